"""Where a sentence falls into clauses. Roles and dates are looked for inside a trigger's own clause first."""

from dragoman.reading.grammar import BE_PAST, BREAKS, COORDINATORS, OWNS, RELATIVES, SAY, SUBORDINATORS, WILL, WOULD
from dragoman.reading.items import Sentence
from dragoman.reading.triggers import is_finite

_OPENING = BREAKS | RELATIVES | SUBORDINATORS | COORDINATORS | {"that", ","}  # no other word begins a clause
_FRONT = 8  # items within which a subordinate clause still opens its sentence


def number_clauses(sentence: Sentence) -> list[int]:
    """For each item the number of the clause that it stands in, from 0."""
    words = sentence.words()
    numbers: list[int] = []
    current = first = last = 0
    outer: int | None = None  # the clause that a relative clause interrupts
    for index, word in enumerate(words):
        if (
            outer is not None
            and word == ","
            and not _lists(sentence, words, index)
            and any(
                is_finite(words, i) or words[i].endswith("s") or words[i] in _PLURAL_VERBS for i in range(first, index)
            )
        ):
            current, first, outer = outer, index, None
        elif index and (word in _OPENING or not word) and _begins_clause(sentence, words, index, word, first):
            interrupts = (word in RELATIVES and words[index - 1] == ",") or (word in SUBORDINATORS and index <= _FRONT)
            if outer is None or word not in COORDINATORS:  # "who saw Kim and flew home, spoke": still within
                outer = current if interrupts else None
            last += 1
            current, first = last, index
        numbers.append(current)
    return numbers


def _lists(sentence: Sentence, words: list[str], index: int) -> bool:
    """As in "who will visit Seoul, Beijing and Tokyo": a comma between names that an "and" ends."""
    items = sentence.items
    if items[index - 1].actor is None or index + 2 >= len(items) or items[index + 1].actor is None:
        return False
    return words[index + 2] == "and" or (words[index + 2] == "," and _lists(sentence, words, index + 2))


def _begins_clause(sentence: Sentence, words: list[str], index: int, word: str, first: int) -> bool:
    if word in BREAKS or word in RELATIVES:
        return True
    pointing = word == "that" and words[index - 1] in _BEFORE_THAT  # "agreed on that on Friday"
    if (
        word == "that"
        and not pointing
        and (SAY & set(words[max(0, index - 2) : index]) or _TOLD & set(words[max(0, index - _REPORTED) : index]))
    ):
        return True
    named = sentence.items[index].actor is not None or word in ("he", "she", "they")
    if named and words[index - 1] in _SPOKEN and _verb_within(words, index + 1, 5):
        return True  # "said Biden will meet Suga"
    if word in SUBORDINATORS:
        if word == "as":
            return _verb_within(words, index + 1, 4) and words[index + 1 : index + 2] != ["part"]
        return index + 1 < len(sentence.items) and sentence.items[index + 1].time is None
    if word in COORDINATORS:
        if word == "and" and _pairs(words[first:index]):
            return False
        following = index + 1
        if word == "and" and following < len(words) and sentence.items[following].time is not None:
            following += 1  # "and on Friday she is to see"
        if following < len(words) and words[following] in ("then", "also", "later", "would", "will"):
            return True
        if following < len(words) and is_finite(words, following):
            return True
        item = sentence.items[following] if following < len(sentence.items) else None
        if _has_predicate(sentence, words, following) and any(is_finite(words, i) for i in range(first, index)):
            return True
        is_subject = item is not None and _is_subject(sentence, words, following)
        behind = _behind_aside(words, following + 1)
        if not is_subject or behind >= len(words) or not _is_verb(words, behind):
            return False
        return any(
            is_finite(words, i) and not _owns(sentence, words, i) for i in range(first, index)
        )  # else "A and B will meet"
    if word == ",":
        return _is_reporting_tail(sentence, words, index)
    return False


_TOLD = frozenset(
    {"told", "tells", "assured", "informed", "warned", "reminded", "agreed", "announced", "said", "stressed"}
)
_REPORTED = 14  # items between a verb of telling and its "that"
_PHRASE = 7  # items of a subject that no actor opens


_PLURAL_VERBS = frozenset(
    {"did", "assemble", "gather", "meet", "convene", "hold", "begin", "start", "arrive", "come", "go"}
)
_BEFORE_THAT = frozenset({"on", "to", "about", "of", "with", "for", "at", "after", "before"})


def _behind_aside(words: list[str], index: int) -> int:
    """Past an aside between commas: "and John Kerry, the Secretary of State, is expected"."""
    if words[index : index + 1] != [","]:
        return index
    if index + 1 < len(words) and is_finite(words, index + 1):
        return index + 1  # the aside is part of the name
    return next((n + 1 for n in range(index + 1, min(index + _ASIDE, len(words))) if words[n] == ","), index)


_ASIDE = 9  # items of an aside between commas


def _has_predicate(sentence: Sentence, words: list[str], index: int) -> bool:
    """As in "and the second round will be held": a subject of plain words with a verb of its own behind it."""
    if words[index : index + 1] not in (["the"], ["a"], ["another"], ["their"], ["its"], ["this"], ["that"]):
        return False
    for ahead in range(index + 1, min(index + _PHRASE, len(words))):
        if words[ahead] in _AUXILIARIES:
            return True
        stops = words[ahead] in (",", "to", "and", "with") or words[ahead] in BREAKS | RELATIVES
        if stops or sentence.items[ahead].time is not None:
            return False
    return False


_AUXILIARIES = WILL | WOULD | BE_PAST | {"is", "are", "has", "have", "had"}
_SPOKEN = frozenset({"said", "says", "announced", "confirmed", "added", "disclosed", "revealed", "indicated"})


def _is_subject(sentence: Sentence, words: list[str], index: int) -> bool:
    return sentence.items[index].actor is not None or words[index] in ("he", "she", "they", "it")


def _is_verb(words: list[str], index: int) -> bool:
    return is_finite(words, index) or words[index] in SAY or words[index].endswith("ed")


def _pairs(before: list[str]) -> bool:
    """As in "between Congo and Rwanda was called off": "and" belongs to "between"."""
    last = next((i for i in range(len(before) - 1, -1, -1) if before[i] == "between"), None)
    return last is not None and "and" not in before[last:] and "," not in before[last:]


def _owns(sentence: Sentence, words: list[str], index: int) -> bool:
    """As in "India's and Pakistan's leaders": a possessive that looks like "is"."""
    return words[index] in OWNS and index > 0 and sentence.items[index - 1].actor is not None


def _verb_within(words: list[str], start: int, most: int) -> bool:
    return any(is_finite(words, i) for i in range(start, min(start + most, len(words))))


def _is_reporting_tail(sentence: Sentence, words: list[str], index: int) -> bool:
    """As in ", Motegi said on Friday", ", according to officials", ", the ministry said"."""
    for ahead in range(index + 1, min(index + 6, len(words))):
        if words[ahead] in (
            "said",
            "says",
            "according",
            "announced",
            "reported",
            "told",
            "stated",
            "confirmed",
            "added",
        ):
            return True
        if words[ahead] in (",", "and", "to", "with", "in") or sentence.items[ahead].time is not None:
            return False
    return False
