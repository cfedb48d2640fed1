"""The codebook of a data set: what each table and column means, made from the code that fills them."""

from collections.abc import Iterable, Iterator

from dragoman.model import Format, InstrumentEvent, Status, Topic
from dragoman.publishing.research import Rows
from dragoman.publishing.tables import Table

Described = Table | Rows

_FORMATS = {
    Format.TWO_PLUS_TWO: "foreign and defence side of two countries, AUSMIN and AUKMIN among them",
    Format.SUMMIT: "two leaders: heads of state or of government, in person or online",
    Format.BILATERAL: "any other meeting of two parties",
    Format.CALL: "a call by telephone or video, of any level and any number",
    Format.VISIT: "travel told as such; the visitors stand first and the host last, and each leg of a tour is one",
    Format.TRILATERAL: "three parties at the table, an active mediator among them",
    Format.QUAD: "Australia, India, Japan and the United States, at any level",
    Format.MULTILATERAL: "four parties or more, or an event of an organisation",
    Format.OTHER: "a summons, a dinner, a signing, a contact of no stated format",
}
_STATUSES = {
    Status.FLOATED: "considered, possible, wished for, invited",
    Status.PLANNED: "planned, arranged, expected, agreed in principle",
    Status.SCHEDULED: "it will be, by an official word or with a fixed date",
    Status.POSTPONED: "put off; the date is the one it was to have",
    Status.ONGOING: "under way",
    Status.HELD: "over, by a report that looks back, or by an official log",
    Status.CANCELLED: "called off with no new time",
    Status.UNCONFIRMED: "the date passed, and no report was seen that says it was held, moved or dropped",
}

_HEAD = """\
# Codebook

What an engagement is: a contact between at least two states or intergovernmental bodies, with an official on each side,
that a report asserts: past, under way or to come. A visit and each meeting on it are separate; so is each leg of a
tour. Not engagements: sport, business, party talks, speeches, letters, and contacts of people who have left office.

How it is read: by rules, from reports in English. An entry joins what reports say of one engagement; copies and
reprints of one dispatch count once (`dispatches`). What the reports differ in stands in `rivals` of the JSON export,
and the first value is the one preferred. Dates keep their precision: `date_edtf` is EDTF level 1 (ISO 8601-2), and a
month is not a day. Every row can be checked: claims names the report and where the words stand.

What a missing row means: nothing was read of it. It does not mean that nothing happened. `months` says how much was
read; sources that fell silent, languages that are not read and reports that were never fetched leave no trace.

"""


def codebook(tables: Iterable[Described]) -> str:
    """The whole of it as Markdown."""
    return _HEAD + "\n".join((*_values(), *_tables(tables)))


def _values() -> Iterator[str]:
    yield "## Values\n\n| format | meaning |\n|---|---|"
    yield from (f"| {form.value} | {meaning} |" for form, meaning in _FORMATS.items())
    yield "\n| status | meaning |\n|---|---|"
    yield from (f"| {status.value} | {meaning} |" for status, meaning in _STATUSES.items())
    topics = ", ".join(topic.value for topic in Topic if not topic.is_own)
    yield f"\nTopics: {topics}, and those that a user adds."
    yield f"Instruments: {', '.join(event.value for event in InstrumentEvent)}.\n"


def _tables(tables: Iterable[Described]) -> Iterator[str]:
    for table in tables:
        yield f"## {table.name}\n\nA row is {table.meaning}.\n\n| column | type | meaning |\n|---|---|---|"
        yield from (f"| {column.name} | {column.kind.value} | {column.meaning} |" for column in table.columns)
        yield ""
