"""Hosts and guests of a visit that no preposition leads to.

"Malaysia, where he lands on Saturday"; "Tokayev is to receive Putin for a state visit"; "Ankara called off a visit by
the Swedish minister"; "Biden's plane landed".
"""

from dataclasses import replace

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import BE, HAVE, OWNS, WILL
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import group_from, part_at, party_of
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone
from dragoman.reading.subjects import subject_of
from dragoman.reading.triggers import Trigger

_RECEIVING = words_of("receiving")
_STOPPING = words_of("cancel") | words_of("postpone") | {"called", "calls", "calling", "put", "puts"}
_VEHICLES = words_of("vehicles")
_STATE = 2  # letters of a state's code
_AHEAD = 8  # items in front of a visit in which its verb stands


def where(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Malaysia, where he lands on Saturday": the place in front of the clause is the host."""
    words = setting.sentence.words()
    mine = setting.clauses[trigger.first]
    first = next(i for i, clause in enumerate(setting.clauses) if clause == mine)
    if words[first] == "where" and first and words[first - 1] in BE:
        return _brought_out(setting, first - 1)  # "Malabo is where Abiy has arrived"
    led = words[first] == "which" and words[first - 1 : first] == ["to"]
    reached = words[first] == "which" and "-" in trigger.pattern.prepositions  # "Manila, which he will reach"
    on_visit = words[first] == "where" and "on" in words[first : trigger.first]  # "Zagreb, where she is on a visit"
    if led:
        return part_at(setting, first - 3, "host") if first > _FURTHER else []  # "Estonia, to which he paid a visit"
    if not (words[first] == "where" or reached) or not (trigger.is_verb or on_visit):
        return []
    for index in range(first - 1, max(-1, first - 3), -1):
        if setting.sentence.items[index].actor is not None:
            return part_at(setting, index, "host")
    return []


def _brought_out(setting: Setting, be: int) -> list[Part]:
    """The first place in front of the verb of being, "the capital of" another one left out."""
    for index in range(be):
        actor = setting.sentence.items[index].actor
        if actor is not None and actor.sort in (Sort.PARTY, Sort.PLACE):
            return part_at(setting, index, "host")
    return []


_FURTHER = 2  # items between a place and the "which" of ", to which"


def on_ground(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "had been in Budapest, on a state visit", "in Budapest for a visit": the place in front of a visit."""
    words, clauses = setting.sentence.words(), setting.clauses
    if trigger.is_verb or {"on", "for"}.isdisjoint(words[max(0, trigger.first - 4) : trigger.first]):
        return []
    mine = clauses[trigger.first]
    for index in range(trigger.first - 1, max(-1, trigger.first - 2 * _AHEAD), -1):
        if clauses[index] != mine and words[index + 1] == "and":
            mine = clauses[index]  # "in Rome and Athens"
        if clauses[index] != mine:
            return []
        lead = words[index - 2 : index - 1] if words[index - 1] == "the" else words[index - 1 : index]
        if setting.sentence.items[index].actor is not None and lead in (["in"], ["to"], ["at"]):
            return group_from(setting, index, trigger.first, "host")[0]
    return []


def listed_countries(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "will visit three European countries, Poland, Finland and Sweden", "a tour of two nations: A and B"."""
    words, items = setting.sentence.words(), setting.sentence.items
    near = range(trigger.last, min(trigger.last + 2 * _AHEAD, len(words) - 1))
    lands = next((n for n in near if words[n] in _LANDS), None)
    if lands is None or not any(words[n] in _COUNTED for n in range(trigger.last, lands)):
        return []
    if any((a := items[n].actor) is not None and a.sort is Sort.PERSON for n in range(trigger.last, lands)):
        return []  # "go to Fiji, a journey that overlaps with the tour by Wang Yi of eight nations"
    for index in range(lands + 1, min(lands + _AHEAD, len(words) - 1)):
        first = index + 1 + (words[index + 1] == "namely")
        actor = items[first].actor if words[index] in _LEADS_IN and first < len(items) else None
        if actor is not None and actor.sort in (Sort.PARTY, Sort.PLACE):
            hosts = [p for p in group_from(setting, first, len(items), "host")[0] if len(p.who.party) == _STATE]
            return hosts if len(hosts) > 1 else []
        if items[index].time is None and words[index] not in _FILL and not words[index].isalpha():
            return []
    return []


_LANDS = frozenset({"countries", "nations", "states", "capitals", "republics"})
_COUNTED = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "several", "other", "neighbouring", "neighboring"}
)
_COUNTED |= {"european", "asian", "african", "american", "baltic", "gulf", "arab", "nordic", "balkan", "the"}
_LEADS_IN = frozenset({":", ",", "-", "–", "—", "("})
_FILL = _LEADS_IN | {""}


