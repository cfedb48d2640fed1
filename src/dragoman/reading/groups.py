"""Groups of actors: who stands at an item, and who is joined to whom by commas and "and"."""

from dataclasses import replace

from dragoman.reading.actors import Actor, Sort
from dragoman.reading.antecedents import named_before, two_parties_before
from dragoman.reading.countries import count_of, counted, states_of
from dragoman.reading.governing import FILLING, GOVERNING, HEADS, JOINING
from dragoman.reading.grammar import (
    BE,
    HAVE,
    OWNS,
    PLURAL_PRONOUNS,
    RELATIVES,
    SAY,
    SINGULAR_PRONOUNS,
    WILL,
    WOULD,
)
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Item
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone

_PAIRING, _STATES = words_of("pairing"), words_of("states")
_AFTER_NAMES, _BODIES = words_of("after_names"), words_of("bodies")
_JOINED = frozenset({("as", "well", "as"), ("along", "with"), ("together", "with")})
_COUNTS = frozenset({"two", "both", "the", "three", "four"})
_MANY = {"three": 3, "trio": 3, "four": 4, "five": 5}
_ING_NOUNS = words_of("ing_nouns")
_GROUNDS = frozenset({"name", "capital"})
_PRESENCE = words_of("presence")
_ALONE: tuple[list[str], ...] = (
    [],
    ["."],
    [","],
    ["in"],
    ["on"],
    ["at"],
    [";"],
)  # behind "both" that stands for two people
_OTHER = frozenset({"other"})
_INCLUDING = frozenset({"including", "like", "such"})
_TWO = 2
_MOST_STEPS = 5  # items between two members
_MOST_WORDS = 3  # unknown words that may stand before the first member


def group_from(setting: Setting, index: int, limit: int, side: str) -> tuple[list[Part], int]:
    """The actors joined by commas and "and" from an index on, and the index behind them."""
    parts: list[Part] = []
    steps = 0
    behind = index
    while index < limit and steps < _MOST_STEPS and not (parts and _ends_hosts(setting, index, side)):
        here = [] if _is_class(setting, index) else part_at(setting, index, side)
        if here:
            parts += here
            steps, index = 0, index + 1
            behind = index
            continue
        passed, counted = _passed(setting, index, side, found=bool(parts), steps=steps)
        if not passed:
            break
        index += passed
        steps += counted
    return _of_one_level(parts), behind


def _of_one_level(parts: list[Part]) -> list[Part]:
    """As in "the leaders of Vietnam, Indonesia and Thailand": of each country the leader."""
    lead = parts[0].who if parts else None
    if lead is None or lead.actor.sort is not Sort.ROLE or not lead.actor.plural or not lead.party:
        return parts
    level = lead.level
    return [
        replace(p, who=replace(p.who, level=level)) if p.who.actor.sort is Sort.PARTY and not p.who.level else p
        for p in parts
    ]


def _ends_hosts(setting: Setting, index: int, side: str) -> bool:
    """As in "During a visit to Hanoi last month, Rutte met": behind the comma somebody acts, who hosts nobody."""
    actor = setting.sentence.items[index].actor
    people = actor is not None and actor.sort in (Sort.PERSON, Sort.ROLE)
    return side == "host" and people and setting.sentence.words()[index - 1] == ","


def _passed(setting: Setting, index: int, side: str, *, found: bool, steps: int) -> tuple[int, int]:
    """How many items that are no member may be passed over here, and for how many steps they count."""
    item, words = setting.sentence.items[index], setting.sentence.words()
    word = words[index]
    if found and joins(setting, index):
        return 1, 1
    if found and side == "host" and item.time is not None:
        return 1, 0
    if found and words[index : index + 4] == ["on", "one", "side", "and"]:
        return 4, 0
    if found and tuple(words[index : index + 3]) in _JOINED:
        return 3, 0
    if word in FILLING or _is_class(setting, index):
        return 1, 1
    if opens_list(setting, index):
        return 1, 0
    if found:
        return 0, 0
    if word in HEADS and words[index + 1 : index + 2] == ["of"]:
        return 2, 0  # "between the foreign ministries of Oman and Latvia"
    if item.actor is not None and side in ("host", "object") and steps < _MOST_WORDS:
        return 1, 1
    if word in OWNS and not index + 1 >= len(words):
        return 1, 0  # "a courtesy call on the country's prime minister"
    if side == "object" and (word in _SIDES_OF_STATES or (word == "of" and words[index - 1] in _SIDES_OF_STATES)):
        return 1, 0  # "with the members of the Presidency of Bosnia"
    if (side == "host" and word == "of" and steps) or (word in _INCLUDING and words[index - 1] in (",", "")):
        return 1, 0
    if word in _PRESENCE and words[index + 1 : index + 2] == ["of"]:
        return 2, 0
    return (1, 1) if word.isalpha() and word not in GOVERNING and steps < _MOST_WORDS else (0, 0)


