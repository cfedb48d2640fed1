"""Knowledge: who held which office on that day, under every name the press uses; places, series, outlets.

The facts are tables in `facts/` that a person can edit. `load` gives them as one immutable value.
"""

from functools import cache

from dragoman.knowledge.guessing import Guess
from dragoman.knowledge.holdings import Answer
from dragoman.knowledge.knowledge import Knowledge
from dragoman.knowledge.series import Instrument, Outlet, Series
from dragoman.knowledge.tables import built_in

__all__ = ["Answer", "Guess", "Instrument", "Knowledge", "Outlet", "Series", "load"]


@cache
def load() -> Knowledge:
    """The built-in facts. The value is immutable, so one serves the whole process."""
    return Knowledge(built_in())
