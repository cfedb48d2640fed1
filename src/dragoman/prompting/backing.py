"""What a report's words bear out, asked of the dates, the names and the facts: the grounds of the cage."""

import re
from collections.abc import Iterable
from datetime import timedelta

from dragoman.dates import Anchor, TimeMention, Times, find_times
from dragoman.knowledge import Knowledge
from dragoman.model import (
    Cited,
    Dating,
    Mention,
    MentionKind,
    Participant,
    Person,
    Status,
    Text,
    Venue,
    When,
)
from dragoman.prompting.answers import SaidPerson, SaidPlace
from dragoman.prompting.folding import fold

Span = tuple[int, int]
_AROUND = timedelta(days=60)  # a report may still use a title shortly after its holder changed
_PAST = frozenset({Status.HELD})
_ONLINE = re.compile(r"virtual|online|on-line|video|tele|remote|web|zoom|phone|call", re.IGNORECASE)
_AHEAD = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


class Backing:
    """One report, asked what it bears out. Everything is found in it once."""

    def __init__(self, text: Text, dating: Dating, knowledge: Knowledge, *, english: bool) -> None:
        """Mark a text's names and times, reckoned from its day. english: its words are those that the facts know."""
        self._text, self._knowledge, self._english = text, knowledge, english
        self._folded = fold(text.unwrapped)
        when = dating.when
        self._first = when.earliest if when else None
        self._last = when.latest if when else None
        self._mentions: tuple[Mention, ...] = knowledge.mark(text.unwrapped)
        anchor = Anchor(earliest=self._first or self._last, latest=self._last or self._first)
        self._times: Times = find_times(text.unwrapped, anchor)

    def date(self, span: Span, edtf: str) -> When | None:
        """The date that the words say, where it is the one that the model names; None where they do not say it.

        A stay told by its ends ("from Monday" ... "to Friday") is two; the whole of what a quote denotes counts too.
        """
        try:
            wanted = When.of(edtf)
        except ValueError:
            return None
        inside = [m.when for m in self._times.mentions if m.when is not None and self._says(span, m)]
        alike = [when for when in inside if (when.earliest, when.latest) == (wanted.earliest, wanted.latest)]
        return alike[0] if alike else None

    def _says(self, span: Span, mention: TimeMention) -> bool:
        """Whether the words hold every expression of a date; a preposition in front may be left out."""
        said = [self._times.timexes[index] for index in mention.of]
        return bool(said) and all(span[0] <= one.start and one.end <= span[1] for one in said)

    def in_tense(self, status: Status, when: Cited[When] | None) -> bool:
        """Whether what was held is not yet to come, and what is planned not over, as of publication."""
        if when is None or self._first is None or self._last is None:
            return True
        value = when.value
        if status in _PAST:
            return value.earliest is None or value.earliest <= self._last
        return status not in _AHEAD or value.latest is None or value.latest >= self._first

    def stands_for(self, span: Span, code: str) -> bool:
        """Whether a party is known and the words name it, its capital, its people or its office-holders.

        Where nothing in the words of another language is known, a party that is known is believed.
        """
        if code not in self._knowledge.parties:
            return False
        inside = self._inside(span)
        meant = {party for mention in inside for party in self._parties_of(mention)}
        return code in meant or (not meant and not self._english)

    def _inside(self, span: Span) -> list[Mention]:
        return [m for m in self._mentions if m.start < span[1] and span[0] < m.end]

    def _parties_of(self, mention: Mention) -> set[str]:
        if mention.kind is MentionKind.PARTY:
            return {*mention.ids, mention.party} - {""}
        if mention.kind is MentionKind.PERSON:
            return {tenure.office.party for person in mention.ids for tenure in self._knowledge.tenures_of(person)}
        if mention.kind is MentionKind.PLACE:
            return {one.partition("|")[2] for one in mention.ids} - {""}
        return {mention.party} - {""}

    def person(self, said: SaidPerson, words: str, codes: set[str]) -> tuple[Participant | None, str]:
        """Whom the words name, and why nobody: not in the quote, of a party not there, or against the facts."""
        if not self._names(said.name, words):
            return None, "person_not_in_quote"
        if said.party not in codes:
            return None, "person_of_no_party"
        known = self._knowledge.people_named(said.name)
        if not known:
            return Participant(name=said.name, office="", party=said.party), ""
        fitting = [(one, office) for one in known if (office := self._office(one, said.party)) is not None]
        if not fitting:
            return None, "person_against_facts"
        one, office = fitting[0]
        return Participant(name=one.name, person=one.id, office=office, party=said.party), ""

    def _names(self, name: str, words: str) -> bool:
        """Whether the words name somebody of that name: by the surname, and nothing of the name is of elsewhere."""
        parts = [part for part in name.split() if len(part.strip(".")) > 1]
        quoted = fold(words)
        known = {person.id for person in self._knowledge.people_named(name)}
        if known:
            alone = {one.id for one in self._knowledge.people_named(" ".join(words.split()))}
            marked = {one for m in self._knowledge.mark(words) if m.kind is MentionKind.PERSON for one in m.ids}
            return bool(known & (alone | marked)) or bool(quoted.spans(parts[-1])) if parts else False
        return bool(parts) and bool(quoted.spans(parts[-1])) and self.has_all(parts)

    def has_all(self, words: Iterable[str]) -> bool:
        """Whether each of these words stands somewhere in the report."""
        return all(self._folded.spans(word) for word in words)

    def _office(self, person: Person, party: str) -> str | None:
        """The office that somebody holds for a party about the report's day; None where he never held one for it."""
        tenures = [t for t in self._knowledge.tenures_of(person.id) if t.office.party == party]
        if not tenures:
            return None
        if self._first is None or self._last is None:
            return ""
        now = self._knowledge.offices_on(person.id, (self._first - _AROUND, self._last))
        return next((t.office.title for t in now if t.office.party == party), None)

    def venue(self, said: SaidPlace, span: Span) -> Venue | None:
        """The place that the words name; None where they do not, or the facts have it elsewhere."""
        if said.virtual:
            told = not self._english or _ONLINE.search(self._text.text[slice(*span)]) is not None
            return Venue(virtual=True) if told else None
        if said.country not in self._knowledge.parties:
            return None
        words = fold(self._text.text[slice(*span)])
        if not said.city:
            return Venue(country=said.country) if self.stands_for(span, said.country) else None
        place = self._knowledge.place(said.city)
        told = bool(words.spans(said.city)) or any(
            f"{place.name}|{place.country}" in m.ids for m in self._inside(span) if place is not None
        )
        if not told or (place is not None and place.country != said.country):
            return None
        return Venue(city=place.name if place is not None else said.city, country=said.country)

    def instrument(self, name: str, words: str) -> str:
        """What an instrument is called, where the words name it; "" where they do not."""
        known = self._knowledge.instrument(name)
        quoted = fold(words)
        marks = [m for m in self._knowledge.mark(words) if m.kind is MentionKind.INSTRUMENT]
        if known is not None and any(known.name in m.ids for m in marks):
            return known.name
        plain = quoted.text.casefold()
        return name if name.strip() and " ".join(name.split()).casefold() in plain else ""