_LISTING = frozenset({":", "-", "–", "—"})
_SIDES_OF_STATES = words_of("official_sides")


def opens_list(setting: Setting, index: int) -> bool:
    """As in "with the Polish leadership: President A and Prime Minister B"."""
    items, words = setting.sentence.items, setting.sentence.words()
    if words[index] not in _LISTING:
        return False
    before, behind = items[index - 1], items[index + 1 : index + 3]
    several = words[index - 1] in _SIDES_OF_STATES or (before.actor is not None and before.actor.plural)
    spaced = words[index] == ":" or before.end < items[index].start
    return several and spaced and any(i.actor is not None and i.actor.sort is Sort.PERSON for i in behind)


def _is_class(setting: Setting, index: int) -> bool:
    """As in "several foreign leaders, including Scholz and Biden": officials in general, of whom some are named."""
    actor, words = setting.sentence.items[index].actor, setting.sentence.words()
    if actor is None or actor.sort is not Sort.ROLE or not actor.plural:
        return False
    behind = words[index + 1 : index + 3]
    return behind[:1] in (["including"], ["like"]) or behind in ([",", "including"], ["such", "as"])


def joins(setting: Setting, index: int) -> bool:
    """A comma or "and" between members; a hyphen only where no space surrounds it ("Japan-US")."""
    items = setting.sentence.items
    word = items[index].word
    if word not in JOINING:
        return False
    if word not in ("-", "–", "/"):
        return True
    return (
        0 < index < len(items) - 1
        and items[index - 1].end == items[index].start
        and items[index].end == items[index + 1].start
    )


def _heads(setting: Setting, index: int) -> bool:
    """As in "received Orban's foreign minister, Peter Szijjarto": whose office-holder is named right behind."""
    items, words = setting.sentence.items, setting.sentence.words()
    behind = items[index + 2].actor if words[index + 1 : index + 2] and index + 2 < len(items) else None
    owner = items[index].actor
    person = owner is not None and owner.sort is Sort.PERSON and words[index + 1 : index + 2] in [[o] for o in OWNS]
    return person and behind is not None and behind.sort is Sort.PERSON and bool(behind.title)


def _is_modifier(setting: Setting, index: int) -> bool:
    """As in "US troops", "Japan's willingness": a party that only describes the noun behind it."""
    item = setting.sentence.items[index]
    if (
        item.actor is None
        or item.actor.sort not in (Sort.PARTY, Sort.PLACE)
        or index + 1 >= len(setting.sentence.items)
    ):
        return False
    following = setting.sentence.items[index + 1]
    words = setting.sentence.words()
    if following.word in _BODIES or words[index + 1 : index + 3] == ["foreign", "ministry"]:
        return False
    if following.word in OWNS:
        return True
    if following.word in _AFTER_NAMES or following.word.endswith(("ly", "ed")):
        return False
    return following.word.isalpha() and (not following.word.endswith("ing") or following.word in _ING_NOUNS)


