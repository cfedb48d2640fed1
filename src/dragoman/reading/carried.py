"""How firm a noun is ("talks", "a visit"): from the verb that carries it, else from the nearest word that tells."""

from datetime import date
from itertools import pairwise

from dragoman.model import Status, When
from dragoman.reading.calling_off import FAR, Modality
from dragoman.reading.denials import is_unplanned
from dragoman.reading.grammar import BE, BE_PAST, BE_PRESENT, FLOAT, HAVE, NOT, PLAN, SCHEDULE, TAKE_PLACE, WILL, WOULD
from dragoman.reading.triggers import Trigger

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


def support(words: list[str], start: int, at: int) -> tuple[int, str] | None:
    """The verb that carries a noun ("hold talks", "paid a visit"): its modality is the noun's."""
    for index in range(at - 1, max(start - 1, at - 6), -1):
        if words[index] in _CARRYING and any(w in BE_PRESENT for w in words[max(start, index - 3) : index]):
            return index, "ing"
        if words[index] in HAVE and _is_auxiliary(words, index, at):
            return None
        if words[index] in _SUPPORT:
            return index, _SUPPORT[words[index]]
        if words[index] in (",", "and", "of", "with") or words[index] in WILL:
            return None
    return None


_CARRYING = frozenset({"holding", "having", "chairing", "co-chairing", "hosting", "attending", "conducting"})
_DONE = frozenset({"concluded", "ended", "completed", "finished", "begun", "started", "opened"})


def _is_auxiliary(words: list[str], index: int, at: int) -> bool:
    """As in "has begun arranging a meeting", "have concluded talks"; "had extended talks" is none."""
    behind = next((i for i in range(index + 1, at) if not words[i].endswith("ly") and words[i] not in _ADVERBS), at)
    if words[behind] in _DONE:
        return True
    return words[behind].endswith("ed") and behind + 1 < at


_ADVERBS = frozenset({"also", "already", "now", "just", "not", "yet"})
_AHEAD = (PLAN - {"agreed"}) | SCHEDULE | {"hoped", "considered"}


def done_within(words: list[str], start: int, trigger: Trigger) -> int | None:
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


def opened_with(words: list[str], end: int, trigger: Trigger) -> int | None:
    """As in "During their talks on Saturday, Hayashi expressed his hope": what was said there was said in the past."""
    if words[0] not in ("in", "during", "at", "following", "after") or trigger.first > _OPENING:
        return None
    for index in range(trigger.last, end):
        word = words[index]
        if word in WILL | WOULD | _AHEAD or word in ("is", "are", "to"):
            return None
        if (word.endswith("ed") and len(word) > _ED) or word in _PASTS:
            return index
    return None


_OPENING = 7  # items within which a noun opens its sentence
_ED = 4  # letters; "need" is no past tense


def _lies_ahead(words: list[str], start: int, at: int) -> bool:
    """As in "Ahead of his visit to Seoul", "before her trip": it was still to come."""
    lead = words[max(start, at - _OWN) : at]
    return lead[-1:] != ["the"] and ("before" in lead or any(pair == ("ahead", "of") for pair in pairwise(lead)))


_OWN = 5  # items between "ahead of" and a noun


def _of_copula(words: list[str], start: int, end: int, trigger: Trigger, when: When | None) -> Status | None:
    """As in "the trip was to be his first", "this is his first visit to Moscow", "the date of Erdogan's visit"."""
    at, before = trigger.first, words[max(start, trigger.first - _NEAR) : trigger.first]
    near = range(max(start, at - 2), min(end, at + _NEAR) - 1)
    if any(words[i] in BE_PAST and words[i + 1] == "to" for i in near):
        return Status.SCHEDULED
    if trigger.act != "visit" or when is not None:
        return None
    if {"date", "dates", "timing"} & set(before):
        return Status.PLANNED
    return Status.ONGOING if "is" in before else None


_NEAR = 6  # items around a noun in which its own verb stands


def of_noun(
    words: list[str], start: int, end: int, trigger: Trigger, when: When | None, published: date | None
) -> Modality:
    """What the nearest telling word of the noun's clause says; else its date; else the tense of the sentence."""
    at = trigger.first
    denied = _denied_noun(words, start, at) or is_unplanned(words, end, at)
    if trigger.act == "visit" and _lies_ahead(words, start, at) and not is_past(when, published):
        return Modality(Status.SCHEDULED, at, denied, firm=False)
    discussed = _only_discussed(words, end, at)
    if discussed is not None and not denied:
        return Modality(Status.FLOATED, discussed)
    best: Modality | None = None if words[at] in _PREPARING else _under_way(words, start, end, at)
    if best is not None and not is_ahead(when, published) and not is_past(when, published):
        return best
    best = None
    for index in sorted(range(start, end), key=lambda i: (abs(i - at), i)):
        if abs(index - at) > FAR:
            break
        found = _cue(words, index, at, denied=denied, when=when, published=published)
        if found is not None:
            best = found
            break
    if best is not None:
        return best
    copula = _of_copula(words, start, end, trigger, when)
    if copula is not None:
        return Modality(copula, at, denied, firm=False)
    if is_past(when, published):
        return Modality(Status.HELD, at, denied, firm=False)
    if is_ahead(when, published):
        return Modality(Status.SCHEDULED, at, denied, firm=False)
    if any(w in WILL or w == "would" for w in words[start:end]):
        return Modality(Status.SCHEDULED, at, denied, firm=False)
    if _lies_ahead(words, start, at):
        return Modality(Status.SCHEDULED, at, denied, firm=False)
    if any(w in ("after", "following") for w in words[max(0, at - 4) : at]):
        return Modality(Status.HELD, at, denied, firm=False)
    past = any(w in BE_PAST or w in HAVE or w.endswith("ed") or w in _PASTS for w in words)
    return Modality(Status.HELD if past else Status.SCHEDULED, at, denied, firm=False)


