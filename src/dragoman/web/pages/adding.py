"""/add: reports by paste, upload or address, and how far it is; /enter: an engagement that a visitor heard of."""

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import Format, Mark, Status
from dragoman.pipeline.deciding import UndecidableError
from dragoman.web.adding import Jobs, Wanted
from dragoman.web.guarding import sent_to
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.writing import Writer

_FIELDS = ("format", "parties", "date", "place", "status", "people", "topics", "heard from")


def page(request: Request) -> Response:
    """The form."""
    return _form(request, "")


def add(request: Request) -> Response:
    """Begin to add what was sent, and go to the page that says how far it is."""
    form, viewer = sent_to(request), viewer_of(request)
    addresses = tuple(form.text("addresses").split())
    strange = [one for one in addresses if not one.lower().startswith(("http://", "https://"))]
    if strange:
        return _form(request, f"{strange[0]} is no address; it begins with https:// or http://.", 400)
    mark = form.text("mark")
    wanted = Wanted(
        uploads=form.uploads,
        text=form.text("text"),
        addresses=addresses,
        mark=Mark(mark) if mark in set(Mark) else None,
    )
    if not (wanted.uploads or wanted.text.strip() or wanted.addresses):
        return _form(request, "There is nothing to add: choose a file, paste a text, or name an address.", 400)
    job = jobs_of(request).begin(viewer, wanted)
    return RedirectResponse(f"/add/{job.id}", 303)


def job(request: Request) -> Response:
    """How far it is."""
    found = jobs_of(request).job(request.path_params["id"], viewer_of(request).who)
    if found is None:
        raise HTTPException(
            404, "No such job of yours; those of an hour ago, and of a server that was stopped, are gone."
        )
    return render(request, "job.html", asked=asked_by(request), job=found)


def entering(request: Request) -> Response:
    """The form for an entry of one's own."""
    return _entering(request, "", dict.fromkeys((*_FIELDS, "sentence"), ""))


def enter(request: Request) -> Response:
    """Keep the entry, and go to where it stands in the record."""
    form, viewer = sent_to(request), viewer_of(request)
    fields = {name: form.text(name).strip() for name in _FIELDS}
    try:
        heard = date.fromisoformat(form.text("heard")) if form.text("heard") else viewer.today
        mark = Mark(form.text("mark") or Mark.TEAM.value)
    except ValueError as error:
        return _entering(
            request, f"{error}. A day is written as 2021-03-15.", {**fields, "sentence": form.text("sentence")}, 409
        )
    if not form.text("sentence").strip():
        return _entering(request, "Say in a sentence what you heard.", {**fields, "sentence": ""}, 409)
    try:
        key, _ = Writer(viewer, "entered by hand").enter(form.text("sentence"), fields, heard=heard, mark=mark)
    except UndecidableError as error:
        return _entering(request, str(error), {**fields, "sentence": form.text("sentence")}, 409)
    return RedirectResponse(f"/e/{key}" if key else "/", 303)


def jobs_of(request: Request) -> Jobs:
    """The jobs of this server."""
    found = request.app.state.jobs
    if not isinstance(found, Jobs):
        raise TypeError("the application has no jobs: its lifespan did not run")
    return found


def _form(request: Request, why: str, status: int = 200) -> Response:
    return render(
        request, "add.html", asked=asked_by(request), status=status, why=why, marks=[one.value for one in Mark]
    )


def _entering(request: Request, why: str, said: dict[str, str], status: int = 200) -> Response:
    return render(
        request,
        "enter.html",
        asked=asked_by(request),
        status=status,
        why=why,
        said=said,
        formats=[one.value for one in Format],
        statuses=[one.value for one in Status if one is not Status.UNCONFIRMED],
        marks=[one.value for one in Mark],
    )
