"""The starter pack: sources to choose from, each with where its address was found stated.

Invariant: no address in the pack is guessed; each stands on the page that its line names. Whether it still answers
was not asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from dragoman.model import Followed, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A source of the pack.

    stated_in: the page that states its address. stated_on: the day that this page bears, "" for none.
    seen_on: the day on which it was seen there.
    """

    source: Followed
    stated_in: str
    stated_on: str
    seen_on: str


def starter_pack() -> tuple[Packed, ...]:
    """All of it, by kind and country. ValueError for a line that is malformed."""
    lines = files("dragoman.following").joinpath("pack.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    return tuple(_packed(dict(zip(columns, line.split("\t"), strict=True))) for line in lines[1:])


def chosen(
    pack: Iterable[Packed],
    *,
    countries: Iterable[str] = (),
    kinds: Iterable[SourceKind] = (),
    languages: Iterable[str] = (),
) -> tuple[Packed, ...]:
    """Those of these countries (codes), kinds and languages; a choice that names none of them lets all pass."""
    wanted = {country.upper() for country in countries}
    of_kind, in_language = set(kinds), {language.lower() for language in languages}
    return tuple(
        one
        for one in pack
        if (not wanted or one.source.country in wanted)
        and (not of_kind or one.source.kind in of_kind)
        and (not in_language or one.source.language in in_language)
    )


def _packed(row: dict[str, str]) -> Packed:
    source = Followed(
        address=row["address"],
        kind=SourceKind(row["kind"]),
        outlet=row["outlet"],
        country=row["country"],
        language=row["language"],
    )
    return Packed(source=source, stated_in=row["stated_in"], stated_on=row["stated_on"], seen_on=row["seen_on"])
