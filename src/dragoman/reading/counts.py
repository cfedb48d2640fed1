"""Engagements that are counted, not told: "their three summits", "after several rounds of talks" (GUIDELINES rule 2).

A plural with a number or a quantity in front, and no day, tells how often people have met. Where it names several
others ("separate meetings with A and B"), or a day, it tells of those.
"""

from collections.abc import Sequence

from dragoman.dates import SaidKind, TimeMention
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part
from dragoman.reading.triggers import Trigger

_QUANTITIES = words_of("quantities")
_NEAR = 4  # items in front of a plural in which its number stands
_BEHIND = 14  # items behind a noun in which "every year" is its own
_SIDES = 2


def is_counted(sentence: Sentence, trigger: Trigger, parts: Sequence[Part], time: TimeMention | None) -> bool:
    """Whether a trigger only says how often."""
    words = sentence.words()
    if trigger.is_verb and time is None and _has_often(words, trigger):
        return True
    if trigger.is_verb or time is not None or trigger.pattern.file == "formats":
        return False
    if any(i.time is not None and i.time.said.kind is SaidKind.SET for i in sentence.items[trigger.last :][:_BEHIND]):
        return True  # "a meeting that the two are to hold every year"
    plural = words[trigger.last - 1].endswith("s") and not trigger.pattern.words[-1].endswith("s")
    rounds = (
        trigger.pattern.words[-1].endswith("s") and "rounds" in words[max(0, trigger.first - _NEAR) : trigger.first]
    )
    if not (plural or rounds) or not _QUANTITIES & set(words[max(0, trigger.first - _NEAR) : trigger.first]):
        return False
    met = {p.who.party for p in parts if p.side == "object" and p.who.party}
    return len(met) < _SIDES


def _has_often(words: list[str], trigger: Trigger) -> bool:
    """As in "has spoken with Powell twice", "have met more than 40 times"."""
    if words[max(0, trigger.first - 1) : trigger.first] not in (["have"], ["has"], ["had"]):
        return False
    behind = words[trigger.last : trigger.last + _BEHIND]
    often = next((n for n, word in enumerate(behind) if word in ("twice", "times")), None)
    return often is not None and "," not in behind[:often] and (behind[often] == "twice" or often > 0)
