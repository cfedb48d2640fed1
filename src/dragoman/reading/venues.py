"""Where: by statement or named building, never by dateline alone."""

from dataclasses import dataclass, replace

from dragoman.reading.actors import Actor, Sort
from dragoman.reading.grammar import BE, HAVE, SAY, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.triggers import Trigger

_AT = words_of("at")
_HOSTING = words_of("hosting")  # "welcomed him to the White House"
_VIRTUAL = words_of("virtual")
_SKIP = words_of("before_venues")
_BOUND = words_of("bound_nouns")  # "bases in Japan", "the situation in Ukraine"


_NATIONS = frozenset({"Scotland", "England", "Wales", "Northern Ireland"})  # countries within one, no cities


@dataclass(frozen=True, slots=True)
class Spot:
    """A venue and its words. city "" where only the country is told."""

    city: str
    country: str
    virtual: bool
    start: int
    end: int


def spot_of(actor: Actor) -> Spot:
    """The venue that a place, a capital or a country makes."""
    if actor.sort is Sort.PLACE:
        return Spot(
            "" if actor.name in _NATIONS else actor.name,
            actor.party,
            virtual=False,
            start=actor.name_start,
            end=actor.name_end,
        )
    seat = next((i for i in actor.ids if "|" in i), "") if actor.form in ("capital", "metonym", "ministry") else ""
    city, _, country = seat.partition("|")
    return Spot(city, country or actor.party, virtual=False, start=actor.name_start, end=actor.name_end)


def find_spot(sentence: Sentence, clauses: list[int], trigger: Trigger, there: Actor | None = None) -> Spot | None:
    """Where a trigger's clause says that it happens. there: the place that the sentences before spoke of."""
    told = _nearest(sentence, clauses, trigger)
    return told if told is not None else _pointed(sentence, clauses, trigger, there)


def _pointed(sentence: Sentence, clauses: list[int], trigger: Trigger, there: Actor | None) -> Spot | None:
    """As in "Istanbul, where teams of both will meet", "he had met him in the same city", "and will see him there"."""
    words, items = sentence.words(), sentence.items
    mine = [i for i in range(len(words)) if clauses[i] == clauses[trigger.first]]
    if words[mine[0]] == "where":
        grounds = [a for i in range(mine[0]) if (a := items[i].actor) is not None and a.sort in _GROUNDS]
        return spot_of(grounds[-1]) if grounds else None
    for index in mine:
        word = words[index]
        if word == "there":
            points = index + 1 == len(words) or words[index + 1] not in _EXISTING
        else:
            points = word in _CITIES and words[index - 1] in _SAME and "in" in words[max(0, index - 3) : index]
        if points:
            told = (a for i in range(index - 1, -1, -1) if (a := items[i].actor) is not None and a.sort in _GROUNDS)
            ground = next((a for a in told if spot_of(a).city), there)
            return _at(ground, sentence, index) if ground is not None else None
    return None


def _at(there: Actor, sentence: Sentence, index: int) -> Spot:
    return replace(spot_of(there), start=sentence.items[index].start, end=sentence.items[index].end)


_GROUNDS = frozenset({Sort.PLACE, Sort.PARTY})
_EXISTING = BE | WILL | WOULD | HAVE | {"'s", "’s", "is", "seemed", "remains"}
_CITIES, _SAME = frozenset({"city", "capital", "town"}), frozenset({"same", "that"})


def _nearest(sentence: Sentence, clauses: list[int], trigger: Trigger) -> Spot | None:
    """The nearest place behind "in" or "at" in the trigger's clause, behind the trigger first."""
    words = sentence.words()
    mine = clauses[trigger.first]
    leads = _AT | {"to"} if trigger.is_verb and trigger.pattern.words[0] in _HOSTING else _AT
    found: list[tuple[float, Spot]] = []
    for index, item in enumerate(sentence.items):
        near = abs(index - trigger.first) < _NEAR or (index and words[index - 1] in _BY)
        if words[index] in _VIRTUAL and near and clauses[index] == mine:
            return Spot("", "", virtual=True, start=item.start, end=item.end)
        actor = item.actor
        if actor is None or actor.sort not in (Sort.PLACE, Sort.PARTY) or actor.form == "demonym":
            continue
        if not _stands_at(words, sentence, index, leads):
            continue
        spot = spot_of(actor)
        gap = index - trigger.last if index >= trigger.last else trigger.first - index + 3
        found.append((gap + 25 * abs(clauses[index] - mine) - (0.5 if spot.city else 0), spot))
    if not found:
        return None
    best = min(found, key=lambda f: f[0])
    return _finer(best[1], [s for d, s in found if d < best[0] + 6]) if best[0] < 40 else None


def spots_of(sentence: Sentence) -> list[Spot]:
    """Every city that stands behind "in" or "at" where something happens, not where something is said."""
    words = sentence.words()
    found = []
    for index, item in enumerate(sentence.items):
        actor = item.actor
        if actor is None or actor.sort not in (Sort.PLACE, Sort.PARTY) or actor.form == "demonym":
            continue
        spot = spot_of(actor)
        said = SAY & set(words[max(0, index - _SAID) : index])
        if spot.city and not said and _stands_at(words, sentence, index, _AT):
            found.append(spot)
    return found


_SAID = 5  # items in front of a place in which a word of saying makes it the speaker's


def _stands_at(words: list[str], sentence: Sentence, index: int, leads: frozenset[str]) -> bool:
    actor = sentence.items[index].actor
    own = actor.party if actor is not None else ""
    for back in range(index - 1, max(-1, index - 6), -1):
        if words[back] == "for" and words[back - 1] in _FIXED:
            return True  # "had been scheduled for Tokyo"
        if back == index - 1 and words[back] == "on" and actor is not None and actor.sort is Sort.PLACE:
            return True  # "on Guam"
        if words[back] in leads:
            return not back or words[back - 1] not in _BOUND
        near = sentence.items[back].actor
        if near is not None and (near.sort is Sort.PLACE or near.form == "capital") and words[back + 1] == ",":
            if near.party != own:
                return False  # "In Tokyo, Japan and Australia held"
            continue
        if words[back] in _SKIP or (near is not None and near.sort in (Sort.PLACE, Sort.PARTY)):
            continue
        return False
    return False


_NEAR = 8  # items between a trigger and a word that makes it virtual, where no "by" leads to that
_FIXED = frozenset({"scheduled", "planned", "slated", "set", "billed", "arranged"})
_BY = frozenset({"by", "via", "over", "through"})


def _finer(best: Spot, near: list[Spot]) -> Spot:
    """As in "in Perth, Australia": a city of the same country is the finer answer."""
    if best.city:
        return best
    return next((s for s in near if s.city and s.country == best.country), best)
