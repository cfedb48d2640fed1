"""From grounds to a verdict: same, different or unsure, with the reasons in words."""

from typing import NamedTuple

from dragoman.model import Status, Verdict
from dragoman.reconciling.finding import Finding, Ground
from dragoman.reconciling.grounds import GROUNDS
from dragoman.reconciling.slots import gap
from dragoman.reconciling.traits import Family, Traits

SAME_FROM = 3.0
"""Points from which two claims are one engagement."""

UNSURE_FROM = 1.0
"""Points from which a person should look."""

FAR_DAYS = 60
"""A gap between two dates beyond which nothing makes them one, but for a postponed slot."""


class Judgement(NamedTuple):
    """The verdict on two claims. points: the sum of the findings; veto: they are never in one entry."""

    verdict: Verdict
    points: float
    veto: bool
    findings: tuple[tuple[Ground, Finding], ...]

    @property
    def why(self) -> str:
        """The reasons as one sentence, each with its points: what speaks for it, then what speaks against."""
        ordered = sorted(self.findings, key=lambda item: (-item[0].weight * item[1].strength, item[0].name))
        pros = [_weighed(ground, finding) for ground, finding in ordered if finding.strength > 0]
        cons = [_weighed(ground, finding) for ground, finding in ordered if finding.strength < 0]
        said = "; ".join(pros) if pros else "nothing speaks for it"
        return f"{said}; against: {'; '.join(cons)}" if cons else said


def _weighed(ground: Ground, finding: Finding) -> str:
    points = "settles it" if finding.veto else f"{ground.weight * finding.strength:+.1f}"
    return f"{finding.why} ({points})"


def judge(a: Traits, b: Traits, grounds: tuple[Ground, ...] = GROUNDS) -> Judgement:
    """Weigh the grounds; stop at a veto. The order of the two makes no difference."""
    first, second = (a, b) if a.heard.order <= b.heard.order else (b, a)
    points = 0.0
    findings: list[tuple[Ground, Finding]] = []
    for ground in grounds:
        finding = ground.look(first, second)
        if finding is None:
            continue
        findings.append((ground, finding))
        if finding.veto:
            return Judgement(verdict=Verdict.DIFFERENT, points=-10.0, veto=True, findings=tuple(findings))
        points += ground.weight * finding.strength
    return Judgement(verdict=_verdict(a, b, points), points=round(points, 6), veto=False, findings=tuple(findings))


def out_of_reach(a: Traits, b: Traits) -> bool:
    """A cheap look that spares the full one: they can only be different, without the word of a veto."""
    if (a.family is Family.VISIT) is not (b.family is Family.VISIT):
        return True
    return a.dated and b.dated and gap(a, b) > FAR_DAYS and Status.POSTPONED not in (a.status, b.status)


def _verdict(a: Traits, b: Traits, points: float) -> Verdict:
    if points < UNSURE_FROM:
        return Verdict.DIFFERENT
    singled_out = a.vague is b.vague and a.dated is b.dated
    if points < SAME_FROM or not (singled_out or _both_off(a, b)):
        return Verdict.UNSURE  # a window of months singles out nothing: that takes a look at the whole block
    return Verdict.SAME


def _both_off(a: Traits, b: Traits) -> bool:
    return a.status is b.status and a.status in {Status.POSTPONED, Status.CANCELLED}
