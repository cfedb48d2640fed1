"""Whose a story is, where nothing else says so: the holder in its copyright line, the paper in its byline.

A picture's line ("© A Photographer") is no notice of the page: a notice has a year, or reserves rights.
"""

import re
from html import unescape

from dragoman.cleaning.agencies import agencies_in

_SIGN = re.compile(r"©|&(?:copy|#(?:169|x0*a9));|\(c\)(?=\s?(?:19|20)\d\d|\s?copyright)")  # of small letters
_WORD = "copyright"
_END = re.compile(
    r"[\r\n]|<(?:br|hr)\b|</?(?:p|div|li|ul|td|tr|table|footer|section|small|h[1-6]|script|body)\b", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>|<[^<>]*$")
_LEAD = re.compile(r"(?:copyright|©|\(c\)|[\s,.:;|–—-]|by\b|of\b)*", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–—/,]\s?(?:(?:19|20)?\d\d\b|present|now))*", re.IGNORECASE)
_RESERVED = re.compile(r"\W*\b(?:all\s+)?rights\s+(?:are\s+)?reserved\b.*", re.IGNORECASE | re.DOTALL)
_STOP = re.compile(
    r"\s*(?:[|•·;:()\[\]©{}<>\x22]|\.\s|\.$|\s[–—-]\s|,\s(?!(?:inc|ltd|llc|limited|co|corp|pty|plc)\b)).*",
    re.IGNORECASE | re.DOTALL,
)
_COMPANY = re.compile(
    r"(?:[\s,]+(?:inc|ltd|limited|llc|l\.l\.c|corp|corporation|company|co|gmbh|ag|plc|pty|pvt|bv|b\.v|s\.a|sa|sdn|bhd|kk|k\.k|"
    r"and its licensors|or its affiliates)\b\.?)+$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:all|the authors?|authors?|respective|its|notice|policy|terms|and|infringement|law|protected|holders?|owners?|"
    r"this|rights?|privacy|contact|about|image|photo|getty|shutterstock|you|we|us|material|content)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:news|times|post|daily|herald|tribune|journal|gazette|today|star|mail|chronicle|guardian|observer|telegraph|"
    r"broadcasting|radio|television|tv|review|standard|express|monitor|globe|independent|wire|courier|dispatch|register|"
    r"bulletin|weekly|mirror|echo|inquirer|examiner|sentinel|press)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"^(?:special to|for)\s+|\s+(?:staff(?: (?:writers?|reporters?|correspondents?))?|(?:staff |foreign |political )?"
    r"(?:correspondent|reporter|writer|editor|desk|bureau|contributor)s?)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:,|\||/|\s[–—-]\s|\bof\s|\(|\)|\bin\s)\s*")
_WINDOW, _MOST, _LONGEST = 300, 40, 60


def holder(source: str) -> str:
    """The holder that the last copyright notice of a text or page names; "" for none."""
    for start in sorted(_signs(source))[-_MOST:][::-1]:
        if name := _named(source[start : start + _WINDOW]):
            return name
    return ""


def _signs(source: str) -> set[int]:
    """Where notices may begin. Searched in small letters, which is ten times as fast as ignoring case."""
    lower = source.lower()
    if len(lower) != len(source):  # a few letters grow when lowered, which would shift all that follow
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in source)
    found = {match.start() for match in _SIGN.finditer(lower)}
    start = lower.find(_WORD)
    while start >= 0:
        end = start + len(_WORD)
        if not (_is_word(lower[start - 1 : start]) or _is_word(lower[end : end + 1])):
            found.add(start)
        start = lower.find(_WORD, end)
    return found


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def paper_in(byline: str) -> str:
    """The paper or station that a byline names beside its writer ("Ada Writer, The Harbour Post"); "" for none."""
    for part in _PARTS.split(byline)[0 if _STAFF.search(byline) else 1 :]:
        name = _STAFF.sub("", part.strip())
        if (
            name[:1].isupper()
            and _PRESS.search(name)
            and " " in name
            and len(name) <= _LONGEST
            and not agencies_in(name)
        ):
            return name
    return ""


def _named(window: str) -> str:
    end = _END.search(window)
    line = " ".join(unescape(_TAG.sub(" ", window[: end.start()] if end else window)).split())
    line, reserved = _RESERVED.sub("", line), _RESERVED.search(line)
    years = _YEARS.search(line)
    if years is None and reserved is None:
        return ""
    if years is not None:
        line = f"{line[: years.start()]} {line[years.end() :]}"
    name = _STOP.sub("", _LEAD.sub("", line, count=1)).strip(" ,.-–—")
    name = _COMPANY.sub("", name).strip(" ,.")
    fits = (
        2 <= len(name) <= _LONGEST and name.count(" ") < 8 and (name[0].isupper() or name[0].isdigit() or "." in name)
    )
    return name if fits and any(map(str.isalpha, name)) and not _NO_NAME.match(name) else ""
