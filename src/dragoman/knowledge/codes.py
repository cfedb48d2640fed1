"""Codes of states in the lists that other data are joined on.

Invariant: no reading rests on these, so facts/codes.tsv is no part of the facts' fingerprint: a code put right there
makes no report stale.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.knowledge.parties import PartyWords
from dragoman.knowledge.tables import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What a party is called in other lists; "" and None where that list lacks it.

    kind: "state", "territory" or "organisation". iso2, iso3: ISO 3166-1, with the user-assigned XK and XKX for Kosovo.
    cow, cow_number: the Correlates of War list of states. gw: Gleditsch and Ward's list, with its microstates.
    fips: FIPS 10-4, which GDELT's places bear. cameo: CAMEO's country code, which GDELT's actors bear.
    """

    name: str
    kind: str
    iso2: str = ""
    iso3: str = ""
    cow: str = ""
    cow_number: int | None = None
    gw: int | None = None
    fips: str = ""
    cameo: str = ""


def codes_of(words: Mapping[str, PartyWords]) -> Mapping[str, Codes]:
    """The codes of every party, by the code that it has here."""
    rows = _rows()
    return {code: _codes(code, one, rows.get(code, {})) for code, one in words.items()}


def _codes(code: str, words: PartyWords, row: Mapping[str, str]) -> Codes:
    if words.party.organisation:
        return Codes(name=words.party.name, kind="organisation")
    return Codes(
        name=words.party.name,
        kind=words.kind,
        iso2=code if words.alpha3 else "",
        iso3=words.alpha3,
        cow=words.cow,
        cow_number=_number(words.cow_number),
        gw=_number(row.get("gw", "")),
        fips=row.get("fips", ""),
        cameo=row.get("cameo", ""),
    )


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, Mapping[str, str]]:
    text = (files(__package__) / "facts" / "codes.tsv").read_text(encoding="utf-8")
    return {row["party"]: row for row in parse("codes", text)}


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
