"""Words to reports and to the quotes behind the record.

Invariant: what is found is what reading every report would find (`Search.fits`); the index only makes it quick.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.model import Claim, Decision, DecisionKind, Hit, Quote, ReportId, When
from dragoman.pipeline.blocks import known_on
from dragoman.pipeline.withholding import Withheld
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import Search, Store, View  # SQLAlchemy, which `read` must not wait for

_PAGE = 51  # reports that are fetched at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for. span: the days of publication. quotes: only reports with a quote that has all of it."""

    search: "Search"
    span: When | None = None
    quotes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What was found, newest first. number: of how many in all; None where they were not all looked through.

    missing: how many reports are not in the index yet.
    """

    hits: tuple[Hit, ...]
    number: int | None
    missing: int


NOTHING = Searched(hits=(), number=0, missing=0)


def search(
    store: "Store",
    asked: Asked,
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    most: int | None = None,
    withheld: Withheld | None = None,
) -> Searched:
    """What is found, and no more than the newest so many of it. See `recorded` for the days.

    withheld: what is not to be seen, and the decisions by which claims are left out.
    """
    but = withheld.reports if withheld else frozenset()
    hidden = _hidden(withheld.decisions if withheld else ())
    with store.view() as view:
        missing = view.without_words()
        names = view.newest_with_words(asked.search, as_of, recorded_as_of)
        found = _found(view, (name for name in names if name not in but), asked, hidden)
        hits = tuple(islice(found, most))
        is_all = most is None or (len(hits) < most) or next(found, None) is None
        number = len(hits) if is_all else None
        if number is None and _is_plain(asked):  # of words alone the index tells all there is to tell
            number = view.count_with_words(asked.search, as_of, recorded_as_of, but)
    return Searched(hits=hits, number=number, missing=missing)


def _found(view: "View", names: Iterable[ReportId], asked: Asked, hidden: frozenset[str]) -> Iterator[Hit]:
    names = iter(names)
    while some := tuple(islice(names, _PAGE)):
        held = {entry.id: entry for entry in view.readings_of(some)}
        for name in some:
            if name in held and _fits(held[name], asked):
                hit = _hit(held[name], asked, hidden)
                if hit.claims or not asked.quotes:
                    yield hit


def _is_plain(asked: Asked) -> bool:
    return not asked.search.phrases and asked.span is None and not asked.quotes


def _hidden(decisions: Iterable[Decision]) -> frozenset[str]:
    return frozenset(key for one in decisions if one.kind is DecisionKind.REJECT for key in one.claims)


def _fits(entry: Stored, asked: Asked) -> bool:
    day = known_on(entry)
    within = asked.span is None or (day is not None and asked.span.meets(When.span(day, day)))
    report = entry.reading.report
    return within and (not asked.search.phrases or asked.search.fits(f"{report.title}\n{report.text}"))


def _hit(entry: Stored, asked: Asked, hidden: frozenset[str]) -> Hit:
    text = entry.reading.text.text
    span = asked.search.first_in(text)
    return Hit(
        reading=entry.reading,
        published=known_on(entry),
        words=Quote(start=span[0], end=span[1], quote=text[span[0] : span[1]]) if span else None,
        claims=tuple(one for one in _quoted(entry, asked.search) if one[0].key not in hidden),
    )


def _quoted(entry: Stored, said: "Search") -> Iterator[tuple[Claim, Quote, str]]:
    for claim in entry.reading.claims:
        fields = (claim.format, claim.status, claim.when, claim.venue, *claim.parties, *claim.topics)
        quotes = [claim.trigger, *(quote for field in fields if field is not None for quote in field.quotes)]
        quotes += [quote for who in claim.participants for quote in who.quotes]
        found = next((quote for quote in quotes if said.fits(quote.quote)), None)
        if found is not None:
            yield claim, found, entry.entries.get(claim.key, "")
