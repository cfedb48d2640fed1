"""Two readings of one report, the rules' and a model's, as one: where they agree, and where they differ.

Invariant: no value of the rules is overwritten. A model's value fills a gap, or stands as a difference that a person is
asked about; whose word each claim is stands in its patterns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model import Claim, Difference, Format, Quote, Reading, When
from dragoman.prompting.caging import Caged

_MEETINGS = "meeting"
_FAMILIES = {Format.VISIT: "visit", Format.CALL: "call"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One reading of two. agreed: engagements that both told; alone: that only one of them told, by whom."""

    reading: Reading
    agreed: int
    rules_alone: int
    model_alone: int


def compared(rules: Reading, caged: Caged) -> Compared:
    """The rules' reading with what a model adds, and what they differ in."""
    left = list(caged.claims)
    claims: list[Claim] = []
    differences: list[Difference] = []
    agreed = 0
    for claim in rules.claims:
        twin = _twin(claim, left)
        if twin is None:
            claims.append(claim)
            differences.append(Difference(what="engagement", rules=_told(claim), quotes=(claim.trigger,)))
            continue
        left.remove(twin)
        agreed += 1
        claims.append(_filled(claim, twin))
        differences += _differing(claim, twin)
    denied = {_core(claim) for claim in rules.denials}
    new = [claim for claim in left if _core(claim) not in denied]
    differences += [Difference(what="engagement", model=_told(claim), quotes=(claim.trigger,)) for claim in new]
    reading = replace(
        rules,
        claims=(*claims, *new),
        denials=(*rules.denials, *(c for c in caged.denials if _core(c) not in denied)),
        instruments=rules.instruments or caged.instruments,
        positions=rules.positions or caged.positions,
        differences=tuple(differences),
    )
    return Compared(reading=reading, agreed=agreed, rules_alone=len(rules.claims) - agreed, model_alone=len(new))


def _core(claim: Claim) -> tuple[str, frozenset[str]]:
    return _FAMILIES.get(claim.format.value, _MEETINGS), frozenset(claim.codes)


def _twin(claim: Claim, among: Sequence[Claim]) -> Claim | None:
    """The model's claim of the same engagement: of one kind, between the same, on days that meet; the nearest words."""
    alike = [one for one in among if _core(one) == _core(claim) and _may_be(claim, one)]
    return min(alike, key=lambda one: abs(one.trigger.start - claim.trigger.start), default=None)


def _may_be(claim: Claim, other: Claim) -> bool:
    """Whether the days of both meet, or one of them tells none."""
    when, there = (one.when.value if one.when else None for one in (claim, other))
    if when is None or there is None:
        return True
    begins = max((w.earliest for w in (when, there) if w.earliest), default=None)
    ends = min((w.latest for w in (when, there) if w.latest), default=None)
    return begins is None or ends is None or begins <= ends


def _filled(claim: Claim, twin: Claim) -> Claim:
    """The rules' claim, with a date and a place of the model's where it has none, and the model's name beside."""
    return replace(
        claim,
        when=claim.when or twin.when,
        venue=claim.venue or twin.venue,
        topics=claim.topics or twin.topics,
        patterns=(*claim.patterns, *twin.patterns),
    )


def _differing(claim: Claim, twin: Claim) -> list[Difference]:
    """The fields that both tell, and tell differently."""
    found = []
    for what, ours, theirs in (
        ("format", claim.format, twin.format),
        ("status", claim.status, twin.status),
        ("date", claim.when, twin.when),
        ("place", claim.venue, twin.venue),
    ):
        if ours is None or theirs is None or _said(ours.value) == _said(theirs.value):
            continue
        quotes = tuple(dict.fromkeys((*ours.quotes, *theirs.quotes)))
        found.append(Difference(what=what, rules=_said(ours.value), model=_said(theirs.value), quotes=quotes))
    people = _names(claim), _names(twin)
    if people[0] != people[1]:
        said: tuple[Quote, ...] = tuple(q for p in (*claim.participants, *twin.participants) for q in p.quotes)
        differing = Difference(
            what="participants",
            rules=", ".join(people[0]),
            model=", ".join(people[1]),
            quotes=tuple(dict.fromkeys(said)),
        )
        found.append(differing)
    return found


def _names(claim: Claim) -> list[str]:
    return sorted(p.name for p in claim.participants if p.named)


def _said(value: object) -> str:
    if isinstance(value, When):
        return value.edtf
    city, country = getattr(value, "city", None), getattr(value, "country", None)
    if city is not None and country is not None:
        return "online" if getattr(value, "virtual", False) else ", ".join(filter(None, (city, country)))
    return str(value)


def _told(claim: Claim) -> str:
    """An engagement in a line: "bilateral JP-US 2021-03-16, held"."""
    when = f" {claim.when.value.edtf}" if claim.when else ""
    return f"{claim.format.value} {'-'.join(claim.codes)}{when}, {claim.status.value}"
