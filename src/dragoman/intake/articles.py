"""One article of a database's export: what the database states of it, its words, and the report that it becomes.

Invariant: every word of the report's text stood in the export; what is put between them is line breaks and the label
"Byline:". The lines of the export that are not part of it (sections, codes, lengths) stay in `Article.lines`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.sources import Source
from dragoman.model import Received, Report

_BY = ("by ", "von ", "par ", "por ", "di ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as a database exports it; "" and None for what is not stated.

    language: ISO 639-1. at: the instant, where a zone is stated. number: the database's own name for it.
    paragraphs: its story. lines: all that the export says of it, a line each.
    among: of how many articles it is one, as the export says; 0 where it does not.
    """

    title: str = ""
    outlet: str = ""
    published: date | None = None
    at: datetime | None = None
    byline: str = ""
    copyright: str = ""
    language: str = ""
    number: str = ""
    url: str = ""
    paragraphs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    among: int = 0

    @property
    def text(self) -> str:
        """Its words as a report's text: title, byline, story and copyright line, a blank line between any two."""
        named = self.byline.casefold().startswith(_BY)
        byline = self.byline if named or not self.byline else f"Byline: {self.byline}"
        return "\n\n".join(part for part in (self.title, byline, *self.paragraphs, self.copyright) if part)


def reports_of(articles: Sequence[Article], source: Source, names: Names) -> Iterator[Intake]:
    """The reports of an export's articles, named by its file and their number.

    One without a story is a problem, and so are articles that the export counts and does not hold.
    """
    for number, article in enumerate(articles, 1):
        name = names.fresh(f"{source.stem}:{number}")
        if article.paragraphs:
            lines = "\n".join(article.lines).encode("utf-8", "replace")
            received = Received(media="text/plain", data=lines)
            yield Intake(name=name, report=report_of(article, name, source), received=received)
        else:
            what = f" ({article.title[:60]})" if article.title else ""
            yield refused(name, "empty", f"{source.path}, article {number}{what}: it has no text.")
    among = max((article.among for article in articles), default=0)
    if among > len(articles):
        why = f"{source.path} says that it holds {among} articles, but {len(articles)} are there; export it again."
        yield refused(names.fresh(f"{source.stem}:{len(articles) + 1}"), "articles_missing", why)


def report_of(article: Article, name: str, source: Source) -> Report:
    """The report of one article; a day on the command line wins over its own."""
    given = source.published
    return Report.make(
        name=name,
        text=article.text,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        stated_published=given or article.published,
        stated_at=None if given else article.at,
        basis="given" if given else "stated" if article.published else "",
    )
