"""Names beside an office that are spelt like its holder's, but not as anybody spells them.

A machine translation writes "Nicholas Ripened" for a president of Venezuela, a hasty desk swaps a letter. The words are
shown beside the holder only where an office stands next to them, a party of the report has such an office, and no
other person that the knowledge holds bears them.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache, lru_cache

from dragoman.knowledge import Knowledge
from dragoman.model import Tenure
from dragoman.reading.stretches import Cover

_OFFICE = (
    r"(?:[Pp]residents?|[Pp]rime [Mm]inisters?|[Pp]remiers?|[Mm]inisters?|[Ss]ecretary|[Cc]hancellors?|"
    r"[Kk]ing|[Ee]mir|[Ll]eaders?|[Dd]irector|[Bb]oss of [Ss]tate|[Hh]ead of [Ss]tate|"
    r"[Ss]tate [Cc]hief|(?:[Ff]oreign|[Dd]efen[cs]e) [Pp]hase)"
)
_BEFORE = re.compile(rf"\b{_OFFICE}\b[^.;:\n]{{0,75}}$")
_BEHIND = re.compile(rf"\s*,?\s*\(?(?:the\s+)?(?:[A-Z]\w+\s+)?{_OFFICE}\b")
_NO_NAME = (
    rf"(?:{_OFFICE}|Foreign|Defen[cs]e|State|Council|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|In|On|"
    r"January|February|March|April|June|July|August|September|October|November|December|White|House|United|National|Mr|Mrs|Ms|Dr)"
)
_PART = rf"(?!{_NO_NAME}\b)[A-Z][\w’'\-]*[a-z]"
_NAME = re.compile(rf"\b{_PART}(?:\s+(?:(?:of\s+the|da|de|bin|al)\s+)?{_PART}){{0,4}}")
_KINDS = (
    "Head of State and Government",
    "Head of Government",
    "Head of State",
    "Minister for Foreign Affairs",
    "Minister of Defence",
)
_LIKE, _ROUGHLY, _WORD_LIKE = 0.85, 0.62, 0.8
_SPLIT = 0.95  # a surname cut in two
_FAR = 0.8  # how alike a name must be to that of a party which the report does not name


@dataclass(frozen=True, slots=True, kw_only=True)
class Misspelt:
    """Words at start:end that stand for the holder of an office."""

    start: int
    end: int
    words: str
    tenure: Tenure
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Where people are named. whole: by a full name, which needs no mending; bare: by a surname, and who it is."""

    whole: Sequence[tuple[int, int]]
    bare: Mapping[tuple[int, int], str]


def find_misspelt(text: str, named: Named, parties: Collection[str], knowledge: Knowledge, day: date) -> list[Misspelt]:
    """The misspelt names of text on a day. parties: those that the report names."""
    found: list[Misspelt] = []
    surnames = sorted(named.bare)
    for start, end in _candidates(text, named.whole):
        words = " ".join(text[start:end].split())
        within = surnames[bisect_left(surnames, (start, start)) : bisect_left(surnames, (end, end))]
        owner = next((named.bare[span] for span in within if span[1] <= end), "")
        if owner:
            tenures = knowledge.offices_on(owner, day)
            name = knowledge.people[owner].name
            if tenures and likeness(words, name) >= _LIKE:
                found.append(Misspelt(start=start, end=end, words=words, tenure=tenures[0], name=name))
        elif has_office(text, start, end):
            best = _best(words, parties, knowledge, day)
            if best is not None:
                found.append(Misspelt(start=start, end=end, words=words, tenure=best[1], name=best[0]))
    return found


def _best(words: str, parties: Collection[str], knowledge: Knowledge, day: date) -> tuple[str, Tenure] | None:
    """The one holder on that day whom words look like most; None where two are as like."""
    ranked: dict[str, tuple[float, Tenure]] = {}
    for score, name, tenures in _resembled(knowledge, words):
        held = (t for t in tenures if _held(t, day) and (score >= _FAR or t.office.party in parties))
        tenure = next(held, None)
        if tenure is not None:
            ranked.setdefault(name, (score, tenure))
    best = sorted(ranked.items(), key=lambda r: -r[1][0])[:2]
    if not best or (len(best) > 1 and best[0][1][0] == best[1][1][0]):
        return None
    return best[0][0], best[0][1][1]


@lru_cache(maxsize=4096)
def _resembled(knowledge: Knowledge, words: str) -> tuple[tuple[float, str, tuple[Tenure, ...]], ...]:
    """The holders of any day whose name words look like, each with how much. The same words return day after day."""
    roster = _roster(knowledge)
    spelling = _spelling(words)
    plain = spelling.words
    starts = {w[:2] for w in plain} | ({plain[0][:1] + "?"} if len(plain) == 1 else set()) | {"".join(plain)[:2]}
    seen: set[int] = set()
    found: list[tuple[float, str, tuple[Tenure, ...]]] = []
    for start in sorted(starts) if plain else ():
        for holder in roster.get(start, ()):
            if id(holder) not in seen and _may_be_like(spelling, holder.spelling):
                seen.add(id(holder))
                score = _likeness(words, spelling, holder.spelling)
                if score > 0:
                    found.append((score, holder.name, holder.tenures))
    return tuple(found)


