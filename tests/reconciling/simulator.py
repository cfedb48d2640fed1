"""Streams of reports with known truth: engagements with lives, and outlets that tell them each in its way.

An engagement is planned, perhaps put off once or twice, then held or called off. Outlets copy an agency, come late,
name dates vaguely or not at all, leave people out, name a stand-in, get a day or a city wrong, and look back months
later with a month and nobody named.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from dragoman.model import Claim, Participant, Quote, ReportId, Venue, When
from dragoman.reconciling import Evidence
from tests.reconciling.claiming import cited, claim

_PAIRS = (("JP", "US"), ("KR", "US"), ("JP", "KR"), ("AU", "JP"), ("DE", "FR"))
_CITIES = {
    "JP": ("Tokyo", "Kyoto"),
    "US": ("Washington", "New York"),
    "KR": ("Seoul", "Busan"),
    "AU": ("Canberra", "Perth"),
    "DE": ("Berlin", "Munich"),
    "FR": ("Paris", "Nice"),
}
_KINDS = ("visit", "2+2", "summit", "bilateral", "call", "call")
_OFFICES = ("leader", "foreign", "defence")
_OFFICES_AT = {"2+2": ("foreign", "defence"), "summit": ("leader",)}
_BEGIN = date(2021, 1, 4)
_END = date(2022, 12, 30)


@dataclass(slots=True, kw_only=True)
class Truth:
    """One engagement as it was. slots: the days that it was planned for in turn, the last one real."""

    name: str
    kind: str
    parties: tuple[str, str]
    who: tuple[Participant, ...]
    city: str
    country: str
    slots: list[date]
    days: int
    told_first: date
    held: bool


@dataclass(slots=True, kw_only=True)
class Stream:
    """The reports, and what is true. truth_of: claim key -> the engagement's name."""

    evidence: list[Evidence] = field(default_factory=list)
    truths: dict[str, Truth] = field(default_factory=dict)
    truth_of: dict[str, str] = field(default_factory=dict)


