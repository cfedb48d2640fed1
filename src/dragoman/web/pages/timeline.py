"""/: the record as of a day, what is under way and to come first."""

from starlette.requests import Request
from starlette.responses import Response

from dragoman.publishing import coverage_words
from dragoman.publishing.grouping import last_held, next_ahead
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.rows import row, sections

_MOST = 60  # bunches in each section of one page


def page(request: Request) -> Response:
    """The timeline."""
    asked = asked_by(request)
    found = viewer_of(request).record(asked)
    last, ahead = last_held(found.record), next_ahead(found.record)
    return render(
        request,
        "timeline.html",
        asked=asked,
        sections=sections(found.record, _MOST),
        last=row(last) if last else None,
        ahead=row(ahead) if ahead else None,
        coverage=coverage_words(found.record, found.counted),
        stale=found.stale,
    )
