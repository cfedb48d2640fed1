"""/e/ID/decide: an analyst's word on one entry, with its reports beside the fields."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.knowledge import Knowledge
from dragoman.model import Decision, Engagement, Mark, ReportId, Status
from dragoman.pipeline.deciding import (
    FIELDS,
    Heard,
    UndecidableError,
    claims_meant,
    confirmed,
    corrected,
    names_of,
    noted,
    pinned,
    rejected,
    split_off,
    written,
)
from dragoman.pipeline.marking import marked
from dragoman.publishing import decision_words
from dragoman.web.guarding import sent_to
from dragoman.web.guarding.forms import Form
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.marked import Paragraph, paragraphs
from dragoman.web.showing.rows import row
from dragoman.web.writing import Writer

_MOST_REPORTS = 8
_HINTS = {
    "date": "2021-03-16, 2021-03, 2021-03-15/2021-03-17; none",
    "place": "Tokyo, JP; JP; online; none",
    "status": "",
    "format": "",
    "parties": "JP, US; of a visit the host last",
    "people": "A; B; or +A to add, -B to remove",
    "topics": "alliance; taiwan; or +energy, -trade_economy",
    "series": "a name; none",
    "visit": "the id of the visit that it is on; none",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A report of the entry: its masthead, its text marked, and the names of its claims on the entry."""

    id: str
    name: str
    title: str
    outlet: str
    text: tuple[Paragraph, ...]
    claims: tuple[str, ...]


def page(request: Request) -> Response:
    """The form."""
    return _form(request, "")


def decide(request: Request) -> Response:
    """Keep what was said, and go to the entry as it then stands."""
    form, viewer = sent_to(request), viewer_of(request)
    found, entry = _found(request)
    try:
        writer = Writer(viewer, form.text("why"))
        writer.decide(_made(form, found, entry, writer, viewer.knowledge))
    except UndecidableError as error:
        return _form(request, str(error), 409)
    return RedirectResponse(f"/e/{entry.id}", 303)


def undo(request: Request) -> Response:
    """Take a decision on the entry back."""
    form = sent_to(request)
    try:
        Writer(viewer_of(request), form.text("why") or "undone").undo([form.text("decision")])
    except UndecidableError as error:
        return _form(request, str(error), 409)
    return RedirectResponse(f"/e/{request.path_params['id']}", 303)


def _made(form: Form, found: Heard, entry: Engagement, writer: Writer, facts: Knowledge) -> list[Decision]:
    what, word = form.text("do"), writer.word
    if what == "confirm":
        return [confirmed(found, entry, _status(form.text("status") or Status.HELD.value), word)]
    if what == "correct":
        return [corrected(found, entry, (form.text("field"), form.text("value")), word, facts)]
    if what == "pin":
        return list(pinned(found, entry, form.texts("fields"), word))
    if what == "note":
        note = noted(found, entry, word)
        return [marked("decision", [note.id], _mark(form), word), note]
    if what == "mark":
        return [marked("entry", names_of(found, entry), _mark(form), word)]
    chosen = [name for said in form.texts("claims") for name in claims_meant(found, entry, said)]
    if what == "split" and not chosen:
        raise UndecidableError("Tick the reports that tell of another engagement.")
    if what == "split":
        return [split_off(found, entry, chosen, word)]
    if what == "reject":
        return [rejected(found, entry, chosen, word)]
    raise UndecidableError("Press the button of what you mean.")


def _status(said: str) -> Status:
    try:
        return Status(said)
    except ValueError:
        raise UndecidableError(f"{said!r} is no status.") from None


def _mark(form: Form) -> Mark:
    try:
        return Mark(form.text("mark") or Mark.TEAM.value)
    except ValueError:
        raise UndecidableError(f"{form.text('mark')!r} is no mark; there are: {', '.join(Mark)}.") from None


def _found(request: Request) -> tuple[Heard, Engagement]:
    asked, said = asked_by(request), request.path_params["id"]
    found = viewer_of(request).record(asked)
    matches = [one for one in found.whole.engagements if said == one.id or said in one.aliases]
    if len(matches) != 1:
        raise HTTPException(404, f"No entry of the record as of {asked.as_of} has the id {said[:40]!r}.")
    return found, matches[0]


def _form(request: Request, why: str, status: int = 200) -> Response:
    viewer = viewer_of(request)
    found, entry = _found(request)
    field = request.query_params.get("field", "date")
    return render(
        request,
        "decide.html",
        asked=asked_by(request),
        status=status,
        why=why,
        row=row(entry, viewer.names),
        fields=[(name, written(entry, name), _HINTS[name]) for name in FIELDS],
        chosen=field if field in FIELDS else "date",
        statuses=[one.value for one in Status if one is not Status.UNCONFIRMED],
        marks=[one.value for one in Mark],
        decided=[(one.decision.id, decision_words(one.decision), one.note) for one in entry.decisions],
        reports=[one for report in entry.reports[:_MOST_REPORTS] for one in _beside(found, entry, report)],
        more=max(len(entry.reports) - _MOST_REPORTS, 0),
    )


def _beside(found: Heard, entry: Engagement, report: ReportId) -> list[Beside]:
    reading = found.readings.get(report)
    if reading is None:
        return []
    named = zip(names_of(found, entry), entry.claims, strict=True)
    return [
        Beside(
            id=report,
            name=reading.report.name,
            title=reading.title,
            outlet=reading.outlet or reading.report.outlet,
            text=paragraphs(reading),
            claims=tuple(name for name, claim in named if claim.source == report),
        )
    ]
