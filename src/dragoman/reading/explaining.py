"""A reading explained: what fired in each sentence, what became of it, and why a sentence gave nothing.

The report is told once more, by the same functions as `read` calls; nothing here changes what is read, and reading
pays nothing for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge import Knowledge
from dragoman.model import (
    Claim,
    Explanation,
    Fate,
    Firing,
    Quote,
    Reading,
    Report,
    SentenceExplained,
    Status,
    Text,
    When,
)
from dragoman.reading.acts import act_of
from dragoman.reading.claims import trigger_span
from dragoman.reading.counts import is_counted
from dragoman.reading.frame import Frame
from dragoman.reading.frames import lacks_guest
from dragoman.reading.gate import opens
from dragoman.reading.items import Sentence
from dragoman.reading.merging import Event, is_whole, merge
from dragoman.reading.parts import Setting
from dragoman.reading.pointing import sides_of
from dragoman.reading.quoting import quoted_stretches
from dragoman.reading.scene import Scene, lay_out, mark_sentences
from dragoman.reading.sentences import Span, split
from dragoman.reading.telling import APART, by_sentence, settled
from dragoman.reading.triggers import Trigger, find_triggers, other_senses

_SIDES = 2
_LOOSE = frozenset({"agree", "sign"})  # told of people who have met
_Words = tuple[int, int]
_Firings = dict[int, list[Firing]]  # by the sentence's number


def explain(reading: Reading, knowledge: Knowledge) -> Explanation:
    """Why a reading says what it says. knowledge: the one that it was read with."""
    text, removed = reading.text, tuple(_removed(reading.report, reading.text))
    if any(problem.fatal for problem in reading.problems):
        return Explanation(why="the report could not be read", removed=removed)
    if not opens(text.text):
        why = "the gate is closed: too few words of diplomacy stand in the text"
        return Explanation(why=why, removed=removed)
    scene = lay_out(text, mark_sentences(text, knowledge.mark(text.unwrapped)), reading.dating, knowledge)
    if scene is None:
        why = "nobody is named who stands for a state or an organisation, and no format"
        return Explanation(why=why, removed=removed)
    firings = _firings(scene, reading)
    numbers = {sentence.span: sentence.number for sentence in scene.sentences}
    sentences = tuple(_sentence(span, text, firings.get(numbers[span], [])) for span in split(text))
    return Explanation(sentences=sentences, removed=removed)


def _removed(report: Report, text: Text) -> Iterator[str]:
    """The lines of a plain report that cleaning took off; of HTML the furniture is markup, which tells nothing."""
    if report.markup != "text":
        return
    ends = [0, *(segment.raw_end for segment in text.segments)]
    starts = [*(segment.raw_start for segment in text.segments), len(report.text)]
    for start, end in zip(ends, starts, strict=True):
        yield from (line.strip() for line in report.text[start:end].splitlines() if line.strip())


def _sentence(span: Span, text: Text, firings: Sequence[Firing]) -> SentenceExplained:
    quote = text.quote(span.start, span.end)
    fired = tuple(sorted(firings, key=lambda one: one.quote.start))
    why = ""
    if span.role in APART:
        why = f"no prose of the story: {span.role.value}"
    elif not fired:
        why = "no words of a visit, meeting or call"
    return SentenceExplained(quote=quote, role=span.role, firings=fired, why=why)


def _firings(scene: Scene, reading: Reading) -> _Firings:
    told: list[Frame] = []
    firings: _Firings = {}
    for setting, found in by_sentence(scene, told):
        told += found
        number = setting.sentence.number
        firings[number] = [*_silent(setting, found, scene.text), *_elsewise(setting.sentence, scene.text)]
    frames = settled(told, scene)
    events = merge([f for f in frames if not f.denied])
    denied = merge([f for f in frames if f.denied and f.status is not Status.HELD and is_whole(f)])
    claims, denials = _made(events, reading.claims), _made(denied, reading.denials)
    for frame in frames:
        quote = scene.text.quote(*frame.words)
        claim = _claim_of(frame, denials if frame.denied else claims)
        fate = Fate.LEFT_OUT if claim is None else Fate.DENIAL if frame.denied else Fate.CLAIM
        why = _why_left_out(frame) if fate is Fate.LEFT_OUT else ""
        firing = Firing(quote=quote, pattern=frame.pattern, fate=fate, claim=claim, why=why)
        firings.setdefault(frame.sentence, []).append(firing)
    return firings


def _made(events: Sequence[Event], claims: Sequence[Claim]) -> dict[_Words, list[tuple[Frame, int]]]:
    """The trigger of each frame -> the frames that it stands for, each with the claim that its event became."""
    left = dict(enumerate(claims))
    made: dict[_Words, list[tuple[Frame, int]]] = {}
    for event in events:
        span = trigger_span(event.frames[0])
        number = next((n for n, claim in left.items() if (claim.trigger.start, claim.trigger.end) == span), None)
        if number is not None:  # else its claim was dropped, which is a problem of the reading
            del left[number]
            for frame in event.frames:
                made.setdefault(frame.words, []).append((frame, number))
    return made


def _claim_of(frame: Frame, made: Mapping[_Words, Sequence[tuple[Frame, int]]]) -> int | None:
    """The claim of a frame: of several on the same words, the one of the same sides and day."""
    same = made.get(frame.words, ())
    exact = (number for other, number in same if _told(other) == _told(frame))
    return next(exact, same[0][1] if same and is_whole(frame) else _joined(frame, same))


def _told(frame: Frame) -> tuple[str, frozenset[str], When | None]:
    return frame.host, frame.codes, frame.when


def _joined(frame: Frame, same: Sequence[tuple[Frame, int]]) -> int | None:
    """That of a frame that tells one side only, and joined an event that tells both."""
    return next((number for other, number in same if frame.codes <= other.codes), None)


def _why_left_out(frame: Frame) -> str:
    if frame.denied:
        return "denied, and without two sides or of the past"
    if is_whole(frame):
        return "of an event that made no claim"
    if frame.like_last and not frame.codes:
        return "another occasion, of which no party is told"
    sides = ", ".join(sorted(frame.codes))
    if frame.act == "visit":
        return f"a visit without a {'visitor' if frame.host else 'host'}" + (f" (only {sides})" if sides else "")
    return f"one side only ({sides})" if sides else "neither side is told"


def _silent(setting: Setting, found: Sequence[Frame], text: Text) -> Iterator[Firing]:
    """The triggers of a sentence that no frame was made of."""
    fired = {frame.words for frame in found}
    items = setting.sentence.items
    for trigger in find_triggers(setting.sentence):
        span = items[trigger.first].start, items[trigger.last - 1].end
        if span not in fired:
            yield _left_out(text.quote(*span), trigger, _why_silent(setting, trigger, found))


def _why_silent(setting: Setting, trigger: Trigger, found: Sequence[Frame]) -> str:
    sentence = setting.sentence
    if any(first < trigger.first < last for first, last in quoted_stretches(sentence)):
        return "direct speech"
    at = {item.start: index for index, item in enumerate(sentence.items)}
    beside = [f for f in found if setting.clauses[at[f.words[0]]] == setting.clauses[trigger.first]]
    if beside:
        return "told by other words of its clause"
    rivals = frozenset(at[f.words[0]] for f in found)
    parts = sides_of(replace(setting, others=rivals), trigger)
    if is_counted(sentence, trigger, parts, None):
        return "how often, and not when, is told"
    if act_of(setting, trigger, parts) is None:
        return "no contact of officials is told by these words"
    if lacks_guest(sentence, trigger, parts):
        return "no guest is told"
    if trigger.act in _LOOSE:
        return "done in a contact that is told elsewhere, or by whom and when is not told"
    codes = sorted({part.who.party for part in parts if part.who.party})
    if len(codes) < _SIDES:
        return f"one side only ({codes[0]})" if codes else "neither side is told"
    return "what is told is no visit, meeting or call of two sides"


def _elsewise(sentence: Sentence, text: Text) -> Iterator[Firing]:
    for pattern, first, last in other_senses(sentence):
        quote = text.quote(sentence.items[first].start, sentence.items[last - 1].end)
        name = f"{pattern.file}:{' '.join(pattern.words)}"
        yield Firing(quote=quote, pattern=name, fate=Fate.OTHER_SENSE, why="the words have another sense here")


def _left_out(quote: Quote, trigger: Trigger, why: str) -> Firing:
    name = f"{trigger.pattern.file}:{' '.join(trigger.pattern.words)}"
    return Firing(quote=quote, pattern=name, fate=Fate.LEFT_OUT, why=why)
