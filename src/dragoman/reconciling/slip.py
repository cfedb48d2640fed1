"""Which date an entry goes by, and which it went by before.

The rule, in this order:
  1. A postponed slot gives way to any other; it stands only where nothing else does.
  2. What is said to have been held (or to be under way) outranks what was planned.
  3. Among plans the one last said wins, whatever it was before; but for a week an unnamed source does not unseat an
     official word, nor another's the word of a traveller's own side, unless somebody says that the slot was put off.
  4. Among tellings of the past the one with the weightiest word, then with more voices, then the narrower wins.
  5. A more exact date replaces a vaguer one that it agrees with, whoever said it when. For a visit the stated span
     is more exact than one day of it; a beginning and an end that two reports give make one stay.
Earlier slots of a plan are its history, not its rivals; a rival is a date that excludes the preferred one and was
said while that stood.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.model import Format, Rival, Status, Support, Value, When
from dragoman.reconciling.evidence import Heard

WENT_AHEAD = frozenset({Status.HELD, Status.ONGOING})
_ARRIVAL, _FROM = 9, 25  # days: what "from the 15th" is worth of a stay, and of a meeting
_OFFICIAL_HOLDS = timedelta(days=7)
_WEIGHT = ("an unnamed source", "an official word", "the word of the traveller's own side")


def date_of(heard: Sequence[Heard]) -> Value[When] | None:
    """The preferred date of an entry's claims, which are in canonical order; None where none is said."""
    dated = [item for item in heard if item.claim.when is not None]
    if not dated:
        return None
    live = [item for item in dated if item.claim.status.value is not Status.POSTPONED] or dated
    told = [item for item in live if took_place(item)]
    plans = [item for item in live if not took_place(item)]
    moved = len(live) < len(dated)
    plan = _last_plan(plans, moved=moved) if plans else None
    leader, why = (_best_told(told), "said to have taken place then") if told else (plan, "the date last given")
    if leader is None:
        return None
    agreeing = [item for item in [*told, *_standing(plans, plan)] if _when(item).meets(_when(leader))]
    best = min(agreeing, key=lambda item: _exactest(item, agreeing))
    if not told and leader.authority > plans[-1].authority and not _when(plans[-1]).meets(_when(leader)):
        why = f"{_WEIGHT[leader.authority]} stands against {_WEIGHT[plans[-1].authority]}"
    if exactness(best) < exactness(leader):
        why = f"{why}; more exact than {_when(leader).edtf} and agrees with it"
    else:
        best = leader
    support, rivals = _support(dated, _when(best)), _rivals(live, best, told)
    other = _other_half(best, agreeing)
    if other is None:
        return Value(value=_when(best), why=why, support=support, rivals=rivals)
    return Value(
        value=When.span(_when(best).earliest or _when(other).earliest, _when(best).latest or _when(other).latest),
        why=f"{why}; its open end from {other.evidence.name}",
        support=(*support, *_support(dated, _when(other))),
        rivals=rivals,
    )


def took_place(item: Heard) -> bool:
    """The report says that it was held or is under way, and it could know: the day had come."""
    if item.claim.status.value not in WENT_AHEAD:
        return False
    start = item.claim.when.value.earliest if item.claim.when else None
    return start is None or item.known_on is None or start <= item.known_on + timedelta(days=1)


def exactness(item: Heard) -> tuple[int, int]:
    """How exactly a claim gives its date; less is more exact. A first day alone is worth a window of days."""
    when = _when(item)
    days = when.days
    visit = item.claim.format.value is Format.VISIT
    if days is None:
        return (3, 0) if when.earliest is None else (2, _ARRIVAL if visit else _FROM)
    if visit and _is_span(when):
        return (0, 0)
    return (1 if days <= 7 and not when.is_approximate else 2, days)


def said_by(item: Heard) -> date:
    """When the first copy said it; the end of time where that is not known."""
    return item.said_on or date.max


def _when(item: Heard) -> When:
    if item.claim.when is None:
        raise ValueError(f"{item.key} has no date")
    return item.claim.when.value


def _is_span(when: When) -> bool:
    """First and last day of a stay, and not a window ("next week" runs from a Monday to a Sunday)."""
    if when.earliest is None or when.latest is None or when.is_approximate or when.edtf.count("-") != 4:
        return False
    week = (when.earliest.weekday(), when.latest.weekday(), when.days) == (0, 6, 7)
    return 2 <= (when.latest - when.earliest).days + 1 <= 10 and not week


def _last_plan(plans: list[Heard], *, moved: bool) -> Heard:
    order = lambda item: (said_by(item), item.authority, *_negative(exactness(item)), item.order)  # noqa: E731
    last = max(plans, key=order)
    if moved or last.said_on is None:
        return last
    weightier = [item for item in plans if item.authority > last.authority and item.said_on is not None]
    if not weightier:
        return last
    word = max(weightier, key=order)
    return word if said_by(last) - said_by(word) <= _OFFICIAL_HOLDS else last


def _negative(exact: tuple[int, int]) -> tuple[int, int]:
    return (-exact[0], -exact[1])


def _standing(plans: list[Heard], plan: Heard | None) -> list[Heard]:
    return [item for item in plans if plan is not None and _when(item).meets(_when(plan))]


def _other_half(best: Heard, agreeing: list[Heard]) -> Heard | None:
    """The claim that gives the beginning of a stay of which the best claim gives the end, or the other way round."""
    here = _when(best)
    halves = [
        item
        for item in agreeing
        if (here.latest is None and here.earliest is not None and _when(item).earliest is None and _when(item).latest)
        or (here.earliest is None and here.latest is not None and _when(item).latest is None and _when(item).earliest)
    ]
    return min(halves, key=lambda item: _exactest(item, agreeing)) if halves else None


def _exactest(item: Heard, agreeing: list[Heard]) -> tuple[object, ...]:
    voices = {other.voice for other in agreeing if _when(other).meets(_when(item))}
    return (exactness(item), not took_place(item), -item.authority, -len(voices), item.order)


def _best_told(told: list[Heard]) -> Heard:
    def rank(item: Heard) -> tuple[int, int, tuple[int, int], tuple[object, ...]]:
        agreeing = [other for other in told if _when(other).meets(_when(item))]
        voices = {other.voice for other in agreeing}
        return (-max(other.authority for other in agreeing), -len(voices), exactness(item), item.order)

    return min(told, key=rank)


def _support(dated: list[Heard], when: When) -> tuple[Support, ...]:
    return tuple(
        item.support(item.claim.when.quotes)
        for item in dated
        if item.claim.when is not None and item.claim.when.value.edtf == when.edtf
    )


def _rivals(live: list[Heard], best: Heard, told: list[Heard]) -> tuple[Rival[When], ...]:
    """Dates that exclude the preferred one and were said while it stood, by value."""
    pool = told or live
    preferred = _when(best)
    since = min(said_by(item) for item in live if _when(item).edtf == preferred.edtf)
    against: dict[str, list[Heard]] = {}
    for item in pool:
        if not _when(item).meets(preferred) and (told or said_by(item) >= since):
            against.setdefault(_when(item).edtf, []).append(item)
    return tuple(
        Rival(
            value=_when(items[0]),
            support=tuple(item.support(item.claim.when.quotes) for item in items if item.claim.when is not None),
            since=min((item.known_on for item in items if item.known_on), default=None),
        )
        for _, items in sorted(against.items())
    )
