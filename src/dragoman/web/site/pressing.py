"""What every page of a copy is made with."""

from dataclasses import dataclass
from datetime import date

from dragoman.web.asking import Asked
from dragoman.web.showing.wording import Names
from dragoman.web.site.index import Index
from dragoman.web.site.rendering import rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file of the copy: its path in it, with "/", and what it holds. told_on: when reports last told of it."""

    path: str
    content: bytes
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """The record in groups, and what the pages share. beside, data: paths of the files that are no pages."""

    index: Index
    names: Names
    asked: Asked
    title: str
    beside: tuple[str, ...]
    data: tuple[str, ...]

    def page(self, template: str, path: str, **given: object) -> bytes:
        """The page of a template, as it stands at a path."""
        return rendered(
            template,
            path,
            self.index.places,
            asked=self.asked,
            today=self.asked.as_of,
            site=self,
            **given,
        )
