"""Who does what around a trigger: subject to its left, other side behind its prepositions, host of a visit."""

from dataclasses import replace

from dragoman.reading.actors import Sort
from dragoman.reading.brought_out import as_host, behind_what, only_when_and_where, opened_by_passive
from dragoman.reading.equating import likens, whom
from dragoman.reading.gatherings import attends, gathered, members, members_named
from dragoman.reading.governing import FILLING, GOVERNING
from dragoman.reading.grammar import BE, HAVE, OWNS, PLURAL_PRONOUNS, TAKE_PLACE, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import group_from, opens_list, part_at
from dragoman.reading.guests import guest_and_host
from dragoman.reading.hosting import arrived, listed_countries, made_by, on_ground, received, staying, travels, where
from dragoman.reading.other_sides import fronted_with, in_front, paid
from dragoman.reading.owners import agent, owner
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone
from dragoman.reading.relatives import carried_behind, subject_behind, who_sit
from dragoman.reading.subjects import ING_NOUNS, subject_of
from dragoman.reading.summons import summoned
from dragoman.reading.travellers import whose_plan
from dragoman.reading.triggers import Trigger

_BEFORE_TO = words_of("before_to")
_CARRYING = words_of("carrying")
_CARRIES = frozenset({("take",), ("bring",)})
_BROUGHT = frozenset({("take",), ("invite",), ("bring",), ("ask",)})  # verbs whose object travels
_VISITED = frozenset({("visit",), ("tour",), ("reach",)})  # "Bahrain was visited by"
_GOES_ON = frozenset({",", "and", "then", "on", "finally", "later"})
_GROUNDS = frozenset({"name", "capital", "city", "region"})
_SIDES = 2
_FRONT = 3  # items of an opening phrase in front of its pronoun
_NEAR = 2  # items between a noun and the "of" or "between" that is its own
_OPENING = frozenset({"in", "during", "after", "following", "at", "on", "before", "ahead"})
_HOSTED = frozenset({"hosted", "chaired", "co-chaired", "co-hosted", "led", "attended", "headed", "joined"})
_LONGEST = 30  # items of a row of objects
_AGENT = 9  # items behind a noun in which "by" still tells whose it is
_BEFORE_AGENT = words_of("at") | words_of("filling") | {"to", "of", "and", ",", "this", "next", "later", "week"}
_BEFORE = 7  # items in front of a noun in which its owners stand


