"""Exports of the press databases Nexis and Factiva: one file, many articles, a report of each.

A file is known as one by its layout, whatever it is written in: a text, a page, RTF, DOCX. An RTF or DOCX file in no
such layout is one report, whose text is that of its paragraphs.
"""

from collections.abc import Iterator, Sequence

from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.articles import Article, reports_of
from dragoman.intake.factiva import articles_of_factiva
from dragoman.intake.nexis import articles_of_nexis
from dragoman.intake.pagelines import lines_of_page
from dragoman.intake.richtext import lines_of_rtf
from dragoman.intake.sources import Source
from dragoman.intake.worddocs import DOCX, lines_of_docx
from dragoman.model import Received, Report

# What stands in every export of its kind; a text without any of them is not looked at line by line.
_SIGNS = ("DOCUMENTS", "Dokument ", "Document ", "End of Document", "Ende des Dokument", "Fin du document")


def articles_in(lines: Sequence[str]) -> tuple[Article, ...]:
    """The articles of an export, by whichever layout its lines have; () where they have none."""
    return articles_of_nexis(lines) or articles_of_factiva(lines)


def articles_in_text(text: str, *, is_page: bool) -> tuple[Article, ...]:
    """The articles of an export that came as a text or as a page; () for any other text."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return articles_in(lines_of_page(text) if is_page else text.splitlines())


def reports_in_rtf(data: bytes, source: Source, names: Names) -> Iterator[Intake]:
    """The reports of an RTF file: of an export one an article, else one."""
    yield from _reports(lines_of_rtf(data), source, names, Received(media="application/rtf", data=data))


def reports_in_docx(data: bytes, source: Source, names: Names) -> Iterator[Intake]:
    """The reports of a DOCX file: of an export one an article, else one."""
    lines, problem = lines_of_docx(data, name=source.path, largest=source.largest)
    if problem is not None:
        yield Intake(name=names.fresh(source.stem), problems=(problem,))
    else:
        yield from _reports(lines, source, names, Received(media=DOCX, data=data))


def _reports(lines: Sequence[str], source: Source, names: Names, received: Received) -> Iterator[Intake]:
    if articles := articles_in(lines):
        yield from reports_of(articles, source, names)
        return
    name = names.fresh(source.stem)
    text = "\n".join(line.strip() for line in lines).strip()
    if not text:
        yield refused(name, "empty", f"{source.path} holds no text.")
        return
    report = Report.make(name=name, text=text, **source.stated)
    yield Intake(name=name, report=report, received=received)
