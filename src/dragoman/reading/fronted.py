"""Sentences that open with their meeting: "In the first ministerial talks since ..., Austin assured Kishi ..."."""

from dragoman.reading.grammar import OWNS
from dragoman.reading.groups import gives_name, part_at
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part, Setting
from dragoman.reading.triggers import Trigger

_OPENINGS = frozenset({"in", "during", "at", "over", "after", "following"})
_FRONT = 7  # items within which the trigger still opens the sentence


def is_fronted(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun trigger opens its sentence behind a preposition."""
    words = sentence.words()
    return (
        not trigger.is_verb
        and trigger.first <= _FRONT
        and (
            words[0] in _OPENINGS
            or trigger.first == 0
            or (words[0] == "speaking" and words[1:2] in (["after"], ["following"], ["during"]))
        )
    )


def others_in_clause(setting: Setting, trigger: Trigger, parts: list[Part]) -> list[Part]:
    """Who else is named in the trigger's clause: "Blinken told Wang in a call on Friday"."""
    words, items = setting.sentence.words(), setting.sentence.items
    known = {p.who.key for p in parts}
    found = []
    for index, item in enumerate(items):
        if item.actor is None and trigger.act == "call" and words[index] in _POINTING:
            told = [p for p in part_at(setting, index, "object") if p.who.is_person and p.who.key not in known]
            found += told  # "told him so in a telephone call"
            known |= {p.who.key for p in told}
        if item.actor is None or gives_name(setting, index) or setting.clauses[index] != setting.clauses[trigger.first]:
            continue
        someone = setting.meanings.get(item.start)
        owns = index + 1 < len(words) and words[index + 1] in OWNS
        aside = index > 0 and words[index - 1] in (_ASIDE - {"to"} if trigger.act == "call" else _ASIDE)
        if someone is None or not someone.is_person or owns or aside or someone.key in known:
            continue
        if someone.level == "spokesman" or someone.actor.level == "spokesman":
            continue
        known.add(someone.key)
        found.append(Part(someone, item.start, item.end, "object"))
    return found


_POINTING = frozenset({"him", "her"})
_CONTENT = frozenset({"that", "for", "about"})
_ASIDE = frozenset({"by", "of", "about", "for", "than", "against", "under", "like", "since", "to"})


def everybody(setting: Setting, trigger: Trigger, parts: list[Part]) -> list[Part]:
    """Who speaks and acts in a sentence that opens with its meeting: everybody named, owners ("Biden's ...") aside.

    A call is of two: where one acts alone, an owner is the other ("In a call Abe won the president's backing").
    """
    found = _actors(setting, trigger, parts, owners=False)
    if trigger.act == "call" and len({p.who.party for p in (*parts, *found)}) == 1:
        found = _actors(setting, trigger, parts, owners=True)
    return found


def _actors(setting: Setting, trigger: Trigger, parts: list[Part], *, owners: bool) -> list[Part]:
    words, items = setting.sentence.words(), setting.sentence.items
    known = {p.who.key for p in parts}
    found: list[Part] = []
    for index in range(trigger.last, len(items)):
        met = part_at(setting, index, "subject") if owners and items[index].actor else []
        someone = met[0].who if met else setting.meanings.get(items[index].start) if items[index].actor else None
        owns = not owners and index + 1 < len(words) and words[index + 1] in OWNS
        by = words[index - 1] == "by"
        if found and words[index] in _CONTENT:
            break  # what was spoken of
        if someone is not None and someone.is_person and not owns and not by and someone.key not in known:
            known.add(someone.key)
            found.append(Part(someone, items[index].start, items[index].end, "subject"))
    return found
