"""The record beside somebody else's list: what both have, what one of them alone has and why, where they differ.

file ── layouts ──> Theirs, problems ─┐
Cleared ──────────────────────────────┴─ matching ──> Compared ── telling ──> rows, lines
"""

from dragoman.publishing.comparing.layouts import LAYOUTS, LayoutError, Theirs, read
from dragoman.publishing.comparing.matching import Compared, Pairing, Where, compared
from dragoman.publishing.comparing.telling import COLUMNS, lines, rows

__all__ = [
    "COLUMNS",
    "LAYOUTS",
    "Compared",
    "LayoutError",
    "Pairing",
    "Theirs",
    "Where",
    "compared",
    "lines",
    "read",
    "rows",
]
