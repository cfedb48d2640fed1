"""Tables of what is no entry: the lives of instruments, and who said what on which topic."""

from collections.abc import Iterator

from dragoman.knowledge import Knowledge
from dragoman.model import Cleared, InstrumentEntry, InstrumentEvent, PositionEntry, Support, When
from dragoman.publishing.tables.columns import Field, Kind, Table, table

_Event = tuple[InstrumentEntry, int, InstrumentEvent, When | None, bool, Support]


def _events(cleared: Cleared, _known: Knowledge) -> Iterator[_Event]:
    for one in cleared.record.instruments:
        for number, (event, when, done, support) in enumerate(one.events, 1):
            yield one, number, event, when, done, support


def _said(cleared: Cleared, _known: Knowledge) -> Iterator[tuple[PositionEntry, str, Support]]:
    for one in cleared.record.positions:
        for gist, support in one.said:
            yield one, gist, support


def _quote(support: Support) -> str | None:
    return support.quotes[0].quote if support.quotes else None


INSTRUMENTS: Table = table(
    "instruments",
    "one event in the life of an agreement or another text of states, as one report tells it",
    (
        Field("instrument", Kind.TEXT, "Its name.", lambda e: e[0].name),
        Field("number", Kind.INTEGER, "The event's place in its life, from 1.", lambda e: e[1]),
        Field(
            "event",
            Kind.TEXT,
            "signed, revised, extended, adopted, in_force, expires or under_negotiation.",
            lambda e: e[2].value,
        ),
        Field("done", Kind.FLAG, "Whether it was told as done; false: as to come.", lambda e: e[4]),
        Field("date_edtf", Kind.TEXT, "When, as EDTF.", lambda e: e[3].edtf if e[3] else None),
        Field("date_earliest", Kind.DAY, "The first day that this allows.", lambda e: e[3].earliest if e[3] else None),
        Field("date_latest", Kind.DAY, "The last day that this allows.", lambda e: e[3].latest if e[3] else None),
        Field(
            "expires_edtf",
            Kind.TEXT,
            "When the instrument was last said to run out, as EDTF; the same in all its rows.",
            lambda e: e[0].expires.edtf if e[0].expires else None,
        ),
        Field(
            "renewed",
            Kind.FLAG,
            "Whether it was signed, extended or revised since that was said.",
            lambda e: e[0].renewed,
        ),
        Field("negotiating", Kind.FLAG, "Whether it was last told as under negotiation.", lambda e: e[0].negotiating),
        Field("known_on", Kind.DAY, "The day on which the report appeared.", lambda e: e[5].known_on),
        Field("report", Kind.TEXT, "The report's id.", lambda e: e[5].report),
        Field("report_name", Kind.TEXT, "The report's name.", lambda e: e[5].report_name),
        Field("dispatch", Kind.TEXT, "The dispatch that the report is a copy of.", lambda e: e[5].dispatch),
        Field("quote", Kind.TEXT, "The words that say so.", lambda e: _quote(e[5])),
    ),
    _events,
    with_filters=False,
)

POSITIONS: Table = table(
    "positions",
    "what one report has somebody say on a topic",
    (
        Field("speaker", Kind.TEXT, "Who said it.", lambda p: p[0].speaker),
        Field("topic", Kind.TEXT, "On what.", lambda p: p[0].topic.value),
        Field("gist", Kind.TEXT, "The report's own words, cut short.", lambda p: p[1]),
        Field("known_on", Kind.DAY, "The day on which the report appeared.", lambda p: p[2].known_on),
        Field("report", Kind.TEXT, "The report's id.", lambda p: p[2].report),
        Field("report_name", Kind.TEXT, "The report's name.", lambda p: p[2].report_name),
        Field("dispatch", Kind.TEXT, "The dispatch that the report is a copy of.", lambda p: p[2].dispatch),
        Field("quote", Kind.TEXT, "The words that say so.", lambda p: _quote(p[2])),
    ),
    _said,
    with_filters=False,
)