def told_behind(
    words: list[str], clauses: list[int], end: int, when: When | None, published: date | None
) -> Modality | None:
    """As in "the summit, which starts on Monday": the relative clause right behind a noun says when it is."""
    at = next((i for i in range(end, min(end + _GAP, len(words))) if words[i] == "which"), None)
    if at is None or at + 1 >= len(words) or any(clauses[i] == clauses[at] for i in range(at)):
        return None
    verb = words[at + 1]
    if verb in _OPENS or (verb in WILL | {"is", "are"} and TAKE_PLACE & set(words[at + 2 : at + 5])):
        return Modality(Status.HELD if is_past(when, published) else Status.SCHEDULED, at + 1)
    if verb in _TAKEN_PLACE and not is_ahead(when, published):
        return Modality(Status.HELD, at + 1)
    return None


_GAP = 4  # items between a noun's clause and its "which"
_OPENS = frozenset({"starts", "begins", "opens", "convenes", "meets"})
_SPANS = frozenset({"day", "days", "week", "weeks", "hours", "month", "months"})


def _lies_ahead(words: list[str], start: int, at: int) -> bool:
    """As in "met before the Group of Eight summit", "ahead of his talks with"."""
    for index in range(at - 1, max(start - 1, at - _NEAR), -1):
        span = words[index - 1 : index] == [""] and words[index - 2 : index - 1] == [","]  # ", a day before"
        if words[index] == "before" and (span or words[index - 1] in _SPANS):
            return False  # "on May 4, a day before their summit": of that day, not of today
        if words[index] == "before" or words[index : index + 2] in (["ahead", "of"], ["prior", "to"]):
            return True
        if words[index] in BE | HAVE | WILL or words[index] in (",", "and"):
            return False
    return False


def _only_discussed(words: list[str], end: int, at: int) -> int | None:
    """As in "a summit was talked about, too": an idea of those who talked."""
    for index in range(at + 1, end):
        talked = words[index] in ("discussed", "mooted") or words[index : index + 2] == ["talked", "about"]
        if talked and any(w in BE for w in words[max(at, index - 3) : index]):
            return index
    return None


_PREPARING = frozenset({"discussions", "discussion", "consultations", "consultation", "negotiations"})


def _under_way(words: list[str], start: int, end: int, at: int) -> Modality | None:
    """As in "talks between them are under way", "the talks are still going on"."""
    for index in range(at + 1, end):
        pair = words[index : index + 2]
        if words[index] in ("underway", "ongoing") or pair in (["under", "way"], ["going", "on"], ["in", "progress"]):
            near = words[max(start, index - 4) : index]
            if any(w in BE_PRESENT for w in near):
                return Modality(Status.ONGOING, index)
    return None


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
    if _is_arranged(words, index, at, denied=denied):
        return Modality(Status.PLANNED, index, denied)
    if word in FLOAT:
        return None if is_past(when, published) and index > at else Modality(Status.FLOATED, index, denied)
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
    if word in TAKE_PLACE and word not in _BASES:
        return _of_taking_place(words, index, denied=denied, when=when, published=published)
    return None


def _of_taking_place(
    words: list[str], index: int, *, denied: bool, when: When | None, published: date | None
) -> Modality | None:
    """What a verb of taking place tells: "was held", "is being held", "will take place", "began"."""
    word = words[index]
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
    if word == "working":
        return words[index + 1 : index + 2] == ["on"] and index < at
    if word == "ready":
        return words[index - 1] in ("getting", "gets", "get")
    return word in _SETTLED and not denied and any(w in NOT for w in words[max(0, index - 3) : index])


_SETTLED = frozenset({"set", "fixed", "confirmed", "decided", "settled", "finalised", "finalized", "finished"})
_TAKEN_PLACE = _DONE | {"held", "took", "began", "conducted", "convened", "followed", "wrapped"}


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


def is_ahead(when: When | None, published: date | None) -> bool:
    """Whether a time begins behind publication."""
    return when is not None and published is not None and when.earliest is not None and when.earliest > published


def is_past(when: When | None, published: date | None) -> bool:
    """Whether a time ends in front of publication."""
    return when is not None and published is not None and when.latest is not None and when.latest < published
