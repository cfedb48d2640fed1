"""How firm an engagement is, from the words around its trigger. The ladder is GUIDELINES' "Status"."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from dragoman.model import Status, When
from dragoman.reading.calling_off import FAR, Modality, moved_behind, moved_here, negated
from dragoman.reading.denials import is_denied, is_unplanned, left_open
from dragoman.reading.equating import was_likened
from dragoman.reading.grammar import (
    BE,
    BE_PAST,
    BE_PRESENT,
    FLOAT,
    HAVE,
    NOT,
    PLAN,
    SCHEDULE,
    TAKE_PLACE,
    WILL,
    WOULD,
)
from dragoman.reading.items import Sentence
from dragoman.reading.triggers import Trigger

FIRMNESS = {Status.FLOATED: 0, Status.PLANNED: 1, Status.SCHEDULED: 2, Status.ONGOING: 3, Status.HELD: 4}


def modality(
    sentence: Sentence, clauses: list[int], trigger: Trigger, when: When | None, published: date | None
) -> Modality:
    """The status that a trigger's clause gives it, and what a denial around it makes of that."""
    words = sentence.words()
    told = _told(words, clauses, trigger, when, published)
    opened = left_open(words, clauses, trigger.first)
    if opened is not None:
        return Modality(Status.FLOATED, opened)
    if is_denied(words, clauses, trigger.first):
        presumed = told.status is Status.HELD and not told.firm
        return replace(told, status=Status.PLANNED if presumed else told.status, denied=True)
    return told


def _told(
    words: list[str], clauses: list[int], trigger: Trigger, when: When | None, published: date | None
) -> Modality:
    start, end = _reach(clauses, trigger, words)
    moved = moved_here(words, clauses, start, trigger) or moved_behind(words, clauses, end)
    if moved is not None:
        return moved
    if trigger.pattern.words == ("invitation",) and any(w.startswith("accept") for w in words[start : trigger.first]):
        return Modality(Status.PLANNED, trigger.first)
    if trigger.pattern.words in _INVITING:
        return Modality(
            Status.FLOATED, trigger.first, any(w in NOT for w in words[max(start, trigger.first - 3) : trigger.first])
        )
    if trigger.is_verb and was_likened(words, trigger.first):
        return Modality(Status.HELD, trigger.first)
    if trigger.is_verb and words[max(0, trigger.first - 2) : trigger.first] == ["to", "have"]:
        return Modality(Status.SCHEDULED, trigger.first)  # "was to have come"
    if trigger.is_verb:
        return _of_verb(words, start, trigger.first, trigger.form, when=when, published=published)
    if (
        trigger.act == "visit"
        and (staying := _staying(words, start, trigger.first, ended=_is_past(when, published))) is not None
    ):
        return staying
    within = _done_within(words, start, trigger) or _opened_with(words, end, trigger)
    if within is not None:
        return Modality(Status.HELD, within)
    support = _support(words, start, trigger.first)
    if support is not None:
        return _of_verb(words, start, support[0], support[1], when=when, published=published)
    return _of_noun(words, start, end, trigger, when, published)


_INVITING = frozenset({("invite",), ("ask",), ("invitation",)})


def _reach(clauses: list[int], trigger: Trigger, words: list[str]) -> tuple[int, int]:
    mine = clauses[trigger.first]
    start = trigger.first
    while start > 0 and clauses[start - 1] == mine:
        start -= 1
    end = trigger.last
    while end < len(words) and clauses[end] == mine:
        end += 1
    return start, end


def _staying(words: list[str], start: int, at: int, *, ended: bool) -> Modality | None:
    """As in "is on a three-day visit to": under way."""
    on = next((i for i in range(at - 1, max(start, at - 6), -1) if words[i] == "on"), None)
    if on is not None and ended and words[on + 1 : on + 2] in (["a"], ["his"], ["her"], ["their"]):
        return Modality(Status.HELD, on)  # "gave it to an official on a trip to Japan last July"
    if on is None or words[on - 1] not in ("is", "are", "currently", "now", "was", "were"):
        return None
    return Modality(Status.HELD if words[on - 1] in BE_PAST else Status.ONGOING, on - 1)


_SUPPORT = {
    "hold": "base",
    "holds": "s",
    "held": "ed",
    "have": "base",
    "has": "s",
    "had": "ed",
    "conduct": "base",
    "conducted": "ed",
    "attend": "base",
    "attends": "s",
    "attended": "ed",
    "pay": "base",
    "pays": "s",
    "paid": "ed",
    "make": "base",
    "makes": "s",
    "made": "ed",
}


