"""What an HTML page states of itself in its head and markup, beside the text that a reader sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from dragoman.cleaning.extracting import Extract
from dragoman.cleaning.mending import mended
from dragoman.cleaning.pagedates import dates_of_page
from dragoman.cleaning.statements import stated
from dragoman.model import DateSaid, Report

_AUTHORS = (
    "ld:author",
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
)
_OUTLETS = ("og:site_name", "ld:publisher", "application-name", "dc.publisher", "citation_journal_title")
_TITLES = ("og:title", "ld:headline", "twitter:title", "h1", "title")
_LANGUAGES = ("lang", "content-language", "ld:inLanguage", "og:locale", "dc.language")
_BARS = (" | ", " - ", " \u2013 ", " — ", " :: ", " · ")
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """What a page states; "" where it states nothing. dates: in order of trust. language: ISO 639, without region."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    dates: tuple[DateSaid, ...] = ()


def page_meta(report: Report, extract: Extract | None = None) -> PageMeta:
    """What the page of a report states of itself; nothing where the report is no HTML.

    extract: what the libraries made of the page, for its dates.
    """
    if report.markup != "html":
        return PageMeta()
    whole = mended(report.text, report.markup)
    source = whole.text if whole else report.text
    values = stated(source)
    outlet = _first(values, _OUTLETS)
    url = _address(values.get("canonical") or values.get("og:url", ""), report.url)
    return PageMeta(
        title=_without_outlet(_first(values, _TITLES), outlet),
        byline=next((name for key in _AUTHORS if (name := _byline(values.get(key, "")))), ""),
        outlet=outlet,
        url=url,
        language=_first(values, _LANGUAGES).replace("_", "-").partition("-")[0].strip().lower(),
        dates=tuple(dates_of_page(values, source, url or report.url, extract)),
    )


def _first(values: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((values[name] for name in names if name in values), "")


def _byline(words: str) -> str:
    """Who is named as author; "" where an address stands for the name."""
    return "" if "://" in words or len(words) > _LONGEST_BYLINE else words


def _address(found: str, base: str) -> str:
    """An address as an absolute one, if it is of the web."""
    try:
        address = urljoin(base, found.strip()) if found.strip() else ""
        return address if urlsplit(address).scheme in ("http", "https") else ""
    except ValueError:  # "http://[" is no address
        return ""


def _without_outlet(title: str, outlet: str) -> str:
    """A title without the outlet's name behind a bar or dash."""
    if outlet:
        for bar in _BARS:
            if title.casefold().endswith((bar + outlet).casefold()):
                return title[: -len(bar + outlet)].strip()
    return title
