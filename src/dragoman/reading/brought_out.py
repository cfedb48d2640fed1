"""Sides that the order of words puts in an unusual place: behind "is what", or behind a participle that opens.

"A fourth round of talks was what Iran and the United States held"; "Received in Riyadh by the prince, Blinken spoke".
"""

from dataclasses import replace

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import BE
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import group_from, party_of
from dragoman.reading.parts import Part, Setting
from dragoman.reading.triggers import Trigger

_WELCOMING = words_of("hosting") | words_of("receiving")
_AGENT = 9  # items between a noun and the "of" that is its own
_NEAR = 8  # items between a noun and its "what", a participle and its "by"
_PEOPLE = (Sort.PERSON, Sort.ROLE)


def behind_what(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "a visit to Tokyo is what Stoltenberg has planned": whose a noun is."""
    words = setting.sentence.words()
    if trigger.is_verb:
        return []
    near = range(trigger.last, min(len(words) - 2, trigger.last + _NEAR))
    what = next((n for n in near if words[n] in BE and words[n + 1] == "what"), None)
    return group_from(setting, what + 2, len(words), "subject")[0] if what is not None else []


def opened_by_passive(setting: Setting, trigger: Trigger) -> list[Part] | None:
    """As in "Received in Riyadh on Monday by the prince, Blinken spoke": host and guest; None for other triggers."""
    words, items = setting.sentence.words(), setting.sentence.items
    if trigger.first or trigger.form not in ("ed", "en") or not trigger.is_verb or words[0] not in _WELCOMING:
        return None
    by = next((n for n in range(trigger.last, min(len(words) - 1, trigger.last + _NEAR)) if words[n] == "by"), None)
    if by is None:
        return None
    comma = next((n for n in range(by + 1, len(words) - 1) if words[n] == ","), None)
    actor = items[comma + 1].actor if comma is not None else None
    if comma is None or actor is None or actor.sort not in _PEOPLE:
        return None
    hosts = group_from(setting, by + 1, comma, "subject")[0]
    guests = group_from(setting, comma + 1, len(words), "object")[0]
    return [*hosts, *guests] if hosts and guests else None


def as_host(part: Part) -> Part:
    """As in "Bahrain was visited by", "Scholz was visited in Berlin by": whose country is the ground."""
    return replace(
        part if part.who.actor.sort is Sort.PARTY and not part.who.actor.title else party_of(part), side="host"
    )


def only_when_and_where(setting: Setting, start: int, end: int) -> bool:
    """As in "a meeting in Cape Town on Tuesday of the presidents": nothing but a place and a time in between."""
    items = setting.sentence.items[start:end]
    told = (i.time is not None or (i.actor is not None and i.actor.sort in (Sort.PLACE, Sort.PARTY)) for i in items)
    return end - start <= _AGENT and all(
        t or i.word in ("in", "on", "at", "") for t, i in zip(told, items, strict=True)
    )
