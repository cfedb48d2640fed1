"""What a trigger asserts in its clause: "spoke by phone" is a call, "spoke with" alone a contact, mostly by phone."""

from itertools import pairwise

from dragoman.dates import SaidKind
from dragoman.reading.actors import Sort
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.levels import LEADER
from dragoman.reading.parts import Part, Setting
from dragoman.reading.summons import is_summons
from dragoman.reading.triggers import Trigger
from dragoman.reading.venues import find_spot

_PHONE = words_of("phone")
_ELSEWHERE = frozenset({"off", "on", "for"})  # "calls off", "calls for"
_AUDIENCE = frozenset({"reporters", "journalists", "newsmen", "correspondents", "media", "press", "newspaper"})
_NEAR = 8  # items on either side of a trigger in which the means of a contact stands
_BEFORE = 2  # items in front of "meet": "discussed it by phone and agreed to meet"
_AT_AN_OCCASION = frozenset({"sidelines", "margins", "fringes", "during", "after", "visit", "trip", "meeting", "there"})
_EVENTS = frozenset({"meeting", "summit", "talks", "visit", "conference"})
_PEOPLE = (Sort.PERSON, Sort.ROLE)


def act_of(setting: Setting, trigger: Trigger, parts: list[Part]) -> str | None:
    """The trigger's act here; None where nothing is asserted ("spoke to reporters")."""
    sentence, clauses = setting.sentence, list(setting.clauses)
    act, words = trigger.act, sentence.words()
    if trigger.is_verb and _tells_nothing(trigger, words):
        return None
    if is_summons(setting, trigger):
        return "summon"
    if act == "summon":
        return "meet" if any(p.who.level == LEADER for p in parts if p.side != "subject") else None
    talk = trigger.pattern.words == ("talk",) and trigger.is_verb
    if talk and words[trigger.last : trigger.last + 1] == ["about"]:
        return "agree"  # "the two talked about China": in the meeting or call told before
    if act == "sign" and len({p.who.party for p in parts if p.who.level == LEADER}) > 1:
        return "agree"  # leaders who sign have met
    if act == "agree" and _by_phone(words, clauses, trigger):
        return "call"
    if act not in ("speak", "meet"):
        return act
    if trigger.is_verb and _AUDIENCE & set(words[trigger.last : trigger.last + 4]):
        return None  # "was talking to journalists in Vilnius"
    if trigger.is_verb and "ought" in words[max(0, trigger.first - 3) : trigger.first]:
        return None
    mine = clauses[trigger.first]
    first = trigger.first - (_BEFORE if trigger.pattern.words == ("meet",) else _NEAR - 1)
    own = range(trigger.first, trigger.last)  # "a courtesy call" is none on the telephone
    near = [
        w
        for n, w in enumerate(words)
        if w and clauses[n] == mine and first <= n < trigger.first + _NEAR and n not in own
    ]
    if any(w in _PHONE and b not in _ELSEWHERE for w, b in pairwise([*near, ""])):
        return "call"
    if "video" in near and "summit" not in near:
        return "call"
    if act == "meet" or not trigger.is_verb:
        return "meet"
    return _spoken(sentence, trigger, clauses, parts)


def _tells_nothing(trigger: Trigger, words: list[str]) -> bool:
    """As in "they speak whenever they meet", "speaking at a joint news conference with"."""
    if "whenever" in words[max(0, trigger.first - _NEAR) : trigger.first]:
        return True
    return trigger.form == "ing" and bool({"news", "press", "joint"} & set(words[trigger.last : trigger.last + 5]))


def _went_there(words: list[str], trigger: Trigger) -> bool:
    """As in "travelled to Caracas on Tuesday and spoke with Maduro"."""
    went = max((n for n, word in enumerate(words[: trigger.first]) if word in _WENT), default=None)
    return went is not None and words[trigger.first - 1] == "and" and words[went + 1] in ("to", "in", "into", "at")


_WENT = words_of("went") | {"paid"}


def _by_phone(words: list[str], clauses: list[int], trigger: Trigger) -> bool:
    """As in "discussed North Korea by phone"."""
    here = range(trigger.last, min(trigger.last + _NEAR, len(words)))
    behind = [words[n] for n in here if clauses[n] == clauses[trigger.first]]
    return bool(_TELEPHONE & set(behind)) and any(w in ("by", "over", "on", "in", "during") for w in behind)


_TELEPHONE = frozenset({"phone", "telephone"})


def _lasts(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "the three spoke for 25 minutes"."""
    behind = sentence.items[trigger.last : trigger.last + _LENGTH]
    return any(i.time is not None and i.time.said.kind is SaidKind.DURATION for i in behind)


_LENGTH = 2  # items behind a verb: "for", and how long


def _spoken(sentence: Sentence, trigger: Trigger, clauses: list[int], parts: list[Part]) -> str | None:
    """As in "had spoken with the president": by what means is not told; at a place it was a meeting."""
    near = sentence.words()[trigger.first : trigger.first + _NEAR]
    mutual = "each other" in " ".join(near[:4])
    to_somebody = any(p.side == "object" and p.who.actor.sort in _PEOPLE for p in parts)
    if (not to_somebody and not mutual) or trigger.form not in ("ed", "en"):
        lasts = _lasts(sentence, trigger)
        both = (trigger.form == "base" or lasts) and len({p.who.party for p in parts if p.who.is_person}) > 1
        return "meet" if "with" in near or (both and (lasts or near[1:2] == ["about"])) else None
    beside = sentence.words()[max(0, trigger.first - _NEAR) : trigger.first] + near
    if _AT_AN_OCCASION & set(beside) or _went_there(sentence.words(), trigger):
        return "meet"
    spot = find_spot(sentence, clauses, trigger)
    at = next((n for n, i in enumerate(sentence.items) if spot and i.start == spot.start), trigger.last)
    of_another = _EVENTS & set(sentence.words()[trigger.last : at])  # "agreed to call a meeting in Brussels"
    return "speak" if spot is None or not spot.city or of_another else "meet"
