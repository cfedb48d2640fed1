"""/brief: the desk officer's page on the parties or people that the address names, and its files.

Invariant: what is shown here may leave the desk, for its files do. A file that is kept is made by a form, and by
who may write; looking writes nothing.
"""

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman import __version__
from dragoman.model import Cleared, Noted
from dragoman.pipeline import Filters, cleared
from dragoman.pipeline.briefing import BriefAsked, briefing_of
from dragoman.pipeline.handing import Handed, NoBriefError, gone_words, had_again, handed_out
from dragoman.pipeline.versions import record_made_by
from dragoman.publishing.brief import FORMS, Brief, brief_of, written
from dragoman.web.asking import Asked, UnaskableError
from dragoman.web.pages.asked import asked_by, store_of, viewer_of
from dragoman.web.rendering import render
from dragoman.web.viewing import Viewer


def page(request: Request) -> Response:
    """The page; without a party or a person, the form that asks for them. on: the day, as the command names it."""
    if day := request.query_params.get("on"):
        there = request.url.remove_query_params("on").include_query_params(as_of=day)
        return RedirectResponse(f"{there.path}?{there.query}", status_code=303)
    asked = asked_by(request)
    brief = _brief(request, asked) if _is_asked(asked) else None
    return render(
        request,
        "brief.html",
        asked=asked,
        brief=brief,
        since=request.query_params.get("since", ""),
        forms=[(form, {"md": "Markdown", "html": "HTML", "docx": "Word"}[form]) for form in FORMS],
        query=request.url.query,
    )


def download(request: Request) -> Response:
    """The page as a file that is not kept."""
    asked, form = asked_by(request), request.path_params["form"]
    if form not in FORMS or not _is_asked(asked):
        raise HTTPException(404, "A brief is of a party or a person, as .md, .html or .docx.")
    return _file(written(_brief(request, asked), form), form, f"brief-{asked.as_of}")


def keep(request: Request) -> Response:
    """The page as a file that is kept, and can be had again by the id in its foot."""
    asked, form = asked_by(request), request.query_params.get("form", "")
    if form not in FORMS or not _is_asked(asked):
        raise HTTPException(404, "A brief is of a party or a person, as md, html or docx.")
    viewer = viewer_of(request)
    handed = Handed(asked=f"/brief{asked.whole}", at=viewer.serving.now(), made_by=_made_by(viewer))
    kept = handed_out(store_of(request), _brief(request, asked), form, handed)
    if kept.body is None:
        raise HTTPException(410, gone_words(kept))
    store_of(request).note(Noted(at=handed.at, who=viewer.who, what="handed out", about=kept.id))
    return _file(kept.body, form, kept.id)


def again(request: Request) -> Response:
    """A page that was kept: the same bytes."""
    viewer, said = viewer_of(request), request.path_params["id"]
    try:
        one, body = had_again(store_of(request), said, viewer.audience, today=viewer.today, grounds=viewer.grounds)
    except NoBriefError as error:
        raise HTTPException(404, str(error)) from error
    return _file(body, one.form, one.id)


def _is_asked(asked: Asked) -> bool:
    return bool(asked.filters.parties or asked.filters.people)


def _brief(request: Request, asked: Asked) -> Brief:
    viewer, store = viewer_of(request), store_of(request)
    known = viewer.knowledge

    def at(day: date, filters: Filters) -> Cleared:
        held_on = asked.recorded_as_of
        return cleared(store, as_of=day, recorded_as_of=held_on, filters=filters, grounds=viewer.grounds)

    wanted = BriefAsked(filters=asked.filters, since=_since(request, asked))
    made_with = f"Dragoman {__version__}, facts {known.fingerprint[:8]}"
    return brief_of(briefing_of(wanted, at, asked.as_of, known, made_with))


def _since(request: Request, asked: Asked) -> date | None:
    said = request.query_params.get("since", "").strip()
    if not said:
        return None
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise UnaskableError("since", f"{said[:40]!r} is no day; write it as 2021-03-15.") from None
    if day > asked.as_of:
        raise UnaskableError("since", f"{day} lies after the day of the page.")
    return day


def _made_by(viewer: Viewer) -> str:
    return f"{__version__} {record_made_by(viewer.knowledge, logs=viewer.serving.settings.logs)}"


def _file(body: bytes, form: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}.{FORMS[form].ending}"'}
    return Response(body, media_type=FORMS[form].media, headers=headers)
