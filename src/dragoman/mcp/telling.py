"""Nouns of the record as the shapes of an answer.

Invariant: every word that a report brought goes through the fence; what stands outside of it is ours, or the facts'.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeVar

from dragoman.mcp import shapes
from dragoman.mcp.fencing import Fence
from dragoman.model import (
    Change,
    ChangeKind,
    Cleared,
    Engagement,
    Hit,
    Participant,
    Quote,
    Record,
    Support,
    Value,
    Venue,
)
from dragoman.publishing.changes import values_words
from dragoman.publishing.coverage import read_words
from dragoman.publishing.export import Readings
from dragoman.publishing.lines import received
from dragoman.publishing.links import web_address
from dragoman.publishing.readouts import sides_of
from dragoman.publishing.words import engagement_words, status_words, venue_words, when_words

T = TypeVar("T")
MOST_QUOTES = 3
MOST_STEPS = 40
_AROUND = 120
_IN_WORDS = frozenset({ChangeKind.CONTRADICTED, ChangeKind.DENIED, ChangeKind.DROPPED})


class Teller:
    """Tells entries, changes and hits. fence: of this run."""

    def __init__(self, fence: Fence, readings: Readings) -> None:
        """readings: those that the quotes stand in."""
        self._fence = fence
        self._readings = readings

    def outside(self, words: str) -> shapes.Untrusted:
        """Words from outside."""
        return shapes.Untrusted(untrusted=self._fence.around(words))

    def entry(self, one: Engagement) -> shapes.Entry:
        """An entry in short."""
        when = one.when.value if one.when else None
        return shapes.Entry(
            id=one.id,
            resource=f"engagement://{one.id}",
            what=engagement_words(one),
            format=one.format.value.value,
            parties=list(one.parties),
            people=[self._person(who) for who in (*one.participants, *one.implied)],
            date=when.edtf if when else None,
            when=when_words(when),
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
            place=_place(one.venue.value) if one.venue else None,
            status=one.status.value,
            status_words=status_words(one.status),
            topics=[topic.value for topic in one.topics],
            series=one.series or None,
            part_of=one.part_of,
            first_reported=one.first_reported,
            last_reported=one.last_reported,
            reports=len(one.reports),
            dispatches=one.dispatches,
            contradictions=len(one.contradictions),
            denials=len(one.denials),
        )

    def told(self, one: Engagement, record: Record, rests: shapes.Rests) -> shapes.Told:
        """An entry with its words."""
        left = [0]
        values = list(self._values(one, left))
        history = [
            shapes.Step(
                known_on=step.known_on,
                status=step.status.value,
                date=step.when.edtf if step.when else None,
                by=self.outside(step.by) if step.by else None,
                reason=self.outside(step.reason) if step.reason else None,
                quote=next(self._quotes([step.support]), None),
            )
            for step in one.history[:MOST_STEPS]
        ]
        known = {entry.id for entry in record.engagements}
        return shapes.Told(
            entry=self.entry(one),
            status_why=self.outside(one.status_why),
            values=values,
            history=history,
            denied_by=self._few([denied.support for denied in one.denials], left),
            contradictions=[self.outside(words) for words in one.contradictions[:MOST_STEPS]],
            told_by_officials_of=list(sides_of(one)),
            official_logs=list(one.logs),
            parts=list(one.parts),
            may_be_one_with=[name for name in one.unsure if name in known],
            left_out=left[0] + max(len(one.history) - MOST_STEPS, 0) + max(len(one.contradictions) - MOST_STEPS, 0),
            rests=rests,
        )

    def words_for(self, one: Engagement) -> list[shapes.Quote]:
        """The words for an entry's status, and for its date."""
        steps = [step.support for step in one.history if step.status is one.status]
        return self._few([*steps[:2], *(one.when.support if one.when else ())], [0])

    def change(self, one: Change, entry: Engagement | None) -> shapes.Change:
        """A change, with the first words that brought it about."""
        before, after = values_words(one)
        is_said = one.kind in _IN_WORDS
        return shapes.Change(
            kind=one.kind.value,
            entry=self.entry(entry) if entry is not None else None,
            id=one.engagement,
            field=one.field,
            before=(before or None) if not is_said else None,
            after=(after or None) if not is_said else None,
            detail=self.outside(after) if is_said and after else None,
            known_on=one.known_on,
            quote=next(self._quotes([one.support]), None) if one.support else None,
        )

    def hit(self, one: Hit) -> shapes.Found:
        """A report that was found."""
        reading, report = one.reading, one.reading.report
        title, outlet = reading.title or report.title, reading.outlet or report.outlet
        address = web_address(reading.url or report.url)
        return shapes.Found(
            report_id=report.id,
            report=self.outside(report.name),
            title=self.outside(title) if title else None,
            outlet=self.outside(outlet) if outlet else None,
            address=self.outside(address) if address else None,
            published=one.published,
            around=self._around(one),
            entries=list(dict.fromkeys(entry for _, _, entry in one.claims if entry)),
        )

    def _around(self, one: Hit) -> shapes.Untrusted | None:
        if one.words is None:
            return None
        text = one.reading.text.text
        return self.outside(text[max(one.words.start - _AROUND, 0) : one.words.end + _AROUND])

    def _person(self, who: Participant) -> shapes.Person:
        is_known = bool(who.person)
        return shapes.Person(
            name=who.name if is_known else None,
            name_in_report=None if is_known else self.outside(who.name),
            id=who.person or None,
            office=who.office or None,
            party=who.party or None,
            named=who.named,
        )

    def _values(self, one: Engagement, left: list[int]) -> Iterator[shapes.Value]:
        yield self._value("format", one.format, lambda value: value.value, left)
        if one.when is not None:
            yield self._value("date", one.when, lambda value: value.edtf, left)
        if one.venue is not None:
            yield self._value("place", one.venue, venue_words, left)

    def _value(
        self, name: Literal["format", "date", "place"], field: Value[T], words: Callable[[T], str], left: list[int]
    ) -> shapes.Value:
        return shapes.Value(
            field=name,
            value=words(field.value),
            why=self.outside(field.why),
            dispatches=len({support.dispatch for support in field.support}),
            quotes=self._few(field.support, left),
            rivals=[
                shapes.Rival(
                    value=words(rival.value),
                    since=rival.since,
                    dispatches=len({support.dispatch for support in rival.support}),
                    quotes=self._few(rival.support, left),
                )
                for rival in field.rivals
            ],
        )

    def _few(self, supports: Sequence[Support], left: list[int]) -> list[shapes.Quote]:
        """The first quotes, one of each voice first; left: counts the others."""
        voices: dict[str, Support] = {}
        for support in supports:
            voices.setdefault(support.dispatch or support.report, support)
        every = list(self._quotes(voices.values()))
        left[0] += max(len(every) - MOST_QUOTES, 0)
        return every[:MOST_QUOTES]

    def _quotes(self, supports: Iterable[Support | None]) -> Iterator[shapes.Quote]:
        for support in supports:
            if support is not None and support.quotes:
                yield self._quote(support, support.quotes[0])

    def _quote(self, support: Support, quote: Quote) -> shapes.Quote:
        reading = self._readings.get(support.report)
        if reading is None:
            address = web_address(support.report_name)
            return shapes.Quote(
                words=self.outside(quote.quote),
                around=None,
                report=self.outside(support.report_name),
                report_id=None,
                outlet=None,
                address=self.outside(address) if address else None,
                known_on=support.known_on,
                start=None,
                end=None,
            )
        start, end, words = received(reading, quote)
        outlet = reading.outlet or reading.report.outlet
        address = web_address(reading.url or reading.report.url)
        text = reading.text.text
        return shapes.Quote(
            words=self.outside(words),
            around=self.outside(text[max(quote.start - _AROUND, 0) : quote.end + _AROUND]),
            report=self.outside(reading.report.name),
            report_id=reading.report.id,
            outlet=self.outside(outlet) if outlet else None,
            address=self.outside(address) if address else None,
            known_on=support.known_on,
            start=start,
            end=end,
        )


def rests_of(record: Record, recorded_as_of: date | None) -> shapes.Rests:
    """What an answer rests on."""
    return shapes.Rests(
        as_of=record.as_of,
        recorded_as_of=recorded_as_of,
        reports_read=record.reports_read,
        first_published=record.first_published,
        last_published=record.last_published,
        undated=record.undated,
        words=f"{read_words(record)}. What no report tells is not in the record.",
    )


def teller_of(cleared: Cleared, fence: Fence) -> Teller:
    """Who tells a cleared record."""
    return Teller(fence, cleared.readings)


def _place(venue: Venue) -> shapes.Place:
    return shapes.Place(city=venue.city or None, country=venue.country or None, virtual=venue.virtual)
