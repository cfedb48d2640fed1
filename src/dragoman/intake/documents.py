"""Documents that are no plain text: which kind some bytes are, by what they hold, and the reports in them."""

from collections.abc import Callable, Iterator

from dragoman.intake.arrivals import Intake, Names
from dragoman.intake.exports import reports_in_docx, reports_in_rtf
from dragoman.intake.jsonlines import Source
from dragoman.intake.richtext import START as RTF
from dragoman.intake.worddocs import is_word_document

Reader = Callable[[bytes, Source, Names], Iterator[Intake]]


def reader_of(data: bytes) -> Reader | None:
    """What reads some bytes as a document; None where they are none of the kinds known here."""
    if data.lstrip()[: len(RTF)] == RTF:
        return reports_in_rtf
    return reports_in_docx if is_word_document(data) else None
