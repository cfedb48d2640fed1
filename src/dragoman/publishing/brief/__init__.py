"""The desk officer's page: answers of the record -> a `Brief` -> Markdown, HTML or DOCX.

    Briefing ── brief_of ──> Brief ── written ──> bytes

What goes in is what its reader may see: a `Cleared` record, or the desk's own with a mark that stands on the page.
"""

from dragoman.publishing.brief.briefing import Briefing, Met, Seat
from dragoman.publishing.brief.forms import FORMS, Form, id_of, written
from dragoman.publishing.brief.making import brief_of
from dragoman.publishing.brief.page import Brief, Line, Row, Section, Source

__all__ = [
    "FORMS",
    "Brief",
    "Briefing",
    "Form",
    "Line",
    "Met",
    "Row",
    "Seat",
    "Section",
    "Source",
    "brief_of",
    "id_of",
    "written",
]
