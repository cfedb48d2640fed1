"""Formats and series, instruments, and outlets: named things other than people, parties and places."""

from dataclasses import dataclass
from typing import TypeVar

from dragoman.knowledge.folding import fold
from dragoman.knowledge.meanings import Lexicon, Meaning
from dragoman.knowledge.tables import Facts, several
from dragoman.model import MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A recurring format.

    format: our format code ("2+2", "quad" ...). level: who meets, in words.
    side: who sits at the table: "leader", "foreign", "defence", "foreign_and_defence", "minister", "official",
        or "" for any.
    """

    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    format: str
    side: str
    level: str
    since: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty, agreement or declaration. Dates are as the source gives them."""

    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    signed: str
    in_force: str
    expires: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes news. kind: agency, daily, broadcaster, portal, magazine or official. country: ISO alpha-2."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str


def read_series(facts: Facts) -> tuple[Series, ...]:
    """Every row of formats.tsv."""
    return tuple(
        Series(
            name=row["name"],
            aliases=several(row["aliases"]),
            parties=several(row["parties"]),
            format=row["format"],
            side=row["side"],
            level=row["level"],
            since=row["since"],
            note=row["note"],
        )
        for row in facts.rows("formats")
    )


def read_instruments(facts: Facts) -> tuple[Instrument, ...]:
    """Every row of instruments.tsv."""
    return tuple(
        Instrument(
            name=row["name"],
            aliases=several(row["aliases"]),
            parties=several(row["parties"]),
            signed=row["signed"],
            in_force=row["in_force"],
            expires=row["expires_or_renewed"],
            note=row["note"],
        )
        for row in facts.rows("instruments")
    )


def read_outlets(facts: Facts) -> tuple[Outlet, ...]:
    """Every row of outlets.tsv."""
    return tuple(
        Outlet(name=row["name"], aliases=several(row["aliases"]), kind=row["kind"], country=row["country"])
        for row in facts.rows("outlets")
    )


def add_series(lexicon: Lexicon, series: tuple[Series, ...]) -> None:
    """The names and aliases of formats."""
    for item in series:
        meaning = Meaning(MentionKind.FORMAT, (item.name,), item.format, ";".join(item.parties))
        lexicon.add_all((item.name, *item.aliases), meaning)


def add_instruments(lexicon: Lexicon, instruments: tuple[Instrument, ...]) -> None:
    """The names and aliases of instruments; a shared alias ("GSOMIA") means each of them."""
    for item in instruments:
        lexicon.add_all((item.name, *item.aliases), Meaning(MentionKind.INSTRUMENT, (item.name,)))


def add_outlets(lexicon: Lexicon, outlets: tuple[Outlet, ...]) -> None:
    """The names and aliases of outlets."""
    for item in outlets:
        lexicon.add_all((item.name, *item.aliases), Meaning(MentionKind.OUTLET, (item.name,), item.kind, item.country))


Named = TypeVar("Named", bound=Series | Instrument | Outlet)


def by_alias(items: tuple[Named, ...]) -> dict[str, Named]:
    """Each by its name and aliases as `plain` writes them; the first keeps a shared one."""
    pairs = [(plain(name), item) for item in items for name in (item.name, *item.aliases)]
    return dict(reversed(pairs))


def plain(name: str) -> str:
    """A name without marks and capitals, for looking it up."""
    return fold(name).casefold()
