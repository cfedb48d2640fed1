"""The forms of a brief, and the id under which one can be had again.

Invariant: the bytes are a pure function of the brief, the form and the id.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from dragoman.publishing.brief.hypertext import hypertext
from dragoman.publishing.brief.markdown import markdown
from dragoman.publishing.brief.page import Brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form. ending: of a file; media: its media type."""

    ending: str
    media: str


FORMS: Mapping[str, Form] = {
    "md": Form(ending="md", media="text/markdown; charset=utf-8"),
    "html": Form(ending="html", media="text/html; charset=utf-8"),
    "docx": Form(ending="docx", media="application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
"""The forms by their names."""


def written(brief: Brief, form: str, id: str = "") -> bytes:
    """The page in a form. id: what its foot gives to have it again; "" where it is not kept. KeyError for no form."""
    foot = foot_of(brief, id)
    if form == "docx":
        from dragoman.publishing.brief.document import document  # noqa: PLC0415 - a third of a second to import

        return document(brief, foot)
    return {"md": markdown, "html": hypertext}[form](brief, foot).encode("utf-8")


def id_of(content: bytes, form: str, body: bytes) -> str:
    """The id of a brief in a form: "b" and 14 hexadecimal digits. body: its bytes without an id."""
    return "b" + sha256(b"\x1f".join((form.encode(), content, body))).hexdigest()[:14]


def foot_of(brief: Brief, id: str) -> str:
    """The last line of the page."""
    if not id:
        return f"Not kept, so that it cannot be had again byte for byte. {brief.made_with}."
    return f"Brief {id}. The same bytes again: dragoman brief --rebuild {id}. {brief.made_with}."
