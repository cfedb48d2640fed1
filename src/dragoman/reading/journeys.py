"""The journey that a report speaks of: who is on it and where it goes; and the visits that its stops make."""

from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.dates import TimeMention
from dragoman.model import Status
from dragoman.reading.actors import Actor, Sort
from dragoman.reading.background import is_since
from dragoman.reading.calling_off import Modality
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import part_at
from dragoman.reading.itineraries import Stop
from dragoman.reading.levels import PRINCIPALS
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone
from dragoman.reading.splitting import visits
from dragoman.reading.status import modality
from dragoman.reading.subjects import subject_of
from dragoman.reading.timing import in_tense, is_saying
from dragoman.reading.triggers import Trigger
from dragoman.reading.venues import spot_of

_OPEN = 8  # sentences over which a journey is still the one that is spoken of
_MOVED = frozenset({Status.POSTPONED, Status.CANCELLED})
_PAST = frozenset({Status.HELD, Status.ONGOING})
_PATTERN = "itineraries:stop"
_TOURS = frozenset({"visit:tour", "visit:trip", "visit:journey"})
_TOUR = 2  # stops that make a tour


@dataclass(slots=True)
class Journey:
    """The journey told last.

    stops: its hosts, in the order told; dropped: those put off or called off;
    sentence: where it was told last.
    """

    travellers: tuple[Part, ...] = ()
    status: Status = Status.HELD
    stops: list[Part] = field(default_factory=list)
    dropped: list[Part] = field(default_factory=list)
    sentence: int = -_OPEN
    ground: Part | None = None

    def hear(self, frames: list[Frame]) -> None:
        """Take in the visits of a sentence. A journey of others takes the place of the one before."""
        told = {(p.who.key, f.host) for f in frames if f.host for p in f.parts if p.side == "subject"}
        for frame in frames:
            self.ground = ground_of(frame) or self.ground
            people = tuple(p for p in frame.parts if p.side == "subject" and p.who.is_person)
            host = next((p for p in frame.parts if p.side == "host"), None)
            if frame.act != "visit" or frame.denied or not people:
                continue
            if host is None:
                if frame.pattern in _TOURS and not self.is_open(frame.sentence):  # "sets out on a tour of the Gulf"
                    self.travellers, self.stops, self.dropped = people, [], []
                    self.sentence, self.status = frame.sentence, frame.status
                continue
            if {p.who.key for p in people} != {p.who.key for p in self.travellers}:
                aside = len(self.stops) >= _TOUR and self.is_open(frame.sentence)
                if aside and sum(key == people[0].who.key for key, _ in told) < _TOUR:
                    continue  # the visit of another, told by the way, ends no tour
                self.travellers, self.stops, self.dropped = people, [], []
            self.sentence = frame.sentence
            if frame.status in _MOVED:
                self.dropped = [*(s for s in self.dropped if s.who.party != host.who.party), host]
            else:
                self.status = frame.status
            self.stops = [*(s for s in self.stops if s.who.party != host.who.party), host]

    def is_open(self, sentence: int) -> bool:
        """Whether it is still spoken of: longer where it has several stops."""
        return bool(self.travellers) and sentence - self.sentence <= (_OPEN if len(self.stops) < _TOUR else 3 * _OPEN)

    def last(self, count: int) -> tuple[Part, ...]:
        """The stops that "the two latter", "the other two" mean: those dropped, else those told last."""
        if len(self.dropped) == count:
            return tuple(self.dropped)
        return tuple(self.stops[-count:]) if len(self.stops) >= count else ()


def ground_of(frame: Frame) -> Part | None:
    """The country in which a frame lies, as a host; None where it tells of none."""
    host = next((p for p in frame.parts if p.side == "host"), None)
    spot = frame.spot
    if host is not None or spot is None or not spot.country or frame.act == "visit":
        return host
    place = Actor(
        start=spot.start,
        end=spot.end,
        sort=Sort.PARTY,
        name_start=spot.start,
        name_end=spot.end,
        party=spot.country,
    )
    return Part(Someone(actor=place, key=spot.country, party=spot.country), spot.start, spot.end, "host")


@dataclass(frozen=True, slots=True)
class Route:
    """What a sentence may add to a journey. stops: by the item at which their trigger stands."""

    journey: Journey
    stops: dict[int, Stop]

    def with_stops(self, triggers: list[Trigger]) -> list[Trigger]:
        """The triggers of a sentence with those of its stops, in order."""
        kept = [t for t in triggers if t.first not in self.stops]
        return sorted([*kept, *(s.trigger for s in self.stops.values())], key=lambda t: t.first)


def visits_at(
    route: Route, setting: Setting, trigger: Trigger, time: TimeMention | None, published: date | None
) -> list[Frame]:
    """The visits that a stop makes: of whom its sentence tells, else of whoever is on the journey."""
    sentence, journey, stop = setting.sentence, route.journey, route.stops[trigger.first]
    time = time or _near(setting, stop)
    sense = modality(sentence, list(setting.clauses), trigger, time.when if time else None, published)
    travellers = _travellers(stop, setting, journey)
    hosts = stop.hosts or journey.last(stop.back)
    status = stop.status or _status(sense, journey, time, published)
    if stop.back and not stop.anew and status not in _MOVED:
        return []
    frame = Frame(
        act="visit",
        sentence=sentence.number,
        words=_words(stop, setting),
        parts=(*travellers, *hosts),
        time=in_tense(time, status, published),
        spot=spot_of(hosts[0].who.actor) if hosts else None,
        status=Status.PLANNED if stop.anew else status,
        sense=_words(stop, setting),
        firm=sense.firm or stop.status is not None or journey.status in _PAST,
        slot="new" if stop.anew else "",
        role=sentence.span.role.value,
        pattern=_PATTERN,
    )
    return [f for f in visits(frame, sentence) if f.host and travellers]


