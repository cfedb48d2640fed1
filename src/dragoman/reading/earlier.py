"""Another one of its kind, told without naming it: "The last was in Washington in May 2023", "It is the first since".

Such a sentence names nobody and no meeting: it speaks of the one told shortly before, and asserts one of the same two
sides on another day. It takes the countries and the offices of that one, never its people, who may have been others.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.dates import TimeMention
from dragoman.model import Role, Status
from dragoman.reading.actors import Sort
from dragoman.reading.background import begun, held_before, is_since
from dragoman.reading.formats import two_plus_two
from dragoman.reading.frame import Frame
from dragoman.reading.gatherings import is_club
from dragoman.reading.grammar import BE_PAST, BE_PRESENT, BREAKS, PLAN, SCHEDULE, TAKE_PLACE, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import party_someone
from dragoman.reading.items import Sentence
from dragoman.reading.merging import is_whole
from dragoman.reading.parts import Part
from dragoman.reading.scene import Scene
from dragoman.reading.venues import Spot, spot_of, spots_of

_BACK = 2  # sentences between a meeting and the sentence that tells of another one
_FRONT = 4  # items in front of the words that point to the other one
_KIND = 3  # items of "of its kind", "such meeting" behind an ordinal
_NEAR = 6  # items between "after one" and its day
_SIDES = 2
_MINISTERS = "foreign_and_defence"
_MEETINGS = frozenset({"meet", "summit", "2+2"})
_ORDERS = frozenset({"last", "previous", "first", "latest", "earlier", "preceding", "second", "third"})
_ONES = words_of("earlier_ones")
_SUCH = frozenset({"such", "of", "its", "this", "the", "kind", "sort", "to", "be", "held"})
_BEFORE_NOW = frozenset({"after", "following", "follows", "followed"})
_TRIPS = words_of("trips")


def with_earlier(found: list[Frame], told: Sequence[Frame], sentence: Sentence, scene: Scene) -> list[Frame]:
    """The frames of a sentence, with the other meeting that it tells of without naming it."""
    if sentence.span.role is not Role.BODY:
        return found
    found = [*found, *_likewise(told, found, sentence, scene)]
    before = _spoken_of([*told, *found], sentence)
    if before is None or scene.published is None:
        return found
    words = sentence.words()
    found = _after_another(found, sentence)
    mark = _other_one(sentence, named=any(is_whole(f) for f in found))
    if _TRIPS & set(words):
        return found
    if mark is None:
        return [*found, *_next_one(before, found, sentence)]
    first, last, time = mark
    when = time.when if time is not None else None
    if time is None or when is None or when.latest is None or when.latest >= scene.published:
        return [*found, *_next_one(before, found, sentence)]
    if any(f.time is not None and f.time.start == time.start and is_whole(f) for f in found):
        return found  # told by words of its own
    spots = [s for s in spots_of(sentence) if first <= sentence.index_of(s.start)] or _venue(sentence, first)
    spot = spots[0] if len({(s.city, s.country) for s in spots}) == 1 else None
    other = replace(_of_same(before, sentence, first, last), time=time, spot=spot)
    return [*(f for f in found if is_whole(f)), other]


def _of_same(before: Frame, sentence: Sentence, first: int, last: int) -> Frame:
    """A meeting of the same two sides, held before, told by the items between two indices."""
    span = sentence.items[first].start, sentence.items[last - 1].end
    return replace(
        held_before(before, span),
        sentence=sentence.number,
        parts=_sides(before, *span),
        time=None,
        spot=None,
        given_up=False,
        slot="",
        fresh=False,
        like_last=True,
        role=sentence.span.role.value,
        pattern="earlier:one",
    )


def _likewise(told: Sequence[Frame], found: Sequence[Frame], sentence: Sentence, scene: Scene) -> list[Frame]:
    """As in "Kihara did the same with Austin": what others were told just before to have done, on that day."""
    items = sentence.items
    at = next((n for n, (one, two) in enumerate(pairwise(sentence.words())) if one == "did" and two in _SAME), None)
    if at is None or any(is_whole(f) for f in found):
        return []
    last = next((f for f in reversed(told) if f.act in _CONTACTS and is_whole(f)), None)
    if last is None or sentence.number - last.sentence > 1 or last.status is not Status.HELD or last.denied:
        return []
    met = [(i, scene.meanings[i.start]) for i in items if i.actor is not None and i.start in scene.meanings]
    people = [Part(who, i.start, i.end, "all") for i, who in met if who.is_person and who.party]
    if len({p.who.party for p in people}) != _SIDES or {p.who.key for p in people} & last.keys:
        return []
    span = items[at].start, items[at].end
    time = _first_time(sentence, 0) or last.time
    other = replace(_of_same(last, sentence, at, at + 1), parts=tuple(people), time=time, words=span)
    return [replace(other, like_last=False, background=False)]


_SAME = frozenset({"the", "so", "likewise"})  # "did the same"
_CONTACTS = frozenset({"meet", "summit", "call", "speak"})


def _next_one(before: Frame, found: Sequence[Frame], sentence: Sentence) -> list[Frame]:
    """As in "The next one is to be held in Canberra", "The next is planned for 2025": with a time or a place told."""
    words, items = sentence.words(), sentence.items
    at = next((n for n in range(1, min(_FRONT, len(words))) if words[n] == "next"), None)
    if at is None or words[at - 1] not in ("the", "their") or any(is_whole(f) for f in found):
        return []
    verb = at + 1
    while verb < len(words) and words[verb] in _SUCH | _ONES:
        verb += 1
    near = set(words[verb : verb + _NEAR])
    if words[verb : verb + 1] == [] or words[verb] not in BE_PRESENT | WILL | WOULD or not near & _SETTING:
        return []
    time = _first_time(sentence, verb)
    spots = [spot_of(i.actor) for n, i in enumerate(items) if n > verb and i.actor and words[n - 1] in ("in", "at")]
    if time is None and not spots:
        return []
    told = _of_same(before, sentence, at, verb)
    status = Status.PLANNED if near & PLAN else Status.SCHEDULED
    spot = spots[0] if spots else None
    told = replace(told, status=status, time=time, spot=spot, slot="new")
    return [replace(told, background=False, like_last=False, fresh=True)]


_SETTING = PLAN | SCHEDULE | TAKE_PLACE | {"to", "be"}


def _after_another(found: list[Frame], sentence: Sentence) -> list[Frame]:
    """As in "met on Friday, a week after talks in Hawaii": with talks of the same, whose day is counted from this."""
    words, items = sentence.words(), sentence.items
    dated = [f for f in found if f.act in _MEETINGS and is_whole(f) and f.when is not None and f.when.is_day]
    if len(dated) != 1:
        return found
    for at in range(2, len(words) - 2):
        if words[at] != "after" or (items[at - 1].time is None and words[at - 1].removesuffix("s") not in _UNITS):
            continue
        noun = next((n for n in range(at + 1, min(at + _KIND + 1, len(words))) if words[n] in _NOUNS), None)
        if noun is None or not _KINDS.issuperset(words[at + 1 : noun]) or words[noun + 1] in _OF_OTHERS:
            continue
        told = _of_same(dated[0], sentence, noun, noun + 1)
        if words[noun] in ("call", "conversation"):
            told = replace(told, act="call")
        spots = [s for s in spots_of(sentence) if noun < sentence.index_of(s.start) <= noun + _KIND]
        rest = [f for f in found if f is dated[0] or is_whole(f)]
        return [*(f for f in rest if f.words[0] != items[noun].start), replace(told, spot=spots[0] if spots else None)]
    return found


_UNITS = frozenset({"day", "week", "month"})
_NOUNS = frozenset({"talks", "meeting", "session", "call", "conversation"})
_KINDS = frozenset({"a", "phone", "telephone", "video", "separate", "bilateral"})
_OF_OTHERS = frozenset({"with", "between", "of", "that", "which", "among", "to", "by"})


def _spoken_of(told: Sequence[Frame], sentence: Sentence) -> Frame | None:
    """The meeting of two sides or more told last, shortly before or in the sentence; no gathering of a club."""
    for last in reversed(told):
        if sentence.number - last.sentence > _BACK:
            return None
        if not last.background and is_whole(last):
            break
    else:
        return None
    if last.act not in _MEETINGS:
        return None
    return last if len(last.codes) >= _SIDES and not any(is_club(c) for c in last.codes) else None


def _sides(before: Frame, start: int, end: int) -> tuple[Part, ...]:
    parts = []
    both = _MINISTERS if two_plus_two(before) else ""
    for code in sorted(before.codes):
        levels = {p.who.level for p in before.parts if p.who.party == code and p.who.level}
        level = both or (next(iter(levels)) if len(levels) == 1 else "")
        parts.append(Part(replace(party_someone(code, start, end), level=level), start, end, "all"))
    return tuple(parts)


def _other_one(sentence: Sentence, *, named: bool) -> tuple[int, int, TimeMention | None] | None:
    """Where the words stand that mean another one, and its day."""
    items, words = sentence.items, sentence.words()
    for index, word in enumerate(words):
        opens = index <= _FRONT or words[index - 2] in BREAKS
        if not named and opens and word in _ORDERS and _is_it(words, index):
            behind = index + 1
            while behind < len(words) and (words[behind] in _SUCH | _ONES or items[behind].format is not None):
                behind += 1
            if words[behind : behind + 1] and (words[behind] in BE_PAST or words[behind] in ("took", "came")):
                return max(0, index - 1), behind, _first_time(sentence, behind)
            since = _first_time(sentence, behind)
            if since is not None and is_since(since) and items[behind].time is since:
                return max(0, index - 1), behind, begun(since)
        if not named and word == "venue" and _ORDERS & set(words[index : index + _NEAR]):
            return index, index + 1, _first_time(sentence, index)
        if word in _BEFORE_NOW and words[index + 1 : index + 2] and _one_behind(words, index + 1):
            time = _first_time(sentence, index)
            near = time is not None and sentence.index_of(time.start) - index <= _NEAR
            return (index, index + 2, time) if near else None
        if not named and word == "did" and words[index + 1 : index + 2] == ["so"] and _ORDERS & set(words[:index]):
            return index, index + 2, _first_time(sentence, index)
    return None


def _is_it(words: Sequence[str], index: int) -> bool:
    """As in "the last", "their first", "it is the second"."""
    return index > 0 and words[index - 1] in ("the", "their", "a")


def _one_behind(words: Sequence[str], index: int) -> bool:
    """As in "after one in Washington", "follows a round in"; not "after a meeting with", which names somebody."""
    at = index + 1 if words[index] in ("a", "the") else index
    return words[at : at + 1] in (["one"], ["round"], ["session"]) and words[at + 1 : at + 2] in _ADJUNCTS


_ADJUNCTS = (["in"], ["on"], ["at"], [""])


def _first_time(sentence: Sentence, index: int) -> TimeMention | None:
    times = (i.time for i in sentence.items[index:])
    return next((t for t in times if t is not None and t.when is not None), None)


def _venue(sentence: Sentence, first: int) -> list[Spot]:
    """As in "Washington was the venue of the last": the place in front."""
    actor = sentence.items[0].actor
    if actor is None or sentence.words()[first] != "venue" or actor.sort not in (Sort.PLACE, Sort.PARTY):
        return []
    return [spot_of(actor)]
