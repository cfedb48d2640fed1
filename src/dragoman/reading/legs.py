"""The legs of a journey: one ends on the day on which the next begins."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dragoman.dates import TimeMention
from dragoman.model import Status, When
from dragoman.reading.claims import Draft

_WEEK = 7


def with_when(draft: Draft, when: When, time: TimeMention) -> Draft:
    """The same visit at another time, for the same words."""
    total = replace(draft.event.sum, time=replace(time, when=when))
    return replace(draft, event=replace(draft.event, sum=total))


def end_to_end(drafts: list[Draft]) -> list[Draft]:
    """A leg ends on the day on which the next one begins; one without a date begins where the one before ended."""
    journeys: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        if draft.journey is not None and draft.event.sum.act == "visit":
            journeys.setdefault(draft.journey, []).append(number)
    for legs in journeys.values():
        _chain(drafts, legs)
    return _to_next_host(drafts)


def _to_next_host(drafts: list[Draft]) -> list[Draft]:
    """As in "arrived in Tokyo on Monday ... will fly to Seoul on Wednesday": an open stay ends there."""
    visits = [n for n, d in enumerate(drafts) if d.event.sum.act == "visit" and d.event.sum.status not in _UNSURE]
    starts = {n: first for n in visits if (first := _first_day(drafts, n)) is not None}
    for number, start in starts.items():
        total = drafts[number].event.sum
        if total.when is None or total.when.latest is not None or total.time is None:
            continue
        later = [
            first
            for n, first in starts.items()
            if start < first <= start + timedelta(days=_WEEK)
            and drafts[n].event.sum.host != total.host
            and travellers(drafts[n]) & travellers(drafts[number])
        ]
        if later:
            when = When.span(start, min(later)).said(words=total.when.words, anchor=total.when.anchor)
            drafts[number] = with_when(drafts[number], when, total.time)
    return drafts


_UNSURE = frozenset({Status.FLOATED, Status.POSTPONED, Status.CANCELLED})


def travellers(draft: Draft) -> set[str]:
    """The named people who travel."""
    return {p.who.key for p in draft.event.sum.parts if p.side == "subject" and p.who.is_person}


def _chain(drafts: list[Draft], legs: list[int]) -> None:
    told = [drafts[n].event.frames[0].sentence for n in legs]
    for before, number in pairwise(legs):
        if told.count(drafts[number].event.frames[0].sentence) == 1:  # else the days are of all
            _follow(drafts, before, number)
    starts = {n: _first_day(drafts, n) for n in legs}
    for number in legs:
        draft = drafts[number]
        time = draft.event.sum.time
        start = starts[number]
        if start is None or time is None or time.when is None:
            continue
        later = sorted(s for n, s in starts.items() if s is not None and s > start)
        open_end = time.when.latest is None or time.when.is_day or draft.event.sum.en_route
        if later and open_end and (later[0] - start).days <= 2 * _WEEK:
            drafts[number] = with_when(
                draft, When.span(start, later[0]).said(words=time.when.words, anchor=time.when.anchor), time
            )


def _follow(drafts: list[Draft], before: int, number: int) -> None:
    """As in "They will then travel to South Korea for two days": from where the leg before ended."""
    draft = drafts[number]
    last = drafts[before].event.sum.when
    if draft.event.sum.time is not None or not draft.days or last is None or last.latest is None:
        return
    time = drafts[before].event.sum.time
    if time is not None and draft.event.sum.status in _AHEAD:
        when = When.span(last.latest, last.latest + timedelta(days=draft.days - 1), anchor="where the leg before ends")
        drafts[number] = with_when(
            draft, when, replace(time, start=draft.event.sum.words[0], end=draft.event.sum.words[1])
        )


_AHEAD = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


def _first_day(drafts: list[Draft], number: int) -> date | None:
    """The first day of a leg: its own where exact, else the earliest day of a meeting on it."""
    total = drafts[number].event.sum
    when = total.when
    exact = when is not None and (when.latest is None or (when.days or 0) <= _WEEK - 1 or total.en_route)
    if exact and when is not None:
        return when.earliest
    days = [
        d.event.sum.when.earliest
        for d in drafts
        if d.part_of == number
        and d.event.sum.when is not None
        and d.event.sum.when.is_day
        and d.event.sum.when.earliest is not None
    ]
    return min(days, default=None)
