"""Keeping the record: what fell due is made anew and put into the store, so that looking at it need not make it.

Invariant: a block is kept as it was made from the very reports that the store then holds; one that was touched
meanwhile stays due.
"""

from datetime import date
from typing import TYPE_CHECKING

from dragoman.pipeline.looking import Grounds, Look, look_of
from dragoman.store import KeptBlock

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

_ROUNDS = 3  # what another program touches again and again is left to it


def settle(store: "Store", *, today: date, grounds: Grounds | None = None) -> int:
    """Make every block that is due as of today, and keep it; how many were kept.

    What other programs add meanwhile falls due again and is made in a further round, or by them.
    """
    grounds = grounds or Grounds()
    while store.index_words():  # what an older version kept has no words in the index yet
        pass
    kept = 0
    for _ in range(_ROUNDS):
        with store.view() as view:
            look = look_of(view, grounds, as_of=today)
            due = sorted(look.due(view))
        if not due:
            break
        kept += sum(_settle_block(store, name, look) for name in due)
    return kept


def _settle_block(store: "Store", name: str, look: Look) -> bool:
    with store.view() as view:
        if view.decisions() != look.decisions:
            return False  # decided meanwhile: it is due again
        changes, entries = view.block(name, look.moved.get(name, ()))
    block = look.maker.block(name, entries)
    kept = KeptBlock(
        name=name,
        entries=block.made.entries,
        legs=block.made.legs,
        placed=block.made.placed,
        copies=block.copies,
        made_by=look.made_by(name),
        made_on=look.maker.as_of,
        good_until=block.made.good_until,
    )
    return store.keep(kept, changes=changes)
