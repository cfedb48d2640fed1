"""Problems: bad input as a value, counted and named, never an exception that stops the others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read or used.

    what: a stable short word for counting ("empty", "binary", "too_large", "not_utf8", "no_such_path" ...).
    why: one sentence for a person, naming the report and what to do where something can be done.
    fatal: the report could not be read at all (a note about a report that was read is not fatal).
    """

    what: str
    why: str
    fatal: bool = False