def _held(tenure: Tenure, day: date) -> bool:
    return (tenure.start or date.min) <= day and (tenure.end is None or day < tenure.end)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name without accents and marks, as a whole and by words; letters: which ones it has, a bit for each."""

    plain: str
    joined: str
    words: tuple[str, ...]
    letters: int


@dataclass(frozen=True, slots=True)
class _Holder:
    name: str
    spelling: _Spelling
    tenures: tuple[Tenure, ...]


@cache
def _roster(knowledge: Knowledge) -> Mapping[str, tuple[_Holder, ...]]:
    """Holders of the offices that reports name, by how a word of their name begins. The knowledge never changes."""
    roster: dict[str, list[_Holder]] = {}
    for person in knowledge.people.values():
        offices = tuple(t for t in knowledge.tenures_of(person.id) if t.office.kind in _KINDS)
        if offices:
            holder = _Holder(person.name, _spelling(person.name), offices)
            for start in {*(w[:2] for w in holder.spelling.words), holder.spelling.words[-1][:1] + "?"}:
                roster.setdefault(start, []).append(holder)
    return {start: tuple(holders) for start, holders in roster.items()}


def likeness(words: str, name: str) -> float:
    """How much words look like a misspelling of a name; 0 where they do not, or are only another way to write it."""
    one, two = _spelling(words), _spelling(name)
    return _likeness(words, one, two) if _may_be_like(one, two) else 0.0


def _may_be_like(one: _Spelling, two: _Spelling) -> bool:
    """A cheap sieve: no two names are more alike than the letters that one has and the other lacks leave room for."""
    if len(one.words) == 1:
        return len(one.plain) == len(two.words[-1]) and one.plain[0] == two.words[-1][0]
    return _room(one, two) >= _ROUGHLY or one.joined == two.words[-1]


def _room(one: _Spelling, two: _Spelling) -> float:
    first, second = len(one.plain), len(two.plain)
    lacking = (one.letters & ~two.letters).bit_count(), (two.letters & ~one.letters).bit_count()
    return 2 * min(first - lacking[0], second - lacking[1]) / (first + second)


def _likeness(words: str, one: _Spelling, two: _Spelling) -> float:
    first, second = one.words, two.words
    joined = one.joined
    if not _shares_a_start(first, second):
        return 0.0
    whole = {word for word in first if len(word) > 1}
    if whole <= set(second) or set(second) <= whole or without_glides(joined) == without_glides(two.joined):
        return 0.0
    if joined == second[-1]:
        return _SPLIT if " " in words else 0.0
    if len(first) == 1:
        return _ratio(joined, second[-1]) if len(joined) > 5 and _is_one_letter_off(joined, second[-1]) else 0.0
    if abs(len(first) - len(second)) > 1 or len(second) == 1:
        return 0.0
    shared = sum(any(w == v or (len(w) > 4 and _is_like(w, v)) for v in second) for w in first)
    if not shared:
        return 0.0
    score = max(_ratio(one.plain, two.plain), _ratio(" ".join(sorted(first)), " ".join(sorted(second))))
    if score >= _LIKE:
        return score
    return score if score >= _ROUGHLY and shared >= max(1, len(second) - 1) else 0.0


def without_glides(joined: str) -> str:
    """A name without what alphabets write in several ways between vowels: "Aliev" and "Aliyev" are one."""
    return re.sub(r"(?<=[aeiou])[yj](?=[aeiou])", "", joined)


def _is_like(one: str, two: str) -> bool:
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.real_quick_ratio() >= _WORD_LIKE and matcher.quick_ratio() >= _WORD_LIKE <= matcher.ratio()


def _is_one_letter_off(one: str, two: str) -> bool:
    """Vowels and the letters that alphabets swap are left alone: they are ways to write a name, not slips."""
    if len(one) != len(two) or one[0] != two[0]:
        return False
    odd = [a + b for a, b in zip(one, two, strict=True) if a != b]
    return len(odd) == 1 and not set(odd[0]) & set("aeiouyjkcqwvsz")


def _shares_a_start(one: Sequence[str], two: Sequence[str]) -> bool:
    """A cheap sieve: some word of each begins alike."""
    starts = {w[:2] for w in two}
    return (
        any(w[:2] in starts for w in one)
        or (len(one) == 1 and any(w[:1] == one[0][:1] for w in two))
        or "".join(one) in two
    )


def _ratio(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _spelling(words: str) -> _Spelling:
    plain = _plain(words)
    letters = 0
    for letter in set(plain):
        letters |= 1 << ord(letter) % 64
    return _Spelling(plain, plain.replace(" ", ""), tuple(plain.split()), letters)


def _plain(words: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(c))
    bare = bare.replace(" of the ", " da ")  # as a machine puts the particle of a name into English
    return " ".join(re.findall(r"\w+", bare.replace("-", " ").replace("’", "").replace("'", "")))


def _candidates(text: str, whole: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    cover = Cover(whole)
    for match in _NAME.finditer(text):
        start, end = match.span()
        if not cover.touches(start, end):
            yield start, end


def has_office(text: str, start: int, end: int) -> bool:
    """Whether an office stands next to the words, before or behind."""
    return _BEFORE.search(text, max(0, start - 100), start) is not None or _BEHIND.match(text, end) is not None
