"""Where: by statement or named building, never by dateline alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.reading.actors import Actor, Sort
from dragoman.reading.grammar import BE, HAVE, SAY, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part
from dragoman.reading.speaking import is_spoken_at
from dragoman.reading.triggers import Trigger, is_finite

_AT = words_of("at")
_HOSTING = words_of("hosting")  # "welcomed him to the White House"
_WELCOMING = _HOSTING - {"see", "join"}
_VIRTUAL = words_of("virtual")
_SKIP = words_of("before_venues")
# "bases in Japan", "the situation in Ukraine", "a diplomat in Jerusalem", "not in Moscow"
_APART = words_of("bound_nouns") | words_of("speakers") | {"not", "been", "being"}


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


def find_spot(
    sentence: Sentence, clauses: list[int], trigger: Trigger, there: Actor | None = None, here: Actor | None = None
) -> Spot | None:
    """Where a trigger's clause says that it happens. there: the place last spoken of; here: that of the report."""
    told = _before_where(sentence, clauses, trigger) or _nearest(sentence, clauses, trigger)
    return told or _pointed(sentence, clauses, trigger, there) or _here(sentence, clauses, trigger, here)


def _before_where(sentence: Sentence, clauses: list[int], trigger: Trigger) -> Spot | None:
    """As in "came to Amman from Cairo, where he had talks", "goes on to Paris for talks": the place right in front."""
    words, items = sentence.words(), sentence.items
    first = next(n for n, clause in enumerate(clauses) if clause == clauses[trigger.first])
    purpose = next((n for n in range(trigger.first - 1, max(0, trigger.first - 4), -1) if words[n] == "for"), 0)
    if trigger.act != "visit" and words[first] == "where":
        at = first - 1
    elif (
        purpose and trigger.act != "visit" and not trigger.is_verb and words[trigger.last : trigger.last + 1] != ["in"]
    ):
        at = purpose - 1
    else:
        return None
    while at > 0 and (words[at] == "," or items[at].time is not None or words[at] == "on"):
        at -= 1
    actor = items[at].actor
    if at < 1 or actor is None or actor.sort not in _GROUNDS or actor.form == "demonym":
        return None
    led = words[at - 1] in ("to", "from", "in", "for") if words[first] == "where" else words[at - 1] == "to"
    spot = spot_of(actor)
    return spot if led and spot.city else None


def _here(sentence: Sentence, clauses: list[int], trigger: Trigger, here: Actor | None) -> Spot | None:
    """As in "held talks with his counterpart here on Tuesday": where the report was written."""
    words = sentence.words()
    at = next((i for i, w in enumerate(words) if w == "here" and clauses[i] == clauses[trigger.first]), None)
    said = at is not None and bool(SAY & set(words[max(0, at - _SAID) : at]))
    return _at(here, sentence, at) if here is not None and at is not None and not said else None


def _pointed(sentence: Sentence, clauses: list[int], trigger: Trigger, there: Actor | None) -> Spot | None:
    """As in "Istanbul, where teams of both will meet", "he had met him in the same city", "and will see him there"."""
    words, items = sentence.words(), sentence.items
    mine = [i for i in range(len(words)) if clauses[i] == clauses[trigger.first]]
    if words[mine[0]] == "where":
        grounds = [spot_of(a) for i in range(mine[0]) if (a := items[i].actor) is not None and a.sort in _GROUNDS]
        return _finer(grounds[-1], grounds) if grounds else None  # "in Vilnius, capital of Lithuania, where"
    for index in mine:
        word = words[index]
        if word == "there":
            points = index + 1 == len(words) or words[index + 1] not in _EXISTING
        else:
            points = word in _CITIES and _points_back(words, index)
        if points:
            told = (a for i in range(index - 1, -1, -1) if (a := items[i].actor) is not None and a.sort in _GROUNDS)
            ground = next((a for a in told if spot_of(a).city), there)
            return _at(ground, sentence, index) if ground is not None else None
    return None


def _points_back(words: list[str], index: int) -> bool:
    """As in "in the same city", "at a hotel in the city": not "in the city of Lima", "in the old city"."""
    lead = words[max(0, index - 3) : index]
    if words[index - 1] in _SAME:
        return "in" in lead
    named = words[index + 1 : index + 2] == ["of"]
    return lead[-2:] == ["in", "the"] and not named


def _at(there: Actor, sentence: Sentence, index: int) -> Spot:
    return replace(spot_of(there), start=sentence.items[index].start, end=sentence.items[index].end)


_GROUNDS = frozenset({Sort.PLACE, Sort.PARTY})
_EXISTING = BE | WILL | WOULD | HAVE | {"'s", "’s", "is", "seemed", "remains"}
_CITIES, _SAME = frozenset({"city", "capital", "town"}), frozenset({"same", "that"})


