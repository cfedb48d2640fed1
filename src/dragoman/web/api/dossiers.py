"""Pairs, people, series and topics: which there are in the entries that fit, and what the record has of one.

Invariant: every "last", "next" and "none" of a dossier is an answer, with what it rests on (law 9).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.model import Engagement, EngagementId, Record, Status, Tenure, Topic
from dragoman.pipeline import Filters, narrowed
from dragoman.publishing import Json, position_json
from dragoman.reconciling import last_of, next_of
from dragoman.web.api.calls import Call, Listed, Reply, read_json, sliced, told
from dragoman.web.api.timeline_answers import answered
from dragoman.web.refusing import RefusedError
from dragoman.web.showing.rhythm import rhythm
from dragoman.web.showing.wording import party_name, topic_name

_DONE = frozenset({Status.HELD, Status.ONGOING})
_AHEAD = frozenset({Status.PLANNED, Status.SCHEDULED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    """How many entries there are of something: all, those held or under way, those planned ahead.

    first, last: the first and the last day that any of their dates touches; None where none has a date.
    """

    name: str
    entries: int
    held: int
    ahead: int
    first: str | None
    last: str | None


def pairs(call: Call) -> Listed:
    """The pairs of parties that take part in an entry that fits, those with most entries first."""
    found = call.viewer.record(call.asked)
    named = {
        entry.id: ["-".join(pair) for pair in combinations(sorted(set(entry.parties)), 2)]
        for entry in found.record.engagements
    }
    every = _tallies(found.record.engagements, named)
    return sliced(
        call, every, lambda one: {"parties": one.name.split("-"), **_tally(one)}, read_json(found.counted, found.stale)
    )


def pair(call: Call) -> Reply:
    """What two parties, or more, have to do with each other."""
    said = call.path("parties").upper().split("-")
    known = call.viewer.knowledge.parties
    if len(set(said)) < 2 or any(code not in known for code in said):
        raise RefusedError(404, "A pair is written with two codes of parties that are known, such as JP-US.")
    codes = tuple(sorted(set(said)))
    names = {code: party_name(code, call.viewer.names) for code in codes}
    return _dossier(call, Filters(parties=codes), {"parties": list(codes), "names": names})


def people(call: Call) -> Listed:
    """The people who take part in an entry that fits, those with most entries first."""
    found = call.viewer.record(call.asked)
    people = {entry.id: (*entry.participants, *entry.implied) for entry in found.record.engagements}
    ids = {who.name: who.person for some in people.values() for who in some if who.person}
    parties: dict[str, set[str]] = {}
    for who in (who for some in people.values() for who in some if who.party):
        parties.setdefault(who.name, set()).add(who.party)
    every = _tallies(found.record.engagements, {key: [who.name for who in some] for key, some in people.items()})

    def show(one: _Tally) -> Json:
        return {
            "name": one.name,
            "id": ids.get(one.name),
            "parties": sorted(parties.get(one.name, ())),
            **_tally(one),
        }

    return sliced(call, every, show, read_json(found.counted, found.stale))


def person(call: Call) -> Reply:
    """Whom somebody met, and the offices that the facts say they held."""
    said, known = call.path("name"), call.viewer.knowledge
    found = known.people_named(said)
    name = found[0].name if len(found) == 1 else said
    held = known.tenures_of(found[0].id) if len(found) == 1 else ()
    more: Json = {
        "name": name,
        "id": found[0].id if len(found) == 1 else None,
        "offices": [_office(one) for one in held],
    }
    return _dossier(call, Filters(people=(name,)), more, is_known=bool(found))


def every_series(call: Call) -> Listed:
    """The series of which an entry that fits is one, those with most entries first."""
    found = call.viewer.record(call.asked)
    named = {entry.id: [entry.series] if entry.series else [] for entry in found.record.engagements}
    every = _tallies(found.record.engagements, named)
    return sliced(call, every, lambda one: {"name": one.name, **_tally(one)}, read_json(found.counted, found.stale))


def series(call: Call) -> Reply:
    """When a series was held, at what intervals, and what that lets one expect."""
    name = call.path("name")
    called = call.viewer.knowledge.series_called(name)
    filters = replace(call.asked.filters, series=name, series_names=called)
    return _dossier(call, filters, {"name": name, "called": sorted(called)}, is_known=bool(called))


def topics(call: Call) -> Listed:
    """Every topic that is known, with how many entries that fit are about it."""
    found = call.viewer.record(call.asked)
    known = dict.fromkeys((*Topic, *(topic for topic, _ in call.viewer.knowledge.own_topics)))
    named = {entry.id: [topic.value for topic in entry.topics] for entry in found.record.engagements}
    by_name = {one.name: one for one in _tallies(found.record.engagements, named)}
    none = _Tally(name="", entries=0, held=0, ahead=0, first=None, last=None)

    def show(topic: Topic) -> Json:
        return {"topic": topic.value, "words": topic_name(topic), **_tally(by_name.get(topic.value, none))}

    return sliced(call, list(known), show, read_json(found.counted, found.stale))


def topic(call: Call) -> Reply:
    """Engagements on a topic, and who said what of it."""
    said = call.path("topic")
    own = (topic for topic, _ in call.viewer.knowledge.own_topics)
    if said not in {one.value for one in (*Topic, *own)}:
        raise RefusedError(404, f"{said[:40]!r} is no topic that is known; /api/v1/topics lists them.")
    wanted = Topic(said)
    return _dossier(call, Filters(topics=(wanted,)), {"topic": said, "words": topic_name(wanted)}, topic=wanted)


def _dossier(call: Call, filters: Filters, more: Json, *, topic: Topic | None = None, is_known: bool = True) -> Reply:
    """topic: of which to tell the positions.

    is_known: whether the facts know of it; what they do not must at least stand in the record.
    """
    # Of parties alone no more is asked than theirs: what an answer rests on is counted among it.
    alone = Filters(parties=filters.parties)
    whole = call.viewer.record(call.asked, alone if filters == alone else Filters())
    record = narrowed(whole.record, filters)
    if not is_known and not record.engagements:
        raise RefusedError(404, f"Nobody and nothing so called is known, or stands in the record as of {record.as_of}.")
    answers = {
        "last": last_of(record.engagements, whole.record, filters.parties),
        "next": next_of(record.engagements, whole.record, filters.parties),
    }
    body: Json = {
        **told(call, read_json(whole.record, whole.stale)),
        **more,
        **{name: answered(call, one, whole) for name, one in answers.items()},
        "entries": len(record.engagements),
        "statuses": _counts(entry.status.value for entry in record.engagements),
        "series": _counts(entry.series for entry in record.engagements if entry.series),
        "rhythm": _rhythm(record) if filters.series else None,
    }
    if topic is not None:
        body = {**body, "positions": [position_json(one) for one in whole.record.positions if one.topic == topic]}
    return Reply(body=body)


def _counts(values: Iterable[str]) -> Json:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _rhythm(record: Record) -> Json:
    found = rhythm(record.engagements, record.as_of)
    return {
        "days": [day.isoformat() for day in found.days],
        "gaps": list(found.gaps),
        "usual": found.usual,
        "expected": found.expected or None,
    }


def _tallies(entries: Sequence[Engagement], named: Mapping[EngagementId, Sequence[str]]) -> list[_Tally]:
    """named: for each entry the names that it counts for."""
    of: dict[str, list[Engagement]] = {}
    for entry in entries:
        for name in dict.fromkeys(named[entry.id]):
            of.setdefault(name, []).append(entry)
    made = []
    for name, some in of.items():
        dates = [entry.when.value for entry in some if entry.when is not None]
        begun = [day for when in dates if (day := when.earliest or when.latest) is not None]
        ended = [day for when in dates if (day := when.latest or when.earliest) is not None]
        made.append(
            _Tally(
                name=name,
                entries=len(some),
                held=sum(entry.status in _DONE for entry in some),
                ahead=sum(entry.status in _AHEAD for entry in some),
                first=min(begun).isoformat() if begun else None,
                last=max(ended).isoformat() if ended else None,
            )
        )
    return sorted(made, key=lambda one: (-one.entries, one.name))


def _tally(one: _Tally) -> Json:
    return {"entries": one.entries, "held": one.held, "ahead": one.ahead, "first": one.first, "last": one.last}


def _office(one: Tenure) -> Json:
    return {
        "office": one.office.kind,
        "title": one.office.title or None,
        "party": one.office.party,
        "from": one.start.isoformat() if one.start else None,
        "to": one.end.isoformat() if one.end else None,
        "acting": one.acting,
    }