def part_at(setting: Setting, index: int, side: str) -> list[Part]:
    """Whoever the item at an index stands for: an actor, a pronoun, a pair; nobody for other words."""
    item = setting.sentence.items[index]
    words = setting.sentence.words()
    if item.actor is None and words[index] not in _POINTERS:
        return []
    pointed = _pointed(setting, index) if side == "host" else None
    if pointed is not None:
        return [Part(Someone(actor=pointed, key=pointed.party, party=pointed.party), item.start, item.end, side)]
    if (told := _of_one_country(setting, index, side)) is not None:
        return told
    if item.actor is not None:
        return _named(setting, index, item.actor, side)
    if words[index] in PLURAL_PRONOUNS and (group := _plural_before(setting, index) or named_before(setting, index)):
        return [Part(p.who, p.start, p.end, "all") for p in group]
    if words[index] == "both" and words[index + 1 : index + 2] in _ALONE:
        pair = [p.who for p in _pair_before(setting, index)] or setting.discourse.two()
        return [Part(who, item.start, item.end, side) for who in pair]
    is_object = words[index] == "him" or _is_object_her(setting, index)
    if words[index] in SINGULAR_PRONOUNS | PLURAL_PRONOUNS or is_object:
        items = setting.sentence.items
        beside = _beside(setting, index, is_object=is_object) | setting.barred
        meant = setting.discourse.pronoun(words[index], items[:index], setting.meanings, beside, is_object=is_object)
        meant = meant or _ahead(setting, index)
        return [Part(m, item.start, item.end, "all" if len(meant) > 1 else side) for m in meant]
    counts = index + 1 < len(words) and setting.sentence.items[index + 1].actor is not None  # "the two presidents"
    if words[index] in _MANY and not counts and index and words[index - 1] in _COUNTS:
        many = setting.discourse.several(_MANY[words[index]])
        return [Part(m, item.start, item.end, "all") for m in many] or _states(
            setting.discourse.countries(counted(words, index)), item
        )
    counts = counts or (words[index + 1 : index + 2] != [] and words[index + 1] in _PAIRING)  # "the two nations"
    if words[index] in _PAIRING and not counts and index and words[index - 1] in _COUNTS:
        several = _pair_before(setting, index) or [
            Part(m, item.start, item.end, "all") for m in setting.discourse.two()
        ]
        several = several or _states(setting.discourse.countries(counted(words, index)), item)
        return [party_of(p) for p in several] if words[index] in _STATES else several
    return []


def _named(setting: Setting, index: int, actor: Actor, side: str) -> list[Part]:
    """Whoever an actor stands for: itself, whom a title means, the one person of a country."""
    item, words = setting.sentence.items[index], setting.sentence.words()
    if (one := _by_country(setting, index)) is not None:
        return [Part(one, item.start, item.end, side)]
    if side in ("object", "host") and (_is_modifier(setting, index) or _heads(setting, index)):
        return []
    someone = setting.meanings.get(item.start)
    if someone is None or someone.actor.former or someone.actor.level == "spokesman" or gives_name(setting, index):
        return []
    if actor.sort is Sort.PLACE and side != "host":
        return []
    if actor.sort is Sort.ROLE and actor.plural and _OTHER & set(words[max(0, index - 2) : index]):
        # "and other senior officials": whoever they are; "other officials of Japan": its side
        return [Part(someone, item.start, item.end, side)] if actor.party and not someone.name else []
    if actor.sort is Sort.ROLE and not someone.name:
        told = setting.discourse
        count = _MANY.get(words[index - 1], 0) if index and not someone.party else 0
        meant = told.several(count, someone.level) if count else told.office(someone, setting.barred)
        if meant:
            return [Part(m, item.start, item.end, side) for m in meant]
        number = count_of(words, index) if actor.plural and not someone.party else 0
        if number:
            met = states_of([one.party for one in told.pair]) if number <= _TWO else ()
            owners = two_parties_before(setting, index) if number <= _TWO else []
            owners = owners or _states(met or told.countries(number), item)
            return [Part(someone, item.start, item.end, side), *owners]
    return [Part(someone, item.start, item.end, side)]


def _states(codes: tuple[str, ...], item: Item) -> list[Part]:
    """Countries that the words of an item mean."""
    return [party_part(c, item.start, item.end, "all") for c in codes]


# Every word that may stand for somebody without naming them.
_POINTERS = SINGULAR_PRONOUNS | PLURAL_PRONOUNS | _PAIRING | _MANY.keys()
_POINTERS |= {"her", "here", "there", "two", "both", "three"}


def _pointed(setting: Setting, index: int) -> Actor | None:
    """The place that "here" and "there" mean."""
    word = setting.sentence.words()[index]
    return setting.here if word == "here" else _there(setting, index) if word == "there" else None


def _there(setting: Setting, index: int) -> Actor | None:
    """The place that the sentence has named itself, else the one named last."""
    named = (i.actor for i in setting.sentence.items[:index] if i.actor is not None)
    places = [a for a in named if a.sort is Sort.PLACE or (a.sort is Sort.PARTY and a.form in _GROUNDS)]
    return places[0] if places else setting.discourse.there


def _is_object_her(setting: Setting, index: int) -> bool:
    """Whether "her" is whom somebody meets: "received her on Monday"; not "her visit", "her counterpart"."""
    if setting.sentence.items[index].word != "her":
        return False
    behind = setting.sentence.items[index + 1 : index + 2]
    return not behind or (behind[0].actor is None and (not behind[0].word.isalpha() or behind[0].word in _BEHIND_HER))


_BEHIND_HER = GOVERNING | {"and", "or", "but", "there", "here", "again", "today", "when", "while", "as", "that", "who"}


