"""Streams of reports with known truth: engagements with lives, which outlets tell each in its way (`outlets`).

An engagement is planned, perhaps put off once or twice, then held or called off. A visit may have a meeting on it;
calls may come twice in a week; three parties may meet in the midst of it all.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from dragoman.model import Participant
from dragoman.reconciling import Evidence
from tests.reconciling.outlets import Outlet, Telling, newsroom, reports_of

_GROUPS = (("JP", "US"), ("KR", "US"), ("JP", "KR"), ("AU", "JP"), ("DE", "FR"), ("JP", "KR", "US"))
_CITIES = {
    "JP": ("Tokyo", "Kyoto"),
    "US": ("Washington", "New York"),
    "KR": ("Seoul", "Busan"),
    "AU": ("Canberra", "Perth"),
    "DE": ("Berlin", "Munich"),
    "FR": ("Paris", "Nice"),
}
_KINDS = ("visit", "visit", "2+2", "summit", "bilateral", "call", "call")
_OFFICES = ("leader", "foreign", "defence")
_OFFICES_AT = {"2+2": ("foreign", "defence"), "summit": ("leader",)}
_BEGIN = date(2021, 1, 4)
_END = date(2022, 12, 30)


@dataclass(slots=True, kw_only=True)
class Truth:
    """One engagement as it was. slots: the days that it was planned for in turn, the last one real.

    meeting: the engagement that was held on this visit. told: (status, slot) of every claim that some report made.
    """

    name: str
    kind: str
    parties: tuple[str, ...]
    who: tuple[Participant, ...]
    city: str
    country: str
    slots: list[date]
    days: int
    told_first: date
    held: bool
    meeting: "Truth | None" = None
    told: list[tuple[str, date]] = field(default_factory=list)

    @property
    def reached(self) -> str:
        """The status that what was told of it gives: nobody can know a holding that no report tells."""
        said = {status for status, _ in self.told} | {
            status for status, _ in (self.meeting.told if self.meeting else ())
        }
        if self.held:
            return "held" if "held" in said else "unconfirmed"
        return "cancelled" if "cancelled" in said else "unconfirmed"

    @property
    def day(self) -> date:
        """Its first day, as far as some report told it: a slot that only a silent feed told of is not known."""
        return max(slot for _, slot in self.told)


@dataclass(slots=True, kw_only=True)
class Stream:
    """The reports, and what is true. truth_of: claim key -> the engagement's name."""

    evidence: list[Evidence] = field(default_factory=list)
    truths: dict[str, Truth] = field(default_factory=dict)
    truth_of: dict[str, str] = field(default_factory=dict)


