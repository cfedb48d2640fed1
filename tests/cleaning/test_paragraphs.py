"""Which lines are one paragraph."""

from dragoman.cleaning.flow import plain_flow
from dragoman.cleaning.paragraphs import joined

WRAPPED = """\
The foreign ministers of Norway and Portugal will meet in the capital
on Tuesday to sign a fisheries agreement, their first in ten years,
both governments said in statements on Friday.
A dinner is to follow, and the two will give a joint news conference
on Wednesday before the Norwegian minister flies on to Madrid."""


def paragraphs(text: str) -> list[str]:
    return [line.words for line in joined(plain_flow(text))]


def test_hard_wrapped_lines_are_one_paragraph_and_keep_their_line_breaks() -> None:
    found = paragraphs(WRAPPED)
    assert found[0].startswith("The foreign ministers")
    assert found[0].endswith("on Friday.")
    assert found[0].count("\n") == 2
    assert len(found) == 2


def test_an_empty_line_always_divides() -> None:
    assert len(paragraphs("The foreign ministers of Norway\n\nand Portugal will meet on Tuesday.")) == 2


def test_headlines_one_below_the_other_stay_apart() -> None:
    headlines = "Ministers to meet in Oslo\nTen beaches for the summer of your life\nNorway wins at chess"
    assert len(paragraphs(headlines)) == 3


def test_paragraphs_that_end_in_stops_stay_apart() -> None:
    text = "The two ministers met in Oslo on Monday.\nThey will meet again in Lisbon on Friday, officials said."
    assert len(paragraphs(text)) == 2


def test_a_sentence_that_a_lost_link_has_broken_is_one() -> None:
    text = "The talks in Oslo were attended by the foreign minister\nof Portugal, officials said."
    assert len(paragraphs(text)) == 1


def test_a_text_broken_at_every_link_is_put_together_whatever_the_next_letter() -> None:
    text = (
        "The leaders want to go to\nLisbon in July and hold a summit with President\nJane Statesman, officials said.\n"
        "If\nthat happens it\nwould be the first such summit in\nPortugal for ten years, and\nNorway would come too."
    )
    assert len(paragraphs(text)) == 2


def test_list_marks_and_numbers_begin_lines_of_their_own() -> None:
    assert len(paragraphs("The agenda of the talks has these points\n- fish\n- trade\n- the Arctic")) == 4


def test_an_entry_of_a_list_takes_no_sentence_with_it() -> None:
    text = (
        "Home\nREAD ALSO\n- Another story\nthe ministers went on to a second meeting\n"
        "The two ministers will meet in Oslo on Monday, their offices said."
    )
    assert not any("Another story" in one and "Oslo" in one for one in paragraphs(text))
