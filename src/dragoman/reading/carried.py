"""How firm a noun is ("talks", "a visit"): from the verb that carries it, else from the nearest word that tells."""

from datetime import date
from itertools import pairwise

from dragoman.model import Status, When
from dragoman.reading.calling_off import FAR, FIRMNESS, Modality
from dragoman.reading.cues import DONE, Tense, cue, is_ahead, is_past
from dragoman.reading.denials import is_unplanned
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
from dragoman.reading.introducing import speaks_of
from dragoman.reading.relating import relative_of
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


def _is_auxiliary(words: list[str], index: int, at: int) -> bool:
    """As in "has begun arranging a meeting", "have concluded talks"; "had extended talks" is none."""
    behind = next((i for i in range(index + 1, at) if not words[i].endswith("ly") and words[i] not in _ADVERBS), at)
    if words[behind] in DONE | _AHEAD | FLOAT | {"sought", "set", "put", "begun"}:
        return True  # "had sought talks"
    if words[behind] == "been" and words[behind + 1] in _SETTLED:
        return True  # "no date has been set for the visit"
    return words[behind].endswith("ed") and behind + 1 < at


_SETTLED = frozenset({"set", "fixed", "decided", "announced", "confirmed"})
_ADVERBS = frozenset({"also", "already", "now", "just", "not", "yet"})
_AHEAD = (PLAN - {"agreed"}) | SCHEDULE | {"hoped", "considered"}


_WITHIN = frozenset({"in", "during", "over", "after", "following"})


def done_within(words: list[str], start: int, trigger: Trigger) -> int | None:
    """As in "urged the president in a phone call to meet him", "spoke after their summit": what was done was done."""
    at = trigger.first
    lead = next((i for i in range(at - 1, max(start - 1, at - 6), -1) if words[i] in _WITHIN), None)
    behind = lead is not None and words[lead] in ("after", "following")
    start = 0 if behind else start  # "after" may open a clause of its own
    if not behind and (trigger.act == "visit" or trigger.pattern.file == "formats"):
        return None
    if lead is None or any(not w or w == "," or w in BE | FLOAT for w in words[lead:at]):
        return None  # "in the hope of talks"
    for index in range(lead - 1, max(start - 1, lead - FAR), -1):
        word = words[index]
        if word in WILL | WOULD | BE | HAVE or word in ("to", ",", "not"):
            return None
        told = word in _PROMISED and words[lead + 1] in _THEIRS  # "promised him in their meeting"
        if (word.endswith("ed") and word not in _AHEAD) or word in _PASTS or told:
            return index
    return None


_PROMISED = frozenset({"promised", "agreed", "offered", "proposed", "pledged", "vowed"})
_THEIRS = frozenset({"their", "the", "his", "her"})


def opened_with(words: list[str], end: int, trigger: Trigger) -> int | None:
    """As in "During their talks on Saturday, Hayashi expressed his hope": what was said there was said in the past."""
    at = trigger.first
    opens = at <= _OPENING and words[0] in _DURING
    aside = any(words[i] in _DURING and words[i - 1] == "," for i in range(max(1, at - 4), at))
    if not opens and not aside:
        return None
    if opens and words[0] in ("after", "following"):
        end = len(words)  # "After talks with X on Monday, Y said"
    for index in range(trigger.last, end):
        word = words[index]
        if word in WILL | WOULD | _AHEAD or word in ("is", "are", "to"):
            return None
        if (word.endswith("ed") and len(word) > _ED) or word in _PASTS:
            return index
    return None


_DURING = frozenset({"in", "during", "at", "following", "after"})
_OPENING = 7  # items within which a noun opens its sentence
_ED = 4  # letters; "need" is no past tense


def _of_copula(words: list[str], start: int, end: int, trigger: Trigger, when: When | None) -> Status | None:
    """As in "the trip was to be his first", "this is his first visit to Moscow", "the date of Erdogan's visit"."""
    at, before = trigger.first, words[max(start, trigger.first - _NEAR) : trigger.first]
    near = range(max(start, at - 2), min(end, at + _NEAR) - 1)
    was_to = next((i for i in near if words[i] in BE_PAST and words[i + 1] == "to"), None)
    if was_to is not None:  # "was to be his first"; "his first journey was to Rome"
        return Status.SCHEDULED if words[was_to + 2 : was_to + 3] not in ([""], ["the"]) else Status.HELD
    if trigger.act != "visit" or when is not None:
        return None
    if {"date", "dates", "timing"} & set(before):
        return Status.PLANNED
    return Status.ONGOING if "is" in before else None


_NEAR = 6  # items around a noun in which its own verb stands


def _nearest_cue(
    words: list[str], clause: range, at: int, tense: Tense, aside: tuple[int, int] | None
) -> Modality | None:
    """What the nearest word of firmness says that speaks of the noun; "planned talks will be held" are held."""
    shown = next((i for i in range(at + 1, clause.stop) if _is_of_content(words, i, at)), clause.stop)
    best: Modality | None = None
    for index in sorted(range(clause.start, shown), key=lambda i: (abs(i - at), i)):
        if abs(index - at) > FAR:
            break
        if aside is not None and aside[0] <= index < aside[1]:
            continue  # of a relative clause
        found = cue(words, index, at, tense)
        if found is None or not speaks_of(words, clause.start, index, at):
            continue
        if shown < clause.stop and "that" in words[index:at]:
            continue  # "the hope is that the talks will help": of what they bring
        if best is None and index == at - 1:
            best = found  # an adjective; the verb behind may say more
        elif best is None or (index > at and FIRMNESS[found.status] > FIRMNESS[best.status]):
            return found
        else:
            return best
    return best


