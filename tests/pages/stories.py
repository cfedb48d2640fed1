"""Stories to put into pages: of invented people and places that do nothing, in several languages (stories.txt)."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A headline, a summary and paragraphs. months: how its language writes the twelve months."""

    language: str
    months: tuple[str, ...]
    headline: str
    summary: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> str:
        """The whole story as a reader sees it."""
        return "\n".join((self.headline, *self.paragraphs))


def _stories() -> dict[str, Story]:
    found = {}
    for part in (Path(__file__).parent / "stories.txt").read_text(encoding="utf-8").split("== ")[1:]:
        heading, headline, summary, *paragraphs = part.strip().splitlines()
        name, language, *months = heading.split()
        found[name] = Story(
            language=language,
            months=tuple(months),
            headline=headline,
            summary=summary,
            paragraphs=tuple(paragraphs),
        )
    return found


STORIES = _stories()
FISH, BRIDGE, ACCORD, GERMAN, FRENCH, SPANISH = STORIES.values()
