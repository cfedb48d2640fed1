"""Claims and decisions -> the record: pure, ordered, explained.

    evidence ── published_by the day ──> heard ── blocks ──> joining (judging, grounds) ──> groups, logs
    each group ── slip, values, lives ──> an entry ── decisions, links, denials, contradictions ──> Engagement
    over all blocks: journeys, instruments, positions, what no two entries can both be

`reconcile` makes the record as of a day (`made_of` one block of it, `assembled` the whole of what blocks gave),
`changes` says how two differ. Nothing here reads a clock, a file or a
database, and no block's entries depend on another's.
"""

from dragoman.reconciling.answers import count_of, first_since, last_of, next_of, shared_parties
from dragoman.reconciling.blocks import block_of, entry_id, may_hold
from dragoman.reconciling.changes import changes
from dragoman.reconciling.contradictions import Knowledge
from dragoman.reconciling.decisions import in_force, taken_back
from dragoman.reconciling.evidence import Evidence, blocks_of, keys_of
from dragoman.reconciling.journeys import journeys_of
from dragoman.reconciling.logs import Logs
from dragoman.reconciling.making import Basis, Made, made_of
from dragoman.reconciling.overriding import NONE, person_read, person_written, venue_read, venue_written
from dragoman.reconciling.record import Apart, ReadSoFar, assembled, on_journeys, reconcile
from dragoman.reconciling.reliability import by_outlet, by_source, reliability_of

__all__ = [
    "NONE",
    "Apart",
    "Basis",
    "Evidence",
    "Knowledge",
    "Logs",
    "Made",
    "ReadSoFar",
    "assembled",
    "block_of",
    "blocks_of",
    "by_outlet",
    "by_source",
    "changes",
    "count_of",
    "entry_id",
    "first_since",
    "in_force",
    "journeys_of",
    "keys_of",
    "last_of",
    "made_of",
    "may_hold",
    "next_of",
    "on_journeys",
    "person_read",
    "person_written",
    "reconcile",
    "reliability_of",
    "shared_parties",
    "taken_back",
    "venue_read",
    "venue_written",
]
