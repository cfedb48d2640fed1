"""A message that was forwarded within another one's text: where it begins, and what its head says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr

from dragoman.dates import moment
from dragoman.intake.exportdays import day_in

_BEGIN = re.compile(
    r"^>?[ \t]*(?:[-_]{3,}\s*(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|"
    r"message transféré|message d'origine|mensaje reenviado)[ \t]*[-_]{3,}[ \t]*"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message réexpédié[ \t]*:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = {
    "sender": ("from", "von", "de"),
    "date": ("date", "sent", "datum", "gesendet", "envoyé", "fecha"),
    "subject": ("subject", "betreff", "objet", "asunto"),
    "": ("to", "cc", "an", "à", "para", "reply-to", "antwort an", "importance"),
}
_FIELDS = {name: kind for kind, names in _HEAD.items() for name in names}
_FIELD = re.compile(r"[*_]{0,2}([^\W\d_][\w -]{0,18}?)\s*:[*_]{0,2}\s+(.*)")
_MOST_LINES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """A message within a message.

    sender: the name it went out under. at: the instant, where a zone is stated.
    begin: where what forwards it ends in the other one's text.
    """

    text: str
    subject: str
    sender: str
    published: date | None
    at: datetime | None
    begin: int = 0


def forwarded_in(text: str) -> Forward | None:
    """The first message that a text says it forwards, with all that stands behind its head; None for none."""
    begin = _BEGIN.search(text)
    if begin is None:
        return None
    lines = text[begin.end() :].lstrip("\r\n").split("\n")
    if sum(line.startswith(">") for line in lines) * 10 > 9 * sum(bool(line.strip()) for line in lines):
        lines = [line.removeprefix(">").removeprefix(" ") for line in lines]
    values, end = _head(lines)
    if not values.keys() & {"date", "subject"}:
        return None
    day, at = moment(values.get("date", ""))
    return Forward(
        text="\n".join(lines[end:]).strip("\r\n"),
        subject=values.get("subject", ""),
        sender=parseaddr(values.get("sender", ""))[0],
        published=day or day_in(values.get("date", "")),
        at=at,
        begin=begin.start(),
    )


def _head(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """What the head of a message says, and the number of its lines."""
    values: dict[str, str] = {}
    end = 0
    for number, line in enumerate(lines[:_MOST_LINES]):
        match = _FIELD.fullmatch(line.strip())
        kind = _FIELDS.get(match[1].casefold()) if match else None
        if match and kind is not None:
            values.setdefault(kind, match[2].strip())
        elif line.strip() and not values:
            return {}, 0
        elif values and not line.strip():
            break
        end = number + 1
    return values, end
