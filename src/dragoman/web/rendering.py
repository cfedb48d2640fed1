"""Templates to answers. Every value is escaped, a name that a template misspells is an error.

Text from outside is shown through `publishing.visible`.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from dragoman import __version__
from dragoman.model import Format, Status
from dragoman.publishing.visible import short, shown
from dragoman.publishing.words import count_words, day_words, moment_words, status_words, when_words
from dragoman.web.asking import Asked
from dragoman.web.showing.month import month_words
from dragoman.web.showing.plain import pieces
from dragoman.web.showing.wording import FORMATS, MEANINGS, topic_name

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"
# The pages whose list can be had as a file (`api/twins.py`).
_LISTS = re.compile(
    r"/|/(?:changes|search|series|plans|instruments|review|sources)|/(?:calendar|pair|p|series|topic)/.+"
)


def render(request: Request, template: str, *, asked: Asked, status: int = 200, **given: object) -> HTMLResponse:
    """The page that a template makes of what it is given."""
    viewer, visitor = request.app.state.viewer, request.state.visitor
    page = _templates().get_template(template)
    body = page.render(
        asked=asked,
        today=viewer.today,
        path=request.url.path,
        twin=twin_of(request),
        version=__version__,
        visitor=visitor,
        **given,
    )
    return HTMLResponse(body, status)


def twin_of(request: Request) -> Mapping[str, str] | None:
    """The addresses of a page's list as files, by what they are for; None for a page that is no list."""
    path, query = request.url.path, request.url.query
    if not _LISTS.fullmatch(path):
        return None
    path = "/timeline" if path == "/" else quote(path, safe="/+")
    asked = f"?{query}" if query else ""
    return {"JSON": f"{path}.json{asked}", "CSV": f"{path}.csv{asked}{'&' if asked else '?'}dialect=spreadsheet"}


def static_files() -> StaticFiles:
    """The style sheet, the script and the mark."""
    return StaticFiles(directory=_HERE / "static")


def static_file(name: str) -> bytes:
    """One of them, as it is."""
    return (_HERE / "static" / name).read_bytes()


@cache
def _templates() -> Environment:
    return templates_from(FileSystemLoader(TEMPLATES))


def templates_from(loader: BaseLoader) -> Environment:
    """Templates with all that ours use."""
    made = Environment(
        loader=loader,
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=day_words, moment=moment_words, when=when_words, status=status_words, shown=shown, short=short
    )
    made.filters["pieces"] = pieces
    made.filters["month"] = month_words
    made.filters["topic"] = topic_name
    formats = [(one.value, FORMATS[one]) for one in Format]
    statuses = [(one.value, status_words(one)) for one in Status]
    made.globals.update(count=count_words, meanings=MEANINGS, choices={"formats": formats, "statuses": statuses})
    return made
