"""Why a reading says what it says: which words fired which pattern, what became of each, and why the rest is silent."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.reports import Quote, Role


class Fate(StrEnum):
    """What became of words that may tell of an engagement."""

    CLAIM = "claim"
    DENIAL = "denial"
    LEFT_OUT = "left out"
    OTHER_SENSE = "other sense"  # the words of a pattern, used otherwise: "to call for", "meet a target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """Words that a pattern asks for.

    pattern: its file and words, as in "meeting:hold talks". fate: what became of them.
    claim: the number, from 0, of the claim or the denial that they made or joined. why: for those that made none.
    """

    quote: Quote
    pattern: str
    fate: Fate
    claim: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceExplained:
    """A sentence and what fired in it. why: where nothing did."""

    quote: Quote
    role: Role
    firings: tuple[Firing, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A report's sentences explained. why: where it was not searched at all. removed: lines taken off before."""

    sentences: tuple[SentenceExplained, ...] = ()
    why: str = ""
    removed: tuple[str, ...] = ()