def _support(words: list[str], start: int, at: int) -> tuple[int, str] | None:
    """The verb that carries a noun ("hold talks", "paid a visit"): its modality is the noun's."""
    for index in range(at - 1, max(start - 1, at - 6), -1):
        if words[index] in _SUPPORT:
            return index, _SUPPORT[words[index]]
        if words[index] in (",", "and", "of", "with") or words[index] in WILL:
            return None
    return None


_AHEAD = (PLAN - {"agreed"}) | SCHEDULE | {"hoped", "considered"}


def _done_within(words: list[str], start: int, trigger: Trigger) -> int | None:
    """As in "urged the president in a phone call to meet him in May": what was done in a call was done."""
    at = trigger.first
    if trigger.act == "visit" or trigger.pattern.file == "formats":
        return None
    lead = next((i for i in range(at - 1, max(start, at - 6), -1) if words[i] in ("in", "during", "over")), None)
    if lead is None or any(not w or w == "," or w in BE for w in words[lead:at]):
        return None
    for index in range(lead - 1, max(start - 1, lead - FAR), -1):
        word = words[index]
        if word in WILL | WOULD | BE | HAVE or word in ("to", ",", "not"):
            return None
        if (word.endswith("ed") and word not in _AHEAD) or word in _PASTS:
            return index
    return None


def _opened_with(words: list[str], end: int, trigger: Trigger) -> int | None:
    """As in "During their talks on Saturday, Hayashi expressed his hope": what was said there was said in the past."""
    if words[0] not in ("in", "during", "at", "following", "after") or trigger.first > _OPENING:
        return None
    for index in range(trigger.last, end):
        word = words[index]
        if word in WILL | WOULD | PLAN | SCHEDULE or word in ("is", "are", "to"):
            return None
        if (word.endswith("ed") and len(word) > _ED) or word in _PASTS:
            return index
    return None


_OPENING = 7  # items within which a noun opens its sentence
_ED = 4  # letters; "need" is no past tense
_GLAD = frozenset({"delighted", "pleased", "glad", "honored", "honoured", "happy", "privileged", "good", "pleasure"})
_REACH = 18  # items to the left of a verb in which its modality may stand


def _of_verb(
    words: list[str], start: int, at: int, form: str, *, when: When | None, published: date | None
) -> Modality:
    low = max(start, at - _REACH)
    denied = negated(words, start, at)
    if form in ("ed", "en") and not any(w in BE or w in HAVE for w in words[max(start, at - 3) : at]):
        return Modality(Status.HELD, at, denied)  # a past tense stands under no plan
    did = "did" in words[max(start, at - 2) : at] or (words[at - 1] == "to" and words[at - 2] in _GLAD)
    if form == "base" and did:
        return Modality(Status.HELD, at, denied)  # "did meet", "was delighted to meet"
    for index in range(at - 1, low - 1, -1):
        word = words[index]
        if word in ("first", "last", "only") and form == "base":
            past = any(w in BE_PAST or w == "became" for w in words[low:index])
            return Modality(Status.HELD if past else Status.SCHEDULED, index, denied, firm=False)  # presumed, not told
        if word in FLOAT or (word in WOULD and word not in ("would", "can")):
            return Modality(Status.FLOATED, index, denied)
        if word in PLAN:
            return Modality(Status.PLANNED, index, denied)
        if word in SCHEDULE and word not in ("announced", "announce", "announces", "confirmed"):
            return Modality(Status.SCHEDULED, index, denied)
        if word in WILL or word == "would":
            return Modality(Status.SCHEDULED, index, denied)
        if word in BE_PRESENT and form == "base" and "" not in words[index + 1 : at]:
            return Modality(Status.SCHEDULED, index, denied)  # "is to visit"
        if word in BE_PRESENT and form == "ing":
            ahead = _is_ahead(when, published)
            return Modality(Status.SCHEDULED if ahead else Status.ONGOING, index, denied)
        if word in BE_PAST and form == "base":
            return Modality(Status.SCHEDULED, index, denied)  # "was to visit"
    if form in ("ed", "en"):
        return Modality(Status.HELD, at, denied)
    if words[at] in ("is", "are") and form == "s" and not _is_ahead(when, published):
        return Modality(Status.ONGOING, at, denied)  # "is in Seoul"
    if form == "s":
        return Modality(Status.HELD if _is_past(when, published) else Status.SCHEDULED, at, denied)
    return Modality(Status.SCHEDULED, at, denied, firm=form == "base")  # a bare base form is no past tense


