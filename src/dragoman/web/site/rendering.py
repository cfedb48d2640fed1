"""The templates of the served pages, with a frame of their own, as files of a static copy.

Invariant: a page of the copy says what the served page says; only the frame, the forms and the links differ.
"""

from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

from dragoman import __version__
from dragoman.model import AccountRole
from dragoman.web.guarding.visitors import Visitor
from dragoman.web.rendering import TEMPLATES, templates_from
from dragoman.web.site.addresses import Places, relative

_OWN = Path(__file__).parent / "templates"
_NOBODY = Visitor(name="", role=AccountRole.READER, how="copy")


def rendered(template: str, file: str, places: Places, **given: object) -> bytes:
    """The file that a template makes of what it is given."""
    page = _templates().get_template(template)
    body = page.render(
        file=file,
        link=lambda target: relative(target, file),
        version=__version__,
        visitor=_NOBODY,
        path="",
        **given,
    )
    return places.linked(body, file).encode("utf-8", "replace")


def own_style() -> bytes:
    """The style sheet that a copy has beside that of the served pages."""
    return (_OWN / "site.css").read_bytes()


@cache
def _templates() -> Environment:
    served = FileSystemLoader(TEMPLATES)
    return templates_from(ChoiceLoader([FileSystemLoader(_OWN), PrefixLoader({"served": served}), served]))
