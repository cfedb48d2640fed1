"""Who brings others to a table sits at it: "talks brokered by Germany", "with Qatar mediating" (GUIDELINES rule 6)."""

from dataclasses import replace

from dragoman.reading.frame import Frame
from dragoman.reading.groups import group_from, part_at
from dragoman.reading.parts import Part, Setting

_BROKERED = frozenset({"brokered", "mediated", "facilitated", "moderated"})
_MEDIATING = frozenset({"mediating", "brokering", "moderating"})
_SIDES = 2


def with_mediator(frames: list[Frame], setting: Setting) -> list[Frame]:
    """The frames of a sentence, those of two sides with whoever mediates between them."""
    between = [n for n, f in enumerate(frames) if f.family == "meeting" and len(f.codes) == _SIDES]
    mediators = _mediators(setting) if between else []
    if not mediators:
        return frames
    told = list(frames)
    for number in between:
        known = told[number].codes
        new = [replace(p, side="all") for p in mediators if p.who.party and p.who.party not in known]
        told[number] = replace(told[number], parts=(*told[number].parts, *new))
    return told


def _mediators(setting: Setting) -> list[Part]:
    words, items = setting.sentence.words(), setting.sentence.items
    for index, word in enumerate(words):
        behind = words[index + 1 : index + 2]
        if (word in _BROKERED and behind == ["by"]) or (word == "mediation" and behind in (["of"], ["by"])):
            return group_from(setting, index + 2, len(items), "all")[0]
        if index > 1 and word in _BROKERED and words[index - 1] == "-":
            return part_at(setting, index - 2, "all")  # "US-brokered talks"
        if index > 1 and word in _MEDIATING and "with" in words[max(0, index - 3) : index]:
            return part_at(setting, index - 1, "all")
    return []
