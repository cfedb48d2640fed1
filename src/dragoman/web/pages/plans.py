"""/plans: plans whose date passed with no report seen, and how plans turned out by who told them first."""

from starlette.requests import Request
from starlette.responses import Response

from dragoman.publishing import coverage_words
from dragoman.reconciling import by_outlet, by_source, reliability_of
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.facets import chips
from dragoman.web.showing.plans import SHOWN, overdue, shifts, sources, told

_MOST = 60


def page(request: Request) -> Response:
    """Overdue plans, and the table of sources with its drawings. With "by=source" by the kind of source."""
    asked, viewer = asked_by(request), viewer_of(request)
    by = "source" if request.query_params.get("by") == "source" else "outlet"
    found = viewer.record(asked)
    entries, names = found.record.engagements, viewer.names
    late, more = overdue(entries, _MOST)
    wanted = {entry.history[-1].support.report for entry in late if entry.history}
    found.fetch({report for entry in entries for report in entry.reports} if by == "outlet" else wanted)
    if by == "outlet":
        held = {report for entry in entries for report in entry.reports if report in found.readings}
        outlets = {one: found.readings[one].outlet or found.readings[one].report.outlet for one in held}
        rows = reliability_of(entries, by_outlet(outlets))
    else:
        rows = reliability_of(entries, by_source)
    return render(
        request,
        "plans.html",
        asked=asked,
        by=by,
        chips=chips(asked, names),
        overdue=[told(one, found.readings, names, asked.as_of) for one in late],
        more=more,
        rows=sources(rows[:_MOST]),
        more_sources=max(len(rows) - _MOST, 0),
        shifts=shifts(rows),
        outcomes=[(one.value, one.value.replace("_", " ")) for one in SHOWN],
        coverage=coverage_words(found.record, found.counted),
    )
