"""Turns: no host is asked two things at a time, whichever thread asks, and wherever redirects lead.

Invariant: what is noted of a host is gone when its turn is over, so that nothing grows with the hosts that were asked.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.fetching.errors import FetchError, Reason


class HostTurns:
    """Whose turn it is. Threads share one."""

    def __init__(self) -> None:
        """Nobody is being asked."""
        self._busy: set[str] = set()
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, host: str, seconds: float) -> Iterator[None]:
        """Inside, the host is asked by nobody else.

        Raises:
            FetchError: it was asked something else for all of these seconds.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: host not in self._busy, seconds):
                why = f"{host} was being asked something else for {seconds:.0f} seconds; try again later."
                raise FetchError(Reason.SLOW, why)
            self._busy.add(host)
        try:
            yield
        finally:
            with self._changed:
                self._busy.discard(host)
                self._changed.notify_all()
