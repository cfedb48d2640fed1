"""Words to reports and to the quotes behind the record.

Invariant: what is found is what reading every report would find (`Search.fits`); the index only makes it quick.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model import Claim, Hit, Quote, When
from dragoman.pipeline.blocks import known_on
from dragoman.store import Search, Stored

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for. span: the days of publication. quotes: only reports with a quote that has all of it."""

    search: Search
    span: When | None = None
    quotes: bool = False


def search(
    store: "Store", asked: Asked, *, as_of: date, recorded_as_of: date | None = None
) -> tuple[tuple[Hit, ...], int]:
    """What is found, newest first, and how many reports are not in the index yet. See `recorded` for the days."""
    with store.view() as view:
        names = view.with_words(asked.search)
        hits = [_hit(entry, asked) for entry in view.known(names, as_of, recorded_as_of) if _fits(entry, asked)]
        missing = view.without_words()
    found = [hit for hit in hits if hit.claims or not asked.quotes]
    found.sort(key=lambda hit: (hit.published or date.min, hit.reading.report.id), reverse=True)
    return tuple(found), missing


def _fits(entry: Stored, asked: Asked) -> bool:
    day = known_on(entry)
    within = asked.span is None or (day is not None and asked.span.meets(When.span(day, day)))
    report = entry.reading.report
    return within and asked.search.fits(f"{report.title}\n{report.text}")


def _hit(entry: Stored, asked: Asked) -> Hit:
    text = entry.reading.text.text
    span = asked.search.first_in(text)
    return Hit(
        reading=entry.reading,
        published=known_on(entry),
        words=Quote(start=span[0], end=span[1], quote=text[span[0] : span[1]]) if span else None,
        claims=tuple(_quoted(entry, asked.search)),
    )


def _quoted(entry: Stored, said: Search) -> Iterator[tuple[Claim, Quote, str]]:
    for claim in entry.reading.claims:
        fields = (claim.format, claim.status, claim.when, claim.venue, *claim.parties, *claim.topics)
        quotes = [claim.trigger, *(quote for field in fields if field is not None for quote in field.quotes)]
        quotes += [quote for who in claim.participants for quote in who.quotes]
        found = next((quote for quote in quotes if said.fits(quote.quote)), None)
        if found is not None:
            yield claim, found, entry.entries.get(claim.key, "")
