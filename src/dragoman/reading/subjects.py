"""The subject of a verb or of a carried noun: the nearest actors to its left that nothing else governs."""

from dragoman.reading.actors import Sort
from dragoman.reading.governing import FILLING, HEADS, JOINING, acts_behind_opening, ends_phrase, is_governed
from dragoman.reading.grammar import BE, COORDINATORS, OWNS, RELATIVES, SAY, SINGULAR_PRONOUNS
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import joins, part_at
from dragoman.reading.parts import Part, Setting

ING_NOUNS = words_of("ing_nouns")
_TRANSITIVE = words_of("transitive")
_TOGETHER = frozenset({"together", "along", "accompanied"})
_INVITING = 4  # items of "at the invitation of his" in front of who invites
_IDLE = 6  # fillers and joiners between two members of a group
_ACROSS = frozenset({"before", "after", "while", "to", ",", "when", "as"})
_TURNS = frozenset({"after", "before", "from", "following"})
_OBJECTS = frozenset({"him", "her", "them"})  # they do nothing themselves
_ORDINALS = frozenset({"first", "last", "only", "latest", "second", "third"})
_ARTICLES = frozenset({"the", "his", "her", ""})


def subject_of(setting: Setting, index: int, clause: int) -> list[Part]:
    """The nearest ungoverned actors to the left; across "and", "who" and "to" into the clause before."""
    items, words = setting.sentence.items, setting.sentence.words()
    position = index - 1
    hops = 0
    while position >= 0:
        if setting.clauses[position] != clause:
            resumed = next((i for i in range(position, -1, -1) if setting.clauses[i] == clause), None)
            if resumed is not None:  # "Pompeo, who saw Kim in May, spoke": an aside interrupts the clause
                position = resumed
                continue
            opener = words[position + 1]
            if opener in RELATIVES:
                return _antecedent(setting, position)
            hops += 1
            if hops > 2 or not (opener in COORDINATORS or opener in _ACROSS):
                return []
            clause = setting.clauses[position]
        if _leads_on(setting, index, position):
            position -= 1
            continue
        acted_on = words[position] in _OBJECTS and words[position + 1] != "to"  # "for them to meet"
        here = [] if acted_on else part_at(setting, position, "subject")
        bidden = words[position + 1 : position + 2] == ["to"] and position + 2 == index  # "invited Suga to visit"
        if here and not is_governed(words, items, position) and (bidden or not _is_object(setting, position)):
            return _named_in_front(setting, position, here) or leftwards(setting, position, here)
        position -= 1
    return []


def _leads_on(setting: Setting, index: int, position: int) -> bool:
    """As in "left for Seoul after talks": the place that a way leads to has no talks of its own."""
    words, actor = setting.sentence.words(), setting.sentence.items[position].actor
    ground = actor is not None and actor.sort in (Sort.PLACE, Sort.PARTY) and not actor.title
    return ground and words[position - 1 : position] == ["for"] and words[position + 1 : index] in _AFTERWARDS


_AFTERWARDS = (["after"], ["following"], ["before"], ["after", "his"], ["after", "her"], ["after", "their"])


def _named_in_front(setting: Setting, position: int, here: list[Part]) -> list[Part]:
    """As in "Akazawa, Japan's top tariff negotiator, left": whose apposition a title without a holder is."""
    words, items = setting.sentence.words(), setting.sentence.items
    actor = items[position].actor
    bare = actor is not None and actor.sort is Sort.ROLE and not actor.plural and not any(p.who.is_person for p in here)
    if not bare or words[position + 1 : position + 2] != [","]:
        return []
    comma = next((n for n in range(position - 1, max(0, position - _APPOSED), -1) if words[n] == ","), 0)
    if not _ONCE.isdisjoint(words[comma:position]):
        return []  # "Nasheed, a past president of the Maldives, rang"
    named = items[comma - 1].actor if comma else None
    return part_at(setting, comma - 1, "subject") if named is not None and named.sort is Sort.PERSON else []


_ONCE = frozenset({"past", "former", "once", "onetime", "late", "ex", "then"})
_APPOSED = 9  # items of an apposition


def _is_object(setting: Setting, position: int) -> bool:
    """Right behind a verb ("told X") or a predicate ("was the first leader to"): no subject of what follows."""
    words = setting.sentence.words()
    if acts_behind_opening(words, setting.sentence.items, position):
        return False
    for back in range(position - 1, max(-1, position - 6), -1):
        word = words[back]
        item = setting.sentence.items[back]
        if setting.clauses[back] != setting.clauses[position] and words[position] in SINGULAR_PRONOUNS:
            return False  # "before he leaves, he is to travel"
        if word == "," and back and setting.sentence.items[back - 1].actor is None:
            return False  # "During his visit, Li will meet"
        if item.actor is not None or word in JOINING:
            continue
        if word in _ORDINALS and back and words[back - 1] in _ARTICLES:
            return any(w in BE for w in words[max(0, back - 4) : back])
        if word in FILLING:
            continue
        spoken = word in SAY and word not in _TRANSITIVE  # "quoted officials as saying Abe could visit"
        return word in _TRANSITIVE or (word.endswith(("ed", "ing")) and word not in ING_NOUNS and not spoken)
    return False


