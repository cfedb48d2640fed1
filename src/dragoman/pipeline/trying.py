"""Trying a source: asked once, now, and nothing kept of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model import Followed, Problem
from dragoman.pipeline.asking import Listing, fault_of, listing_in
from dragoman.pipeline.errands import Errand, carry

if TYPE_CHECKING:
    from dragoman.fetching import Robots, Transport


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a source answered. listing: None where it gave nothing that can be read. problems: what was the matter."""

    source: Followed
    listing: Listing | None
    problems: tuple[Problem, ...] = ()


def try_source(source: Followed, *, held: str, transport: "Transport", robots: "Robots", largest: int) -> Trial:
    """Ask a source. held: what it held before, "" where it was never asked. Never raises what a server can cause."""
    brought = carry(Errand(source=source.address, address=source.address), transport, robots)
    problem = brought.problem or (fault_of(brought.fetched) if brought.fetched is not None else None)
    if problem is not None or brought.fetched is None:
        return Trial(source=source, listing=None, problems=(problem,) if problem else ())
    moved = brought.fetched.moved_to
    notes: tuple[Problem, ...] = ()
    if moved:
        notes = (Problem(what="moved", why=f"{source.address} has moved to {moved} for good; follow that instead."),)
    listing = listing_in(brought.fetched, held=held, largest=largest)
    return Trial(source=source, listing=None if listing.fault else listing, problems=(*notes, *listing.problems))
