"""An envoy who is called in: who he is, whose ministry calls, and that it is in that country.

"The British ambassador to Tehran was summoned"; "its foreign ministry called in the Dutch envoy".
"""

from dragoman.reading.actors import Sort
from dragoman.reading.governing import is_governed
from dragoman.reading.grammar import BE, OWNS
from dragoman.reading.groups import group_from, party_part
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone
from dragoman.reading.triggers import Trigger
from dragoman.reading.venues import Spot

_CALLS = frozenset({("summon",), ("call", "in"), ("call", "to"), ("haul", "in"), ("convoke",)})
_ENVOYS = frozenset({"ambassador", "envoy"})
_DIPLOMAT = ("ambassador", "envoy", "chargé", "charge d", "diplomat", "consul")
_HIS = frozenset({"his", "her", "its", "their"})
_NEAR = 10  # items between an envoy and the verb that calls him in


def is_summons(setting: Setting, trigger: Trigger) -> bool:
    """Whether the trigger calls in an envoy."""
    return trigger.pattern.words in _CALLS and _envoy(setting, trigger) is not None


def summoned(setting: Setting, trigger: Trigger) -> list[Part] | None:
    """Envoy and ministry; None where no envoy is called in."""
    envoy = _envoy(setting, trigger) if trigger.pattern.words in _CALLS else None
    if envoy is None:
        return None
    callers = _callers(setting, trigger, envoy)
    guest = Part(envoy.who, envoy.start, envoy.end, "object")
    return [guest, *(p for p in callers if p.who.party and p.who.party != envoy.who.party)]


def ground_of(parts: list[Part]) -> Spot | None:
    """The country of the ministry: nobody is called in abroad."""
    host = next((p for p in parts if p.side == "subject" and p.who.party), None)
    return Spot("", host.who.party, virtual=False, start=host.start, end=host.end) if host is not None else None


def _is_envoy(someone: Someone | None) -> bool:
    if someone is None:
        return False
    title = f"{someone.office} {someone.actor.title}".lower()
    return someone.actor.level in _ENVOYS or any(word in title for word in _DIPLOMAT)


def _envoy(setting: Setting, trigger: Trigger) -> Part | None:
    """The envoy in front of a passive or behind an active verb."""
    items, words = setting.sentence.items, setting.sentence.words()
    passive = any(w in BE - OWNS for w in words[max(0, trigger.first - 3) : trigger.first])
    behind = range(trigger.last, min(len(items), trigger.last + _NEAR))
    before = range(trigger.first - 1, max(-1, trigger.first - _NEAR), -1)
    for index in before if passive else behind:
        someone = setting.meanings.get(items[index].start) if items[index].actor else None
        if someone is not None and _is_envoy(someone):
            return Part(someone, items[index].start, items[index].end, "object")
    return None


def _callers(setting: Setting, trigger: Trigger, envoy: Part) -> list[Part]:
    """Whoever calls: "by the German minister", "its ministry", "Poland's ministry", else where the envoy is posted."""
    words, items = setting.sentence.words(), setting.sentence.items
    mine, own = setting.clauses[trigger.first], envoy.who.party
    for index in range(trigger.last, len(words)):
        if words[index] == "by" and setting.clauses[index] == mine:
            found = [p for p in group_from(setting, index + 1, len(words), "subject")[0] if p.who.party != own]
            found = [p for p in found if p.who.party]
            if found:
                return found
    owner = _called_to(setting, trigger, own) or _ministry(setting, trigger)
    if owner:
        return owner
    at = setting.sentence.index_of(envoy.start)
    for index in range(at + 1, min(len(items), at + 4)):
        actor = items[index].actor
        if words[index - 1] in ("to", "in") and actor is not None and actor.party:
            return [party_part(actor.party, items[index].start, items[index].end, "subject")]
    return []


def _called_to(setting: Setting, trigger: Trigger, own: str) -> list[Part]:
    """As in "was called to the foreign ministry in Cairo", "was summoned to the Iranian foreign ministry"."""
    words, items = setting.sentence.words(), setting.sentence.items
    if "to" not in words[trigger.first : trigger.last + 1]:
        return []
    for index in range(trigger.last, min(len(items), trigger.last + _NEAR)):
        actor = items[index].actor
        beside = words[max(trigger.last, index - 4) : index + 4]
        if actor is not None and actor.party and actor.party != own and "ministry" in beside:
            return [party_part(actor.party, items[index].start, items[index].end, "subject")]
    return []


def _ministry(setting: Setting, trigger: Trigger) -> list[Part]:
    """The subject: a country, its ministry, or whom "his" and "its" mean."""
    words, items = setting.sentence.words(), setting.sentence.items
    for index in range(trigger.first - 1, -1, -1):
        actor, someone = items[index].actor, setting.meanings.get(items[index].start)
        if words[index] in _HIS and "ministry" in words[index : trigger.first]:
            party = _owner(setting, index)
            return [party_part(party, items[index].start, items[index].end, "subject")] if party else []
        if actor is None or someone is None or not someone.party:
            continue
        if _is_envoy(someone) or actor.sort is Sort.PLACE or is_governed(words, items, index):
            continue
        owned = index + 1 < len(words) and words[index + 1] in OWNS
        if actor.sort is Sort.PARTY or owned:
            return [party_part(someone.party, items[index].start, items[index].end, "subject")]
        return [Part(someone, items[index].start, items[index].end, "subject")]
    return []


def _owner(setting: Setting, index: int) -> str:
    """The party that was named last, in the sentence or before it."""
    for item in reversed(setting.sentence.items[:index]):
        someone = setting.meanings.get(item.start) if item.actor else None
        if someone is not None and someone.party:
            return someone.party
    parties = setting.discourse.parties
    return parties[-1] if parties else ""
