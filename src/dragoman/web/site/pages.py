"""A cleared record as the files of a static copy, one after the other.

    cleared record ── index: groups, and the file of each address ── showing ── templates ── links ── files

Invariant: the files come from the record, the facts and the options alone: the same give the same bytes. No report's
text is among them: of a report there is what it is, where it stands, and the words that entries quote.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import PurePosixPath

from dragoman.knowledge import Knowledge
from dragoman.model import Cleared, Engagement
from dragoman.pipeline import Filters
from dragoman.publishing.batches import entries_of
from dragoman.publishing.citing import FORMS, citations
from dragoman.publishing.coverage import read_words
from dragoman.publishing.formats import FORMATS, Shape
from dragoman.publishing.jsonld import Addresses, event_script
from dragoman.publishing.words import count_words, day_words
from dragoman.web.asking import Asked
from dragoman.web.rendering import static_file
from dragoman.web.showing.facts import sheet
from dragoman.web.showing.wording import names_of
from dragoman.web.site.dossiers import dossiers
from dragoman.web.site.index import index_of
from dragoman.web.site.lists import lists
from dragoman.web.site.pressing import Press, SiteFile
from dragoman.web.site.rendering import own_style
from dragoman.web.site.reports import reports
from dragoman.web.site.sitemap import sitemap

_DATA = {"csv": "engagements.csv", "jsonl": "engagements.jsonl", "jsonld": "events.jsonld"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """How a copy is made.

    title: what it is called. address: where it will stand, ending in "/"; "" where nobody knows, and then there is no
    site map, which needs whole addresses. beside: more files for it, by name (the calendar, the feed).
    """

    title: str = "The record of engagements"
    address: str = ""
    beside: Mapping[str, bytes] = field(default_factory=dict)


def site(cleared: Cleared, known: Knowledge, options: SiteOptions) -> Iterator[SiteFile]:
    """Every file of the copy. Good while the store is open."""
    index = index_of(cleared)
    press = Press(
        index=index,
        names=names_of(known.parties),
        asked=Asked(as_of=cleared.record.as_of, filters=Filters()),
        title=options.title,
        beside=tuple(sorted(options.beside)),
        data=tuple(f"data/{name}" for name in _DATA.values()),
    )
    made: list[tuple[str, date | None]] = []
    for one in chain(_files(cleared, known, press, options), _beside(cleared, known, options)):
        made.append((one.path, one.told_on))
        yield one
    if options.address:
        yield SiteFile(path="sitemap.xml", content=sitemap(made, options.address))


def _files(cleared: Cleared, known: Knowledge, press: Press, options: SiteOptions) -> Iterator[SiteFile]:
    yield from lists(press)
    yield from dossiers(cleared, known, press)
    yield from _entries(cleared, known, press, options)
    yield from reports(cleared, press)
    for name in ("page.css", "mark.svg"):
        yield SiteFile(path=f"static/{name}", content=static_file(name))
    yield SiteFile(path="static/site.css", content=own_style())


def _entries(cleared: Cleared, known: Knowledge, press: Press, options: SiteOptions) -> Iterator[SiteFile]:
    addresses = Addresses(base=options.address or "../", ending=".html")
    for entry in entries_of(cleared):
        path = f"e/{entry.id}.html"
        yield SiteFile(
            path=path,
            content=press.page(
                "entry.html",
                path,
                sheet=sheet(press.index.around(entry), entry, cleared.readings, press.names),
                read=read_words(cleared.record),
                reported=_reported(entry),
                script=event_script(entry, cleared.readings, known.codes, addresses),
            ),
            told_on=entry.last_reported,
        )
        address = f"{options.address}{path}" if options.address else ""
        for form in FORMS:
            said = citations(entry, cleared.readings, as_of=cleared.record.as_of, address=address, form=form)
            yield SiteFile(path=f"e/{entry.id}.{form}", content=said.encode("utf-8", "replace"))


def _reported(entry: Engagement) -> str:
    first, last = day_words(entry.first_reported), day_words(entry.last_reported)
    days = first if first == last else f"{first} to {last}"
    return f"reported {days}, by {count_words(len(entry.reports), 'report')}"


def _beside(cleared: Cleared, known: Knowledge, options: SiteOptions) -> Iterator[SiteFile]:
    for name in sorted(options.beside):
        yield SiteFile(path=str(PurePosixPath(name)), content=options.beside[name])
    addresses = Addresses(base=options.address, ending=".html") if options.address else Addresses()
    for form, name in _DATA.items():
        out = io.BytesIO()
        FORMATS[form].write(cleared, known, Shape(addresses=addresses), out)
        yield SiteFile(path=f"data/{name}", content=out.getvalue())
