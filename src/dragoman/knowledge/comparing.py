"""Whether two written names can be one person's, with nothing to go by but the names.

Each word of one name is paired with a word of the other: equal, an initial or a short form of it, or within a few
slips of it. A word left over on one side is a middle name or a title that the other leaves out. A word left over on
both sides is a contradiction: names that differ in one whole word are two people's.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from dragoman.knowledge.folding import fold
from dragoman.knowledge.romanising import IDEOGRAPHS, romanised
from dragoman.knowledge.tables import parse, several

SAME = 0.5  # from this score two names are taken for one person's
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "lady", "dame"),
        *("president", "prasident", "minister"),
        *(
            "general",
            "gen",
            "col",
            "colonel",
            "capt",
            "captain",
            "maj",
            "senator",
            "ambassador",
            "hon",
            "hajji",
            "haji",
        ),
        *("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "sheikh", "shaikh", "shaykh", "king", "prince", "mullah"),
    )
)
_SONS = frozenset(("bin", "ibn", "ben", "bint"))
_PARTICLES = _SONS | frozenset(
    ("al", "el", "de", "da", "do", "dos", "di", "del", "der", "den", "van", "von", "la", "le")
)
_WORDS = re.compile(r"[^\s\-‐–_/,;:()\"“”«»]+")
_DIGITS = str.maketrans("013457895", "oieastbgs")
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch|sh|ch|cz|tch|zh|dj", "c"),
        ("ph", "f"),
        ("kh|gh|q|ck|k", "k"),
        ("th", "t"),
        ("dh", "d"),
        ("ou|oo|u|w(?=[^aeiouy]|$)", "o"),
        ("iy|yy|ij|yj|ii|ee|ey|ei|j(?=$|[^aeiouy])|y", "i"),
        ("tz|ts|z|^x", "s"),
        ("w", "v"),
        ("e", "i"),
        ("(?<=[aeio])h|h$", ""),
    )
)
_VOWELS = frozenset("aeiou")
_LONGEST = 30  # letters of one word that are compared


@cache
def _nicknames() -> frozenset[frozenset[str]]:
    """Pairs of a given name and a short form of it, of which one does not begin like the other."""
    table = (files(__package__) / "facts" / "spellings.tsv").read_text(encoding="utf-8")
    families = [several(row["forms"]) for row in parse("spellings", table) if row["style"] == "english"]
    return frozenset(frozenset((a.lower(), b.lower())) for forms in families for a in forms for b in forms if a != b)


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    """What languages write in several ways, written in one."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return _DOUBLED.sub(r"\1", word)


def compare(one: str, other: str) -> float:
    """How much two names look like one person's, from 0 to 1; SAME parts yes from no."""
    if one == other:
        return 1.0
    first, second = _plain(one), _plain(other)
    if first.isascii() != second.isascii():
        first, second = romanised(first), romanised(second)
    said, held = _words(first), _words(second)
    if not said or not held:
        return 0.0
    if sorted(said) == sorted(held):
        return 0.0 if _turned(first, second) else 1.0
    if IDEOGRAPHS.search(first) or IDEOGRAPHS.search(second):
        return 1.0 if "".join(said) == "".join(held) else 0.0
    joined = _joined(said, held)
    return joined or _paired(said, held)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's."""
    return compare(one, other) >= SAME


def _plain(name: str) -> str:
    if "," in name:
        family, _, given = name.partition(",")
        name = f"{given} {family}"
    return fold(name).casefold()


def _words(plain: str) -> list[str]:
    found: list[str] = []
    for word in _WORDS.findall(plain):
        for bare in word.replace("'", "").split("."):  # "J.D." is two words
            if not bare or bare in _TITLES or (found and bare in _PARTICLES):
                continue
            found.append(bare.translate(_DIGITS) if bare.isascii() and not bare.isalpha() else bare)
    if len(found) > 1 and found[0] in _PARTICLES and found[0] != "ben":
        del found[0]
    return found


def _turned(first: str, second: str) -> bool:
    """Whether father and son are exchanged: "Omar bin Ali" is not "Ali bin Omar"."""
    one, two = _fathers(first), _fathers(second)
    return bool(one) and bool(two) and not one & two


def _fathers(plain: str) -> frozenset[str]:
    words = plain.split()
    return frozenset(after for word, after in pairwise(words) if word in _SONS)