def parts_of(setting: Setting, trigger: Trigger) -> list[Part]:
    """Everybody who takes part in what the trigger asserts."""
    for rule in (summoned, guest_and_host, opened_by_passive):
        if (sides := rule(setting, trigger)) is not None:
            return sides
    made = made_by(setting, trigger)
    found = made + (_pre_modifiers(setting, trigger) if not made else []) + _behind(setting, trigger)
    passive = trigger.is_verb and _is_passive(setting.sentence.words(), trigger)
    brought = trigger.pattern.words in _BROUGHT and trigger.act == "visit"
    agents = _by(setting, trigger) if (passive and not brought) or not trigger.is_verb else []
    own = any(p.side == "subject" for p in found)
    all_sides = len({p.who.party or p.who.key for p in found if p.side == "all"}) > 1
    gathering = setting.sentence.items[trigger.first].format
    if gathering is not None and gathering.form == "multilateral" and not attends(setting, trigger):
        return gathered(setting, trigger, members(setting, trigger))
    by_noun = bool(agents) and not trigger.is_verb  # "a visit to India by Motegi"
    if not own and not all_sides and not by_noun and (passive or not brought):
        relative = [] if trigger.is_verb else subject_behind(setting, trigger.last)
        subject = relative or ([] if _is_subject(setting, trigger) else _subject(setting, trigger))
        found += (
            behind_what(setting, trigger)
            or agent(setting, trigger)
            or subject
            or owner(setting, trigger)
            or whose_plan(setting, trigger)
        )
    if own or all_sides:
        found += _who_carry(setting, trigger, found)
    if passive and trigger.pattern.words in _VISITED:
        found = [as_host(p) if p.side == "subject" else p for p in found]
    if trigger.pattern.words in _CARRIES and not passive and all(p.side == "host" for p in found):
        found += _subject(setting, trigger)  # "Biden leaves for a week that takes him to Tokyo"
    if trigger.act != "visit" and found and all(p.side == "subject" for p in found):
        found += whom(setting, trigger)
    if trigger.pattern.words == ("bring",) and sum(p.side == "object" for p in found) >= _SIDES:
        found = [
            p for p in found if p.side != "subject" or p.who.is_person
        ]  # "The crisis in A brings B and C together"
    if trigger.act == "visit":
        found = [p for p in _travellers(setting, found) if p.side == "host" or travels(setting, p, trigger)]
        if (guest := received(setting, trigger, [*found, *agents])) is not None:
            return guest
        known = {p.who.party for p in found if p.side == "host"}
        found += [p for p in listed_countries(setting, trigger) if p.who.party not in known]
        if not any(p.side == "host" for p in found):
            found += (
                where(setting, trigger)
                or on_ground(setting, trigger)
                or (arrived(setting, trigger, found) or staying(setting, trigger, found))
            )
    named = members(setting, trigger)
    if not named and trigger.act != "visit" and len({p.who.party for p in found if p.who.party}) < _SIDES:
        named = members_named(setting, trigger) or ([] if trigger.is_verb else who_sit(setting, trigger.last))
    return gathered(setting, trigger, _on_ground(_unique(found + agents + named)))


def _on_ground(parts: list[Part]) -> list[Part]:
    """As in "gathered in Rome": the ground is at the table only where the other side is not told."""
    told = [p for p in parts if p.side != "ground"]
    if len({p.who.party for p in told if p.who.party}) >= _SIDES:
        return told
    return [replace(p, side="object") if p.side == "ground" else p for p in parts]


def _subject(setting: Setting, trigger: Trigger) -> list[Part]:
    """The subject; of a visit, the nearest that may travel: no country is on its way."""
    at = trigger.first
    if trigger.is_verb and (likened := likens(setting.sentence.words(), at)) is not None:
        return _likened(setting, at, likened)
    first = found = subject_of(setting, at, setting.clauses[at])
    while trigger.act == "visit" and trigger.is_verb and found and all(_is_country(p) for p in found):
        at = next((i for i, item in enumerate(setting.sentence.items) if item.start == found[0].start), 0)
        found = subject_of(setting, at, setting.clauses[at]) if at else []
    return found or first


def _likened(setting: Setting, at: int, likened: int) -> list[Part]:
    """Who was the first or the last to: told behind the verb of being, else its subject, of the office's country."""
    if likened > at:
        return part_at(setting, likened + 1, "subject")
    told = subject_of(setting, likened, setting.clauses[likened])
    office = [p for i in range(likened + 1, at) for p in part_at(setting, i, "subject") if p.who.party]
    return office if told and office and told[0].who.party != office[-1].who.party else told


def _is_country(part: Part) -> bool:
    return part.who.actor.sort is Sort.PARTY and not part.who.actor.title


def _unique(parts: list[Part]) -> list[Part]:
    seen: set[tuple[int, str]] = set()
    kept = []
    for part in parts:
        mark = (part.start, part.who.key or part.who.level)
        if mark not in seen:
            seen.add(mark)
            kept.append(part)
    return kept


