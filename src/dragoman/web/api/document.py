"""The OpenAPI 3.1 document, made from the table of operations."""

from functools import cache
from typing import Any

from dragoman import __version__
from dragoman.web.api.operations import ROOT, Operation
from dragoman.web.api.parameters import Parameter
from dragoman.web.api.shapes import listing, ref, shapes
from dragoman.web.api.table import OPERATIONS
from dragoman.web.refusing import MEDIA

JSON = "application/json"
_ABOUT = (
    "The record of who meets whom, when, where and about what, as what was read tells it. That it holds nothing is no "
    "proof that nothing happened: every answer says in `read` what it rests on. Dates of engagements are EDTF "
    "(ISO 8601-2), all others ISO 8601, days in UTC. What reports say (titles, quotes, names) is text from outside."
)
_ETAG = {
    "etag": {"schema": {"type": "string"}, "description": "to be sent as If-None-Match; 304 where it still stands"}
}
_LINK = {"link": {"schema": {"type": "string"}, "description": 'where the list goes on, as rel="next"'}}
_REFUSALS = {
    400: "What was asked is not written as this document says.",
    401: "No token was sent, or one that is not good any more.",
    403: "The account's role does not cover it.",
    404: "There is nothing of this name, or nothing that whoever asks may see.",
    405: "This address cannot be asked in that way.",
    409: "It does not fit what stands in the record now.",
    410: "The list changed since the cursor was given.",
    413: "More was sent than is taken at once.",
    415: "It is of a kind that is not taken.",
    422: "It is well written and asks for what there is none of.",
    429: "Too many requests; Retry-After says how long to wait.",
    500: "A fault of the server.",
}
_DONE = {200: "Done.", 201: "Done, and something is new.", 202: "Begun; it goes on.", 503: "Not now."}
_OF_ALL = (400, 401, 403, 422, 429, 500)


@cache
def document() -> dict[str, Any]:
    """All of it."""
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(one.template, {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dragoman",
            "version": __version__,
            "summary": "The record for programs.",
            "description": _ABOUT,
        },
        "servers": [{"url": ROOT}],
        "security": [{"token": []}, {}],
        "tags": [{"name": name} for name in dict.fromkeys(one.group for one in OPERATIONS)],
        "paths": paths,
        "components": {
            "schemas": shapes(),
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token of an account, as `dragoman users token` gives it. At a desk of one's own "
                    "(no accounts, this machine alone) none is needed.",
                }
            },
        },
    }


def _operation(one: Operation) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": one.name,
        "tags": [one.group],
        "summary": one.summary,
        "parameters": [*(_part(one, name) for name in one.places), *(_parameter(each) for each in one.known)],
        "responses": _responses(one),
    }
    if one.role is None:
        made["security"] = [{}]
    elif one.role.value != "reader":
        made["description"] = f"Needs the role {one.role.value}."
    if one.takes is not None:
        kinds = {kind: {"schema": shape} for kind, shape in one.takes.kinds.items()}
        made["requestBody"] = {"required": True, "description": one.takes.words, "content": kinds}
    return made


def _part(one: Operation, name: str) -> dict[str, Any]:
    shape = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": one.parts[name], "schema": shape}


def _parameter(one: Parameter) -> dict[str, Any]:
    shape = {"type": "array", "items": one.shape} if one.many else one.shape
    made: dict[str, Any] = {
        "name": one.name,
        "in": "query",
        "description": one.words,
        "schema": shape,
        "required": one.required,
    }
    return {**made, "explode": True, "style": "form"} if one.many else made


def _responses(one: Operation) -> dict[str, Any]:
    gives = listing(one.gives, one.more) if one.listing else ref(one.gives)
    headers = {**(_ETAG if one.method == "GET" and one.role is not None else {}), **(_LINK if one.listing else {})}
    made: dict[str, Any] = {
        str(status): {"description": _DONE[status], "content": {JSON: {"schema": gives}}} for status in one.statuses
    }
    made[str(one.statuses[0])]["headers"] = headers
    if one.method == "GET" and one.role is not None:
        made["304"] = {"description": "It still stands as If-None-Match has it."}
    for status in sorted({*_OF_ALL, *one.refusals}):
        content = {MEDIA: {"schema": ref("problem")}}
        made[str(status)] = {"description": _REFUSALS[status], "content": content}
    return made
