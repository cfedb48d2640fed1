"""One trigger, several engagements: a visit for each host, a meeting for each who meets apart."""

from dataclasses import replace

from dragoman.dates import TimeMention
from dragoman.model import Status
from dragoman.reading.actors import Sort
from dragoman.reading.background import is_since
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part
from dragoman.reading.triggers import Trigger
from dragoman.reading.venues import spot_of

_STATE = 2  # letters of a state's code
_SIDES = 2
_APART = words_of("apart")


def visits(frame: Frame, sentence: Sentence) -> list[Frame]:
    """One frame for each host; a visitor's own country is no host."""
    grounds = {p.who.party for p in frame.parts if p.side == "host" and _may_host(p)}
    # "came to the Kyrgyz capital and signed with Japarov": who is met there came along with nobody
    met = {p.start for p in frame.parts if p.side == "companion" and p.who.party in grounds}
    visitors = [replace(p, side="subject") for p in frame.parts if p.side in _VISITING and p.start not in met]
    own = {p.who.party for p in visitors} | {"EU", "UN"}
    own |= {"IT"} if "VA" in own else set()
    by_country: dict[str, list[Part]] = {}
    for part in frame.parts:
        if part.side == "host" and _may_host(part) and part.who.party not in own:
            by_country.setdefault(part.who.party, []).append(part)
    if not by_country and visitors:
        abroad = frame.spot is not None and bool(frame.spot.country) and frame.spot.country not in own
        return [replace(frame, parts=tuple(visitors), spot=frame.spot if abroad else None)]
    groups = list(by_country.values())
    own_times = _in_rows([_own_time(sentence, hosts) for hosts in groups])
    legs = [_to_one(frame, visitors, hosts, time) for hosts, time in zip(groups, own_times, strict=True)]
    if len(legs) < _SIDES:
        return legs
    shared = all(time is None for time in own_times[:-1]) and not _stands_before(sentence, groups[-1][0])
    return [_of_tour(leg, frame.time, shared=shared) for leg in legs]


def _in_rows(times: list[TimeMention | None]) -> list[TimeMention | None]:
    """As in "A and B from Wednesday, and C and D on August 20": a row of hosts shares the time behind its last."""
    if sum(time is not None for time in times) < _SIDES:
        return times
    shared = list(times)
    for number in range(len(times) - _SIDES, -1, -1):
        shared[number] = shared[number] or shared[number + 1]
    return shared


def _of_tour(leg: Frame, begins: TimeMention | None, *, shared: bool) -> Frame:
    """As in "leaves on Tuesday for Japan and Malaysia": one day for all is the first of the tour."""
    when = begins.when if begins is not None else None
    if when is None or not when.is_day or leg.time is not begins:
        return leg
    return replace(leg, en_route=True) if shared else leg


_VISITING = frozenset({"subject", "companion", "all", "object"})


def _may_host(part: Part) -> bool:
    return len(part.who.party) == _STATE and part.who.actor.sort in (Sort.PARTY, Sort.PLACE)


def _to_one(frame: Frame, visitors: list[Part], hosts: list[Part], own_time: TimeMention | None) -> Frame:
    """The visit to one of the hosts, with its own time where it has one."""
    spots = [spot_of(h.who.actor) for h in hosts]
    return replace(
        frame,
        parts=(*visitors, hosts[0]),
        spot=next((s for s in spots if s.city), spots[0]),
        time=own_time or frame.time,
    )


def _own_time(sentence: Sentence, hosts: list[Part]) -> TimeMention | None:
    """The time right behind a host or right before it ("Paris on January 9 and, on January 11, Rome")."""
    return next((t for h in hosts if (t := _time_behind(sentence, h) or _time_before(sentence, h))), None)


def _at(sentence: Sentence, host: Part) -> int:
    return next((i for i, item in enumerate(sentence.items) if item.start == host.start), len(sentence.items))


def _time_behind(sentence: Sentence, host: Part) -> TimeMention | None:
    at = _at(sentence, host)
    following = sentence.items[at + 1 : at + 2]
    time = following[0].time if following else None
    return time if time is not None and time.when is not None and not is_since(time) else None


