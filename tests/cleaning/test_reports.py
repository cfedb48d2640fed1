"""clean: what a reader keeps of a page, and that every word of it stands in the text received."""

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dragoman.cleaning import clean
from dragoman.cleaning.mending import mended
from dragoman.model import Report, Role, Text

PAGE = """\
Since 1921
  • facebook
  • Home
  • World
  • Ministers to meet in Lisbon next week

Ministers to meet in Lisbon next week

The two ministers at their last meeting, in Vienna. (AFP/file)
The two ministers at their last meeting, in Vienna. (AFP/file)
Updated March 4th, 2021 at 09:10 CET
  • The two sides will sign a fisheries agreement, their first in ten years

LISBON: The foreign ministers of Norway and Portugal will meet here on Tuesday, both governments said.

Advertisement

They last met in Vienna in 2019. [ab/cd]

JIJI Press

Most Popular
Ten beaches for the summer
Norway wins at chess again
return to top
<
"""


def cleaned(text: str, *, title: str = "", markup: str = "text") -> Text:
    return clean(Report.make(name="report", text=text, title=title, markup=markup))


def roles_of(text: Text) -> list[tuple[Role, str]]:
    return [(block.role, text.text[block.start : block.end]) for block in text.blocks]


def assert_mapped(text: Text, received: str) -> None:
    """Blocks are in order and divided by newlines; every segment of equal length holds the words received."""
    end = -1
    for block in text.blocks:
        assert block.start == end + 1
        assert block.end > block.start
        end = block.end
    assert end == (len(text.text) if text.blocks else -1)
    last = 0
    for segment in text.segments:
        assert segment.start >= last
        assert segment.end > segment.start
        last = segment.end
        if segment.end - segment.start == segment.raw_end - segment.raw_start:
            words, raw = text.text[segment.start : segment.end], received[segment.raw_start : segment.raw_end]
            assert words == raw or (len(raw) == 1 and words == whole(raw))


def whole(damaged: str) -> str:
    found = mended(damaged, "text")
    return found.text if found else damaged


def test_a_page_keeps_its_story_and_loses_its_furniture() -> None:
    assert roles_of(cleaned(PAGE)) == [
        (Role.TITLE, "Ministers to meet in Lisbon next week"),
        (Role.CAPTION, "The two ministers at their last meeting, in Vienna. (AFP/file)"),
        (Role.STAMP, "Updated March 4th, 2021 at 09:10 CET"),
        (Role.BULLET, "The two sides will sign a fisheries agreement, their first in ten years"),
        (
            Role.BODY,
            "LISBON: The foreign ministers of Norway and Portugal will meet here on Tuesday, both governments said.",
        ),
        (Role.BODY, "They last met in Vienna in 2019."),
        (Role.CREDIT, "JIJI Press"),
    ]


def test_every_kept_word_stands_in_the_page_received() -> None:
    text = cleaned(PAGE)
    assert_mapped(text, PAGE)
    start = text.text.index("Norway and Portugal")
    first, last = text.raw_span(start, start + len("Norway and Portugal"))
    assert PAGE[first:last] == "Norway and Portugal"


def test_windows_line_breaks_are_read_as_line_breaks_and_the_offsets_still_hold() -> None:
    received = PAGE.replace("\n", "\r\n")
    text = cleaned(received)
    assert [words for _, words in roles_of(text)] == [words for _, words in roles_of(cleaned(PAGE))]
    assert_mapped(text, received)


def test_a_text_without_a_word_has_no_blocks() -> None:
    for received in ("", "\n\n\n", " \t ", "***\n---", "\x00\x01"):
        assert cleaned(received).blocks == ()


def test_two_words_are_kept() -> None:
    assert roles_of(cleaned("Hello there")) == [(Role.BODY, "Hello there")]


def test_the_headline_stated_beside_the_text_is_known_again_in_it() -> None:
    text = cleaned("Talks.\n\nThe two ministers will meet in Oslo on Monday, their offices said.", title="Talks.")
    assert roles_of(text)[0] == (Role.TITLE, "Talks.")


