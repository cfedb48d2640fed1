"""The record for programs and notebooks in Python: `dragoman.open("record.db")`.

with dragoman.open("record.db", as_of="2021-03-31") as record:
    for entry in record.engagements(party=["JP", "US"]):
        print(entry.when, entry.format.value, entry.participants)
    frame = record.engagements(party="JP").pandas()
"""

from dragoman.library.opened import Opened, open_record
from dragoman.library.rows import Engagements, Rows

__all__ = ["Engagements", "Opened", "Rows", "open_record"]
