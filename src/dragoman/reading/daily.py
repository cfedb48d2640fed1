"""A meeting of somebody whose way there is told in front of it, with its day: "arrived on Monday and met Ruto"."""

from dataclasses import replace

from dragoman.model import Status
from dragoman.reading.frame import Frame
from dragoman.reading.items import Sentence

# what is told behind these is of another day than what is told in front
_APART = frozenset({"after", "before", "following", "ahead", "until", "since", "from", "while", "but", "then", "later"})
_COME = frozenset({Status.HELD, Status.ONGOING})


def on_arrival(frames: list[Frame], sentence: Sentence) -> list[Frame]:
    """The frames of a sentence, meetings that tell no day on that of the visit in front of them."""
    told: list[Frame] = []
    for frame in frames:
        visit = next((v for v in reversed(told) if _leads_to(v, frame, sentence)), None)
        told.append(frame if visit is None else replace(frame, time=visit.time))
    return told


def _leads_to(visit: Frame, meeting: Frame, sentence: Sentence) -> bool:
    if visit.act != "visit" or meeting.family != "meeting" or visit.words >= meeting.words:
        return False
    if meeting.time is not None or meeting.status is not Status.HELD or visit.status not in _COME or meeting.background:
        return False
    when = visit.when
    closed = visit.time is not None and when is not None and when.earliest is not None and when.latest is not None
    between = {i.word for i in sentence.items if visit.words[1] <= i.start < meeting.words[0]}
    opened = {i.word for i in sentence.items[:1]} & _APART
    return (
        closed and not between & _APART and not opened and bool(visit.keys & meeting.keys or _same_side(visit, meeting))
    )


def _same_side(visit: Frame, meeting: Frame) -> bool:
    visitors = {p.who.party for p in visit.parts if p.side == "subject"}
    return not visit.keys and bool(visitors & meeting.codes)
