"""What one word says of how firm a noun is: "planned", "will be held", "took place", "hopes"."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dragoman.model import Status, When
from dragoman.reading.calling_off import Modality
from dragoman.reading.grammar import BE, BE_PRESENT, FLOAT, NOT, PLAN, SCHEDULE, TAKE_PLACE, WILL, WOULD

DONE = frozenset({"concluded", "ended", "completed", "finished", "begun", "started", "opened"})


@dataclass(frozen=True, slots=True)
class Tense:
    """What a noun's cues are read with: its time, the day of publication, and whether a "no" stands before it."""

    when: When | None
    published: date | None
    denied: bool


def cue(words: list[str], index: int, at: int, tense: Tense) -> Modality | None:
    """What the word at an item says of the noun at another; None for a word that says nothing."""
    denied, when, published = tense.denied, tense.when, tense.published
    word = words[index]
    if not word or index == at:
        return None
    if word in ("looking", "looks") and words[index + 1 : index + 2] == ["forward"]:
        return Modality(Status.SCHEDULED, index, denied)  # what one looks forward to is fixed
    if _is_arranged(words, index, at, denied=denied):
        return Modality(Status.PLANNED, index, denied)
    idiom = _of_idiom(words, index, at)
    if idiom is not None:
        return Modality(idiom, index, denied)
    if word in FLOAT:
        over = is_past(when, published) and index > at and words[index - 1] not in BE
        return None if over else Modality(Status.FLOATED, index, denied)
    if words[index - 1] == "as" and word in PLAN:
        return None  # "goes ahead as planned"
    agreed = word.startswith("agree")  # "agreed on having talks"; "agreed" behind a noun says nothing of it
    if word in PLAN and (not agreed or (index < at and {"to", "on"} & set(words[index + 1 : at]))):
        return Modality(Status.PLANNED, index, denied)
    if word in WILL and _is_of_date(words, index, at):
        return Modality(Status.PLANNED, index, denied)
    if word in WILL:
        ordinal = index < at and bool(_ORDINALS & set(words[index + 1 : at]))  # "It will be the first meeting since"
        return Modality(Status.SCHEDULED, index, denied, firm=not ordinal)
    if word in WOULD and word not in ("can", "would"):
        return Modality(Status.FLOATED, index, denied)
    if word in SCHEDULE and word not in (
        "announced",
        "announce",
        "announces",
        "confirmed",
        "ahead",
        "fixed",
        "programme",
    ):
        return Modality(Status.SCHEDULED, index, denied)
    if word in TAKE_PLACE and word not in _BASES:
        return _of_taking_place(words, index, tense)
    return None


def _of_idiom(words: list[str], index: int, at: int) -> Status | None:
    """As in "is under discussion", "is in the works", "has been agreed", "was announced", "is open to"."""
    word, behind = words[index], words[index + 1 : index + 3]
    passive = index > at and words[index - 1] in BE
    if word == "under" and index > at and behind[:1] in (["discussion"], ["consideration"], ["review"], ["study"]):
        return Status.FLOATED
    if word in ("in", "on") and index > at and behind[:1] == ["the"]:
        return _IDIOMS.get(behind[-1])
    if word == "open" and index < at and behind[:1] == ["to"] and words[index - 1] in BE:
        return Status.FLOATED
    if passive and word in ("agreed", "announced", "confirmed"):
        return Status.PLANNED if word == "agreed" else Status.SCHEDULED
    return None


_IDIOMS = {
    "cards": Status.FLOATED,
    "table": Status.FLOATED,
    "works": Status.PLANNED,
    "pipeline": Status.PLANNED,
    "making": Status.PLANNED,
    "offing": Status.PLANNED,
    "air": Status.PLANNED,
}


def _of_taking_place(words: list[str], index: int, tense: Tense) -> Modality | None:
    """What a verb of taking place tells: "was held", "is being held", "will take place", "began"."""
    word, denied, when, published = words[index], tense.denied, tense.when, tense.published
    helped = _help(words, index)
    if helped is not None:
        return Modality(helped, index, denied)
    if word in _TAKEN_PLACE or (word.endswith("ing") and is_past(when, published)):
        return Modality(Status.HELD, index, denied)
    if word.endswith("ing"):
        progressive = any(w in BE_PRESENT for w in words[max(0, index - 3) : index])  # not "on holding"
        if not progressive and not is_ahead(when, published):
            return None
        status = Status.SCHEDULED if is_ahead(when, published) else Status.ONGOING
        return Modality(status, index, denied, firm=progressive)
    return Modality(Status.HELD if is_past(when, published) else Status.SCHEDULED, index, denied)


_BASES = frozenset(
    {"hold", "take", "open", "begin", "start", "place", "convene", "happen", "occur", "follow"}
)  # of which the words in front tell


def _is_arranged(words: list[str], index: int, at: int, *, denied: bool) -> bool:
    """As in "getting ready for a visit", "working on a meeting", "a date for the visit has not been set"."""
    word = words[index]
    if word in _WORKING:
        return index < at and bool({"on", "for"} & set(words[index + 1 : index + 5]))
    if word in _MADE:
        return words[index - 1] == "being"
    if word == "ready":
        return words[index - 1] in ("getting", "gets", "get")
    near = words[max(0, index - _UNSETTLED) : index]
    of_date = word in _TOLD and bool({"date", "dates"} & set(near))
    if denied or not (word in _SETTLED or of_date):
        return False
    return any(w in NOT for w in near) or ("yet", "to") in pairwise(near)  # "has yet to be fixed"


def _is_of_date(words: list[str], index: int, at: int) -> bool:
    """As in "the exact date of the visit will be announced later": as long as it is open, so is the visit."""
    settled = (_TOLD | _SETTLED) & set(words[index + 1 : index + 4])
    return index > at and bool(settled) and bool({"date", "dates"} & set(words[max(0, at - _UNSETTLED) : at]))


_TOLD = frozenset({"announced", "given", "named", "disclosed"})
_UNSETTLED = 5  # items in front of "set" in which "no date" or "not yet" stands
_WORKING = frozenset({"working", "coordination", "adjusting", "adjustment", "adjustments", "efforts"})
_MADE = frozenset({"finalised", "finalized", "organised", "organized", "negotiated", "prepared", "worked"})
_SETTLED = frozenset({"set", "fixed", "confirmed", "decided", "settled", "finalised", "finalized", "finished"})
_TAKEN_PLACE = DONE | {"held", "took", "began", "conducted", "convened", "followed", "wrapped"}


def _help(words: list[str], index: int) -> Status | None:
    """The auxiliaries in front of a verb of taking place ("will be held", "is to be held", "could be held")."""
    for back in range(index - 1, max(-1, index - 6), -1):
        word = words[back]
        if word in WILL or (word == "to" and any(w in BE for w in words[max(0, back - 2) : back])):
            return Status.SCHEDULED
        if word == "would":
            return Status.SCHEDULED
        if word in FLOAT or word in WOULD:
            return Status.FLOATED
        if word in PLAN:
            return Status.PLANNED
        if word in SCHEDULE:
            return Status.SCHEDULED
        if not word and words[back + 1] not in BE:
            return None  # not a time in "would on Monday be held"
    return None


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "latest"})


def is_ahead(when: When | None, published: date | None) -> bool:
    """Whether a time begins behind publication."""
    return when is not None and published is not None and when.earliest is not None and when.earliest > published


def is_past(when: When | None, published: date | None) -> bool:
    """Whether a time ends in front of publication."""
    return when is not None and published is not None and when.latest is not None and when.latest < published
