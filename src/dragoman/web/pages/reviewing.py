"""/review: what a person should look at, decided item by item or several at once, and taken back in one step."""

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import Decision
from dragoman.pipeline.deciding import Heard, UndecidableError, corrected, merged, told_apart
from dragoman.publishing import coverage_words, decision_words
from dragoman.web.guarding import sent_to
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.plain import plainly
from dragoman.web.showing.queue import Ask, asks, item
from dragoman.web.viewing import Viewer
from dragoman.web.writing import Writer, is_ignored

_MOST = 20  # items of one page
_WHY = "compared side by side"


def page(request: Request) -> Response:
    """The queue, or what was ignored in it; what was just done stands above it, to be undone."""
    return _queue(request, "")


def decide(request: Request) -> Response:
    """Do to the items named what a button says: "merge", "apart", "ignore", "heed", or take a rival's value."""
    form, viewer = sent_to(request), viewer_of(request)
    what, _, one = form.text("do").partition(" ")
    keys = [one.split(" ")[0]] if one else list(form.texts("item"))
    if not keys:
        return _queue(request, "Tick what it is to be done to.", 409)
    try:
        writer = Writer(viewer, form.text("why") or _WHY)
        if what in ("ignore", "heed"):
            (writer.ignore if what == "ignore" else writer.heed)(keys)
            return _back(request, {"ignored" if what == "ignore" else "heeded": " ".join(keys)})
        found = viewer.record(asked_by(request))
        known = {ask.key: ask for ask in asks(found.record)}
        if not known.keys() >= set(keys):
            return _queue(request, "It has changed since this page was made; look at it again.", 409)
        made = [_decision(what, known[key], found, writer, (viewer, one)) for key in keys]
        return _back(request, {"done": " ".join(writer.decide(made))})
    except UndecidableError as error:
        return _queue(request, str(error), 409)


def undo(request: Request) -> Response:
    """Take back what was just decided, or ignored."""
    form = sent_to(request)
    try:
        writer = Writer(viewer_of(request), form.text("why") or "undone in review")
        if form.text("ignored"):
            writer.heed(form.text("ignored").split())
            return _back(request, {})
        return _back(request, {"done": " ".join(writer.undo(form.text("done").split()))})
    except UndecidableError as error:
        return _queue(request, str(error), 409)


def _decision(what: str, ask: Ask, found: Heard, writer: Writer, more: tuple[Viewer, str]) -> Decision:
    """more: the viewer, and for a rival's value "KEY FIELD VALUE"."""
    if what == "take" and len(ask.entries) == 1:
        viewer, said = more
        _, field, value = said.split(" ", 2)
        return corrected(found, ask.entries[0], (field, value), writer.word, viewer.knowledge)
    if what not in ("merge", "apart") or len(ask.entries) != 2:
        raise UndecidableError("That cannot be done to this.")
    older, newer = ask.entries
    if what == "merge":
        return merged(found, (older, newer), writer.word)
    return told_apart(found, older, newer, writer.word)


def _queue(request: Request, why: str, status: int = 200) -> Response:
    asked, viewer = asked_by(request), viewer_of(request)
    found = viewer.record(asked)
    ignored = request.query_params.get("show") == "ignored"
    waiting = [ask for ask in asks(found.record) if is_ignored(viewer, ask.key) is ignored]
    chosen = waiting[:_MOST]
    found.fetch(report for ask in chosen for entry in ask.entries for report in entry.reports)
    return render(
        request,
        "review.html",
        asked=asked,
        status=status,
        why=why,
        items=tuple(item(ask, found.readings, viewer.names) for ask in chosen),
        waiting=len(waiting),
        ignored=ignored,
        done=tuple(_done(viewer, request.query_params.get("done", "").split())),
        just_ignored=request.query_params.get("ignored", ""),
        apart=[plainly(one, viewer.names) for one in found.record.contradictions],
        coverage=coverage_words(found.record, found.counted),
        default_why=_WHY,
    )


def _done(viewer: Viewer, ids: Sequence[str]) -> list[tuple[str, str]]:
    return [(one.id, decision_words(one)) for one in viewer.decisions() if one.id in ids]


def _back(request: Request, said: dict[str, str]) -> Response:
    kept = [
        (key, value) for key, value in request.query_params.multi_items() if key not in ("done", "ignored", "heeded")
    ]
    query = urlencode([*kept, *said.items()])
    return RedirectResponse(f"/review{'?' if query else ''}{query}", 303)