def _near(setting: Setting, stop: Stop) -> TimeMention | None:
    """The nearest time of its clause, whatever else that dates too."""
    clauses, at = setting.clauses, stop.trigger.first
    words = setting.sentence.words()
    told = [
        (abs(index - at), item.time)
        for index, item in enumerate(setting.sentence.items)
        if item.time is not None
        and item.time.when is not None
        and clauses[index] == clauses[at]
        and not is_since(item.time)
        and not is_saying(words, index, [stop.trigger])
    ]
    return min(told, key=lambda pair: pair[0])[1] if told else None


def _words(stop: Stop, setting: Setting) -> tuple[int, int]:
    item = setting.sentence.items[stop.trigger.first]
    return item.start, item.end


def _travellers(stop: Stop, setting: Setting, journey: Journey) -> list[Part]:
    if stop.travellers:
        return list(stop.travellers)
    at = stop.trigger.first
    told = [p for p in subject_of(setting, at, setting.clauses[at]) if p.who.is_person]
    if told and not stop.back:
        return told
    if stop.status is Status.CANCELLED:  # "The White House has dropped Malaysia from the tour Obama was to make"
        named = [
            (i, s)
            for i in setting.sentence.items
            if i.actor is not None and i.actor.sort is Sort.PERSON and (s := setting.meanings.get(i.start)) is not None
        ]
        if len({s.key for _, s in named}) == 1:
            return [Part(named[0][1], named[0][0].start, named[0][0].end, "subject")]
    if owned := _owners(setting, at):
        return owned
    if journey.is_open(setting.sentence.number):
        return list(journey.travellers)
    topic = setting.discourse.topic if _is_named(setting, at) else None
    item = setting.sentence.items[at]
    return [Part(topic, item.start, item.end, "subject")] if topic is not None and topic.level in PRINCIPALS else []


def _is_named(setting: Setting, at: int) -> bool:
    """As in "Japan is the fourth stop of his journey", "His last stop will be Seoul": somebody's, told as such."""
    words = setting.sentence.words()
    return words[at] in _STOPS and bool({"his", "her"} & set(words[max(0, at - _NEAR_STOP) : at + _NEAR_STOP]))


_STOPS = words_of("leg_nouns")
_NEAR_STOP = 4  # items around a stop in which whose it is stands


def _owners(setting: Setting, at: int) -> list[Part]:
    """As in "Vientiane is the next stop of Foreign Minister A", "the next country on the journey of A"."""
    words = setting.sentence.words()
    for index in range(at + 1, min(at + _OWNED, len(words) - 1)):
        if words[index] in ("of", "for"):
            return [p for p in part_at(setting, index + 1, "subject") if p.who.is_person]
        if words[index] not in _ON_A_JOURNEY:
            return []
    return []


_OWNED = 6  # items between a stop and whose it is
_ON_A_JOURNEY = words_of("trips") | {"on", "in", "the", "a", "african", "european", "regional", "asian", "foreign"}


def _status(sense: Modality, journey: Journey, time: TimeMention | None, published: date | None) -> Status:
    """What the clause says, else what the date says, else what was told of the journey."""
    when = time.when if time is not None else None
    weekday = time is not None and time.said.weekday is not None and time.said.day is None
    bare = weekday and journey.status not in _PAST  # its week is that of the journey
    dated = not bare and when is not None and published is not None and when.earliest is not None
    if sense.firm and sense.status is not Status.FLOATED:
        return sense.status
    if dated:  # a leg whose day is told is no firmer than its journey
        loose = sense.status is Status.SCHEDULED and journey.status in (Status.FLOATED, Status.PLANNED)
        return journey.status if loose else sense.status
    return Status.SCHEDULED if journey.status is Status.ONGOING else journey.status


def told_once(frames: list[Frame]) -> list[Frame]:
    """The frames of a sentence without stops that a trigger of the same sentence leads to."""
    led = {f.host for f in frames if f.act == "visit" and f.pattern != _PATTERN}
    return [f for f in frames if f.pattern != _PATTERN or f.slot == "new" or f.status in _MOVED or f.host not in led]


def put_off(frames: list[Frame]) -> list[Frame]:
    """A stop that was dropped and is planned anew was put off (GUIDELINES rule 10)."""
    anew = {(f.host, _people(f)) for f in frames if f.act == "visit" and f.slot == "new"}
    return [
        replace(f, status=Status.POSTPONED, slot="old")
        if f.act == "visit" and f.status in _MOVED and (f.host, _people(f)) in anew
        else f
        for f in frames
    ]


def _people(frame: Frame) -> frozenset[str]:
    return frozenset(p.who.key for p in frame.parts if p.side == "subject")
