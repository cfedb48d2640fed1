"""Exports of Nexis: the layout of old ("3 of 49 DOCUMENTS") and that of today ("End of Document").

Lines in, articles out; the lines may come from a text, a page, a DOCX or an RTF file. Fields are known by their names
in English, German and French; a line of a story that begins like one ("TOKYO: ...") is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.intake.articles import Article
from dragoman.intake.exportdays import day_in, instant_in, language_of

_NUMBERED = re.compile(
    r"\s*(?:\d{1,5} of (?P<en>\d{1,5}) DOCUMENTS?|Dokument \d{1,5} von (?P<de>\d{1,5})"
    r"|Document \d{1,5} de (?P<fr>\d{1,5}))\s*"
)
_ENDED = re.compile(r"\s*(?:End of Document|Ende des Dokuments?|Fin du document)\s*", re.IGNORECASE)
# The fields' names, in capitals in the layout of old; those that today's has too stand there as "Byline: ".
_NAMES = {
    "byline": ("BYLINE", "AUTOR", "AUTEUR"),
    "title": ("HEADLINE", "SCHLAGZEILE", "TITRE"),
    "body": ("BODY", "HAUPTTEXT", "CORPS"),
    "language": ("LANGUAGE", "SPRACHE", "LANGUE"),
    "said": ("DATELINE", "DATUMSZEILE", "HIGHLIGHT", "HERVORHEBUNG"),
    "head": ("SECTION", "RUBRIK", "RUBRIQUE", "LENGTH", "LÄNGE", "LONGUEUR", "SERIES"),
    "tail": ("LOAD-DATE", "GRAPHIC", "GRAFIK", "GRAPHIQUE", "PUBLICATION-TYPE", "JOURNAL-CODE", "JOURNAL CODE"),
}
_CAPITAL_ONLY = (
    "UPDATE|ZEITUNGS-CODE|SUBJECT|GEOGRAPHIC|COMPANY|ORGANIZATION|PERSON|PEOPLE|CITY|STATE|COUNTRY|INDUSTRY|TICKER|"
    "ISIN|TERMS|CORRECTION|CORRECTION-DATE|DOCUMENT-TYPE|TYPE|NOTES|CLASSIFICATION|URL|ACC-NO|PUB-TYPE"
)


def _named(kind: str) -> str:
    names = "|".join(f"{name}|{name.title()}" for name in _NAMES[kind])
    return f"(?P<{kind}>{names}{'|' + _CAPITAL_ONLY if kind == 'tail' else ''})"


_FIELD = re.compile(rf"(?:{'|'.join(map(_named, _NAMES))})\s*:\s*(?P<value>.*)", re.DOTALL)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))[\s\xa0]*(?:©|\(c\))?[\s\xa0]*(?:\d{4}|\w)", re.IGNORECASE)
_DATED_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\))\D{0,40}\d{4}", re.IGNORECASE)
_RESERVED = re.compile(r"(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\W*", re.IGNORECASE)
_HEADING = re.compile(r"(?:body|haupttext)", re.IGNORECASE)
_BEHIND = re.compile(r"(?:classification|klassifizierung|graphic|grafik|notes|hinweise)", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Z][A-Z -]{2,24}:\s")
_COUNTED = re.compile(r"(?:Documents|Dokumente) \((\d{1,5})\)")
_WITHIN = 80  # lines, in which an export says how many documents it has
_LONGEST_DATE = 160

_Block = list[str]


def articles_of_nexis(lines: Sequence[str]) -> tuple[Article, ...]:
    """The articles of an export of Nexis; () where the lines are none."""
    starts = [number for number, line in enumerate(lines) if _NUMBERED.fullmatch(line)]
    if starts:
        parts = (lines[begin + 1 : end] for begin, end in pairwise((*starts, len(lines))))
        first = _NUMBERED.fullmatch(lines[starts[0]])
        among = int(first[first.lastgroup]) if first and first.lastgroup else 0
        return tuple(replace(_of_old(part), among=among) for part in parts)
    ends = [number for number, line in enumerate(lines) if _ENDED.fullmatch(line)]
    if not ends:
        return ()
    parts_of_today = [lines[begin:end] for begin, end in pairwise((0, *ends, len(lines)))]  # the last may be cut off
    told = next((int(match[1]) for line in lines[:_WITHIN] if (match := _COUNTED.fullmatch(line.strip()))), 0)
    found = (article for part in parts_of_today if (article := _of_today(part)) is not None)
    return tuple(replace(article, among=told) for article in found)


def _of_old(lines: Sequence[str]) -> Article:
    """The layout of old: outlet, date, title, fields, story, fields, copyright."""
    blocks = list(_blocks(lines))
    first = next((n for n, block in enumerate(blocks) if _field(block)), min(3, len(blocks)))
    at = first
    while at < len(blocks) and (match := _field(blocks[at])) and not match["body"] and not match["tail"]:
        at += 1
    story, behind = _parted(blocks[at:])
    head = [block for block in blocks[:first] if not _is_copyright(block)]
    dated = next((n for n, block in enumerate(head) if _day_line(block)), None)
    article = _stated([*blocks[:at], *behind], _day_line(head[dated]) if dated is not None else "")
    title, outlet = _joined(head), ""
    if dated is not None:
        title = _joined(head[dated + 1 :])
        outlet = head[dated - 1][-1] if dated else _outlet_of_copyright(blocks[:first])
    said = [*_said(blocks[first:at]), *(_without_label(block) for block in story)]
    return replace(article, title=article.title or title, outlet=outlet, paragraphs=_told(said), lines=tuple(lines))


def _of_today(lines: Sequence[str]) -> Article | None:
    """Today's layout: title, outlet, date, copyright, fields, "Body", story, "Classification". None for no article."""
    blocks = list(_blocks(lines))
    body = next((n for n, block in enumerate(blocks) if len(block) == 1 and _HEADING.fullmatch(block[0])), None)
    if body is None:
        body = max((n for n, block in enumerate(blocks) if (match := _field(block)) and match["head"]), default=None)
    if body is None:
        return None
    head = blocks[:body]
    story, behind = _parted(blocks[body + 1 :])
    # What stands above the date may be a list of all titles: the article's own is the nearest.
    dated = max((n for n, block in enumerate(head) if _day_line(block) and not _field(block)), default=None)
    if dated is None:
        return replace(
            _stated([*head, *behind], ""), title=_joined(head[:1]), paragraphs=_told(story), lines=tuple(lines)
        )
    return replace(
        _stated([*head[dated:], *behind], _day_line(head[dated])),
        title=_joined(head[max(dated - 2, 0) : dated - 1]) if dated > 1 else "",
        outlet=_joined(head[dated - 1 : dated]) if dated else "",
        paragraphs=_told([*_said(head[dated:]), *story]),
        lines=tuple(lines),
    )