def _pre_modifiers(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Kishida's visit", "the Japan-US summit", "their talks": owners right in front of a noun."""
    if trigger.is_verb:
        return []
    items, words = setting.sentence.items, setting.sentence.words()
    parts: list[Part] = []
    index = trigger.first - 1
    free = _BEFORE
    while index >= 0 and free:
        word, item = words[index], items[index]
        if item.actor is not None:
            bare = (
                trigger.act == "visit" and item.actor.sort in (Sort.PARTY, Sort.PLACE) and item.actor.form != "demonym"
            )
            hosting = bare and words[index + 1] not in OWNS
            parts += (
                [Part(p.who, p.start, p.end, "host") for p in part_at(setting, index, "subject")]
                if hosting
                else part_at(setting, index, "subject")
            )
        elif word in ("their", "his", "her") and _someone_before(setting, index):
            break
        elif word in ("their", "his", "her"):
            meant = _named_behind(setting, index) or setting.discourse.pronoun(
                "they" if word == "their" else word, items[:index], setting.meanings, setting.barred
            )
            parts += [Part(m, item.start, item.end, "all" if len(meant) > 1 else "subject") for m in meant]
            break
        elif word in OWNS or word in ("-", "–", "and", "&") or item.time is not None or item.format is not None:
            pass
        elif word in _CARRYING or word in WILL or word in WOULD:
            break  # "he and Austin would hold talks": the subject of the verb
        elif word in ("the", "a", "an", ",", ".", "", "for") or word in GOVERNING or word in BE or word in HAVE:
            break
        index -= 1
        free -= 1
    if trigger.act != "visit" and len({p.who.party for p in parts if p.who.party}) > 1:
        return [Part(p.who, p.start, p.end, "all") for p in parts]
    return parts


def _travellers(setting: Setting, parts: list[Part]) -> list[Part]:
    """As in "Blinken and Austin would meet Motegi and Kishi. They may go on to Seoul": those of the topic's party."""
    topic = setting.discourse.topic
    several = [p for p in parts if p.side == "all"]
    if topic is None or not any(p.who.party == topic.party for p in several):
        return parts
    pointing = {i.start for i in setting.sentence.items if i.word in PLURAL_PRONOUNS}
    return [p for p in parts if p.start not in pointing or p.side != "all" or p.who.party == topic.party]


def _is_subject(setting: Setting, trigger: Trigger) -> bool:
    """As in "..., and the second meeting will be held": a noun that opens its clause behind an "and"."""
    words, at = setting.sentence.words(), trigger.first
    first = next(i for i in range(at, -1, -1) if i == 0 or setting.clauses[i - 1] != setting.clauses[at])
    if trigger.is_verb or words[first] not in ("and", "but") or words[first + 1 : first + 2] != ["the"]:
        return False
    return all(words[i].isalpha() and words[i] not in _CARRYING and words[i] != "to" for i in range(first + 1, at))


def _who_carry(setting: Setting, trigger: Trigger, parts: list[Part]) -> list[Part]:
    """As in "Blinken will attend a U.S.-ROK ministerial": countries in front of a noun keep its verb a subject."""
    if trigger.is_verb or trigger.act == "visit" or any(p.who.is_person for p in parts):
        return []
    words, codes = setting.sentence.words(), {p.who.party for p in parts}
    low = max(0, trigger.first - _AGENT)
    at = next((i for i in range(trigger.first - 1, low - 1, -1) if words[i] in _CARRYING), None)
    subject = subject_of(setting, at, setting.clauses[at]) if at is not None else []
    return [p for p in subject if p.who.is_person and p.who.party in codes]


def _someone_before(setting: Setting, index: int) -> bool:
    """Whether the sentence has named the owner itself, so that the subject will be found there."""
    owners = (Sort.PERSON, Sort.ROLE)
    before = [i.actor for i in setting.sentence.items[:index] if i.actor is not None]
    countries = {a.party for a in before if a.sort is Sort.PARTY}
    several = setting.sentence.items[index].word == "their" and len(countries) > 1
    return several or any(a.sort in owners for a in before)


def _named_behind(setting: Setting, index: int) -> list[Someone]:
    """As in "During his visit to India, Suga met": the person right behind the comma of an opening phrase."""
    items = setting.sentence.items
    opening = index <= _FRONT or (setting.sentence.words()[0] in _OPENING and not _someone_before(setting, index))
    if not opening or setting.sentence.words()[index] == "their":
        return []
    comma = next((i for i in range(index, len(items) - 1) if items[i].word == ","), None)
    actor = items[comma + 1].actor if comma is not None else None
    if actor is None or actor.sort is not Sort.PERSON:
        return []
    return [p.who for p in part_at(setting, (comma or 0) + 1, "subject")]


def _behind(setting: Setting, trigger: Trigger) -> list[Part]:
    """What the trigger's prepositions lead to, and a verb's direct object."""
    limit = _limit(setting, trigger)
    parts, index = _direct(setting, trigger, limit)
    parts += (
        (in_front(setting, trigger) or paid(setting, trigger) or fronted_with(setting, trigger)) if not parts else []
    )
    if trigger.pattern.words == ("leave",) and "for" in setting.sentence.words()[index : index + _NEAR]:
        parts = []  # "left Tokyo for Washington"
    reach = stops = trigger.last
    while index < limit and not _ends_reach(setting, trigger, index) and index not in setting.others:
        if _leads(setting, trigger, parts, index, reach=reach):
            group, after = group_from(setting, index + 1, limit, _side(trigger, setting.sentence.words()[index]))
            if group:
                parts += group
                index = reach = after
                stops = after if any(p.side == "host" for p in group) else stops
                continue
        index += 1
    if trigger.act == "visit" and any(p.side == "host" for p in parts):
        lead = "in" if trigger.pattern.words == ("be",) else "to"
        parts += _next_stops(setting, max(stops, trigger.last), lead)
    return parts


def _direct(setting: Setting, trigger: Trigger, limit: int) -> tuple[list[Part], int]:
    """A verb's direct object (the host of a visit stands right behind it), and the index behind it."""
    words, index = setting.sentence.words(), trigger.last
    if trigger.is_verb and trigger.act == "visit" and words[index : index + 1] in (["here"], ["there"]):
        return part_at(setting, index, "host"), index + 1
    if not trigger.is_verb or "-" not in trigger.pattern.prepositions or _is_passive(words, trigger) or index >= limit:
        return [], index
    taken = trigger.pattern.words in _BROUGHT and trigger.act == "visit"
    side = "companion" if taken else "host" if trigger.act == "visit" else "object"
    group, after = group_from(setting, index, min(limit, index + _LONGEST), side)
    gap = words[index : setting.sentence.index_of(group[0].start)] if group else []
    far = any(w in GOVERNING for w in gap) or (side == "host" and any(w not in FILLING for w in gap))
    return ([], index) if not group or far else (group, after)


def _leads(setting: Setting, trigger: Trigger, parts: list[Part], index: int, *, reach: int) -> bool:
    """Whether the word at an index is a preposition of the trigger that may still add somebody."""
    words = setting.sentence.words()
    word = words[index]
    if (
        trigger.is_verb
        and trigger.act in ("visit", "speak")
        and word == "of"
        and word not in trigger.pattern.prepositions
    ):
        return False  # "landed in New Delhi, the capital of India"
    if trigger.is_verb and word == "of" and words[index - 1] in _CIRCUMSTANCES:
        return False  # "met on the sidelines of the G7", "came together in defiance of Beijing"
    if trigger.pattern.file == "formats" and word == "with" and index > reach + _NEAR:
        return False
    between = word == "between" and trigger.act != "visit"
    if between and not trigger.is_verb and _takes_place(words, trigger, index):
        return True  # "a summit took place last year at Camp David between"
    if word not in trigger.pattern.prepositions and word not in ("with", "of") and not between:
        return False
    far = word in ("of", "between", "among") and not trigger.is_verb and index > reach + _NEAR
    if far and not only_when_and_where(setting, reach, index):
        return False
    if _side(trigger, word) != "host":
        return True
    hosted = any(p.side == "host" for p in parts)
    return not hosted and not (word == "to" and words[index - 1] in _BEFORE_TO)


_CIRCUMSTANCES = words_of("circumstances")


def _takes_place(words: list[str], trigger: Trigger, index: int) -> bool:
    behind = set(words[trigger.last : index])
    return bool(TAKE_PLACE & behind) and not behind & {",", "and", "with", "to"}


def _next_stops(setting: Setting, start: int, lead: str) -> list[Part]:
    """An itinerary goes on: "to Bangkok on Sunday for talks, to Rangoon on Monday"."""
    items, words = setting.sentence.items, setting.sentence.words()
    found: list[Part] = []
    for index in range(max(start, 1), len(items) - 1):
        enters = words[index - 1] in _GOES_ON or items[index - 1].time is not None
        if words[index] != lead or not enters or items[index + 1].actor is None:
            continue
        group, _ = group_from(setting, index + 1, len(items), "host")
        found += [p for p in group if p.who.actor.form in _GROUNDS]
    return found


def _ends_reach(setting: Setting, trigger: Trigger, index: int) -> bool:
    """A new verb takes over ("to deepen", "dealing"): what stands behind it is its own."""
    words, items = setting.sentence.words(), setting.sentence.items
    word = words[index]
    if word == "to" and index + 1 < len(words) and items[index + 1].actor is None:
        following = words[index + 1]
        carries = following in _CARRYING
        return (
            following.isalpha()
            and following not in FILLING
            and not carries
            and "to" not in trigger.pattern.prepositions
        )
    if word.endswith("ing") and word not in ING_NOUNS and index > trigger.last:
        return True
    return word in ("amid", "despite", "because") and index > trigger.last


def _limit(setting: Setting, trigger: Trigger) -> int:
    mine = setting.clauses[trigger.first]
    limit = trigger.last
    while limit < len(setting.clauses) and setting.clauses[limit] == mine:
        limit += 1
    while limit < len(setting.clauses) and opens_list(setting, limit):
        listed = setting.clauses[limit]
        while limit < len(setting.clauses) and setting.clauses[limit] == listed:
            limit += 1  # "with the Polish leadership: A and B"
    carried = None if trigger.is_verb else carried_behind(setting.sentence.words(), trigger.last)
    while carried and limit < len(setting.clauses) and setting.clauses[limit] == setting.clauses[carried[0]]:
        limit += 1  # "the visit which Blinken paid to China"
    return limit


def _side(trigger: Trigger, preposition: str) -> str:
    if trigger.act == "visit":
        if preposition == "of" and "of" not in trigger.pattern.prepositions:
            return "subject"
        return "companion" if preposition == "with" else "host"
    if preposition in ("between", "among"):
        return "all"
    if preposition in ("in", "at"):
        return "ground"
    if preposition == "of":
        return "all"
    return "object"


def _by(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "by X" behind a passive or a noun, "hosted by X and Y": the agent."""
    words = setting.sentence.words()
    limit = _limit(setting, trigger)
    side = "subject" if trigger.act == "visit" else "object"
    marks = [i for i in range(trigger.last, limit - 1) if words[i] in _HOSTED and words[i + 1] == "by"]
    if marks and not trigger.is_verb:
        return [part for i in marks for part in group_from(setting, i + 2, limit, side)[0]]
    near = limit if trigger.is_verb else min(limit, trigger.last + _AGENT)
    for index in range(trigger.last, near):
        if not trigger.is_verb and words[index] and words[index] not in _BEFORE_AGENT:
            if words[index] == "by":
                return group_from(setting, index + 1, limit, side)[0]
            return []
        if words[index] == "by":
            return group_from(setting, index + 1, limit, side)[0]
    return []


def _is_passive(words: list[str], trigger: Trigger) -> bool:
    if trigger.form not in ("ed", "en") or words[max(0, trigger.first - 1)] in HAVE:  # "was to have visited"
        return False
    return any(words[i] in BE for i in range(max(0, trigger.first - 3), trigger.first))
