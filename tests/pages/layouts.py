"""Every layout with a story in it: what it holds and what it must not give, worked out from what it was made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape

from dragoman.scoring import PageLabel
from tests.pages import furniture, modern, odd, older
from tests.pages.furniture import Set
from tests.pages.stories import ACCORD, FISH, FRENCH, GERMAN, SPANISH, Story

LAYOUTS = (*modern.LAYOUTS, *older.LAYOUTS, *odd.LAYOUTS)
_BARRED = (
    *furniture.RELATED,
    furniture.COMMENT,
    furniture.COOKIE,
    furniture.PLEA,
    furniture.LEGAL,
    furniture.ADVERT,
    furniture.MENU[-1],
)
_STORIES = (FISH, ACCORD, GERMAN, FISH, FRENCH, ACCORD, SPANISH)
_CHUNK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page that was made, and what is true of it."""

    name: str
    source: str
    label: PageLabel
    made_of: Set


def every_page() -> Iterator[Made]:
    """Each layout once, its story and its day by turns."""
    for number, layout in enumerate(LAYOUTS):
        yield page(layout.__name__, _STORIES[number % len(_STORIES)], date(2016, 1, 20) + timedelta(days=37 * number))


def bulky(source: str) -> str:
    """The same page as large as those of news sites: some 100,000 characters of scripts, styles, icons and menus.

    Two thirds are scripts and styles, the rest is markup of many small elements, as mega menus and icons have it.
    """
    script = "".join(f"function f{n}(a,b){{return a<b?'<p class=x>'+a:\"</div>\"+b*{n};}}\n" for n in range(700))
    style = "".join(f".m-card--{n}>.m-card__body:hover{{color:#{n:06x};margin:0 {n % 9}px}}" for n in range(320))
    icon = '<svg class="icon" viewBox="0 0 24 24"><path d="M3 18h18v-2H3v2zm0-5h18v-2H3v2zm0-7v2h18V6H3z"/></svg>'
    menu = "".join(
        f'<li class="mega-menu__item mega-menu__item--level-2" data-track="nav-{n}"><a class="mega-menu__link" '
        f'href="/section/{n}/index.html?from=menu"><span class="mega-menu__label">{icon if n % 5 == 0 else ""}Section {n}'
        "</span></a></li>"
        for n in range(110)
    )
    bar = f'<nav class="mega-menu" aria-label="Main"><ul class="mega-menu__list">{menu}</ul></nav>'
    head, tag, body = source.partition("</head>")
    if not tag:
        head, tag, body = source.partition("</HEAD>")
    opening, close, rest = body.partition(">")
    return f"{head}<style>{style}</style><script>{script}</script>{tag}{opening}{close}{bar}{rest}"


def page(name: str, story: Story, day: date) -> Made:
    """One layout with a story and a day."""
    layout = next(one for one in LAYOUTS if one.__name__ == name)
    made_of = Set(story=story, day=day)
    source = layout(made_of)
    told = [words for words in story.paragraphs if words in unescape(source) or words[:_CHUNK] in unescape(source)]
    chunks = [words[:_CHUNK].rsplit(" ", 1)[0] for words in (told[0], told[len(told) // 2], told[-1])]
    label = PageLabel(
        required=tuple(dict.fromkeys(chunks)),
        barred=tuple(words for words in _BARRED if words in source),
        story="\n".join((story.headline, *told)),
        published=day.isoformat(),
        dated=True,
    )
    return Made(name=name, source=source, label=label, made_of=made_of)
