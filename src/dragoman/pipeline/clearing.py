"""The gate: the one place where a record is cleared to leave the desk.

Invariant: whatever goes to the outside (a calendar, a feed, an export, an API, a tool server, an alert, a release) goes
as a `Cleared`, and only the functions here make one: of what is marked above public nothing is in it, and the record is
made as though that had never come in.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model import Cleared
from dragoman.pipeline.filters import Filters
from dragoman.pipeline.finding import entries_meant
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import recorded
from dragoman.pipeline.withholding import PUBLIC

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


def cleared(
    store: "Store",
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
) -> Cleared:
    """The record as it may be published, as known on a day; see `recorded`. Good while the store is open."""
    found = recorded(
        store, as_of=as_of, recorded_as_of=recorded_as_of, filters=filters, grounds=grounds, audience=PUBLIC
    )
    return Cleared(record=found.record, readings=found.readings)


def cleared_entry(
    store: "Store",
    said: str,
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
) -> Cleared:
    """The entries that an id means, or any id that they ever had, as they may be published; see `entries_meant`."""
    found = entries_meant(store, said, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=PUBLIC)
    return Cleared(record=replace(found.record, engagements=found.entries), readings=found.readings)
