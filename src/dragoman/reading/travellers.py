"""Whose a visit is that no owner stands at: who acts behind it, who plans it, or who speaks of it as his own.

"During a visit to Hanoi, Rutte met"; "a trip to Manila is being finalized by Onodera"; "A visit is planned, Suga said".
"""

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import BE, HAVE, PLAN, PLURAL_PRONOUNS, SAY, SINGULAR_PRONOUNS, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import group_from, part_at
from dragoman.reading.items import Item
from dragoman.reading.levels import PRINCIPALS
from dragoman.reading.parts import Part, Setting
from dragoman.reading.triggers import Trigger

_OPENING = frozenset({"in", "during", "after", "following", "at", "on", "before", "ahead", "while"})
_FRONT = 4  # items within which a visit still opens its sentence
_PLANNED = PLAN | {
    "finalized",
    "finalised",
    "prepared",
    "considered",
    "mulled",
    "weighed",
    "paid",
    "made",
    "undertaken",
}
_CALENDARS = frozenset({"calendar", "programme", "program", "agenda", "schedule", "diary", "itinerary"})
_PEOPLE = frozenset({Sort.PERSON, Sort.ROLE})
_TAIL = 3  # items between a comma and its speaker


def whose_plan(setting: Setting, trigger: Trigger) -> list[Part]:
    """The traveller of a visit that its own words name none for."""
    if trigger.act != "visit":
        return []
    if trigger.is_verb:
        return _behind_participle(setting, trigger) or _head_of_delegation(setting, trigger)
    return _behind_opening(setting, trigger) or _planner(setting, trigger) or _speaker(setting, trigger)


def _head_of_delegation(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "The delegation goes on to Tonga": the one of whom the report speaks travels with it."""
    items, words = setting.sentence.items, setting.sentence.words()
    at = next((n for n in range(trigger.first - 1, -1, -1) if setting.clauses[n] != setting.clauses[trigger.first]), -1)
    group = next((n for n in range(at + 1, trigger.first) if words[n] in _GROUPS and words[n - 1] in _THEIR), None)
    topic = setting.discourse.topic
    if group is None or topic is None or topic.level not in PRINCIPALS | {"deputy"} or words[group + 1] in _OF_WHOM:
        return []
    return [Part(topic, items[group].start, items[group].end, "subject")]


_GROUPS = frozenset({"delegation", "entourage", "mission"})
_THEIR = frozenset({"the", "his", "her", "whole", "same"})
_OF_WHOM = frozenset({"of", "led", "headed", "from", "also", ""})


def _behind_opening(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "During a visit to Hanoi last month, Rutte met": the subject behind the phrase that opens its sentence."""
    items, words = setting.sentence.items, setting.sentence.words()
    if words[0] not in _OPENING or trigger.first > _FRONT:
        return []
    comma = next((i for i in range(trigger.last, len(items) - 1) if words[i] == ","), None)
    if comma is None or any(words[i] in BE | HAVE for i in range(comma)):
        return []
    return part_at(setting, comma + 1, "subject") if _is_somebody(items[comma + 1]) else []


def _behind_participle(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Before flying to Tokyo on Monday, Colonna told", "Arriving in Tokyo, the minister said"."""
    items, words = setting.sentence.items, setting.sentence.words()
    front = words[: trigger.first]
    opens = all(w in _LEADING or items[n].time is not None for n, w in enumerate(front))
    if trigger.first > _FRONT or not opens or not (trigger.form == "ing" or front[:1] == ["having"]):
        return []
    for comma in range(trigger.last, len(items) - 1):
        if words[comma] in BE | HAVE:
            return []
        if words[comma] == "," and _is_somebody(items[comma + 1]):
            return [p for p in group_from(setting, comma + 1, len(items), "subject")[0] if not p.who.past]
    return []


def _is_somebody(item: Item) -> bool:
    return item.word in ("he", "she") or (item.actor is not None and item.actor.sort in _PEOPLE)


_LEADING = frozenset({"before", "after", "on", "upon", "while", "when", "since", "by", "having", "been", "prior", "to"})
_LEADING |= {"soon", "shortly", "just", "hours", "minutes", "moments", "ahead", "of", "following", "a", "day", "later"}


def _planner(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "A trip to Manila is being finalized by Defense Minister Onodera"."""
    words = setting.sentence.words()
    for index in range(trigger.last, len(words) - 1):
        if words[index : index + 1] == ["of"] and words[index - 1] in _CALENDARS and words[index - 3] == "on":
            return [p for p in part_at(setting, index + 1, "subject") if p.who.is_person]
        if words[index] == "by" and words[index - 1] in _PLANNED and BE & set(words[trigger.last : index]):
            return [p for p in part_at(setting, index + 1, "subject") if p.who.is_person]
    return []


def _speaker(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "A visit to Washington is planned, Suga said": his own, where nobody else is named."""
    items, words = setting.sentence.items, setting.sentence.words()
    if trigger.first > _FRONT or words[trigger.first - 1 : trigger.first] == ["the"]:
        return []
    people = [n for n, i in enumerate(items) if i.actor is not None and i.actor.sort is Sort.PERSON]
    if len(people) != 1 or people[0] < trigger.last:
        return []
    at = people[0]
    tail = "," in words[max(trigger.last, at - _TAIL) : at] and bool(SAY & set(words[at + 1 : at + _TAIL]))
    return [p for p in part_at(setting, at, "subject") if p.who.level in PRINCIPALS] if tail else []


def is_unled(setting: Setting, trigger: Trigger) -> bool:
    """As in "will then go on to Manila", "The visitors fly to Seoul": nobody who might travel is told in front."""
    words, clauses, items = setting.sentence.words(), setting.clauses, setting.sentence.items
    front = [n for n in range(trigger.first) if clauses[n] == clauses[trigger.first]]
    return all(items[n].time is not None or words[n] in _NOBODY or words[n].endswith("ly") for n in front)


_NOBODY = words_of("nobody") | WILL | WOULD | BE | HAVE | SINGULAR_PRONOUNS | PLURAL_PRONOUNS
