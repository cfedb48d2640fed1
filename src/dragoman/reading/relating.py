"""Which relative clause tells of a noun: "the visit, which is expected in May", "the talks that A and B are to hold".

Only where the noun's own phrase runs up to the clause: names, places and days may stand between, no other occasion.
Whose the noun is by such a clause, `relatives` finds.
"""

from dragoman.reading.grammar import BE, HAVE, TAKE_PLACE, WILL
from dragoman.reading.grammar import words as words_of

_OPENERS = frozenset({"which", "that", "where"})
_PHRASE = 16  # items that the noun's phrase may have: "of the Prime Minister of Japan ... to"
_WITHIN = words_of("leading_in") | {"", ",", "the", "a", "an", "his", "her", "their", "its", "and", "'s", "’s"}
_TELLING = 9  # items of the relative clause in which its verb stands


def relative_of(words: list[str], clauses: list[int], last: int) -> tuple[int, int] | None:
    """The relative clause of the noun that ends before an item: from its opener to its end; None for none."""
    for index in range(last, min(len(words), last + _PHRASE)):
        if words[index] in _OPENERS and _opens(words, clauses, index):
            end = min(len(words), index + _TELLING)
            return index, next((i for i in range(index + 1, end) if _closes(words, index, i)), end)
        if words[index] not in _WITHIN or clauses[index] != clauses[last - 1]:
            return None
    return None


def _closes(words: list[str], opener: int, index: int) -> bool:
    """As in "the visit that begins in May is being arranged": a comma, or the verb of the clause around it."""
    own = not words[opener + 1]  # "that A and B are to hold": its subject comes first
    return words[index] in (",", ";") or (not own and index > opener + _VERB and words[index] in BE | HAVE | WILL)


_VERB = 2  # items of a relative clause in which its own verb group begins


def _opens(words: list[str], clauses: list[int], index: int) -> bool:
    if words[index] in ("which", "where"):
        return words[index - 1] not in ("in", "at", "on", "of", "during")  # "the visit in which he"
    begun = set(words[index + 1 : index + 2]) & ({""} | BE | HAVE | WILL | TAKE_PLACE)
    return clauses[index] != clauses[index - 1] or bool(begun)  # "the summit that Abe and", "that begins"
