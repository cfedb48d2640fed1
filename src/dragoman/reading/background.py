"""Meetings told by the way: "the first since April 2019" asserts one in April 2019."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from dragoman.dates import TimeMention
from dragoman.model import Status, When
from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.groups import party_of
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone
from dragoman.reading.venues import Spot, spot_of

_FIRST_OF = 8  # items in front of "since" in which "the first that" stands
_IN_OFFICE = 30  # years over which a bare year is still that of a meeting
_TRIPS = frozenset({"trip", "visit", "journey", "travel"})
_FIRST = frozenset({"first", "only", "latest"})


def is_since(time: TimeMention) -> bool:
    """Whether a time tells since when something had not been ("since 2015"): it dates no meeting that is told."""
    return time.when is not None and time.when.words.lower().startswith("since")


def begun(time: TimeMention) -> TimeMention:
    """The time itself behind "since"; any other time as it is."""
    when = _beginning(time) if is_since(time) else None
    return time if when is None else replace(time, when=when)


def with_before(told: list[Frame], frame: Frame, sentence: Sentence) -> list[Frame]:
    """What a trigger tells, with the meeting before; that alone, as in "Not since November had they met"."""
    before = since_before(frame, sentence)
    if before is None:
        return told
    return [before] if not frame.denied and not_since(frame, sentence) else [*told, before]


def since_before(frame: Frame, sentence: Sentence) -> Frame | None:
    """The meeting before "the first since ..."; None where the sentence tells of none, or not who met."""
    if frame.act == "visit" or len(frame.codes) < 2:
        return None
    if _FIRST.isdisjoint(sentence.words()) and not not_since(frame, sentence):
        return None
    at, spot = _told_since(sentence)
    time = sentence.items[at].time if at is not None else None
    if at is None or _took_office(sentence.words(), at) or _is_in_office(sentence, at):
        return None
    if _TRIPS & set(sentence.words()[max(0, at - _FIRST_OF) : at]):
        return None  # "his first trip to China since 2020" for a summit
    if "that" in sentence.words()[max(0, at - _FIRST_OF) : at]:
        return None  # "the first that Biden has held since January": since he took office, as it happens
    when = _beginning(time) if time is not None else None
    if time is None or when is None:
        return None
    before = held_before(frame, (time.start, time.end))
    parts = tuple(party_of(p) for p in frame.parts if p.who.party)
    return replace(before, parts=parts, time=replace(time, when=when), spot=spot, like_last=True)


def held_before(frame: Frame, span: tuple[int, int]) -> Frame:
    """Another one like this, held before it and told by the way, in the words of a span."""
    return replace(
        frame,
        status=Status.HELD,
        words=span,
        sense=span,
        firm=True,
        denied=False,
        hedged=False,
        background=True,
        points_back=False,
    )


def visit_before(frame: Frame, setting: Setting) -> Frame | None:
    """As in "the first by a French minister since Le Drian's in 2018": the visit of whoever came before."""
    words = setting.sentence.words()
    host = next((p for p in frame.parts if p.side == "host"), None)
    at = words.index("since") if host is not None and "since" in words else 0
    before = _came_before(setting, at) if _FIRST & set(words[max(0, at - _FIRST_BY) : at]) else None
    if host is None or before is None:
        return None
    traveller, time = before
    travellers = [p.who for p in frame.parts if p.side == "subject"]
    if traveller.key in frame.keys or all(traveller.party != one.party for one in travellers):
        return None
    parts = (Part(traveller, traveller.actor.start, traveller.actor.end, "subject"), host)
    earlier = held_before(frame, (traveller.actor.start, time.end))
    return replace(earlier, parts=parts, time=time, spot=spot_of(host.who.actor), given_up=False, en_route=False)


def _came_before(setting: Setting, since: int) -> tuple[Someone, TimeMention] | None:
    """Whom "since" names, and the year or month behind: "since John McCain's visit in 1984"."""
    items, words = setting.sentence.items, setting.sentence.words()
    named = setting.meanings.get(items[since + 1].start) if since + 1 < len(items) and items[since + 1].actor else None
    if named is None or not named.is_person:
        return None
    for index in range(since + 2, min(len(items), since + 2 + _BETWEEN)):
        time = items[index].time
        if time is not None:
            when = _beginning(time)
            return (named, replace(time, when=when)) if when is not None else None
        if words[index] not in _CAME and items[index].actor is None:
            return None
    return None


_FIRST_BY = 16  # items in front of "since" in which "the first by a French foreign minister" stands
_BETWEEN = 6  # items between a name and its year
_CAME = frozenset(
    {"'s", "’s", ",", "in", "on", "there", "here", "own", "came", "went", "did", "visited", "travelled", "so"}
)
_CAME |= {"traveled", "flew", "was", "to", "official", "state", *_TRIPS}


def not_since(frame: Frame, sentence: Sentence) -> bool:
    """As in "they had not met since November", "Not since November had they met": they did then."""
    at, words = _told_since(sentence)[0], sentence.words()
    if at is None or frame.act == "visit":
        return False
    return frame.denied or "not" in words[max(0, at - 2) : at]


def _told_since(sentence: Sentence) -> tuple[int | None, Spot | None]:
    """The item of "since 2015", or of the time in "since Lima in March 2015" with the place."""
    items, words = sentence.items, sentence.words()
    for index, item in enumerate(items):
        if item.time is None or item.time.when is None:
            continue
        if is_since(item.time):
            return index, None
        place = items[index - 1].actor if index > 1 and words[index - 2] == "since" else None
        if place is not None and place.sort in _GROUNDS:
            return index, spot_of(place)
    return None, None


_GROUNDS = (Sort.PLACE, Sort.PARTY)


def _took_office(words: list[str], at: int) -> bool:
    """As in "since October, when Kishida became prime minister": what happened then was no meeting."""
    behind = words[at + 1 : at + 2 + _CLAUSE]
    when = next((n for n, word in enumerate(behind[:2]) if word == "when"), None)
    took = any(pair in _TOOK for pair in pairwise(behind))
    return when is not None and (took or bool(_CAME_IN & set(behind[when:])))


def _is_in_office(sentence: Sentence, at: int) -> bool:
    """As in "Patrick Shanahan, acting secretary since January 1": how long somebody has held an office."""
    items, words = sentence.items, sentence.words()
    office = items[at - 1].actor if at else None
    comma = next((n for n in range(at - 2, max(-1, at - _ASIDE), -1) if words[n] == ","), 0)
    holder = items[comma - 1].actor if comma else None  # "Shanahan, acting secretary since"
    return office is not None and office.sort is Sort.ROLE and holder is not None and holder.sort is Sort.PERSON


_ASIDE = 5  # items between a comma and "since"
_CLAUSE = 9  # items of the clause behind "when"
_CAME_IN = frozenset({"became", "won", "elected", "sworn", "inaugurated", "appointed", "formed", "assumed"})
_TOOK = (("took", "office"), ("took", "over"), ("took", "power"), ("took", "up"))


def _beginning(time: TimeMention) -> When | None:
    """The time behind "since", at the precision in which it was said."""
    said, when = time.said, time.when
    if when is None or when.earliest is None or (said.year is None and said.month is None):
        return None
    year = said.year or when.earliest.year
    if said.month is None and when.latest is not None and when.latest.year - year > _IN_OFFICE:
        return None  # "the first since 1949": since the war, as it happens
    if said.month is None:
        edtf = f"{year:04d}"
    elif said.day is None:
        edtf = f"{year:04d}-{said.month:02d}"
    else:
        edtf = date(year, said.month, said.day).isoformat()
    return When.of(edtf, words=when.words, anchor=when.anchor)


def whoever_then(sentence: Sentence, part: Part) -> bool:
    """As in "since August 2017, when ministers gathered": those of that day, not those whom the report names."""
    actor = next((i.actor for i in sentence.items if i.start == part.start), None)
    return actor is not None and actor.sort is Sort.ROLE and actor.plural and not actor.party
