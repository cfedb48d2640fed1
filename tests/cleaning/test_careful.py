"""The careful path: what the libraries choose, in words that stand in the page as received."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning import Extract, clean, extract
from dragoman.model import Cleaner, Report, Role, Text

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Talks set - The Paper</title></head><body>
<div class="top"><a href="/">Home</a> <a href="/w">World</a></div>
<div class="hero"><h1>Talks set &amp; agreed in Lisbon</h1>
<p class="meta">Published 4 March 2021 09:10</p></div>
<div class="cols"><div class="text">
<p>The foreign ministers of Norway and
   <a href="p">Portugal</a>&nbsp;will meet in Lis\u00adbon, officials said on Friday &mdash; a first.</p>
<p>They are to discuss fish<br>and trade, according to people who know the plans of both governments well.</p>
<p>A third paragraph says that the talks will be held in the old town hall, with no reporters let in.</p>
</div><div class="more"><h3>Read next</h3><a href="1">Ten beaches for the summer</a></div></div>
<p>(Reporting by the desk in Lisbon)</p>
<div class="foot">The Paper is printed in Lisbon every day of the week but Sunday.</div>
</body></html>"""
SENTENCES = [
    "The foreign ministers of Norway and Portugal will meet in Lisbon on Monday, officials said in Oslo.",
    "They are to discuss fish and trade, according to people who know the plans of both governments well.",
    "A third paragraph says that the talks will be held in the old town hall, with no reporters let in.",
    "Neither side said how long the talks would take, or whether a statement would be read out behind them.",
]


def careful(source: str, extract_: Extract | None = None) -> Text:
    return clean(Report.make(name="page", text=source, markup="html"), extract_ or extract(source))


def blocks(text: Text) -> list[tuple[Role, str]]:
    return [(block.role, text.text[block.start : block.end]) for block in text.blocks]


def test_the_story_its_headline_and_what_stands_beside_it_are_kept() -> None:
    text = careful(PAGE)
    assert text.cleaner is Cleaner.CAREFUL
    assert [(role, " ".join(words.split())) for role, words in blocks(text)] == [
        (Role.TITLE, "Talks set & agreed in Lisbon"),
        (Role.STAMP, "Published 4 March 2021 09:10"),
        (
            Role.BODY,
            "The foreign ministers of Norway and Portugal will meet in Lisbon, officials said on Friday — a first.",
        ),
        (
            Role.BODY,
            "They are to discuss fish and trade, according to people who know the plans of both governments well.",
        ),
        (
            Role.BODY,
            "A third paragraph says that the talks will be held in the old town hall, with no reporters let in.",
        ),
        (Role.CREDIT, "(Reporting by the desk in Lisbon)"),
    ]


def test_the_story_alone_holds_no_stamp_and_no_credit() -> None:
    story = careful(PAGE).story
    assert story.startswith("Talks set & agreed in Lisbon\nThe foreign ministers of Norway and Portugal will")
    assert "Published" not in story
    assert "Reporting" not in story


def test_a_quote_stands_in_the_page_as_received_over_entities_and_marks_that_nobody_sees() -> None:
    text = careful(PAGE)
    start = text.text.index("Portugal")
    end = text.text.index(" a first")
    first, last = text.raw_span(start, end)
    assert PAGE[first:last] == "Portugal</a>&nbsp;will meet in Lis\u00adbon, officials said on Friday &mdash;"


def test_words_that_the_page_does_not_hold_are_never_written_into_its_text() -> None:
    made_up = ("A sentence that stands nowhere in the page, however long one looks for it in there.",)
    told = extract(PAGE)
    text = careful(PAGE, Extract(units=(*told.units, made_up)))
    assert text == careful(PAGE)


def test_a_page_in_which_little_of_the_story_is_found_again_takes_the_fast_path() -> None:
    text = careful(PAGE, Extract(units=(("Quite another story, of which this page does not hold a single word.",),)))
    assert text.cleaner is Cleaner.FAST
    assert "The foreign ministers of Norway" in text.text


def test_a_page_without_a_story_takes_the_fast_path() -> None:
    for source in ("", "<html></html>", "<p>", "\x00\x01"):
        assert careful(source).cleaner is Cleaner.FAST


def test_a_short_line_is_looked_for_between_its_neighbours_only() -> None:
    page = (
        "<body><ul><li>Lisbon</li></ul><h1>Ministers to meet</h1>"
        f"<p>{SENTENCES[0]}</p><h3>Lisbon</h3><p>{SENTENCES[1]}</p></body>"
    )
    text = careful(page, Extract(units=((SENTENCES[0],), ("Lisbon",), (SENTENCES[1],))))
    start = text.text.index("\nLisbon") + 1
    assert text.raw_span(start, start + 6)[0] == page.index("<h3>") + 4


def test_a_plain_text_is_its_own_story() -> None:
    assert clean(Report.make(name="text", text=SENTENCES[0])).cleaner is Cleaner.PLAIN


PIECES = st.sampled_from(
    [
        *(f"<p>{one}</p>" for one in SENTENCES),
        f"<div>{SENTENCES[0]}<br>{SENTENCES[1]}",
        f"<li><a href='x'>{SENTENCES[2]}</a>",
        "<h1>Talks &amp; more</h1>",
        "<nav><a href=a>Home</a>",
        "</nav>",
        "</div>",
        "<table><tr><td>Day<td>Place</table>",
        "<p>&#8220;No,&#8221; he s\u00adaid.&nbsp;</p>",
        "<!-- <p>never</p> -->",
        "<script>var a = '<p>no</p>';</script>",
        "<blockquote><p>" + SENTENCES[3],
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_any_page_is_cleaned_and_every_run_stands_in_it(pieces: list[str]) -> None:
    source = "<html><body>" + "\n".join(pieces)
    text = careful(source)
    for run in text.segments:
        if run.end - run.start == run.raw_end - run.raw_start:
            assert text.text[run.start : run.end] == source[run.raw_start : run.raw_end]
    ends = [0, *(block.end for block in text.blocks)]
    assert [block.start for block in text.blocks] == [end + (end > 0) for end in ends[:-1]]


def test_a_list_amid_the_story_that_the_libraries_leave_out_is_kept() -> None:
    page = (
        "<body><table><tr><td><a href='a'>Records</a> &gt; <a href='b'>Calendar</a></td></tr></table>"
        f"<h2>Ministers meet over a screen</h2><p>{SENTENCES[0]}</p>"
        f"<ul><li>{SENTENCES[1]}</li></ul><ul class='related'><li>{SENTENCES[2]}</li></ul><p>{SENTENCES[3]}</p></body>"
    )
    assert blocks(careful(page, Extract(units=((SENTENCES[0],), (SENTENCES[3],))))) == [
        (Role.TITLE, "Ministers meet over a screen"),
        (Role.BODY, SENTENCES[0]),
        (Role.BODY, SENTENCES[1]),
        (Role.BODY, SENTENCES[3]),
    ]
