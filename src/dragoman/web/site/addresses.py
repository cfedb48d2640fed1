"""Where each thing stands in a static copy, and the links of a page of ours turned into links between files.

Invariant: a link of a page leads to a file of the copy, to another site, or nowhere; it is relative, so that the copy
can be read from a disk and under any address. Which words a link has is never changed.
"""

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from urllib.parse import quote, unquote

_LINK = re.compile(r'\s(href|src)="([^"]*)"')
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_MOST = 60  # letters of a name in a file's name
_PLAIN = re.compile(r"[^a-z0-9]+")
_TAKEN = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)), "index"})


class Places:
    """The files of a copy by the addresses that the served pages have for them."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """files: an address without its query ("/e/ID") -> the file ("e/ID.html")."""
        self._files = files

    def file(self, address: str) -> str | None:
        """The file of an address, which may be written with percent signs; None where the copy has none."""
        return self._files.get(address) or self._files.get(unquote(address))

    def linked(self, page: str, file: str) -> str:
        """A page as it stands in a file: without forms, its links relative; one that leads nowhere has no address."""
        return _LINK.sub(lambda found: self._link(found, file), _FORM.sub("", page))

    def _link(self, found: re.Match[str], file: str) -> str:
        name, said = found[1], html.unescape(found[2])
        if not said.startswith(("/", "?")):
            return found[0]
        path, _, rest = said.partition("#")
        target = self.file(path)
        if target is None and path.startswith("/series/"):
            target = self.file(path.partition("?")[0])  # of one party: here it is the series with all
        if target is None:
            return ""
        return f' {name}="{html.escape(relative(target, file) + (f"#{rest}" if rest else ""))}"'


def relative(target: str, file: str) -> str:
    """The link from one file of the copy to another."""
    return quote(posixpath.relpath(target, posixpath.dirname(file) or "."))


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A file's name for each name, without its ending: the same names give the same ones, in whatever order they come.

    It is made of the letters that every file system takes; where that is not the whole name, or names share it, a hash
    of the name follows.
    """
    plain = {name: _plain(name) for name in sorted(set(names))}
    counts: dict[str, int] = {}
    for short, _ in plain.values():
        counts[short] = counts.get(short, 0) + 1
    return {
        name: short if is_whole and counts[short] == 1 and short not in _TAKEN else f"{short}-{_hash(name)}".strip("-")
        for name, (short, is_whole) in plain.items()
    }


def coded(codes: str) -> str:
    """A file's name for codes joined by "-": as they are; of a great many the first ones and a hash of all."""
    return codes if len(codes) <= _MOST else f"{codes[:_MOST].rpartition('-')[0]}-{_hash(codes)}"


def _plain(name: str) -> tuple[str, bool]:
    """The name in small letters of ASCII, and whether no letter of it was lost."""
    apart = unicodedata.normalize("NFKD", name[: _MOST * 4].casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    short = _PLAIN.sub("-", bare).strip("-")[:_MOST].strip("-")
    lost = any(letter.isalnum() and letter not in "abcdefghijklmnopqrstuvwxyz0123456789" for letter in bare)
    return short, bool(short) and not lost and len(bare) <= _MOST


def _hash(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
