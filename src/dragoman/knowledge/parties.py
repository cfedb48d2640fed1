"""States and organisations, and the words that name them."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.meanings import Lexicon, Meaning
from dragoman.knowledge.tables import Facts, Row, several
from dragoman.model import MentionKind, Party

SHORTEST_IN_CAPITALS = 5  # shorter names in capitals ("IRAN", "CHAD") could be acronyms; "JAPAN" could not
_SHORTEST_CAPITAL = 4  # "ROME", "OSLO", in which datelines are written


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWords:
    """A party and the words for it.

    kind: "state", "territory" or "organisation". alpha3: ISO 3166-1 alpha-3, "" for organisations.
    cow, cow_number: the abbreviation and the number of the Correlates of War list of states; "" for what is not on it.
    """

    party: Party
    kind: str
    alpha3: str
    cow: str
    cow_number: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    compounds: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    ministries: tuple[str, ...]


def read_parties(facts: Facts) -> dict[str, PartyWords]:
    """Every party of parties.tsv by code."""
    return {row["code"]: _words(row) for row in facts.rows("parties")}


def _words(row: Row) -> PartyWords:
    party = Party(
        code=row["code"],
        name=row["name"],
        organisation=row["kind"] == "organisation",
        capital=row["capital"],
    )
    capital = (row["capital"],) if row["capital"] else ()
    return PartyWords(
        party=party,
        kind=row["kind"] or "state",
        alpha3=row["alpha3"],
        cow=row.get("cow", ""),
        cow_number=row.get("cow_number", ""),
        names=(row["name"], *several(row["names"])),
        demonyms=several(row["demonyms"]),
        compounds=several(row["compounds"]),
        capitals=(*capital, *several(row["capital_names"])),
        metonyms=several(row["metonyms"]),
        ministries=(*several(row["foreign_ministry"]), *several(row["defence_ministry"])),
    )


def add_parties(lexicon: Lexicon, parties: dict[str, PartyWords], cities: dict[str, str]) -> None:
    """The words of all parties. cities: the "City|CC" that a word for a capital or a building stands for.

    "Brussels" is the European Union first, and Belgium after that: organisations come before states there.
    """
    kind = MentionKind.PARTY
    for words in parties.values():
        code = words.party.code
        for name in words.names:
            place = (cities[name],) if name in words.capitals and name in cities else ()
            lexicon.add_all(_cased(name), Meaning(kind, (code, *place), "name"))
        for demonym in words.demonyms:
            lexicon.add_all(_cased(demonym), Meaning(kind, (code,), "demonym"))
        for compound in words.compounds:
            lexicon.add(compound, Meaning(kind, (code,), "demonym", needs="hyphen"))
    for form in ("capital", "metonym", "ministry"):
        for words in sorted(parties.values(), key=lambda words: not words.party.organisation):
            for word in _of_form(words, form):
                place = (cities[word],) if word in cities else ()
                shortest = _SHORTEST_CAPITAL if form == "capital" else SHORTEST_IN_CAPITALS
                lexicon.add_all(
                    _cased(word, shortest), Meaning(kind, (words.party.code, *place), form, _implied(words, form))
                )


def _implied(words: PartyWords, form: str) -> str:
    return words.party.code if form == "ministry" else ""


def _of_form(words: PartyWords, form: str) -> tuple[str, ...]:
    return {"capital": words.capitals, "metonym": words.metonyms, "ministry": words.ministries}[form]


def _cased(word: str, shortest: int = SHORTEST_IN_CAPITALS) -> Iterator[str]:
    yield word
    if len(word) >= shortest and word != "Male" and word.replace(" ", "").isalpha():
        yield word.upper()
