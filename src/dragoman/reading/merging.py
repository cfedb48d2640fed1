"""Frames of one report -> its events. The same event told twice is one, with the firmest and most exact wording."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.model import Role, Status
from dragoman.reading.calling_off import FIRMNESS
from dragoman.reading.formats import BOTH, two_plus_two
from dragoman.reading.frame import Frame, join
from dragoman.reading.gatherings import is_club
from dragoman.reading.groups import party_part

_FUTURE = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})
_ARRIVALS = frozenset({"arrive", "land", "touch down", "fly in", "reach", "jet in"})
_STAY = timedelta(days=5)  # within which somebody who has come is still there
_SIDES = 2
_TOUR = timedelta(days=14)  # a leg begins within so many days of its journey
_BACK = 3  # sentences over which "the meeting" still means the one spoken of


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One engagement of the report: its frames in order of the text, and their sum."""

    frames: tuple[Frame, ...]
    sum: Frame

    @property
    def last_sentence(self) -> int:
        """The sentence that spoke of it last."""
        return self.frames[-1].sentence


def merge(frames: Sequence[Frame]) -> list[Event]:
    """Join frames, in order. Frames that name fewer than two parties join an event or are left out."""
    events: list[Event] = []
    waiting: list[Frame] = []
    for told in frames:
        frame = _of_last(events, _as_last(events, told))
        if frame.like_last and not frame.codes:
            continue  # "the format last met in ...": another occasion, and nobody is told
        if is_whole(frame):
            index = next((i for i, e in _nearest(events) if same_event(e.sum, frame)), None)
        elif frame.points_back or frame.firm:
            index = next((i for i, e in _nearest(events) if _continues(e, frame)), None)
            if index is None:
                waiting.append(frame)
                continue
        else:
            continue
        if index is None:
            events.append(Event(frames=(frame,), sum=frame))
        else:
            events[index] = _add(events[index], frame)
    for frame in waiting:  # a headline or a first sentence may speak of what a later one spells out
        index = next((i for i, e in enumerate(events) if _foretells(e, frame)), None)
        if index is not None:
            events[index] = _add(events[index], frame)
    return _settle(events)


def _of_last(events: list[Event], frame: Frame) -> Frame:
    """As in "The earlier call was on Thursday": of the parties told last; a call so near is one of the same people."""
    if not frame.like_last or frame.codes or frame.when is None or frame.act == "visit":
        return frame
    near = [e.sum for e in events if e.sum.family == frame.family and frame.sentence - e.last_sentence <= _BACK]
    named = [s for s in near if s.act == "2+2" or two_plus_two(s) or _is_table(s)]
    if not named and (not near or frame.pattern == "meeting:meet"):  # "the format last met": none was named
        return frame
    last = (named or near)[-1]
    span = frame.words
    parties = tuple(party_part(c, *span, "all") for c in sorted(last.codes))
    act = "2+2" if last.act == "2+2" or two_plus_two(last) else frame.act
    return replace(frame, act=act, parts=last.parts if act == "call" else parties, background=True)


def _as_last(events: list[Event], frame: Frame) -> Frame:
    """As in "such a meeting", "the next meeting": of the format that the same parties were last told to meet in."""
    if not frame.like_last or frame.act != "meet":
        return frame
    meetings = [e.sum for e in events if e.sum.family == "meeting"]
    same = [s for s in meetings if s.codes == frame.codes or frame.same_format]
    if any(s.act == "2+2" or two_plus_two(s) for s in same):
        return replace(frame, act="2+2")
    return replace(frame, act=same[-1].act) if same else frame


def _settle(events: list[Event]) -> list[Event]:
    """Once all is told, events that have become alike are one."""
    kept: list[Event] = []
    for event in events:
        index = next((i for i, e in enumerate(kept) if same_event(e.sum, event.sum)), None)
        if index is None:
            kept.append(event)
        else:
            total = kept[index]
            for frame in event.frames:
                total = _add(total, frame)
            kept[index] = total
    return kept


