"""The other side of a meeting where no preposition of the trigger leads there.

"Erdogan, whom Biden is to meet"; "paid the prime minister a courtesy call".
"""

from dataclasses import replace

from dragoman.reading.governing import FILLING
from dragoman.reading.groups import group_from, part_at
from dragoman.reading.parts import Part, Setting
from dragoman.reading.subjects import leftwards
from dragoman.reading.triggers import Trigger

_TO_WHOM = frozenset({",", "with", "to", "by"})
_PAYING = frozenset({"pay", "pays", "paid", "paying", "give", "gives", "gave"})
_NEAR = 6  # items between a verb of paying and the call


def in_front(setting: Setting, trigger: Trigger) -> list[Part]:
    """Who stands in front of the "whom" that opens the trigger's clause."""
    words, clauses = setting.sentence.words(), setting.clauses
    first = trigger.first
    while first and clauses[first - 1] == clauses[trigger.first]:
        first -= 1
    if words[first] != "whom" or trigger.act == "visit":
        return []
    before = first - 1
    while before >= 0 and words[before] in _TO_WHOM:
        before -= 1
    here = [p for p in part_at(setting, before, "object") if p.who.party] if before >= 0 else []
    return [replace(p, side="object") for p in leftwards(setting, before, here)] if here else []


def fronted_with(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "With Golob, Plenkovic spoke in Zagreb": whom the phrase that opens the sentence names."""
    words = setting.sentence.words()
    if words[0] != "with" or trigger.act not in ("meet", "speak", "agree", "summit", "call"):
        return []
    group, after = group_from(setting, 1, trigger.first, "object")
    people = [p for p in group if p.who.party and (p.who.is_person or p.who.actor.title)]
    acts = any(part_at(setting, n, "subject") for n in range(after, trigger.first))
    return people if acts and len(people) == len(group) else []


def paid(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "paid the prime minister a courtesy call": between the verb and the noun stands who is called on."""
    words, items = setting.sentence.words(), setting.sentence.items
    if trigger.is_verb:
        return []
    low = max(0, trigger.first - _NEAR)
    article = next((n for n in range(trigger.first - 1, low, -1) if words[n] in ("a", "an")), 0)
    verb = next((n for n in range(article - 1, low - 1, -1) if words[n] in _PAYING), None) if article else None
    if verb is None:
        return []
    guests = [n for n in range(verb + 1, article) if items[n].actor is not None]
    others = any(words[n] and words[n] not in FILLING for n in range(verb + 1, article))
    return part_at(setting, guests[0], "object") if len(guests) == 1 and not others else []
