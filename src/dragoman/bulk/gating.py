"""The gate on raw bytes: whether a page, or a line of JSON, may tell of an engagement at all.

    bytes | leave out scripts | one pass: words that name parties, words for offices, hidden letters

It sees menus too, so it lets through more than reading finds something in. What it sets aside names no party, or one
and hardly an office. Invariant: one pass over the bytes, which parses nothing; bytes in which words may be hidden
from it (another encoding, letters as entities or escapes, soft hyphens) are let through.
"""

import re
from collections.abc import Iterator, Mapping

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

_SCRIPT, _SCRIPT_END = b"<script", b"</script"
_OTHER_ENCODING = (b"\xff\xfe", b"\xfe\xff")
_HIDING = (b"&shy;", b"\xc2\xad", b"\\u00", b"&#")
# What follows an escape or an entity that stands for a letter of ASCII, or for a soft hyphen.
_LETTER = re.compile(
    rb"(?:[4-7][0-9a-f]|ad)|(?:6[5-9]|[78]\d|9[07-9]|1[01]\d|12[0-2]|173);|x(?:[4-7][0-9a-f]|ad);", re.IGNORECASE
)
_BRIEF = 3_000  # bytes; in so few two parties do without an office ("Lavrov met Wang Yi in Vienna")
_OFFICES = (
    *("minister", "president", "premier", "chancellor", "secretar", "ambassador", "envoy", "king", "queen", "prince"),
    *("emir", "sultan", "pope", "leader", "diplomat", "official", "foreign", "delegation", "commander", "sheikh"),
    *("taoiseach", "ministry", "government", "taliban", "representative", "parliament", "senator", "lawmaker", "chief"),
    *("general", "monarch", "commissioner", "head of", "chairman", "chairperson", "governor", "spokes", "sherpa"),
    *("summit", "talks", "bilateral", "trilateral", "treaty", "2+2", "two-plus-two"),
)


class Gate:
    """A gate for pages and lines, and how many it set aside."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """forms: words that name parties, with the code of each (`Knowledge.party_forms`)."""
        self.passed = 0
        words = {written: code for form, code in forms.items() for written in _written(form)}
        words = {written: word for word in _OFFICES for written in _cased(word)} | words | dict.fromkeys(_HIDING, "")
        self._meant = list(words.values())
        self._is_office = [word in _OFFICES for word in words.values()]
        self._automaton = BytesAhoCorasick(
            list(words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def __call__(self, data: bytes) -> bool:
        """Whether the bytes are let through."""
        found = self.opens(data)
        self.passed += not found
        return found

    def opens(self, data: bytes) -> bool:
        """The same, not counted."""
        if data.startswith(_OTHER_ENCODING) or b"\x00" in data[:64]:
            return True
        shown = _without_scripts(data)
        offices: set[str] = set()
        parties: set[str] = set()
        for number, start, end in self._automaton.find_matches_as_indexes(shown):
            meant = self._meant[number]
            if not meant:
                if _hides(shown, start, end):
                    return True
            elif start and shown[start - 1 : start].isalnum():
                continue
            elif self._is_office[number]:
                offices.add(meant)
            elif not shown[end : end + 1].isalnum():
                parties.add(meant)
        if len(offices) > 1:
            return bool(parties)
        return len(parties) > 1 and (bool(offices) or len(shown) < _BRIEF)


def _cased(word: str) -> Iterator[bytes]:
    """A word as texts and headlines write it."""
    yield from (word.encode(), word.capitalize().encode(), word.title().encode(), word.upper().encode())


def _written(form: str) -> Iterator[bytes]:
    """A name as pages write it, also in capitals: but for short ones, which become other words or acronyms."""
    yield form.encode("utf-8")
    if len(form) > 3:
        yield form.upper().encode("utf-8")


def _without_scripts(data: bytes) -> bytes:
    """The bytes without what stands in scripts."""
    start = data.find(_SCRIPT)
    if start < 0:
        return data
    kept, at = [], 0
    while start >= 0:
        kept.append(data[at:start])
        at = data.find(_SCRIPT_END, start)
        if at < 0:
            break
        start = data.find(_SCRIPT, at)
    else:
        kept.append(data[at:])
    return b" ".join(kept)


def _hides(shown: bytes, start: int, end: int) -> bool:
    """Whether a letter or a soft hyphen is written otherwise here."""
    return shown[start:end] not in (b"&#", b"\\u00") or _LETTER.match(shown, end) is not None
