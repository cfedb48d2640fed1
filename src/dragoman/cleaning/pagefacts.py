"""What the lines around a story say of it: its headline, who made it, where and when it was filed.

Everything is a candidate with the words that say it; which one holds is for reading to judge.
"""

import re
from dataclasses import dataclass

from dragoman.cleaning.agencies import AGENCY, agencies_in
from dragoman.cleaning.tables import any_of
from dragoman.model import Block, Quote, Role, Text

_CAPS = r"[A-Z][A-Z.'\u2019-]+"
_WORD = r"[A-Z][\w.'\u2019-]*[\w.]"
_PLACE = rf"(?:{_CAPS}|{_WORD})(?:[ -](?:{_CAPS}|{_WORD}|of|the|de|al|el)){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s*{_DAY}(?!\d)(?:,?\s*\d{{4}})?|{_DAY}\s+{_MONTH},?(?:\s*\d{{4}})?|\d{{4}}-\d\d-\d\d)"
    rf"(?:\s*\({_WEEKDAY}\))?"
)
_AGENCY = AGENCY.replace(" ", r"\ ")
_DATELINE = re.compile(
    rf"""(?P<place>{_PLACE}(?:\s*[,/]\s*(?!{_MONTH}\s*\d|{_WEEKDAY}\b|(?i:{_AGENCY})){_PLACE}){{0,3}})
         (?:\s*\[[A-Z][\w\ ]{{2,30}}\])?
         (?:\s*[,.]?\s+(?P<date>{_DATE}|{_WEEKDAY})(?:\s*,(?!\s*(?i:{_AGENCY})))?)?
         (?:\.?\s*[(\[/](?P<source>[^()\[\]/\n]{{2,80}}(?:/[^()\[\]\n]{{2,60}})?)[)\]/]|\s*,\s*(?P<bare>(?i:{_AGENCY})))?
         \s*(?P<close>--|—|\u2013|-|:|\.(?=\s))\s*(?=\S)""",
    re.VERBOSE,
)
_BARE_SOURCE = re.compile(r"\((?P<source>[^()\n]{2,60})\)\s*(?P<close>--|—|\u2013|-)\s")
# "(CNN)Talks were held", "Example.org - Talks were held": an outlet that signs before the first word.
_SIGNED = re.compile(
    r"(?:\((?P<source>(?!(?:EU|UN|US|UK|UAE)\))[A-Z]{2,6})\)\s?(?=[A-Z])"
    r"|(?P<site>[\w-]+\.[a-z]{2,4})\s*(?:--|—|\u2013|-|:)\s)"
)
_OPEN_SOURCE = re.compile(
    rf"""(?P<place>{_PLACE}(?:\s*[,/]\s*{_PLACE}){{0,3}})
         (?:\s*,?\s+(?P<date>{_DATE}))?
         \s*[(\[](?P<source>[^()\[\]\n]{{2,80}})[)\]]\s+(?=[A-Z])""",
    re.VERBOSE,
)
_STAMP_PLACE = re.compile(rf"(?P<place>{_PLACE}(?:\s*/\s*{_PLACE}){{0,3}})\s*[,/]?\s+(?P<date>{_DATE}|{_WEEKDAY})")
_DATE_IN = re.compile(_DATE)
_CLOSING = re.compile(r"\(((?:with|from|source|reporting|compiled|additional)\b[^()\n]{2,120})\)?\s*$", re.IGNORECASE)
_BARE_CLOSING = re.compile(rf"[.!?\u201d\"]\s*\(({AGENCY})\)\s*$", re.IGNORECASE)
_NOT_A_PLACE = re.compile(rf"(?:{any_of('not_places')})", re.IGNORECASE)
_CREDITING = {Role.CREDIT: "credit", Role.BYLINE: "byline", Role.STAMP: "stamp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """A name of who made or carried a story, and the words that say so.

    said_in: the kind of line: "dateline", "credit", "byline", "stamp", "closing" (brackets after the last sentence).
    """

    name: str
    quote: Quote
    said_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a story was filed, as it says itself: "TOKYO, Oct. 2, 2013 -". date: None where none is said."""

    quote: Quote
    places: tuple[Quote, ...]
    date: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a Text says of itself. title: the headline; None where the text has none."""

    title: Quote | None = None
    outlets: tuple[Maker, ...] = ()
    agencies: tuple[Maker, ...] = ()
    dateline: Dateline | None = None


def facts_of_page(text: Text) -> PageFacts:
    """The headline, the outlets and agencies named, and the dateline of a text."""
    title = next((block for block in text.blocks if block.role is Role.TITLE), None)
    outlets: list[Maker] = []
    agencies: list[Maker] = []
    dateline = None
    bodies = [block for block in text.blocks if block.role is Role.BODY]
    for block in bodies[:3]:
        if match := _dateline_match(text, block):
            dateline = _dateline(text, match)
            _sort_source(text, match, outlets, agencies)
            break
    if dateline is None:
        dateline = _stamped_dateline(text)
    for block in text.blocks:
        if block.role in _CREDITING:
            _credited(text, block.start, block.end, _CREDITING[block.role], agencies)
    if bodies:
        _closing(text, bodies[-1], agencies)
    return PageFacts(
        title=text.quote(title.start, title.end) if title else None,
        outlets=tuple(outlets),
        agencies=tuple(agencies),
        dateline=dateline,
    )


def _closing(text: Text, last: Block, agencies: list[Maker]) -> None:
    """The agencies in the brackets that end the last paragraph."""
    start = max(last.start, last.end - 200)
    for pattern in (_CLOSING, _BARE_CLOSING):
        if match := pattern.search(text.text, start, last.end):
            _credited(text, match.start(1), match.end(1), "closing", agencies)
            return


def _dateline_match(text: Text, block: Block) -> re.Match[str] | None:
    """The dateline at the start of a paragraph."""
    head = min(block.end, block.start + 160)
    for pattern in (_SIGNED, _OPEN_SOURCE, _DATELINE, _BARE_SOURCE):
        match = pattern.match(text.text, block.start, head)
        if match and (pattern is _SIGNED or _is_dateline(match)):
            return match
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether what looks like a dateline is one: a place alone must be in capitals, or stand before a colon or dash."""
    groups = match.groupdict()
    place = groups.get("place") or ""
    if place and _NOT_A_PLACE.fullmatch(place):
        return False
    if groups.get("date") or groups.get("bare") or agencies_in(groups.get("source") or ""):
        return True
    if groups.get("source"):
        return bool(place) and place.isupper()
    close = groups.get("close")
    if close == ".":
        return False
    return place.isupper() or (len(place.split()) <= 3 and close in (":", "—", "\u2013", "--"))


def _dateline(text: Text, match: re.Match[str]) -> Dateline | None:
    groups = match.groupdict()
    if not groups.get("place"):
        return None
    start, end = match.span("place")
    if text.text[start:end].count(".") == 1:
        end -= text.text[start:end].endswith(".")
    places = tuple(
        text.quote(start + one.start(), start + one.end())
        for one in re.finditer(r"[^,/\s](?:[^,/]*[^,/\s])?", text.text[start:end])
    )
    date = None
    if groups.get("date"):
        date = text.quote(*match.span("date"))
    elif groups.get("source") and (found := _DATE_IN.search(text.text, *match.span("source"))):
        date = text.quote(*found.span())
    return Dateline(quote=text.quote(match.start(), len(text.text[: match.end()].rstrip())), places=places, date=date)


def _stamped_dateline(text: Text) -> Dateline | None:
    """A place and a day on a line of their own above the story."""
    for block in text.blocks:
        if block.role is Role.BODY:
            return None
        if block.role is Role.STAMP and (match := _STAMP_PLACE.match(text.text, block.start, block.end)):
            return _dateline(text, match) if not _NOT_A_PLACE.fullmatch(match["place"]) else None
    return None


def _sort_source(text: Text, match: re.Match[str], outlets: list[Maker], agencies: list[Maker]) -> None:
    """The names in a dateline's brackets: agencies by their names, the rest outlets."""
    groups = match.groupdict()
    said = next((name for name in ("source", "bare", "site") if groups.get(name)), "")
    if not said:
        return
    start, end = match.span(said)
    for piece in re.finditer(r"[^/,;|]+?(?=\s*(?:[/,;|]|\s[-\u2013—]\s|$))", text.text[start:end]):
        words = piece.group().strip(" -\u2013—")
        if not words or _DATE_IN.search(words) or not any(map(str.isalpha, words)):
            continue
        at = start + piece.start() + piece.group().index(words)
        quote = text.quote(at, at + len(words))
        if found := agencies_in(words):
            agencies.append(Maker(name=found[0][0], quote=quote, said_in="dateline"))
        elif words[0].isupper() or said == "site":
            outlets.append(Maker(name=words, quote=quote, said_in="dateline"))


def _credited(text: Text, start: int, end: int, said_in: str, agencies: list[Maker]) -> None:
    """The agencies that a credit names."""
    for name, first, last in agencies_in(text.text[start:end]):
        agencies.append(Maker(name=name, quote=text.quote(start + first, start + last), said_in=said_in))
