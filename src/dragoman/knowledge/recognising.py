"""Whom a titled name means: whose office the title is, who held it then, and whether the name is one of theirs."""

from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.comparing import compare
from dragoman.knowledge.folding import fold
from dragoman.knowledge.knowledge import Knowledge
from dragoman.knowledge.likeness import likeness
from dragoman.knowledge.remarks import Titled
from dragoman.model import Person, Tenure

ALIKE = 0.72  # the least likeness of a name, or of one of its words, to a holder's
_MONARCHS = frozenset({"King", "Queen", "Pope", "Emperor", "Sultan", "Emir", "Amir"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What the facts say of a titled name.

    party: whose office; "" where the words name no party that the facts know. office: the canonical kind.
    person: the holder of that name on a day of the span; None where the facts have none.
    holders: whoever else the facts have in that office then.
    """

    party: str
    office: str
    person: Person | None
    holders: tuple[Tenure, ...]


def recognise(said: Titled, host: str, first: date, last: date, knowledge: Knowledge) -> Recognised:
    """Whom a titled name means in a text about a visit to `host` (a party's code) from first to last."""
    party = _party(said.whose, knowledge) if said.whose else host
    if not party:
        return Recognised(party="", office="", person=None, holders=())
    kinds = [*knowledge.offices_called(said.title, party)]
    if " and " in said.title:  # "Minister of Foreign Affairs and Expatriates"
        kinds += knowledge.offices_called(said.title.partition(" and ")[0], party)
    if said.title in _MONARCHS or said.title == "Crown Prince":
        kinds += ["Head of State", "Head of State and Government", "Crown Prince", "Head of Government"]
    held: list[Tenure] = []
    for kind in dict.fromkeys(kinds):
        for tenure in knowledge.holders(kind, party, first, last).likely:
            held.append(tenure)
            if names(said.name, knowledge.person(tenure.person)):
                return Recognised(party=party, office=kind, person=knowledge.person(tenure.person), holders=tuple(held))
    return Recognised(party=party, office=kinds[0] if kinds else "", person=None, holders=tuple(held))


def names(words: str, person: Person) -> bool:
    """Whether words, a full name or a part of one, can name the person."""
    said = _words(words)
    for name in (person.name, *person.variants):
        held = _words(name)
        if set(said) <= set(held) or compare(words, name) > 0.5:
            return True
    every = {word for name in (person.name, *person.variants) for word in _words(name) if len(word) > 2}
    return any(len(word) > 3 and likeness(word, every) >= ALIKE for word in said)


def _words(name: str) -> list[str]:
    return fold(name).casefold().replace("-", " ").split()


def _party(whose: str, knowledge: Knowledge) -> str:
    """The party that "Palestinian Authority", "French" or "Abu Dhabi Crown" names: the words, or the last of them."""
    words = whose.split()
    for start in range(len(words)):
        code = knowledge.party_named(" ".join(words[start:]))
        if code:
            return code
    return ""
