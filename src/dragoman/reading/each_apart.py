"""Those who sat at a table of three and more, met one by one: "He also met each of the two alone".

Invariant: only people whom the report named at the table told before; one of them meets each of the others, or, as in
"with each other", everybody meets everybody. Without a word that sets them apart it is one meeting.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from dragoman.reading.frame import Frame
from dragoman.reading.gatherings import is_club
from dragoman.reading.grammar import SINGULAR_PRONOUNS
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part, Setting

_BACK = 4  # sentences between a table and what is told of those who sat there
_FEWEST = 3
_ACTS = frozenset({"meet", "speak", "summit", "call"})
_ALONE = frozenset({"separately", "individually", "alone", "apart", "aside", "bilateral", "bilaterals", "bilaterally"})
_THEM = frozenset(
    {"them", "both", "two", "three", "guests", "others", "colleagues", "counterparts", "other", "another"}
)
_MUTUAL = frozenset({("each", "other"), ("one", "another")})


def each_apart(found: Sequence[Frame], told: Sequence[Frame], setting: Setting) -> list[Frame]:
    """The frames of a sentence; in place of one that tells of each of those at a table, one for each."""
    table = _table(told, setting.sentence) if found and _sets_apart(setting.sentence.words()) else ()
    if not table:
        return list(found)
    return [new for frame in found for new in _apart(frame, table, setting)]


def _sets_apart(words: Sequence[str]) -> bool:
    """As in "each of the two", "them separately", "bilateral talks with both"."""
    return ("each", "of") in pairwise(words) or not (_ALONE.isdisjoint(words) or _THEM.isdisjoint(words))


def _table(told: Sequence[Frame], sentence: Sentence) -> tuple[Part, ...]:
    """The people of the table of three and more parties told last, each by name."""
    for frame in reversed(told):
        if sentence.number - frame.sentence > _BACK:
            return ()
        people = tuple(p for p in frame.parts if p.who.is_person and p.who.party and not is_club(p.who.party))
        if frame.act in _ACTS and not frame.denied and len({p.who.party for p in people}) >= _FEWEST:
            return people if len({p.who.key for p in people}) == len({p.who.party for p in people}) else ()
    return ()


def _apart(frame: Frame, table: Sequence[Part], setting: Setting) -> list[Frame]:
    keys = {p.who.key for p in table}
    if frame.act not in _ACTS or not frame.keys <= keys:
        return [frame]
    if len(frame.codes) == _FEWEST - 1 and len({p.party for p in frame.people}) == len(frame.codes):
        return [frame]
    mine = _in_front(frame, table, setting)
    if not _MUTUAL.isdisjoint(pairwise(setting.sentence.words())):
        pairs = list(combinations(table, 2))
    elif mine is not None:
        pairs = [(mine, other) for other in table if other.who.party != mine.who.party]
    else:
        return [frame]
    return [replace(frame, parts=tuple(map(_named, pair)), counted=False, points_back=False) for pair in pairs]


def _named(part: Part) -> Part:
    """Where the report names somebody, not where a pronoun stands for him: two at a table, no word for all of it."""
    return Part(part.who, part.who.actor.start, part.who.actor.end, "all")


def _in_front(frame: Frame, table: Sequence[Part], setting: Setting) -> Part | None:
    """The one of the table who meets the others: named in front of the trigger, or whom "he" there means."""
    before = [i for i in setting.sentence.items if i.start < frame.words[0]]
    named = {w.key for i in before if i.actor is not None and (w := setting.meanings.get(i.start)) is not None}
    if any(i.word in SINGULAR_PRONOUNS for i in before) and setting.discourse.topic is not None:
        named.add(setting.discourse.topic.key)
    mine = [p for p in table if p.who.key in named]
    return mine[0] if len(mine) == 1 else None
