"""Errands: what is to be fetched, when its host may be asked, and the hands that go.

Invariant: no host is asked two things at a time (where redirects lead, the transport sees to that), and in between it
has its rest; no more answers are held than there are hands.
"""

import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from dragoman.model import Problem

if TYPE_CHECKING:
    from dragoman.fetching import Fetched, Robots, Transport, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """An address to fetch for a source.

    source: the source's address. key: the entry whose page it is; "" for the source itself.
    validators: what the source gave with its last answer; None for a page.
    """

    source: str
    address: str
    key: str = ""
    validators: "Validators | None" = None

    @property
    def host(self) -> str:
        """Whom it asks."""
        return urlsplit(self.address).hostname or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came of an errand: an answer of any status, or the problem for which there is none.

    rest: the seconds for which its host wants to be left alone afterwards; None where it does not say.
    """

    errand: Errand
    fetched: "Fetched | None" = None
    problem: Problem | None = None
    rest: float | None = None


def carry(errand: Errand, transport: "Transport", robots: "Robots") -> Brought:
    """Fetch what an errand is for. Never raises.

    What a person named is asked for as it is; of the links that are followed from it, those that the site lets programs
    follow (robots.txt).
    """
    from dragoman.fetching import NO_VALIDATORS, FetchError  # noqa: PLC0415 - slow to import, and only `watch` fetches

    try:
        if errand.key and not robots.may_fetch(errand.address):
            why = f"{errand.address}: its site lets no program follow this link (robots.txt)."
            return Brought(errand=errand, problem=Problem(what="robots", why=why, fatal=True))
        fetched = transport.get(errand.address, validators=errand.validators or NO_VALIDATORS)
        return Brought(errand=errand, fetched=fetched, rest=robots.delay(errand.address) if errand.key else None)
    except FetchError as error:
        why = error.why if errand.address in error.why else f"{errand.address}: {error.why}"
        return Brought(errand=errand, problem=Problem(what=error.reason.value, why=why, fatal=True))
    except Exception as error:  # noqa: BLE001 - law 10: one errand never stops the others
        fault = f"{type(error).__name__}: {error}"
        why = f"{errand.address} could not be fetched, by a fault in Dragoman; please report it ({fault})."
        return Brought(errand=errand, problem=Problem(what="fault", why=why, fatal=True))


class Turns:
    """The errands that wait, host by host. Moments are seconds, from whenever."""

    def __init__(self, *, rest: float) -> None:
        """rest: the least seconds between two errands to one host."""
        self._rest = rest
        self._waiting: dict[str, deque[Errand]] = {}
        self._busy: set[str] = set()
        self._rested: dict[str, float] = {}

    def __len__(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    def put(self, errand: Errand) -> None:
        """One more, behind those to the same host."""
        self._waiting.setdefault(errand.host, deque()).append(errand)

    def take(self, moment: float) -> Errand | None:
        """An errand whose host may be asked now; it counts as asked until `done`. None where all must wait."""
        host = next(
            (one for one in self._waiting if one not in self._busy and self._rested.get(one, 0) <= moment), None
        )
        if host is None:
            return None
        errands = self._waiting.pop(host)  # and to the end of the row, so that every host has its turn
        errand = errands.popleft()
        if errands:
            self._waiting[host] = errands
        self._busy.add(host)
        return errand

    def done(self, errand: Errand, moment: float, rest: float | None = None) -> None:
        """An errand is over; its host rests. rest: how long it wants to, if longer than usual."""
        self._busy.discard(errand.host)
        self._rested[errand.host] = moment + max(self._rest, rest or 0.0)

    def wait(self, moment: float) -> float:
        """The seconds until the next host has rested; 0 where one has, or where none waits for that."""
        rests = [self._rested.get(host, 0) - moment for host in self._waiting if host not in self._busy]
        return max(min(rests, default=0.0), 0.0)


class Hands:
    """Threads that carry errands, each one at a time. What they fetch is capped, so that they always come back."""

    def __init__(self, number: int, carry: Callable[[Errand], Brought]) -> None:
        """number: how many. carry: what one does with an errand; it must not raise."""
        self._given: queue.SimpleQueue[Errand | None] = queue.SimpleQueue()
        self._brought: queue.SimpleQueue[Brought] = queue.SimpleQueue()
        self._number = number
        self._out = 0
        self._carry = carry
        # Daemons: who is told to stop does not wait for a slow server.
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(number)]
        for thread in self._threads:
            thread.start()

    @property
    def out(self) -> int:
        """How many are on the way."""
        return self._out

    @property
    def are_free(self) -> bool:
        """Whether one more can go."""
        return self._out < self._number

    def send(self, errand: Errand) -> None:
        """Have an errand carried."""
        self._out += 1
        self._given.put(errand)

    def take(self, seconds: float) -> Brought | None:
        """What was brought first; None where nothing is within so many seconds."""
        try:
            brought = self._brought.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            return None
        self._out -= 1
        return brought

    def close(self) -> None:
        """Send no more; those on the way come back to nobody."""
        for _ in self._threads:
            self._given.put(None)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close."""
        self.close()

    def _work(self) -> None:
        while (errand := self._given.get()) is not None:
            self._brought.put(self._carry(errand))
