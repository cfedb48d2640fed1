"""How like a written name is to somebody's: for names that machine translation or typing has damaged.

A likeness alone never says who is meant. It counts only where the office, the party and the day leave few people
(see `Knowledge.meant`), so it may be generous: a letter for its neighbour, sounds that languages confuse, a name
cut in two.
"""

import re
from collections.abc import Iterable

from dragoman.knowledge.folding import fold

CONFUSED = 0.4  # what a substitution of two letters that stand for like sounds costs; any other costs 1
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        *("lr", "bv", "bp", "ck", "cs", "sz", "gk", "mn", "td", "uw", "vw", "fv", "hf", "kq", "xk"),
        *("uo", "ou", "ie", "ei", "iy", "ae", "eo", "ao", "ia", "jy", "jz", "jg", "jh", "xh"),
    )
)
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "gen", "general", "the", "of"})
_LONGEST = 40  # of a name in letters; longer words are no name


def likeness(words: str, names: Iterable[str]) -> float:
    """From 0 (nothing in common) to 1 (the same): the best over several names of one person."""
    said = _tokens(words)
    return max((_of_tokens(said, _tokens(name)) for name in names), default=0.0) if said else 0.0


def shares_given_name(words: str, name: str) -> bool:
    """Whether both begin with the same word of five letters or more and go on with another."""
    said, held = _tokens(words), _tokens(name)
    return len(said) > 1 and len(held) > 1 and len(said[0]) > 4 and said[0] == held[0]


def _tokens(words: str) -> list[str]:
    tokens = re.findall(r"[a-z]+", fold(words).casefold().replace("-", "").replace("'", ""))
    return [token for token in tokens if token not in _HONORIFICS]


def _of_tokens(said: list[str], name: list[str]) -> float:
    whole = similarity("".join(said), "".join(name))
    if len(said) < 2 or len(name) < 2:
        return whole
    turned = similarity("".join(said), "".join((*name[1:], name[0])))
    pairs = [max(similarity(token, other) for other in name) for token in said]
    return max(whole, turned, sum(pairs) / len(pairs) - 0.05 * abs(len(said) - len(name)))


def similarity(one: str, other: str) -> float:
    """1 less the cost of turning one word into the other, in shares of the longer."""
    if not one or not other or max(len(one), len(other)) > _LONGEST:
        return 0.0
    return 1.0 - _cost(one, other) / max(len(one), len(other))


def _cost(one: str, other: str) -> float:
    """The Damerau-Levenshtein distance in which sounds that are confused cost less, and a doubled letter little."""
    before: list[float] = []
    row = [float(place) for place in range(len(other) + 1)]
    for place, letter in enumerate(one, start=1):
        last, row, older = row, [float(place)], before
        for spot, match in enumerate(other, start=1):
            drop = CONFUSED if place > 1 and one[place - 2] == letter else 1.0
            gain = CONFUSED if spot > 1 and other[spot - 2] == match else 1.0
            cost = min(last[spot] + drop, row[spot - 1] + gain, last[spot - 1] + _substitution(letter, match))
            if older and spot > 1 and letter == other[spot - 2] and one[place - 2] == match:
                cost = min(cost, older[spot - 2] + CONFUSED)
            row.append(cost)
        before = last
    return row[-1]


def _substitution(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return CONFUSED if frozenset((one, other)) in _ALIKE else 1.0