def _nearest(events: list[Event]) -> list[tuple[int, Event]]:
    return sorted(enumerate(events), key=lambda pair: -pair[1].last_sentence)


def is_whole(frame: Frame) -> bool:
    """Whether a frame tells enough to stand alone: a visitor and a host, or two sides."""
    if frame.act == "visit":
        return bool(frame.host) and any(p.side == "subject" and p.who.party for p in frame.parts)
    if len(frame.codes) > 1:
        return True
    member = any(
        p.side == "member" or (p.who.actor.plural and (is_club(p.who.party) or p.who.party == "EU"))
        for p in frame.parts
    )
    return member and bool(frame.codes) and (frame.when is not None or frame.spot is not None)


def same_event(one: Frame, two: Frame) -> bool:
    """Whether two frames can speak of one engagement."""
    loose = (one.is_loose or two.is_loose or _same_call(one, two)) and "visit" not in (one.act, two.act)
    if (one.family != two.family and not loose) or one.denied != two.denied:
        return False
    if {one.slot, two.slot} == {"old", "new"} or _is_another_time(one, two):
        return False
    if not _parties_agree(one, two) or not _people_agree(one, two) or not _levels_agree(one, two):
        return False
    if _goes_about(one, two):
        return True
    if not _status_agrees(one, two):
        return False
    return _dates_agree(one, two) and _spots_agree(one, two) and _acts_agree(one, two)


def _goes_about(one: Frame, two: Frame) -> bool:
    """As in "arrives in Perth on Tuesday ... goes on to Adelaide on Thursday": within the country that it is in."""
    if one.act != "visit" or one.when is None or two.when is None or one.pattern.partition(":")[2] not in _ARRIVALS:
        return False
    first, then = one.when.earliest, two.when.earliest
    shared = {p.key for p in one.people} & {p.key for p in two.people}
    soon = first is not None and then is not None and timedelta() < then - first <= _STAY
    return soon and bool(shared) and not {one.status, two.status} & {Status.CANCELLED, Status.POSTPONED}


def _is_another_time(one: Frame, two: Frame) -> bool:
    """What is told by the way, of another time, is no news of the day, even where that tells no day."""
    return one.background != two.background and (one.when is None or two.when is None)


def _clubs(frame: Frame) -> set[str]:
    """The organisations whose gathering it is."""
    return {p.who.party for p in frame.parts if p.side == "member" and is_club(p.who.party)}


def _same_call(one: Frame, two: Frame) -> bool:
    """As in "held talks ... During the phone talks": talks at no place turn out to have been by telephone."""
    meeting, call = (one, two) if two.act == "call" else (two, one)
    if call.act == "call" and meeting.pattern in _SPOKEN and meeting.spot is None and {p.key for p in meeting.people}:
        return not call.people or {p.key for p in meeting.people} <= {p.key for p in call.people}
    by_phone = call.act == "call" and (call.points_back or (meeting.points_back and meeting.time is None))
    anywhere = meeting.act == "meet" and meeting.spot is None and meeting.points_back != call.points_back
    return by_phone and anywhere and {p.key for p in meeting.people} == {p.key for p in call.people}


_SPOKEN = frozenset({"meeting:conversation", "meeting:talk", "meeting:discussion", "meeting:discussions"})


def _parties_agree(one: Frame, two: Frame) -> bool:
    if one.act != "visit" and (_clubs(one) - two.codes or _clubs(two) - one.codes):
        return False  # a meeting of two is not the summit that both attend
    if (
        _is_table(one) != _is_table(two)
        and len(one.codes) != len(two.codes)
        and _whole_table(two if _is_table(one) else one)
        and not _points(two if _is_table(one) else one)
    ):
        return False  # two at a table are not the three who are told to meet
    if one.act == "visit":
        visitors = (
            {p.who.party for p in one.parts if p.side == "subject"},
            {p.who.party for p in two.parts if p.side == "subject"},
        )
        return one.host == two.host and bool(visitors[0] & visitors[1])
    return one.codes == two.codes or (
        len(one.codes & two.codes) > 1 and (one.codes < two.codes or two.codes < one.codes)
    )


