"""Damage on the way to us, mended before a text is read: what was decoded wrongly, escaped twice, or taken from print.

Each kind is a rule that finds whole places and says what stood there before the damage. Nothing is guessed from words.

Invariant: `Mended.runs` map every character of the mended text to the text received, in order; what is no damage is
the same character in both.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from dragoman.model import Segment

# The characters that a byte from 0x80 on becomes where it is read as windows-1252, or, of the five that this encoding
# leaves open, as ISO 8859-1.
_OF_BYTE = {byte: bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
_BYTE_OF = {character: byte for byte, character in _OF_BYTE.items()} | {chr(byte): byte for byte in range(0x80, 0xA0)}


def _any_of(first: int, last: int) -> str:
    return "[" + re.escape("".join(c for c, byte in _BYTE_OF.items() if first <= byte <= last)) + "]"


_NEXT = _any_of(0x80, 0xBF)
# UTF-8 that was read as windows-1252. Of two letters: those that begin what Western languages write ("Ã©", "Â°");
# others ("É»", "Ð¾") may stand in a text, and count only where the text is full of them.
_MOJIBAKE = re.compile(rf"[\xc2\xc3]{_NEXT}|{_any_of(0xE0, 0xEF)}{_NEXT}{{2}}|{_any_of(0xF0, 0xF4)}{_NEXT}{{3}}")
_FOREIGN = re.compile(
    rf"{_any_of(0xC2, 0xDF)}{_NEXT}|{_any_of(0xE0, 0xEF)}{_NEXT}{{2}}|{_any_of(0xF0, 0xF4)}{_NEXT}{{3}}"
)
_LOST_QUOTE = re.compile("â€(?=[\\s.,;:!?)<]|$)")  # its last byte, 0x9D, is none that windows-1252 can show
_LEAD = re.compile(r"[\xc2-\xf4]")
_WRONG = re.compile(f"{_FOREIGN.pattern}|â€")
_LEAST_FOREIGN = 4
_MOST_ROUNDS = 3

_TWICE = re.compile(r"&amp;(?=(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});)")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_CONTROL = re.compile(r"[\x80-\x9f]")
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)
_PRINTED = re.compile("[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_HYPHEN = re.compile("[\u2010\u2011]")
_PARTED = re.compile("[A-Za-z][\u0300-\u036f]+")
_ASCII = re.compile(r"[\x00-\x7f]+")
_SUSPECT = re.compile(
    "[\x80-\x9f\xad\xc2-\xf4\u0300-\u036f\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2069\ufb00-\ufb06\ufeff\uff10-\uff5a]"
)

_Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A text without its damage. kinds: what was the matter, as people call it; () for nothing worth telling."""

    text: str
    runs: tuple[Segment, ...]
    kinds: tuple[str, ...] = ()


def mended(received: str, markup: str) -> Mended | None:
    """The text without its damage; None where there is none."""
    # What is no ASCII is little of most texts, and looked at in its stead.
    others = "" if received.isascii() else _ASCII.sub(" ", received)
    if "&" not in received and not _SUSPECT.search(others):
        return None
    found = Mended(text=received, runs=(Segment(start=0, end=len(received), raw_start=0, raw_end=len(received)),))
    for kind, sign, rule in _RULES:
        if sign is not None and not sign.search(others):
            continue
        for _ in range(_MOST_ROUNDS):  # what was damaged once is often damaged twice
            changes = list(rule(found.text, markup))
            if not changes:
                break
            found = _changed(found, changes, kind)
            others = _ASCII.sub(" ", found.text)
    return found if found.text is not received else None


def _changed(before: Mended, changes: list[_Change], kind: str) -> Mended:
    """The text with some places changed. They are in order and do not overlap."""
    parts: list[str] = []
    runs: list[Segment] = []
    size = position = 0
    for start, end, meant in (*changes, (len(before.text), len(before.text), "")):
        if start > position:
            parts.append(before.text[position:start])
            runs.append(Segment(start=size, end=size + start - position, raw_start=position, raw_end=start))
            size += start - position
        if meant:
            parts.append(meant)
            runs.append(Segment(start=size, end=size + len(meant), raw_start=start, raw_end=end))
            size += len(meant)
        position = end
    kinds = before.kinds if not kind or kind in before.kinds else (*before.kinds, kind)
    return Mended(text="".join(parts), runs=through(runs, before.runs), kinds=kinds)


