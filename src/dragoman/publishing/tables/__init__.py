"""The record as tables: each defined once, for CSV, Parquet, Arrow, the API and the documents alike."""

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.publishing.tables.columns import Cells, Column, Kind, Table, Value, sound
from dragoman.publishing.tables.engagements import ENGAGEMENTS, HISTORY, PARTICIPANTS, PARTIES
from dragoman.publishing.tables.instruments import INSTRUMENTS, POSITIONS
from dragoman.publishing.tables.reports import CLAIMS, REPORTS

TABLES: Mapping[str, Table] = MappingProxyType(
    {one.name: one for one in (ENGAGEMENTS, PARTIES, PARTICIPANTS, HISTORY, CLAIMS, REPORTS, INSTRUMENTS, POSITIONS)}
)
"""Every table by its name; engagements first."""

__all__ = ["TABLES", "Cells", "Column", "Kind", "Table", "Value", "sound"]
