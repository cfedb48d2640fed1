"""Reports and what was read: the list, one with its reading, the words searched for, the outlets, the sources."""

from dataclasses import replace
from datetime import date

from dragoman.following import health
from dragoman.model import Claim, Reading, ReportId
from dragoman.pipeline.leafing import ReportLeafing
from dragoman.publishing import Json, SourceTold, hit_json, reading_json, report_json, source_json
from dragoman.store import OutletCount, Printed, ReportPlace, Search, Stored
from dragoman.web.api.calls import Call, Listed, Reply, read_json, sliced, told
from dragoman.web.asking import FILTERS, asked_of
from dragoman.web.refusing import RefusedError

_OF_ENTRIES = frozenset(FILTERS) - {"from", "to", "undated"}


def listed(call: Call) -> Listed:
    """Reports, the newest first; with a filter of entries those that tell of an entry that fits."""
    span = call.asked.filters.span
    printed = Printed(
        published_to=call.asked.as_of,
        received_to=call.asked.recorded_as_of,
        first=span.earliest if span else None,
        last=span.latest if span else None,
        outlet=call.text("outlet"),
    )
    wanted = ReportLeafing(printed=printed, after=_place(call), most=call.most, among=_telling(call))
    found, hidden = call.viewer.reports(wanted), call.viewer.left_out(call.asked)
    return Listed(
        items=[_report(one, hidden) for one in found.reports],
        read=read_json(found.record, found.stale),
        number=None,
        next=call.next("", _written(found.after)) if found.after else "",
    )


def one(call: Call) -> Reply:
    """One report with all that was read in it; with text=true its words as they came in."""
    said = call.path("id")
    found = call.viewer.report(call.asked, said)
    if found is None:
        raise RefusedError(404, f"No report published by {call.asked.as_of} has the id {said[:40]!r}.")
    hidden = call.viewer.left_out(call.asked)
    reading = _shown(found.reading, hidden) if call.viewer.cleared else found.reading
    is_whole = found.traces is None and bool(found.reading.report.text)
    body: Json = {
        "as_of": call.asked.as_of.isoformat(),
        "recorded_as_of": call.asked.recorded_as_of.isoformat() if call.asked.recorded_as_of else None,
        **_report(found, hidden),
        "reading": reading_json(reading),
        "has_text": is_whole,
        "text": found.reading.report.text if is_whole and call.text("text") == "true" else None,
    }
    return Reply(body=body)


def search(call: Call) -> Listed:
    """The reports with the words, newest first, and the entries that rest on such words."""
    said = call.text("q")
    if Search.of(said).is_empty:
        raise RefusedError(422, "There is no word in it.", parameter="q")
    among = _telling(call)
    begin, end = call.begin, call.begin + call.most
    found = call.viewer.found(
        call.asked, said, quotes=call.text("quotes") == "true", most=end + 1 if among is None else None
    )
    hits = [hit for hit in found.hits if among is None or hit.reading.report.id in among]
    if call.cursor and begin:  # the list is known again by the last one shown, standing where it stood
        stands = [one.reading.report.id for one in hits[begin - 1 : begin]] == [*call.cursor.place[1:]]
        call.still(call.cursor.basis if stands else "moved")
    return Listed(
        items=[hit_json(hit) for hit in hits[begin:end]],
        read=read_json(*call.viewer.read_by(call.asked)),
        number=found.number if among is None else len(hits),
        next=call.next("", (str(end), hits[end - 1].reading.report.id)) if len(hits) > end else "",
        more={"not_indexed": found.missing},
    )


def outlets(call: Call) -> Listed:
    """Which outlets were read by the day, how many reports of each, and from when to when."""
    return sliced(call, call.viewer.outlets(call.asked), _outlet, read_json(*call.viewer.read_by(call.asked)))


def coverage(call: Call) -> Reply:
    """What was read by the day: that on which every "none", "last" and "first" rests."""
    read = read_json(*call.viewer.read_by(call.asked))
    body: Json = {**told(call, read), "facts": call.viewer.knowledge.fingerprint, "logs": call.viewer.grounds.logs}
    return Reply(body=body)


def sources(call: Call) -> Listed:
    """The sources that are followed, and how each is."""
    now = call.viewer.serving.now()
    every = [
        SourceTold(source=source, polling=polling, condition=state.condition.value, why=state.why)
        for source, polling in call.viewer.store.sources().items()
        for state in [health(polling, now)]
    ]
    return sliced(call, every, source_json, read_json(*call.viewer.read_by(call.asked)))


def _telling(call: Call) -> frozenset[ReportId] | None:
    """The reports behind the entries that fit, where a filter of entries is set."""
    if not any(name in _OF_ENTRIES for name, _ in call.pairs):
        return None
    pairs = [pair for pair in call.pairs if pair[0] in _OF_ENTRIES]
    filters = asked_of(pairs, call.viewer.knowledge, call.viewer.today).filters
    found = call.viewer.record(call.asked, filters)
    return frozenset(report for entry in found.record.engagements for report in entry.reports)


def _shown(reading: Reading, hidden: frozenset[str]) -> Reading:
    """A reading without the claims that may not leave the desk; a tour that is called by one of them is not named."""

    def kept(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        shown = (claim for claim in claims if claim.key not in hidden)
        return tuple(replace(claim, journey="") if claim.journey in hidden else claim for claim in shown)

    return replace(reading, claims=kept(reading.claims), denials=kept(reading.denials))


def _report(one: Stored, hidden: frozenset[str]) -> Json:
    """hidden: the claims that the record leaves out, whose entries are not named."""
    kept = [claim for claim in one.reading.claims if claim.key not in hidden]
    return {
        "report": report_json(one.reading),
        "received": one.received_on.isoformat()[:10],
        "claims": len(kept),
        "entries": sorted({one.entries[claim.key] for claim in kept if claim.key in one.entries}),
    }


def _outlet(one: OutletCount) -> Json:
    return {
        "outlet": one.outlet or None,
        "reports": one.reports,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
    }


def _written(place: ReportPlace) -> tuple[str, str]:
    return (place.day.isoformat() if place.day else "", place.id)


def _place(call: Call) -> ReportPlace | None:
    if call.cursor is None:
        return None
    try:
        day, name = call.cursor.place
        return ReportPlace(day=date.fromisoformat(day) if day else None, id=ReportId(name))
    except ValueError as error:
        raise RefusedError(422, "This is no cursor of this list.", parameter="cursor") from error
