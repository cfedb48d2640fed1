"""Asking a model: kept answers before new ones, no more than may be spent, tries again where that can help.

    Request ── kept? ──> Completion
        └─── may be spent? ── post ── status ──> Completion, kept
                               ^  └── 429, 5xx, lost: wait, again

Invariants: an answer that came whole is kept before it is used, so that a rerun asks nothing; once the budget is spent,
or the server has refused the key, nothing more is sent by anybody who shares this.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from dragoman.prompting.requests import Completion, ProtocolError, Request, Usage, completion

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_SHUT = frozenset({401, 402, 403, 404})
_GIVEN_UP = 3  # requests in a row
_MILLION = 1_000_000


class Why(StrEnum):
    """Why there is no answer."""

    OFF = "model_off"  # nobody answers, or not to us: nothing more is asked in this run
    SPENT = "model_budget_spent"
    FAILED = "model_failed"
    REFUSED = "model_refused_the_request"
    NO_ANSWER = "model_answer_unusable"


class NoAnswer(Exception):  # noqa: N818 - it is one of the outcomes
    """There is no answer: why, and a sentence for people."""

    def __init__(self, why: Why, said: str) -> None:
        """What is the matter."""
        super().__init__(said)
        self.why = why
        self.said = said

    def again(self) -> "NoAnswer":
        """The same, to be raised anew: one that is raised again and again holds on to every call that it passed."""
        return NoAnswer(self.why, self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What a server answered. retry_after: seconds that it asks us to wait, None where it says nothing."""

    status: int
    media: str
    body: bytes
    retry_after: float | None = None


class Unreached(Exception):  # noqa: N818 - it is one of the outcomes of posting
    """There is no connection, or it was lost; the text says how."""


class _Again(Exception):  # noqa: N818 - a reason to try again
    """This try came to nothing; another one may not. after: seconds that the server asks us to wait."""

    def __init__(self, said: str, after: float | None = None) -> None:
        super().__init__(said)
        self.said, self.after = said, after


class Kept(Protocol):
    """Where answers are kept, by the key of their request."""

    def get(self, key: str) -> str | None:
        """The words kept under a key; None where there are none."""
        ...

    def put(self, key: str, words: str, report: str) -> None:
        """Keep words under a key, with the report that they are about: they go with it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a million tokens cost, in one currency."""

    asked: float = 0.0
    answered: float = 0.0

    def of(self, usage: Usage) -> float:
        """What these cost."""
        return (usage.asked * self.asked + usage.answered * self.answered) / _MILLION


