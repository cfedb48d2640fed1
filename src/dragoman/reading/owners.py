"""Whose a noun is that no subject carries: "a visit by Kishida for his first summit", "said that his talks"."""

from dragoman.reading.antecedents import named_before
from dragoman.reading.groups import part_at
from dragoman.reading.parts import Part, Setting
from dragoman.reading.triggers import Trigger

_OWN = 4  # items between a noun and its possessive


def agent(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "agreed on a visit by Kishida for his first summit": whose it is stands behind the "by" before."""
    items, words = setting.sentence.items, setting.sentence.words()
    own = words[max(0, trigger.first - _OWN) : trigger.first]
    if trigger.is_verb or not {"his", "her"} & set(own):
        return []
    agent = next((n for n in range(trigger.first - 1, 0, -1) if items[n].actor is not None), 0)
    return part_at(setting, agent, "subject") if agent and words[agent - 1] == "by" else []


def owner(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Kishida said that his talks with Biden": whom a possessive in front of the noun means."""
    items, words = setting.sentence.items, setting.sentence.words()
    for index in range(trigger.first - 1, max(-1, trigger.first - _OWN), -1):
        if words[index] == "their" and not trigger.is_verb and trigger.act != "visit":
            return named_before(setting, index)  # "received him for the first time since their meeting in May"
        if words[index] in ("his", "her") and not trigger.is_verb:
            meant = setting.discourse.pronoun(words[index], items[:index], setting.meanings, setting.barred)
            return [Part(m, items[index].start, items[index].end, "subject") for m in meant]
    return []
