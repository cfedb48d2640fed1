"""What is page furniture, and which sentences of a story look like it and are not."""

import pytest

from dragoman.cleaning.furniture import furniture_kind, is_biography, is_boast, praises_the_press

FURNITURE = [
    "facebook",
    "• Tweet",
    "Short Url:",
    "Share this article",
    "[ad_1]",
    "[ad_2]",
    "Advertisement",
    "SUBSCRIBE NOW",
    "3 min read",
    "Comments (12)",
    "1.2K shares",
    "#oslo #talks",
    "© 2021 The Daily Paper",
    "Copyright 2019 The Daily Paper. All rights reserved.",
    "Home > World > Europe",
    "HOME | WORLD | POLITICS | SPORT",
    "[Tweet] [Share] [Print]",
    "Most Popular",
    "Read also: Ten beaches for the summer",
    "ALSO READ | Ten beaches for the summer",
    "Follow us on Twitter and Facebook",
    "Download our app",
    "By subscribing, you help our newsroom.",
    "Sign up for our newsletter and get the news every morning.",
    "This website uses cookies to improve your experience.",
    "Please follow our commenting guidelines.",
    "Comments are closed.",
    "The views expressed are the author's own.",
    "return to top",
    "Tags: Norway, Portugal, fish",
    "<",
    "----",
    "https://example.org/a-story",
    "2 of 5",
    "Ministers meet | Ten beaches | A chess win",
]
STORY = [
    "The minister does not subscribe to the view that talks are over.",
    "Japan and Norway share an interest in the Arctic, the minister said.",
    "He said the two would follow up on the talks at home.",
    "Advertisement revenue was discussed by the two ministers.",
    "Home Secretary Jane Writer will visit Oslo on Monday.",
    "Please convey my thanks to your government, the minister told his colleague.",
    "Read the treaty again, the minister told the Senate before he left for Oslo.",
    "Q: Any comment on the visit?",
    "Tokyo",
    "Monday",
    "Topics include fish, trade and the Arctic.",
    "The comments came a day before the summit.",
    "More talks are planned in Lisbon.",
    "Watch out for the talks on Friday, a diplomat said.",
    "(c) Whether the ministers will sign the agreement in Oslo is open.",
    "The United States, which hosted the last round, will send its secretary of state.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known(line: str) -> None:
    assert furniture_kind(line)


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_a_story_is_not_furniture(line: str) -> None:
    assert furniture_kind(line) == ""


def test_no_paragraph_is_furniture_whatever_it_holds() -> None:
    assert furniture_kind("Subscribe to our newsletter now, please. " * 12) == ""


def test_a_row_of_boasts_is_a_content_farms_biography() -> None:
    assert is_boast("“Tea enthusiast. Lifelong chess fan. Amateur writer. Proud explorer.”")


def test_a_row_of_short_sentences_about_a_meeting_is_none() -> None:
    assert not is_boast("They met. They talked. They parted. No date was set.")


@pytest.mark.parametrize(
    "line",
    [
        "Jane Writer is a diplomatic correspondent based in Lisbon.",
        "Jane Writer covers foreign affairs for The Daily Paper.",
        "John Q. Writer is a senior fellow at the Institute of Fish.",
        "The author is a professor of history at the University of Oslo.",
    ],
)
def test_what_a_writer_does_for_a_living_is_a_biography(line: str) -> None:
    assert is_biography(line)


@pytest.mark.parametrize(
    "line",
    [
        "Jane Statesman is due in Lisbon on Monday for talks.",
        "Jane Writer is a Daily Paper reporter held in Utopia since March.",
        "John Writer was a journalist who was killed in the capital.",
        "Jane Statesman is the first minister to visit Utopia since 2010.",
    ],
)
def test_what_a_report_says_of_somebody_is_none(line: str) -> None:
    assert not is_biography(line)


def test_praise_of_journalism_names_nobody() -> None:
    assert praises_the_press("In times like these good journalism is worth more than ever.")
    assert not praises_the_press("The jailing of journalists in Utopia came up at the talks in Oslo.")