def _parted(blocks: Sequence[_Block]) -> tuple[Sequence[_Block], Sequence[_Block]]:
    """The story, and what stands behind it: the fields and the notice that end the article.

    A field of a name that is not known may stand among these, but not above them: it may be a story's last paragraph.
    """
    end = next((n for n, block in enumerate(blocks) if len(block) == 1 and _BEHIND.fullmatch(block[0].strip())), None)
    if end is not None:
        return blocks[:end], blocks[end:]
    end = at = len(blocks)
    while at and (_is_copyright(blocks[at - 1]) or _field(blocks[at - 1]) or _LABELLED.match(blocks[at - 1][0])):
        at -= 1
        if _is_copyright(blocks[at]) or _field(blocks[at]):
            end = at
    return blocks[:end], blocks[end:]


def _stated(blocks: Sequence[_Block], when: str) -> Article:
    """What the fields and the copyright line of an article state. when: the line of its date."""
    values: dict[str, str] = {}
    for block in blocks:
        if match := _field(block):
            kind = next(kind for kind in _NAMES if match[kind])
            values.setdefault(kind, " ".join(match["value"].split()))
    day = day_in(when)
    notice = next((block for block in blocks if _is_copyright(block)), [])
    return Article(
        title=values.get("title", ""),
        published=day,
        at=instant_in(when, day),
        byline=values.get("byline", ""),
        copyright=next((" ".join(line.split()) for line in notice if _COPYRIGHT.match(line.strip())), ""),
        language=language_of(values.get("language", "")),
    )


def _said(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """The words of the fields above a story that are words of the article: its dateline, its summary."""
    for block in blocks:
        match = _field(block)
        if match and match["said"] and match["value"].strip():
            yield [match["value"]]


def _without_label(block: _Block) -> _Block:
    """A block without the label "BODY:"."""
    match = _field(block)
    return [match["value"]] if match and match["body"] else block


def _told(blocks: Sequence[_Block]) -> tuple[str, ...]:
    """A paragraph of each block that holds any words."""
    return tuple(words for block in blocks if (words := _joined([block])))


def _outlet_of_copyright(blocks: Sequence[_Block]) -> str:
    """The outlet where it stands in one block with the copyright line, below it."""
    for block in blocks:
        if _is_copyright(block) and len(block) > 1 and not _RESERVED.fullmatch(block[-1].strip()):
            return block[-1].strip()
    return ""


def _day_line(block: _Block) -> str:
    """The line of a block that is a date; "" for none."""
    line = next((line for line in block[:2] if len(line) <= _LONGEST_DATE and day_in(line)), "")
    return "" if _is_copyright(block) else line


def _is_copyright(block: _Block) -> bool:
    return bool(_DATED_COPYRIGHT.match(block[0].strip())) or any(_RESERVED.fullmatch(line.strip()) for line in block)


def _field(block: _Block) -> re.Match[str] | None:
    """A field and its value, which may go on below its first line."""
    return _FIELD.fullmatch("\n".join(block).strip().replace("\xa0", " "))


def _joined(blocks: Sequence[_Block]) -> str:
    return " ".join(" ".join(line.split()) for block in blocks for line in block).strip()


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Runs of lines between blank ones."""
    block: _Block = []
    for line in lines:
        if line.strip(" \t\xa0\r\n\f"):
            block.append(line.strip(" \t\r\n\f"))
        elif block:
            yield block
            block = []
    if block:
        yield block
