"""Who put off or called off an engagement, and why, as the sentence and the one behind it say."""

import re
from collections.abc import Mapping

from dragoman.reading.actors import Sort
from dragoman.reading.items import Item, Sentence
from dragoman.reading.people import Someone
from dragoman.reading.vocabulary import listed

Said = tuple[str, int, int]

_MOVING = listed("moving")
_SECOND = {
    "called": "off",
    "calls": "off",
    "calling": "off",
    "put": "off",
    "puts": "off",
    "putting": "off",
    "pulled": "out",
    "pulls": "out",
    "pushed": "back",
}
_BE = frozenset({"be", "been", "being", "is", "are", "was", "were", "get", "got"})
_THROUGH = frozenset(
    {"has", "have", "had", "then", "also", "later", "suddenly", "abruptly", "already", "itself", "himself", "herself"}
)
_LEAD = (
    r"because\s+of|owing\s+to|due\s+to(?!\s+(?:take|be|meet|visit|arrive|begin|start|travel|hold|attend|sit|sign|end|open)\b)|"
    r"on\s+account\s+of|in\s+the\s+wake\s+of|in\s+protest\s+(?:at|over|against)|in\s+reply\s+to|in\s+response\s+to|"
    r"citing|blaming|amid|over|given|thanks\s+to|because|since(?=\s+(?:the|he|she|it|they)\s)|"
    r"as(?=\s+(?:\w+\s+){1,4}(?:raged|spread|broke|refused|grew|turned|was|were)\b)|"
    r"when(?=\s+(?:he|she|it|they|the|[A-Z]))|after(?!\s+(?:talks|a\s+meeting)\b)"
)
_REASON = re.compile(rf"\b(?P<lead>(?i:{_LEAD}))\s+(?P<why>[^.;:\n]{{4,160}})")
_OUTRIGHT = re.compile(
    r"\b(?:[Tt]he\s+reason|[Ii]t\s+cited|put\s+the\s+(?:change|delay)\s+down\s+to|[Hh]e\s+cited|[Ss]he\s+cited|cited)\s*(?:was|is|given\s+was|:)?\s*(?P<why>[^.;:\n]{4,160})"
)
_CUT = re.compile(
    r",\s+(?:[^,]{2,60}\s+)?(?:said|says|announced|told|according|reported|confirmed|and|but|while|which|who)\b|\s+(?:but|and)\s+(?:will|would|is|it|he|she|they)\b|\s+according\s+to\b"
)
_COMMA = re.compile(r",\s")
_LOOSE = frozenset({"over", "amid", "given", "after", "when", "as", "since"})
_MOST_WORDS, _CLOSE = 18, 120


def find_mover(sentence: Sentence, trigger: tuple[int, int], meanings: Mapping[int, Someone]) -> Said | None:
    """Who moved the engagement at trigger: the subject of the moving verb, or the "by ..." behind a passive one."""
    verb = _verb(sentence, trigger)
    if verb is None:
        return None
    items = sentence.items
    if verb and items[verb - 1].word in _BE:
        by = next((i for i in range(verb + 1, min(len(items), verb + 6)) if items[i].word == "by"), None)
        return _said(items[by + 1], meanings) if by is not None and by + 1 < len(items) else None
    for index in range(verb - 1, max(-1, verb - 8), -1):
        item = items[index]
        if item.actor is not None:
            if index and items[index - 1].word in ("with", "of", "to", "for", "by", "in", "from"):
                continue
            return _said(item, meanings)
        if item.word in _BE or item.word in ("that", "and", "so", "but"):
            return None
        if item.time is None and item.word not in _THROUGH and item.word not in (",", "-", "–", "—"):
            continue
    return None


def find_reason(text: str, sentence: Sentence, trigger: tuple[int, int], behind: Sentence | None = None) -> Said | None:
    """Why: the "owing to ..." nearest to the moving verb; else what the next sentence gives as the reason."""
    verb = _verb(sentence, trigger)
    at = trigger[0] if verb is None else sentence.items[verb].start
    found = [
        m
        for m in _REASON.finditer(text, sentence.span.start, sentence.span.end)
        if not trigger[0] <= m.start() < trigger[1]
    ]
    found = [m for m in found if _holds(m, at, plain=verb is None)]
    later = [m for m in found if m.start() > at]
    best = later[0] if later else found[-1] if found and _leads(found[-1], text, sentence) else None
    if best is None:
        best = _OUTRIGHT.search(text, sentence.span.start, sentence.span.end)
    if best is None and behind is not None:
        best = _OUTRIGHT.search(text, behind.span.start, behind.span.end)
    return _cut(text, best, leads=_leads(best, text, sentence)) if best is not None else None


def _holds(match: re.Match[str], at: int, *, plain: bool) -> bool:
    """Loose words ("over", "amid") give a reason only close behind the moving verb."""
    lead = match["lead"].split()[0].lower()
    if lead in _LOOSE:
        return not plain and 0 < match.start() - at < _CLOSE
    return True


def _leads(match: re.Match[str], text: str, sentence: Sentence) -> bool:
    """A reason in front stands at the head of its sentence: "Citing the storm, the ministry postponed"."""
    return not text[sentence.span.start : match.start()].strip(" \"“'")


def _verb(sentence: Sentence, trigger: tuple[int, int]) -> int | None:
    """The moving verb nearest to the trigger."""
    words = sentence.words()
    spots = [
        i
        for i, word in enumerate(words)
        if word in _MOVING and (word not in _SECOND or _SECOND[word] in words[i + 1 : i + 7])
    ]
    return min(spots, key=lambda i: _gap(sentence.items[i], trigger), default=None)


def _gap(item: Item, trigger: tuple[int, int]) -> int:
    return trigger[0] - item.end if item.end <= trigger[0] else max(0, item.start - trigger[1])


def _said(item: Item, meanings: Mapping[int, Someone]) -> Said | None:
    """A person by name, a party by its code; nobody for a place."""
    someone = meanings.get(item.start)
    if item.actor is None or someone is None or item.actor.sort is Sort.PLACE:
        return None
    if someone.is_person:
        return someone.name, item.actor.name_start, item.actor.name_end
    return (someone.party, item.start, item.end) if someone.party else None


def _cut(text: str, match: re.Match[str], *, leads: bool) -> Said | None:
    """The reason without the clause that follows it; None where nothing is left: "The reason, says X, is"."""
    start, end = match.span("why")
    stop = (_COMMA if leads else _CUT).search(text, start, end)
    end = stop.start() if stop else end
    words = list(re.finditer(r"\S+", text[start:end]))[:_MOST_WORDS]
    if not words:
        return None
    end = start + words[-1].end()
    while text[end - 1] in ",'\"”’ )":
        end -= 1
    return " ".join(text[start:end].split()), start, end
