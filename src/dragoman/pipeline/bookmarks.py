"""Up to where somebody has seen the record: a day, and which of that day's changes were there to be seen.

Invariant: no change is lost between two looks and none is shown twice. A store knows the day on which a report came in
and not the hour, so that the changes of the bookmark's day are looked at once more, without those that were seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from dragoman.model import Change

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """Up to where somebody has seen it. seen: of the changes of its day those that were there, by `mark_of`."""

    day: date
    seen: frozenset[str]

    @property
    def since(self) -> date:
        """The day whose end changes are to be counted from."""
        return self.day - timedelta(days=1)

    def new(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Of the changes since then, those that were not there to be seen."""
        return tuple(change for change in changes if mark_of(change) not in self.seen)


def bookmark_of(store: "Store", who: str) -> Bookmark | None:
    """Up to where somebody has seen the record; None for nobody who ever said so."""
    body = store.meta(_key(who))
    if not body:
        return None
    day, seen = msgspec.json.decode(body, type=tuple[date, list[str]])
    return Bookmark(day=day, seen=frozenset(seen))


def put_bookmark(store: "Store", who: str, day: date, changes: Iterable[Change]) -> None:
    """Note that somebody has seen the record as it stands. changes: those since the end of the day before `day`."""
    body = (day, sorted({mark_of(change) for change in changes}))
    store.put_meta(_key(who), msgspec.json.encode(body).decode())


def mark_of(change: Change) -> str:
    """A mark by which a change is known again."""
    said = (change.kind.value, change.cause.value, change.engagement, change.field, change.before, change.after)
    return sha256("\n".join(said).encode()).hexdigest()[:16]


def _key(who: str) -> str:
    return f"bookmark of {who}"
