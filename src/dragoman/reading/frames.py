"""One trigger, filled: who, when, where, how firm. Frames of one report are joined later, in merging."""

from dataclasses import replace
from datetime import date

from dragoman.dates import TimeMention
from dragoman.model import Role, Status
from dragoman.reading.actors import Sort
from dragoman.reading.acts import act_of
from dragoman.reading.again import is_meal_apart
from dragoman.reading.background import is_since, visit_before, whoever_then, with_before
from dragoman.reading.calling_off import Modality
from dragoman.reading.counts import is_counted
from dragoman.reading.daily import on_arrival
from dragoman.reading.formalities import is_formality
from dragoman.reading.frame import Frame, join
from dragoman.reading.fronted import everybody, is_fronted, others_in_clause
from dragoman.reading.gatherings import is_club, journeys_end
from dragoman.reading.grammar import words as words_of
from dragoman.reading.grounds import leaving_home, without_leaving
from dragoman.reading.guests import is_guest
from dragoman.reading.items import Sentence
from dragoman.reading.itineraries import find_stops
from dragoman.reading.journeys import Journey, Route, told_once, visits_at
from dragoman.reading.moving import moved
from dragoman.reading.origins import origins_alone, with_origins
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone
from dragoman.reading.pointing import sides_of
from dragoman.reading.purposes import as_their_visit, on_day_of_talks
from dragoman.reading.quoting import quoted_stretches
from dragoman.reading.receptions import carried_along, without_receptions
from dragoman.reading.sequels import with_sequels
from dragoman.reading.shared import as_call_on, find_shared
from dragoman.reading.signings import is_signing
from dragoman.reading.splitting import and_again, at_each_place, has_traveller, on_each_day, one_by_one, visits
from dragoman.reading.status import modality
from dragoman.reading.summons import ground_of
from dragoman.reading.timing import times_of, told_time
from dragoman.reading.travellers import is_unled
from dragoman.reading.triggers import Trigger, find_triggers
from dragoman.reading.venues import find_spot, named_after

_SUPPORT, _HOSTING = words_of("carrying"), words_of("hosting")
_SIDES = 2
_LOOSE = ("agree", "sign")  # told of people who have met: what they did there
_GOING, _HOMEWARD = frozenset({"leave", "return", "depart"}), frozenset({"home", "back", "from", "again"})
_NEW = frozenset({"a", "an", "another"})
_SUCH = frozenset({"such", "next", "previous", "last", "latest", "earlier"})
_PREVIOUS = frozenset({"previous"})
_POINTING = frozenset({"the", "this", "that", "their", "these", "his", "her", "its"})


def frames_of(setting: Setting, journey: Journey, published: date | None) -> list[Frame]:
    """The frames of one sentence, in order of their triggers."""
    sentence, clauses = setting.sentence, list(setting.clauses)
    quoted = quoted_stretches(sentence)
    triggers = [t for t in find_triggers(sentence) if not any(a < t.first < b for a, b in quoted)]
    triggers = [t for t in triggers if not _describes(sentence, t)]
    told = {clauses[t.first] for t in triggers if t.act not in _LOOSE and t.pattern.file != "formats"}
    triggers = [t for t in triggers if t.act not in _LOOSE or clauses[t.first] not in told or _leads_to(sentence, t)]
    triggers = find_shared(setting, [as_call_on(setting, t) for t in triggers])
    route = Route(journey, {s.trigger.first: s for s in find_stops(setting, triggers)})
    triggers = route.with_stops(triggers)
    triggers = carried_along(sentence, clauses, triggers)
    if not triggers:
        return []
    times = times_of(sentence, clauses, triggers)
    filled = without_leaving(_filled(setting, route, triggers, times, published))
    telling = [n for n, found in enumerate(filled) if found]
    spare = [n for n, found in enumerate(filled) if not found and n in times and not _goes_home(triggers, n, sentence)]
    if telling and spare:
        filled = _again(setting, route, [triggers[n] for n in telling], [filled[n] for n in telling], published)
    filled = _by_means(sentence, clauses, filled)
    filled = as_their_visit(sentence, clauses, on_day_of_talks(sentence, triggers, _spoken_once(filled)))
    frames = with_origins(told_once(without_receptions([f for found in filled for f in found])), setting)
    return _within_clause(on_arrival(journeys_end(frames, sentence, clauses), sentence), clauses, sentence)


def _spoken_once(filled: list[list[Frame]]) -> list[list[Frame]]:
    """As in "spoke by phone and agreed": who agreed did so in the contact that the sentence tells."""
    told = [f for found in filled for f in found if f.act not in ("agree", "visit") and f.status is Status.HELD]

    def stays(frame: Frame) -> bool:
        keys = {p.key for p in frame.people}
        before = (f for f in told if f.words < frame.words)
        return frame.act != "agree" or not any(keys <= {p.key for p in f.people} for f in before)

    return [[f for f in found if stays(f)] for found in filled]