@dataclass(slots=True)
class Spent:
    """What a run has asked of a model so far. Shared by its threads, under the asker's lock."""

    calls: int = 0
    from_kept: int = 0
    tries: int = 0
    asked: int = 0
    answered: int = 0
    money: float = 0.0
    promised: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a model may be asked. budget: the most money of a run, None without a bound; tries: of one request."""

    price: Price = field(default_factory=Price)
    budget: float | None = None
    tries: int = 4
    longest_wait: float = 60.0


class Asker:
    """One model, asked by a run. Several threads may share one.

    post: bytes to what the server answered; raises Unreached. wait: sleeps for seconds. chance: from 0 to 1.
    """

    def __init__(
        self,
        post: Callable[[bytes], Posted] | None,
        kept: Kept,
        terms: Terms,
        *,
        wait: Callable[[float], None],
        chance: Callable[[], float],
    ) -> None:
        """Nothing is asked yet. post: None where answers that are kept are all there is."""
        self._post, self._kept, self._terms, self._wait, self._chance = post, kept, terms, wait, chance
        self._lock = threading.RLock()
        self._given_back = threading.Condition(self._lock)
        self._under_way = 0  # requests for which something is set aside
        self._shut: NoAnswer | None = None
        self._failures = 0  # requests in a row that no try helped
        self.spent = Spent()

    @property
    def price(self) -> Price:
        """What a million tokens cost."""
        return self._terms.price

    @property
    def shut(self) -> NoAnswer | None:
        """Why nothing more is asked in this run; None while it goes on."""
        return self._shut

    def stop(self) -> None:
        """Nothing more is asked: what is under way may end, and is not tried again."""
        self._off("The run was stopped.")

    def ask(self, request: Request, most: int, report: str) -> str:
        """The model's words about a report (its id).

        most: tokens that the answer may have, by which its price is reckoned beforehand.

        Raises:
            NoAnswer: there is none, and why.
        """
        kept = self._kept.get(request.key)
        if kept is not None:
            with self._lock:
                self.spent.from_kept += 1
            return kept
        reserved = self._reserve(request, most)
        try:
            found = self._tried(request)
            with self._lock:
                self.spent.calls += 1
                self.spent.asked += found.usage.asked
                self.spent.answered += found.usage.answered
                self.spent.money += self._terms.price.of(found.usage)
        finally:
            with self._lock:
                self._under_way -= 1
                self.spent.promised = self.spent.promised - reserved if self._under_way else 0.0
                self._given_back.notify_all()
        if not found.whole:
            raise NoAnswer(Why.NO_ANSWER, "The model's answer was cut off.")
        self._kept.put(request.key, found.text, report)
        return found.text

    def _reserve(self, request: Request, most: int) -> float:
        """Set aside what a request may cost at most, so that threads together do not go beyond the budget."""
        price = self._terms.price.of(Usage(asked=-(-len(request.body) // 3), answered=most))
        with self._lock:
            if self._shut is None and self._post is None:
                self._shut = NoAnswer(Why.OFF, "No model is set, and no answer is kept for this report.")
            budget = self._terms.budget
            if budget is not None:  # what others set aside may come back
                self._given_back.wait_for(
                    lambda: (
                        self._shut is not None
                        or not self._under_way
                        or self.spent.money + self.spent.promised + price <= budget
                    )
                )
            if self._shut is None and budget is not None and self.spent.money + self.spent.promised + price > budget:
                said = (
                    f"The budget of {budget:g} is spent as far as it goes ({self.spent.money:.4f}); no more is asked."
                )
                self._shut = NoAnswer(Why.SPENT, said)
            if self._shut is not None:
                raise self._shut.again()
            self.spent.promised += price
            self._under_way += 1
        return price

    def _tried(self, request: Request) -> Completion:
        """What was answered, tried again where that may help."""
        said = ""
        for number in range(self._terms.tries):
            if self._shut is not None and self._shut.why is not Why.SPENT:  # what this one may cost is set aside
                raise self._shut.again()
            with self._lock:
                self.spent.tries += 1
            after = None
            try:
                found = self._once(request)
            except _Again as again:
                said, after = again.said, again.after
            else:
                self._failures = 0
                return found
            if number + 1 < self._terms.tries:
                self._wait(self._pause(number, after))
        raise self._failed(said)

    def _once(self, request: Request) -> Completion:
        try:
            posted = self._posted(request)
        except Unreached as error:
            raise _Again(f"The model's server could not be reached: {error}") from error
        if posted.status not in range(200, 300):
            said = f"The model's server answered with status {posted.status}."
            if posted.status in _AGAIN:
                raise _Again(said, posted.retry_after)
            raise self._final(posted.status, said)
        try:
            return completion(posted.body, posted.media, len(request.body))
        except ProtocolError as error:
            raise _Again(f"The server's answer is none of the protocol: {error}.") from error

    def _posted(self, request: Request) -> Posted:
        if self._post is None:  # `_reserve` has refused already
            raise Unreached("no model is set")
        return self._post(request.body)

    def _pause(self, number: int, after: float | None) -> float:
        """Seconds to wait: as long as the server asks, else twice as long each time, with chance in it."""
        wanted = after if after is not None else 2.0**number * (0.5 + self._chance())
        return min(max(wanted, 0.0), self._terms.longest_wait)

    def _final(self, status: int, said: str) -> NoAnswer:
        if status not in _SHUT:
            return NoAnswer(Why.REFUSED, said)
        return self._off(f"{said} {_WHAT_TO_DO.get(status, '')}".strip())

    def _failed(self, said: str) -> NoAnswer:
        """A request that no try helped. Some of them in a row, and the server is given up."""
        with self._lock:
            self._failures += 1
            given_up = self._failures >= _GIVEN_UP
        return self._off(said) if given_up else NoAnswer(Why.FAILED, said)

    def _off(self, said: str) -> NoAnswer:
        """Nothing more is asked in this run."""
        found = NoAnswer(Why.OFF, said)
        with self._lock:
            if self._shut is None or self._shut.why is Why.SPENT:
                self._shut = found
            self._given_back.notify_all()
        return found.again()


_WHAT_TO_DO = {
    401: "Its key is not accepted: set DRAGOMAN_MODEL_KEY.",
    402: "It wants to be paid first.",
    403: "Its key may not use this model.",
    404: "Check DRAGOMAN_MODEL_URL and DRAGOMAN_MODEL.",
}