def _time_before(sentence: Sentence, host: Part) -> TimeMention | None:
    """As in "and, on January 11, Rome"."""
    at = _at(sentence, host)
    words = sentence.words()
    if (
        at > 1 and words[at - 1] in ("to", "in") and words[at - 3 : at - 2] in (["and"], [","])
    ):  # "and on Friday to Riga"
        led = sentence.items[at - 2].time
        return led if led is not None and led.when is not None else None
    if at < _ASIDE or words[at - 1] != "," or words[at - _ASIDE : at - 2] not in (["and", ","], [",", "and"]):
        return None
    time = sentence.items[at - 2].time
    return time if time is not None and time.when is not None else None


def _stands_before(sentence: Sentence, host: Part) -> bool:
    return _time_before(sentence, host) is not None


_ASIDE = 4  # items of "and, on January 11," in front of a host


def has_traveller(frame: Frame) -> bool:
    """People travel; a country that "reaches" or "heads to" another does not."""
    return any(p.side == "subject" and (p.who.is_person or p.who.actor.title) for p in frame.parts)


def on_each_day(frame: Frame, sentence: Sentence, trigger: Trigger) -> list[Frame]:
    """As in "calls between the presidents on June 5 and September 19": one for each day that is told."""
    plural = not trigger.is_verb and sentence.items[trigger.first].word in _PLURALS
    at = next((n for n, item in enumerate(sentence.items) if item.time is not None and item.time is frame.time), None)
    if not plural or at is None or [i.word for i in sentence.items[at + 1 : at + 2]] != ["and"]:
        return [frame]
    second = sentence.items[at + 2].time if at + 2 < len(sentence.items) else None
    days = [t.when for t in (frame.time, second) if t is not None and t.when is not None and t.when.is_day]
    return [frame, replace(frame, time=second)] if len(days) == _SIDES else [frame]


def with_each(frame: Frame, sentence: Sentence) -> list[Frame]:
    """As in "held bilateral meetings with his counterparts: B of ..., C of ...": meetings of two, whoever is listed."""
    words = sentence.words()
    at = sentence.index_of(frame.words[0])
    one = [p for p in frame.parts if p.start < frame.words[0] and p.who.party]
    many = [p for p in frame.parts if p.start >= frame.words[1] and p.who.party]
    bilateral = bool({"bilateral", "separate", "bilaterals"} & set(words[max(0, at - 3) : at + 1]))
    if not bilateral or frame.act != "meet" or words[at] not in _PLURALS | {"talks", "bilaterals"}:
        return [frame]
    if len({p.who.party for p in one}) != 1 or len({p.who.party for p in many}) < _SIDES:
        return [frame]
    return [replace(frame, parts=(*one, p)) for p in many if p.who.party != one[0].who.party]


def at_each_place(frame: Frame, sentence: Sentence, trigger: Trigger) -> list[Frame]:
    """As in "had meetings with A, first in Seoul and then in Washington": one at each place."""
    words, items = sentence.words(), sentence.items
    if trigger.is_verb or items[trigger.first].word not in _PLURALS:
        return [frame]
    ordered = [
        n
        for n in range(trigger.last, len(items) - 2)
        if words[n] in ("first", "then", "later") and words[n + 1] in ("in", "at") and items[n + 2].actor is not None
    ]
    spots = [(n + 2, spot_of(actor)) for n in ordered if (actor := items[n + 2].actor) is not None]
    if len({spot.city for _, spot in spots}) < _SIDES:
        return [frame]
    rest = [replace(frame, spot=spot, words=(items[n].start, items[n].end)) for n, spot in spots[1:]]
    return [replace(frame, spot=spots[0][1]), *rest]