def _beside(setting: Setting, index: int, *, is_object: bool) -> frozenset[str]:
    """Who is named behind a pronoun in its clause, and in front of it where it is an object; owners aside."""
    words, items = setting.sentence.words(), setting.sentence.items
    found = set()
    for at in range(0 if is_object else index + 1, len(items)):
        who = setting.meanings.get(items[at].start) if items[at].actor else None
        owns = at + 1 < len(words) and words[at + 1] in OWNS
        any_one = at > 0 and words[at - 1] in ("a", "an")  # "the first by a Japanese premier"
        if (
            who is not None
            and who.is_person
            and not owns
            and not any_one
            and setting.clauses[at] == setting.clauses[index]
        ):
            found.add(who.key)
    return frozenset(found)


def gives_name(setting: Setting, index: int) -> bool:
    """As in "two Biden administration officials": a person after whom a body is called."""
    actor, words = setting.sentence.items[index].actor, setting.sentence.words()
    return (
        actor is not None
        and actor.sort is Sort.PERSON
        and words[index + 1 : index + 2][:1] != []
        and words[index + 1] in _BODIES
    )


def _of_one_country(setting: Setting, index: int, side: str) -> list[Part] | None:
    """As in "the two Americans", "both Japanese": those of that party who were named last; None for other words."""
    items = setting.sentence.items
    counted = items[index].word in ("two", "both", "three")
    actor = items[index + 1].actor if counted and index + 1 < len(items) else None
    if actor is None or actor.form != "demonym" or not actor.party:
        return None
    several = setting.discourse.of_party(actor.party, 3 if items[index].word == "three" else 2)
    return [Part(one, items[index].start, items[index + 1].end, side) for one in several]


def _by_country(setting: Setting, index: int) -> Someone | None:
    """As in "the American was received by Xi", "his talks with the Hungarian": the one of that country spoken of."""
    actor, words = setting.sentence.items[index].actor, setting.sentence.words()
    single = actor is not None and actor.form == "demonym" and actor.name.endswith(_ONE)
    if actor is None or not single or not index or words[index - 1] != "the":
        return None
    behind = words[index + 1] if index + 1 < len(words) else "."
    if behind not in _ENDS | BE | HAVE | WILL | WOULD | SAY | GOVERNING | RELATIVES and not behind.endswith("ed"):
        return None
    near = {one.key: one for one in setting.discourse.people[-_RECENT:] if one.party == actor.party and not one.past}
    return next(iter(near.values())) if len(near) == 1 else None


_RECENT = 6  # mentions
_ENDS = frozenset({".", ";", ")"})
_ONE = ("an", "i", "on", "k")  # not "the Chinese", "the French", "the Russians"


def _ahead(setting: Setting, index: int) -> tuple[Someone, ...]:
    """As in "In Manila, which he will reach on June 26, Onodera": the first person behind, where none was named."""
    if setting.sentence.words()[index] not in ("he", "she"):
        return ()
    behind = (n for n in range(index + 1, len(setting.sentence.items)) if setting.clauses[n] != setting.clauses[index])
    named = (setting.meanings.get(setting.sentence.items[n].start) for n in behind if setting.sentence.items[n].actor)
    return tuple(one for one in named if one is not None and one.is_person)[:1]


def _plural_before(setting: Setting, index: int) -> list[Part]:
    """As in "EU foreign ministers ... when they meet": the plural office that the sentence has named itself."""
    for back in range(index):
        actor = setting.sentence.items[back].actor
        if actor is not None and actor.sort is Sort.ROLE and actor.plural and actor.party:
            return part_at(setting, back, "all")
    return []


def _pair_before(setting: Setting, index: int) -> list[Part]:
    """As in "Bush assured Fukuda when the two spoke": the two whom the sentence itself has named."""
    named = named_before(setting, index)
    return named if len(named) == _TWO else []


def party_of(part: Part) -> Part:
    """The country of a person, where the words speak of countries."""
    return party_part(part.who.party, part.start, part.end, part.side)


def party_part(code: str, start: int, end: int, side: str) -> Part:
    """A party that takes part, told by the words of a span."""
    return Part(party_someone(code, start, end), start, end, side)


def party_someone(code: str, start: int, end: int) -> Someone:
    """A party as somebody who may take part, told by the words of a span."""
    actor = Actor(start=start, end=end, sort=Sort.PARTY, name_start=start, name_end=end, party=code)
    return Someone(actor=actor, key=code, party=code)
