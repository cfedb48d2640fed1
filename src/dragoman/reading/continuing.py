"""How a report goes on with a plan: "She is expected in Oslo. She would meet the king", "He accepted".

A bare "would" is as firm as what was told before of the same people; an invitation that is accepted is a plan.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Status
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import NOT
from dragoman.reading.items import Sentence

_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})
_NEAR = 4  # sentences over which "would" goes on with what was told
_ANSWER = 1  # sentences behind an invitation in which it is answered
_ACCEPTED = frozenset({"accept", "accepted", "accepts"})


def going_on(frames: Sequence[Frame]) -> list[Frame]:
    """Plans told with a bare "would", as firm as the plan that they go on with."""
    told: list[Frame] = []
    for frame in frames:
        bare = frame.hedged and frame.status is Status.SCHEDULED
        before = next((f for f in reversed(told) if _goes_on(f, frame)), None) if bare else None
        as_before = before is not None and before.status in (Status.FLOATED, Status.PLANNED)
        told.append(replace(frame, status=before.status) if before is not None and as_before else frame)
    return told


def _goes_on(before: Frame, frame: Frame) -> bool:
    shared = before.keys & frame.keys or (before.codes == frame.codes and not (before.keys and frame.keys))
    return before.status in _PLANS and frame.sentence - before.sentence <= _NEAR and bool(shared)


def answered(frames: Sequence[Frame], sentences: Sequence[Sentence]) -> list[Frame]:
    """Invitations with what the same sentence or the next one says of them: "He accepted."."""
    return [replace(f, status=Status.PLANNED) if _is_accepted(f, sentences) else f for f in frames]


def _is_accepted(frame: Frame, sentences: Sequence[Sentence]) -> bool:
    if frame.status is not Status.FLOATED or not _is_invitation(frame, sentences[frame.sentence]):
        return False
    for sentence in sentences[frame.sentence : frame.sentence + _ANSWER + 1]:
        words = sentence.words()
        for index, item in enumerate(sentence.items):
            if item.word in _ACCEPTED and item.start > frame.words[1]:
                return not any(w in NOT for w in words[max(0, index - 3) : index])
    return False


def _is_invitation(frame: Frame, sentence: Sentence) -> bool:
    return any(i.start == frame.sense[0] and i.word.startswith("invit") for i in sentence.items)
