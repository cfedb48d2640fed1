"""Bulk: the stages of the pipeline over partitions, from one process to a cluster, with the same output.

    bulk       inputs | look at | cut into tasks  -> Plan
               each task: bytes | gate | intake | leave out copies | clean | read | pack      >> a part, its manifest
    reconcile  parts | shuffle by blocks          >> buckets
               each bucket: reports of a block together | group copies | reconcile            >> kept blocks
               parts, kept blocks | load          >> store

Only the lines marked >> write. A part is a few Parquet files (`parts.py`), and done when its manifest is there.
"""

from dragoman.bulk.engines import EngineError, engine_for
from dragoman.bulk.folder import FolderError, done_in, run_in
from dragoman.bulk.orders import Counts, Done, Failed, Orders, Task
from dragoman.bulk.performing import FullError, MismatchError
from dragoman.bulk.reconciling import Brought, bring, orders_for, parts_in, prepare
from dragoman.bulk.running import PART_SIZE, Plan, forget_others, opened_run, planned, run

__all__ = [
    "PART_SIZE",
    "Brought",
    "Counts",
    "Done",
    "EngineError",
    "Failed",
    "FolderError",
    "FullError",
    "MismatchError",
    "Orders",
    "Plan",
    "Task",
    "bring",
    "done_in",
    "engine_for",
    "forget_others",
    "opened_run",
    "orders_for",
    "parts_in",
    "planned",
    "prepare",
    "run",
    "run_in",
]
