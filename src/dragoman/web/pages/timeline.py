"""/: the record as of a day, what is under way and to come first, with the filters and what each would show."""

from starlette.requests import Request
from starlette.responses import Response

from dragoman.pipeline.views import views_of
from dragoman.web.guarding.access import visitor_of
from dragoman.web.pages.asked import asked_by, store_of, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.drawing import drawing, statuses
from dragoman.web.showing.facets import chips, facets

_MOST = 60  # bunches in each section of one page


def page(request: Request) -> Response:
    """The timeline."""
    asked, viewer = asked_by(request), viewer_of(request)
    found, names = viewer.listing(asked, _MOST), viewer.names
    picture = drawing(found.record, names)
    return render(
        request,
        "timeline.html",
        asked=asked,
        found=found,
        facets=facets(found.counts, asked, names),
        chips=chips(asked, names),
        kept=views_of(store_of(request), visitor_of(request).name),
        picture=picture,
        statuses=statuses(picture.bars) if picture else (),
        first_day=min(found.record.first_published or asked.as_of, asked.as_of),
    )
