"""/e/ID: one entry, with the words behind every value."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.publishing.coverage import read_words
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.facts import sheet
from dragoman.web.showing.rows import row

_MOST_CHOICES = 20


def page(request: Request) -> Response:
    """The entry; an id that led to it once leads to it still, under the id that it has now."""
    asked, said, viewer = asked_by(request), request.path_params["id"], viewer_of(request)
    found = viewer.entry(asked, said)
    if not found.entries:
        raise HTTPException(404, f"No entry of the record as of {asked.as_of} has the id {said[:40]!r}.")
    if len(found.entries) > 1:
        rows = tuple(row(one, viewer.names) for one in found.entries[:_MOST_CHOICES])
        return render(request, "choices.html", asked=asked, said=said, rows=rows, status=300)
    one = found.entries[0]
    if said != one.id:
        return RedirectResponse(f"/e/{one.id}{asked.days}", 307)
    return render(
        request,
        "entry.html",
        asked=asked,
        sheet=sheet(found.record, one, found.readings, viewer.names),
        read=read_words(found.record),
    )