def test_a_diary_whose_lines_are_all_marked_keeps_every_line() -> None:
    diary = "Diary of the week\n" + "\n".join(
        f"** OSLO - Foreign Minister number {number} meets the prime minister of Iceland. - 0{number}00 GMT"
        for number in range(1, 10)
    )
    kept = [words for _, words in roles_of(cleaned(diary))]
    assert len(kept) == 10
    assert kept[1].startswith("OSLO - Foreign Minister number 1")


def test_short_entries_of_a_live_page_are_kept() -> None:
    page = (
        "LIVE: the summit in Oslo\n\n"
        "12:10 The prime ministers of Iceland and Norway have begun their talks in the castle.\n"
        "11:40 Both are here.\n"
        "11:00 The Icelandic plane has landed.\n"
        "10:30 Good morning."
    )
    assert [words[:5] for _, words in roles_of(cleaned(page))[1:]] == ["12:10", "11:40", "11:00", "10:30"]


def test_a_day_between_paragraphs_heads_a_part_of_the_story_and_is_no_stamp() -> None:
    text = cleaned(
        "March 1, 2021\n\nThe prime minister has a full week, her office said in a note to reporters.\n\n"
        "OSLO, Tuesday\n\nShe receives the president of Finland at the castle in the morning."
    )
    assert [role for role, _ in roles_of(text)] == [Role.STAMP, Role.BODY, Role.BODY, Role.BODY]


def test_a_sentence_that_repeats_the_headline_is_kept() -> None:
    headline = "Minister thanks her colleague for hosting the talks in the autumn"
    text = cleaned(f"{headline}\n\n{headline}.\n\nThe talks lasted two hours and covered the fisheries agreement.")
    assert (Role.BODY, f"{headline}.") in roles_of(text)


@settings(max_examples=150)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_cleaned_and_its_offsets_hold(received: str) -> None:
    assert_mapped(cleaned(received), received)


LINES = st.sampled_from(
    [
        "The two ministers will meet in Oslo on Monday, their offices said.",
        "Talks in Oslo",
        "• Home",
        "[ad_1]",
        "By Jane Writer",
        "4 March 2021",
        "\u200bNew\u00adtalks are planned, an official said on Monday in the capital. [ab/cd]",
        "READ ALSO",
        "- Another story",
        "",
        "the ministers went on to a second meeting",
        "(Reuters/file)",
        "AFP",
        "&amp; <b>bold</b>",
        "</div><p>",
        "<li><a href='x'>link</a>",
    ]
)


@settings(max_examples=150)
@given(st.lists(LINES, max_size=30), st.sampled_from(["\n", "\r\n", "\n\n"]), st.sampled_from(["text", "html"]))
def test_any_page_is_cleaned_and_its_offsets_hold(lines: list[str], divider: str, markup: str) -> None:
    received = divider.join(lines)
    text = cleaned(received, markup=markup)
    assert_mapped(text, received)
    for block in text.blocks:
        quote = text.quote(block.start, block.end)
        assert text.stands(quote)
        first, last = text.raw_span(block.start, block.end)
        assert 0 <= first < last <= len(received)


@settings(max_examples=100)
@given(st.lists(LINES, min_size=1, max_size=20), st.sampled_from(["text", "html"]), st.data())
def test_any_quote_inside_a_run_stands_in_the_page_received(lines: list[str], markup: str, data: st.DataObject) -> None:
    received = "\n".join([*lines, "The two ministers will meet in Oslo on Monday, their offices said."])
    text = cleaned(received, markup=markup)
    runs = [one for one in text.segments if one.end - one.start == one.raw_end - one.raw_start]
    assume(runs)  # a list left open in a page's markup may take the sentence with it
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(run.start, run.end - 1))
    end = data.draw(st.integers(start + 1, run.end))
    first, last = text.raw_span(start, end)
    assert received[first:last] == text.quote(start, end).quote


@settings(max_examples=100)
@given(st.lists(LINES, max_size=20))
def test_cleaning_what_is_clean_loses_no_sentence(lines: list[str]) -> None:
    once = cleaned("\n\n".join(lines))
    sentences = [words for role, words in roles_of(once) if role is Role.BODY and len(words) > 60]
    again = [words for _, words in roles_of(cleaned("\n\n".join(sentences)))]
    assert again == sentences


