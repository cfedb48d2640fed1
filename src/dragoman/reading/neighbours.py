"""What an event leaves unsaid and its neighbours in the report tell: the same person, the same day, the same place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.dates import TimeMention
from dragoman.model import Status, When
from dragoman.reading.claims import Draft
from dragoman.reading.frame import Frame
from dragoman.reading.items import Sentence
from dragoman.reading.scene import Scene
from dragoman.reading.timing import is_saying
from dragoman.reading.venues import Spot, spots_of

_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})
_STAY = 7  # days of a visit that still tell where somebody was on a day that is not told
_NEAR = 2  # sentences over which a story stays with one day


def fill(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Days from what was told just before, then places from whatever else the same person does on that day."""
    dated = [_on_only_trip(_with_trip(d, drafts, scene), drafts) for d in drafts]
    for number in range(len(dated)):
        dated[number] = _on_standing_day(_with_day(dated[number], dated[:number], scene), scene)
    placed = [_with_place(d, dated) for d in dated]
    return [_in_its_sentence(_where_summoned(d), scene) for d in placed]


def _with_trip(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft:
    """As in "flies to Hanoi on Monday to meet Jaishankar": where the traveller of the same sentence is just then."""
    total, first = draft.event.sum, draft.event.frames[0]
    if total.spot is not None or draft.part_of is not None or total.family != "meeting" or total.background:
        return draft
    if total.like_last or any(p.side == "member" for p in total.parts):
        return draft
    trip = next((d.event.sum for d in drafts if _is_on(first, d, scene) and d.event.sum.spot is not None), None)
    if trip is None or not _goes_with(trip, total) or not _present(trip) & total.keys:
        return draft
    if total.time is None and total.status in _PLANS:
        return replace(draft, event=replace(draft.event, sum=replace(total, spot=trip.spot, time=trip.time)))
    meets = total.when is not None and trip.when is not None and trip.when.meets(total.when)
    return replace(draft, event=replace(draft.event, sum=replace(total, spot=trip.spot))) if meets else draft


def _on_only_trip(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """As in "Noda stays three days in Phnom Penh. Singh will meet him, too": on the one journey that lies ahead."""
    total = draft.event.sum
    silent = total.spot is None and total.time is None and draft.part_of is None and not total.background
    if not silent or total.family != "meeting" or total.status not in _FIRM or total.like_last:
        return draft
    if len({p.party for p in total.people}) < _TWO or any(p.side == "member" for p in total.parts):
        return draft  # only where people on both sides are named
    trips = [d.event for d in drafts if d.event.sum.act == "visit" and _present(d.event.sum) & total.keys]
    trips = [t for t in trips if t.sum.status in (Status.ONGOING, Status.SCHEDULED)]
    if len(trips) != 1 or trips[0].sum.spot is None or trips[0].sum.host in total.codes:
        return draft
    trip, first = trips[0], draft.event.frames[0].sentence
    if trip.frames[0].sentence > first or first - trip.last_sentence > _STORY:
        return draft
    return replace(draft, event=replace(draft.event, sum=replace(total, spot=trip.sum.spot, time=trip.sum.time)))


_FIRM = frozenset({Status.PLANNED, Status.SCHEDULED})
_TWO = 2  # parties
_STORY = 4  # sentences over which a report still tells of a journey


def _goes_with(trip: Frame, meeting: Frame) -> bool:
    """Both ahead or both behind; on a visit that goes on, either."""
    return trip.status is Status.ONGOING or (trip.status in _PLANS) == (meeting.status in _PLANS)


def _is_on(meeting: Frame, draft: Draft, scene: Scene) -> bool:
    """Whether a visit was told in front of a meeting in its sentence, at the same time."""
    if draft.event.sum.act != "visit":
        return False
    here = [f for f in draft.event.frames if f.sentence == meeting.sentence and f.words[1] <= meeting.words[0]]
    between = scene.text.text[here[-1].words[1] : meeting.words[0]].lower().split() if here else []
    opener = scene.sentences[meeting.sentence].words()[0]  # "After his trip to Moscow, he received"
    return bool(here) and opener not in _APART and _APART.isdisjoint(between)


_APART = frozenset({"after", "before", "following", "ahead", "until", "since", "from", "while", "but"})


def _of_the_same_day(draft: Draft, scene: Scene) -> bool:
    """As in "He also had talks with", "Then he called on": words that bind what was held to what was told before."""
    frame = draft.event.frames[0]
    words = scene.sentences[frame.sentence].words()
    return draft.event.sum.status is Status.HELD and not _BINDING.isdisjoint(words)


_BINDING = frozenset({"also", "then", "afterwards", "afterward", "thereafter", "subsequently", "too"})


def _with_day(draft: Draft, before: Sequence[Draft], scene: Scene) -> Draft:
    """As in "Blinken met Motegi on Tuesday. He then called on Suga.": about the same day, marked as such."""
    total = draft.event.sum
    if total.time is not None or total.act == "visit" or total.like_last or draft.part_of is not None:
        return draft
    first = draft.event.frames[0].sentence
    exact = _of_the_same_day(draft, scene)
    if total.when is not None and not exact:
        return draft
    for other in reversed(before):
        last = other.event.sum
        near = 0 <= first - other.event.last_sentence <= _NEAR
        if near and _alike(total, last) and last.when is not None and last.when.is_day and last.act != "visit":
            edtf = last.when.edtf.rstrip("~")
            day = When.of(edtf if exact else f"{edtf}~", anchor="the meeting told just before")
            return replace(draft, event=replace(draft.event, sum=replace(total, reported_on=day)))
    return draft


def _on_standing_day(draft: Draft, scene: Scene) -> Draft:
    """As in "Tuesday has its own choreography. Obama will bring together ...": the day that the paragraph is about."""
    total = draft.event.sum
    silent = total.when is None and total.act != "visit" and not total.like_last and draft.part_of is None
    by_the_way = all(p.side == "member" for p in total.parts)  # "on the sidelines of the G7"
    if not silent or by_the_way or total.background or total.status not in _TOLD or scene.published is None:
        return draft
    first = draft.event.frames[0].sentence
    block = scene.sentences[first].span.block
    for number in range(first, max(-1, first - _NEAR), -1):
        sentence = scene.sentences[number]
        if sentence.span.block != block:
            break
        times = [t for t in _days_of(sentence) if _fits(t.when, total.status, scene.published)]
        if times:
            return replace(draft, event=replace(draft.event, sum=replace(total, time=_about(times[-1]))))
    return draft


_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_TOLD = frozenset({Status.HELD, Status.SCHEDULED, Status.ONGOING, Status.PLANNED, Status.CANCELLED, Status.POSTPONED})


def _days_of(sentence: Sentence) -> list[TimeMention]:
    words = sentence.words()
    return [
        item.time
        for index, item in enumerate(sentence.items)
        if item.time is not None
        and item.time.when is not None
        and item.time.when.is_day
        and not is_saying(words, index, [])
    ]


def _fits(when: When | None, status: Status, published: date) -> bool:
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest >= published if status in _PLANS else when.latest <= published


def _about(time: TimeMention) -> TimeMention:
    edtf = time.when.edtf if time.when else ""
    return replace(
        time,
        when=When.of(f"{edtf.rstrip('~')}~", words=time.when.words if time.when else "", anchor="the day spoken of"),
    )


def _alike(one: Frame, two: Frame) -> bool:
    """Both ahead or both behind, with somebody in common."""
    shared = {p.key for p in one.people} & {p.key for p in two.people}
    return bool(shared) and (one.status in _PLANS) == (two.status in _PLANS)


def _with_place(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Nobody is in two places on one day: a meeting without a place is where its people are said to be."""
    total = draft.event.sum
    if (
        total.spot is not None
        or total.act == "visit"
        or total.family == "call"
        or total.when is None
        or not total.when.is_day
    ):
        return draft
    people = {p.key for p in total.people}
    spots = {
        (s.city, s.country): s
        for d in drafts
        if d is not draft
        and not (d.event.sum.status in _OFF and total.status not in _OFF)  # nobody was there
        and (s := _ground(d.event.sum)) is not None
        and people & _present(d.event.sum)
        and d.event.sum.when is not None
        and d.event.sum.when.days is not None
        and (d.event.sum.when.days <= _STAY or total.time is not None)
        and d.event.sum.when.meets(total.when)
        and not _moves_on(d.event.sum, total)
    }
    countries = {country for _, country in spots}
    if len(countries) != 1:
        return draft
    spot = next((s for s in spots.values() if s.city), next(iter(spots.values())))
    return replace(draft, event=replace(draft.event, sum=replace(total, spot=spot)))


def _where_summoned(draft: Draft) -> Draft:
    """An ambassador is called in by the country in which he serves."""
    total = draft.event.sum
    if total.act != "summon" or total.spot is not None:
        return draft
    envoys = [p for p in total.parts if "ambassador" in p.who.actor.title.lower() or p.who.level == "ambassador"]
    seats = total.codes - {p.who.party for p in envoys}
    if not envoys or len(seats) != 1:
        return draft
    (seat,) = seats
    part = next(p for p in total.parts if p.who.party == seat)
    spot = Spot("", seat, virtual=False, start=part.start, end=part.end)
    return replace(draft, event=replace(draft.event, sum=replace(total, spot=spot)))


def _in_its_sentence(draft: Draft, scene: Scene) -> Draft:
    """As in "The groundwork was laid at Portsmouth, when they held AUKMIN": the one city of the sentence."""
    total = draft.event.sum
    if total.spot is not None or total.act == "visit" or total.family == "call" or total.like_last or total.background:
        return draft
    spots = spots_of(scene.sentences[draft.event.frames[0].sentence])
    if total.status is not Status.HELD or len({(s.city, s.country) for s in spots}) != 1:
        return draft
    return replace(draft, event=replace(draft.event, sum=replace(total, spot=spots[0])))


def _moves_on(visit: Frame, meeting: Frame) -> bool:
    """On the last of several days of a visit its people may already be elsewhere, with others than the hosts."""
    if visit.act != "visit" or visit.host in meeting.codes or visit.when is None or visit.when.is_day:
        return False
    return meeting.when is not None and visit.when.latest == meeting.when.latest


def _present(total: Frame) -> set[str]:
    if total.act == "visit":
        return {p.who.key for p in total.parts if p.side == "subject" and p.who.is_person}
    return {p.key for p in total.people}


def _ground(total: Frame) -> Spot | None:
    if total.family == "call" or total.spot is None or total.spot.virtual or not total.spot.country:
        return None
    return total.spot
