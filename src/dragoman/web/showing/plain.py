"""Notes of reconciling in plain words: names and written dates where they have codes and ISO dates.

Invariant: only codes, dates and names of reports are put into words; what a note says stays the same, and what is no
code or date of ours stays as it stands.
"""

import re
from collections.abc import Mapping

from dragoman.model import Topic, When
from dragoman.publishing.words import when_words
from dragoman.web.showing.wording import Names, listed, party_name, the_party, topic_name

_ONE = r"\d{4}(?:-\d{2}){0,2}[~?%]?"
_DATE = re.compile(
    r"https?://\S+"  # of an address nothing is a date
    rf"|(?<![\w/.-])(?:(?:\.\.|{_ONE})/(?:\.\.|{_ONE})|\d{{4}}-\d{{2}}(?:-\d{{2}})?[~?%]?)(?![\w/-])"
)
_BLOCK = re.compile(r"https?://\S+|(?<![\w-])[A-Z][A-Z0-9]+(?:-[A-Z][A-Z0-9]+)+(?![\w-])")
_CODE = re.compile(
    r"(?<=\b(?:in|of|by|to) )[A-Z]{2}(?![\w.'-])|(?<=\bfor )[A-Z][A-Z0-9]+(?![\w.'-])|(?<=, )[A-Z]{2}(?![\w.'-])"
)
_MATTERS = re.compile(r"(?<=\babout the same: )[a-z_]+(?:, [a-z_]+)*")
_SAME_DAY = re.compile(r"\bfrom (\d{1,2} [A-Z][a-z]{2} \d{4}) to \1\b")
_ONE_DAY = re.compile(r"\b1 days\b")
_ENTRY = re.compile(r"\bentry (e[a-z2-7]{8,12})\b")
_SHORTEST = 4  # letters of a report's name that can be told from other words
_TOPICS = frozenset(one.value for one in Topic)


def plainly(text: str, names: Names, reports: Mapping[str, str] | None = None) -> str:
    """A note in plain words. reports: what to call reports that it names, by their names in it."""
    text = _DATE.sub(_date, text)
    text = _BLOCK.sub(lambda found: _block(found[0], names), text)
    text = _CODE.sub(lambda found: _code(found, names), text)
    text = _MATTERS.sub(_matters, text)
    text = _SAME_DAY.sub(r"on \1", text)
    text = _ONE_DAY.sub("1 day", text)
    called = {name: words for name, words in (reports or {}).items() if len(name) >= _SHORTEST and name in text}
    if not called:
        return text
    either = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    return re.sub(rf"(?<![\w/.-])(?:{either})(?![\w/-])", lambda found: called[found[0]], text)


def pieces(text: str) -> list[tuple[str, str]]:
    """A note in pieces: its words, and for those that name an entry the entry's id, else ""."""
    parts = _ENTRY.split(text)
    return [(f"entry {part}" if number % 2 else part, part if number % 2 else "") for number, part in enumerate(parts)]


def _date(found: re.Match[str]) -> str:
    try:
        return when_words(When.of(found[0]))
    except ValueError:
        return found[0]


def _matters(found: re.Match[str]) -> str:
    return ", ".join(topic_name(Topic(one)) if one in _TOPICS else one for one in found[0].split(", "))


def _block(words: str, names: Names) -> str:
    codes = words.split("-")
    return listed([the_party(code, names) for code in codes]) if all(code in names for code in codes) else words


def _code(found: re.Match[str], names: Names) -> str:
    code = found[0]
    if code not in names:
        return code
    return party_name(code, names) if found.string[: found.start()].endswith(", ") else the_party(code, names)
