"""/calendar and /calendar/2021-03: the record as a month."""

import re
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.web.asking import UnaskableError
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.facets import chips, facets
from dragoman.web.showing.month import last_of, month, month_name

_MONTH = re.compile(r"\d{4}-\d{2}")


def page(request: Request) -> Response:
    """The month."""
    asked, viewer = asked_by(request), viewer_of(request)
    first = _first_day(request.path_params["month"])
    (found, placed), names = viewer.days(asked, first, last_of(first)), viewer.names
    return render(
        request,
        "calendar.html",
        asked=asked,
        found=found,
        month=month(found.record, first, names, placed),
        facets=facets(found.counts, asked, names),
        chips=chips(asked, names),
    )


def chosen(request: Request) -> Response:
    """To the month that a form names, else to that of the day of the record."""
    asked = asked_by(request)
    said = request.query_params.get("month", "").strip()
    first = _first_day(said) if said else asked.as_of
    return RedirectResponse(f"/calendar/{month_name(first)}{asked.whole}", 303)


def _first_day(said: str) -> date:
    if _MONTH.fullmatch(said):
        try:
            return date.fromisoformat(f"{said}-01")
        except ValueError as error:
            raise UnaskableError("month", f"{said!r} is no month; {error}.") from error
    raise UnaskableError("month", f"{said[:40]!r} is no month; write it as 2021-03.")