def through(runs: list[Segment] | tuple[Segment, ...], below: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Runs over a text that is itself made of runs, as runs over what is received. Both are in order.

    A part of a run that stands for another as a whole stands for all of it.
    """
    found: list[Segment] = []
    at = 0
    for run in runs:
        while at < len(below) and below[at].end <= run.raw_start:
            at += 1
        under = at
        pieces: list[Segment] = []
        while under < len(below) and below[under].start < run.raw_end:
            pieces.append(_part(run, below[under]))
            under += 1
        if not pieces:
            continue
        if run.end - run.start == run.raw_end - run.raw_start:
            found += pieces
        else:
            first, last = pieces[0].raw_start, pieces[-1].raw_end
            found.append(Segment(start=run.start, end=run.end, raw_start=first, raw_end=last))
    return tuple(found)


def _part(run: Segment, below: Segment) -> Segment:
    """The part of an even run that lies on the run below it."""
    first, last = max(run.raw_start, below.start), min(run.raw_end, below.end)
    start, end = run.start + first - run.raw_start, run.start + last - run.raw_start
    if below.end - below.start == below.raw_end - below.raw_start:
        shift = below.raw_start - below.start
        return Segment(start=start, end=end, raw_start=first + shift, raw_end=last + shift)
    return Segment(start=start, end=end, raw_start=below.raw_start, raw_end=below.raw_end)


def _escaped_twice(text: str, markup: str) -> Iterator[_Change]:
    """In a page "&amp;" before the rest of an entity; in a plain text any entity."""
    if "&" not in text:
        return
    if markup == "html":
        yield from ((match.start(), match.end(), "&") for match in _TWICE.finditer(text))
        return
    for match in _ENTITY.finditer(text):
        meant = unescape(match.group())
        if meant != match.group():
            yield match.start(), match.end(), meant


def _decoded_wrongly(text: str, markup: str) -> Iterator[_Change]:  # noqa: ARG001 - one shape for all rules
    """UTF-8 read as windows-1252."""
    if not _LEAD.search(text):
        return
    foreign = len(_FOREIGN.findall(text))
    leads = len(_LEAD.findall(text))
    # Where every second such letter begins a sequence, the whole text was decoded wrongly.
    pattern = _FOREIGN if foreign >= _LEAST_FOREIGN and foreign * 2 > leads else _MOJIBAKE
    changes = []
    for match in pattern.finditer(text):
        octets = bytes(_BYTE_OF[character] for character in match.group())
        try:
            changes.append((match.start(), match.end(), octets.decode("utf-8")))
        except UnicodeDecodeError:
            continue
    changes += [(match.start(), match.end(), "\u201d") for match in _LOST_QUOTE.finditer(text)]
    yield from sorted(changes)


def _controls(text: str, markup: str) -> Iterator[_Change]:  # noqa: ARG001 - one shape for all rules
    """Bytes of windows-1252 read as ISO 8859-1, where they are controls that no text holds."""
    for match in _CONTROL.finditer(text):
        if _OF_BYTE[ord(match.group())] != match.group():
            yield match.start(), match.end(), _OF_BYTE[ord(match.group())]


def _each(pattern: re.Pattern[str], meant: Callable[[str], str]) -> Callable[[str, str], Iterator[_Change]]:
    def rule(text: str, markup: str) -> Iterator[_Change]:  # noqa: ARG001 - one shape for all rules
        if text.isascii():
            return
        for match in pattern.finditer(text):
            right = meant(match.group())
            if right != match.group():
                yield match.start(), match.end(), right

    return rule


def _whole(words: str) -> str:
    return unicodedata.normalize("NFC", words)


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words)


# Kinds without a name are typography: nothing was lost, and nobody need be told.
# The second finds characters without which there is no such damage.
_RULES: tuple[tuple[str, re.Pattern[str] | None, Callable[[str, str], Iterator[_Change]]], ...] = (
    ("double escaping", None, _escaped_twice),
    ("mojibake", _WRONG, _decoded_wrongly),
    ("controls for quotation marks", _CONTROL, _controls),
    ("", re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"), _each(_UNSEEN, lambda _: "")),
    ("", _PRINTED, _each(_PRINTED, _plain)),
    ("", _HYPHEN, _each(_HYPHEN, lambda _: "-")),
    ("", re.compile("[\u0300-\u036f]"), _each(_PARTED, _whole)),
)
