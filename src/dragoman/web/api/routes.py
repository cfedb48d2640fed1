"""From the table of operations to addresses that answer."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.publishing import line
from dragoman.web.api.calls import Call, Listed, envelope
from dragoman.web.api.document import JSON, document
from dragoman.web.api.operations import ROOT, Operation
from dragoman.web.api.parameters import checked
from dragoman.web.api.table import OPERATIONS
from dragoman.web.guarding.access import Page, needs, public
from dragoman.web.guarding.forms import body_of


def answering(operation: Operation) -> Page:
    """The page that does an operation."""

    def page(request: Request) -> Response:
        pairs = request.query_params.multi_items()
        checked(pairs, operation.known)
        call = Call(request=request, pairs=pairs, filtered=operation.filtered)
        said = operation.answer(call)
        reply = envelope(call, said) if isinstance(said, Listed) else said
        return Response(line(reply.body).encode(), reply.status, dict(reply.headers), JSON)

    return page


def described(request: Request) -> Response:  # noqa: ARG001 - a page is asked with its request
    """The document of the API."""
    return Response(line(document()).encode(), media_type="application/vnd.oai.openapi+json;version=3.1")


def _route(one: Operation) -> Route:
    page, name = answering(one), f"api_{one.name}"
    if one.role is None:
        return public(one.address, page, name, methods=(one.method,))
    return needs(one.role, one.address, page, name, methods=(one.method,), reads=body_of)


ROUTES = (
    *(_route(one) for one in OPERATIONS),
    public(f"{ROOT}/openapi.json", described, "api_document"),
)
