"""Documents that are neither plain text nor page: of which kind some bytes are, and the reports in them."""

import re
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from dragoman.intake import mails, newsml, pdfs, richtext, worddocs
from dragoman.intake.arrivals import Intake, Names
from dragoman.intake.exports import reports_in_docx, reports_in_rtf
from dragoman.intake.jsonlines import Lines
from dragoman.intake.sources import Source
from dragoman.processes import Worker

_HEAD = 1 << 16
_PDF_WITHIN = 1024  # bytes, in which a PDF file's mark must stand
_NEWS = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|nitf|NewsML)[\s>]")
_NEWS_WITHIN = 8192


class Documents:
    """What reads documents in one gathering. Close it, or the process that reads PDF files stays."""

    def __init__(self) -> None:
        """No process until the first PDF file."""
        self._pdfs = Worker(seconds=pdfs.DEADLINE)

    def reports_in(self, data: bytes, source: Source, names: Names) -> Iterator[Intake] | None:
        """The reports of a document; None where the bytes are none of the kinds known here."""
        if pdfs.MARK in data[:_PDF_WITHIN]:
            return pdfs.reports_in_pdf(data, source, names, self._pdfs)
        if data[:_HEAD].lstrip().startswith(richtext.START):
            return reports_in_rtf(data.lstrip(), source, names)
        if worddocs.is_word_document(data):
            return reports_in_docx(data, source, names)
        if mails.is_mail(data[:_HEAD]):
            return mails.reports_in_mail(data, source, names, self.reports_in)
        if _NEWS.search(data, 0, _NEWS_WITHIN):
            return newsml.reports_in_news(data, source, names)
        return None

    def reports_in_mailbox(self, stream: Lines, source: Source, names: Names) -> Iterator[Intake]:
        """The reports of a mailbox, message by message."""
        return mails.reports_in_mailbox(stream, source, names, self.reports_in)

    def close(self) -> None:
        """End the process."""
        self._pdfs.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()
