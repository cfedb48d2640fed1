"""Putting the cleaned text together: blocks of runs of the flow, joined by single newlines.

Invariant: nothing is written that was not received, but for the one newline between two blocks.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.cleaning.flow import Flow
from dragoman.model import Block, Role, Segment, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A block that stays: its role and the runs of the flow that it is made of, in order."""

    role: Role
    runs: tuple[tuple[int, int], ...]


def assemble(flow: Flow, kept: Iterable[Kept]) -> Text:
    """The Text of the blocks that stay."""
    parts: list[str] = []
    segments: list[Segment] = []
    blocks: list[Block] = []
    position = 0
    for block in kept:
        if blocks:
            parts.append("\n")
            position += 1
        start = position
        for first, last in block.runs:
            parts.append(flow.text[first:last])
            for run_start, run_end, raw_start, raw_end in flow.received(first, last):
                at = position + run_start - first
                segments.append(Segment(start=at, end=at + run_end - run_start, raw_start=raw_start, raw_end=raw_end))
            position += last - first
        blocks.append(Block(start=start, end=position, role=block.role))
    return Text(text="".join(parts), segments=tuple(segments), blocks=tuple(blocks))
