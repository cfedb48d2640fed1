"""From answers to a page: what is said in which section, in which order, and how much of it there is room for.

Invariant (law 9): a section with nothing in it says of what was read that it holds none; what is left out for room is
counted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model import Answer, Engagement
from dragoman.publishing.answers import rests_words
from dragoman.publishing.brief.briefing import Briefing, Met, Seat, days_from
from dragoman.publishing.brief.page import Brief, Line, Row, Section
from dragoman.publishing.brief.room import LEAST, PAGE, Room, fuller, height
from dragoman.publishing.brief.saying import Said, agreements, ahead, changed, open_questions, positions, readout
from dragoman.publishing.brief.sources import Numbers
from dragoman.publishing.coverage import read_words
from dragoman.publishing.visible import short
from dragoman.publishing.words import count_words, day_words, venue_words, when_words


def brief_of(given: Briefing) -> Brief:
    """The page, as full as it may be without running over."""
    room = LEAST
    made = _with_room(given, room)
    found = True
    while found:  # a line more here and there, for as long as some section has one and the page has room for it
        found = False
        for more in fuller(room):
            other = _with_room(given, more)
            if other != made and height(other) <= PAGE:
                room, made, found = more, other, True
                break
    return made


def _with_room(given: Briefing, room: Room) -> Brief:
    numbers = Numbers(given.readings)
    met = tuple(_row(one, given, numbers) for one in given.met)
    day, soon = given.record.as_of, days_from(given.record.as_of, 365)
    news = f"What changed, {day_words(days_from(given.since, 1))} to {day_words(day)}"
    read = _read_words(given.met[0].in_person if given.met else None, given)
    none, but = f"None in {read}.", f"None but these in {read}:"
    told = f"Nothing in the {count_words(_published_since(given), 'report')} read that appeared in these days."
    expiring = (
        f"None in {read} that ran out in the year before {day_words(day)}, or is to by {day_words(soon)}; "
        f"{count_words(len(given.instruments), 'agreement')} read of."
    )
    sections = (
        _section("Next", ahead(given, numbers, room.ahead), none, but),
        _section(news, changed(given, numbers, room.changes), told),
        _section("Open questions and contradictions", open_questions(given, numbers, room.questions), none, but),
        _section("Agreements about to expire", agreements(given, numbers, room.agreements), expiring),
        _section("Positions by topic", positions(given, numbers, room.positions), none),
        _section("Both sides' readouts", readout(given, numbers), f"None: no meeting held is in {read}."),
    )
    entries = _entries(given)
    return Brief(
        title=short(given.title, 120),
        day=given.record.as_of,
        mark=given.mark,
        head=(f"As known on {day_words(given.record.as_of)}. {read_words(given.whole)}.",),
        met=met,
        sections=sections,
        sources=numbers.sources,
        rests=_rests(given),
        made_with=given.made_with,
        reports=tuple(sorted({*_reports(given, entries), *numbers.reports})),
        claims=tuple(sorted({claim.key for one in entries for claim in one.claims})),
    )


def _section(title: str, said: Said, empty: str, but: str = "") -> Section:
    """A section; where no line is there, empty says so, or but, where more is told of."""
    none = but if but and said.more else empty
    return Section(title=title, lines=said.lines, empty="" if said.lines else none, more=said.more)


def _row(met: Met, given: Briefing, numbers: Numbers) -> Row:
    asked = (met.in_person, met.remote)
    present = met.present or (None, None)
    cells = [_cell(one, two, met, given, numbers) for one, two in zip(asked, present, strict=True)]
    holders = tuple(_holder(seat) for seat in met.seats)
    return Row(who=short(met.who, 80), holders=holders, in_person=cells[0], remote=cells[1])


def _holder(seat: Seat) -> Line:
    name = short(seat.name, 60) if seat.name else "not known"
    title = f", {short(seat.title, 60)}" if seat.title else ""
    return Line(lead=f"{seat.party}:" if seat.party else "", text=name + title + (f" ({seat.why})" if seat.why else ""))


def _cell(answer: Answer, present: Answer | None, met: Met, given: Briefing, numbers: Numbers) -> tuple[Line, ...]:
    """The last one, and where others met then than those in office now, when these did."""
    found = answer.found[0] if answer.found else None
    lines = [_meeting(found, answer, met, given, numbers, tell_people=present is None or present.found != answer.found)]
    if present is not None and present.found != answer.found:
        same = present.found[0] if present.found else None
        whom = "present holders:" if len(met.seats) > 1 else "present holder:"
        lines.append(replace(_meeting(same, present, met, given, numbers, tell_people=False), lead=whom))
    return tuple(lines)


def _meeting(
    found: Engagement | None, answer: Answer, met: Met, given: Briefing, numbers: Numbers, *, tell_people: bool
) -> Line:
    if found is None:
        return Line(text=f"none in {_read_words(answer, given)}")
    where = venue_words(found.venue.value) if found.venue else ""
    words = " ".join(filter(None, (found.format.value.value, where)))
    sides = {seat.party for seat in met.seats} or set(given.parties)
    people = [one.name for one in (*found.participants, *found.implied) if one.party in sides and met.counts(one)]
    if tell_people and people:
        words += f" ({', '.join(short(name, 40) for name in people[:4])}{' ...' if len(people) > 4 else ''})"
    if answer.rests.after is not None and answer.rests.parties:
        words += f"; {count_words(answer.rests.after, 'report')} read since"
    steps = [step.support for step in found.history if step.status is found.status]
    return Line(
        lead=when_words(found.when.value if found.when else None),
        text=words,
        cites=numbers.of((*steps[:1], *(found.when.support if found.when else found.format.support)), 1),
    )


def _read_words(answer: Answer | None, given: Briefing) -> str:
    """What was read: for the parties that an answer is on, else all of it."""
    if answer is None or not answer.rests.parties:
        return f"the {count_words(given.whole.reports_read, 'report')} read"
    return f"the {count_words(answer.rests.reports, 'report')} read for {'-'.join(answer.rests.parties)}"


def _published_since(given: Briefing) -> int:
    """How many of the reports that tell of what is asked for appeared after the day since which changes are told."""
    days = {support.report: support.known_on for entry in given.record.engagements for support in entry.format.support}
    return sum(1 for day in days.values() if day is not None and day > given.since)


def _rests(given: Briefing) -> tuple[str, ...]:
    """What was read for these parties; what the offices rest on."""
    first = given.met[0].in_person.rests if given.met else None
    words = [rests_words(replace(first, day=None, after=None))] if first else []
    if any(one.seats for one in given.met):
        words.append("Who holds an office is by Dragoman's facts, not by reports.")
    return tuple(words)


def _entries(given: Briefing) -> tuple[Engagement, ...]:
    """Every entry that the page may speak of: also one that may be the same as one that is asked for."""
    perhaps = {name for one in given.record.engagements for name in one.unsure}
    perhaps -= {one.id for one in given.record.engagements}
    return (
        *given.record.engagements,
        *given.was,
        *(one for one in given.whole.engagements if one.id in perhaps),
    )


def _reports(given: Briefing, entries: Iterable[Engagement]) -> Iterator[str]:
    """Every report that it may speak of: those of its entries, its agreements and its positions, cited or not."""
    yield from (report for one in entries for report in one.reports)
    yield from (support.report for one in given.instruments for *_, support in one.events)
    yield from (support.report for _, entry in given.positions for _, support in entry.said)