def _is_of_content(words: list[str], index: int, at: int) -> bool:
    """As in "the talks will show", "the visit is expected to help": told of what it brings, not of whether it is."""
    if index < at or words[index] not in WILL | PLAN | SCHEDULE:
        return False
    for ahead in range(index + 1, min(index + _NEAR, len(words))):
        word = words[ahead]
        if word in TAKE_PLACE | BE or word in _COMING or not word:
            return False
        if word not in NOT and word not in _ADVERBS and word != "to" and not word.endswith("ly"):
            return word.isalpha() and words[ahead - 1] in WILL | NOT | _ADVERBS | {"to"}
    return False


_COMING = frozenset({"come", "go", "occur", "happen", "last", "fall", "lead", "take", "proceed", "resume", "get"})


def _related(words: list[str], clause: tuple[int, int] | None, tense: Tense) -> Modality | None:
    """What the relative clause behind a noun says of it."""
    if clause is None:
        return None
    first, last = clause
    for index in range(first + 1, last):
        if words[index] == "to" and any(w in BE for w in words[index - 2 : index]):
            return Modality(Status.SCHEDULED, index, tense.denied)  # "that A and B are to hold"
        if words[first] == "where" and words[index] in _PASTS and words[index - 1] not in HAVE:
            return Modality(Status.HELD, index, tense.denied)  # "to Tokyo, where he met"
        told = cue(words, index, first, tense)
        if told is not None:
            shown = index == first + 1 and _is_of_content(words, index, first)  # "which will show"; not "that X will"
            return None if shown else told
    return None


def _outdoes(words: list[str], related: Modality, best: Modality) -> bool:
    """The firmer wording; but "a trip that begins in May is being arranged" is only arranged."""
    bare = words[related.index] in TAKE_PLACE and related.status is Status.SCHEDULED
    return FIRMNESS[best.status] < FIRMNESS[related.status] and not (bare and best.status is Status.PLANNED)


def of_noun(
    words: list[str], clauses: list[int], end: int, trigger: Trigger, when: When | None, published: date | None
) -> Modality:
    """What the nearest telling word of the noun's clause says; else its date; else the tense of the sentence."""
    at, start = trigger.first, first_of(clauses, trigger.first)
    denied = _denied_noun(words, start, at) or is_unplanned(words, end, at)
    discussed = _only_discussed(words, end, at)
    if discussed is not None and not denied:
        return Modality(Status.FLOATED, discussed)
    going_on = None if words[at] in _PREPARING else _under_way(words, start, end, at)
    if going_on is not None and not is_ahead(when, published) and not is_past(when, published):
        return going_on
    tense = Tense(when, published, denied=denied)
    relative = relative_of(words, clauses, trigger.last)
    best = _nearest_cue(words, range(start, end), at, tense, relative)
    related = _related(words, relative, tense)
    if related is not None and (best is None or _outdoes(words, related, best)):
        best = related
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
    if _lies_ahead(words, start, at) or _HOPING & set(words[start:end]) or _is_planning(words[start:end]):
        return Modality(Status.SCHEDULED, at, denied, firm=False)
    if any(w in ("after", "following") for w in words[max(0, at - 4) : at]):
        return Modality(Status.HELD, at, denied, firm=False)
    past = any(w in BE_PAST or w in HAVE or w.endswith("ed") or w in _PASTS for w in words)
    return Modality(Status.HELD if past else Status.SCHEDULED, at, denied, firm=False)


def _is_planning(clause: list[str]) -> bool:
    """As in "is scheduled to hold talks during his visit": the tense of the sentence is that of a plan."""
    return any(w in BE_PRESENT and bool((PLAN | SCHEDULE) & set(clause[i + 1 : i + 3])) for i, w in enumerate(clause))


_HOPING = frozenset({"hopes", "wants", "expects", "plans", "intends", "aims", "seeks", "wishes"})
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
        talked = words[index] in ("discussed", "mooted", "touched") or words[index : index + 2] == ["talked", "about"]
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


def _denied_noun(words: list[str], start: int, at: int) -> bool:
    """As in "no talks", "no plans for talks", "the unlikely meeting"."""
    if at and words[at - 1] == "no":
        return True
    before = words[max(start, at - 6) : at]
    if any(one == "no" and two in PLAN for one, two in pairwise(before)):
        return True  # "no plans for a meeting"
    return "no" in before[-3:] or ("not" in before and ("plan" in before or "planned" in before))


def first_of(clauses: list[int], at: int) -> int:
    """The first item of the unbroken stretch of a clause in which an item stands."""
    while at > 0 and clauses[at - 1] == clauses[at]:
        at -= 1
    return at
