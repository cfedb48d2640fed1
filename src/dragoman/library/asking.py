"""The filters of every read, as keywords of Python."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TypedDict, TypeVar

from dragoman.knowledge import Knowledge
from dragoman.model import Format, Status, Topic, When
from dragoman.pipeline import Filters

T = TypeVar("T")
Words = str | Sequence[str]


class Asked(TypedDict, total=False):
    """What engagements must fit; several of one keyword as a list.

    party: codes or names of countries, all of which must take part. person: parts of names, all of which must be there.
    office: "leader", "foreign", "defence", or words of an office. in_person: True in a room, False by call and online.
    format, status, topic: one of them. place: a country's code or a city. series: a name or a part of it.
    start, end: days that the date must touch: a date, or "2021-03-15", "2021-03", "2021".
    """

    party: Words
    person: Words
    office: Words
    in_person: bool
    format: Words
    status: Words
    topic: Words
    place: str
    series: str
    start: date | str
    end: date | str


def filters_of(asked: Asked, known: Knowledge) -> Filters:
    """The filters that the keywords set. ValueError for what is no party, format, status, topic or day.

    TypeError for a keyword that there is not: passed over, it would give an answer to another question.
    """
    for name in asked:
        if name not in Asked.__annotations__:
            raise TypeError(f"there is no filter {name!r}; there are: {', '.join(Asked.__annotations__)}")
    return Filters(
        parties=tuple(_party(said, known) for said in _several(asked.get("party", ()))),
        people=tuple(_several(asked.get("person", ()))),
        offices=tuple(_several(asked.get("office", ()))),
        in_person=asked.get("in_person"),
        formats=_members(asked.get("format", ()), "format", Format, [one.value for one in Format]),
        statuses=_members(asked.get("status", ()), "status", Status, [one.value for one in Status]),
        topics=_members(
            asked.get("topic", ()),
            "topic",
            Topic,
            [one.value for one in (*Topic, *(topic for topic, _ in known.own_topics))],
        ),
        place=asked.get("place", ""),
        series=asked.get("series", ""),
        span=_span(asked.get("start"), asked.get("end")),
    )


def _several(said: Words) -> Iterable[str]:
    return (said,) if isinstance(said, str) else said


def _party(said: str, known: Knowledge) -> str:
    code = said.upper() if said.upper() in known.parties else known.party_named(said)
    if not code:
        raise ValueError(f"{said!r} is no party that is known; write a code (JP, US) or a country's name")
    return code


def _members(said: Words, name: str, made: Callable[[str], T], known: Sequence[str]) -> tuple[T, ...]:
    values = tuple(_several(said))
    for value in values:
        if value not in known:
            raise ValueError(f"{value!r} is no {name} that is known; there are: {', '.join(known)}")
    return tuple(made(value) for value in values)


def _span(start: date | str | None, end: date | str | None) -> When | None:
    first, last = _days(start), _days(end)
    if first is None and last is None:
        return None
    return When.span(first.earliest if first else None, last.latest if last else None)


def _days(said: date | str | None) -> When | None:
    if said is None:
        return None
    found = When.of(said if isinstance(said, str) else day_of(said).isoformat())
    if found.earliest is None and found.latest is None:
        raise ValueError(f"{said!r} is no day; write 2021-03-15, 2021-03 or 2021")
    return found


def day_of(said: date | str) -> date:
    """The day that is meant; of an instant its day in UTC, or the one that it names where it has no zone."""
    if isinstance(said, str):
        return date.fromisoformat(said)
    if isinstance(said, datetime):
        return (said.astimezone(UTC) if said.utcoffset() is not None else said).date()
    return said
