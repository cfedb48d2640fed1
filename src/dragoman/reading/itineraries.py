"""Stops of a journey that are told without a verb of travel: "Then Rome.", "Bahrain comes next", "the Belgian leg".

A stop is found by its words and handed on as a trigger with its hosts; whose journey it is on, journeys tells.
"""

from dataclasses import dataclass

from dragoman.dates import SaidKind, TimeMention
from dragoman.model import Status
from dragoman.reading.actors import Sort
from dragoman.reading.grammar import BE, CANCEL, POSTPONE
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import group_from
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part, Setting
from dragoman.reading.triggers import Pattern, Trigger

_LEGS, _ORDERS = words_of("leg_nouns"), words_of("orders")
_PLANS = words_of("trips") | {"programme", "program", "agenda", "schedule", "calendar"}
_COVERING, _SKIPPING = words_of("covering"), words_of("skipping") | CANCEL | POSTPONE
_TO_COME = (["are", "still", "to", "come"], ["is", "still", "to", "come"], ["are", "yet", "to", "come"])
_ADVANCE = frozenset({"comes", "come", "came", "follow", "follows", "followed", "is", "was"})
_NOW = frozenset({"comes", "come", "follow", "follows", "is"})
_AFTERWARDS = frozenset({"next", "first", "last", "then", "afterwards", "later"})
_ENDS = frozenset({".", ",", ";", ":", "–", "—", "for", "and", "on", "with", ""})
_THOSE = frozenset({"those", "ones"})
_LINKS = frozenset({",", ":", "is", "was", "will", "be", "being", "comes", "in", "at", "the", "would"})
_OWNING = frozenset({"the", "his", "her", "their", "its", "a", "'s", "’s"})
_COUNTS = {"two": 2, "three": 3, "four": 4, "both": 2}
_POINTING = frozenset(
    {"latter", "last", "those", "these", "other", "remaining", "both", "dropped", "canceled", "cancelled"}
)
_BACK = 4  # items between the noun of a stop and its name
_FRONT = 8  # items between a noun of travel and what it comprises
_REST = 16  # items between a stop and the words that strike it off
_CUES = (
    _LEGS
    | _COVERING
    | _SKIPPING
    | _THOSE
    | {
        "then",
        "next",
        "days",
        "day",
        "week",
        "nights",
        "itinerary",
        "turn",
        "schedule",
        "programme",
        "comes",
        "follows",
        "fit",
        "come",
    }
    | {"begins", "begin", "began", "starts", "start", "started", "ends", "end", "ended", "concludes", "follow"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stop found.

    status: what its own words say, None where the clause tells; back: how many earlier stops are meant, 0 for the
    hosts named here; anew: planned in place of one that was dropped; travellers: where its words name them.
    """

    trigger: Trigger
    hosts: tuple[Part, ...] = ()
    status: Status | None = None
    back: int = 0
    anew: bool = False
    travellers: tuple[Part, ...] = ()


def _is_length(time: TimeMention) -> bool:
    return time.said.kind is SaidKind.DURATION


def find_stops(setting: Setting, triggers: list[Trigger]) -> list[Stop]:
    """The stops of a sentence, in order; none at the words of a trigger that leads to its host itself."""
    sentence = setting.sentence
    words = sentence.words()
    listed = not triggers and _is_entry(sentence)
    if listed:
        return _entered(setting)
    if _CUES.isdisjoint(words) and not any(_is_length(i.time) for i in sentence.items if i.time is not None):
        return []
    inside = {i for t in triggers for i in range(t.first, t.last) if t.pattern.words[0] not in _LEGS}
    found: dict[int, Stop] = {}
    reach = -1
    for index, item in enumerate(sentence.items):
        if index < reach or item.actor is None or item.actor.sort not in _GROUNDS:
            continue
        hosts, after = _named(setting, index)
        for rule in _RULES:
            told = rule(sentence, (index, after))
            # "met for two days in Geneva": the days of a meeting
            busy = rule is _days_in and any(t.act != "visit" and t.first < index for t in triggers)
            if told is not None and hosts and told[0] not in inside and not busy:
                found.setdefault(told[0], Stop(trigger=_trigger(told[0]), hosts=hosts, status=told[1], anew=told[2]))
                break
        reach = after
    dropped = any(s.status is Status.CANCELLED for s in found.values())
    for at, count, anew in _earlier(sentence):
        if at not in inside and not dropped:
            found.setdefault(at, Stop(trigger=_trigger(at), back=count, anew=anew))
    return [found[at] for at in sorted(found)]


_GROUNDS = (Sort.PLACE, Sort.PARTY)
_Where = tuple[int, int]  # the item of the first place, and the one behind the last
_Told = tuple[int, Status | None, bool]  # the trigger's item, the status that the words give, whether anew
_PATTERN = Pattern(
    words=("stop",), shape="noun", prepositions=frozenset({"in"}), act="visit", example="", file="itineraries"
)


def _trigger(at: int) -> Trigger:
    return Trigger(pattern=_PATTERN, first=at, last=at + 1, form="noun")


def _named(setting: Setting, index: int) -> tuple[tuple[Part, ...], int]:
    """The places that begin at an item, a demonym's country among them, and the index behind them."""
    item = setting.sentence.items[index]
    hosts, after = group_from(setting, index, len(setting.sentence.items), "host")
    if hosts and hosts[0].start == item.start:
        return tuple(hosts), after
    someone = setting.meanings.get(item.start)
    return ((Part(someone, item.start, item.end, "host"),) if someone is not None else ()), index + 1


def _is_entry(sentence: Sentence) -> bool:
    """Who, where and when alone, as in a record of travel: "Secretary of State A: Tokyo, Japan, March 15-17, 2021"."""
    items = sentence.items
    first = items[0].actor if items else None
    if first is None or first.sort is not Sort.PERSON or sentence.words()[1:2] not in ([":"], ["-"], ["–"], ["—"]):
        return False
    days = [i for i in items if i.time is not None and i.time.when is not None]
    rest = (i for i in items[2:] if i.time is None and (i.actor is None or i.actor.sort not in _GROUNDS))
    return len(days) == 1 and not any(i.word.isalpha() for i in rest)


def _entered(setting: Setting) -> list[Stop]:
    """The stop of such an entry, with whoever it is of: its city, else its country ("Brussels, Belgium" is no EU's)."""
    items = setting.sentence.items
    who = setting.meanings.get(items[0].start)
    grounds = [n for n, i in enumerate(items) if i.actor is not None and i.actor.sort in _GROUNDS]
    if who is None or not grounds:
        return []
    states = [n for n in grounds if (actor := items[n].actor) is not None and actor.form == "name"]
    hosts = [host for n in (*grounds[:1], *states[:1]) for host in _named(setting, n)[0]]
    host = next((h for h in hosts if h.who.party == hosts[-1].who.party), None)
    if host is None:
        return []
    at = setting.sentence.index_of(host.start)
    traveller = Part(who, items[0].start, items[0].end, "subject")
    return [Stop(trigger=_trigger(at), hosts=(host,), travellers=(traveller,))]


def _in_order(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "Bahrain comes next", "Then Rome.", "Next on the list is Japan"."""
    first, after = where
    words = sentence.words()
    behind = [*words[after : after + 3], "", "", ""]
    if words[after : after + 4] in _TO_COME:
        return first, Status.SCHEDULED, False
    if behind[0] in _ADVANCE and (
        behind[1] in _AFTERWARDS or (behind[0] in ("follows", "followed", "follow") and behind[1] in _ENDS)
    ):
        return first, Status.SCHEDULED if behind[0] in _NOW else None, False
    leads = first == 1 or (first > 1 and words[first - 2] in (",", ";", "and", ":"))
    if first and words[first - 1] in ("then", "next") and leads and behind[0] in _ENDS:
        return first, None, False
    return None


def _named_stop(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "the final stop, Manila", "his first stop is Tokyo", "Tokyo was the first stop"."""
    first, after = where
    words = sentence.words()
    for back in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if words[back] in _LEGS:
            return (back, None, False) if _ORDERS & set(words[max(0, back - 3) : back]) else None
        if words[back] not in _LINKS:
            break
    behind = words[after : after + 6]
    if behind[:1] and behind[0] in BE | {"will", ","}:
        for index, word in enumerate(behind):
            if word in _LEGS and _ORDERS & set(behind[:index]):
                return after + index, None, False
    return None


def _named_leg(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "the Belgian leg", "the Japanese half"."""
    first = where[0]
    behind = sentence.words()[first + 1 : first + 3]
    if behind[:1] and behind[0] in _OWNING:
        behind = behind[1:]
    return (first + 1, None, False) if behind[:1] and behind[0] in _LEGS | {"half"} else None


def _days_in(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "began one week in the United States", "after three days in Vietnam"."""
    first = where[0]
    words, items = sentence.words(), sentence.items
    at = first - 1 - (words[first - 1] == "the")
    if at < 1 or words[at] != "in":
        return None
    time = items[at - 1].time
    stay = time is not None and time.said.kind is SaidKind.DURATION and time.said.unit in ("day", "week")
    over = at > 1 and words[at - 2] == "after"
    return (at - 1, Status.HELD if over else None, False) if stay else None


def _covered(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "his itinerary includes Japan and India", "the programme was to comprise"."""
    first = where[0]
    words = sentence.words()
    at = first - 1
    while at > 0 and (words[at] in _OWNING or words[at] in ("in", "stops", "both")):
        at -= 1
    if at < 1 or words[at] not in _COVERING or not _PLANS & set(words[max(0, at - _FRONT) : at]):
        return None
    return at, None, False


def _dropped(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "dropped Malaysia and the Philippines", "Mongolia and South Korea were off the itinerary"."""
    first, after = where
    words = sentence.words()
    at = first - 1 - (first > 0 and words[first - 1] in ("the", "both"))
    if at >= 0 and words[at] in _SKIPPING and (_PLANS | _LEGS) & set(words):
        return at, Status.POSTPONED if words[at] in POSTPONE else Status.CANCELLED, False
    for index in range(after, min(len(words) - 2, after + _REST)):
        if words[index] in ("off", "from") and words[index + 1] in _OWNING and words[index + 2] in _PLANS:
            struck = words[index] == "off" or bool(_SKIPPING & set(words[index - 2 : index]))
            return (index + 2, Status.CANCELLED, False) if struck else None
    return None


def _those(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "called off visits to Malaysia and the Philippines and later those to Indonesia and Brunei"."""
    first = where[0]
    words = sentence.words()
    pair = first > 1 and words[first - 2] in _THOSE and words[first - 1] in ("to", "in")
    return (first - 2, None, False) if pair else None


def _fitted(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "will work to fit in South Korea then": planned anew."""
    first = where[0]
    words = sentence.words()
    fits = first > 1 and words[first - 2] in ("fit", "fitting") and words[first - 1] == "in"
    return (first - 2, Status.PLANNED, True) if fits else None


def _listed(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "Tokyo and Seoul are on the itinerary of": what a programme holds."""
    after = where[1]
    words = sentence.words()
    on = next((n for n in range(after, min(len(words) - 2, after + _FAR)) if words[n] == "on"), None)
    if on is None or not {*BE, "stand", "stands", "also"} >= set(words[after:on]) or words[on + 1] not in _OWNING:
        return None
    return (on + 2, None, False) if words[on + 2] in _PLANS else None


def _turn(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "on December 2 it is the turn of Ghana", "then it was Tokyo's turn"."""
    first, after = where
    words = sentence.words()
    of = first - 1 - (words[first - 1] == "the")
    if of > 1 and words[of - 1 : of + 1] == ["turn", "of"]:
        return of - 1, None, False
    return (
        (after + 1, None, False)
        if words[after : after + 1] in _POSSESSED and words[after + 1 : after + 2] == ["turn"]
        else None
    )


_POSSESSED = (["'s"], ["’s"])
_FAR = 4  # items between a place and the "on" of "are also on the itinerary"


def _began_in(sentence: Sentence, where: _Where) -> _Told | None:
    """As in "He begins in Oman", "The tour started in Rome"."""
    first = where[0]
    words = sentence.words()
    at = first - 2
    if at < 0 or words[first - 1] != "in" or words[at] not in _BEGINNING:
        return None
    subject = words[max(0, at - _OWNED_BY) : at]
    return (at, None, False) if {"he", "she"} & set(subject) or _PLANS & set(subject) else None


_BEGINNING = frozenset({"begins", "begin", "began", "starts", "start", "started", "ends", "end", "ended", "concludes"})
_OWNED_BY = 3  # items in front of "begins" in which its subject stands


_RULES = (_dropped, _in_order, _named_stop, _named_leg, _days_in, _covered, _those, _fitted, _listed, _turn, _began_in)


def _earlier(sentence: Sentence) -> list[tuple[int, int, bool]]:
    """As in "those two legs", "the two latter stops": (item, how many, whether planned anew) of stops told before."""
    words = sentence.words()
    found = []
    for index, word in enumerate(words):
        if word not in _LEGS | {"countries"}:
            continue
        near = words[max(0, index - 3) : index]
        count = next((_COUNTS[w] for w in near if w in _COUNTS), 0)
        if not count or not _POINTING & set(near):
            continue
        fit = next((i for i in range(index, len(words) - 1) if words[i] == "fit" and words[i + 1] == "them"), None)
        found.append((index if fit is None else fit, count, fit is not None))
    return found
