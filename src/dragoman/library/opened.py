"""A store, opened to be read and no more.

Invariants: nothing is written to the store, neither data nor another version of its tables; what it gives is what may
leave the desk, for notebooks are handed on.
"""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from dragoman import knowledge as facts
from dragoman.knowledge import Knowledge
from dragoman.library.asking import Asked, day_of, filters_of
from dragoman.library.rows import Engagements, Rows
from dragoman.model import Cleared, Engagement
from dragoman.pipeline import Filters, Grounds, cleared, found_entries
from dragoman.publishing import Json, engagement_json
from dragoman.publishing.coverage import read_words
from dragoman.publishing.tables import TABLES
from dragoman.publishing.words import day_words
from dragoman.store import Store, open_to_read


def open_record(
    store: str | os.PathLike[str],
    *,
    as_of: date | str | None = None,
    recorded_as_of: date | str | None = None,
    layers: str | os.PathLike[str] | None = None,
    logs: bool = True,
) -> "Opened":
    """The record of a store, to be read: of a file of SQLite, or of an address (`postgresql+psycopg://...`).

    Args:
        store: "record.db", "sqlite:///record.db", or a server's address.
        as_of: a day, as a date or "2021-03-31"; what was published later is not in the record. Today in UTC by default.
        recorded_as_of: only what the store held on that day.
        layers: the folder of your own facts.
        logs: whether official logs confirm entries.

    Returns:
        The record; close it, or use `with`.

    Raises:
        dragoman.store.StoreError: there is no store, or another version of Dragoman wrote it: it is not brought up.
        ValueError: a day that is none.
    """
    said = os.fspath(store)
    address = said if "://" in said else f"sqlite:///{said}"
    day = day_of(as_of) if as_of is not None else datetime.now(tz=UTC).date()
    held_on = day_of(recorded_as_of) if recorded_as_of is not None else None
    return Opened(
        open_to_read(address),
        as_of=day,
        recorded_as_of=held_on,
        grounds=Grounds(layers=Path(layers) if layers is not None else None, logs=logs),
    )


class Opened:
    """The record of a store as of a day. Made by `dragoman.open`."""

    def __init__(self, store: Store, *, as_of: date, recorded_as_of: date | None, grounds: Grounds) -> None:
        """The record of this store."""
        self._store = store
        self._grounds = grounds
        self._held: dict[Filters, Cleared] = {}
        self.as_of = as_of
        self.recorded_as_of = recorded_as_of

    def engagements(self, **asked: Unpack[Asked]) -> Engagements:
        """The engagements that fit, in the record's order; see `Asked`, `filters_of` for what is refused."""
        return Engagements(self._cleared(filters_of(asked, self._known)), self._known)

    def engagement(self, id: str) -> Engagement:
        """The engagement with an id, one that it ever had, or the beginning of one. KeyError for none, or several."""
        found = found_entries(self._store, self._cleared(Filters()).record, id)
        if not found:
            found = tuple(one for one in self._cleared(Filters()).record.engagements if one.id.startswith(id))
        if len(found) != 1:
            raise KeyError(f"{id!r} means {len(found) or 'no'} entries of the record as of {self.as_of}")
        return found[0]

    def json(self, entry: Engagement) -> Json:
        """An engagement as `dragoman export --format jsonl` writes it, with the words behind its history."""
        return engagement_json(entry, self._cleared(Filters()).readings)

    def table(self, name: str, **asked: Unpack[Asked]) -> Rows:
        """A table of docs/exports.md ("participants", "claims", ...), of the engagements that fit. KeyError for none.

        Instruments and positions are no engagements: with a filter their tables are empty.
        """
        if name not in TABLES:
            raise KeyError(f"there is no table {name!r}; there are: {', '.join(TABLES)}")
        return Rows(TABLES[name], self._cleared(filters_of(asked, self._known)), self._known)

    @property
    def coverage(self) -> str:
        """What was read, in words: every "none", "first" and "last" is of this."""
        return read_words(self._cleared(Filters()).record)

    def close(self) -> None:
        """Close the store. What was taken from it before stays good, but for the words behind it."""
        self._held.clear()
        self._store.close()

    def __enter__(self) -> Self:
        """The record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def __repr__(self) -> str:
        """Which store, as of when."""
        return f"<dragoman record of {self._store.address} as of {self.as_of}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: what it holds and what it rests on."""
        record = self._cleared(Filters()).record
        counts: Mapping[str, int] = {
            name: sum(one.status.value == name for one in record.engagements)
            for name in dict.fromkeys(one.status.value for one in record.engagements)
        }
        rows = "".join(f"<tr><th>{escape(name)}</th><td>{number:,}</td></tr>" for name, number in counts.items())
        return (
            f"<p><strong>The record as of {escape(day_words(self.as_of))}</strong>: {len(record.engagements):,} "
            f"engagements; {escape(read_words(record))}.</p><table>{rows}</table>"
        )

    @property
    def _known(self) -> Knowledge:
        return facts.load(self._grounds.layers)

    def _cleared(self, filters: Filters) -> Cleared:
        """The record asked for, kept for the next time."""
        if filters not in self._held:
            self._held[filters] = cleared(
                self._store,
                as_of=self.as_of,
                recorded_as_of=self.recorded_as_of,
                filters=filters,
                grounds=self._grounds,
            )
        return self._held[filters]
