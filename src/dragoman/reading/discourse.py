"""What a report has spoken of so far: whom "he", "the minister", "both" and "the two sides" point back to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dragoman.model import Role
from dragoman.reading.actors import Actor, Sort
from dragoman.reading.countries import joined
from dragoman.reading.gender import agrees
from dragoman.reading.governing import is_governed
from dragoman.reading.grammar import SAY
from dragoman.reading.items import Item, Sentence
from dragoman.reading.levels import FOREIGN, PRINCIPALS
from dragoman.reading.people import Someone
from dragoman.reading.salience import Salience

_TWO = 2
_FRESH = 5  # sentences over which "the two sides" are those told side by side
_RECENT = 6  # mentions
_EXACT = frozenset({"president", "prime minister", "chancellor"})  # no other leader bears the title
_HEADS = (
    "president",
    "prime minister",
    "chancellor",
    "secretary",
    "minister",
    "king",
    "emir",
    "prince",
    "ambassador",
    "adviser",
)


def _head(title: str) -> str:
    """The noun that a title turns on; "" for words such as "leader" and "premier" that any country's may bear."""
    low = title.lower()
    return next((h for h in _HEADS if h in low), "")


def _is_of(someone: Someone, level: str) -> bool:
    """Whether a person is one of "the leaders", "the ministers", "the officials"."""
    if level in ("leader", "foreign", "defence", "nsa"):
        return someone.level == level
    if level == "foreign_and_defence":
        return someone.level in ("foreign", "defence")
    return someone.level != "leader"


def _all_governed(before: list[Item], meanings: Mapping[int, Someone]) -> bool:
    """Whether everybody named so far in a sentence stands behind a preposition."""
    words = [i.word for i in before]
    at = [n for n, i in enumerate(before) if i.actor and i.start in meanings and meanings[i.start].is_person]
    return bool(at) and all(is_governed(words, before, n) for n in at)


def _speakers(before: list[Item], meanings: Mapping[int, Someone]) -> list[Someone]:
    """As in "Scholz is expected in April, while Biden said that he was planning": who said it last."""
    said = next((n for n in range(len(before) - 1, max(-1, len(before) - _SAID), -1) if before[n].word in SAY), None)
    if said is None:
        return []
    near = (meanings.get(before[n].start) for n in range(said - 1, max(-1, said - _SAID), -1) if before[n].actor)
    return [one for one in near if one is not None and one.is_person][:1]


_FRONT = 3  # items in front of the subject that opens a sentence
_SAID = 7  # items between a speaker, the verb and the pronoun


def is_spokesman(someone: Someone) -> bool:
    """Who speaks for others is not whom a report is about."""
    return "spokesman" in (someone.level, someone.actor.level)


