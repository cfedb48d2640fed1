"""What the grounds compare: a claim boiled down once, so that comparing two claims is cheap.

Days are ordinals (`date.toordinal`), both ends inclusive. The window of an undated claim is the time in which what
it plans could fall, or lately fell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import combining, normalize

from dragoman.model import Claim, Format, Participant, Status, When
from dragoman.reconciling.blocks import is_body
from dragoman.reconciling.evidence import Heard

OPEN_DAYS = 30
"""How far an open end ("from 15 March") reaches."""

FLOATED_DAYS = 120
"""The same for what is merely wished for ("after the inauguration")."""

_SURE_DAYS = 100  # a report that appeared within so many days has a day to reckon with

UNDATED_DAYS = 730
"""How long after its report an undated plan may still be the one that a later report dates."""

WIDE_DAYS = 45
"""A window wider than this does not single out an occasion."""

_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.POSTPONED, Status.CANCELLED})


class Family(StrEnum):
    """Kinds of engagement that are never one another."""

    VISIT = "visit"
    CALL = "call"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Traits:
    """A claim as the grounds see it.

    dated: a date was said. exact: the date singles out a day or a span of days, nothing is approximate.
    start, end: the window; width: its days. opens, closes: an end was open.
    known: the day on which it was first said (ordinal; 0 where that is not known to a season or so).
    plan: it speaks of what lies ahead or was called off; false for held and ongoing.
    people: keys of the named participants (visitors only, for a visit); sides: the same by party.
    implied: keys of people implied by an office.
    parties: the claim's; body: the event is an organisation's, where reports name only their own people.
    rescheduled: it is a slot given up, and the same report gives the new one.
    """

    heard: Heard
    format: Format
    family: Family
    status: Status
    plan: bool
    dated: bool
    exact: bool
    approximate: bool
    start: int
    end: int
    width: int
    opens: bool
    closes: bool
    known: int
    people: frozenset[str]
    sides: dict[str, frozenset[str]]
    implied: frozenset[str]
    city: str
    country: str
    virtual: bool
    visitors: frozenset[str]
    host: str
    series: str
    topics: frozenset[str]
    rescheduled: bool
    parties: frozenset[str]
    body: bool

    @property
    def content(self) -> tuple[object, ...]:
        """All that the grounds see of the claim, but for the report that it stands in."""
        sides = tuple((party, tuple(sorted(keys))) for party, keys in self.sides.items())
        people = (tuple(sorted(self.people)), tuple(sorted(self.implied)), sides)
        days = (self.start, self.end, self.dated, self.exact, self.approximate, self.opens, self.closes, self.known)
        where = (self.city, self.country, self.virtual, self.host, tuple(sorted(self.parties)))
        kind = (self.format, self.status, self.series, tuple(sorted(self.topics)), self.rescheduled)
        return (people, days, where, kind)

    @property
    def placed(self) -> bool:
        """It says where, if only that it is online."""
        return self.virtual or bool(self.country or self.city)

    @property
    def vague(self) -> bool:
        """Its date, if any, does not single out an occasion."""
        return not self.dated or self.width > WIDE_DAYS

    @property
    def thin(self) -> bool:
        """It names too little to be recognised alone: no narrow date, or nobody and a date wider than a week."""
        return self.vague or (not self.people and self.width > 7)


def traits_of(heard: Heard) -> Traits:
    """The traits of a claim."""
    claim = heard.claim
    status = claim.status.value
    known_from, known_to = _published(heard)
    known = known_to if known_to - known_from <= _SURE_DAYS else 0
    when = _said(claim)
    opens, closes = when is None or when.earliest is None, when is None or when.latest is None
    start, end = _window(when, status) if when else _undated_window(status, known_from, known_to)
    venue = claim.venue.value if claim.venue else None
    visit = claim.format.value is Format.VISIT
    visitors = frozenset(claim.codes[:-1]) if visit else frozenset()
    named = [who for who in claim.participants if who.named and not (visit and _stays(who, visitors))]
    return Traits(
        heard=heard,
        format=claim.format.value,
        family=_family(claim),
        status=status,
        plan=status in _PLANS,
        dated=when is not None,
        exact=when is not None and end - start < 7 and not when.is_approximate and not opens and not closes,
        approximate=when is not None and when.is_approximate,
        start=start,
        end=end,
        width=end - start + 1,
        opens=opens,
        closes=closes,
        known=known,
        people=frozenset(person_key(who) for who in named),
        sides=_sides(named),
        implied=frozenset(person_key(who) for who in claim.participants if not who.named),
        city=plain(venue.city) if venue else "",
        country=venue.country if venue else "",
        virtual=venue.virtual if venue else False,
        visitors=visitors,
        host=claim.codes[-1] if visit and claim.codes else "",
        series=plain(claim.series),
        topics=frozenset(topic.value.value for topic in claim.topics),
        parties=frozenset(claim.codes),
        body=_is_bodys_event(claim),
        rescheduled=status is Status.POSTPONED and any(_replaces(other, claim) for other in heard.evidence.claims),
    )


def person_key(who: Participant) -> str:
    """The knowledge's id, else the name without marks, case and hyphens."""
    return who.person or plain(who.name)


