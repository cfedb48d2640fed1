"""How like a written name is to somebody's: for names that machine translation or typing has damaged.

A likeness alone never says who is meant. It counts only where the office, the party and the day leave few people
(see `Knowledge.meant`), so it may be generous: a letter for its neighbour, sounds that languages confuse, a name
cut in two.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dragoman.knowledge.folding import fold

CONFUSED = 0.4  # what a substitution of two letters that stand for like sounds costs; any other costs 1
_ALIKE = frozenset(
    ordered
    for pair in (
        *("lr", "bv", "bp", "ck", "cs", "sz", "gk", "mn", "td", "uw", "vw", "fv", "hf", "kq", "xk"),
        *("uo", "ou", "ie", "ei", "iy", "ae", "eo", "ao", "ia", "jy", "jz", "jg", "jh", "xh"),
    )
    for ordered in (pair, pair[::-1])
)
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir", "lord", "gen", "general", "the", "of"})
_LONGEST = 40  # of a name in letters; longer words are no name


def likeness(words: str, names: Iterable[str], least: float = 0.0) -> float:
    """From 0 (nothing in common) to 1 (the same): the best over several names of one person.

    least: a likeness below which the answer does not matter, so that names far from it need not be compared.
    """
    said = _tokens(words)
    if not said:
        return 0.0
    best = 0.0
    for held in dict.fromkeys(_tokens(name) for name in names):
        if _at_most(said, held) >= max(best, least):
            best = max(best, _of_tokens(said, held))
            if best == 1.0:
                break
    return best


def _at_most(said: tuple[str, ...], name: tuple[str, ...]) -> float:
    """A bound on the likeness of two names from their letters alone, whatever the order."""
    one, two = Counter("".join(said)), Counter("".join(name))
    longest = max(one.total(), two.total())
    if not longest:
        return 0.0
    apart = max((one - two).total(), (two - one).total())
    whole = 1.0 - CONFUSED * apart / longest
    if len(said) < 2 or len(name) < 2:
        return whole
    shared = sum(1 for word in said if any(word[:1] == other[:1] or word[-1:] == other[-1:] for other in name))
    return 1.0 if shared == len(said) else max(whole, 0.97 if shared else 0.9)


def shares_given_name(words: str, name: str) -> bool:
    """Whether both begin with the same word of five letters or more and go on with another."""
    said, held = _tokens(words), _tokens(name)
    return len(said) > 1 and len(held) > 1 and len(said[0]) > 4 and said[0] == held[0]


@lru_cache(maxsize=16_384)
def _tokens(words: str) -> tuple[str, ...]:
    tokens = re.findall(r"[a-z]+", fold(words).casefold().replace("-", "").replace("'", ""))
    return tuple(token for token in tokens if token not in _HONORIFICS)


def _of_tokens(said: tuple[str, ...], name: tuple[str, ...]) -> float:
    whole = similarity("".join(said), "".join(name))
    if len(said) < 2 or len(name) < 2:
        return whole
    turned = similarity("".join(said), "".join((*name[1:], name[0])))
    pairs = [max(similarity(token, other) for other in name) for token in said]
    return max(whole, turned, sum(pairs) / len(pairs) - 0.05 * abs(len(said) - len(name)))


@lru_cache(maxsize=65_536)
def similarity(one: str, other: str) -> float:
    """1 less the cost of turning one word into the other, in shares of the longer."""
    if not one or not other or max(len(one), len(other)) > _LONGEST:
        return 0.0
    return 1.0 - _cost(one, other) / max(len(one), len(other))


def _cost(one: str, other: str) -> float:
    """The Damerau-Levenshtein distance in which sounds that are confused cost less, and a doubled letter little."""
    older: list[float] = []
    row = [float(place) for place in range(len(other) + 1)]
    previous = ""
    for place, letter in enumerate(one, start=1):
        last, row = row, [float(place)]
        drop = CONFUSED if letter == previous else 1.0
        left = float(place)
        for spot, match in enumerate(other, start=1):
            cost = last[spot - 1]
            if letter != match:
                cost += CONFUSED if letter + match in _ALIKE else 1.0
            cost = min(cost, last[spot] + drop)
            gain = left + (CONFUSED if spot > 1 and other[spot - 2] == match else 1.0)
            cost = min(cost, gain)
            if spot > 1 and letter == other[spot - 2] and previous == match and older[spot - 2] + CONFUSED < cost:
                cost = older[spot - 2] + CONFUSED
            row.append(cost)
            left = cost
        previous, older = letter, last
    return row[-1]
