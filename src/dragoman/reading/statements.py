"""What a sentence says that somebody said, asked for, promised or condemned: the verb, who did, and the words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.reading.grammar import BE, OWNS, SINGULAR_PRONOUNS
from dragoman.reading.items import Item, Sentence
from dragoman.reading.people import Someone
from dragoman.reading.speakers import Floor, Speaker, find_agent, find_speaker, find_subject
from dragoman.reading.strangers import stranger_behind
from dragoman.reading.vocabulary import listed

_STRONG = listed("strong_saying")
_PLAIN = listed("plain_saying")
_SAYING = listed("saying")
_PAIRS = frozenset(tuple(pair.split("_")) for pair in listed("saying_pairs"))
_WITH = frozenset(pair[0] for pair in _PAIRS)
_INFINITIVES, _CONTACTING = listed("saying_infinitives"), listed("contacting")
_NOUNS = listed("saying_nouns")
_VERBS = _STRONG | _PLAIN | _SAYING | _INFINITIVES | _WITH | _NOUNS | {"according"}
_NOUN_BEFORE = OWNS | {"the", "a", "an", "his", "her", "its", "their", "these", "such", "of", "no", "any"}
_LITTLE = 5
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
        if item.word in _VERBS and (speaker := _who(sentence, index, meanings, floor))
    ]
    bounds = [min(speaker.index, verb) for verb, speaker in found[1:]]
    made = []
    for (verb, speaker), (low, high) in zip(found, _stretches(sentence, found, bounds, floor.text), strict=True):
        word = sentence.items[verb].word
        if low < sentence.items[verb].start and _is_relative(sentence, speaker.index):
            continue
        made.append(
            Statement(
                speaker=speaker.name,
                by_person=speaker.is_person,
                verb=word,
                strong=word in _STRONG or word in _WITH,
                said=low if word in _NOUNS else sentence.items[verb].end,
                start=low,
                end=high,
            )
        )
    return made


def _who(sentence: Sentence, index: int, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    """Whose words the verb at items[index] brings; None where it brings nobody's."""
    words = sentence.words()
    word, before = words[index], words[index - 1] if index else ""
    if word == "according" or (word in _NOUNS and (before in OWNS or _is_of_whom(words, index))):
        return _source(sentence, index, meanings, floor.text)
    if before == "to" and word in _INFINITIVES:
        touch = next((n for n in range(index - 1, max(-1, index - _REACH - 1), -1) if words[n] in _CONTACTING), None)
        return find_subject(sentence, touch, meanings, floor) if touch is not None else None
    if word == "saying" and words[max(0, index - 2) : index] == ["quoted", "as"]:
        return find_speaker(sentence, index - 2, meanings, floor)
    if word in _STRONG | _PLAIN and _is_passive(words, index):
        return find_agent(sentence, index, meanings, floor)
    return find_speaker(sentence, index, meanings, floor) if _says(sentence, index) else None


def _is_of_whom(words: list[str], index: int) -> bool:
    """As in "in the words of Ito"."""
    return words[max(0, index - 2) : index] == ["in", "the"] and words[index + 1 : index + 2] == ["of"]


def _source(sentence: Sentence, index: int, meanings: Mapping[int, Someone], text: str) -> Speaker | None:
    """As in "according to Ito", "was Ito's reply": a person beside a word that is no verb."""
    words = sentence.words()
    ahead = words[index] == "according" or words[index + 1 : index + 2] == ["of"]
    near = index + 2 if ahead else index - 2
    who = meanings.get(sentence.items[near].start) if 0 <= near < len(sentence.items) else None
    if who is not None and who.is_person:
        return Speaker(who.name, near, is_person=True)
    if who is not None or near < index or near >= len(sentence.items):
        return None
    name = stranger_behind(text, sentence.items[near].start, sentence.span.end)
    return Speaker(name, near, is_person=True) if name else None


def _is_relative(sentence: Sentence, subject: int) -> bool:
    """As in "the rise that Ito has mentioned": what stands before it is nothing that was said."""
    words = sentence.words()
    before = subject - 1
    while before >= 0 and words[before] in ("", "the"):
        before -= 1
    return before >= 0 and words[before] in _RELATIVES


_RELATIVES = frozenset({"that", "which", "whom"})
_REACH = 14  # items between getting in touch and what it was for


def _is_passive(words: list[str], index: int) -> bool:
    """As in "was then dismissed"."""
    before = index - 1
    while before > 0 and (words[before].endswith("ly") or words[before] in _ADVERBS):
        before -= 1
    return before >= 0 and words[before] in BE and not words[index].endswith("s")


