"""People in the lexicon: full names, and names used alone, which several people may bear.

A name used alone is risky where the word is also something else that a text capitalises: a common word, a given
name, a month, a place. Reading takes a risky one only where the context speaks for a person. risky_names.tsv
settles single words: "yes", "no", "given" for common given names, or "never" for words that are no sign of a
person at all ("He").
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.folding import fold
from dragoman.knowledge.holdings import Holdings
from dragoman.knowledge.meanings import Lexicon, Meaning
from dragoman.knowledge.naming import Spellings, full_names, short_names
from dragoman.knowledge.people import Naming
from dragoman.knowledge.tables import Facts
from dragoman.model import MentionKind

SHORTEST_SAFE = 3  # "Xi" and "Ma" are safe only by the table; other two-letter names are words too often


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesAlone:
    """Folded words: names used alone that are risky, and given names."""

    risky: frozenset[str]
    given: frozenset[str]


def add_people(
    lexicon: Lexicon,
    facts: Facts,
    people: Mapping[str, Naming],
    holdings: Holdings,
) -> NamesAlone:
    """All names of all people; returns what the names used alone are like."""
    spellings = Spellings(facts)
    alone: defaultdict[str, list[str]] = defaultdict(list)
    table = {row["word"]: row["risk"] for row in facts.rows("risky_names")}
    given = {word for word, risk in table.items() if risk == "given"}
    for person, naming in people.items():
        meaning = Meaning(MentionKind.PERSON, (person,), "full")
        forms = full_names(naming, spellings)
        lexicon.add_all(forms, meaning)
        lexicon.add_all((*naming.misspelt, *naming.native), meaning)
        shorts = short_names(naming, spellings)
        for short in shorts:
            alone[short].append(person)
        first = fold(naming.person.name.split()[0])
        if first not in shorts:
            given.add(first)
    risky = frozenset(name for name in alone if _is_risky(name, given, table))
    for name, bearers in alone.items():
        if table.get(name) == "never":
            continue
        latest = list(dict.fromkeys(bearers))
        if len(latest) > 1:
            latest.sort(key=lambda person: _latest(person, holdings), reverse=True)
        form = "surname_risky" if name in risky else "surname"
        lexicon.add(name, Meaning(MentionKind.PERSON, tuple(latest), form))
    return NamesAlone(risky=risky, given=frozenset(given))


def _is_risky(name: str, given: set[str], table: Mapping[str, str]) -> bool:
    if name in table:
        return table[name] != "no"
    return len(name) < SHORTEST_SAFE or name in given


def _latest(person: str, holdings: Holdings) -> tuple[str, int]:
    """Whoever was last in office comes first, then whoever held most offices."""
    held = holdings.of(person)
    last = max((tenure.end.isoformat() if tenure.end else "9999" for tenure in held), default="")
    return last, len(held)
