"""Which reports are one piece of copy and its reprints (law 5: copies are one voice).

A text is known by its signature: of the hashes of all its runs of five words, the 128 least (a bottom-k MinHash). The
least hashes of two texts tell how much of them is the same, and, when one is a cut of the other, that as well.

Invariant: the answer depends on the reports alone, not on their order.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from heapq import nsmallest
from itertools import combinations, pairwise
from zlib import crc32

from dragoman.cleaning.skeletons import Skeleton, runs, same_order
from dragoman.model import Dispatch, ReportId, Role, Text

_SIZE = 128
_SHINGLE = 5
_SAME = 0.5  # the share of all runs that two texts have in common, from which they are one piece of copy
_CUT = 0.8  # the share of the shorter text's runs that the longer one has, from which it is a cut of it
_FEWEST = 5  # shared hashes: fewer say nothing of whether one text is a cut of the other
_REWRITTEN = 0.1  # the same, where the agency and its quoted speech are the same
_SPEECH_WORDS = 7
_CROWD = 30
_WORD = re.compile(r"[^\W_]+")
_SPEECH = re.compile(r"[“\"]([^“”\"\n]{30,600})[”\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What is compared of a report: its signature, the agency it credits, the speech that it quotes, its skeleton."""

    signature: tuple[int, ...]
    agency: str = ""
    speeches: frozenset[str] = frozenset()
    skeleton: Skeleton = ()


def signature(text: Text) -> tuple[int, ...]:
    """The signature of a text's story, ascending; () where no paragraph has five words."""
    found: set[int] = set()
    for block in text.blocks:
        if block.role is not Role.BODY:
            continue
        words = _WORD.findall(text.text[block.start : block.end].casefold())
        for index in range(len(words) - _SHINGLE + 1):
            said = " ".join(words[index : index + _SHINGLE]).encode("utf-8", "surrogatepass")
            # crc32 alone is not even enough over its range: near runs get near numbers.
            found.add(crc32(said) * 0x9E3779B1 & 0xFFFFFFFF)
    return tuple(nsmallest(_SIZE, found))


def speeches(text: Text) -> frozenset[str]:
    """The quoted speech of a text, of seven words or more, each as a hash of its words in small letters.

    A hash, so that copies of a report are known when its text is kept no more.
    """
    found = set()
    for match in _SPEECH.finditer(text.text):
        words = _WORD.findall(match[1].casefold())
        if len(words) >= _SPEECH_WORDS:
            found.add(sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16])
    return frozenset(found)


def group_copies(items: Mapping[ReportId, Copy]) -> tuple[Dispatch, ...]:
    """The dispatches of some reports, by id. Every report is in exactly one; most are alone in theirs."""
    parent = {report: report for report in items}
    why: dict[ReportId, set[str]] = defaultdict(set)
    for one, other in sorted(_candidates(items)):
        reason = same_copy(items[one], items[other])
        if reason:
            why[one].add(reason)
            why[other].add(reason)
            _unite(parent, one, other)
    groups: dict[ReportId, list[ReportId]] = defaultdict(list)
    for report in sorted(items):
        groups[_root(parent, report)].append(report)
    dispatches = [
        Dispatch(
            id=str(members[0]),
            reports=tuple(members),
            why=tuple(sorted({reason for member in members for reason in why[member]})),
        )
        for members in groups.values()
    ]
    return tuple(sorted(dispatches, key=lambda dispatch: dispatch.id))


def same_copy(one: Copy, other: Copy) -> str:
    """Why two reports are one piece of copy; "" where they are not."""
    shared, fewer, either = _overlap(one.signature, other.signature)
    alike = shared / either if either else 0.0
    if alike >= _SAME:
        return "the same words"
    if shared >= _FEWEST and shared >= _CUT * fewer:
        return "one is a cut of the other"
    if one.agency and one.agency == other.agency and alike >= _REWRITTEN:
        speech = len(one.speeches & other.speeches)
        if speech and speech * 2 >= min(len(one.speeches), len(other.speeches)):
            return "the same agency and the same quoted speech"
    return "the same names and numbers in the same order" if same_order(one.skeleton, other.skeleton) else ""


def _overlap(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, int, int]:
    """How many hashes two signatures share, how many the smaller has, how many there are in all: a sample of the runs.

    A signature holds every run whose hash is at most its greatest, so up to the lesser of the two greatest both are
    complete and can be compared.
    """
    if not one or not other:
        return 0, 0, 0
    limit = min(_reach(one), _reach(other))
    first = {value for value in one if value <= limit}
    second = {value for value in other if value <= limit}
    return len(first & second), min(len(first), len(second)), len(first | second)


def _reach(found: tuple[int, ...]) -> int:
    """Up to which hash a signature is complete: to its greatest, or wholly where the text has fewer than 128 runs."""
    return found[-1] if len(found) == _SIZE else 0xFFFFFFFF


def _candidates(items: Mapping[ReportId, Copy]) -> set[tuple[ReportId, ReportId]]:
    """The pairs of reports that share a hash, an agency and a speech, or a run of names and numbers."""
    buckets: dict[object, list[ReportId]] = defaultdict(list)
    for report in sorted(items):
        copy = items[report]
        for value in copy.signature:
            buckets[value].append(report)
        for speech in copy.speeches if copy.agency else ():
            buckets[copy.agency, speech].append(report)
        for run in runs(copy.skeleton):
            buckets[run].append(report)
    return {pair for reports in buckets.values() for pair in _pairs(reports)}


def _pairs(reports: list[ReportId]) -> Iterator[tuple[ReportId, ReportId]]:
    """The pairs of a bucket; of a crowd only neighbours and each with the first, lest they be too many."""
    if len(reports) <= _CROWD:
        yield from combinations(reports, 2)
        return
    yield from pairwise(reports)
    yield from ((reports[0], report) for report in reports[1:])


def _root(parent: dict[ReportId, ReportId], report: ReportId) -> ReportId:
    while parent[report] != report:
        parent[report] = parent[parent[report]]
        report = parent[report]
    return report


def _unite(parent: dict[ReportId, ReportId], one: ReportId, other: ReportId) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first