def made_by(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "scrapped a trip to Pyongyang that Pompeo was to make": the clause behind a visit says whose it is."""
    words = setting.sentence.words()
    if trigger.is_verb or trigger.act != "visit":
        return []
    for index in range(trigger.last, min(trigger.last + _AHEAD, len(words) - 1)):
        if words[index] in ("that", "which"):
            person = part_at(setting, index + 1, "subject")
            verb = next((n for n in range(index + 2, index + 2 + _WITHIN) if words[n : n + 1] and words[n] in _MADE), 0)
            to = verb if words[verb + 1 : verb + 2] == ["to"] and verb + 2 < len(words) else 0
            hosts = part_at(setting, to + 2, "host") if to else []
            return [*person, *hosts] if verb and any(p.who.is_person and not p.who.past for p in person) else []
        if words[index] in (",", ".", ";", "and"):
            break
    return []


_MADE = frozenset({"make", "made", "pay", "paid", "plan", "planned", "undertake", "begin", "planning", "due"})
_WITHIN = 5  # items between who makes a visit and the verb of making


def arrived(setting: Setting, trigger: Trigger, parts: list[Part]) -> list[Part]:
    """As in "Trudeau lands on Monday": where the report is, if the words name no place of arrival."""
    words = setting.sentence.words()
    behind = words[trigger.last : trigger.last + 2]
    named = behind[:1] and behind[0] in ("in", "to", "into") and behind[1:] not in [["the"], ["a"]]
    led = behind[:1] in (["to"], ["of"])
    line = None if trigger.is_verb or led else _of_line(setting, trigger)
    if line is not None and line.who.party not in {p.who.party for p in parts}:
        return [line]
    if trigger.pattern.words not in _ARRIVING or not trigger.is_verb or named:
        return []
    if _is_subordinate(setting, trigger):
        return []
    timed = trigger.last < len(words) and setting.sentence.items[trigger.last].time is not None
    if trigger.pattern.words == ("come",) and not timed:
        return []
    host = setting.ground or _dateline(setting) or _place_before(setting)
    own = {p.who.party for p in parts}
    return [host] if host is not None and host.who.party not in own else []


def _is_subordinate(setting: Setting, trigger: Trigger) -> bool:
    """As in "saw him after he arrived": an arrival told before, of which these words say neither day nor place."""
    words, clauses = setting.sentence.words(), setting.clauses
    mine = [n for n, clause in enumerate(clauses) if clause == clauses[trigger.first]]
    dated = any(setting.sentence.items[n].time is not None for n in mine)
    return words[mine[0]] in _SUBORDINATING and not dated


_SUBORDINATING = frozenset({"after", "when", "before", "since", "as", "while", "until", "once"})


def _place_before(setting: Setting) -> Part | None:
    """As in "Colombo awaits its guest. Wang lands on Thursday": the place that the story has just spoken of."""
    there = setting.discourse.there
    if there is None or len(there.party) != _STATE:
        return None
    return Part(Someone(actor=there, key=there.party, party=there.party), there.name_start, there.name_end, "host")


_OWN = 4  # items between "pay" and "visit"


def _of_line(setting: Setting, trigger: Trigger) -> Part | None:
    """As in "BEIJING - The foreign minister will pay an official visit (to March 17)": lines of a diary."""
    paid = {"pay", "pays", "paid", "paying"} & set(
        setting.sentence.words()[max(0, trigger.first - _OWN) : trigger.first]
    )
    city = setting.line
    if city is None or not paid:
        return None
    return Part(Someone(actor=city, key=city.party, party=city.party), city.name_start, city.name_end, "host")


def staying(setting: Setting, trigger: Trigger, parts: list[Part]) -> list[Part]:
    """As in "Kenya's minister held talks with A, who is on a three-day visit": whoever else is told is the host."""
    words, clauses = setting.sentence.words(), setting.clauses
    first = next(n for n, clause in enumerate(clauses) if clause == clauses[trigger.first])
    own = {p.who.party for p in parts if p.who.is_person}
    behind = words[trigger.last : trigger.last + 1]
    on = words[first] == "who" and "on" in words[max(first, trigger.first - _OWN) : trigger.first]
    if trigger.is_verb or not on or len(own) != 1 or behind in (["to"], ["of"], ["in"]):
        return []
    others = [p for n in range(first) for p in part_at(setting, n, "subject") if p.who.is_person]
    hosts = [h for p in others if p.who.party not in own for h in _ground(p)]
    return hosts[:1] if len({h.who.party for h in hosts}) == 1 else []


def _dateline(setting: Setting) -> Part | None:
    if setting.here is None:
        return None
    here = Someone(actor=setting.here, key=setting.here.party, party=setting.here.party)
    return Part(here, setting.here.name_start, setting.here.name_end, "host")


_ARRIVING = frozenset(
    {("arrive",), ("land",), ("touch", "down"), ("fly", "in"), ("jet", "in"), ("fly", "out"), ("come",)}
)


def received(setting: Setting, trigger: Trigger, parts: list[Part]) -> list[Part] | None:
    """Guest and host of a visit that a verb of receiving, or of calling off, carries; None where there is none."""
    if trigger.is_verb or any(p.side == "host" for p in parts):
        return None
    words = setting.sentence.words()
    mine = setting.clauses[trigger.first]
    coming = _comes_on(setting, trigger)
    for index in range(trigger.first - 1, max(-1, trigger.first - (2 * _AHEAD if coming else _AHEAD)), -1):
        if setting.clauses[index] != mine and not coming:
            return None
        if words[index] in _RECEIVING:
            guests = _between(setting, index, trigger)
            hosts = [h for p in subject_of(setting, index, setting.clauses[index]) for h in _ground(p)]
            return [*guests, *hosts[:1]] if guests and hosts else None
        if words[index] in _STOPPING:
            return _called_off(setting, index, parts)
    return None


def _comes_on(setting: Setting, trigger: Trigger) -> bool:
    """As in "will receive the King, who comes on a state visit": the verb of receiving stands in front of "who"."""
    words, mine = setting.sentence.words(), setting.clauses[trigger.first]
    first = next(i for i, clause in enumerate(setting.clauses) if clause == mine)
    return words[first] == "who" and "on" in words[first : trigger.first]


def _between(setting: Setting, index: int, trigger: Trigger) -> list[Part]:
    found = [p for i in range(index + 1, trigger.first) for p in part_at(setting, i, "subject")]
    return [p for p in found if p.who.is_person or p.who.actor.title]


def _called_off(setting: Setting, index: int, parts: list[Part]) -> list[Part] | None:
    """As in "Ankara called off a visit by the Swedish minister": who calls off another's visit was to be its host."""
    visitors = [p for p in parts if p.side == "subject" and p.who.is_person]
    subject = subject_of(setting, index, setting.clauses[index])
    hosts = [h for p in subject for h in _ground(p) if h.who.party not in {v.who.party for v in visitors}]
    return [*(v for v in visitors if v.start > setting.sentence.items[index].start), *hosts[:1]] if hosts else None


def _ground(part: Part) -> list[Part]:
    """The country of a host who is told as a person."""
    if len(part.who.party) != _STATE:
        return []
    if part.who.actor.sort in (Sort.PARTY, Sort.PLACE):
        return [Part(part.who, part.start, part.end, "host")]
    return [replace(party_of(part), side="host")]


def travels(setting: Setting, part: Part, trigger: Trigger) -> bool:
    """Not in "Biden's answer came": what somebody owns travels for him only where it carries him."""
    items, words = setting.sentence.items, setting.sentence.words()
    at = next((i for i, item in enumerate(items) if item.start == part.start), None)
    if not trigger.is_verb or at is None or at >= trigger.first or words[at + 1 : at + 2] not in [[o] for o in OWNS]:
        return True
    behind = words[at + 2 : trigger.first + 1]
    return behind[0] in HAVE | BE | WILL or bool(_VEHICLES & set(behind))
