"""What the API says where it cannot do what was asked: problem details, as RFC 9457 has them.

Invariant: whatever goes wrong under the API's addresses is answered so, by whichever of the guards; what happened
inside stands in the log alone.
"""

import json
import re
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.publishing import Json, line
from dragoman.web.asking import UnaskableError
from dragoman.web.guarding.headers import SAID

MEDIA = "application/problem+json"
_OURS = re.compile(r"/api/|/.*\.(?:json|csv)$")

KINDS = {
    "malformed": "What was sent is not written as the document of the API says.",
    "unaskable": "It is well written and asks for what there is none of, such as a party that is not known.",
    "nobody": "No token was sent, or one that is not good any more.",
    "not-allowed": "The account's role does not cover it, or a page of another site asked.",
    "not-here": "There is nothing at this address, or nothing that whoever asks may see.",
    "not-so": "The address is there and cannot be asked in that way; see the header Allow.",
    "not-now": "It contradicts what stands in the record now.",
    "gone": "The list changed since the cursor was given, or what the id meant was taken out.",
    "ambiguous": "The beginning of an id that more than one has.",
    "too-large": "More was sent than is taken at once, or more is asked for than one answer holds.",
    "not-taken": "What was sent is of a kind that is not taken, such as a form.",
    "too-often": "Too many requests; the header Retry-After says how many seconds to wait.",
    "failing": "A fault of the server, or a store that does not answer.",
}
"""The kinds of problems, by the last part of their type, each with what it means."""

_KIND_OF = {
    400: "malformed",
    401: "nobody",
    403: "not-allowed",
    404: "not-here",
    405: "not-so",
    409: "not-now",
    410: "gone",
    413: "too-large",
    415: "not-taken",
    422: "unaskable",
    429: "too-often",
}
_SAID_OF = {404: "Nothing has this address.", 405: "This address cannot be asked in that way."}


class RefusedError(HTTPException):
    """Something that the API refuses. kind: one of KINDS; more: further members of the problem."""

    def __init__(self, status: int, why: str, *, kind: str = "", **more: object) -> None:
        """why: a sentence. kind: that of the status, where none is given."""
        super().__init__(status, why)
        self.kind = kind
        self.more = more


def is_ours(path: str) -> bool:
    """Whether an address is the API's, or a twin of a page: whoever asks for it is a program."""
    return _OURS.match(path) is not None


def problem(
    status: int, why: str, *, kind: str = "", headers: dict[str, str] | None = None, **more: object
) -> Response:
    """The answer that tells of a problem."""
    body: Json = {
        "type": f"/api#{kind or _KIND_OF.get(status, 'failing')}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": why,
        **more,
    }
    return Response(line(body).encode(), status, headers, MEDIA)


def refusal(request: Request, error: Exception) -> Response:
    """The problem that an error of a page or a guard is."""
    if isinstance(error, UnaskableError):
        return problem(422, str(error), parameter=error.what)
    if not isinstance(error, HTTPException):
        return problem(500, "It could not be done. What happened stands in the server's log.", headers=dict(SAID))
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    if error.status_code == 405:
        headers["allow"] = ", ".join(sorted(allowed(request)))
    why = _SAID_OF.get(error.status_code, "") if error.detail == HTTPStatus(error.status_code).phrase else ""
    kind, more = (error.kind, error.more) if isinstance(error, RefusedError) else ("", {})
    return problem(error.status_code, why or error.detail, kind=kind, headers=headers, **more)


def allowed(request: Request) -> set[str]:
    """In which ways an address can be asked."""
    app: Any = request.app
    found: set[str] = set()
    for route in app.routes:
        match, _ = route.matches({**request.scope, "path_params": {}})
        if match.value and getattr(route, "methods", None):
            found |= route.methods
    return found


class Problems:
    """What the guards refuse in plain words is told as a problem where the API was asked."""

    def __init__(self, app: ASGIApp) -> None:
        """app: what answers, the other guards among it."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http" or not is_ours(scope["path"]):
            await self._app(scope, receive, send)
            return
        held: Message | None = None
        words = bytearray()

        async def told(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_plain(message):
                held = message
            elif held is None:
                await send(message)
            else:
                words.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await _problem_of(held, words.decode("utf-8", "replace").strip())(scope, receive, send)

        await self._app(scope, receive, told)


def _is_plain(start: Message) -> bool:
    said = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] >= 400 and said.startswith("text/plain")


def _problem_of(start: Message, words: str) -> Response:
    answer = problem(start["status"], words)
    kept = MutableHeaders(raw=list(start["headers"]))
    for name in ("content-type", "content-length"):
        del kept[name]
    answer.headers.update(kept)
    return answer


def problem_schema() -> dict[str, object]:
    """The shape of a problem, as a JSON Schema."""
    return json.loads(_SCHEMA)  # type: ignore[no-any-return]


_SCHEMA = """
{"type": "object", "required": ["type", "title", "status", "detail"],
 "properties": {
  "type": {"type": "string", "description": "which kind of problem, explained at this address"},
  "title": {"type": "string"},
  "status": {"type": "integer", "minimum": 400, "maximum": 599},
  "detail": {"type": "string", "description": "a sentence that says what is the matter"},
  "parameter": {"type": "string", "description": "the parameter, or the field of what was sent, that it lies in"},
  "problems": {"type": "array", "items": {"type": "object"}, "description": "what is the matter with each report"},
  "ids": {"type": "array", "items": {"type": "string"}, "description": "what an ambiguous id may mean"}}}
"""
