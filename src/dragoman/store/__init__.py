"""Stored things: the one room that knows SQL.

`open_store(address)` gives a `Store`; what goes in and comes out are the nouns of the model and the few below;
what can be wrong is a `StoreError`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.store.entries import Added, BlockCount, Counts, Filed, Lease, Stored
from dragoman.store.errors import StoreError

if TYPE_CHECKING:
    from dragoman.store.backups import back_up, restore
    from dragoman.store.erasing import Shortened
    from dragoman.store.kept import KeptBlock
    from dragoman.store.leaves import OutletCount, Place, Printed, ReportPlace
    from dragoman.store.loading import Basis, Loaded, MadeBlock
    from dragoman.store.opening import file_of, open_store, open_to_read, take_back, version_at
    from dragoman.store.packing import (
        CLAIM_COLUMNS,
        READING_COLUMNS,
        REPORT_COLUMNS,
        Column,
        Packed,
        name_as_said,
        name_as_stored,
        pack,
        received_when,
        unpack,
    )
    from dragoman.store.store import Store
    from dragoman.store.view import Coverage, View
    from dragoman.store.windows import Wanted
    from dragoman.store.words import Search

__all__ = [
    "CLAIM_COLUMNS",
    "READING_COLUMNS",
    "REPORT_COLUMNS",
    "Added",
    "Basis",
    "BlockCount",
    "Column",
    "Counts",
    "Coverage",
    "Filed",
    "KeptBlock",
    "Lease",
    "Loaded",
    "MadeBlock",
    "OutletCount",
    "Packed",
    "Place",
    "Printed",
    "ReportPlace",
    "Search",
    "Shortened",
    "Store",
    "StoreError",
    "Stored",
    "View",
    "Wanted",
    "back_up",
    "file_of",
    "name_as_said",
    "name_as_stored",
    "open_store",
    "open_to_read",
    "pack",
    "received_when",
    "restore",
    "take_back",
    "unpack",
    "version_at",
]

# SQLAlchemy takes a third of a second to import, which those who read without storing must not pay.
_LATE = {
    **dict.fromkeys(("Basis", "Loaded", "MadeBlock"), "dragoman.store.loading"),
    **dict.fromkeys(
        (
            "CLAIM_COLUMNS",
            "Column",
            "Packed",
            "READING_COLUMNS",
            "REPORT_COLUMNS",
            "name_as_said",
            "name_as_stored",
            "pack",
            "received_when",
            "unpack",
        ),
        "dragoman.store.packing",
    ),
    "Coverage": "dragoman.store.view",
    "KeptBlock": "dragoman.store.kept",
    "OutletCount": "dragoman.store.leaves",
    "Place": "dragoman.store.leaves",
    "Printed": "dragoman.store.leaves",
    "ReportPlace": "dragoman.store.leaves",
    "Shortened": "dragoman.store.erasing",
    "Search": "dragoman.store.words",
    "Store": "dragoman.store.store",
    "View": "dragoman.store.view",
    "Wanted": "dragoman.store.windows",
    "Window": "dragoman.store.windows",
    "back_up": "dragoman.store.backups",
    "file_of": "dragoman.store.opening",
    "open_store": "dragoman.store.opening",
    "open_to_read": "dragoman.store.opening",
    "restore": "dragoman.store.backups",
    "take_back": "dragoman.store.opening",
    "version_at": "dragoman.store.opening",
}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)
