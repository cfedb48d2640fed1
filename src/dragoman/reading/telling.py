"""A report sentence by sentence: its frames, with what each leaves to be understood from what went before.

sentence -> frames_of -> completed, once more -> hosts, grounds -> likely sides -> seated -> each apart, earlier
-> discourse
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model import Role
from dragoman.reading.again import once_more
from dragoman.reading.company import with_company
from dragoman.reading.continuing import answered, going_on
from dragoman.reading.countries import states_of, table_of
from dragoman.reading.discourse import Discourse
from dragoman.reading.each_apart import each_apart
from dragoman.reading.earlier import with_earlier
from dragoman.reading.frame import Frame
from dragoman.reading.frames import frames_of
from dragoman.reading.governing import is_governed
from dragoman.reading.grammar import SAY
from dragoman.reading.grounds import on_its_ground
from dragoman.reading.groups import party_of, party_part
from dragoman.reading.host_sides import with_host_side
from dragoman.reading.items import Sentence
from dragoman.reading.journeys import Journey, put_off
from dragoman.reading.likely import with_likely_side
from dragoman.reading.mediators import with_mediator
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone
from dragoman.reading.predicates import with_predicates
from dragoman.reading.purposes import come_to_nothing
from dragoman.reading.rolls import with_roll
from dragoman.reading.scene import Scene
from dragoman.reading.schedules import Entry, at_its_place
from dragoman.reading.splitting import with_each
from dragoman.reading.tables import Tables
from dragoman.reading.undone import undone

_RANG = ("telephoned", "phoned", "rang", "came")  # "came on the line"
APART = frozenset({Role.STAMP, Role.BYLINE, Role.CREDIT})


def tell(scene: Scene) -> list[Frame]:
    """The frames of a report, in order of its sentences."""
    frames: list[Frame] = []
    for _, found in by_sentence(scene, frames):
        frames += found
    return settled(frames, scene)


def settled(frames: list[Frame], scene: Scene) -> list[Frame]:
    """What a whole report tells: what came to nothing, was put off, was answered, or goes on with an earlier plan."""
    return put_off(come_to_nothing(going_on(answered(undone(frames, scene.sentences), scene.sentences))))


def by_sentence(scene: Scene, frames: list[Frame]) -> Iterator[tuple[Setting, list[Frame]]]:
    """Each sentence in its setting, with its frames, which the caller adds to those before: a roll may add to them."""
    discourse, journey, tables = Discourse(home=scene.home), Journey(), Tables()
    for sentence, clauses in zip(scene.sentences, scene.clauses, strict=True):
        if sentence.span.role in APART:
            continue
        discourse.enter(sentence)
        entry = scene.schedule.get(sentence.number, Entry())
        line = scene.datelines.get(sentence.number)
        setting = Setting(
            sentence, clauses, scene.meanings, discourse, scene.here, line, day=entry.day, ground=journey.ground
        )
        discourse.owner = entry.owner
        found = [at_its_place(f, entry) for f in frames_of(setting, journey, scene.published)]
        found = with_roll([_completed(f, sentence, scene, discourse) for f in found], frames, sentence, scene)
        found = once_more(with_predicates(found, sentence), frames, setting)
        found = [with_host_side(f, setting, found, journey) for f in found]
        found = on_its_ground(found, frames)
        found = [apart for f in found for apart in with_each(with_likely_side(f, setting), sentence)]
        found = with_mediator(with_company(found, frames, setting), setting)
        found = [tables.seat(f, sentence, scene, discourse.topic) for f in found]
        found = with_earlier(each_apart(found, frames, setting), frames, sentence, scene)
        yield setting, found
        for frame in found:
            if frame.act != "visit":
                discourse.met(p.who for p in frame.parts)
                continue
            travellers = [p.who for p in frame.parts if p.side == "subject" and p.who.is_person]
            hosts = [p for p in frame.parts if p.side == "host"]
            if travellers and hosts:
                discourse.goes(travellers[0], party_of(hosts[0]).who)
        discourse.hear(sentence, scene.meanings, next(filter(None, map(_doers, found)), ()))
        journey.hear(found)


def _doers(frame: Frame) -> tuple[Someone, ...]:
    """The people who are its subject; "the two" of one party who meet somebody else are that, too."""
    subjects = tuple(p.who for p in frame.parts if p.side == "subject" and p.who.is_person)
    if subjects or not any(p.side == "object" for p in frame.parts):
        return subjects
    return tuple(p.who for p in frame.parts if p.side == "all" and p.who.is_person)


def _completed(frame: Frame, sentence: Sentence, scene: Scene, discourse: Discourse) -> Frame:
    """The other side of a meeting that names one: who says so in the sentence, else whom the report speaks of.

    As in "X, the envoy of A, said that a meeting with B is planned", "Then come talks with B".
    """
    if frame.act == "visit" or {p.side for p in frame.parts} != {"object"}:
        return _with_other_end(_between_countries(frame, sentence, scene, discourse), sentence, scene, discourse)
    for who in (_speaker(frame, sentence, scene), _speaker_behind(frame, sentence, scene), discourse.topic):
        if who is not None and who.party and who.party not in frame.codes:
            part = Part(who, who.actor.name_start, who.actor.name_end, "subject")
            return replace(frame, parts=(*frame.parts, part))
    return frame


def _between_countries(frame: Frame, sentence: Sentence, scene: Scene, discourse: Discourse) -> Frame:
    """As in "Bilateral talks are planned in Perth in June": of the two states told side by side last."""
    if not frame.codes and frame.act == "2+2" and sentence.span.role is Role.BODY:
        return replace(frame, parts=(*frame.parts, *_sides(_of_speaker(sentence, scene, discourse), frame)))
    if frame.codes or frame.act not in ("meet", "summit") or (frame.time is None and frame.spot is None):
        return frame
    at = sentence.index_of(frame.words[0])
    count = table_of(sentence.words()[max(0, at - _MODIFYING) : at])
    codes = discourse.countries(count) if count else ()
    return replace(frame, parts=(*frame.parts, *_sides(codes, frame)))


def _of_speaker(sentence: Sentence, scene: Scene, discourse: Discourse) -> tuple[str, ...]:
    """As in "A two-plus-two is to be arranged, Nakatani said": the states of the two who met last, if one says so."""
    here = {scene.meanings[i.start].key for i in sentence.items if i.actor is not None and i.start in scene.meanings}
    told = any(one.key in here for one in discourse.pair if one.is_person)
    return states_of([one.party for one in discourse.pair]) if told else ()


def _sides(codes: Iterable[str], frame: Frame) -> tuple[Part, ...]:
    return tuple(party_part(code, *frame.words, "all") for code in codes)


_MODIFYING = 3  # items in front of a noun in which "bilateral" stands


def _with_other_end(frame: Frame, sentence: Sentence, scene: Scene, discourse: Discourse) -> Frame:
    """As in "Biden telephoned on Wednesday": the other end of a call is whom the report speaks of."""
    verb = next(i.word for i in sentence.items if i.start == frame.words[0])
    rang = frame.act == "call" and verb in _RANG and len(frame.codes) == 1
    if not rang or {p.side for p in frame.parts} != {"subject"}:
        return frame
    beside = [scene.meanings[i.start] for i in sentence.items if i.actor and i.start in scene.meanings]
    likely = [*(one for one in beside if one.is_person), *discourse.salience.ranked()]
    who = next((one for one in likely if one.party and one.party not in frame.codes), None)
    if who is None:
        return frame
    return replace(frame, parts=(*frame.parts, Part(who, who.actor.name_start, who.actor.name_end, "object")))


def _speaker(frame: Frame, sentence: Sentence, scene: Scene) -> Someone | None:
    """The first person of a sentence in front of the trigger whom nothing governs."""
    for index, item in enumerate(sentence.items):
        if item.start >= frame.words[0]:
            return None
        who = scene.meanings.get(item.start) if item.actor else None
        if who is not None and who.is_person and not is_governed(sentence.words(), sentence.items, index):
            return who
    return None


def _speaker_behind(frame: Frame, sentence: Sentence, scene: Scene) -> Someone | None:
    """As in "A meeting was held with Mbumba, Mnangagwa said": who says so behind the comma."""
    words = sentence.words()
    for index, item in enumerate(sentence.items[:-1]):
        who = scene.meanings.get(item.start) if item.actor and item.start > frame.words[1] else None
        if who is not None and who.is_person and words[index - 1] == "," and words[index + 1] in SAY:
            return who
    return None
