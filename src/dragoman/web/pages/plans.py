"""/plans: plans whose date passed with no report seen, and how plans turned out by who told them; /instruments."""

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import Outcome, Status
from dragoman.publishing import coverage_words
from dragoman.publishing.instruments import standing_words
from dragoman.publishing.words import day_words, when_words
from dragoman.reconciling import by_outlet, reliability_of
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.rows import row
from dragoman.web.showing.said import said_by

_MOST = 60
_SHOWN = (Outcome.HELD, Outcome.MOVED, Outcome.PUT_OFF, Outcome.CANCELLED, Outcome.UNKNOWN, Outcome.AHEAD)


def page(request: Request) -> Response:
    """Overdue plans and the table of sources, with a bar for each."""
    asked, viewer = asked_by(request), viewer_of(request)
    found = viewer.record(asked)
    entries = found.record.engagements
    reports = {report for entry in entries for report in entry.reports}
    found.fetch(reports)
    held = [found.readings[report] for report in reports if report in found.readings]
    outlets = {one.report.id: one.outlet or one.report.outlet for one in held}
    rows = reliability_of(entries, by_outlet(outlets))
    overdue = sorted(
        (one for one in entries if one.status is Status.UNCONFIRMED),
        key=lambda one: (one.when.value.edtf if one.when else "", one.id),
        reverse=True,
    )
    return render(
        request,
        "plans.html",
        asked=asked,
        overdue=[row(one, viewer.names) for one in overdue[:_MOST]],
        more=max(len(overdue) - _MOST, 0),
        rows=rows[:_MOST],
        outcomes=[(one.value, one.value.replace("_", " ")) for one in _SHOWN],
        widest=max((one.plans for one in rows), default=1),
        coverage=coverage_words(found.record, found.counted),
    )


def instruments(request: Request) -> Response:
    """Agreements and other texts of states: how each stands, what runs out when, and its life."""
    asked, viewer = asked_by(request), viewer_of(request)
    found = viewer.record(asked)
    entries = found.record.instruments
    found.fetch(support.report for entry in entries for *_, support in entry.events)
    lives = [
        (
            entry.name,
            standing_words(entry, asked.as_of),
            [
                (
                    day_words(support.known_on),
                    event.value.replace("_", " "),
                    when_words(when) if when else "",
                    done,
                    said_by((support,), found.readings),
                )
                for event, when, done, support in entry.events
            ],
        )
        for entry in entries
    ]
    coverage = coverage_words(found.record, found.counted)
    return render(request, "instruments.html", asked=asked, lives=lives, coverage=coverage)
