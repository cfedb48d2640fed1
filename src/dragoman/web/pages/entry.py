"""/e/ID: one entry, with the words behind every value."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.publishing.citing import FORMS, citations
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


def cite(request: Request) -> Response:
    """The entry and its reports as citations; only what may leave the desk."""
    asked, said, form = asked_by(request), request.path_params["id"], request.path_params["form"]
    found = viewer_of(request).cleared_entry(asked, said)
    if form not in FORMS or len(found.entries) != 1:
        raise HTTPException(
            404, f"There are no citations of {said[:40]!r} in the form {form[:10]!r} that may leave the desk."
        )
    one = found.entries[0]
    address = (
        f"{request.url.scheme}://{request.headers['host']}/e/{one.id}{asked.instead('as_of', asked.as_of.isoformat())}"
    )
    body = citations(one, found.readings, as_of=asked.as_of, address=address, form=form)
    headers = {"content-disposition": f'attachment; filename="{one.id}.{form}"'}
    return Response(body, media_type=f"{FORMS[form]}; charset=utf-8", headers=headers)
