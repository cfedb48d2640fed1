"""RTF to the lines of its text.

Invariant: one pass over the bytes, whatever they hold: no group is followed twice, and nothing that a document says of
itself (sizes of binary data, code pages) is trusted further than the bytes go.
"""

import codecs
import re
from dataclasses import dataclass, replace

START = b"{\\rtf"
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
# Groups whose words are no text of the document, beside those that are marked by \*.
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"footnote annotation fldinst listtable listoverridetable rsidtbl themedata datastore generator xmlnstbl "
    b"latentstyles mmathPr pgptbl bkmkstart bkmkend filetbl revtbl shppict nonshppict pntext pntxta pntxtb "
    b"listtext".split()
)
_MARKS = {
    b"tab": "\t",
    b"cell": "\t",
    b"nestcell": "\t",
    b"line": "\n",
    b"row": "\n\n",
    b"nestrow": "\n\n",
    b"par": "\n\n",
    b"sect": "\n\n",
    b"page": "\n\n",
    b"emdash": "\u2014",
    b"endash": "\u2013",
    b"lquote": "\u2018",
    b"rquote": "\u2019",
    b"ldblquote": "\u201c",
    b"rdblquote": "\u201d",
    b"bullet": "\u2022",
    b"emspace": " ",
    b"enspace": " ",
    b"qmspace": " ",
}
_SIGNS = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n\n", b"\r": "\n\n"}
# A font's set of letters, by its number in the font table, to the encoding of the bytes written in it.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_FONT = re.compile(rb"\\f(\d{1,5})[^{};]{0,200}?\\fcharset(\d{1,3})")
_TABLES = 1 << 18  # bytes in which the font table is looked for
_DEEPEST = 1000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group. skipped: how many signs stand for one that is given as a number."""

    aside: bool = False
    skipped: int = 1
    encoding: str = "cp1252"


def lines_of_rtf(data: bytes) -> list[str]:
    """The lines of an RTF document; paragraphs are parted by blank ones, cells by tabs. Never raises."""
    words = _Reader(data).read()
    words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # letters that were given in two halves
    return words.replace("\x00", "").split("\n")


class _Reader:
    """One reading of one document."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._state = _State()
        self._groups: list[_State] = []
        self._page = "cp1252"
        self._fonts: dict[bytes, bytes] = dict(_FONT.findall(data[:_TABLES]))
        self._letters = bytearray()  # bytes in the encoding of the font, which may be halves of letters
        self._pending = 0  # signs still to be skipped
        self._out: list[str] = []

    def read(self) -> str:
        """The whole text."""
        while self._at < len(self._data):
            match = _TOKEN.match(self._data, self._at)
            if match is None:  # a backslash at the very end
                break
            self._at = match.end()
            word, number, byte, sign, brace, run = match.groups()
            if byte:
                self._letter(int(byte, 16))
                continue
            self._put_letters()
            if brace:
                self._turn_group(opens=brace == b"{")
            elif word:
                self._obey(word, number)
            elif sign == b"*":
                self._state = replace(self._state, aside=True)
            elif sign:
                self._put(_SIGNS.get(sign, ""))
            elif run:
                self._put(run[self._pending :].decode(self._state.encoding, "replace"))
                self._pending = max(self._pending - len(run), 0)
        self._put_letters()
        return "".join(self._out)

    def _put(self, words: str) -> None:
        if not self._state.aside:
            self._out.append(words)

    def _letter(self, byte: int) -> None:
        if self._pending:
            self._pending -= 1
        elif not self._state.aside:
            self._letters.append(byte)

    def _put_letters(self) -> None:
        if self._letters:
            self._put(self._letters.decode(self._state.encoding, "replace"))
            self._letters.clear()

    def _turn_group(self, *, opens: bool) -> None:
        self._pending = 0
        if opens and len(self._groups) < _DEEPEST:
            self._groups.append(self._state)
        elif not opens and self._groups:
            self._state = self._groups.pop()

    def _obey(self, word: bytes, number: bytes | None) -> None:
        """One control word."""
        state = self._state
        if word == b"bin":
            self._at += max(int(number or 0), 0)
        elif word in _ASIDE:
            self._state = replace(state, aside=True)
        elif word == b"ansicpg":
            self._page = _known(f"cp{int(number or 1252)}")
            self._state = replace(state, encoding=self._page)
        elif word == b"f" and number:
            charset = self._fonts.get(number)
            encoding = _CHARSETS.get(int(charset), self._page) if charset else self._page
            self._state = replace(state, encoding=encoding)
        elif word == b"uc":
            self._state = replace(state, skipped=min(max(int(number or 1), 0), 8))
        elif word == b"u" and number:
            self._put(chr(int(number) % 0x10000))
            self._pending = state.skipped
        else:
            self._put(_MARKS.get(word, ""))


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"