def _is_table(frame: Frame) -> bool:
    """Three or more at a table, by count, by name or by the name of their group."""
    return frame.counted or len(frame.codes) > _SIDES


def _points(frame: Frame) -> bool:
    """As in "since they last met", "in which he is joined by B": of the table told before, whoever "they" are."""
    return frame.pattern == "meeting:join" or not any(p.start <= p.who.actor.start < p.end for p in frame.parts)


def _whole_table(frame: Frame) -> bool:
    """People of two parties, or a leaders' summit of two."""
    return len({p.party for p in frame.people if p.party}) == len(frame.codes)


def _people_agree(one: Frame, two: Frame) -> bool:
    first, second = one.keys, two.keys
    if not first or not second or first & second:
        return not _rivals(one, two)
    return one.act == "visit" and _levels(one) != _levels(two) and one.sentence == two.sentence


def _rivals(one: Frame, two: Frame) -> bool:
    """Each names somebody of a party whom the other replaces by somebody else: two different tables."""
    for code in one.codes & two.codes:
        first = {p.key for p in one.people if p.party == code}
        second = {p.key for p in two.people if p.party == code}
        if first and second and not first & second:
            return True
    return False


def _levels_agree(one: Frame, two: Frame) -> bool:
    """Leaders and deputies do not sit in one meeting."""
    first, second = _ranks(one), _ranks(two)
    return one.act == "visit" or not first or not second or bool(first & second)


def _ranks(frame: Frame) -> set[str]:
    found = {p.who.level for p in frame.parts}
    return (found | BOTH if "foreign_and_defence" in found else found) & _RANKS


_RANKS = frozenset({"leader", "foreign", "defence", "deputy", "nsa"})


def _levels(frame: Frame) -> set[str]:
    return {p.level for p in frame.people}


def _is_its_invitation(one: Frame, two: Frame) -> bool:
    """As in "It is Buhari who has invited Ramaphosa", told of a visit that is under way."""
    invites = [f for f in (one, two) if f.pattern in _INVITATIONS and f.time is None]
    return len(invites) == 1 and Status.ONGOING in (one.status, two.status)


_INVITATIONS = frozenset({"visit:invite", "visit:invitation", "visit:ask"})


def _status_agrees(one: Frame, two: Frame) -> bool:
    if _is_its_invitation(one, two):
        return True
    if not (one.firm and two.firm) and not (one.like_last or two.like_last):
        return True
    if one.firm and two.firm and {one.status, two.status} == {Status.HELD, Status.CANCELLED}:
        return False
    moved = {Status.POSTPONED, Status.CANCELLED}
    if one.status in moved and two.fresh and two.status in _FUTURE:
        return False  # "will hold a virtual summit", in place of what was called off
    if (one.status in moved) != (two.status in moved):
        if one.act != "visit" and one.codes != two.codes and Status.HELD in (one.status, two.status):
            return False  # a meeting of two in place of the three that was called off
        return one.when is None or two.when is None or one.when.edtf == two.when.edtf
    past = {Status.HELD, Status.ONGOING}
    if (one.status in past and two.status in _FUTURE) or (two.status in past and one.status in _FUTURE):
        return (
            one.family == "visit"
            and one.when is not None
            and two.when is not None
            and one.when.meets(two.when, slack=1)
        )
    return True


def _dates_agree(one: Frame, two: Frame) -> bool:
    if one.when is None or two.when is None:
        return True
    if one.en_route != two.en_route and one.when.earliest is not None and two.when.earliest is not None:
        journey, leg = (
            (one.when.earliest, two.when.earliest) if one.en_route else (two.when.earliest, one.when.earliest)
        )
        return timedelta() <= leg - journey <= _TOUR
    return one.when.meets(two.when, slack=1 if one.family == "visit" else 0)


