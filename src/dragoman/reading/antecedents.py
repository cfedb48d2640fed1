"""Whom a plural word means within its own sentence: "Biden and Xi agreed on it when they met".

Only whom the sentence itself has named: a subject of several people, else the two of two parties who are in it.
"""

from dragoman.reading.actors import Sort
from dragoman.reading.governing import is_governed
from dragoman.reading.grammar import OWNS
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone

_TWO = 2
_AGENTS = frozenset({"by", "between"})  # "had been agreed by Suga and Biden when they spoke"
_JOINING = frozenset({",", "and", "&"})
_ASIDE = frozenset({"by", "about", "than", "like", "under", "since", "against", "of", "for", "without"})


def named_before(setting: Setting, index: int) -> list[Part]:
    """The people whom "they" or "the two" at an item means by the sentence alone; nobody where it names no such."""
    groups = _groups(setting, index)
    several = [g for g in groups if len(g) > 1]
    if several:
        return [_part(setting, n, "all") for n in several[-1]]
    people = {_who(setting, g[0]).key: g[0] for g in groups}
    parties = {_who(setting, n).party for n in people.values()}
    return [_part(setting, n, "all") for n in people.values()] if len(people) == len(parties) == _TWO else []


def two_parties_before(setting: Setting, index: int) -> list[Part]:
    """As in "Japan and the United States want their foreign ministers to meet": the two countries in front; or none."""
    items = setting.sentence.items
    found: dict[str, Part] = {}
    for at in range(index):
        who = setting.meanings.get(items[at].start) if items[at].actor else None
        if who is not None and who.party and not who.is_person and who.actor.sort is Sort.PARTY:
            found.setdefault(who.party, _part(setting, at, "all"))
    return list(found.values()) if len(found) == _TWO else []


def _groups(setting: Setting, index: int) -> list[list[int]]:
    """The people in front of an item, those joined by "and" together; of groups only what nothing governs."""
    items, words = setting.sentence.items, setting.sentence.words()
    groups: list[list[int]] = []
    last = -_TWO
    for at in range(index):
        if not _takes_part(setting, at):
            continue
        if groups and last >= 0 and all(w in _JOINING for w in words[last + 1 : at]):
            groups[-1].append(at)
        else:
            groups.append([at])
        last = at
    acting = (g for g in groups if len(g) > 1)
    free = [g for g in acting if words[max(0, g[0] - 1)] in _AGENTS or not is_governed(words, items, g[0])]
    return [g for g in groups if len(g) == 1 or g in free]


def _takes_part(setting: Setting, at: int) -> bool:
    """A person in office of a party who neither owns what stands behind nor is spoken of by the way."""
    items, words = setting.sentence.items, setting.sentence.words()
    who = setting.meanings.get(items[at].start) if items[at].actor else None
    if who is None or not who.is_person or not who.party or who.level == "spokesman":
        return False
    owns = words[at + 1 : at + 2] != [] and words[at + 1] in OWNS
    aside = at > 0 and words[at - 1] in _ASIDE
    by_several = aside and words[at - 1] in _AGENTS and words[at + 1 : at + 2] in (["and"], [","], ["&"])
    return not owns and (not aside or by_several)


def _who(setting: Setting, at: int) -> Someone:
    return setting.meanings[setting.sentence.items[at].start]


def _part(setting: Setting, at: int, side: str) -> Part:
    item = setting.sentence.items[at]
    return Part(_who(setting, at), item.start, item.end, side)
