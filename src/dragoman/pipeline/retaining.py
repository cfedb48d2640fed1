"""Retention: which texts may be kept how long, and a reading without its text but for short quotes.

Invariant: a reading that is shortened says the same: every claim stands, and each quote, cut to a few words where it
was long, stands where it stood; the rest of the text is blank. Copies of the report are still known by their traces.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.cleaning import skeleton, speeches
from dragoman.model import Cited, Quote, Reading, ReportId, Text
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import Shortened, Store  # SQLAlchemy, which `read` must not wait for

LONGEST = 25
"""The words of a quote that may be kept when its text is not."""

_RULES = "retention"  # the name of the rules among the store's small facts
_BATCH = 100  # reports whose texts are dropped in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How many days the texts of an outlet ("" for every other) are kept; None for ever."""

    outlet: str
    days: int | None


def rules_of(store: "Store") -> tuple[Rule, ...]:
    """The rules of a store, by outlet; without any, every text is kept."""
    body = store.meta(_RULES)
    kept = msgspec.json.decode(body, type=dict[str, int | None]) if body else {}
    return tuple(Rule(outlet=outlet, days=days) for outlet, days in sorted(kept.items()))


def put_rules(store: "Store", rules: Iterable[Rule]) -> None:
    """Set the rules; of two for one outlet the later counts."""
    store.put_meta(_RULES, msgspec.json.encode({rule.outlet: rule.days for rule in rules}).decode())


def due(store: "Store", rules: Iterable[Rule], today: date) -> Iterator[Stored]:
    """The reports whose texts the rules give up by the day.

    A text is as old as the last day on which its report may have appeared; one that nobody can date, as its receipt.
    """
    days = {rule.outlet.casefold(): rule.days for rule in rules}
    if not days:
        return
    for entry in store.readings():
        outlet = (entry.reading.outlet or entry.reading.report.outlet).casefold()
        allowed = days.get(outlet, days.get(""))
        if allowed is not None and entry.reading.report.text and _appeared(entry) + timedelta(days=allowed) < today:
            yield entry


def drop(store: "Store", reports: Iterable[ReportId], today: date) -> int:
    """Give up the texts of these reports; how many had one."""
    names = list(reports)
    return sum(
        store.drop_texts(names[start : start + _BATCH], shortened, on=today) for start in range(0, len(names), _BATCH)
    )


def shortened(reading: Reading) -> "Shortened":
    """The reading with short quotes and no other words of its text, and its traces."""
    from dragoman.store import Shortened  # noqa: PLC0415 - SQLAlchemy, as above

    traces = msgspec.msgpack.encode((sorted(speeches(reading.text)), skeleton(reading.text)))
    quoted: list[Quote] = []
    cut = _cut(reading, quoted)
    short = replace(
        cut,
        text=_blanked(reading.text, quoted),
        positions=tuple(replace(said, gist=_few(said.gist)) for said in cut.positions),
    )
    return Shortened(reading=short, traces=traces)


def read_traces(body: bytes) -> tuple[frozenset[str], tuple[str, ...]]:
    """The hashes of the quoted speech, and the names and numbers, that `shortened` noted."""
    speech, bones = msgspec.msgpack.decode(body, type=tuple[list[str], list[str]])
    return frozenset(speech), tuple(bones)


def _appeared(entry: Stored) -> date:
    when = entry.reading.dating.when
    day = when.latest if when is not None and when.latest is not None else entry.received_on
    return date(day.year, day.month, day.day)


def _cut(noun: Any, quoted: list[Quote]) -> Any:  # noqa: ANN401 - whatever stands in a reading
    """The noun with its quotes cut; each is noted."""
    if isinstance(noun, Quote):
        short = _short(noun)
        quoted.append(short)
        return short
    if isinstance(noun, tuple):
        return tuple(_cut(item, quoted) for item in noun)
    if not is_dataclass(noun) or isinstance(noun, Text | type):
        return noun
    now = {field.name: _cut(getattr(noun, field.name), quoted) for field in fields(noun)}
    if isinstance(noun, Cited) and isinstance(noun.value, str):
        now["value"] = _few(noun.value)
    return replace(noun, **now)


def _short(quote: Quote) -> Quote:
    words = _few(quote.quote)
    return quote if words == quote.quote else Quote(start=quote.start, end=quote.start + len(words), quote=words)


def _few(words: str) -> str:
    """The first words, so that what is left is the beginning of what there was."""
    parts = words.split(maxsplit=LONGEST)
    return words if len(parts) <= LONGEST else words[: len(words) - len(parts[-1])].rstrip()


def _blanked(text: Text, quoted: Iterable[Quote]) -> Text:
    """The text with blanks for all that is not quoted; line breaks stay, so that its blocks do."""
    kept = [char if char == "\n" else " " for char in text.text]
    for quote in quoted:
        kept[quote.start : quote.end] = quote.quote
    return replace(text, text="".join(kept))
