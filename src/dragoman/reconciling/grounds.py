"""Grounds for and against two claims speaking of one engagement: small functions in a weighted table.

Invariant: a ground is a pure function of two claims' traits and gives the same for (a, b) and (b, a). Strength runs
from -1 to 1 and is multiplied by the weight; a few grounds go beyond where they nearly settle the matter. `veto`
settles it: two claims under a veto are never in one entry, whatever else speaks for it.

People: `dragoman.reconciling.persons`; dates: `dragoman.reconciling.slots`. This file holds the others and the table.
"""

from dragoman.model import Format, Status
from dragoman.reconciling.finding import Finding, Ground
from dragoman.reconciling.persons import named_people, travellers
from dragoman.reconciling.slots import date_ahead_of_a_holding, dates, moved_slot, undated
from dragoman.reconciling.traits import Family, Traits

_OWN = {
    Format.TWO_PLUS_TWO: 1.5,
    Format.QUAD: 1.5,
    Format.TRILATERAL: 1.2,
    Format.SUMMIT: 1.0,
    Format.CALL: 0.8,
    Format.MULTILATERAL: 0.8,
    Format.VISIT: 0.5,
    Format.BILATERAL: 0.5,
    Format.OTHER: 0.2,
}
_MIXED = {
    frozenset({Format.SUMMIT, Format.BILATERAL}): 0.0,
    frozenset({Format.TWO_PLUS_TWO, Format.SUMMIT}): -4.0,
}
_TWO_TABLES = frozenset({Format.TWO_PLUS_TWO, Format.BILATERAL})
_WENT_AHEAD = frozenset({Status.HELD, Status.ONGOING})


def same_report(a: Traits, b: Traits) -> Finding | None:
    """A report does not tell one event twice (reading has merged what it tells): two records are two events.

    Exempt are a postponed slot and its new one, and records alike in every field.
    """
    if a.heard.evidence.report != b.heard.evidence.report:
        return None
    if moved_slot(a, b) is not None:
        return None
    alike = (a.format, a.start, a.end, a.people, a.country, a.visitors) == (
        *(b.format, b.start, b.end, b.people, b.country, b.visitors),
    )
    if alike and a.dated and a.people and (a.status, a.topics) == (b.status, b.topics):
        return None
    return Finding(-1.0, "one report tells them as two", veto=True)


def family(a: Traits, b: Traits) -> Finding | None:
    """A visit and a meeting on it are two; a call is no meeting in a room, though it may be one online."""
    if a.family is b.family:
        return None
    if Family.VISIT in (a.family, b.family):
        return Finding(-1.0, "a visit and a meeting are two engagements", veto=True)
    meeting = b if a.family is Family.CALL else a
    if meeting.virtual:
        return Finding(0.5, "a call and an online meeting")
    if meeting.city or meeting.country:
        return Finding(-7.0, "a call and a meeting in a room")
    return Finding(-2.0, "a call and a meeting")


def formats(a: Traits, b: Traits) -> Finding | None:
    """The same format speaks for, the more so the rarer it is; loosely named ones speak little against."""
    if a.family is not b.family:
        return None
    if a.format is b.format:
        return Finding(_OWN[a.format], f"the same format ({a.format.value})")
    pair = frozenset({a.format, b.format})
    if Format.OTHER in pair:
        return Finding(-2.5, f"{a.format.value} and {b.format.value}")
    if pair == _TWO_TABLES:
        loose = b if a.format is Format.TWO_PLUS_TWO else a
        return Finding(-0.5 if len(loose.people) > 2 else -8.0 if loose.people else -1.0, "a 2+2 and a meeting of two")
    return Finding(_MIXED.get(pair, -0.3), f"{a.format.value} and {b.format.value} are loosely told apart")


def direction(a: Traits, b: Traits) -> Finding | None:
    """A visit from here to there is not one from there to here."""
    if not (a.host and b.host):
        return None
    if a.host != b.host and not (a.country and a.country == b.country):
        return Finding(-1.0, "the travel goes the other way", veto=True)
    return None


def place(a: Traits, b: Traits) -> Finding | None:
    """The same city speaks for; another country against, strongly where both say that it was held."""
    if not (a.placed and b.placed):
        return None
    told = not a.plan and not b.plan
    if a.virtual and b.virtual:
        return Finding(0.7, "both online")
    if a.virtual or b.virtual:
        return Finding(-3.0 if told else -0.6, "one online, one in a room")
    if a.country != b.country:
        return Finding(-3.0 if told else -1.2, f"in {a.country or a.city} and in {b.country or b.city}")
    return _cities(a, b)


def _cities(a: Traits, b: Traits) -> Finding:
    if not (a.city and b.city):
        return Finding(0.3, f"both in {a.country}")
    if a.city in b.city or b.city in a.city:
        return Finding(1.0, "the same city")
    if a.family is Family.VISIT:
        return Finding(-0.3, "two cities of one country")
    return Finding(-0.4 if a.plan or b.plan else -0.8, "two cities of one country")


def outcome(a: Traits, b: Traits) -> Finding | None:
    """What was called off was not held."""
    statuses = (a.status, b.status)
    if Status.CANCELLED in statuses and any(status in _WENT_AHEAD for status in statuses):
        return Finding(-1.0, "one was called off, the other took place")
    return None


def series(a: Traits, b: Traits) -> Finding | None:
    """The same named series speaks for, two different ones against."""
    if not (a.series and b.series):
        return None
    if a.series == b.series:
        return Finding(1.0, "the same series")
    return Finding(-3.0, "two different series")


def topics(a: Traits, b: Traits) -> Finding | None:
    """Shared topics speak a little for; different ones say nothing, because reports pick."""
    shared = a.topics & b.topics
    if not shared:
        return None
    return Finding(min(1.0, len(shared) / 3), "about the same: " + ", ".join(sorted(shared)))


GROUNDS: tuple[Ground, ...] = (
    Ground(name="same report", weight=4.0, look=same_report),
    Ground(name="family", weight=1.0, look=family),
    Ground(name="direction", weight=4.0, look=direction),
    Ground(name="ahead of a holding", weight=4.0, look=date_ahead_of_a_holding),
    Ground(name="moved slot", weight=5.0, look=moved_slot),
    Ground(name="dates", weight=5.0, look=dates),
    Ground(name="undated", weight=1.0, look=undated),
    Ground(name="travellers", weight=4.0, look=travellers),
    Ground(name="people", weight=4.0, look=named_people),
    Ground(name="format", weight=1.0, look=formats),
    Ground(name="place", weight=1.5, look=place),
    Ground(name="outcome", weight=2.5, look=outcome),
    Ground(name="series", weight=1.0, look=series),
    Ground(name="topics", weight=0.5, look=topics),
)
"""Every ground, the cheap and the settling ones first."""
