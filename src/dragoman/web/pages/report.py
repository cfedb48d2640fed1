"""/r/ID: one report, with what was read in it marked in place."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.marked import paragraphs


def page(request: Request) -> Response:
    """The report."""
    asked, said = asked_by(request), request.path_params["id"]
    found = viewer_of(request).report(asked, said)
    if found is None:
        raise HTTPException(404, f"No report published by {asked.as_of} has the id {said[:40]!r}.")
    return render(
        request,
        "report.html",
        asked=asked,
        reading=found.reading,
        paragraphs=paragraphs(found.reading),
        entries=tuple(dict.fromkeys(found.entries.get(claim.key, "") for claim in found.reading.claims)),
    )
