"""/api: the operations of the API for people, made from the same table as the API itself."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import AccountRole
from dragoman.pipeline import Filters
from dragoman.web.api.operations import ROOT, Operation
from dragoman.web.api.parameters import shape_words
from dragoman.web.api.table import OPERATIONS
from dragoman.web.asking import Asked
from dragoman.web.guarding.access import needs
from dragoman.web.pages.asked import serving_of
from dragoman.web.refusing import KINDS
from dragoman.web.rendering import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An operation as the page tells it. parameters: name, shape, words. parts: of the path. role: "" for everybody."""

    name: str
    method: str
    path: str
    summary: str
    role: str
    gives: str
    parameters: tuple[tuple[str, str, str], ...]
    parts: tuple[tuple[str, str], ...]
    body: str
    example: str


def page(request: Request) -> Response:
    """The reference."""
    groups: dict[str, list[Told]] = {}
    for one in OPERATIONS:
        groups.setdefault(one.group, []).append(_told(one))
    asked = Asked(as_of=serving_of(request).now().date(), filters=Filters())
    return render(request, "api.html", asked=asked, groups=groups, kinds=KINDS, root=ROOT)


def _told(one: Operation) -> Told:
    return Told(
        name=one.name,
        method=one.method,
        path=ROOT + one.template,
        summary=one.summary,
        role=one.role.value if one.role is not None else "",
        gives=f"a list of {one.gives}" if one.listing else one.gives,
        parameters=tuple(
            (
                each.name,
                shape_words(each.shape) + (", more than once" if each.many else "") + (", needed" * each.required),
                each.words,
            )
            for each in one.known
        ),
        parts=tuple((name, str(one.parts[name])) for name in one.places),
        body=one.takes.words if one.takes is not None else "",
        example=_example(one),
    )


def _example(one: Operation) -> str:
    """An address that can be tried; "" for what is written, and for one of a kind that is not known beforehand."""
    if one.method != "GET" or one.places:
        return ""
    samples = [(each.name, each.sample) for each in one.known if each.required]
    return ROOT + one.path + ("?" + "&".join(f"{name}={value}" for name, value in samples) if samples else "")


ROUTE = needs(AccountRole.READER, "/api", page, "api")
