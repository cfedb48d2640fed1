"""What stands beside the entries: changes, instruments, positions, how plans turned out, what cannot all be right."""

from collections.abc import Callable
from dataclasses import replace

from dragoman.model import Change, Engagement
from dragoman.pipeline import Filters
from dragoman.publishing import (
    change_json,
    decision_json,
    instrument_json,
    position_json,
    reliability_json,
    review_json,
)
from dragoman.reconciling import by_outlet, by_source, reliability_of, taken_back
from dragoman.web.api.calls import Call, Listed, read_json, sliced
from dragoman.web.refusing import RefusedError


def changes(call: Call) -> Listed:
    """What changed in the entries that fit, from the end of a day to the end of the day as of which it is asked."""
    since = call.day("since")
    if since is None or since > call.asked.as_of:
        raise RefusedError(
            422, f"{since} lies after {call.asked.as_of}, the day as of which it is asked.", parameter="since"
        )
    found = call.viewer.changes(call.asked, since, as_held=call.text("as_held") == "true")
    entries: dict[str, Engagement] = {entry.id: entry for entry in (*found.gone, *found.now.whole.engagements)}
    kinds, causes = ({value for key, value in call.pairs if key == name} for name in ("kind", "cause"))
    kept = [
        one for one in found.changes if one.kind in (kinds or (one.kind,)) and one.cause in (causes or (one.cause,))
    ]

    def show(change: Change) -> dict[str, object]:
        return dict(change_json(change, entries))

    return sliced(call, kept, show, read_json(found.now.counted, found.now.stale), since=since.isoformat())


def instruments(call: Call) -> Listed:
    """The lives of agreements and other texts of states, and when they run out."""
    found = call.viewer.record(call.asked, Filters())
    name = call.text("name").casefold()
    every = [entry for entry in found.record.instruments if name in entry.name.casefold()]
    return sliced(call, every, lambda one: instrument_json(one, call.asked.as_of), read_json(found.record, found.stale))


def positions(call: Call) -> Listed:
    """Who said what on which topic, over time."""
    found = call.viewer.record(call.asked, Filters())
    person, topic = call.text("person").casefold(), call.text("topic")
    every = [
        one for one in found.record.positions if person in one.speaker.casefold() and topic in ("", one.topic.value)
    ]
    return sliced(call, every, position_json, read_json(found.record, found.stale))


def reliability(call: Call) -> Listed:
    """How plans turned out, by who told them first."""
    found = call.viewer.record(call.asked)
    entries = found.record.engagements
    source: Callable[[Engagement], str] = by_source
    if call.text("by") != "source":
        reports = {report for entry in entries for report in entry.reports}
        found.fetch(reports)
        held = [found.readings[report] for report in reports if report in found.readings]
        source = by_outlet({one.report.id: one.outlet or one.report.outlet for one in held})
    return sliced(call, reliability_of(entries, source), reliability_json, read_json(found.counted, found.stale))


def contradictions(call: Call) -> Listed:
    """What a person should look at: entries that may be one, and what cannot all be right."""
    found = call.viewer.record(call.asked)
    return sliced(call, list(review_json(found.record)), dict, read_json(found.counted, found.stale))


def decisions(call: Call) -> Listed:
    """What analysts decided, oldest first, also what was taken back."""
    viewer = call.viewer
    every = viewer.decisions()
    undone = taken_back(every)
    whole = viewer.record(replace(call.asked, as_of=viewer.today), Filters())
    of = {one.decision.id: entry.id for entry in whole.record.engagements for one in entry.decisions}
    read = read_json(whole.record, whole.stale)
    return sliced(call, every, lambda one: decision_json(one, undone, of.get(one.id)), read)
