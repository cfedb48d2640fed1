"""Which relative clause tells of a noun: "the visit, which is expected in May", "the talks that A and B are to hold".

Only where the noun's own phrase runs up to the clause: names, places and days may stand between, no other occasion.
"""

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
            return index, next((i for i in range(index + 1, end) if words[i] in (",", ";")), end)
        if words[index] not in _WITHIN or clauses[index] != clauses[last - 1]:
            return None
    return None


def _opens(words: list[str], clauses: list[int], index: int) -> bool:
    if words[index] in ("which", "where"):
        return words[index - 1] not in ("in", "at", "on", "of", "during")  # "the visit in which he"
    return clauses[index] != clauses[index - 1] or words[index + 1 : index + 2] == [""]  # "the summit that Abe and"
