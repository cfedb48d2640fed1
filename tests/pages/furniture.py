"""What stands around stories: pieces of pages, each with words that are no part of any story."""

from dataclasses import dataclass
from datetime import date
from html import escape

from tests.pages.stories import BRIDGE, Story

MENU = ("Home", "Politics", "Business", "Culture", "Weather", "Jobs and careers")
RELATED = (
    "Ten beaches that nobody has photographed yet",
    "Why the harbour clock is always four minutes slow",
    "Council votes on the colour of the new buses",
    "A recipe for the long weekend: smoked eel pie",
)
COMMENT = "I have fished there for forty years and never saw a scientist, so what do they want to count now"
REPLY = "Ask the gulls, they know. They always did, and always will."
COOKIE = "We and our 412 partners store information on your device to show you more of what you have seen before"
PLEA = "Sign up for our morning letter and never miss a story from the two coasts again"
LEGAL = "Reproduction of this material in any form is not allowed without written leave of the publisher"
ADVERT = "Save up to 70 percent on rubber boots at Wader World, this weekend only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What one page is made of: a story, a day, an outlet, and how its day is written."""

    story: Story
    day: date
    outlet: str = "The Harrow Courier"
    author: str = "Ines Calloway"

    @property
    def long_day(self) -> str:
        """4 March 2021, March 4, 2021 or 4. März 2021, as the story's language has it."""
        month = self.story.months[self.day.month - 1]
        if self.story.language == "en":
            return f"{month} {self.day.day}, {self.day.year}"
        return f"{self.day.day}{'.' if self.story.language == 'de' else ''} {month} {self.day.year}"

    @property
    def dotted_day(self) -> str:
        """04.03.2021."""
        return f"{self.day:%d.%m.%Y}"

    @property
    def headline(self) -> str:
        """The headline as markup."""
        return escape(self.story.headline, quote=False)

    @property
    def summary(self) -> str:
        """The summary as markup."""
        return escape(self.story.summary, quote=False)

    @property
    def texts(self) -> list[str]:
        """The paragraphs as markup."""
        return [escape(words, quote=False) for words in self.story.paragraphs]

    def paragraphs(self, opening: str = "<p>", closing: str = "</p>") -> str:
        """The paragraphs, each between two tags."""
        return "\n".join(f"{opening}{words}{closing}" for words in self.texts)


def menu(opening: str = "<nav>", closing: str = "</nav>") -> str:
    """A bar of links to the site's sections."""
    return (
        opening
        + "<ul>"
        + "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(MENU))
        + "</ul>"
        + closing
    )


def related(opening: str = '<div class="related">', closing: str = "</div>", *, head: str = "Read also") -> str:
    """A box of links to other stories."""
    links = "".join(f'<li><a href="/story/{n}">{title}</a></li>' for n, title in enumerate(RELATED))
    return f"{opening}<h3>{head}</h3><ul>{links}</ul>{closing}"


def teasers(opening: str = '<div class="teasers">', closing: str = "</div>") -> str:
    """Other stories with their first sentences."""
    boxes = "".join(
        f'<div class="teaser"><h4><a href="/s/{n}">{title}</a></h4><p>{BRIDGE.paragraphs[n][:70]} ...</p></div>'
        for n, title in enumerate(RELATED[:3])
    )
    return opening + boxes + closing


def comments(opening: str = '<div id="comments">', closing: str = "</div>") -> str:
    """What readers wrote."""
    return (
        f"{opening}<h3>2 comments</h3><div class='comment'><b>harbour_cat</b> 12:04<p>{COMMENT}.</p></div>"
        f"<div class='comment'><b>old salt</b> 13:30<p>{REPLY}</p></div>{closing}"
    )


def footer(opening: str = "<footer>", closing: str = "</footer>", *, year: int = 2024) -> str:
    """The foot of a page."""
    links = "<a href='/imprint'>Imprint</a> <a href='/privacy'>Privacy</a>"
    return f"{opening}<p>© {year} Harrow Media. {LEGAL}.</p>{links}{closing}"


def head(made_of: Set, *more: str, title: str = "") -> str:
    """The head of a page with what else it states."""
    language = made_of.story.language
    shown = title or f"{made_of.headline} - {made_of.outlet}"
    start = f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
    return f"{start}<title>{shown}</title>{''.join(more)}</head>\n"


def meta(name: str, content: str, key: str = "property") -> str:
    """A statement of the head."""
    return f'<meta {key}="{name}" content="{escape(content)}">'
