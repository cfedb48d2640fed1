"""Guessing whom a damaged name means among the few who held an office on a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge.likeness import likeness, shares_given_name
from dragoman.knowledge.people import Naming

LIKE = 0.6  # the least likeness of a name that is taken for the holder's
APART = 0.1  # how much less like every other holder's name must be
SHARED = 0.65  # the likeness of a name of which only the given name is right, as when a surname was translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Whom the words mean. likeness: from LIKE to 1. why: for a person to read. kind, party: the office held."""

    person: str
    likeness: float
    why: str
    kind: str = ""
    party: str = ""


def best_guess(words: str, holders: Sequence[Naming], rivals: Sequence[Naming] = ()) -> Guess | None:
    """The holder whose name is like the words, where no other holder's name is nearly as like them.

    rivals: people who did not hold the office then; None where the name of one of them is more like the words.
    """
    rated = sorted(((_likeness(words, naming), naming) for naming in holders), key=lambda pair: pair[0], reverse=True)
    if not rated or rated[0][0] < LIKE:
        return None
    best, naming = rated[0]
    if len(rated) > 1 and best - rated[1][0] < APART:
        return None
    if any(_likeness(words, rival, best) > best for rival in rivals):
        return None
    like = f"is like the name ({best:.2f})"
    if best == 1.0 and likeness(words, naming.misread) == 1.0:
        like = f"is another reading of {naming.native[0]}"
    return Guess(
        person=naming.person.id, likeness=best, why=f"{naming.person.name} held the office, and {words!r} {like}"
    )


def clearest(guesses: Sequence[Guess]) -> Guess | None:
    """The best of guesses for several offices, where that of no other person is nearly as good."""
    rated = sorted(guesses, key=lambda guess: guess.likeness, reverse=True)
    others = [guess for guess in rated if guess.person != rated[0].person]
    if not rated or (others and rated[0].likeness - others[0].likeness < APART):
        return None
    return rated[0]


def _likeness(words: str, naming: Naming, least: float = 0.0) -> float:
    person = naming.person
    last = person.name.split()[-1]
    best = likeness(
        words, (person.name, *person.variants, *naming.misspelt, *naming.misread, *naming.surnames, last), least
    )
    return max(best, SHARED) if shares_given_name(words, person.name) else best
