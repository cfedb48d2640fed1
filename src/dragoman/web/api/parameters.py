"""What an operation may be asked: each parameter with its shape, as the document states it and as it is checked.

Invariant: what the shape lets pass is asked; what it does not is refused with status 400, so that a parameter that was
misspelt, or means nothing, never gives an answer to another question.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.model import Format, Mark, Status
from dragoman.pipeline.cursors import LONGEST as LONGEST_CURSOR
from dragoman.publishing import Json
from dragoman.web.refusing import RefusedError

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])")
_YEAR = re.compile(r"[1-9][0-9]{3}")
_WORDS: Json = {"type": "string", "minLength": 1, "maxLength": 300}
_DAYS: Json = {
    "anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "pattern": f"^{_MONTH.pattern}$"},
        {"type": "string", "pattern": f"^{_YEAR.pattern}$"},
    ]
}
MOST, USUAL = 500, 100
"""Items that one answer holds at most, and where nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One of an address's parameters. shape: its JSON Schema. many: whether it may be said more than once.

    check: whether a value, as the address has it, is of that shape. sample: for examples.
    """

    name: str
    words: str
    shape: Json
    check: Callable[[str], bool]
    many: bool = False
    required: bool = False
    sample: str = ""

    def needed(self) -> "Parameter":
        """The same, without which nothing is asked."""
        return replace(self, required=True)

    def saying(self, words: str) -> "Parameter":
        """The same under other words."""
        return replace(self, words=words)


def _text(name: str, words: str, *, many: bool = False, sample: str = "") -> Parameter:
    return Parameter(name=name, words=words, shape=_WORDS, check=_is_words, many=many, sample=sample)


def choice(name: str, words: str, values: Sequence[str], *, many: bool = False) -> Parameter:
    """A parameter that is one of some words."""
    known = frozenset(values)
    shape: Json = {"type": "string", "enum": list(values)}
    return Parameter(name=name, words=words, shape=shape, check=known.__contains__, many=many)


def day(name: str, words: str, *, sample: str = "2021-03-15") -> Parameter:
    """A parameter that is a day."""
    return Parameter(name=name, words=words, shape={"type": "string", "format": "date"}, check=_is_day, sample=sample)


def flag(name: str, words: str) -> Parameter:
    """A parameter that is true or false."""
    return Parameter(name=name, words=words, shape={"type": "boolean"}, check=("true", "false").__contains__)


def _days(name: str, words: str, sample: str) -> Parameter:
    return Parameter(name=name, words=words, shape=_DAYS, check=_are_days, sample=sample)


def _is_words(value: str) -> bool:
    return 0 < len(value) <= 300


def _is_day(value: str) -> bool:
    try:
        return _DATE.fullmatch(value) is not None and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _are_days(value: str) -> bool:
    return _is_day(value) or _MONTH.fullmatch(value) is not None or _YEAR.fullmatch(value) is not None


def _is_limit(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 3 and 1 <= int(value) <= MOST


AS_OF = day("as_of", "The record as it stood at the end of that day; nothing published later counts. Today without it.")
RECORDED_AS_OF = day(
    "recorded_as_of",
    "Only what this store held on that day: late arrivals and later decisions are left out.",
    sample="2026-01-14",
)
CLEARED = flag("cleared", "true: only what may leave the desk, whoever asks.")
DAYS = (AS_OF, RECORDED_AS_OF, CLEARED)
"""As known when, and to whom: of every read."""

PARTY = _text(
    "party", "A party's code (JP, US, EU ...) or name; more than one: all of them take part.", many=True, sample="JP"
)
FROM = _days("from", "Entries whose date touches this day, month or year, or later.", "2021-03")
TO = _days("to", "Entries whose date touches this day, month or year, or earlier.", "2021-12")
FILTERS = (
    PARTY,
    _text("person", "A person's name or a part of it; more than one: all of them.", many=True, sample="Blinken"),
    _text("office", "leader, foreign, defence, or words of an office, held by somebody of every party.", many=True),
    choice("format", "The kind of engagement; more than one: either.", [one.value for one in Format], many=True),
    choice("status", "Where it stands; more than one: either.", [one.value for one in Status], many=True),
    _text("topic", "A topic, as /topics lists them; more than one: either.", many=True, sample="alliance"),
    _text("place", "A country's code, a city or a part of its name, or online.", sample="Tokyo"),
    _text("series", "A series of meetings, or a part of its name.", sample="2+2"),
    FROM,
    TO,
    choice("undated", "yes: only entries without a date.", ["yes"]),
)
"""Which entries: of every read that is of entries."""

LIMIT = Parameter(
    name="limit",
    words="The most items of one answer.",
    shape={"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
    check=_is_limit,
    sample="2",
)
CURSOR = Parameter(
    name="cursor",
    words="Where the list goes on: the address under next in the answer before has it.",
    shape={"type": "string", "minLength": 1, "maxLength": LONGEST_CURSOR},
    check=lambda value: 0 < len(value) <= LONGEST_CURSOR,
)
PAGING = (LIMIT, CURSOR)

SINCE = day("since", "What was known at the end of this day is what it is compared with.", sample="2021-03-06")
PUBLISHED_FROM = FROM.saying("Reports published on this day, in this month or year, or later.")
PUBLISHED_TO = TO.saying("Reports published on this day, in this month or year, or earlier.")
QUERY = _text(
    "q", 'Words, all of which a report must have; minist* for a beginning, "two plus two" for words in a row.'
)
OUTLET = _text("outlet", "An outlet, by its very name.")
NAME = _text("name", "A part of the name.")
SPEAKER = _text("person", "A part of the speaker's name.")
TOPIC = _text("topic", "A topic, as /topics lists them.", sample="alliance")
FILE_NAME = _text("name", "What the report is called where it has no id of its own, as a file's name would call it.")
MARK = choice("mark", "How far what comes in may go; public without it.", [one.value for one in Mark])
DIALECT = choice("dialect", "Of a CSV: plain for programs, spreadsheet for a double click.", ["plain", "spreadsheet"])
DRY_RUN = flag("dry_run", "true: say what would be done, and do nothing.")
PUBLISHED = day("published", "The day on which all of it was published, above what it states itself.")
WAIT = Parameter(
    name="wait",
    words="The seconds to wait for the work; what takes longer goes on, and the answer says where it is told.",
    shape={"type": "integer", "minimum": 0, "maximum": 60, "default": 30},
    check=lambda value: value.isascii() and value.isdigit() and len(value) <= 2 and int(value) <= 60,
)


def checked(pairs: Sequence[tuple[str, str]], known: Sequence[Parameter], *, strict: bool = True) -> None:
    """RefusedError 400 for what is asked otherwise than the parameters say.

    strict: also for parameters that there are not; without it they pass unread, as pages let them pass.
    """
    shapes: Mapping[str, Parameter] = {one.name: one for one in known}
    seen: set[str] = set()
    for name, value in pairs:
        if name not in shapes:
            if strict:
                there = ", ".join(shapes) or "none"
                raise RefusedError(
                    400, f"There is no parameter {name[:40]!r}; there are: {there}.", parameter=name[:40]
                )
            continue
        one = shapes[name]
        if name in seen and not one.many:
            raise RefusedError(400, f"{name} is said more than once.", parameter=name)
        seen.add(name)
        if not one.check(value):
            raise RefusedError(400, f"{value[:60]!r} is no {name}: {shape_words(one.shape)}.", parameter=name)
        if not value.strip():
            raise RefusedError(422, f"There is no word in {name}.", parameter=name)
    missing = [one.name for one in known if one.required and one.name not in seen]
    if missing:
        raise RefusedError(400, f"Say {' and '.join(missing)}.", parameter=missing[0])


def shape_words(shape: Json) -> str:
    """A shape in words, for people."""
    if shape is _DAYS:
        return "a day, a month or a year, as 2021-03-15, 2021-03 or 2021"
    if shape.get("format") == "date":
        return "a day, as 2021-03-15"
    values = shape.get("enum")
    if isinstance(values, list):
        return f"one of {', '.join(values)}" if len(values) > 1 else str(values[0])
    if shape.get("type") == "boolean":
        return "true or false"
    if shape.get("type") == "integer":
        return f"a whole number from {shape['minimum']} to {shape['maximum']}"
    return f"1 to {shape['maxLength']} letters"
