"""/changes: what is new in the record since a day, or since the visitor last said that he had seen it."""

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.pipeline import Filters
from dragoman.pipeline.bookmarks import bookmark_of, put_bookmark
from dragoman.publishing import coverage_words
from dragoman.web.asking import Asked, UnaskableError
from dragoman.web.guarding.access import sent_to, visitor_of
from dragoman.web.pages.asked import asked_by, store_of, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.facets import chips
from dragoman.web.showing.news import chapters

_MOST = 100  # entries of each cause
_FIRST = timedelta(days=30)  # what a first visit looks back on


def page(request: Request) -> Response:
    """The changes: since the day that the address names, else since the last visit, else of the last month."""
    asked, viewer = asked_by(request), viewer_of(request)
    said = request.query_params.get("since", "").strip()
    bookmark = None if said else bookmark_of(store_of(request), visitor_of(request).name)
    since = bookmark.since if bookmark else _day(said) if said else _earlier(asked.as_of, _FIRST)
    if since > asked.as_of:
        if said:
            raise UnaskableError("since", f"{since} lies after {asked.as_of}, the day as of which the record is asked.")
        since, bookmark = _earlier(asked.as_of, _FIRST), None  # a day before the bookmark is looked at
    moment = _moment(request)
    as_held = bool(bookmark) or bool(request.query_params.get("as_held"))
    found = viewer.changes(asked, since, as_held=as_held)
    changes = bookmark.new(found.changes) if bookmark else found.changes
    reports = {change.support.report for change in changes if change.support}
    found.now.fetch(reports)
    entries = {str(entry.id): entry for entry in (*found.gone, *found.now.whole.engagements)}
    return render(
        request,
        "changes.html",
        asked=asked,
        chips=chips(asked, viewer.names),
        since=since,
        said=said,
        bookmark=bookmark,
        as_held=as_held,
        moment=moment,
        is_again=bool(request.query_params.get("again")),
        number=len(changes),
        chapters=chapters(changes, entries, found.now.readings, viewer.names, most=_MOST),
        coverage=coverage_words(found.now.record, found.now.counted),
    )


def seen(request: Request) -> Response:
    """Note that the visitor has seen the record as it stood when the page was made.

    Where something came in since, nothing is noted: it would count as seen and was not.
    """
    viewer = viewer_of(request)
    today = viewer.today
    asked = Asked(as_of=today, filters=Filters())
    found = viewer.changes(asked, _earlier(today, timedelta(days=1)), as_held=True)
    if sent_to(request).text("moment") != _moment(request):
        return RedirectResponse("/changes?again=yes", 303)
    put_bookmark(store_of(request), visitor_of(request).name, today, found.changes)
    return RedirectResponse("/changes", 303)


def _moment(request: Request) -> str:
    """What the store holds, by which it is known again whether something came in."""
    held = store_of(request).counts()
    return f"{held.reports} {held.decisions} {viewer_of(request).today}"


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UnaskableError("since", f"{said[:40]!r} is no day; write it as 2021-03-15.") from None


def _earlier(day: date, by: timedelta) -> date:
    return day - min(by, day - date.min)
