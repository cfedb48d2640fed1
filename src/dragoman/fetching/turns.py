"""Turns: no host is asked two things at a time, whichever thread asks, and wherever redirects lead.

Invariant: what is noted of a host is gone when its turn is over, so that nothing grows with the hosts that were asked.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.fetching.errors import FetchError, Reason


class HostTurns:
    """Whose turn it is. Threads share one."""

    def __init__(self, at_once: int = 1) -> None:
        """Nobody is being asked. at_once: how many things one host may be asked at a time."""
        self._at_once = at_once
        self._busy: Counter[str] = Counter()
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, host: str, seconds: float) -> Iterator[None]:
        """Inside, the host is asked by no more than may ask it at a time.

        Raises:
            FetchError: it was asked something else for all of these seconds.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._busy[host] < self._at_once, seconds):
                why = f"{host} was being asked something else for {seconds:.0f} seconds; try again later."
                raise FetchError(Reason.SLOW, why)
            self._busy[host] += 1
        try:
            yield
        finally:
            with self._changed:
                self._busy -= Counter({host: 1})  # what comes to nothing is gone
                self._changed.notify_all()