def _spots_agree(one: Frame, two: Frame) -> bool:
    if one.spot is None or two.spot is None or one.act == "visit":
        return True
    if one.spot.virtual != two.spot.virtual:
        return False
    if one.spot.country != two.spot.country:
        return not (one.spot.country and two.spot.country)
    return not (one.spot.city and two.spot.city and one.spot.city != two.spot.city)


def _acts_agree(one: Frame, two: Frame) -> bool:
    if "sign" in (one.act, two.act):
        shared = {p.key for p in one.people} & {p.key for p in two.people}
        return len(shared) >= _SIDES and one.when is not None and two.when is not None
    if one.act == two.act:
        return True
    if two.fresh and two.act in ("summit", "2+2") and not two.people and not two.when:
        return False  # "are planning a summit": not the meeting spoken of before
    if "2+2" in (one.act, two.act) and _led(one) | _led(two) == {"leader"}:
        return False  # leaders meet, and their ministers do apart
    if {one.act, two.act} == {"dine", "meet"}:
        return Status.HELD not in (one.status, two.status)  # a dinner ahead may be how the talks are planned
    if {"meet", "agree", "sign"} & {one.act, two.act}:
        return True
    if "dine" in (one.act, two.act):
        return False
    return {one.act, two.act} != {"summit", "2+2"}


def _led(frame: Frame) -> set[str]:
    return {p.level for p in frame.people if p.level in _RANKS}


def _continues(event: Event, frame: Frame) -> bool:
    """As in "The meeting will be held in Tokyo": about the event that was spoken of shortly before."""
    alike = (
        event.sum.family == frame.family
        or event.sum.is_loose
        or (not frame.codes and {event.sum.family, frame.family} == {"call", "meeting"})
    )
    if not alike or frame.sentence - event.last_sentence > _BACK or _is_another_time(event.sum, frame):
        return False
    if frame.codes and not frame.codes <= event.sum.codes:
        return False
    if frame.act == "visit" and any(p.side == "subject" and p.who.party == event.sum.host for p in frame.parts):
        return False  # hosts do not travel
    if frame.act != "visit" and frame.people and not frame.keys <= event.sum.keys:
        return False
    return _status_agrees(event.sum, frame) and _dates_agree(event.sum, frame) and _acts_agree(event.sum, frame)


def _foretells(event: Event, frame: Frame) -> bool:
    if event.sum.family != frame.family or not frame.people or event.frames[0].sentence - frame.sentence > _BACK + 1:
        return False
    if event.frames[0].sentence < frame.sentence:
        return False
    if not frame.keys & event.sum.keys or not frame.codes <= event.sum.codes:
        return False
    return _status_agrees(event.sum, frame) and _dates_agree(event.sum, frame) and _acts_agree(event.sum, frame)


def _add(event: Event, frame: Frame) -> Event:
    total = join(event.sum, frame)
    lead = max(event.sum, frame, key=_weight)
    firm = event.sum.firm or frame.firm
    total = replace(total, status=lead.status, sense=lead.sense, firm=firm, role=lead.role)
    return Event(frames=(*event.frames, frame), sum=total)


def _weight(frame: Frame) -> tuple[bool, bool, int]:
    """Which wording counts: one that says so outdoes a default, the body a headline, the firmer one the other."""
    in_title = frame.role == Role.TITLE.value and frame.status not in (Status.CANCELLED, Status.POSTPONED)
    return frame.firm, not in_title, _firmness(frame)


def _firmness(frame: Frame) -> int:
    if frame.status is Status.POSTPONED:
        return 6  # what "will not take place" on its day is put off, where another sentence says so
    return FIRMNESS.get(frame.status, 5)  # cancelled and postponed outdo any plan