_NOUNS_TOO = frozenset({"claims", "comments", "demands", "notes", "remarks", "reports", "threats"})
_CLOSES = frozenset({",", "and", "but", "who", "”", '"'})
_ADVERBS = frozenset({"again", "also", "then", "at", "once", "not", "since"})


def _says(sentence: Sentence, index: int) -> bool:
    words = sentence.words()
    word = words[index]
    before = words[index - 1] if index else ""
    if word in _WITH:
        behind = words[index + 1] if index + 1 < len(words) else ""
        if behind == "on" and "to" not in words[index:]:
            return False  # "called on the minister": a visit
        named = word == "asked" and index + 1 < len(words) and sentence.items[index + 1].actor is not None
        return ((word, behind) in _PAIRS or named) and before not in BE
    if word in _SAYING:
        return before == "," or before in BE or (index > 0 and sentence.items[index - 1].actor is not None)
    if word not in _STRONG and word not in _PLAIN:
        return False
    unled = index > 0 and sentence.items[index - 1].actor is None and before not in _ADVERBS
    if word in _NOUNS_TOO and unled and not before.endswith("ly"):
        return before in SINGULAR_PRONOUNS or before in _CLOSES  # "recent comments by"
    return before not in _NOUN_BEFORE and before not in BE


def _stretches(
    sentence: Sentence, found: list[tuple[int, Speaker]], bounds: list[int], text: str
) -> list[tuple[int, int]]:
    """Where each statement's words stand: behind its verb up to the next speaker, else before it."""
    items, span = sentence.items, sentence.span
    stretches = []
    for number, (verb, speaker) in enumerate(found):
        stop = next((b for b in bounds[number:] if b > verb), len(items))
        end = items[stop].start if stop < len(items) else span.end
        start = items[verb].start
        if items[verb].word in _NOUNS:
            start, end = span.start, span.end
        elif items[verb].word == "according" and verb <= 1:
            start = items[speaker.index].end
        elif speaker.index > verb:  # "..., said X": the words before it, or those on both sides
            start, end = span.start, start
        elif _says_nothing(
            text, items[verb].end, end, _LITTLE if items[verb].word in _STRONG else _LEAST
        ) or _is_inserted(items, verb, speaker.index):
            first = found[number - 1][0] + 1 if number else 0
            start = items[first].start if first < len(items) else span.start
            end = end if _is_inserted(items, verb, speaker.index) else items[speaker.index].start
        stretches.append((start, max(start, end)))
    return stretches


_LISTENERS = re.compile(
    r"\s*(?:(?:the|a|an|his|her|local|foreign|state|Czech)\s+)*(?:reporters|journalists|newsmen|press|media|correspondents?|parliament|lawmakers|"
    r"newspapers?|television|radio|broadcasters?|(?:news|press)\s+(?:conference|briefing)|interview|briefing|agency|court)\b"
)
_WHEN = re.compile(r"\s*(?:(?:on|in|at|last|this|to|again|later)\b|\w+day\b|yesterday|today|[,.”\"])")
_ONLY_WHEN = re.compile(
    r"(?:\s*[,.”\"]|\s+(?:on|in|at|after|during|before|when|as|while|later|yesterday|today|\w+day)\b|\s*$)"
)
_MEANS = re.compile(
    r"\s*(?:in|on|at|through|during|via)\s+(?:(?:an?|the|his|her|their|its|this)\s+)?(?:[\w-]+\s+){0,2}(?:statements?|tweets?|posts?|message|letter|interview|"
    r"briefing|conference|speech|address|social\s+media|Twitter|X|Facebook|Telegram|note|release|email|remarks|podcast|radio|television)\b"
)
_THAT = re.compile(r"\b(?:that|of|about|how|why|what|whether|to)\b|[:“\"]")


def _says_nothing(text: str, start: int, end: int, least: int) -> bool:
    """Whether what stands behind a verb is too short to be said, or only tells to whom: "told reporters on Monday".

    least: characters; a verb that tells a stance needs few behind it ("opposes tariffs"), but more than a day.
    """
    if end - start <= least or (end - start <= _LEAST and _WHEN.match(text, start, end) is not None):
        return True
    told = _LISTENERS.match(text, start, end) or _MEANS.match(text, start, end)
    return (
        told is not None
        and _THAT.search(text, start, end) is None
        and _ONLY_WHEN.match(text, told.end(), end) is not None
    )


def _is_inserted(items: tuple[Item, ...], verb: int, speaker: int) -> bool:
    """Words set in between: "what profits one side, he said, cannot last"."""
    behind = items[verb + 1].word if verb + 1 < len(items) else ""
    return behind == "," and any(item.word == "," for item in items[max(0, speaker - 2) : speaker])
