"""Whether something in front of an actor governs it ("with Biden", "to the minister"): then it is no subject."""

from collections.abc import Sequence

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import SAY
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Item
from dragoman.reading.triggers import is_finite

GOVERNING, FILLING, JOINING = words_of("governing"), words_of("filling"), words_of("joining")
# "the governments of Japan and the United States will hold": what stands behind "of" is the subject.
HEADS = words_of("heads_of")


def is_governed(words: list[str], items: Sequence[Item], position: int) -> bool:
    """Whether a preposition or a verb to the left of an item takes it as its object."""
    if acts_behind_opening(words, items, position):
        return False
    for back in range(position - 1, max(-1, position - 8), -1):
        if words[back] in ("of", "from") and back and words[back - 1] in HEADS:
            return is_governed(words, items, back - 1)
        if words[back] == "by" and words[back - 1] in ("led", "headed"):
            return False  # "A delegation led by the minister visited"
        if words[back] in GOVERNING:
            return not _is_opening(words, items, back, position)
        if items[back].actor is not None and (words[back + 1] not in JOINING or ends_phrase(items, back, position)):
            return False  # "In Tokyo they will hold": the preposition has its noun
        if (
            items[back].actor is None
            and words[back] not in FILLING
            and words[back] not in JOINING
            and words[back] not in ("'s", "’s")
        ):
            return False
    return False


def acts_behind_opening(words: list[str], items: Sequence[Item], position: int) -> bool:
    """As in "After talks with Rama, Aliyev left": behind the comma of a phrase that opens the sentence, a subject."""
    actor = items[position].actor
    opened = words[0] in _OPENERS and words[position - 1 : position] == [","]
    if not opened or actor is None or actor.sort not in (Sort.PERSON, Sort.ROLE):
        return False
    if any(is_finite(words, n) for n in range(position)):
        return False  # "After he had met Rama, ...": a clause of its own
    behind = next((n for n in range(position + 1, len(words)) if words[n] not in _ADVERBS), len(words) - 1)
    return is_finite(words, behind) or words[behind] in SAY or words[behind].endswith("ed")


_OPENERS = words_of("leading_in") | {"together", "along", "accompanied"}
_ADVERBS = frozenset({"also", "then", "later", "on", "himself", "herself"})
_ASIDES = frozenset({("according", "to"), ("instead", "of"), ("together", "with"), ("along", "with")})


def ends_phrase(items: Sequence[Item], back: int, position: int) -> bool:
    """As in "On the sidelines of the G7 in Cornwall, Suga met": a comma between ground and a person ends the phrase."""
    ground, person = items[back].actor, items[position].actor
    if items[back + 1].word != "," or ground is None or person is None:
        return False
    return ground.sort in (Sort.PLACE, Sort.PARTY) and person.sort in (Sort.PERSON, Sort.ROLE)


def _is_opening(words: list[str], items: Sequence[Item], preposition: int, position: int) -> bool:
    """As in "In March in Tokyo, Japan and the US held": a phrase that opens its sentence ends at its comma."""
    if words[preposition - 1 : preposition] == ["invitation"] and words[preposition] == "of":
        return "," in words[preposition:position]  # "At the invitation of Foreign Minister A, Foreign Minister B"
    if tuple(words[preposition - 1 : preposition + 1]) in _ASIDES:
        return "," in words[preposition:position]  # "According to diplomats, Foreign Minister A will visit"
    return "," in words[preposition:position] and all(
        items[n].time is not None or items[n].actor is not None or words[n] in GOVERNING | {"the", "early", "late"}
        for n in range(preposition)
    )