def plain(text: str) -> str:
    """Letters and digits only, without marks and case: "Da Nang" and "Danang" are one."""
    return "".join(char for char in normalize("NFKD", text.casefold()) if not combining(char) and char.isalnum())


def _is_bodys_event(claim: Claim) -> bool:
    many = len(claim.codes) > 2 or claim.format.value is Format.MULTILATERAL
    return many and any(is_body(code) for code in claim.codes)


def _replaces(new: Claim, old: Claim) -> bool:
    ahead = new.status.value in {Status.FLOATED, Status.PLANNED, Status.SCHEDULED}
    return ahead and new.format.value is old.format.value and set(new.codes) == set(old.codes)


def _stays(who: Participant, visitors: frozenset[str]) -> bool:
    return bool(who.party) and who.party not in visitors


def _sides(named: Iterable[Participant]) -> dict[str, frozenset[str]]:
    sides: dict[str, set[str]] = {}
    for who in named:
        sides.setdefault(who.party, set()).add(person_key(who))
    return {party: frozenset(keys) for party, keys in sorted(sides.items())}


def _family(claim: Claim) -> Family:
    if claim.format.value is Format.VISIT:
        return Family.VISIT
    return Family.CALL if claim.format.value is Format.CALL else Family.MEETING


def _said(claim: Claim) -> When | None:
    """The claim's date; None for none, and for one open at both ends."""
    when = claim.when.value if claim.when else None
    return None if when is None or (when.earliest is None and when.latest is None) else when


def _published(heard: Heard) -> tuple[int, int]:
    """The days on which it may first have been said, as ordinals; (0, 0) where nothing is known."""
    last = heard.said_on
    if last is None:
        return 0, 0
    when = heard.first.published
    first = (when.earliest or date.min) if when else last
    return first.toordinal(), last.toordinal()


def _undated_window(status: Status, known_from: int, known_to: int) -> tuple[int, int]:
    """The days on which an event may fall of which no date is said: ahead for a plan, lately for the past."""
    if status in _PLANS:
        return known_from - 1, known_to + UNDATED_DAYS
    return known_from - OPEN_DAYS, known_to


def _window(when: When, status: Status) -> tuple[int, int]:
    """(start, end) of a date as ordinals; an open end reaches as far as is usual."""
    start = when.earliest.toordinal() if when.earliest else None
    end = when.latest.toordinal() if when.latest else None
    if start is None:
        return (end or 0) - OPEN_DAYS, end or 0
    if end is None:
        return start, start + (FLOATED_DAYS if status is Status.FLOATED else OPEN_DAYS)
    return start, end
