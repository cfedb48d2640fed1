"""Which person a name means in this report: by the names already given, by title, party and the day.

Names that stay in doubt are left out: a wrong person is worse than a gap.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from dragoman.knowledge import Knowledge
from dragoman.model import Mention, MentionKind, Tenure
from dragoman.reading.actors import UNKNOWN, Actor, Sort
from dragoman.reading.levels import FOREIGN, LEADER, level_of, rank
from dragoman.reading.stretches import Cover

_NEAR = timedelta(days=45)  # a report may still use a title shortly after its holder changed
_FAR = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """An actor with its meaning.

    key: what tells two people apart: the knowledge's id, else the folded name; a party's code for parties;
        "" for roles without a known holder.
    past: every office that the knowledge has of them ended before the report.
    """

    actor: Actor
    key: str = ""
    name: str = ""
    person: str = ""
    party: str = ""
    level: str = ""
    office: str = ""
    past: bool = False

    @property
    def is_person(self) -> bool:
        """A named human being, in office."""
        return bool(self.name) and not self.actor.former


class Cast:
    """The people of one report. Built from all its actors first, so that a headline's surname finds its bearer."""

    def __init__(self, actors: Iterable[Actor], knowledge: Knowledge, window: tuple[date | None, date | None]) -> None:
        """Meet all actors of a report whose publication lies in the window (both days inclusive, None unknown)."""
        self._knowledge = knowledge
        self._first = (window[0] or _FAR[0]) if window[0] is None else window[0] - _NEAR
        self._last = (window[1] or _FAR[1]) if window[1] is None else window[1] + timedelta(days=1)
        self._dated = window[0] is not None
        self._known: dict[str, Someone] = {}
        self._strangers: dict[str, Someone] = {}
        self._guessed: dict[tuple[str, tuple[str, ...], tuple[str, ...]], str | None] = {}
        everyone = list(actors)
        self._parties = {a.party for a in everyone if a.party}
        for actor in everyone:
            if actor.sort is Sort.PERSON:
                self._introduce(actor)

    def meaning(self, actor: Actor) -> Someone | None:
        """Who an actor is; None where its name stays in doubt."""
        if actor.sort in (Sort.PARTY, Sort.PLACE):
            return Someone(actor=actor, key=actor.party, party=actor.party)
        if actor.sort is Sort.ROLE:
            return self._role(actor)
        return self._person(actor)

    def surnames(self) -> dict[str, str]:
        """Surname -> key of everybody met by a longer name, for finding later mentions by surname alone.

        A surname that two of them bear stands for nobody.
        """
        found: dict[str, set[str]] = {}
        for someone in self.everyone():
            if " " in someone.name:
                found.setdefault(_surname(someone.actor.name), set()).add(someone.key)
        return {surname: keys.pop() for surname, keys in found.items() if len(keys) == 1}

    def everyone(self) -> list[Someone]:
        """All people met so far."""
        return [*self._known.values(), *self._strangers.values()]

    def _introduce(self, actor: Actor) -> None:
        if actor.form == "full":
            person = self._choose(actor)
            if person is not None:
                self._keep(actor, person)
        elif actor.form == "stranger":
            self._stranger(actor)
        elif actor.form.startswith("given+"):
            person = self._choose_given(actor)
            if person is None:
                self._stranger(actor)
            else:
                self._keep(actor, person)
        elif actor.title:
            person = self._choose(actor)
            if person is not None:
                self._keep(actor, person)
            elif _is_whole_name(actor):
                self._stranger(actor)

    def _person(self, actor: Actor) -> Someone | None:
        if actor.form == "stranger":
            return self._stranger(actor)
        if actor.form.startswith("given+"):
            person = self._choose_given(actor)
            return self._stranger(actor) if person is None else self._keep(actor, person)
        if len(actor.ids) == 1 and actor.ids[0] in self._known and not actor.title:
            return _again(self._known[actor.ids[0]], actor)
        strange = [i for i in actor.ids if i in self._strangers]
        if strange:
            return _again(self._strangers[strange[0]], actor)
        met = [i for i in actor.ids if i in self._known]
        if len(met) == 1 and actor.form != "full":
            return _again(self._known[met[0]], actor)
        if actor.form == "surname_risky" and not (actor.title or actor.party):
            return None
        person = self._choose(actor)
        if person is None and _is_whole_name(actor):
            return self._stranger(actor)
        return None if person is None else self._keep(actor, person)

    def _keep(self, actor: Actor, person: str) -> Someone:
        if person in self._known and not actor.kinds:
            return _again(self._known[person], actor)
        tenure = self._tenure(person, actor)
        if tenure is not None and _serves_body(tenure, actor):
            tenure = None  # "the UN envoy", who once was a minister
        party = tenure.office.party if tenure else actor.party
        level = level_of(tenure.office.kind) if tenure else actor.level
        if actor.level in ("royal", LEADER) and tenure is None:
            level = LEADER
        someone = Someone(
            actor=actor,
            key=person,
            name=self._knowledge.people[person].name,
            person=person,
            party=party,
            level=level,
            office=tenure.office.title if tenure else actor.title,
            past=self._is_past(person),
        )
        self._known.setdefault(person, someone)
        return someone

    def _is_past(self, person: str) -> bool:
        tenures = self._knowledge.tenures_of(person)
        return self._dated and bool(tenures) and all(t.end is not None and t.end < self._first for t in tenures)

    def _stranger(self, actor: Actor) -> Someone:
        """Somebody whom the facts do not hold under this name: a holder whose name came out damaged, or a stranger."""
        person = self._meant(actor)
        if person is not None:
            return self._keep(actor, person)
        key = UNKNOWN + actor.name.lower()
        before = self._strangers.get(key)
        if before is not None and not actor.title:
            return _again(before, actor)
        party = actor.party or (before.party if before else "")
        level = {"royal": LEADER, "top": FOREIGN}.get(actor.level, actor.level)
        someone = Someone(actor=actor, key=key, name=actor.name, party=party, level=level, office=actor.title)
        if before is None or (party and not before.party):
            self._strangers[key] = someone
        return someone

    def _meant(self, actor: Actor) -> str | None:
        """The holder whom a damaged name means, where the title, the day and the party leave no other."""
        if not self._dated or not actor.kinds or actor.former:
            return None
        parties = (actor.party,) if actor.party else tuple(sorted(self._parties))
        asked = (actor.name, actor.kinds, parties)
        if asked not in self._guessed:
            guess = self._knowledge.meant_among(*asked, self._first, self._last)
            self._guessed[asked] = guess.person if guess else None
        return self._guessed[asked]

    def _role(self, actor: Actor) -> Someone:
        """An office without a name: the person of this report who holds it, if there is just one."""
        if not actor.plural:
            holders = [p for p in self.everyone() if self._holds(p, actor)]
            if len(holders) == 1:
                return _again(holders[0], actor)
        level = LEADER if actor.level == "royal" else actor.level
        return Someone(actor=actor, party=actor.party, level=level, office=actor.title)

    def _holds(self, someone: Someone, role: Actor) -> bool:
        if (role.party and someone.party != role.party) or someone.actor.former:
            return False
        if not role.party:
            return (
                bool(someone.person)
                and " " in role.title
                and any(
                    t.office.kind in role.kinds and self._knowledge.fits(role.title, t.office.kind, t.office.party)
                    for t in self._on(someone.person)
                )
            )
        if someone.actor.title and someone.actor.title.lower() == role.title.lower():
            return True
        if not someone.person:
            return someone.level == role.level and role.level in (LEADER, FOREIGN, "defence")
        return any(t.office.kind in role.kinds for t in self._on(someone.person))

    def _on(self, person: str) -> Sequence[Tenure]:
        return self._knowledge.offices_on(person, (self._first, self._last))

    def _tenure(self, person: str, actor: Actor) -> Tenure | None:
        tenures = list(self._on(person)) or list(self._knowledge.tenures_of(person))
        if not tenures:
            return None

        def order(t: Tenure) -> tuple[bool, bool, int, bool, int, bool]:
            return (
                bool(actor.party) and t.office.party != actor.party,
                bool(actor.kinds) and t.office.kind not in actor.kinds,
                rank(level_of(t.office.kind)),
                t.office.kind == _HEAD and t.office.party != _CROWN,  # of its realms the last was not its own
                -(t.start or _FAR[0]).toordinal(),
                t.office.party != _CROWN,
            )

        return min(tenures, key=order)

    def _choose(self, actor: Actor) -> str | None:
        """The one person that a name means here; None where two fit as well."""
        ids = [i for i in actor.ids if i in self._knowledge.people]
        if len(ids) == 1:
            return ids[0] if self._may_be(ids[0], actor) else None
        ranked = sorted(((self._score(i, actor), i) for i in ids), reverse=True)
        if not ranked or ranked[0][0] < _ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return None
        return ranked[0][1]

    def _may_be(self, person: str, actor: Actor) -> bool:
        """Whether a name alone may be this person's: not where its title is that of another party's office."""
        if actor.form == "full" or not (actor.kinds and actor.party):
            return True
        ever = self._knowledge.tenures_of(person)
        return not ever or any(held.office.party == actor.party for held in ever)

    def _score(self, person: str, actor: Actor) -> float:
        now = list(self._on(person)) if self._dated else []
        ever = self._knowledge.tenures_of(person)
        score = 0.0
        if actor.party:
            score += 2 if any(t.office.party == actor.party for t in ever) else -4
        elif any(t.office.party in self._parties for t in ever):
            score += 1
        if actor.kinds:
            if any(t.office.kind in actor.kinds for t in now):
                score += 3
            elif any(t.office.kind in actor.kinds for t in ever):
                score += 1
        if now:
            score += 2 - 0.1 * min(rank(level_of(t.office.kind)) for t in now)
        return score

    def _choose_given(self, actor: Actor) -> str | None:
        """A known surname behind an unknown given name: one known person misspelt, or a stranger.

        The same person only where office, party and day leave that one person.
        """
        given = actor.name.split()[0].lower()
        known = [i for i in actor.ids if i in self._knowledge.people]
        same = [i for i in known if given in self._knowledge.people[i].name.lower().split()]
        if len(same) == 1 and len(given) > 1:
            return same[0]  # "Wendy R. Sherman"
        if not actor.title:
            alike = [i for i in same or known if _are_alike(given, self._knowledge.people[i].name)]
            return alike[0] if len(alike) == 1 else None
        if not actor.kinds or not self._dated:
            return None
        fits = [
            i
            for i in actor.ids
            if i in self._knowledge.people
            and any(
                t.office.kind in actor.kinds and (not actor.party or t.office.party == actor.party) for t in self._on(i)
            )
            and any(w.lower()[:1] == given[:1] for w in self._knowledge.people[i].name.split())
        ]
        return fits[0] if len(fits) == 1 else None


