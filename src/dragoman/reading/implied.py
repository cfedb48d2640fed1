"""People whom an office implies: "their counterparts", "the four ministers". Always marked as implied."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.knowledge import Knowledge
from dragoman.model import Participant, Status, Text
from dragoman.reading.formats import two_plus_two
from dragoman.reading.frame import Frame
from dragoman.reading.levels import DEFENCE, FOREIGN, LEADER, PRINCIPALS
from dragoman.reading.merging import Event
from dragoman.reading.parts import Part
from dragoman.reading.people import Someone


def implied_people(
    frame: Frame, text: Text, knowledge: Knowledge, window: tuple[date | None, date | None]
) -> tuple[Participant, ...]:
    """Holders of the offices that a frame names without their holders' names, on the day of the event."""
    when = frame.when
    first = when.earliest if when and when.earliest else window[0]
    last = when.latest if when and when.latest else first
    if first is None or frame.act == "visit" or frame.family == "summon":
        return ()
    named = {(p.who.party, p.who.person) for p in frame.parts if p.who.is_person}
    made: list[Participant] = []
    for level, party, span in _wanted(frame):
        answer = knowledge.minister(level, party, first, last)
        holders = {t.person for t in answer.tenures}
        if len(holders) != 1 or any(p == party and person in holders for p, person in named):
            continue
        tenure = answer.tenures[0]
        made.append(
            Participant(
                name=knowledge.people[tenure.person].name,
                person=tenure.person,
                office=tenure.office.title,
                party=party,
                named=False,
                quotes=(text.quote(*span),),
            )
        )
        named.add((party, tenure.person))
    return tuple(made)


_FRESH = timedelta(days=60)
_TABLE = {"2+2": (FOREIGN, DEFENCE), "summit": (LEADER,)}


def with_office_holders(event: Event, people: Sequence[Someone], published: date | None) -> Event:
    """A 2+2 or summit told by its parties alone: whom the report names in those offices sits at it.

    Only for what lies ahead or has just been: a meeting of years ago had other office-holders.
    """
    event = _with_counterparts(event, people, published)
    total = event.sum
    levels = _TABLE.get("2+2" if total.act == "2+2" or two_plus_two(total) else total.act, ()) or _offices(total)
    if not levels or total.people or not _is_fresh(total, published):
        return event
    added = [
        Part(p, p.actor.name_start, p.actor.name_end, "subject")
        for code in sorted(total.codes - ({total.host} if total.act == "visit" else set()))
        for level in levels
        for p in _sole([p for p in people if p.party == code and p.level == level])
    ]
    if levels == (LEADER,) and {p.who.party for p in added} < total.codes - {total.host}:
        return event  # whoever is named for another reason
    return replace(event, sum=replace(total, parts=(*total.parts, *added)))


def _with_counterparts(event: Event, people: Sequence[Someone], published: date | None) -> Event:
    """As in "called on his counterpart at the Pentagon. Mark Esper told him": the one whom the report names as such."""
    total = event.sum
    empty = [p for p in total.parts if p.who.level == "counterpart" and not p.who.is_person]
    levels = {p.level for p in total.people} & PRINCIPALS
    if not empty or not levels or _is_long_ago(total, published):
        return event
    parts = list(total.parts)
    own = {p.party for p in total.people}
    for part in empty:
        parties = {part.who.party} if part.who.party else {p.party for p in people} - own
        fits = [p for p in people if p.party in parties and p.level in levels and not (p.past or p.actor.former)]
        if len(fits) == 1 and fits[0].key not in total.keys:
            parts[parts.index(part)] = replace(part, who=fits[0])
    return replace(event, sum=replace(total, parts=tuple(parts)))


def _is_long_ago(total: Frame, published: date | None) -> bool:
    last = total.when.latest if total.when else None
    return published is not None and last is not None and published - last > _FRESH


def _offices(total: Frame) -> tuple[str, ...]:
    """As in "the leaders of Japan and India spoke": the office that several are named by."""
    return tuple(sorted({p.who.level for p in total.parts if p.who.actor.plural and p.who.level in PRINCIPALS}))


def _sole(people: list[Someone]) -> list[Someone]:
    now = [p for p in people if not (p.past or p.actor.former)]
    return now if len(now) == 1 else []


def _is_fresh(total: Frame, published: date | None) -> bool:
    if total.status in (Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.ONGOING):
        return True
    when = total.when
    return (
        total.status is Status.HELD
        and when is not None
        and when.latest is not None
        and published is not None
        and (published - when.latest < _FRESH)
    )


def _wanted(frame: Frame) -> list[tuple[str, str, tuple[int, int]]]:
    """(level, party, words) of every office at the table without a name."""
    wanted: list[tuple[str, str, tuple[int, int]]] = []
    levels = {p.level for p in frame.people if p.level in PRINCIPALS}
    if frame.act == "2+2" or two_plus_two(frame):
        codes = sorted(frame.codes)
        return [(level, code, frame.words) for code in codes for level in (FOREIGN, DEFENCE)] if len(codes) == 2 else []
    for part in frame.parts:
        who = part.who
        if who.is_person or not who.party or not who.actor.title:
            continue
        if who.level in PRINCIPALS:
            wanted.append((who.level, who.party, (part.start, part.end)))
        elif who.level == "counterpart":
            wanted += [(level, who.party, (part.start, part.end)) for level in sorted(levels)]
    return wanted