@dataclass(slots=True)
class Discourse:
    """Grows sentence by sentence. salience: whom it speaks of; people: all named, latest last; pair: who last met."""

    salience: Salience = field(default_factory=Salience)
    people: list[Someone] = field(default_factory=list)
    pair: tuple[Someone, ...] = ()
    subjects: tuple[Someone, ...] = ()
    trip: tuple[Someone, ...] = ()  # who was told last to travel, and the country of the host
    there: Actor | None = None
    parties: list[str] = field(default_factory=list)
    joined: tuple[str, ...] = ()  # the states told side by side last, and in which sentence
    joined_at: int = 0
    home: str = ""  # the dateline's country
    owner: Someone | None = None  # whose schedule it is
    heard: int = 0  # sentences of the body
    block: int = -1
    in_block: int = 0  # sentences of the paragraph so far

    @property
    def topic(self) -> Someone | None:
        """The person spoken of; in a schedule the one whose it is, whoever the line before was about."""
        return self.owner or next(self.salience.ranked(), None)

    def enter(self, sentence: Sentence) -> None:
        """Come to a sentence before it is read: it may begin a paragraph."""
        if sentence.span.block != self.block:
            if self.in_block > 1:
                self.salience.turn()
            self.block, self.in_block = sentence.span.block, 0
        self.in_block += 1

    def hear(self, sentence: Sentence, meanings: Mapping[int, Someone], subjects: tuple[Someone, ...] = ()) -> None:
        """Take in a sentence after it was read. subjects: the people of whom it tells an engagement."""
        at = [
            n for n, i in enumerate(sentence.items) if i.actor and i.start in meanings and meanings[i.start].is_person
        ]
        at = [n for n in at if not is_spokesman(meanings[sentence.items[n].start])]
        named = [meanings[sentence.items[n].start] for n in at]
        governed = [is_governed(sentence.words(), sentence.items, n) for n in at]
        self.salience.fade()
        alone = len({one.key for one in named}) == 1 and at[0] <= _FRONT and not governed[0]
        if alone and not SAY & set(sentence.words()):
            self.salience.fade()  # "Hamada met Austin. Kishida sets out on Monday. He": a sentence about one person
        free = [one for one, held in zip(named, governed, strict=True) if not held]
        self.salience.opens(free[:1])
        self.salience.acts(subjects)
        self.salience.named(named)
        self.people.extend(named)
        self._lead(sentence, named)
        if beside := joined(sentence):
            self.joined, self.joined_at = beside, self.heard
        if subjects or named:  # a sentence about nobody leaves "the two" whoever they were
            people = tuple({one.key: one for one in named}.values())
            self.subjects = subjects or (people if len(people) == _TWO else ())
        for item in sentence.items:
            if item.actor is not None and item.actor.sort is Sort.PARTY and item.actor.party:
                self.parties.append(item.actor.party)
            if item.actor is not None and (item.actor.sort is Sort.PLACE or item.actor.form == "capital"):
                self.there = item.actor

    def _lead(self, sentence: Sentence, named: list[Someone]) -> None:
        if sentence.span.role is Role.BODY:
            self.heard += 1
        if self.heard <= 1:
            self.salience.lead(named)

    def met(self, sides: Iterable[Someone]) -> None:
        """Remember who met, for "the two leaders" of the next sentence."""
        found = tuple(s for s in sides if s.party or s.is_person)
        people = tuple(s for s in found if s.is_person)
        if len({s.party for s in people}) > 1:
            self.pair = people
        elif len({s.party for s in found if s.party}) > 1 and not any(s.is_person for s in self.pair):
            self.pair = found

    def two(self) -> tuple[Someone, ...]:
        """As in "the two", "the pair": who met last, else the two who acted together last."""
        if self.pair or len(self.subjects) == _TWO:
            return self.pair or self.subjects
        last: dict[str, Someone] = {}
        for someone in reversed(self.people[-_RECENT:]):
            if someone.past:
                continue
            if someone.party and all(someone.party != other.party for other in last.values()):
                last.setdefault(someone.key, someone)
        return tuple(last.values()) if len(last) == _TWO else ()

    def goes(self, traveller: Someone, host: Someone) -> None:
        """Remember whose visit to whom was told, for "the two presidents" of whom only one was named."""
        self.trip = (traveller, host)

    def countries(self, count: int) -> tuple[str, ...]:
        """The states that were told side by side last, if so many; -1 for two or three."""
        fresh = self.heard - self.joined_at <= _FRESH
        return self.joined if fresh and self.joined and count in (len(self.joined), -1) else ()

    def several(self, count: int, level: str = "") -> tuple[Someone, ...]:
        """As in "the three", "the four ministers": so many people of as many parties or fewer, those named last."""
        found: dict[str, Someone] = {}
        for one in reversed(self.people):
            if one.party and not one.past and (not level or _is_of(one, level)):
                found.setdefault(one.key, one)
            if len(found) == count:
                return tuple(reversed(found.values())) if len({p.party for p in found.values()}) > 1 else ()
        return ()

    def of_party(self, party: str, count: int) -> tuple[Someone, ...]:
        """So many different people of a party, those named last; none where fewer were named."""
        found: dict[str, Someone] = {}
        for someone in reversed(self.people):
            if someone.party == party:
                found.setdefault(someone.key, someone)
        return tuple(reversed(list(found.values())[:count])) if len(found) >= count else ()

    def pronoun(
        self,
        word: str,
        before: Iterable[Item],
        meanings: Mapping[int, Someone],
        beside: frozenset[str] = frozenset(),
        *,
        is_object: bool = False,
    ) -> tuple[Someone, ...]:
        """Whom a pronoun means: a person named earlier in the sentence, else the topic; the pair for a plural.

        beside: who is named behind it in its clause, and so is somebody else ("He spoke to Putin").
        """
        if word in ("they", "them", "both", "their"):
            return self.subjects if len(self.subjects) > 1 else self.two()
        before = list(before)
        earlier = [one for i in before if i.actor and i.start in meanings for one in self._person(meanings[i.start])]
        if not is_object and not _speakers(before, meanings) and _all_governed(before, meanings):
            earlier = [*self.salience.ranked()][:1] + earlier  # "After talks with Rama he leaves"
        earlier = _speakers(before, meanings) + earlier
        likely = [
            one
            for one in (*sorted(earlier, key=lambda one: one.past), *self.salience.ranked())
            if one.key not in beside
        ]
        # "she" in a report whose names tell of no woman: a name that the list does not know
        meant = next(
            (one for one in likely if agrees(word, one)),
            likely[0] if likely and (word == "she" or len(likely) == 1) else None,
        )
        return (meant,) if meant else ()

    def _person(self, named: Someone) -> tuple[Someone, ...]:
        """Somebody by name, or by a title that has one bearer here."""
        if named.is_person:
            return (named,)
        titled = named.actor.sort is Sort.ROLE and not named.actor.plural and named.level in PRINCIPALS
        return (self.office(named) or ((named,) if named.party else ())) if titled else ()

    def _several(self, role: Someone) -> tuple[Someone, ...]:
        """For "the two leaders" and "the two US officials": those of that level and party who were named last."""
        level = role.level
        if role.party:
            found: dict[str, Someone] = {}
            for someone in reversed(self.people[-12:]):
                if someone.party == role.party and _is_of(someone, level):
                    found.setdefault(someone.key, someone)
            return tuple(reversed(list(found.values())[:2]))
        if level == "official" and len(self.subjects) > 1 and not role.party:
            return self.subjects
        meant = self._fits(role, self.pair)
        if level == "leader" and self.pair and not meant:
            codes = {p.party for p in self.pair}
            meant = self._fits(role, tuple(p for p in self.salience.ranked() if p.party in codes))
        ranked = tuple(self.salience.ranked()) if level in PRINCIPALS else ()
        meant = meant or self._fits(role, ranked)[:_TWO] or self._titled(role)
        if meant or not self.trip or self.trip[0].level != level:
            return meant
        return self.trip[0], replace(self.trip[1], level=level)  # the host's, who is not named

    def _titled(self, role: Someone) -> tuple[Someone, ...]:
        """As in "the foreign secretaries", "the two envoys": two of two parties who bear that title."""
        plural = role.actor.title.lower()
        title = plural.removesuffix("ies") + "y" if plural.endswith("ies") else plural.removesuffix("s")
        found: dict[str, Someone] = {}
        for one in self.salience.ranked():
            if one.party and not one.past and title in f"{one.office} {one.actor.title}".lower():
                found.setdefault(one.party, one)
        return tuple(found.values()) if len(found) == _TWO else ()

    def _fits(self, role: Someone, people: tuple[Someone, ...]) -> tuple[Someone, ...]:
        """Those of a level and title, one of each of two parties or more; nobody where they are of one party."""
        head = _head(role.actor.title)
        found: dict[str, Someone] = {}
        for one in people:
            titled = head not in _EXACT or head in f"{one.office} {one.actor.title}".lower()
            if not one.past and (not one.is_person or (_is_of(one, role.level) and titled)):
                found.setdefault(one.party, one)
        return tuple(found.values()) if len(found) > 1 else ()

    def office(self, role: Someone, barred: frozenset[str] = frozenset()) -> tuple[Someone, ...]:
        """Whom "the minister" or "the two leaders" means: the last people of that level that were named.

        barred: who is not meant, by key.
        """
        level = role.level
        if level == "counterpart":
            return ()
        if role.actor.plural:
            return self._several(role)
        head = _head(role.actor.title)
        ranked = list(self.salience.ranked())
        if not role.party and self.home:  # in a report from Abuja "the president" is Nigeria's, where it names him
            ranked.sort(key=lambda one: one.party != self.home or one.key not in self.salience.leading)
        for someone in ranked:
            if someone.key in barred or (role.party and someone.party != role.party):
                continue
            titles = f"{someone.office} {someone.actor.title}".lower()
            if head and head not in titles:
                continue
            if someone.level == level or level in ("minister", "official") or role.actor.title.lower() in titles:
                return (someone,)
        return tuple(one for one in ranked if head == "chancellor" and one.level == FOREIGN)[:1]  # of Latin America