def _is_whole_name(actor: Actor) -> bool:
    """As in "Jung Pak, the U.S. senior official": two names that others bear, of whom none is of that country."""
    return bool(actor.title and actor.party) and actor.form.startswith("surname") and " " in actor.name


_ENOUGH = 1.5
_CROWN = "GB"  # whose king he is meant as who is king of several realms
_HEAD = "Head of State"
_STATE = 2  # letters of a state's code


def _are_alike(given: str, name: str) -> bool:
    """As "Ferdinand" and "Fernando" are: one name, misspelt or of another language."""
    words = name.lower().split()[:-1]
    return any(SequenceMatcher(None, given, word, autojunk=False).ratio() >= _ALIKE for word in words)


_ALIKE = 0.7


def _serves_body(tenure: Tenure, actor: Actor) -> bool:
    """Whether the words give somebody an office of an organisation, where the facts have one of a state."""
    body = actor.party in ("EU", "UN") or len(actor.party) > _STATE
    return bool(actor.title) and body and tenure.office.party != actor.party and len(tenure.office.party) == _STATE


def _again(someone: Someone, actor: Actor) -> Someone:
    return Someone(
        actor=actor,
        key=someone.key,
        name=someone.name,
        person=someone.person,
        party=someone.party or actor.party,
        level=someone.level,
        office=someone.office,
        past=someone.past,
    )


def _surname(name: str) -> str:
    """The family name as this report writes it: the word in capitals, else the last, but for generational marks."""
    words = [w for w in name.split() if w not in ("Jr.", "Jr", "Sr.", "III", "II")]
    shouted = [w for w in words if w.isupper() and len(w) > 2]
    return (shouted or words)[-1]


def later_mentions(text: str, surnames: dict[str, str], taken: Iterable[Mention]) -> list[Mention]:
    """Where people of this report are named again by a surname that the knowledge does not mark by itself."""
    names = [s for s in surnames if len(s) > 2]
    if not names:
        return []
    cover = Cover((m.start, m.end) for m in taken)
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")\b")
    free = (m for m in pattern.finditer(text) if not cover.touches(m.start(), m.end()))
    return [Mention(m.start(), m.end(), MentionKind.PERSON, (surnames[m[0]],), "surname") for m in free]
