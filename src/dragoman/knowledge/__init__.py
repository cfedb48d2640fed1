"""Knowledge: who held which office on that day, under every name the press uses; places, series, outlets.

The facts are tables in `facts/` that a person can edit; a user's own stand above them as layers. `load` gives them as
one immutable value.
"""

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.knowledge.asking import Held, Verdict
from dragoman.knowledge.codes import Codes
from dragoman.knowledge.compiled import cache_folder, file_for, keep, kept, unhurried
from dragoman.knowledge.guessing import Guess
from dragoman.knowledge.holdings import Answer
from dragoman.knowledge.knowledge import Knowledge
from dragoman.knowledge.layers import (
    Layer,
    LayerError,
    fingerprint_of,
    layers_in,
    over,
    remove_layer,
)
from dragoman.knowledge.logs import LoggedEngagement
from dragoman.knowledge.series import Instrument, Outlet, Series
from dragoman.knowledge.tables import Facts, built_in

if TYPE_CHECKING:
    from dragoman.knowledge.checking import Fault, Sheet, read_sheet
    from dragoman.knowledge.comparing import compare as compare_names
    from dragoman.knowledge.comparing import same_person
    from dragoman.knowledge.importing import add_fact, add_layer

__all__ = [
    "Answer",
    "Codes",
    "Fault",
    "Guess",
    "Held",
    "Instrument",
    "Knowledge",
    "Layer",
    "LayerError",
    "LoggedEngagement",
    "Outlet",
    "Series",
    "Sheet",
    "Verdict",
    "add_fact",
    "add_layer",
    "built_in",
    "compare_names",
    "layers_in",
    "load",
    "read_sheet",
    "remove_layer",
    "same_person",
]


def load(layers: Path | None = None) -> Knowledge:
    """The built-in facts, with the layers of a folder above them. LayerError for a file there that is no layer.

    The value is immutable, so one serves the whole process; a layer that was changed gives another.
    """
    found = layers_in(layers) if layers else ()
    return _loaded(found)


@lru_cache(maxsize=4)
def _loaded(layers: tuple[Layer, ...]) -> Knowledge:
    facts = built_in()
    path = file_for(fingerprint_of(facts, layers), cache_folder())
    with unhurried():
        ready = kept(path)
        if ready is not None:
            return Knowledge(over(facts, ready.changed_tables(), fingerprint_of(facts, layers)), ready)
        return _compiled(facts, layers, path)


def _compiled(facts: Facts, layers: tuple[Layer, ...], path: Path) -> Knowledge:
    """The knowledge worked out from the tables, and kept for the next time where the folder can be written."""
    from dragoman.knowledge.importing import with_layers  # noqa: PLC0415 - loaded only where something changed

    whole, changed = with_layers(facts, layers)
    small = {table: rows for table, rows in changed.items() if table not in ("people", "offices")}
    ready = Knowledge(whole).compile(small)
    keep(path, ready)
    return Knowledge(whole, ready)


# What few commands need, and every command would wait for.
_LATE = {
    "Fault": ("checking", "Fault"),
    "Sheet": ("checking", "Sheet"),
    "read_sheet": ("checking", "read_sheet"),
    "compare_names": ("comparing", "compare"),
    "same_person": ("comparing", "same_person"),
    "add_fact": ("importing", "add_fact"),
    "add_layer": ("importing", "add_layer"),
}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _LATE[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)
