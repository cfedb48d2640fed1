"""/search: words to reports, to the entries that rest on them, and to the parties and people that are so called."""

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.pipeline import Filters
from dragoman.pipeline.searching import NOTHING
from dragoman.store import Search
from dragoman.web.asking import Asked
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.hits import found
from dragoman.web.showing.wording import party_name
from dragoman.web.viewing import Viewer

_MOST = 50
_MOST_PEOPLE = 5
_LONGEST = 300
_ID = re.compile(r"e[a-z2-7]{10}")


def page(request: Request) -> Response:
    """What was found."""
    asked, viewer = asked_by(request), viewer_of(request)
    said = request.query_params.get("q", "").strip()[:_LONGEST]
    quotes = bool(request.query_params.get("quotes"))
    if _ID.fullmatch(said) and viewer.entry(asked, said).entries:
        return RedirectResponse(f"/e/{said}{asked.days}", 303)
    is_asked = not Search.of(said).is_empty
    done = viewer.found(asked, said, quotes=quotes, most=_MOST) if is_asked else NOTHING
    return render(
        request,
        "search.html",
        asked=asked,
        said=said,
        quotes=quotes,
        is_asked=is_asked,
        hits=found(done.hits, viewer.names),
        number=done.number,
        missing=done.missing,
        called=tuple(_called(said, asked, viewer)) if is_asked else (),
        read=viewer.read(asked),
    )


def _called(said: str, asked: Asked, viewer: Viewer) -> list[tuple[str, str, int]]:
    """The filters that the words may mean: the address's query, the words for it, how many entries there are."""
    known, plain = viewer.knowledge, Asked(as_of=asked.as_of, filters=Filters(), query=_days_of(asked))
    code = known.party_named(said)
    wanted = [("party", code, party_name(code, viewer.names), Filters(parties=(code,)))] if code else []
    people = known.people_named(said)[:_MOST_PEOPLE]
    wanted += [("person", one.name, one.name, Filters(people=(one.name,))) for one in people]
    if known.series_called(said):
        wanted.append(("series", said, f"the series {said}", Filters(series=said)))
    counted = (
        (plain.having(kind, value), words, viewer.number(asked, filters)) for kind, value, words, filters in wanted
    )
    return [one for one in counted if one[2]]


def _days_of(asked: Asked) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in asked.query if pair[0] in ("as_of", "recorded_as_of"))
