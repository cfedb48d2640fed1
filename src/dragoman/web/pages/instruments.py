"""/instruments and /instrument/NAME: agreements and other texts of states, what became of them, what runs out when."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import Record
from dragoman.pipeline import Filters
from dragoman.publishing import coverage_words
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.pages.unknown import unknown
from dragoman.web.rendering import render
from dragoman.web.showing.instruments import brief, in_order, sheet
from dragoman.web.showing.wording import party_name


def every(request: Request) -> Response:
    """All of them, what runs out next first. With "name" those whose name has these words."""
    asked, viewer = asked_by(request), viewer_of(request)
    name = request.query_params.get("name", "").strip()
    found = viewer.record(asked, Filters())
    entries = [one for one in found.record.instruments if name.casefold() in one.name.casefold()]
    return render(
        request,
        "instruments.html",
        asked=asked,
        name=name,
        ignored=[key for key, _ in asked.query if key not in ("as_of", "recorded_as_of")],
        rows=[brief(one, asked.as_of) for one in in_order(entries, asked.as_of)],
        number=len(found.record.instruments),
        coverage=coverage_words(found.record, found.counted),
    )


def page(request: Request) -> Response:
    """One of them; another name of it leads to its own, one that nobody tells of to those like it."""
    asked, viewer = asked_by(request), viewer_of(request)
    said = request.path_params["name"]
    known = viewer.knowledge.instrument(said)
    found = viewer.record(asked, Filters())
    names = {one.name.casefold(): one for one in found.record.instruments}
    entry = names.get(said.casefold()) or (names.get(known.name.casefold()) if known else None)
    if entry is None:
        return unknown(request, asked, "instrument", said, _told)
    if entry.name != said:
        address = request.url_for("instrument", name=entry.name).path
        return RedirectResponse(f"{address}{asked.days}", 307)
    found.fetch(support.report for *_, support in entry.events)
    facts = viewer.knowledge.instrument(entry.name)
    return render(
        request,
        "instrument.html",
        asked=asked,
        sheet=sheet(entry, found.readings, asked.as_of),
        facts=facts,
        parties=[(code, party_name(code, viewer.names)) for code in facts.parties] if facts else [],
        coverage=coverage_words(found.record, found.counted),
    )


def _told(record: Record) -> dict[str, str]:
    return {one.name: one.name for one in record.instruments}
