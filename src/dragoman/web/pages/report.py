"""/r/ID: one report, with what was read in it marked in place, what was repaired, and what gave nothing and why."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.marked import KINDS, paragraphs, silent
from dragoman.web.showing.rows import row


def page(request: Request) -> Response:
    """The report. With "why" in the address also the sentences that gave nothing, and why."""
    asked, said, viewer = asked_by(request), request.path_params["id"], viewer_of(request)
    found = viewer.report(asked, said)
    if found is None:
        raise HTTPException(404, f"No report published by {asked.as_of} has the id {said[:40]!r}.")
    reading = found.reading
    entries = viewer.entries(asked, found.entries.values(), (claim.key for claim in reading.claims))
    explained = "why" in request.query_params
    shown = paragraphs(reading)
    used = {kind for paragraph in shown for run in paragraph.runs for kind in run.kinds}
    return render(
        request,
        "report.html",
        asked=asked,
        reading=reading,
        paragraphs=shown,
        kinds=[(kind, words) for kind, words in KINDS.items() if kind in used],
        entries=[row(entry, viewer.names) for entry in entries if reading.report.id in entry.reports],
        explained=explained,
        silent=silent(viewer.explained(reading)) if explained else None,
    )
