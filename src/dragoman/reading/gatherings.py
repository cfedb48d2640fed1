"""Gatherings of organisations and named groups: whose they are, who is said to go, and who merely gives the ground.

"NATO foreign ministers meet in Brussels"; "the summit of the SCO, which Modi will attend"; "left for the Quad summit".
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.governing import FILLING
from dragoman.reading.grammar import BE
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import party_part
from dragoman.reading.items import Item, Sentence
from dragoman.reading.parts import Part, Setting
from dragoman.reading.subjects import subject_of
from dragoman.reading.triggers import Trigger

_ATTENDING = words_of("attending")
_OCCASIONS = frozenset({"summit", "meeting", "gathering", "session", "conference"})
_ASSEMBLING = frozenset({"assemble"})
_GROUPS = ("quad", "multilateral")
_STATE = 2  # letters of a state's code; a club's are more
_OF_GROUPS = FILLING | {"of", "leaders", "ministers", "so", "called", "so-called"}
_FAR = 9  # items behind "of" in which the group's name stands
_CLOSE = 4  # items between a group's name and its occasion
_LEADING = 6  # items between "for" and the gathering that a journey is made for


def is_club(code: str) -> bool:
    """Whether a code is that of an organisation or group with members; the EU and the UN are parties by themselves."""
    return len(code) > _STATE or any(c.isdigit() for c in code)


def members(setting: Setting, trigger: Trigger) -> list[Part]:
    """The parties that a format's name implies: AUSMIN, the Quad, the G7 summit."""
    item = _group_of(setting, trigger)
    return _parties_of(item) if item is not None and item.format is not None and item.format.party else []


def _group_of(setting: Setting, trigger: Trigger) -> Item | None:
    """The group that a gathering is named after, or whose leaders it is of ("a summit of the leaders of the Quad")."""
    items, words = setting.sentence.items, setting.sentence.words()
    if items[trigger.first].format is not None or trigger.act == "visit" or trigger.is_verb:
        return items[trigger.first]
    if words[trigger.last : trigger.last + 1] != ["of"]:
        return None
    for index in range(trigger.last + 1, min(trigger.last + _FAR, len(items))):
        form = items[index].format
        if form is not None:
            return items[index] if form.form == "quad" else None
        if words[index] not in _OF_GROUPS and items[index].actor is None:
            return None
    return None


def members_named(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Quad leaders met online": a group named beside another trigger of the clause brings its members."""
    mine = setting.clauses[trigger.first]
    for index, (item, clause) in enumerate(zip(setting.sentence.items, setting.clauses, strict=True)):
        grouped = item.format is not None and item.format.form in _GROUPS and bool(item.format.party)
        if clause == mine and grouped and "from" not in setting.sentence.words()[max(0, index - 2) : index]:
            return _parties_of(item)  # not "two other leaders from the Quad"
    return []


def attends(setting: Setting, trigger: Trigger) -> bool:
    """Whether the clause says who goes to a gathering: "will attend the G7 summit", "are at the G7 summit"."""
    words = setting.sentence.words()
    mine = setting.clauses[trigger.first]
    at = next((i for i in range(trigger.first - 1, max(0, trigger.first - 3), -1) if words[i] == "at"), 0)
    there = any(w in BE for w in words[max(0, at - 2) : at])
    return there or any(w in _ATTENDING for w, c in zip(words, setting.clauses, strict=True) if c == mine)


def attending_behind(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "the summit in Tianjin, which Modi will attend": whom the relative clause behind it names."""
    words, clauses = setting.sentence.words(), setting.clauses
    for index in range(trigger.last, len(words)):
        opens = clauses[index] != clauses[trigger.first] and words[index] in ("which", "that", "where")
        if not opens:
            continue
        verbs = [i for i in range(index, len(words)) if clauses[i] == clauses[index] and words[i] in _ATTENDING]
        found = subject_of(setting, verbs[0], clauses[index]) if verbs else []
        return [p for p in found if p.who.is_person and p.start > setting.sentence.items[index].start]
    return []


def gathered(setting: Setting, trigger: Trigger, parts: list[Part]) -> list[Part]:
    """Parts with the organisation whose gathering it is marked as such; of states those whose people are named."""
    if trigger.act == "visit":
        return parts
    parts = _of_its_members(parts)
    found = [replace(p, side="member") if _is_club(setting, trigger, p, parts) else p for p in parts]
    if not any(p.side == "member" and is_club(p.who.party) for p in found):
        return parts
    kept = [p for p in found if p.side == "member" or p.who.is_person or p.who.actor.title or not p.who.party]
    return [*kept, *(p for p in attending_behind(setting, trigger) if p.who.key not in {k.who.key for k in kept})]


def _of_its_members(parts: list[Part]) -> list[Part]:
    """As in "Russia's troops overshadowed the Quad meeting": a country that is no member does not sit there."""
    codes = {p.who.party for p in parts if p.side == "member" and not is_club(p.who.party)}
    if len(codes) < _TABLE:
        return parts
    return [p for p in parts if p.who.party in codes or p.who.is_person or p.who.actor.sort is not Sort.PARTY]


_TABLE = 3  # states that a group's name implies


def _is_club(setting: Setting, trigger: Trigger, part: Part, parts: Sequence[Part]) -> bool:
    """As in "NATO foreign ministers", "the summit of the SCO", "NATO's summit"."""
    actor, party = part.who.actor, part.who.party
    if part.who.is_person or not is_club(party):
        return False
    if actor.sort is Sort.ROLE:
        return actor.plural
    if actor.sort is not Sort.PARTY:
        return False
    if trigger.is_verb:  # "where the G20 assembles"
        return trigger.pattern.words[0] in _ASSEMBLING and part.side == "subject"
    if trigger.pattern.words[0] not in _OCCASIONS:
        return False
    if any(p.who.actor.sort is Sort.PARTY and p.who.party != party and p.side == "all" for p in parts):
        return False  # "the NATO-Russia summit"
    at = next((i for i, item in enumerate(setting.sentence.items) if item.start == part.start), trigger.first)
    return part.side == "all" or 0 < trigger.first - at < _CLOSE


def journeys_end(frames: list[Frame], sentence: Sentence, clauses: Sequence[int]) -> list[Frame]:
    """As in "goes to Sydney in May for the Quad summit": the journey's day, place and traveller are the gathering's."""
    starts = {item.start: n for n, item in enumerate(sentence.items)}
    words = sentence.words()
    told: list[Frame] = []
    for frame in frames:
        at = starts.get(frame.words[0], 0)
        led = any(w in ("for", "attend") for w in words[max(0, at - _LEADING) : at])
        trips = [
            f
            for f in frames
            if f.act == "visit"
            and not f.denied
            and f.words[0] < frame.words[0]
            and f.host
            and clauses[starts[f.words[0]]] == clauses[at]
        ]
        if frame.act == "visit" or not led or not trips or not any(p.side == "member" for p in frame.parts):
            told.append(frame)
            continue
        trip = trips[-1]
        known = {p.who.key for p in frame.parts}
        travellers = tuple(p for p in trip.parts if p.side == "subject" and p.who.is_person and p.who.key not in known)
        told.append(
            replace(
                frame,
                parts=(*frame.parts, *travellers),
                time=frame.time or trip.time,
                spot=frame.spot or trip.spot,
                status=trip.status if frame.time is None else frame.status,
                sense=trip.sense if frame.time is None else frame.sense,
            )
        )
    return told


def _parties_of(item: Item) -> list[Part]:
    codes = item.format.party.split(";") if item.format is not None else []
    return [party_part(code, item.start, item.end, "member") for code in codes]
