"""Titles: the words for offices, what office each may denote, and whether a party's office is called so.

The table's `fits` cell lists the parties for which the words are normal English: "*" is every party, "-US" takes
one out, and codes alone are an exhaustive list.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.meanings import Lexicon, Meaning
from dragoman.knowledge.tables import Facts, Row, several
from dragoman.model import MentionKind

_SMALL = frozenset({"of", "and", "for", "the", "to", "in", "or", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Words for an office. level: what mark() gives as form. party: the party that the words imply, or ""."""

    words: str
    offices: tuple[str, ...]
    level: str
    party: str
    fits: tuple[str, ...]
    plural: str

    def fits_party(self, party: str) -> bool:
        """Whether the words are a normal English way to name that office of this party."""
        if "*" in self.fits:
            return f"-{party}" not in self.fits
        return party in self.fits


class Titles:
    """All titles, by their plain words (lower case, British spelling)."""

    def __init__(self, facts: Facts) -> None:
        """Read titles.tsv and native_titles.tsv."""
        self._titles = {row["words"]: _title(row) for row in facts.rows("titles")}
        self._native = {(row["office"], row["party"]): row["title"] for row in facts.rows("native_titles")}

    def native(self, kind: str, party: str) -> str:
        """What the party calls the office in English, where the table says; "" else."""
        return self._native.get((kind, party), "")

    def fits(self, words: str, kind: str, party: str) -> bool:
        """Whether words are a normal title for that office of that party."""
        plain = _plain(words)
        if same_title(words, self.native(kind, party)):
            return True
        title = self._titles.get(plain)
        return title is not None and kind in title.offices and title.fits_party(party)

    def offices(self, words: str) -> tuple[str, ...]:
        """The kinds of office that the words may denote; () for words that name none."""
        title = self._titles.get(_plain(words))
        return title.offices if title else ()

    def add_to(self, lexicon: Lexicon) -> None:
        """All titles in lower case, Title Case, Sentence case and capitals, in both spellings, singular and plural."""
        for title in self._titles.values():
            meaning = Meaning(MentionKind.TITLE, title.offices, title.level, title.party)
            for words in dict.fromkeys((title.words, title.plural or _plural(title.words))):
                for spelt in _spelt(words):
                    lexicon.add_all(_cased(spelt), meaning)


def _title(row: Row) -> Title:
    return Title(
        words=row["words"],
        offices=several(row["offices"]),
        level=row["level"],
        party=row["party"],
        fits=several(row["fits"]),
        plural=row["plural"],
    )


def _plain(words: str) -> str:
    plain = words.lower().replace("defense", "defence").replace("advisor", "adviser")
    return plain.replace("vice-", "vice ").strip()


def same_title(words: str, title: str) -> bool:
    """Whether two titles are the same but for capitals, spelling and hyphens."""
    return bool(title) and _plain(words) == _plain(title)


def _plural(words: str) -> str:
    """The plural by the head noun: before "of", "for" or "to", else the last word."""
    tokens = words.split()
    head = next((place for place, token in enumerate(tokens) if place and token in _SMALL), len(tokens)) - 1
    noun = tokens[head]
    if noun.endswith("s") or noun == "general":
        return words
    ending = "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else "s"
    tokens[head] = (noun[:-1] if ending == "ies" else noun) + ending
    if noun.endswith("man"):
        tokens[head] = noun[:-3] + "men"
    return " ".join(tokens)


def _spelt(words: str) -> Iterator[str]:
    forms = [words]
    for british, other in (("defence", "defense"), ("adviser", "advisor"), ("labour", "labor")):
        forms += [form.replace(british, other) for form in forms if british in form]
    yield from forms


def _cased(words: str) -> Iterator[str]:
    first = _proper(words.split(maxsplit=1)[0])
    lower = " ".join(_proper(token) if token in _PROPER else token for token in words.split())
    yield lower
    yield words
    title = " ".join(token if token in _SMALL else _title_token(token) for token in words.split())
    yield title
    head, of, _ = lower.partition(" of ")
    if of:
        yield head + of + title[len(head + of) :]  # "chief of the Joint Staff"
    yield title.replace("-General", "-general").replace("-Designate", "-designate").replace("-Elect", "-elect")
    yield " ".join((first if first != words.split(maxsplit=1)[0] else first.capitalize(), *lower.split()[1:]))
    if " " in words:
        yield words.upper()


_PROPER = {
    "u.s.": "U.S.", "us": "US", "american": "American", "un": "UN", "sdf": "SDF", "u.n.": "U.N.", "united": "United",
    "nations": "Nations", "nato": "NATO", "asean": "ASEAN", "gcc": "GCC", "eu": "EU", "eu's": "EU's", "oecd": "OECD",
    "iaea": "IAEA", "who": "WHO", "wto": "WTO", "imf": "IMF", "world": "World", "bank": "Bank", "arab": "Arab",
    "league": "League", "african": "African", "union": "Union", "au": "AU", "european": "European",
    "commission": "Commission", "council": "Council", "parliament": "Parliament", "commonwealth": "Commonwealth",
    "pentagon": "Pentagon", "kremlin": "Kremlin", "white": "White", "house": "House", "german": "German",
    "austrian": "Austrian", "saudi": "Saudi", "cia": "CIA", "pm": "PM", "p.m.": "P.M.", "nsa": "NSA", "ec": "EC",
    "communist": "Communist", "asian": "Asian", "oceanian": "Oceanian", "north": "North", "korea": "Korea",
    "northern": "Northern", "ireland": "Ireland", "states": "States", "potus": "POTUS", "europe": "Europe",
}  # fmt: skip


def _proper(token: str) -> str:
    return _PROPER.get(token, token)


def _title_token(token: str) -> str:
    if token in _PROPER:
        return _PROPER[token]
    return "-".join(part[:1].upper() + part[1:] for part in token.split("-"))