def _of_noun(
    words: list[str], start: int, end: int, trigger: Trigger, when: When | None, published: date | None
) -> Modality:
    at = trigger.first
    denied = _denied_noun(words, start, at) or is_unplanned(words, end, at)
    best: Modality | None = None
    for index in sorted(range(start, end), key=lambda i: (abs(i - at), i)):
        if abs(index - at) > FAR:
            break
        found = _cue(words, index, at, denied=denied, when=when, published=published)
        if found is not None:
            best = found
            break
    if best is not None:
        return best
    if _is_past(when, published):
        return Modality(Status.HELD, at, denied, firm=False)
    if _is_ahead(when, published):
        return Modality(Status.SCHEDULED, at, denied, firm=False)
    if any(w in WILL or w == "would" for w in words[start:end]):
        return Modality(Status.SCHEDULED, at, denied, firm=False)
    if any(w in ("after", "following") for w in words[max(0, at - 4) : at]):
        return Modality(Status.HELD, at, denied, firm=False)
    past = any(w in BE_PAST or w in HAVE or w.endswith("ed") or w in _PASTS for w in words)
    return Modality(Status.HELD if past else Status.SCHEDULED, at, denied, firm=False)


_PASTS = frozenset(
    {"said", "told", "met", "held", "spoke", "took", "went", "came", "flew", "sat", "saw", "gave", "won"}
)


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "latest"})


def _denied_noun(words: list[str], start: int, at: int) -> bool:
    if at and words[at - 1] == "no":
        return True
    before = words[max(start, at - 6) : at]
    if any(one == "no" and two in PLAN for one, two in pairwise(before)):
        return True  # "no plans for a meeting"
    return "no" in before[-3:] or ("not" in before and ("plan" in before or "planned" in before))


def _cue(
    words: list[str], index: int, at: int, *, denied: bool, when: When | None, published: date | None
) -> Modality | None:
    word = words[index]
    if not word or index == at:
        return None
    if word in FLOAT:
        return None if _is_past(when, published) and index > at else Modality(Status.FLOATED, index, denied)
    agreed = word.startswith("agree")  # "agreed on having talks"; "agreed" behind a noun says nothing of it
    if word in PLAN and (not agreed or (index < at and {"to", "on"} & set(words[index + 1 : at]))):
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
    if word in TAKE_PLACE and word not in (
        "hold",
        "take",
        "open",
        "begin",
        "start",
        "place",
        "convene",
        "happen",
        "occur",
        "follow",
    ):
        past = word in ("held", "took", "opened", "began", "started", "conducted", "convened", "followed", "wrapped")
        helped = _help(words, index)
        if helped is not None:
            return Modality(helped, index, denied)
        if past:
            return Modality(Status.HELD, index, denied)
        if word.endswith("ing") and _is_past(when, published):
            return Modality(Status.HELD, index, denied)
        if (
            word.endswith("ing")
            and not any(w in BE_PRESENT for w in words[max(0, index - 3) : index])
            and not _is_ahead(when, published)
        ):
            return None
        if word.endswith("ing"):
            progressive = any(w in BE_PRESENT for w in words[max(0, index - 3) : index])  # not "on holding"
            status = Status.SCHEDULED if _is_ahead(when, published) else Status.ONGOING
            return Modality(status, index, denied, firm=progressive)
        return Modality(Status.HELD if _is_past(when, published) else Status.SCHEDULED, index, denied)
    return None


def _help(words: list[str], index: int) -> Status | None:
    """The auxiliaries in front of a verb of taking place ("will be held", "is to be held", "could be held")."""
    for back in range(index - 1, max(-1, index - 6), -1):
        word = words[back]
        if word in WILL or (word == "to" and any(w in BE for w in words[max(0, back - 2) : back])):
            return Status.SCHEDULED
        if word in FLOAT or (word in WOULD and word != "would"):
            return Status.FLOATED
        if word in PLAN:
            return Status.PLANNED
        if word in SCHEDULE:
            return Status.SCHEDULED
        if not word:
            return None
    return None


def _is_ahead(when: When | None, published: date | None) -> bool:
    return when is not None and published is not None and when.earliest is not None and when.earliest > published


def _is_past(when: When | None, published: date | None) -> bool:
    return when is not None and published is not None and when.latest is not None and when.latest < published
