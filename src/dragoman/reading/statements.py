"""What a sentence says that somebody said, asked for, promised or condemned: the verb, who did, and the words."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.reading.grammar import BE, OWNS
from dragoman.reading.items import Item, Sentence
from dragoman.reading.people import Someone
from dragoman.reading.speakers import Floor, Speaker, find_speaker
from dragoman.reading.vocabulary import listed

_STRONG = listed("strong_saying")
_PLAIN = listed("plain_saying")
_SAYING = listed("saying")
# Verbs that say something only with the right word behind them: "called for", "spoke against", "asked for".
_WITH = {
    "called": listed("behind_called"),
    "calls": listed("behind_called"),
    "calling": listed("behind_called"),
    "spoke": frozenset({"of", "against", "out"}),
    "speaks": frozenset({"of", "against"}),
    "asked": frozenset({"for", "that", "to"}),
    "asks": frozenset({"for", "that", "to"}),
    "objects": frozenset({"to"}),
    "objected": frozenset({"to"}),
}
_VERBS = _STRONG | _PLAIN | _SAYING | set(_WITH)
_NOUN_BEFORE = OWNS | {"the", "a", "an", "his", "her", "its", "their", "these", "such", "of", "no", "any"}
_LEAST = 14  # characters that a statement behind its verb must have, else it stood before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words of a report that are somebody's: text[start:end], said with the verb at `said`."""

    speaker: str
    by_person: bool
    verb: str
    strong: bool
    said: int
    start: int
    end: int


def find_statements(sentence: Sentence, meanings: Mapping[int, Someone], floor: Floor) -> list[Statement]:
    """The statements of a sentence whose speaker is known, in order."""
    found = [
        (index, speaker)
        for index, item in enumerate(sentence.items)
        if item.word in _VERBS
        and _says(sentence, index)
        and (speaker := find_speaker(sentence, index, meanings, floor))
    ]
    bounds = [min(speaker.index, verb) for verb, speaker in found[1:]]
    made = []
    for (verb, speaker), (low, high) in zip(found, _stretches(sentence, found, bounds), strict=True):
        word = sentence.items[verb].word
        made.append(
            Statement(
                speaker=speaker.name,
                by_person=speaker.is_person,
                verb=word,
                strong=word in _STRONG or word in _WITH,
                said=sentence.items[verb].end,
                start=low,
                end=high,
            )
        )
    return made


def _says(sentence: Sentence, index: int) -> bool:
    words = sentence.words()
    word = words[index]
    before = words[index - 1] if index else ""
    if word in _WITH:
        behind = words[index + 1] if index + 1 < len(words) else ""
        if behind == "on" and "to" not in words[index:]:
            return False  # "called on the minister": a visit
        named = word == "asked" and index + 1 < len(words) and sentence.items[index + 1].actor is not None
        return (behind in _WITH[word] or named) and before not in BE
    if word in _SAYING:
        return before == "," or (index > 0 and sentence.items[index - 1].actor is not None)
    if word not in _STRONG and word not in _PLAIN:
        return False
    return before not in _NOUN_BEFORE and not (before in BE and word != "ready")


def _stretches(sentence: Sentence, found: list[tuple[int, Speaker]], bounds: list[int]) -> list[tuple[int, int]]:
    """Where each statement's words stand: behind its verb up to the next speaker, else before it."""
    items, span = sentence.items, sentence.span
    stretches = []
    for number, (verb, speaker) in enumerate(found):
        stop = next((b for b in bounds[number:] if b > verb), len(items))
        end = items[stop].start if stop < len(items) else span.end
        start = items[verb].start
        if speaker.index > verb:  # "..., said X": the words before it, or those on both sides
            start, end = span.start, start
        elif end - items[verb].end <= _LEAST or _is_inserted(items, verb, speaker.index):
            first = found[number - 1][0] + 1 if number else 0
            start = items[first].start if first < len(items) else span.start
            end = end if _is_inserted(items, verb, speaker.index) else items[speaker.index].start
        stretches.append((start, max(start, end)))
    return stretches


def _is_inserted(items: tuple[Item, ...], verb: int, speaker: int) -> bool:
    """Words set in between: "what profits one side, he said, cannot last"."""
    behind = items[verb + 1].word if verb + 1 < len(items) else ""
    return behind == "," and any(item.word == "," for item in items[max(0, speaker - 2) : speaker])