def leftwards(setting: Setting, position: int, here: list[Part]) -> list[Part]:
    """Complete a group whose last member was met first: "A, B and C will meet"."""
    words = setting.sentence.words()
    together = words[0] in _TOGETHER or words[:2] == ["in", "company"]
    if acts_behind_opening(words, setting.sentence.items, position) and not together:
        return here
    parts = list(here)
    back = position - 1
    idle = 0
    while back >= 0 and idle < _IDLE and not _opens(setting, back, position):
        more = part_at(setting, back, "subject")
        if more and back == position - 1 and words[position] in SINGULAR_PRONOUNS:
            break  # "After talks with Rama he leaves"
        if more:
            governed = is_governed(words, setting.sentence.items, back)
            apart = (
                _is_whence(setting, back, position)
                or not _joined_only(words, back, position)
                or _acts_behind(setting, back, position)
            )
            if governed and apart:
                break
            invited = "invitation" in words[max(0, back - _INVITING) : back - 1] and "of" in words[back - 2 : back]
            if back and words[back - 1] in SAY and words[back + 1] == ",":
                break  # "In Muscat, says the Omani minister, Iran and the United States will"
            if invited or words[back - 1 : back] == ["for"]:
                break  # "At the invitation of A, B will visit", "Before leaving for A, B met"
            if words[:2] == ["instead", "of"] and "," in words[back:position]:
                break  # "Instead of A, B will visit"
            if back == 1 and words[0] in _TURNS and _acts_behind(setting, back, position):
                break  # "After Baku, Fico will continue to Tashkent"
            parts = more + parts
            idle = 0
        elif _may_stand(setting, back):
            idle += 1
        else:
            break
        back -= 1
    return parts


def _is_whence(setting: Setting, back: int, position: int) -> bool:
    """As in "From Japan President Trump goes to": a country right in front of the person who acts."""
    ground, person = setting.sentence.items[back].actor, setting.sentence.items[position].actor
    return back + 1 == position and person is not None and ground is not None and ground.sort is Sort.PARTY


def _acts_behind(setting: Setting, back: int, position: int) -> bool:
    """As in "On the sidelines of the G20, Kishida met": behind the comma no other member follows, but who acts."""
    items = setting.sentence.items
    following = next((i for i in range(back + 1, position + 1) if items[i].actor is not None), position)
    return ends_phrase(items, back, following)


def _opens(setting: Setting, back: int, position: int) -> bool:
    """As in "was in Moscow, and Blinken pressed": a clause of its own begins with this subject."""
    items = setting.sentence.items
    ground, person = items[back].actor, items[position].actor
    if ground is None or person is None or setting.clauses[back] == setting.clauses[position]:
        return False
    return ground.sort in (Sort.PARTY, Sort.PLACE) and person.sort in (Sort.PERSON, Sort.ROLE)


def _shares(setting: Setting, index: int) -> bool:
    """As in "India's and Pakistan's leaders": a possessive of a country whose office is named behind the next one."""
    words, before = setting.sentence.words(), setting.sentence.items[index - 1].actor
    country = before is not None and before.sort is Sort.PARTY
    return words[index] in OWNS and country and words[index + 1 : index + 2] in (["and"], [","])


def _may_stand(setting: Setting, index: int) -> bool:
    """Whether a word may stand between two members of a group: joiners, fillers, "the Government of"."""
    words = setting.sentence.words()
    headed = words[index] in HEADS or (words[index] == "of" and index > 0 and words[index - 1] in HEADS)
    filled = words[index] in FILLING - {"-", "–"}
    return headed or filled or joins(setting, index) or _shares(setting, index)


def _joined_only(words: list[str], start: int, end: int) -> bool:
    """Nothing but joiners and what may stand between two members; "From Tehran the minister will go" joins nobody."""
    between = words[start + 1 : end]
    apart = between[:1] in (["the"], ["a"], ["his"], ["her"])
    return not apart and all(w in JOINING or w in FILLING or not w for w in between)


def _antecedent(setting: Setting, position: int) -> list[Part]:
    of_person = setting.sentence.words()[position + 1] == "who"
    for back in range(position, max(-1, position - (2 * _NEAR if of_person else _NEAR)), -1):
        here = part_at(setting, back, "subject")
        if here and not (of_person and all(_is_ground(p) for p in here)):
            if of_person and setting.sentence.words()[position + 2 : position + 3] in _SINGULAR:
                return here  # "Motegi and Rubio, who is visiting Japan, met"
            return leftwards(setting, back, here)  # "welcomed Sulyok in Sofia, who is on a visit"
    return []


_SINGULAR = (["is"], ["was"], ["has"])
_NEAR = 4  # items in front of "which" or "who" in which stands what they speak of


def _is_ground(part: Part) -> bool:
    return part.who.actor.sort in (Sort.PLACE, Sort.PARTY)
