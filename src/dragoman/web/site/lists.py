"""The lists of a copy: what is under way and to come, the years, and who and what has a page."""

from collections.abc import Callable, Iterator

from dragoman.model import Topic
from dragoman.publishing.coverage import read_words
from dragoman.publishing.grouping import last_held, next_ahead
from dragoman.web.showing.drawing import drawing, statuses
from dragoman.web.showing.rows import row, sections
from dragoman.web.showing.wording import listed, party_name, series_name, the_party, topic_name
from dragoman.web.site.index import UNDATED, Groups
from dragoman.web.site.pressing import Press, SiteFile

_MOST = 60  # bunches in each section of the first page
_ALL = 1_000_000


def lists(press: Press) -> Iterator[SiteFile]:
    """The first page, the years, the lists, the instruments, and what all of it rests on."""
    yield _first(press)
    for year, entries in press.index.years.items():
        record = press.index.narrowed(entries)
        title = "Without a date" if year == UNDATED else year
        yield _file(
            press,
            f"year/{year}.html",
            "year.html",
            title=title,
            sections=sections(record, press.names, _ALL),
            coverage=press.index.coverage(record),
        )
    for path, title, rows in _named(press):
        yield _file(press, path, "list.html", title=title, rows=rows)
    yield _file(press, "about.html", "about.html", read=read_words(press.index.record))


def _first(press: Press) -> SiteFile:
    record = press.index.record
    last, ahead = last_held(record), next_ahead(record)
    picture = drawing(record, press.names)
    return _file(
        press,
        "index.html",
        "index.html",
        sections=sections(record, press.names, _MOST),
        last=row(last, press.names) if last else None,
        ahead=row(ahead, press.names) if ahead else None,
        picture=picture,
        statuses=statuses(picture.bars) if picture else (),
        coverage=press.index.coverage(record),
    )


def _named(press: Press) -> Iterator[tuple[str, str, list[tuple[str, str, int]]]]:
    """Each list of what has a page: its path, its title, and (address, name, number of entries) for each."""
    index, names = press.index, press.names
    yield "party/index.html", "Parties", _rows(index.parties, "/?party=", lambda code: party_name(code, names))
    yield (
        "pair/index.html",
        "Pairs",
        _rows(index.pairs, "/pair/", lambda key: listed([the_party(code, names) for code in key.split("-")])),
    )
    yield "p/index.html", "People", _rows(index.people, "/p/", str)
    yield "series/index.html", "Series", _rows(index.series, "/series/", series_name)
    yield "topic/index.html", "Topics", _rows(index.topics, "/topic/", lambda name: topic_name(Topic(name)))


def _rows(groups: Groups, address: str, called: Callable[[str], str]) -> list[tuple[str, str, int]]:
    rows = [(address + key, called(key), len(entries)) for key, entries in groups.items()]
    return sorted(rows, key=lambda one: (one[1].casefold(), one[0]))


def _file(press: Press, path: str, template: str, **given: object) -> SiteFile:
    return SiteFile(path=path, content=press.page(template, path, **given))
