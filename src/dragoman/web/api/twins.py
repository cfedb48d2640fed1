"""Twins of the pages' lists: /timeline.json, /timeline.csv ... for the query string of the page beside them.

Invariants: a twin answers with the operation of the API that lists the same; what a page lets pass, its twin lets pass.
JSON is as the API gives it to whoever asks. CSV is a file, and files leave the desk: it holds what may, in full or not
at all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import AccountRole, Status
from dragoman.pipeline.leafing import Leafing
from dragoman.publishing import line
from dragoman.publishing.separated import Dialect, separated
from dragoman.publishing.tables import TABLES, Cells, Column
from dragoman.web.api.calls import Call, Listed, Pairs, envelope
from dragoman.web.api.columns import columns_of
from dragoman.web.api.document import JSON
from dragoman.web.api.operations import Operation
from dragoman.web.api.parameters import DIALECT, FILTERS, USUAL, checked
from dragoman.web.api.table import (
    CHANGES,
    CONTRADICTIONS,
    ENTRIES,
    INSTRUMENTS,
    OVERDUE,
    SEARCH,
    SERIES,
    SOURCES,
)
from dragoman.web.guarding.access import Page, needs
from dragoman.web.pages.asked import asked_by
from dragoman.web.refusing import RefusedError

CSV = "text/csv; charset=utf-8; header=present"
ENGAGEMENTS = TABLES["engagements"]
MOST = 20_000
"""Rows of one CSV; a longer list is for `dragoman export`."""
_LENIENT = frozenset({*(one.name for one in FILTERS), "as_of", "recorded_as_of"})  # `web.asking` checks these itself
_LOOKS_BACK = timedelta(days=30)  # as the page of changes does where no day is named

Places = Mapping[str, str]
Adding = Callable[[Request, Places], Pairs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A page's list. path: without its ending. adds: what the page's path asks for, as parameters."""

    path: str
    operation: Operation
    adds: Adding = lambda _request, _places: ()


def _parties(_request: Request, places: Places) -> Pairs:
    return [("party", code) for code in places["parties"].split("-")]


def _month(_request: Request, places: Places) -> Pairs:
    return [("from", places["month"]), ("to", places["month"])]


def _since(request: Request, _places: Places) -> Pairs:
    """The last month, where no day is named: what a visitor has seen is the page's own matter."""
    if request.query_params.get("since", "").strip():
        return ()
    as_of = asked_by(request).as_of
    return [("since", (as_of - min(_LOOKS_BACK, as_of - date.min)).isoformat())]


TWINS = (
    Twin(path="/timeline", operation=ENTRIES),
    Twin(path="/calendar/{month}", operation=ENTRIES, adds=_month),
    Twin(path="/changes", operation=CHANGES, adds=_since),
    Twin(path="/search", operation=SEARCH),
    Twin(path="/pair/{parties}", operation=ENTRIES, adds=_parties),
    Twin(path="/p/{name:path}", operation=ENTRIES, adds=lambda _, places: [("person", places["name"])]),
    Twin(path="/series", operation=SERIES),
    Twin(path="/series/{name:path}", operation=ENTRIES, adds=lambda _, places: [("series", places["name"])]),
    Twin(path="/topic/{name}", operation=ENTRIES, adds=lambda _, places: [("topic", places["name"])]),
    Twin(path="/plans", operation=OVERDUE),
    Twin(path="/instruments", operation=INSTRUMENTS),
    Twin(path="/review", operation=CONTRADICTIONS),
    Twin(path="/sources", operation=SOURCES),
)


def _call(request: Request, twin: Twin, *, usual: int, but: frozenset[str] = frozenset()) -> Call:
    """What is asked. What is no parameter passes unread, as on the page. but: parameters that do not count."""
    known = (*twin.operation.known, DIALECT)
    names = {one.name for one in known} - but
    added = list(twin.adds(request, request.path_params))
    fixed = {name for name, _ in added} - {"party", "person", "topic"}  # of these one may ask for more
    said = ((name, value.strip()) for name, value in request.query_params.multi_items() if name not in fixed)
    pairs = [*added, *((name, value) for name, value in said if value and name in names)]
    checked([pair for pair in pairs if pair[0] not in _LENIENT], known)
    return Call(request=request, pairs=pairs, filtered=twin.operation.filtered, usual=usual)


def _listed(twin: Twin, call: Call) -> Listed:
    said = twin.operation.answer(call)
    if not isinstance(said, Listed):
        raise TypeError(f"{twin.operation.name} gives no list")
    return said


def in_json(twin: Twin) -> Page:
    """The page's list as the API gives it."""

    def page(request: Request) -> Response:
        call = _call(request, twin, usual=USUAL)
        reply = envelope(call, _listed(twin, call))
        return Response(line(reply.body).encode(), reply.status, dict(reply.headers), JSON)

    return page


def in_csv(twin: Twin) -> Page:
    """The page's list as a file."""

    def page(request: Request) -> Response:
        call = _call(request, twin, usual=MOST, but=frozenset({"limit", "cursor", "cleared"}))
        call = replace(call, pairs=[*call.pairs, ("cleared", "true")])
        columns, rows = _entries(twin, call) if twin.operation.gives == "engagement" else _others(twin, call)
        dialect = Dialect(call.text("dialect") or Dialect.PLAIN)
        body = "".join(separated(columns, rows, dialect)).encode("utf-8", "replace")
        name = twin.path.strip("/").partition("/")[0]
        headers = {"content-disposition": f'attachment; filename="dragoman-{name}.csv"'}
        return Response(body, 200, headers, CSV)

    return page


def _entries(twin: Twin, call: Call) -> tuple[Sequence[Column], Iterable[Cells]]:
    """Entries as `dragoman export --format csv` writes them."""
    filters = call.asked.filters
    if twin.operation is OVERDUE:
        filters = replace(filters, statuses=(Status.UNCONFIRMED,))
    _bound(call.viewer.leaf(call.asked, Leafing(most=1), filters).number)
    found = call.viewer.cleared_record(call.asked, filters)
    _bound(len(found.record.engagements))
    return ENGAGEMENTS.columns, ENGAGEMENTS.rows(found, call.viewer.knowledge)


def _others(twin: Twin, call: Call) -> tuple[Sequence[Column], Iterable[Cells]]:
    listed = _listed(twin, call)
    _bound(MOST + 1 if listed.next else len(listed.items))
    columns = columns_of(twin.operation.gives)
    return tuple(one.column for one in columns), (tuple(one.of(item) for one in columns) for item in listed.items)


def _bound(number: int | None) -> None:
    if number is not None and number > MOST:
        why = f"There are more than {MOST:,} of them; ask for fewer, or write them with `dragoman export`."
        raise RefusedError(422, why, kind="too-large")


ROUTES = tuple(
    needs(AccountRole.READER, f"{one.path}.{ending}", made(one), f"{one.path.strip('/')}.{ending}")
    for one in TWINS
    for ending, made in (("json", in_json), ("csv", in_csv))
)
