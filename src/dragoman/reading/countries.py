"""Countries told side by side, and the words that point back to them: "the two sides", "their defence ministers".

Invariant: only states that one sentence has joined ("Japan and the United States", "ministers of South Korea and
Japan"), and only where the words count as many or, as "their", leave it open.
"""

from collections.abc import Sequence

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import OWNS
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence

_STATES = words_of("states") | {"sides"}
_COUNTS = {"two": 2, "both": 2, "three": 3}
_JOINING = frozenset({",", "and", "&", "-", "–", "the", "with"})
_TOWARDS = frozenset({"to", "in", "at", "from", "via", "visited", "visit"})
_SORTS = (Sort.PARTY, Sort.ROLE)
_STATE = 2  # letters of a state's code
_SIDES, _MOST = 2, 3
_GAMES = frozenset({"match", "game", "games", "goal", "goals", "cup", "tournament", "final", "coach", "championship"})
_GAP = 3  # items of ", and the" between two countries


def joined(sentence: Sentence) -> tuple[str, ...]:
    """The codes of the two or three states that a sentence names last side by side; () for none."""
    group: list[str] = []
    last = -_GAP
    words = sentence.words()
    found: tuple[str, ...] = ()
    if not _GAMES.isdisjoint(words):
        return found
    ground = False
    for index, item in enumerate(sentence.items):
        actor = item.actor
        if actor is None or actor.sort not in _SORTS or len(actor.party) != _STATE:
            continue
        between = words[last + 1 : index]
        beside = bool(group) and 0 < len(between) <= _GAP and _JOINING.issuperset(between)
        adjoining = bool(group) and index == last + 1  # "Japanese and US officials", where a title follows
        if not (beside or adjoining):
            ground = index > 0 and words[index - 1] in _TOWARDS  # "had been to Paris, Rome and London"
        group = [*group, actor.party] if beside or adjoining else [actor.party]
        last = index
        codes = tuple(dict.fromkeys(group))
        if _SIDES <= len(codes) <= _MOST and not ground:
            found = codes
    return found


def count_of(words: Sequence[str], index: int) -> int:
    """How many countries an office at an index is of: "the two leaders", "ministers of the three countries".

    0 where the words do not say; -1 for "their", which leaves it open.
    """
    before = words[index - 1] if index else ""
    if before == "their":
        return -1
    if before in _COUNTS:
        return _COUNTS[before]
    if before in OWNS and index > _SIDES and words[index - 2] in _STATES:
        return _COUNTS.get(words[index - 3], 0)
    behind = words[index + 1 : index + 5]
    if behind[:1] in (["of"], ["from"]):
        counted = next((n for n in (1, 2) if behind[n : n + 1] and behind[n] in _COUNTS), 0)
        if counted and behind[counted + 1 : counted + 2] and behind[counted + 1] in _STATES:
            return _COUNTS[behind[counted]]
    return 0


def table_of(words: Sequence[str]) -> int:
    """How many sit at talks of that kind, by the words in front: two at "bilateral" ones; 0 where they do not say."""
    return next((_TABLES[word] for word in words if word in _TABLES), 0)


_TABLES = {
    "bilateral": 2,
    "two-way": 2,
    "working-level": 2,
    "vice-ministerial": 2,
    "general-level": 2,
    "minister-level": 2,
    "trilateral": 3,
    "three-way": 3,
}


def counted(words: Sequence[str], index: int) -> int:
    """How many are counted by "the two sides", "the three countries" at an index; 0 for "the two companies"."""
    owns = any(w in OWNS for w in words[index + 1 : index + 3])  # "the two countries' fishermen"
    if owns or _STATES.isdisjoint(words[index : index + 2]):
        return 0
    return _COUNTS.get(words[index]) or _COUNTS.get(words[index - 1], _SIDES)


def states_of(codes: Sequence[str]) -> tuple[str, ...]:
    """The two states of those who met last; () where they are of more or fewer, or of a body."""
    two = tuple(dict.fromkeys(codes))
    return two if len(two) == _SIDES and all(len(c) == _STATE and c.isalpha() for c in two) else ()