def _by_means(sentence: Sentence, clauses: list[int], filled: list[list[Frame]]) -> list[list[Frame]]:
    """As in "a summit through a video conference": the call is how the summit is held, and no other contact."""
    at = {item.start: n for n, item in enumerate(sentence.items)}
    words = sentence.words()
    frames = [f for found in filled for f in found]
    meetings = {clauses[at[f.words[0]]] for f in frames if f.act in ("summit", "2+2", "meet")}

    def is_means(frame: Frame) -> bool:
        index = at[frame.words[0]]
        led = bool({"through", "via", "by", "over"} & set(words[max(0, index - 3) : index]))
        return frame.act == "call" and led and clauses[index] in meetings

    means = [f for f in frames if is_means(f)]
    if not means:
        return filled
    return [
        [replace(f, time=f.time or means[0].time, spot=f.spot or means[0].spot) for f in found if f not in means]
        for found in filled
    ]


def _leads_to(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "agreed on Saturday to hold talks", "discussed it by phone": in a contact of its own."""
    words = sentence.words()[trigger.last : trigger.last + _TO]
    agreed = trigger.pattern.words == ("agree",) and "to" in words
    by_phone = trigger.pattern.words in _DISCUSSING and "phone" in words
    return trigger.form in ("ed", "en") and (agreed or by_phone)


_DISCUSSING = frozenset({("agree",), ("discuss",), ("exchange",), ("pledge",), ("promise",)})
_TO = 7  # items behind "agreed" in which its "to" stands


def _goes_home(triggers: list[Trigger], number: int, sentence: Sentence) -> bool:
    """As in "will visit Japan and fly home on Sunday": a way back keeps its day, unless it leads to another visit."""
    trigger, words = triggers[number], sentence.words()
    if trigger.act != "visit" or any(t.act == "visit" for t in triggers[number + 1 : number + 2]):
        return False
    return trigger.pattern.words[0] in _GOING or bool(_HOMEWARD & set(words[trigger.last : trigger.last + 2]))


def _filled(
    setting: Setting, route: Route, triggers: list[Trigger], times: dict[int, list[TimeMention]], published: date | None
) -> list[list[Frame]]:
    """The frames of each trigger."""
    day = setting.day
    return [
        _told_by(trigger, setting, route, triggers, _most_exact(times.get(number, [])) or day, published)
        for number, trigger in enumerate(triggers)
    ]


def _told_by(
    trigger: Trigger,
    setting: Setting,
    route: Route,
    triggers: list[Trigger],
    time: TimeMention | None,
    published: date | None,
) -> list[Frame]:
    """The frames of one of the triggers of a sentence."""
    sentence, clauses = setting.sentence, setting.clauses
    if trigger.act == "visit" and sentence.words()[trigger.last : trigger.last + 1] == ["home"]:
        return []  # "was to have flown home to Tokyo": no visit, but the day is that of the way
    if trigger.first in route.stops:
        return visits_at(route, setting, trigger, time, published)
    others = frozenset(
        t.first
        for t in triggers
        if (t.act == "visit") != (trigger.act == "visit") or (t.first > trigger.last and _begins_anew(sentence, t))
    )
    rivals = [t for t in triggers if t.act != "visit" and clauses[t.first] == clauses[trigger.first]]
    alone = len(rivals) < _SIDES
    here = replace(setting, others=others, alone=alone) if others or not alone else setting
    return _frame(here, list(clauses), trigger, time, published)


def _describes(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "with visiting Prime Minister A": a participle that only describes somebody."""
    words = sentence.words()
    behind = words[trigger.first - 1 : trigger.first] and words[trigger.first - 1] in _BEFORE_PARTICIPLE
    return trigger.form == "ing" and trigger.pattern.words == ("visit",) and bool(behind)


_BEFORE_PARTICIPLE = frozenset(
    {"with", "by", "the", "to", "of", "between", "and", "met", "meets", "received", "hosted"}
)


def _again(
    setting: Setting, route: Route, triggers: list[Trigger], filled: list[list[Frame]], published: date | None
) -> list[list[Frame]]:
    """As in "left Tokyo on Thursday on a tour of": a trigger that tells nothing leaves its time to those that do."""
    times = times_of(setting.sentence, list(setting.clauses), triggers, near=True)
    late = {
        n: _most_exact(found) or setting.day for n, found in times.items() if all(f.time is None for f in filled[n])
    }
    anew = {n: _told_by(triggers[n], setting, route, triggers, time, published) for n, time in late.items()}
    return [anew.get(n) or found for n, found in enumerate(filled)]


def _most_exact(times: list[TimeMention]) -> TimeMention | None:
    """The nearest time, or a more exact one within it ("next week, on January 11")."""
    best = times[0] if times else None
    for other in times[1:]:
        outer, inner = best.when if best else None, other.when
        if outer and inner and (inner.days or 999) < (outer.days or 9999) and outer.meets(inner):
            best = other
    return best


def _begins_anew(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "as well as hold talks with", "followed by talks with": a noun with a verb of its own has its own sides."""
    before = sentence.words()[max(0, trigger.first - 3) : trigger.first]
    return not trigger.is_verb and (any(w in _SUPPORT for w in before) or "followed" in before)


def _at_table(setting: Setting, trigger: Trigger) -> list[Part]:
    """Everybody in what a trigger tells: its own sides, else whoever else its sentence or clause names."""
    parts = sides_of(setting, trigger)
    if trigger.act == "visit" or is_guest(trigger):
        return parts
    if len({p.who.party for p in parts if p.who.party}) < _SIDES and is_fronted(setting.sentence, trigger):
        parts = [*parts, *everybody(setting, trigger, parts)]
    if setting.alone and len({p.who.party for p in parts if p.who.party}) < _SIDES:
        parts = [*parts, *others_in_clause(setting, trigger, parts)]
    return parts


def _frame(
    setting: Setting, clauses: list[int], trigger: Trigger, time: TimeMention | None, published: date | None
) -> list[Frame]:
    sentence = setting.sentence
    background = time is not None and is_since(time)
    parts = [p for p in _at_table(setting, trigger) if not (background and whoever_then(sentence, p))]
    sense = modality(sentence, clauses, trigger, time.when if time else None, published)
    act = act_of(setting, trigger, parts)
    if (
        act is None
        or is_counted(sentence, trigger, parts, time)
        or is_formality(sentence, trigger, parts)
        or lacks_guest(sentence, trigger, parts)
        or (act == "sign" and not is_signing(sentence, trigger, parts, time, sense.status))
        or (act == "agree" and not _is_agreement(parts, trigger, time, sense))
    ):
        return []
    time = told_time(time, sense.status, published) if sense.firm else time
    spot = find_spot(sentence, clauses, trigger, setting.discourse.there, setting.here)
    named, parts = named_after(sentence, trigger, parts)
    frame = Frame(
        act=act,
        sentence=sentence.number,
        words=_span(sentence, trigger.first, trigger.last),
        parts=tuple(parts),
        time=time,
        spot=ground_of(parts) if act == "summon" else spot or named,
        status=sense.status,
        sense=_sense_span(sentence, sense),
        denied=sense.denied,
        firm=sense.firm and not _is_headline_present(sentence, trigger),
        hedged=sense.hedged,
        given_up=sense.given_up,
        points_back=_before(sentence, trigger, _POINTING),
        fresh=_before(sentence, trigger, _NEW),
        like_last=_is_like_last(sentence, trigger) or (background and _of_told_format(sentence, trigger)),
        same_format=_in_same_format(sentence, trigger),
        background=background or _before(sentence, trigger, _PREVIOUS),
        role=sentence.span.role.value,
        pattern=f"{trigger.pattern.file}:{' '.join(trigger.pattern.words)}",
    )
    if act == "visit":
        unled = trigger.is_verb and is_unled(setting, trigger)
        apart = [f for f in visits(frame, sentence) if not trigger.is_verb or (f.host and (has_traveller(f) or unled))]
        apart = apart or origins_alone(visits(frame, sentence), setting) or leaving_home(frame)
        apart = [replace(f, time=told_time(f.time, f.status, published)) for f in apart] if sense.firm else apart
        told = [new for f in apart for new in moved(f, sentence, sense, published)]
        earlier = next(filter(None, (visit_before(f, setting) for f in apart)), None)
        return [*told, earlier] if earlier else told
    apart = [
        new
        for e in on_each_day(frame, sentence, trigger)
        for f in one_by_one(e, sentence, trigger)
        for s in at_each_place(f, sentence, trigger)
        for g in with_sequels(s, setting, trigger)
        for h in and_again(g, sentence)
        for new in moved(h, sentence, sense, published)
    ]
    return with_before(apart, frame, sentence)


def lacks_guest(sentence: Sentence, trigger: Trigger, parts: list[Part]) -> bool:
    """As in "host troops", "receive a request": a verb that wants a guest behind it, without one."""
    wants = trigger.pattern.words[0] in _HOSTING or trigger.pattern.words == ("call", "on")
    mutual = sentence.words()[trigger.last : trigger.last + 2] in (["each", "other"], ["one", "another"])
    mutual = mutual or sentence.words()[trigger.last : trigger.last + 1] == ["them"]
    objects = [p.who for p in parts if p.side == "object"]
    if trigger.pattern.words == ("join",) and objects and all(_is_state(who) for who in objects):
        return True  # "to join Washington in dealing with"
    if trigger.pattern.words == ("join",) and objects and all(who.party in _UNIONS for who in objects):
        return _OCCASIONS.isdisjoint(sentence.words()[trigger.last : trigger.last + _NEAR])  # "hopes to join the EU"
    return trigger.is_verb and wants and not mutual and not any(p.side == "object" or p.who.actor.plural for p in parts)


_UNIONS = frozenset({"EU", "NATO", "BRICS", "SCO", "ASEAN", "EAEU", "UN", "ECOWAS", "AES"})  # states become members
_OCCASIONS = words_of("occasions") | {"leaders", "ministers", "counterparts"}
_NEAR = 6  # items behind "join" in which its occasion stands


def _is_state(who: Someone) -> bool:
    return who.actor.sort in (Sort.PARTY, Sort.PLACE) and not is_club(who.party)


def _is_agreement(parts: list[Part], trigger: Trigger, time: TimeMention | None, sense: Modality) -> bool:
    """Two people of two parties who agreed or discussed something on a day had a contact, of a format not told here."""
    sides = {p.who.party for p in parts if p.side in ("subject", "all", "object") and p.who.is_person}
    together = trigger.pattern.file == "shared"
    if trigger.form == "base" and sense.status in _AHEAD and (together or trigger.pattern.words in _TALKING):
        return time is not None and time.when is not None and time.when.is_day and len(sides) > 1 and sense.firm
    return trigger.form in ("ed", "en") and sense.status is Status.HELD and time is not None and len(sides) > 1


_AHEAD = frozenset({Status.PLANNED, Status.SCHEDULED})
_TALKING = frozenset({("discuss",), ("exchange",)})  # "A, B to discuss grain deal on Friday"


def _is_headline_present(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "Biden meets Kishida", "Ministers Meet": a headline's present may be past or to come."""
    led = sentence.words()[max(0, trigger.first - 1) : trigger.first]
    present = trigger.form == "s" or (trigger.form == "base" and led not in (["to"], ["will"], ["may"]))
    return sentence.span.role is Role.TITLE and trigger.is_verb and present


def _before(sentence: Sentence, trigger: Trigger, wanted: frozenset[str]) -> bool:
    """Whether one of the words stands shortly in front of a noun."""
    return not trigger.is_verb and any(w in wanted for w in sentence.words()[max(0, trigger.first - 4) : trigger.first])


def _met_last(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "the format last met in Washington in April 2019"."""
    words = sentence.words()
    return trigger.is_verb and words[max(0, trigger.first - 1) : trigger.first] == ["last"]


def _is_like_last(sentence: Sentence, trigger: Trigger) -> bool:
    such = _before(sentence, trigger, _SUCH)
    return such or _in_same_format(sentence, trigger) or _met_last(sentence, trigger)


def _of_told_format(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "the format had not been convened since August 2017, when ministers gathered"."""
    return bool({"format", "framework", "dialogue"} & set(sentence.words()[: trigger.first]))


def _in_same_format(sentence: Sentence, trigger: Trigger) -> bool:
    words = sentence.words()[trigger.last : trigger.last + 5]
    return "same" in words and "format" in words


def _span(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    return sentence.items[first].start, sentence.items[last - 1].end


def _sense_span(sentence: Sentence, sense: Modality) -> tuple[int, int]:
    item = sentence.items[sense.index]
    return item.start, item.end


def _within_clause(frames: list[Frame], clauses: list[int], sentence: Sentence) -> list[Frame]:
    """Two triggers of one clause and family speak of one event ("meet ... for talks") unless their sides differ."""
    starts = {item.start: index for index, item in enumerate(sentence.items)}
    kept: list[Frame] = []
    for frame in frames:
        if frame.background or frame.slot == "new":
            kept.append(frame)
            continue
        mine = clauses[starts[frame.words[0]]]
        twin = next(
            (
                k
                for k in kept
                if k.family == frame.family
                and not k.background
                and k.slot != "new"
                and k.act != "visit"
                and not is_meal_apart(k, frame, sentence)
                and clauses[starts[k.words[0]]] == mine
                and _agree(k, frame)
            ),
            None,
        )
        if twin is None:
            kept.append(frame)
        else:
            kept[kept.index(twin)] = join(twin, frame)
    return kept


def _agree(one: Frame, two: Frame) -> bool:
    if one.when and two.when and not one.when.meets(two.when):
        return False
    first, second = one.keys, two.keys
    if one.codes and two.codes and not (one.codes <= two.codes or two.codes <= one.codes):
        return False
    return first <= second or second <= first
