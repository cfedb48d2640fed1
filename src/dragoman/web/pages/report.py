"""/r/ID: one report, with what was read in it marked in place, what was repaired, and what gave nothing and why."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.asking import Asked
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.marked import KINDS, counted, paragraphs, silent
from dragoman.web.showing.rows import row
from dragoman.web.showing.siblings import of_one_voice, siblings


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of mark that the report has: how many, whether they are shown, and the query that changes that."""

    name: str
    words: str
    number: int
    is_on: bool
    query: str


def page(request: Request) -> Response:
    """The report. With "mark" in the address only marks of these kinds; with "why" also what gave nothing, and why."""
    asked, said, viewer = asked_by(request), request.path_params["id"], viewer_of(request)
    found = viewer.report(asked, said)
    if found is None:
        raise HTTPException(404, f"No report published by {asked.as_of} has the id {said[:40]!r}.")
    reading = found.reading
    told = viewer.entries(asked, found.entries.values(), (claim.key for claim in reading.claims))
    entries = [entry for entry in told if found.id in entry.reports]
    explained = "why" in request.query_params
    only = tuple(kind for kind in KINDS if kind in request.query_params.getlist("mark"))
    return render(
        request,
        "report.html",
        asked=asked,
        reading=reading,
        paragraphs=paragraphs(reading, frozenset(only)),
        kinds=_kinds(asked, counted(reading), only, explained=explained),
        only=only,
        source=_source(reading.report.url or reading.url),
        received_on=found.received_on,
        siblings=siblings(found, viewer.held(asked, of_one_voice(found.id, entries)), asked.as_of),
        entries=[row(entry, viewer.names) for entry in entries],
        explained=explained,
        silent=silent(viewer.explained(reading)) if explained else None,
    )


def _kinds(asked: Asked, counts: dict[str, int], only: tuple[str, ...], *, explained: bool) -> list[Kind]:
    days = [pair for pair in asked.query if pair[0] in ("as_of", "recorded_as_of")]
    why = [("why", "1")] if explained else []

    def query(kind: str) -> str:
        kept = [one for one in only if one != kind] if kind in only else [*only, kind]
        return f"?{urlencode([*days, *(('mark', one) for one in kept), *why])}"

    return [
        Kind(name=kind, words=words, number=counts[kind], is_on=not only or kind in only, query=query(kind))
        for kind, words in KINDS.items()
        if kind in counts
    ]


def _source(url: str) -> tuple[str, str] | None:
    """The report's address elsewhere, and the host; None where it is none that a browser may follow."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    return (url, host) if parts.scheme in ("http", "https") and host else None
