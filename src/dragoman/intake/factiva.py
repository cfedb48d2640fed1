"""Exports of Factiva: with field codes ("HD", "PD", "SN" ...), and the layout of an article without them.

Lines in, articles out; the lines may come from a text, a page, a DOCX or an RTF file, with a tab between two cells of a
table. Every article ends with its number ("Document REUT000020210312eh3c000ab").
"""

import re
from collections.abc import Sequence

from dragoman.intake.articles import Article
from dragoman.intake.exportdays import day_in, instant_in, language_of

_NUMBER = re.compile(r"(?:AN\s*)?(?:Document|Dokument|Documento)\s+([A-Za-z0-9]{16,40})\s*")
_CODES = frozenset((
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY", "LP",
    "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "CX", "DLN", "CLM",
))  # fmt: skip
_CODED = re.compile(r"\s*([A-Z]{2,3})(?:\s*\t\s*|[ \xa0]{2,}|\s*\|\s*|\s*$)(.*)", re.DOTALL)
_STORY = ("LP", "TD")
_LENGTH = re.compile(
    r"\s*[\d.,\xa0 ]{1,9}\s*(?:words|mots|Wörter|palabras|parole|palavras|woorden|words?|слов\w*|語|字)\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s*\d{1,2}:\d{2}\b.{0,12}")
_CODE = re.compile(r"[A-Z0-9]{2,8}")
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|rights reserved", re.IGNORECASE)
_LONGEST_NOTICE = 200
_BY = re.compile(r"(?:by|von|par|por|di|door)\s", re.IGNORECASE)
_MOST_HEAD, _MOST_STATED = 4, 12


def articles_of_factiva(lines: Sequence[str]) -> tuple[Article, ...]:
    """The articles of an export of Factiva; () where the lines are none."""
    found: list[Article] = []
    begin = 0
    for number, line in enumerate(lines):
        match = _NUMBER.fullmatch(line.strip()) or _number_in_row(line)
        if match is None:
            continue
        part = [line for line in lines[begin:number] if line.strip()]
        begin = number + 1
        article = _of_codes(part, match[1]) or _of_layout(part, match[1])
        if article is not None:
            found.append(article)
    return tuple(found)


def _number_in_row(line: str) -> re.Match[str] | None:
    """The number of an article that stands in a row of a table, behind its code."""
    row = _CODED.fullmatch(line)
    return _NUMBER.fullmatch(row[2].strip()) if row is not None and row[1] == "AN" else None


def _of_codes(lines: Sequence[str], number: str) -> Article | None:
    """An article whose lines begin with the codes of their fields. None where they do not."""
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.fullmatch(line)
        if match is not None and match[1] in _CODES:
            code = match[1]
            values.setdefault(code, [])
        rest = match[2] if match is not None and match[1] == code else line
        if code and rest.strip():
            values[code].append(" ".join(rest.split()))
    if "HD" not in values or not values.keys() & {"PD", "SN", "LP", "TD"}:
        return None

    def value(code: str) -> str:
        return " ".join(values.get(code, ()))

    day = day_in(value("PD"))
    return Article(
        title=value("HD"),
        outlet=value("SN"),
        published=day,
        at=instant_in(value("ET"), day),
        byline=value("BY"),
        copyright=value("CY"),
        language=language_of(value("LA")),
        number=number,
        paragraphs=tuple(line for code in _STORY for line in values.get(code, ())),
        lines=tuple(lines),
    )


def _of_layout(lines: Sequence[str], number: str) -> Article | None:
    """An article as it is laid out for readers: title, byline, length, date, outlet ... None where it is not."""
    length = next((n for n, line in enumerate(lines) if _LENGTH.fullmatch(line)), None)
    if length is None:
        return None
    head = [" ".join(line.split()) for line in lines[max(length - _MOST_HEAD, 0) : length]]
    stated = [" ".join(line.split()) for line in lines[length + 1 : length + 1 + _MOST_STATED]]
    dated = next((n for n, line in enumerate(stated[:3]) if day_in(line)), None)
    if dated is None:
        return None
    title, byline = _headed(head)
    at = dated + 1
    clock = ""
    if at < len(stated) and _CLOCK.fullmatch(stated[at]):
        clock = stated[at]
        at += 1
    outlet = stated[at] if at < len(stated) else ""
    story, notice, language = _behind_outlet(stated[at + 1 :])
    day = day_in(stated[dated])
    return Article(
        title=title,
        outlet=outlet,
        published=day,
        at=instant_in(clock, day),
        byline=byline,
        copyright=notice,
        language=language,
        number=number,
        paragraphs=tuple(" ".join(line.split()) for line in lines[length + 1 + at + 1 + story :]),
        lines=tuple(lines),
    )


def _headed(head: Sequence[str]) -> tuple[str, str]:
    """Title and byline of the lines above the length: the title is the longest one, the byline the one below it."""
    if not head:
        return "", ""
    bylines = [n for n, line in enumerate(head) if n and _BY.match(line)]
    at = bylines[0] - 1 if bylines else max(range(len(head)), key=lambda n: len(head[n]))
    return head[at], head[at + 1] if at + 1 < len(head) else ""


def _behind_outlet(lines: Sequence[str]) -> tuple[int, str, str]:
    """How many lines stand between the outlet and the story; the copyright line and the language among them.

    They are code, edition, section, page, language and copyright line; the last two end them.
    """
    language = ""
    ended = 0
    for number, line in enumerate(lines):
        if len(line) <= _LONGEST_NOTICE and _COPYRIGHT.search(line):
            return number + 1, line, language
        if not language and len(line) <= 40 and (code := language_of(line)):
            language, ended = code, number + 1
        elif ended and number > ended:
            break
    if ended:
        return ended, "", language
    return (1 if lines and _CODE.fullmatch(lines[0]) else 0), "", ""