def and_again(frame: Frame, sentence: Sentence) -> list[Frame]:
    """As in "met on Monday in Perth and again on Friday in Sydney", "met on Monday and will do so again on Friday"."""
    words, items = sentence.words(), sentence.items
    more = (n + 1 for n, w in enumerate(words[:-1]) if (w, words[n + 1]) == ("once", "more"))
    at = next((n for n, w in enumerate(words) if w == "again" and items[n].start > frame.words[1]), next(more, None))
    if at is None or frame.time is None or frame.status not in _TOLD:
        return [frame]
    ahead = words[max(0, at - 4) : at] in (["and", "will", "do", "so"], ["and", "would", "do", "so"])
    if not ahead and not {"and", "then"} & set(words[at - 2 : at]):
        return [frame]
    behind = items[at + 1 : at + 1 + _ASIDE]
    time = next((i.time for i in behind if i.time is not None and i.time.when is not None), None)
    if time is None or time is frame.time or items[at].start < frame.time.start:
        return [frame]
    spots = [spot_of(i.actor) for i in behind if i.actor is not None and i.actor.sort in (Sort.PLACE, Sort.PARTY)]
    status = Status.SCHEDULED if ahead else frame.status
    again = replace(frame, time=time, spot=spots[0] if spots else None, status=status)
    return [frame, replace(again, words=(items[at].start, items[at].end), sense=(items[at].start, items[at].end))]


_TOLD = frozenset({Status.HELD, Status.SCHEDULED, Status.PLANNED})
_PLURALS = frozenset({"calls", "meetings", "summits", "conversations", "dinners", "lunches"})
_TOGETHER = frozenset({"trilateral", "three-way", "joint", "between", "quad", "four-way", "group"})


def _rang_also(frame: Frame, words: list[str]) -> bool:
    """As in "telephoned Chavez, and Uribe as well": two calls."""
    rang = frame.act == "call" and frame.pattern.partition(":")[2] in _RINGING
    return rang and ("also" in words or any(words[n : n + 2] == ["as", "well"] for n in range(len(words))))


_RINGING = frozenset({"call", "phone", "telephone", "ring"})


def _in_turn(words: list[str], last: int) -> bool:
    """As in "met A and B one at a time", "met A and B in turn"."""
    led = [n for n in range(last, len(words)) if words[n] in _TURN]
    return any(words[n : n + len(one)] == one for n in led for one in _TURNS)


_TURNS = (["one", "at", "a", "time"], ["one", "after", "the", "other"], ["one", "by", "one"], ["in", "turn"])
_TURN = frozenset(one[0] for one in _TURNS)


def _is_among(words: list[str], first: int) -> bool:
    """As in "are among those whom Obama will meet": each of them is met by himself."""
    whom = next((n for n in range(first - 1, max(0, first - 6), -1) if words[n] == "whom"), 0)
    return bool(whom) and bool({"among", "those"} & set(words[max(0, whom - 4) : whom]))


def one_by_one(frame: Frame, sentence: Sentence, trigger: Trigger) -> list[Frame]:
    """As in "A, B and C will each see D", "A had calls with the leaders of B and C": a meeting for each of them."""
    words = sentence.words()
    near = words[max(0, trigger.first - 6) : trigger.last + 8]
    objects = [p for p in frame.parts if p.side == "object"]
    before = [p for p in objects if p.start < frame.words[0]]  # "A held meetings with his counterparts: B of ..., C of"
    subjects = [p for p in frame.parts if p.side == "subject"] or before
    objects = [p for p in objects if p not in subjects]
    told = words[trigger.first : trigger.last + 1]
    several = not trigger.is_verb and not _PLURALS.isdisjoint(told) and _TOGETHER.isdisjoint(near)
    apart = bool(_APART & set(near)) or _is_among(words, trigger.first) or _in_turn(words, trigger.last)
    apart = apart or _rang_also(frame, words)
    if not (several or apart) or not subjects or not objects:
        return [frame]
    swapped = len({p.who.party for p in objects}) == 1 and not (len(subjects) == 1 and len(objects) > 1)
    one, many = (objects, subjects) if swapped else (subjects, objects)
    each = len(many) >= _SIDES and all(p.who.is_person for p in many) and not several
    if len({p.who.party for p in one}) != 1 or (len({p.who.party for p in many}) < _SIDES and not each):
        return [frame]
    own = one[0].who.party
    return [replace(frame, parts=(*one, m)) for m in many if m.who.party != own]
