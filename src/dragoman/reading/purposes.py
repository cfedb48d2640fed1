"""Verbs behind "to" that no plan governs ("was in Seoul to see", "flew there to meet"); plans that were given up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dragoman.model import Status, When
from dragoman.reading.cues import is_ahead
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import BE, BE_PAST, FLOAT, PLAN, SAY, SCHEDULE, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.triggers import Trigger

_SIDES = 2
_WENT = words_of("went")
_GROUND = frozenset({"in", "at", "on", "there", "here"})
_HOPES = FLOAT | PLAN | frozenset({"hoped", "due", "scheduled", "set"})


def purpose(
    words: list[str], low: int, at: int, when: When | None, published: date | None
) -> tuple[Status, int] | None:
    """What the main clause says of a verb of purpose, and the item that says it; None for any other verb."""
    if words[at - 1 : at] != ["to"]:
        return None
    for index in range(at - 2, low - 1, -1):
        word = words[index]
        if word in BE and word != "be":
            on_the_spot = words[index + 1 : index + 2] and words[index + 1] in _GROUND
            stay = _of_stay(word, when, published)
            meant = Status.SCHEDULED if stay is Status.ONGOING else stay  # "is in Islamabad to hold talks"
            return (meant, index) if on_the_spot else None
        if word in _WENT and not is_ahead(when, published):
            return Status.HELD, index
        if word in WILL | WOULD | FLOAT | PLAN | SCHEDULE | SAY:
            return None
    return None


def on_the_spot(
    words: list[str], start: int, at: int, when: When | None, published: date | None
) -> tuple[Status, int] | None:
    """As in "is already in Antalya for a meeting of": what somebody is there for goes on, or did."""
    lead = next((i for i in range(at - 1, max(start, at - _PHRASE), -1) if words[i] == "for"), None)
    if lead is None or any(w == "," or w in BE | WILL for w in words[lead:at]):
        return None
    for index in range(lead - 1, max(start - 1, lead - _PHRASE), -1):
        if words[index] in WILL | WOULD | PLAN | FLOAT | SCHEDULE or words[index] in (",", "to", "not"):
            return None
        if words[index] in BE - {"be", "been", "being", "'s", "’s"}:
            behind = words[index + 1 : index + 3]
            there = behind[:1] in (["in"], ["at"]) or behind in (["already", "in"], ["now", "in"], ["currently", "in"])
            return (_of_stay(words[index], when, published), index) if there else None
    return None


_PHRASE = 7  # items between a verb, its "for" and the noun


def _of_stay(word: str, when: When | None, published: date | None) -> Status:
    if word in BE_PAST:
        return Status.HELD
    return Status.SCHEDULED if is_ahead(when, published) else Status.ONGOING


def given_up(words: list[str], deciding: int, at: int) -> bool:
    """As in "had hoped to visit", "was to have met": told of a plan that came to nothing."""
    if words[max(0, at - 2) : at] == ["to", "have"]:
        return True
    before = words[max(0, deciding - 3) : deciding]
    return "had" in before and words[deciding] in _HOPES


def come_to_nothing(frames: Sequence[Frame]) -> list[Frame]:
    """Plans that were given up, cancelled or put off like what is told beside them."""
    return [_with_neighbours(f, frames) if f.given_up else f for f in frames]


def _with_neighbours(frame: Frame, frames: Sequence[Frame]) -> Frame:
    near = {f.status for f in frames if abs(f.sentence - frame.sentence) <= _NEAR and f.status in _MOVED}
    status = next((s for s in (Status.CANCELLED, Status.POSTPONED) if s in near), None)
    return frame if status is None else replace(frame, status=status)


_NEAR = 2  # sentences
_MOVED = frozenset({Status.CANCELLED, Status.POSTPONED})


def as_their_visit(sentence: Sentence, clauses: list[int], filled: list[list[Frame]]) -> list[list[Frame]]:
    """As in "arrangements for X to visit the U.S. for talks with": what a visit is for is as firm as the visit."""
    at = {item.start: n for n, item in enumerate(sentence.items)}
    visit: Frame | None = None
    told = []
    for found in filled:
        for frame in found:
            index = at[frame.words[0]]
            behind = visit is not None and (
                clauses[at[visit.words[0]]] == clauses[index] or _goes_on_for(sentence.words(), index)
            )
            loose = frame.act != "visit" and not frame.firm and frame.status is not Status.CANCELLED
            if visit is not None and behind and loose and "for" in sentence.words()[max(0, index - 4) : index]:
                told.append(replace(frame, status=visit.status, sense=visit.sense, firm=visit.firm))
            else:
                told.append(frame)
            visit = frame if frame.act == "visit" else visit
    return [told]


def _goes_on_for(words: list[str], index: int) -> bool:
    """As in "will travel to Hawaii, he announced on Monday, for a summit": what it is for, behind who says so."""
    lead = next((n for n in range(index - 1, max(0, index - 4), -1) if words[n] == "for"), 0)
    return lead > 0 and words[lead - 1] == ","


def on_day_of_talks(sentence: Sentence, triggers: list[Trigger], filled: list[list[Frame]]) -> list[list[Frame]]:
    """As in "goes to Washington for talks on Monday": a trip for talks with nobody named is on their day."""
    words = sentence.words()
    if len(triggers) != len(filled):
        return filled
    told = list(filled)
    for number, (trip, talks) in enumerate(pairwise(triggers)):
        alone = bool(filled[number + 1]) and all(len(f.codes) < _SIDES for f in filled[number + 1])
        if alone and trip.act == "visit" and talks.act == "meet" and "for" in words[trip.last : talks.first]:
            told[number] = [replace(f, time=f.time or filled[number + 1][0].time) for f in filled[number]]
    return told
