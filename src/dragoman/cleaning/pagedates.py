"""When a page says that it was published, by whatever in it says so: head, linked data, marked-up times, its address.

Invariant: a day is given only where somebody states it; what states a year alone gives that year.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from dragoman.cleaning.extracting import Extract
from dragoman.dates import moment
from dragoman.model import DateSaid, DatingBasis, When

# Names under which heads and linked data state the publication, and nothing else.
_PUBLISHED = (
    "ld:datePublished",
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "article:published",
    "article.published",
    "og:published_time",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "publicationdate",
    "originalpublicationdate",
    "article_date_original",
    "rnews:datepublished",
    "time:published",
)
# Names that may state another day as well: that of a change, of the file, or of another story on the page.
_LOOSE = ("dcterms.created", "ld:dateCreated", "dc.date", "dcterms.date", "dc.date.created", "date", "time")
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:/|-|_)?(?P<month>0[1-9]|1[0-2])(?:/|-|_)?(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_NEW_YEAR = re.compile(
    r"01-01\b|/0?1/0?1\b|\b0?1\.\s?0?1\.|\bjan\w*\.?\s0?1\b|\b0?1(?:st|\.)?\s(?:of\s)?jan", re.IGNORECASE
)


def dates_of_page(values: Mapping[str, str], source: str, url: str, extract: Extract | None) -> Iterator[DateSaid]:
    """The dates that a page's markup states, in order of trust.

    values: what its tags state. source: the page itself. url: its address. extract: what the libraries made of it, on
    the careful path.
    """
    yield from _stated(values, _PUBLISHED, firm=True)
    if extract is not None and extract.day:
        yield _of_libraries(extract, source)
    yield from _stated(values, _LOOSE, firm=False)
    if match := _IN_ADDRESS.search(url):
        with suppress(ValueError):
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
            yield DateSaid(by="the address", when=When.of(day.isoformat()))


def _stated(values: Mapping[str, str], names: tuple[str, ...], *, firm: bool) -> Iterator[DateSaid]:
    for name in names:
        if name not in values:
            continue
        day, instant = moment(values[name])
        if day is not None:
            yield DateSaid(by=_by(name), when=When.of(day.isoformat()), at=instant, firm=firm)


def _by(name: str) -> str:
    if name.startswith("ld:"):
        return f"the page's linked data ({name[3:]})"
    return "a time in the page" if name.startswith("time") else f"the page's head ({name})"


def _of_libraries(extract: Extract, source: str) -> DateSaid:
    """What htmldate found; it gives the first day of a year for a year."""
    day = extract.day
    if day.endswith("-01-01") and not _NEW_YEAR.search(source):
        day = day[:4]
    basis = DatingBasis.STATED if extract.day_is_marked else DatingBasis.INFERRED
    return DateSaid(by="htmldate", when=When.of(day), basis=basis)
