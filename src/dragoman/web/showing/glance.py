"""An entry in one glance: each fact with its values, and beside each value in how many dispatches it stands.

Invariant: what is counted are dispatches, each once however often it was printed (law 5); an official log is none and
is told apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.model import Engagement, ReportId, Support, Value
from dragoman.pipeline.filters import told_by
from dragoman.publishing.words import count_words, day_words, status_words, when_words
from dragoman.web.showing.wording import FORMATS, Names, party_name, series_name, topic_name, venue_named

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A value. told: in how many dispatches it stands; logs: in how many official logs. otherwise: it is a rival.

    kind, key: what it is and what that is called in an address ("person", its name); "" where it has no page.
    place: where on the page the words stand that say it; "" where none do.
    """

    words: str
    told: int = 0
    logs: int = 0
    kind: str = ""
    key: str = ""
    place: str = ""
    is_implied: bool = False
    otherwise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A fact with its values, the preferred ones first."""

    name: str
    values: tuple[Shown, ...]


def glance(entry: Engagement, names: Names) -> tuple[Line, ...]:
    """The facts of an entry, in the order in which one asks for them."""
    dispatch_of = {said.report: said.dispatch for said in told_by(entry)}
    lines = (
        Line(name="what", values=_values(entry, entry.format, lambda shape: FORMATS[shape], "fact-format")),
        Line(name="parties", values=tuple(_parties(entry, dispatch_of, names))),
        Line(name="who", values=tuple(_people(entry, dispatch_of))),
        Line(name="when", values=_values(entry, entry.when, when_words, "fact-date")),
        Line(name="where", values=_values(entry, entry.venue, lambda venue: venue_named(venue, names), "fact-place")),
        Line(name="status", values=(_status(entry),)),
        Line(name="topics", values=tuple(_topics(entry, dispatch_of))),
        Line(name="series", values=tuple(_series(entry))),
        Line(name="reported", values=(Shown(words=_reported(entry), place="reports"),)),
    )
    return tuple(line for line in lines if line.values)


def _values(entry: Engagement, value: Value[T] | None, words: Callable[[T], str], place: str) -> tuple[Shown, ...]:
    if value is None:
        return ()
    rivals = (_counted(words(one.value), entry, one.support, place=place, otherwise=True) for one in value.rivals)
    return _counted(words(value.value), entry, value.support, place=place), *rivals


def _counted(
    words: str, entry: Engagement, support: Sequence[Support], *, place: str, otherwise: bool = False
) -> Shown:
    reports = frozenset(entry.reports)
    told = {one.dispatch for one in support if one.report in reports}
    logs = {one.report_name for one in support if one.report not in reports}
    return Shown(words=words, told=len(told), logs=len(logs), place=place, otherwise=otherwise)


def _parties(entry: Engagement, dispatch_of: Mapping[ReportId, str], names: Names) -> Iterable[Shown]:
    for code in entry.parties:
        told = {dispatch_of.get(claim.source) for claim in entry.claims if code in claim.codes}
        yield Shown(words=party_name(code, names), told=_number(told), kind="party", key=code, place="fact-parties")


def _people(entry: Engagement, dispatch_of: Mapping[ReportId, str]) -> Iterable[Shown]:
    for number, person in enumerate((*entry.participants, *entry.implied), 1):
        told = {
            dispatch_of.get(claim.source)
            for claim in entry.claims
            if any(one.name == person.name and one.named for one in claim.participants)
        }
        yield Shown(
            words=person.name,
            told=_number(told),
            kind="person",
            key=person.name,
            place=f"person-{number}",
            is_implied=not person.named,
        )


def _topics(entry: Engagement, dispatch_of: Mapping[ReportId, str]) -> Iterable[Shown]:
    for topic in entry.topics:
        told = {
            dispatch_of.get(claim.source) for claim in entry.claims if any(one.value == topic for one in claim.topics)
        }
        yield Shown(words=topic_name(topic), told=_number(told), kind="topic", key=topic.value, place="fact-topics")


def _series(entry: Engagement) -> Iterable[Shown]:
    if entry.series:
        yield Shown(words=series_name(entry.series), kind="series", key=entry.series)


def _status(entry: Engagement) -> Shown:
    """The status, with how many dispatches say that very word: none do where it only follows from a date."""
    said = [step.support for step in entry.history if step.status is entry.status]
    return _counted(status_words(entry.status), entry, said, place="life")


def _reported(entry: Engagement) -> str:
    first, last = day_words(entry.first_reported), day_words(entry.last_reported)
    days = first if first == last else f"{first} to {last}"
    return f"{days}, by {count_words(len(entry.reports), 'report')} ({count_words(entry.dispatches, 'dispatch')})"


def _number(dispatches: set[str | None]) -> int:
    return len(dispatches - {None})
