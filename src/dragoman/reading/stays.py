"""When a stay ends, as its sentences or those just behind say: "stays until Thursday", "flies home on Sunday"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.dates import TimeMention
from dragoman.reading.frame import UNTIL, Frame, is_bound
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Item, Sentence
from dragoman.reading.people import Someone

_AWAY, _ENDING, _STAYING = words_of("going_away"), words_of("leaving"), words_of("staying")
_HOME = frozenset({"home", "back"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
_STAYS = frozenset({"visit", "trip", "tour", "stay", "journey", "stopover", "transit", "programme"})
_OTHERS = words_of("occasions")
_PARTING = frozenset({";", "but", "before", "after", "when", "where", "for"})
_REACH = 7  # items in front of a day in which its verb stands
_SUBJECT = 10  # items in front of the verb in which its subject stands
_BEHIND = 2  # sentences behind the visit's that may tell its end
_LONGEST = timedelta(days=21)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Stay:
    start: date
    told: int  # where the words of the beginning stand
    keys: frozenset[str]
    home: frozenset[str]
    meanings: Mapping[int, Someone]


def told_end(
    frames: Sequence[Frame], sentences: Sequence[Sentence], meanings: Mapping[int, Someone], start: date
) -> date | None:
    """The last day of a visit that begins on that day; None where none is told."""
    travellers = [p.who for f in frames for p in f.parts if p.side == "subject"]
    told = next((f.time.start for f in frames if f.time is not None), -1)
    stay = _Stay(start, told, frozenset(w.key for w in travellers), frozenset(w.party for w in travellers), meanings)
    for frame in frames:
        for number in range(frame.sentence, min(frame.sentence + _BEHIND + 1, len(sentences))):
            behind = frame.words[1] if number == frame.sentence else 0
            end = _end_in(sentences[number], behind, stay)
            if end is not None:
                return end
    return _last_day(frames, sentences, start)


def _last_day(frames: Sequence[Frame], sentences: Sequence[Sentence], start: date) -> date | None:
    """As in "On Friday, the second and last day of the visit, he meets"."""
    first = min(frame.sentence for frame in frames)
    for sentence in sentences[first : first + _STORY]:
        if _LAST.isdisjoint(sentence.words()) and not any(_tells_last(i) for i in sentence.items if i.time is not None):
            continue
        words = [_said(item) for item in sentence.items]
        for index, item in enumerate(sentence.items):
            day = _day(item.time, start) if item.time is not None else None
            if day is not None and _is_last(" ".join(words[index + 1 : index + 1 + _REACH + 2])):
                return day
    return None


def _said(item: Item) -> str:
    """Its word; of a time its words, of which "the last day" may be one."""
    return item.time.when.words.lower() if item.time is not None and item.time.when is not None else item.word


def _tells_last(item: Item) -> bool:
    return not _LAST.isdisjoint(_said(item).split())


def _is_last(behind: str) -> bool:
    """As in ", the third and last day of his trip"."""
    before, day, after = behind.partition(" day of ")
    return (
        bool(day) and before.startswith(",") and bool(_LAST & set(before.split())) and bool(_STAYS & set(after.split()))
    )


_STORY = 20  # sentences over which "the visit" is still the same
_LAST = frozenset({"last", "final", "closing"})


def _end_in(sentence: Sentence, behind: int, stay: _Stay) -> date | None:
    for index, item in enumerate(sentence.items):
        if item.time is None or item.start < behind or item.start == stay.told:
            continue
        day = _day(item.time, stay.start)
        if day is not None and _closes(sentence, index, stay, own=behind > 0):
            return day
    return None


def _day(time: TimeMention, start: date) -> date | None:
    """The day meant: a bare weekday is the next such from the beginning of the stay on."""
    when = time.when
    if when is None or when.latest is None:
        return None
    said = time.said
    day = when.latest
    if said.weekday is not None and said.day is None and said.shift is None:
        day = start + timedelta(days=(said.weekday - start.weekday()) % _WEEK)
    elif not when.is_day and not is_bound(when):
        return None
    return day if timedelta() <= day - start <= _LONGEST else None


def _closes(sentence: Sentence, index: int, stay: _Stay, *, own: bool) -> bool:
    """Whether the verb in front of a day ends the stay, and the traveller or the stay is its subject."""
    items, words = sentence.items, sentence.words()
    time = items[index].time
    bound = time is not None and time.when is not None and is_bound(time.when)
    until = bound or words[index - 1] in UNTIL
    for at in range(index - 1, max(-1, index - _REACH), -1):
        word, actor = words[at], items[at].actor
        if actor is not None and actor.party in stay.home and _BACK & set(words[max(0, at - _BEFORE_HOME) : at]):
            return _is_his(sentence, at, stay, own=own)  # "will be back in Seoul on Saturday"
        if word in _PARTING or (actor is not None and actor.party in stay.home):
            return False  # "leaves for Seoul", "leaves Washington": a beginning
        if word in _AWAY | _HOME or word in _ENDING or (until and word in _STAYING):
            return _is_his(sentence, at, stay, own=own)
    behind = words[index + 1 : index + 1 + _HOMEWARD]
    return index <= 1 and "home" in behind and not _PRONOUNS.isdisjoint(behind)  # "On Saturday he goes home"


_BACK = frozenset({"back", "return", "returns", "returned", "returning"})
_BEFORE_HOME = 4  # items between "back" and one's own country
_HOMEWARD = 5  # items of "he will fly home" behind its day


def _is_his(sentence: Sentence, verb: int, stay: _Stay, *, own: bool) -> bool:
    items, words = sentence.items, sentence.words()
    for at in range(verb - 1, max(-1, verb - _SUBJECT), -1):
        someone = stay.meanings.get(items[at].start) if items[at].actor is not None else None
        if someone is not None and someone.is_person:
            return someone.key in stay.keys
        if words[at] in _PRONOUNS | _STAYS:
            return True
        if words[at] in _OTHERS:
            return False
    return own
