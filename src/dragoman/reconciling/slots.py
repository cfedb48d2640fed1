"""Grounds from dates: the slots in which the two claims put their engagement."""

from dragoman.model import Format, Status
from dragoman.reconciling.finding import Finding
from dragoman.reconciling.places import far_apart
from dragoman.reconciling.traits import Family, Traits

_STRENGTHS = ((1, 0.8), (3, 0.75), (7, 0.65), (14, 0.55), (31, 0.42), (62, 0.3), (100, 0.25), (190, 0.18), (370, 0.12))
_LONGEST_SLIP = 45
_NEAR_DAYS = 120
_RECENT_DAYS = 14
GARBLED_DAYS = 3  # by how much a day may be told wrong, before two tellings are of two events
_OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
_RARE = frozenset({Format.VISIT, Format.SUMMIT, Format.TWO_PLUS_TWO, Format.QUAD, Format.TRILATERAL})
AHEAD = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


def gap(a: Traits, b: Traits) -> int:
    """How many days lie between the two windows; 0 where they meet."""
    return max(a.start - b.end, b.start - a.end, 0)


def moved_slot(a: Traits, b: Traits) -> Finding | None:
    """A postponed slot and the new one that the same report gives for it are one engagement."""
    if a.heard.evidence.report != b.heard.evidence.report or a.format is not b.format:
        return None
    old, new = (a, b) if a.status is Status.POSTPONED else (b, a)
    if old.status is not Status.POSTPONED or new.status not in AHEAD:
        return None
    if old.people and new.people and not old.people & new.people:
        return None
    if (old.visitors, old.host) != (new.visitors, new.host) or (old.series and new.series and old.series != new.series):
        return None
    return Finding(1.0, "the report moves it from one slot to the other")


def date_ahead_of_a_holding(a: Traits, b: Traits) -> Finding | None:
    """What is still planned after another was held is not that one."""
    for plan, told in ((a, b), (b, a)):
        if plan.status not in AHEAD or told.plan or not told.dated or not plan.known:
            continue
        if plan.dated and plan.start > told.end and plan.known > told.end + 1 and gap(a, b) > 0:
            return Finding(-1.0, "one was still ahead when the other was over", veto=True)
        if not plan.dated and plan.known > told.end + 7:
            return Finding(-1.0, "one was still ahead when the other was over", veto=True)
    return None


def dates(a: Traits, b: Traits) -> Finding | None:
    """Two dates that meet speak for, the more so the narrower they are; a gap speaks against, less for a plan."""
    if not (a.dated and b.dated) or moved_slot(a, b) is not None:
        return None
    apart = gap(a, b)
    if apart == 0:
        return _meeting(a, b)
    if Status.POSTPONED in (a.status, b.status) and _later_slot(a, b):
        return _given_up(a, b, apart)
    return _slip(a, b, apart) if a.plan or b.plan else _told_apart(a, b, apart)


def _given_up(a: Traits, b: Traits, apart: int) -> Finding:
    """A later slot: likely the new one where the report that put it off gave none, no word either way where it did."""
    old = a if a.status is Status.POSTPONED else b
    if old.rescheduled:
        return Finding(-0.4 - apart / 120, "a later slot than the one given up")
    return Finding(-0.05 - 0.6 * apart / 180, f"a slot {apart} days after the one given up")


def _told_apart(a: Traits, b: Traits, apart: int) -> Finding:
    """Two tellings of the past with dates that exclude each other."""
    if apart == 1 and Family.VISIT not in (a.family, b.family):
        if _on_the_line(a, b):
            return Finding(0.5, "one day apart, as two capitals may name it")
        return Finding(-0.1 if a.approximate or b.approximate else -0.25, "one day apart")
    if a.exact and b.exact and apart > GARBLED_DAYS:
        return Finding(-1.3, f"held {apart} days apart", veto=True)
    slack = 3 if a.approximate or b.approximate else 1
    return Finding(-0.4 if apart <= slack else -1.3, f"{apart} days apart")


def undated(a: Traits, b: Traits) -> Finding | None:
    """Without a date it takes other strong grounds, and time: a plan is followed by its date within months."""
    if (a.dated and b.dated) or moved_slot(a, b) is not None:
        return None
    if a.dated is b.dated:
        return _both_undated(a, b)
    return _one_undated(b, a) if a.dated else _one_undated(a, b)