def _joined(said: list[str], held: list[str]) -> float:
    """Names of which one is written together, or cut in two, in either order; 0 where they are not so."""
    if len(said) == len(held) and len(said) > 1:
        return 0.0
    one, two = "".join(said), "".join(held)
    if abs(len(one) - len(two)) > 2:
        return 0.0
    if one == two:
        return 1.0
    if len(said) > 1 and len(held) > 1:
        return 0.95 if sorted(one) == sorted(two) and _pieces(said, held) else 0.0
    if len(one) > 5 and _slips(one, two) <= _allowed(one, two):
        return 0.8
    return 0.0


def _pieces(said: list[str], held: list[str]) -> bool:
    """Whether the words that one name has and the other has not make the same word when joined."""
    left = "".join(word for word in said if word not in held)
    right = "".join(word for word in held if word not in said)
    return left == right


def _paired(said: list[str], held: list[str]) -> float:
    """The score of the best pairing of words, worked from the surest pairs down."""
    left = list(said)
    right = list(held)
    for word in said:
        if word in right:
            left.remove(word)
            right.remove(word)
    matched = len(said) - len(left)
    left = [word for word in left if word not in held]  # "Sergey Sergey Shoigu"
    right = [word for word in right if word not in said]
    cost = 0.0
    if len(left) > 1 or len(right) > 1:
        mended = _mended(left, right) or _mended(right, left)
        matched += mended
    spare = []
    for word in left:
        best, at = 1.0, -1
        for place, other in enumerate(right):
            unlike = _unlike(word, other)
            if unlike < best:
                best, at = unlike, place
        if at < 0:
            spare.append(word)
            continue
        cost += best
        matched += 1
        del right[at]
    return _weighed(matched, cost, spare, right)


def _mended(cut: list[str], whole: list[str]) -> int:
    """How many words that stand cut in two on one side are whole on the other; takes both out."""
    for place in range(len(cut) - 1):
        joined = cut[place] + cut[place + 1]
        if joined in whole:
            whole.remove(joined)
            del cut[place : place + 2]
            return 1
    return 0


def _weighed(matched: int, cost: float, left: list[str], right: list[str]) -> float:
    if not matched or (left and right):
        return 0.0
    extra = len(left) + len(right)
    if matched == 1 and extra:
        return 0.0
    if extra > matched + 1:
        return 0.3
    score = 1.0 - cost / (matched + 1) - 0.06 * extra
    return max(0.0, score)


def _unlike(word: str, other: str) -> float:
    """From 0 (a way to write the same word) to 1 (another word)."""
    short, long = (word, other) if len(word) <= len(other) else (other, word)
    if frozenset((short, long)) in _nicknames():
        return 0.2
    if len(short) == 1:
        return 0.3 if long[0] == short else 1.0
    if len(short) > 2 and long.startswith(short) and len(long) - len(short) < 6:
        return 0.2 if len(long) - len(short) < 2 else 0.5
    if len(long) - len(short) > 3:
        return 1.0
    one, two = _sound(short), _sound(long)
    if one == two:
        return 0.1
    if one[:1] != two[:1] and one[1:2] != two[1:2] and one[-1:] != two[-1:]:
        return 1.0
    return 0.45 if _slips(one, two) <= _allowed(one, two) else 1.0


def _allowed(one: str, two: str) -> float:
    """How many slips a word of that length can have suffered and still be the word."""
    size = max(len(one), len(two))
    return 0.0 if size < 4 else 1.0 if size < 8 else 2.0


def _slips(one: str, two: str) -> float:
    """The Damerau-Levenshtein distance; a vowel for a vowel is half a slip in long words."""
    one, two = one[:_LONGEST], two[:_LONGEST]
    while one and two and one[0] == two[0]:
        one, two = one[1:], two[1:]
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    if not one or not two:
        return float(len(one) + len(two))
    if abs(len(one) - len(two)) > 2:
        return 9.0
    older: list[float] = []
    row = [float(place) for place in range(len(two) + 1)]
    for place, letter in enumerate(one, start=1):
        before, row = row, [float(place)]
        for spot, match in enumerate(two, start=1):
            swap = 0.0 if letter == match else 0.75 if letter in _VOWELS and match in _VOWELS else 1.0
            cost = min(before[spot] + 1.0, row[spot - 1] + 1.0, before[spot - 1] + swap)
            if older and spot > 1 and letter == two[spot - 2] and one[place - 2] == match:
                cost = min(cost, older[spot - 2] + 1.0)
            row.append(cost)
        older = before
    return row[-1]
