"""The pages of a party, a pair, a person, a series, a topic; and of the instruments."""

from collections.abc import Iterable, Iterator

from dragoman.knowledge import Knowledge
from dragoman.model import Cleared, Engagement, InstrumentEntry, PositionEntry, ReportId, Topic
from dragoman.publishing import Readings
from dragoman.publishing.batches import Fetching
from dragoman.publishing.instruments import standing_words
from dragoman.publishing.words import day_words, when_words
from dragoman.web.showing.dossier import dossier
from dragoman.web.showing.drawing import drawing, statuses
from dragoman.web.showing.said import Said, said_by
from dragoman.web.showing.wording import listed, party_name, series_name, the_party, topic_name
from dragoman.web.site.pressing import Press, SiteFile

_MOST_POSITIONS = 60
Life = tuple[str, str, list[tuple[str, str, str, bool, tuple[Said, ...]]]]
Stated = tuple[str, list[tuple[str, tuple[Said, ...]]]]


def dossiers(cleared: Cleared, known: Knowledge, press: Press) -> Iterator[SiteFile]:
    """All of them."""
    index, names, files = press.index, press.names, press.index.places
    for code, entries in index.parties.items():
        title = the_party(code, names)
        yield _page(press, f"party/{code}.html", _head(title), entries, parties=(code,))
    for key, entries in index.pairs.items():
        codes = tuple(key.split("-"))
        title = listed([the_party(code, names) for code in codes])
        yield _page(press, files.file(f"/pair/{key}") or "", _head(title), entries, parties=codes)
    for name, entries in index.people.items():
        yield _page(press, files.file(f"/p/{name}") or "", name, entries, offices=_offices(name, known, press))
    for name, entries in index.series.items():
        yield _page(press, files.file(f"/series/{name}") or "", series_name(name), entries, is_series=True)
    for name, entries in index.topics.items():
        positions = _positions(cleared, name)
        title = topic_name(Topic(name))
        yield _page(press, f"topic/{name}.html", _head(title), entries, positions=positions)
    yield _instruments(cleared, press)


def _page(
    press: Press, path: str, title: str, entries: tuple[Engagement, ...], *, is_series: bool = False, **given: object
) -> SiteFile:
    record = press.index.narrowed(entries)
    picture = drawing(record, press.names)
    parties = given.get("parties", ())
    shown = {"parties": (), "offices": [], "positions": [], **given}
    content = press.page(
        "dossier.html",
        path,
        title=title,
        found=dossier(
            record, press.index.record, press.names, parties if isinstance(parties, tuple) else (), is_series=is_series
        ),
        picture=picture,
        statuses=statuses(picture.bars) if picture else (),
        coverage=press.index.coverage(record),
        **shown,
    )
    days = [entry.last_reported for entry in entries if entry.last_reported]
    return SiteFile(path=path, content=content, told_on=max(days, default=None))


def _head(title: str) -> str:
    return title[:1].upper() + title[1:]


def _offices(name: str, known: Knowledge, press: Press) -> list[str]:
    """The offices that the facts say the person of a name held; none where several bear it."""
    found = known.people_named(name)
    held = known.tenures_of(found[0].id) if len(found) == 1 else ()
    return [
        f"{one.office.title or one.office.kind}, {party_name(one.office.party, press.names)}: "
        f"{day_words(one.start) if one.start else 'from a day not known'} "
        f"to {day_words(one.end) if one.end else 'now, as far as the facts go'}"
        for one in held
    ]


def _positions(cleared: Cleared, topic: str) -> list[Stated]:
    """Who said what on a topic."""
    some = [one for one in cleared.record.positions if one.topic.value == topic][:_MOST_POSITIONS]
    _fetch(cleared, (support.report for one in some for _, support in one.said))
    return [_stated(one, cleared.readings) for one in some]


def _stated(one: PositionEntry, readings: Readings) -> Stated:
    return one.speaker, [(gist, said_by((support,), readings)) for gist, support in one.said]


def _instruments(cleared: Cleared, press: Press) -> SiteFile:
    record = cleared.record
    _fetch(cleared, (support.report for one in record.instruments for *_, support in one.events))
    content = press.page(
        "instruments.html",
        "instruments.html",
        lives=[_life(one, cleared) for one in record.instruments],
        coverage=press.index.coverage(record),
    )
    return SiteFile(path="instruments.html", content=content)


def _life(one: InstrumentEntry, cleared: Cleared) -> Life:
    events = [
        (
            day_words(support.known_on),
            event.value.replace("_", " "),
            when_words(when) if when else "",
            done,
            said_by((support,), cleared.readings),
        )
        for event, when, done, support in one.events
    ]
    return one.name, standing_words(one, cleared.record.as_of), events


def _fetch(cleared: Cleared, reports: Iterable[ReportId]) -> None:
    if isinstance(cleared.readings, Fetching):
        cleared.readings.fetch(tuple(reports))