def stream(seed: int, size: int = 14) -> Stream:
    """A stream of some `size` engagements of three pairs or more, and the reports that tell them."""
    chance = Random(seed)  # noqa: S311  a simulation, no secret
    made = Stream()
    outlets = newsroom(chance, _BEGIN, _END)
    for group in chance.sample(_GROUPS, 3):
        for truth in _lives(chance, group, size // 3 + 1):
            _publish(chance, made, outlets, truth)
    for truth in list(made.truths.values()):
        _look_back(chance, made, outlets, truth)
    made.truths = {name: truth for name, truth in made.truths.items() if truth.told}
    chance.shuffle(made.evidence)
    return made


def _lives(chance: Random, group: tuple[str, ...], count: int) -> list[Truth]:
    lives: list[Truth] = []
    day = _BEGIN + timedelta(days=chance.randint(20, 60))
    for number in range(count):
        kind = "trilateral" if len(group) == 3 else chance.choice(_KINDS)
        twice = bool(lives) and kind == "call" == lives[-1].kind
        day += timedelta(days=chance.randint(3, 6) if twice else chance.randint(18, 90))
        life = _life(chance, group, f"{'-'.join(group)}:{number}", kind, day)
        if twice:
            life.who = _table(chance, group, "call", avoid=lives[-1].who)
        lives.append(life)
    return lives


def _life(chance: Random, group: tuple[str, ...], name: str, kind: str, day: date) -> Truth:
    host = chance.choice(group)
    slots = [day]
    while kind != "call" and chance.random() < 0.2 and len(slots) < 3:
        slots.insert(0, slots[0] - timedelta(days=chance.randint(10, 40)))
    lead = chance.randint(2, 5) if kind == "call" else chance.randint(8, 40)
    visitors = tuple(code for code in group if code != host)
    truth = Truth(
        name=name,
        kind=kind,
        parties=(*visitors, host) if kind == "visit" else tuple(sorted(group)),
        who=_table(chance, group, kind, host=host),
        city="" if kind == "call" else chance.choice(_CITIES[host]),
        country="" if kind == "call" else host,
        slots=slots,
        days=chance.randint(2, 4) if kind == "visit" else 1,
        told_first=slots[0] - timedelta(days=lead),
        held=chance.random() < 0.8,
    )
    if kind == "visit" and chance.random() < 0.5:
        truth.meeting = _meeting_on(truth, group)
    return truth


def _meeting_on(visit: Truth, group: tuple[str, ...]) -> Truth:
    """The talks of the visitor with the host's holder of the same office, on the first day."""
    office = visit.who[0].office
    return Truth(
        name=f"{visit.name}+",
        kind="summit" if office == "leader" else "bilateral",
        parties=tuple(sorted(group)),
        who=tuple(_person(code, office) for code in sorted(group)),
        city=visit.city,
        country=visit.country,
        slots=list(visit.slots),
        days=1,
        told_first=visit.told_first,
        held=visit.held,
    )


def _table(
    chance: Random, group: tuple[str, ...], kind: str, *, host: str = "", avoid: tuple[Participant, ...] = ()
) -> tuple[Participant, ...]:
    taken = {who.office for who in avoid}
    free = [
        office for office in (_OFFICES[1:] if kind in ("bilateral", "trilateral") else _OFFICES) if office not in taken
    ]
    offices = _OFFICES_AT.get(kind) or (chance.choice(free),)
    return tuple(
        _person(code, office) for code in sorted(group) for office in offices if kind != "visit" or code != host
    )


def _person(code: str, office: str) -> Participant:
    return Participant(name=f"{code} {office}", party=code, office=office)


def _publish(chance: Random, made: Stream, outlets: tuple[Outlet, ...], truth: Truth) -> None:
    """The reports of a whole life: of every slot, of each postponement, and of what became of it."""
    made.truths[truth.name] = truth
    if truth.meeting is not None:
        made.truths[truth.meeting.name] = truth.meeting
    known = truth.told_first
    for number, slot in enumerate(truth.slots):
        for _ in range(chance.randint(1, 3)):
            day = min(known + timedelta(days=chance.randint(0, 4)), slot - timedelta(days=1))
            status = chance.choice(("planned", "scheduled"))
            _tell(chance, made, outlets, Telling(truth=truth, slot=slot, day=day, status=status))
        if number + 1 < len(truth.slots):
            known = slot - timedelta(days=chance.randint(1, 6))
            new = truth.slots[number + 1]
            _tell(chance, made, outlets, Telling(truth=truth, slot=slot, day=known, status="postponed", new=new))
    last = truth.slots[-1]
    if truth.held:
        for _ in range(chance.randint(1, 3)):
            day = last + timedelta(days=truth.days - 1 + chance.randint(0, 2))
            _tell(chance, made, outlets, Telling(truth=truth, slot=last, day=day, status="held"))
    elif chance.random() < 0.7:
        day = last - timedelta(days=1)
        _tell(chance, made, outlets, Telling(truth=truth, slot=last, day=day, status="cancelled"))


def _look_back(chance: Random, made: Stream, outlets: tuple[Outlet, ...], truth: Truth) -> None:
    """Months later a report names the month and the city, and nobody."""
    day = truth.slots[-1] + timedelta(days=chance.randint(40, 120))
    if truth.held and truth.kind in ("2+2", "summit") and chance.random() < 0.4 and day <= _END:
        _tell(chance, made, outlets, Telling(truth=truth, slot=truth.slots[-1], day=day, status="held", month=True))


def _tell(chance: Random, made: Stream, outlets: tuple[Outlet, ...], telling: Telling) -> None:
    for evidence, truths in reports_of(chance, outlets, telling, number=len(made.evidence)):
        made.evidence.append(evidence)
        for said, truth, slot in truths:
            made.truth_of[said.key] = truth.name
            truth.told.append((said.status.value.value, slot))
