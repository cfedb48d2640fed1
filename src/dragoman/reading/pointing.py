"""Pronouns and bare titles once more, where whom they seem to mean makes no engagement: nobody meets his own side."""

from dataclasses import replace

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import SINGULAR_PRONOUNS
from dragoman.reading.parts import Part, Setting
from dragoman.reading.roles import parts_of
from dragoman.reading.triggers import Trigger

_POINTERS = SINGULAR_PRONOUNS | {"his", "her"}
_HOMEWARD = frozenset({"leave", "return", "depart", "home", "back", "stay"})  # of one's own country, too
_SIDES = 2
_NEAR = 3  # items around a verb in which "home" stands
_MOST = 3  # times that another is looked for


def sides_of(setting: Setting, trigger: Trigger) -> list[Part]:
    """Everybody in what a trigger asserts; a pronoun means whoever, of those spoken of, has another side."""
    first = found = parts_of(setting, trigger)
    for _ in range(0 if _may_go_home(setting, trigger) or _by_the_way(setting, trigger) else _MOST):
        barred = {p.who.key for p in _pointed(setting, found)} if _is_alone(found, trigger) else set()
        if not barred:
            break
        setting = replace(setting, barred=setting.barred | barred)
        found = parts_of(setting, trigger)
    return found if _is_whole(found, trigger) else first


def _may_go_home(setting: Setting, trigger: Trigger) -> bool:
    """As in "was to have flown home to Tokyo": a way back leads to one's own country."""
    near = setting.sentence.words()[max(0, trigger.first - _NEAR) : trigger.last + _NEAR]
    return trigger.act == "visit" and (trigger.pattern.words[0] in _HOMEWARD or not _HOMEWARD.isdisjoint(near))


def _by_the_way(setting: Setting, trigger: Trigger) -> bool:
    """As in "his first trip since he went to the Pentagon": of the one spoken of, whether it makes a visit or not."""
    first = next(n for n, clause in enumerate(setting.clauses) if clause == setting.clauses[trigger.first])
    if trigger.act == "agree":
        return trigger.pattern.words[0] in _SAYING  # "Ishiba told him to do his utmost": one's own minister, too
    return trigger.act == "visit" and setting.sentence.words()[first] == "since"


_SAYING = frozenset({"tell", "assure", "inform", "brief", "reassure", "press"})


def _is_whole(parts: list[Part], trigger: Trigger) -> bool:
    """Whether both sides are told."""
    if trigger.act == "visit":
        return not _is_alone(parts, trigger) and any(p.who.is_person and p.side != "host" for p in parts)
    return len({p.who.party for p in parts if p.who.party}) >= _SIDES


def _is_alone(parts: list[Part], trigger: Trigger) -> bool:
    """Whether all who are told are of one side: a traveller at home, a minister with his own president."""
    people = [p for p in parts if p.who.is_person and p.side != "host"]
    if trigger.act == "visit":
        hosts = {p.who.party for p in parts if p.side == "host"}
        return bool(hosts and people) and hosts <= {p.who.party for p in people}
    codes = {p.who.party for p in parts if p.who.party}
    return len(codes) == 1 and len({p.side for p in parts}) >= _SIDES


def _pointed(setting: Setting, parts: list[Part]) -> list[Part]:
    """Those for whom only a pronoun or a title without a country stands."""
    items = {i.start: i for i in setting.sentence.items}
    found = []
    for part in parts:
        item = items.get(part.start)
        title = item is not None and item.actor is not None and item.actor.sort is Sort.ROLE and not item.actor.party
        if item is not None and part.who.is_person and (item.word in _POINTERS or title):
            found.append(part)
    return found
