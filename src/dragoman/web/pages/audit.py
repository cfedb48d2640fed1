"""/audit: what was done in whose name, for administrators."""

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from dragoman.publishing import decision_words
from dragoman.web.asking import UnaskableError
from dragoman.web.pages.asked import asked_by, store_of
from dragoman.web.rendering import render

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the log, whether of a sign-in or of a decision."""

    at: datetime | None
    who: str
    what: str
    about: str = ""
    came_from: str = ""


def page(request: Request) -> Response:
    """The log, a page of it; the decisions that were made in the time of that page stand among its lines."""
    store = store_of(request)
    before = _number(request.query_params.get("before", ""))
    noted = store.noted(_MOST, before=before)
    lines = [Line(at=one.at, who=one.who, what=one.what, about=one.about, came_from=one.came_from) for _, one in noted]
    first = noted[-1][1].at if len(noted) == _MOST else None
    last = noted[0][1].at if noted and before is not None else None
    lines += [
        Line(at=made.when, who=made.who, what=decision_words(made), about=" ".join(made.claims))
        for made in store.decisions()
        if (first is None or (made.when is not None and made.when >= first))
        and (last is None or made.when is None or made.when <= last)
    ]
    lines.sort(key=lambda line: (line.at is not None, line.at), reverse=True)
    older = noted[-1][0] if len(noted) == _MOST else 0
    return render(request, "audit.html", asked=asked_by(request), log=lines, older=older)


def _number(said: str) -> int | None:
    if not said:
        return None
    if not said.isdecimal() or len(said) > len("1000000000"):
        raise UnaskableError("before", f"{said[:20]!r} is no line of the log; start at /audit.")
    return int(said)
