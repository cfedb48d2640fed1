"""Engagements: the list, one by any id that it ever had, and the claims behind one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.model import Engagement, Status
from dragoman.pipeline import Filters, Found
from dragoman.pipeline.leafing import Leafing
from dragoman.publishing import Json, Readings, claims_json, engagement_json, report_json
from dragoman.store import Place
from dragoman.web.api.calls import Call, Listed, Reply, read_json, sliced, told
from dragoman.web.refusing import RefusedError


def listed(call: Call) -> Listed:
    """The entries that fit, in the record's order: by first day, those without one last."""
    return _listed(call, call.asked.filters)


def overdue(call: Call) -> Listed:
    """The entries that fit whose date passed with no report seen."""
    return _listed(call, replace(call.asked.filters, statuses=(Status.UNCONFIRMED,)))


def one(call: Call) -> Reply:
    """One entry. An id that led to it once leads to it still, under the id that it has now."""
    found, entry = meant(call)
    body: Json = {
        **told(call, read_json(found.record, found.stale)),
        "engagement": engagement_json(entry, found.readings),
    }
    return Reply(body=body, headers={"link": f'</api/v1/engagements/{entry.id}>; rel="canonical"'})


def claims(call: Call) -> Listed:
    """What each report says of one entry, with its words."""
    found, entry = meant(call)
    return sliced(call, list(_claims(entry, found.readings)), dict, read_json(found.record, found.stale), id=entry.id)


def meant(call: Call) -> tuple[Found, Engagement]:
    """The one entry that the id in the address means. RefusedError where there is none, or more than one."""
    said = call.path("id")
    found = call.viewer.entry(call.asked, said)
    if len(found.entries) > 1:
        ids = [entry.id for entry in found.entries]
        raise RefusedError(409, f"{said[:40]!r} may be {len(ids)} entries; give more of it.", kind="ambiguous", ids=ids)
    if not found.entries:
        raise RefusedError(404, f"No entry of the record as of {call.asked.as_of} has the id {said[:40]!r}.")
    return found, call.viewer.named(call.asked, found.entries)[0]


def _listed(call: Call, filters: Filters) -> Listed:
    after = _place(call)
    found = call.viewer.leaf(call.asked, Leafing(after=after, most=call.most), filters)
    call.still(found.basis)
    return Listed(
        items=[
            engagement_json(entry, found.readings) for entry in call.viewer.named(call.asked, found.record.engagements)
        ],
        read=read_json(found.record, found.stale),
        number=found.number,
        next=call.next(found.basis, _written(found.after)) if found.after else "",
    )


def _place(call: Call) -> Place | None:
    if call.cursor is None:
        return None
    try:
        day, block, name = call.cursor.place
        return Place(day=date.fromisoformat(day), block=block, id=name)
    except ValueError as error:
        raise RefusedError(422, "This is no cursor of this list.", parameter="cursor") from error


def _written(place: Place) -> tuple[str, str, str]:
    return (place.day.isoformat(), place.block, place.id)


def _claims(entry: Engagement, readings: Readings) -> Iterator[Json]:
    for claim in entry.claims:
        reading = readings.get(claim.source)
        if reading is None or claim not in reading.claims:
            continue
        said = claims_json(reading, reading.claims)[reading.claims.index(claim)]
        yield {"report": report_json(reading), "claim": said}
