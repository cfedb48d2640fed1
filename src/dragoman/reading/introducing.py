"""Whether a word of firmness speaks of a noun: "plans talks", "talks are planned"; not "hopes for help at the talks".

A noun behind a preposition of its own is told by the way: a word in front governs it only where no other noun stands
between ("arrangements for a visit"), and a word behind only where that describes it ("in talks planned for Monday").
"""

from dragoman.reading.grammar import BE, CANCEL, FLOAT, HAVE, NOT, OWNS, PLAN, POSTPONE, SAY, SCHEDULE, WILL, WOULD
from dragoman.reading.grammar import words as words_of

_WIDE = 9  # items in front of a noun over which its own phrase may stretch
_PREPOSITIONS = words_of("leading_in")
_ASIDE = words_of("aside")  # nothing in front of them governs what stands behind
_PASSING = words_of("passing") | _PREPOSITIONS | BE | HAVE
_ENDS = BE | HAVE | WILL | WOULD | NOT | SAY | FLOAT | PLAN | SCHEDULE | {",", "and", "or", "but", "that"}
_ARTICLES = frozenset({"the", "a", "an", "their", "his", "her", "its", "this", "that", "these", "another"})
_MEASURES = words_of("measures")  # "a second round of talks"
_OF_IT = frozenset({"of", "for", "on", "about", "to"})  # "the date of the visit", "plans for a visit"
_MATTERS = words_of("matters")
_DESCRIBING = frozenset({"set", "due", "slated", "booked", "expected", "tentatively", "provisionally"})


def lead_of(words: list[str], start: int, at: int) -> int | None:
    """The preposition that leads to a noun, over its articles, adjectives and owners; None where none does."""
    for index in range(at - 1, max(start - 1, at - _WIDE), -1):
        word = words[index]
        if (word == "of" and words[index - 1] in _MEASURES) or (word in OWNS and not words[index - 1]):
            continue  # "a round of talks", "the president's talks"
        if word in _PREPOSITIONS:
            return index - 1 if word == "of" and words[max(start, index - 1)] == "ahead" else index
        if word in _ENDS or (word in _ARTICLES and index > start and words[index - 1] not in _PREPOSITIONS):
            return None  # "put back to next year the talks": what stands in front of "the" is no part of it
    return None


def speaks_of(words: list[str], start: int, index: int, at: int) -> bool:
    """Whether the word of firmness at an item speaks of the noun at another of its clause."""
    if index < at and (CANCEL | POSTPONE) & set(words[index + 1 : at]):
        return False  # "considers cancelling his visit"
    lead = lead_of(words, start, at)
    if lead is None or lead <= index < at:
        return True
    if index < lead:
        return words[lead] not in _ASIDE and all(_passes(w) for w in words[index + 1 : lead])
    if words[lead] in _OF_IT and bool(_MATTERS & set(words[max(start, lead - 2) : lead])):
        return True
    described = words[index] in _DESCRIBING or (words[index].endswith("ed") and words[index] in PLAN | SCHEDULE)
    return described and not any(w in BE | HAVE | WILL | WOULD or w == "," for w in words[at + 1 : index])


def _passes(word: str) -> bool:
    return not word or word in _PASSING or word.endswith("ly")
