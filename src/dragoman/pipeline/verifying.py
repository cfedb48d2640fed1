"""Verifying a store: what it holds fits together, and what it keeps of the record is what making it anew gives.

Invariant: nothing is written; what is due is no fault, since every look makes it anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.pipeline.looking import Grounds, Look, look_of
from dragoman.store import StoreError

if TYPE_CHECKING:
    from dragoman.store import Store, View  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One report or block that was looked at, or a fault: where, and what is wrong; "" where nothing is."""

    where: str
    fault: str = ""


def verify(store: "Store", *, today: date, grounds: Grounds | None = None) -> Iterator[Checked]:
    """Everything that is held, report by report, then every block that is kept, made anew and compared."""
    for where, fault in store.faults():
        yield Checked(where=where or "report", fault=fault)
    with store.view() as view:
        look = look_of(view, grounds or Grounds(), as_of=today)
        blocks = view.blocks()
    for name in blocks:
        with store.view() as view:
            if view.decisions() == look.decisions and view.stands(name, look.made_by(name), today):
                yield from (Checked(where=f"block {name}", fault=fault) for fault in _faults_of(view, look, name))
        yield Checked(where="block")


def _faults_of(view: "View", look: Look, name: str) -> Iterator[str]:
    try:
        _, reports = view.block(name, look.moved.get(name, ()))
        entries, legs, copies = view.kept(name)
    except StoreError as error:
        yield error.why
        return
    anew = look.maker.block(name, reports)
    for entry in sorted({one.id for one in entries.symmetric_difference(anew.made.entries)}):
        yield f"entry {entry} is not kept as it is made from its reports"
    if legs != set(anew.made.legs):
        yield "its tours are not kept as they are made from its reports"
    if copies != set(anew.copies):
        yield "its copies are not kept as they are found among its reports"
