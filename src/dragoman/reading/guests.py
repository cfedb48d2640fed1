"""Guest and host as what is said of somebody: "Kiir's guest on Monday was Ssempijja", "has Kishida as his guest".

Both sides are told by these words alone: whoever else is named in the clause is no party to it.
"""

from dragoman.reading.grammar import BE, HAVE, OWNS, WILL
from dragoman.reading.groups import group_from, part_at
from dragoman.reading.parts import Part, Setting
from dragoman.reading.subjects import subject_of
from dragoman.reading.triggers import Trigger

_NOUNS = frozenset({("guest",), ("host",)})
_HIS = frozenset({"his", "her"})
_EXPECTING = frozenset({"expects", "expect", "expected", "awaits", "await", "receives", "welcomes", "welcomed"})
_NEAR = 7  # items between the noun and its verb of being: "in Juba on Monday"
_SIDES = 2


def is_guest(trigger: Trigger) -> bool:
    """Whether the trigger calls somebody a guest or a host."""
    return not trigger.is_verb and trigger.pattern.words in _NOUNS


def guest_and_host(setting: Setting, trigger: Trigger) -> list[Part] | None:
    """Who is whose guest; nobody where one of them is not told; None for other triggers."""
    if not is_guest(trigger):
        return None
    owner = _owner(setting, trigger) or _owner_behind(setting, trigger)
    other = _as_his(setting, trigger) or _equated_behind(setting, trigger) or _equated_before(setting, trigger)
    people = [p for p in other if p.who.party and (p.who.is_person or p.who.actor.title)]
    told = [p for p in owner if p.who.party]
    if not people or not told or len({p.who.party for p in (*people, *told)}) < _SIDES:
        return []
    return [*(Part(p.who, p.start, p.end, "subject") for p in told), *people]


def _owner(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Kiir's guest", "his host"."""
    items, words = setting.sentence.items, setting.sentence.words()
    at = trigger.first - 1
    if at < 0:
        return []
    if words[at] in _HIS:
        barred = setting.barred | {p.who.key for p in _equated_before(setting, trigger)}
        meant = setting.discourse.pronoun(words[at], items[:at], setting.meanings, barred)
        return [Part(m, items[at].start, items[at].end, "subject") for m in meant]
    return part_at(setting, at - 1, "subject") if at and words[at] in OWNS else []


def _owner_behind(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "was a state guest of President Joe Biden", "is the guest of the king"."""
    words, last = setting.sentence.words(), trigger.last
    return group_from(setting, last + 1, len(words), "subject")[0] if words[last : last + 1] == ["of"] else []


def _as_his(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "has Kishida as his guest in London"."""
    words = setting.sentence.words()
    if words[max(0, trigger.first - 2) : trigger.first - 1] != ["as"]:
        return []
    verb = next((n for n in range(trigger.first - 3, -1, -1) if words[n] in HAVE | _EXPECTING), None)
    return group_from(setting, verb + 1, trigger.first - 2, "object")[0] if verb is not None else []


def _equated_before(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Attaf will be her host"."""
    words = setting.sentence.words()
    at = trigger.first - 2 - (words[trigger.first - 1] in OWNS)
    if words[trigger.last : trigger.last + 1] == ["of"]:  # "is to be a state guest of"
        at = next((n for n in range(trigger.first - 1, max(0, trigger.first - 4), -1) if words[n] in BE - OWNS), 0)
    return subject_of(setting, at, setting.clauses[at]) if at > 0 and words[at] in BE - OWNS else []


def _equated_behind(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "guest in Juba on Monday was Defence Minister Vincent Ssempijja"."""
    items, words = setting.sentence.items, setting.sentence.words()
    for index in range(trigger.last, min(trigger.last + _NEAR, len(words))):
        if words[index] in BE - OWNS:
            return group_from(setting, index + 1, len(words), "object")[0]
        if words[index] in (",", "and") or (words[index] in WILL and words[index + 1 : index + 2] != ["be"]):
            return []
        actor = items[index].actor
        if actor is not None and actor.name and words[index - 1] not in ("in", "at"):
            return []
    return []