HOSTILE = {
    "one long line": ("word " * 60_000, "text"),
    "one long word": ("a" * 300_000, "text"),
    "newlines": ("\n" * 300_000, "text"),
    "control characters": ("\x01\x02 a\n" * 10_000, "text"),
    "brackets": ("[" * 300_000, "text"),
    "short lines": ("ab cd\n" * 20_000, "text"),
    "broken lines": ("abc def\n" * 20_000, "text"),
    "right to left": ("\u202eקשר עם שר החוץ\n" * 5_000, "text"),
    "chinese": ("外務大臣は東京で会談した。\n" * 5_000, "text"),
    "nested tags": ("<div>" * 10_000 + "word", "html"),
    "open tags": ("<a " * 100_000, "html"),
    "open comments": ("<!--" * 75_000, "html"),
    "open brackets": ("<" * 100_000, "html"),
    "open quotes": ('<a href="' * 30_000, "html"),
    "end tags": ("<div>" * 5_000 + "</a>" * 20_000, "html"),
    "entities": ("&#" * 100_000, "html"),
    "paragraphs": ("<p>a" * 10_000, "html"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_input_is_cleaned_in_time_that_grows_with_its_length(case: str) -> None:
    received, markup = HOSTILE[case]
    begun = time.perf_counter()
    text = cleaned(received, markup=markup)
    assert time.perf_counter() - begun < 10
    assert_mapped(text, received)


def test_a_diary_with_days_and_places_keeps_every_meeting() -> None:
    text = cleaned(
        "DIARY - Political News\n--------\n"
        "** OSLO - Foreign Minister Jane Doe meets her colleague from Iceland - 0900 GMT\n"
        "** LISBON - Prime minister hosts the president of Utopia - 1100 GMT\n"
        "BRUSSELS - Meeting of EU foreign ministers (to March 4)\n-\nTHURSDAY, MARCH 4\n"
        "MADRID - Prime Minister John Doe receives the king of Utopia.\n"
    )
    assert [words.partition(" - ")[0] for _, words in roles_of(text)] == [
        "DIARY",
        "OSLO",
        "LISBON",
        "BRUSSELS",
        "THURSDAY, MARCH 4",
        "MADRID",
    ]


def test_a_schedule_with_times_and_names_is_kept() -> None:
    schedule = "Schedule, March 3\n\n08:30 Leaves home\n10:15 Meets the foreign minister of Iceland\n19:00 Dinner"
    assert [role for role, _ in roles_of(cleaned(schedule))][1:] == [Role.BODY] * 3


def test_numbered_claims_are_no_headlines() -> None:
    text = cleaned("1. Minister meets colleague in Oslo\n2. Prime minister visits Chile\n3. Summit in Lisbon is off")
    assert [role for role, _ in roles_of(text)] == [Role.BODY] * 3


def test_a_ticker_below_the_story_goes() -> None:
    text = cleaned(
        "The two ministers will meet in Oslo on Monday, their offices said.\n"
        "GMT 15:44 Friday, 14 December\nTen beaches for the summer\nGMT 14:10 Friday, 14 December\nA chess win\n"
    )
    assert [words[:15] for _, words in roles_of(text)] == ["The two ministe"]


def test_praise_of_journalism_goes_with_the_plea_that_it_leads_to() -> None:
    story = "The two ministers will meet in Oslo on Monday, their offices said."
    text = cleaned(
        f"{story}\nIn hard times good journalism matters more than ever.\nSubscribe to our newsletter today."
    )
    assert roles_of(text) == [(Role.BODY, story)]


def test_a_last_paragraph_that_ends_in_its_agency_is_still_the_story() -> None:
    text = cleaned(
        "The two ministers will meet in Oslo on Monday, their offices said.\n\n"
        "They had met once before, in Vienna, and had agreed on little then. (Yonhap)"
    )
    assert [role for role, _ in roles_of(text)] == [Role.BODY, Role.BODY]


def test_a_caption_above_the_name_of_its_agency_is_a_caption() -> None:
    text = cleaned(
        "Ministers to meet in Oslo\n\nThe prime minister of Norway on a call with colleagues in Oslo last year\nAFP\n\n"
        "The two ministers will meet in Oslo on Monday, their offices said."
    )
    assert [role for role, _ in roles_of(text)] == [Role.TITLE, Role.CAPTION, Role.CREDIT, Role.BODY]