def _nearest(sentence: Sentence, clauses: list[int], trigger: Trigger) -> Spot | None:
    """The nearest place behind "in" or "at" in the trigger's clause, behind the trigger first."""
    words = sentence.words()
    mine = clauses[trigger.first]
    leads = _AT | {"to"} if trigger.is_verb and trigger.pattern.words[0] in _WELCOMING else _AT
    found: list[tuple[float, Spot]] = []
    since = _since(sentence, trigger.last)
    for index, item in enumerate(sentence.items[:since]):
        near = abs(index - trigger.first) < _NEAR or (index and words[index - 1] in _BY)
        if words[index] in _VIRTUAL and near and clauses[index] == mine:
            return Spot("", "", virtual=True, start=item.start, end=item.end)
        actor = item.actor
        if actor is None or actor.sort not in (Sort.PLACE, Sort.PARTY) or actor.form == "demonym":
            continue
        if not _stands_at(words, sentence, index, leads) or _is_sayers(words, index, trigger):
            continue
        if trigger.act == "agree" and _is_of_what_is_told(words, trigger.last, index):
            continue
        spot = spot_of(actor)
        gap = index - trigger.last if index >= trigger.last else trigger.first - index + 3
        found.append((gap + 25 * abs(clauses[index] - mine) - (0.5 if spot.city else 0), spot))
    if not found:
        return None
    best = min(found, key=lambda f: f[0])
    return _finer(best[1], [s for d, s in found if d < best[0] + 6]) if best[0] < 40 else None


def _since(sentence: Sentence, start: int) -> int | None:
    """As in "their first meeting since November, when they met in Bali": what stands behind is of the one before."""
    for index in range(start, len(sentence.items)):
        item = sentence.items[index]
        time = item.time
        if item.word == "since" or (
            time is not None and time.when is not None and time.when.words.lower().startswith("since ")
        ):
            return index
    return None


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


def _is_of_what_is_told(words: list[str], start: int, index: int) -> bool:
    """As in "agreed on Monday that the base on Guam will grow": not "agreed at talks that were held in Manila"."""
    return any(words[at] == "that" and at + 1 < index and not is_finite(words, at + 1) for at in range(start, index))


def _is_sayers(words: list[str], index: int, trigger: Trigger) -> bool:
    """As in "met him on Monday, according to a diplomat in Jerusalem": where it was said."""
    first = max(0, index - _SAID)
    return bool(SAY & set(words[first:index])) and not first <= trigger.first < index


def named_after(sentence: Sentence, trigger: Trigger, parts: Sequence[Part]) -> tuple[Spot | None, list[Part]]:
    """As in "the Riyadh talks", "Trump and Ishiba's Canada meeting": the place in front of a noun, and who is left.

    A place whose country has nobody at the table beside two others is no party to it.
    """
    kept = list(parts)
    before = sentence.items[trigger.first - 1].actor if trigger.first and not trigger.is_verb else None
    if before is None or trigger.act == "visit" or before.form in ("demonym", "ministry"):
        return None, kept
    others = {p.who.party for p in kept if p.start != before.start and p.who.party}
    if before.sort not in _GROUNDS or not before.party.isalpha() or len(others) < _SIDES:
        return None, kept
    spot = spot_of(before)
    if before.party not in others:
        kept = [p for p in kept if p.start != before.start]
    return (spot if spot.city or before.party not in others else None), kept


_SIDES = 2


def grounds_in(sentence: Sentence, start: int, end: int) -> list[Spot]:
    """The places behind "in" or "at" between two items, cities and countries."""
    words = sentence.words()
    found = []
    for index in range(start, end):
        actor = sentence.items[index].actor
        if actor is None or actor.sort not in (Sort.PLACE, Sort.PARTY) or actor.form == "demonym":
            continue
        if not SAY & set(words[max(0, index - _SAID) : index]) and _stands_at(words, sentence, index, _AT):
            found.append(spot_of(actor))
    return found[:1] if not found or found[0].city else [_finer(found[0], found)]


_SAID = 5  # items in front of a place in which a word of saying makes it the speaker's


def _stands_at(words: list[str], sentence: Sentence, index: int, leads: frozenset[str]) -> bool:
    actor = sentence.items[index].actor
    own = actor.party if actor is not None else ""
    if is_spoken_at(sentence, index):
        return False
    for back in range(index - 1, max(-1, index - 6), -1):
        if words[back] == "for" and words[back - 1] in _FIXED:
            return True  # "had been scheduled for Tokyo"
        if back == index - 1 and words[back] == "on" and actor is not None and actor.sort is Sort.PLACE:
            return True  # "on Guam"
        if words[back] in leads:
            visited = (
                words[back] == "to" and words[back - 1] in _TRIPS
            )  # "pays a visit to Japan, the first to be received"
            return not back or not (visited or words[back - 1] in _APART)
        near = sentence.items[back].actor
        if near is not None and (near.sort is Sort.PLACE or near.form == "capital") and words[back + 1] == ",":
            if near.party != own:
                return False  # "In Tokyo, Japan and Australia held"
            continue
        if words[back] in _SKIP or (near is not None and near.sort in (Sort.PLACE, Sort.PARTY)):
            continue
        return False
    return False


_TRIPS = words_of("trips") | {"visit", "visits"}
_NEAR = 8  # items between a trigger and a word that makes it virtual, where no "by" leads to that
_FIXED = frozenset({"scheduled", "planned", "slated", "set", "billed", "arranged"})
_BY = frozenset({"by", "via", "over", "through"})


def _finer(best: Spot, near: list[Spot]) -> Spot:
    """As in "in Perth, Australia": a city of the same country is the finer answer."""
    if best.city:
        return best
    return next((s for s in near if s.city and s.country == best.country), best)