def _one_undated(bare: Traits, told: Traits) -> Finding:
    if not bare.known:
        return Finding(-2.5, "one has no date, nor has its report")
    return _plan_undated(bare, told) if bare.plan else _past_undated(bare, told)


def _past_undated(bare: Traits, told: Traits) -> Finding:
    if told.start > bare.known + 1:
        return Finding(-4.0, "one was over before the other began", veto=not told.approximate)
    recent = bare.known - _RECENT_DAYS <= told.end
    return Finding(-0.4, "no date in one, told within days") if recent else Finding(-2.5, "one has no date")


def _plan_undated(bare: Traits, told: Traits) -> Finding:
    if told.end < bare.known - 1:
        return Finding(-4.0, "one was over before the other was spoken of")
    if told.start > bare.known + _NEAR_DAYS:
        return Finding(-3.2, f"no date in one, and the other more than {_NEAR_DAYS} days on")
    if bare.status in _OFF and told.status in _OFF:
        return Finding(0.5, "both say that it is off")
    ahead = max(0, told.start - bare.known)
    return Finding(-0.4 - 0.6 * ahead / _NEAR_DAYS, f"no date in one, {ahead} days ahead of the other")


def _meeting(a: Traits, b: Traits) -> Finding:
    if a.start == b.start and a.end == b.end and a.exact and b.exact:
        return Finding(0.8, "the same day" if a.width == 1 else "the same days")
    if a.start == b.start and (a.closes or b.closes):
        return Finding(0.65, "from the same day")
    width = max(a.width, b.width)
    if a.plan and b.plan and a.end == b.end and not (a.closes or b.closes) and width > 14:
        return Finding(0.42, "by the same day")
    for limit, strength in _STRENGTHS:
        if width <= limit:
            return Finding(strength, f"dates that agree within {limit} days" if limit > 1 else "the same day")
    return Finding(0.05, "dates that do not exclude each other")


def _later_slot(a: Traits, b: Traits) -> bool:
    old, new = (a, b) if a.status is Status.POSTPONED else (b, a)
    return new.status in AHEAD and new.known >= old.known - 1 and 0 < new.start - old.end <= 366


def _slip(a: Traits, b: Traits, apart: int) -> Finding:
    """How far a plan may move: a share of the time that lay ahead of it when it was first spoken of.

    What seldom takes place twice in a week may move by a week.
    """
    if a.vague or b.vague:
        return Finding(-0.6, "one window after the other")
    if _called_off_before(a, b) or _called_off_before(b, a):
        return Finding(-1.3, "called off before the other was planned")
    lead = max(t.start - t.known for t in (a, b) if t.plan and t.known) if _any_known(a, b) else 0
    floor = 7 if a.format in _RARE and b.format in _RARE else 2
    reach = min(_LONGEST_SLIP, max(floor, lead * 35 // 100))
    if a.approximate or b.approximate:
        reach += 3
    if apart > reach:
        return Finding(-1.3, f"{apart} days apart, more than such a plan slips")
    return Finding(-0.05 - 0.4 * apart / reach, f"{apart} days apart, as a plan may slip")


def _called_off_before(one: Traits, other: Traits) -> bool:
    return one.status is Status.CANCELLED and other.status in AHEAD and other.known > one.known > 0


def _any_known(a: Traits, b: Traits) -> bool:
    return any(t.plan and t.known for t in (a, b))


def _on_the_line(a: Traits, b: Traits) -> bool:
    """A call or an online meeting between continents, named for the day that it was in each capital."""
    remote = all(t.virtual or t.format is Format.CALL for t in (a, b))
    return remote and a.exact and b.exact and far_apart(a.parties)


def _both_undated(a: Traits, b: Traits) -> Finding:
    if not (a.plan and b.plan and a.known and b.known):
        return Finding(-2.5, "neither has a date")
    days = abs(a.known - b.known)
    if days > _NEAR_DAYS:
        return Finding(-2.0, f"no dates, said {days} days apart")
    if a.status in _OFF and b.status in _OFF:
        return Finding(0.5, "both say that it is off")
    return Finding(0.3 if days <= 60 else -1.0, f"no dates, said {days} days apart")