def stream(seed: int, size: int = 14) -> Stream:
    """A stream of `size` engagements of some pairs, and the reports that tell them."""
    chance = Random(seed)  # noqa: S311  a simulation, no secret
    made = Stream()
    for pair in chance.sample(_PAIRS, 3):
        for truth in _lives(chance, pair, size // 3 + 1):
            made.truths[truth.name] = truth
            _tell(chance, made, truth)
    _look_back(chance, made)
    chance.shuffle(made.evidence)
    return made


def _lives(chance: Random, pair: tuple[str, str], count: int) -> list[Truth]:
    lives = []
    day = _BEGIN + timedelta(days=chance.randint(20, 60))
    for number in range(count):
        day += timedelta(days=chance.randint(18, 90))
        kind = chance.choice(_KINDS)
        lives.append(_life(chance, pair, f"{'-'.join(pair)}:{number}", kind, day))
    return lives


def _life(chance: Random, pair: tuple[str, str], name: str, kind: str, day: date) -> Truth:
    host = chance.choice(pair)
    parties = (next(code for code in pair if code != host), host)
    slots = [day]
    while kind != "call" and chance.random() < 0.2 and len(slots) < 3:
        slots.insert(0, slots[0] - timedelta(days=chance.randint(10, 40)))
    offices = _OFFICES_AT.get(kind) or (chance.choice(_OFFICES if kind != "bilateral" else _OFFICES[1:]),)
    who = tuple(
        Participant(name=f"{code} {office}", party=code, office=office)
        for code in sorted(pair)
        for office in offices
        if kind != "visit" or code != host
    )
    lead = chance.randint(2, 5) if kind == "call" else chance.randint(8, 40)
    return Truth(
        name=name,
        kind=kind,
        parties=parties if kind == "visit" else (min(pair), max(pair)),
        who=who,
        city="" if kind == "call" else chance.choice(_CITIES[host]),
        country="" if kind == "call" else host,
        slots=slots,
        days=chance.randint(2, 4) if kind == "visit" else 1,
        told_first=slots[0] - timedelta(days=lead),
        held=chance.random() < 0.8,
    )


def _tell(chance: Random, made: Stream, truth: Truth) -> None:
    known = truth.told_first
    for number, slot in enumerate(truth.slots):
        for _ in range(chance.randint(1, 3)):
            published = min(known + timedelta(days=chance.randint(0, 4)), slot - timedelta(days=1))
            _report(
                chance,
                made,
                truth,
                published,
                [_claim(chance, truth, slot, published, chance.choice(("planned", "scheduled")))],
            )
        if number + 1 < len(truth.slots):
            known = slot - timedelta(days=chance.randint(1, 6))
            new = truth.slots[number + 1]
            moved = [
                _claim(chance, truth, slot, known, "postponed", exact=True),
                _claim(chance, truth, new, known, "planned", exact=True),
            ]
            _report(chance, made, truth, known, moved)
    last = truth.slots[-1]
    if truth.held:
        for _ in range(chance.randint(1, 3)):
            published = last + timedelta(days=truth.days - 1 + chance.randint(0, 2))
            _report(chance, made, truth, published, [_claim(chance, truth, last, published, "held")])
    elif chance.random() < 0.7:
        published = last - timedelta(days=1)
        _report(chance, made, truth, published, [_claim(chance, truth, last, published, "cancelled", exact=True)])


def _look_back(chance: Random, made: Stream) -> None:
    """Months later a report names the month and the city, and nobody."""
    for truth in made.truths.values():
        if truth.held and truth.kind in ("2+2", "summit") and chance.random() < 0.4:
            published = truth.slots[-1] + timedelta(days=chance.randint(40, 120))
            if published <= _END:
                said = _claim(chance, truth, truth.slots[-1], published, "held", month=True)
                _report(chance, made, truth, published, [said])


def _report(chance: Random, made: Stream, truth: Truth, published: date, claims: list[Claim]) -> None:
    """One report, and now and then a reprint of it a day later."""
    number = len(made.evidence)
    copies = 2 if chance.random() < 0.25 else 1
    for copy in range(copies):
        name = f"r{number}-{copy}"
        said = tuple(_of_report(one, name) for one in claims)
        made.truth_of.update({one.key: truth.name for one in said})
        made.evidence.append(
            Evidence(
                report=ReportId(name),
                name=name,
                published=When.of((published + timedelta(days=copy)).isoformat()),
                dispatch=f"d{number}" if copies > 1 else "",
                claims=said,
            )
        )


def _of_report(said: Claim, name: str) -> Claim:
    return replace(said, key=f"{name}:{said.trigger.start}", source=ReportId(name))


def _claim(
    chance: Random, truth: Truth, slot: date, published: date, status: str, *, exact: bool = False, month: bool = False
) -> Claim:
    who = () if month else _who(chance, truth)
    city = truth.city if month or chance.random() < 0.7 else ""
    if city and not month and chance.random() < 0.02:
        city = chance.choice(_CITIES[truth.country])
    if status == "held" and not month and chance.random() < 0.03:
        slot -= timedelta(days=1)
    here = Quote(start=0, end=4, quote="word")
    venue = cited(Venue(city=city, country=truth.country), here) if truth.country else None
    when = _date(chance, truth, slot, published, exact=exact, month=month)
    return replace(claim(truth.kind, "-".join(truth.parties), date=when, status=status), participants=who, venue=venue)


def _who(chance: Random, truth: Truth) -> tuple[Participant, ...]:
    """Whom a report names: some leave people out, a few name a stand-in."""
    who = truth.who
    if len(who) > 2 and chance.random() < 0.3:
        who = tuple(one for one in who if chance.random() < 0.7) or who
    if len(who) > 1 and chance.random() < 0.02:
        who = (*who[:-1], replace(who[-1], name=f"{who[-1].name} deputy"))
    return who


def _date(chance: Random, truth: Truth, slot: date, published: date, *, exact: bool, month: bool) -> str | None:
    if month:
        return slot.isoformat()[:7]
    end = slot + timedelta(days=truth.days - 1)
    days = slot.isoformat() if truth.days == 1 else f"{slot}/{end}"
    if exact or truth.kind == "call":
        return days
    far = (slot - published).days
    if 20 < far < 60 and chance.random() < 0.05:
        return None
    return _vaguely(chance, truth, slot, far) or days


def _vaguely(chance: Random, truth: Truth, slot: date, far: int) -> str:
    """A month, a third of one, or an open end; "" for the days themselves. The further off, the vaguer."""
    draw = chance.random()
    if far > 14 and draw < 0.25:
        return slot.isoformat()[:7]
    if far > 7 and draw < 0.4:
        third = min(2, (slot.day - 1) // 10)
        first = slot.replace(day=(1, 11, 21)[third])
        last = first + timedelta(days=9) if third < 2 else _month_end(first)
        return f"{first}/{last}~"
    return f"{slot}/.." if truth.kind == "visit" and draw < 0.5 else ""


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
