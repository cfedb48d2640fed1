"""The story of an HTML page."""

from dragoman.cleaning import clean
from dragoman.model import Report, Role, Text

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Talks set - The Paper</title><style>p { color: red }</style>
<script>var a = "<p>no</p>";</script></head>
<body class="has-sidebar">
<header><h1>The Paper</h1></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article>
<h1>Talks set &amp; agreed</h1>
<div class="share-bar"><a href="f">Send it to all your friends</a></div>
<p>The foreign ministers of Norway and
   <a href="p">Portugal</a>&nbsp;will meet in Lisbon, officials said on Friday &mdash; a first.</p>
<figure><img src="x"><figcaption>The two ministers in 2019</figcaption></figure>
<p>They are to discuss fish<br>and trade, according to people who know the plans.</p>
<ul><li>First, the fisheries agreement is to be signed.</li></ul>
<ul><li><a href="1">Ten beaches for the summer</a></li></ul>
</article>
<aside><p>You will never believe what this minister ate for lunch in Lisbon.</p></aside>
<footer><p>The Paper is printed in Lisbon every day of the week but Sunday.</p></footer>
</body></html>"""


def story(source: str) -> Text:
    return clean(Report.make(name="page", text=source, markup="html"))


def lines(text: Text) -> list[str]:
    return [text.text[block.start : block.end] for block in text.blocks]


def test_the_story_is_kept_and_the_page_around_it_is_not() -> None:
    assert lines(story(PAGE)) == [
        "Talks set & agreed",
        "The foreign ministers of Norway and\nPortugal\u00a0will meet in Lisbon, officials said on Friday — a first.",
        "The two ministers in 2019",
        "They are to discuss fish\nand trade, according to people who know the plans.",
        "First, the fisheries agreement is to be signed.",
    ]


def test_headings_and_captions_have_their_roles() -> None:
    roles = [block.role for block in story(PAGE).blocks]
    assert roles[:3] == [Role.TITLE, Role.BODY, Role.CAPTION]


def test_a_quote_over_an_entity_is_mapped_to_the_source() -> None:
    text = story(PAGE)
    start = text.text.index("Friday — a")
    first, last = text.raw_span(start, start + len("Friday — a"))
    assert PAGE[first:last] == "Friday &mdash; a"


def test_a_page_without_an_article_gives_its_paragraphs() -> None:
    text = story(
        "<body><div class=nav><a href=a>Home</a></div><div><p>The two ministers will meet in Oslo on Monday.</p></div>"
    )
    assert lines(text) == ["The two ministers will meet in Oslo on Monday."]


def test_a_story_in_a_division_with_a_telling_name_is_not_lost() -> None:
    text = story("<div class='main social'><p>The two ministers will meet in Oslo on Monday, they said.</p></div>")
    assert lines(text) == ["The two ministers will meet in Oslo on Monday, they said."]


def test_an_open_nav_does_not_swallow_what_comes_after_its_parent() -> None:
    text = story("<div><nav><a>Home</a></div><p>The two ministers will meet in Oslo on Monday, they said.</p>")
    assert lines(text) == ["The two ministers will meet in Oslo on Monday, they said."]


def test_two_line_breaks_divide_paragraphs() -> None:
    text = story(
        "<div>The two ministers met in Oslo on Monday, they said<br><br>and in Lisbon on Friday of that week.</div>"
    )
    assert len(lines(text)) == 2


def test_a_reference_to_a_control_character_is_nothing() -> None:
    text = story("<p>The two ministers&#1; will meet&#1; in Oslo on Monday, they said.&#1; </p>")
    assert lines(text) == ["The two ministers will meet in Oslo on Monday, they said."]
