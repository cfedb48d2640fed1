"""An opinion piece holds its writer's position, and no other page does."""

import pytest

from tests.reading.sentences import reading

ARGUED = (
    "The bases on Okinawa have stood there for decades. Tokyo should ask for some of them back. "
    "The bases must not be a burden for ever."
)


def held(page: str) -> list[tuple[str, str]]:
    return [(p.speaker, p.topic.value) for p in reading(page).positions]


@pytest.mark.parametrize(
    ("page", "writer"),
    [
        (ARGUED, "columnist"),
        (f"Commentary: A burden for ever?\n\nBy Erna Lindqvist, professor of history\n\n{ARGUED}", "Erna Lindqvist"),
        (f"Editorial / Yomiuri Editorial\n\n{ARGUED}\n\n(From The Yomiuri Shimbun, March 12)", "Yomiuri Shimbun"),
    ],
    ids=["unnamed", "signed", "editorial"],
)
def test_the_writer_speaks(page: str, writer: str) -> None:
    assert held(page) == [(writer, "bases")]


def test_china_is_a_topic_where_a_writer_keeps_to_it() -> None:
    page = "China has grown. We should see it. Beijing will not wait for us. We must have a plan for China."
    assert held(page) == [("columnist", "china")]


def test_what_is_called_an_opinion_may_name_no_topic() -> None:
    assert held("Opinion\n\nNeighbors are neighbors. They should talk to each other.") == [("columnist", "other")]


@pytest.mark.parametrize(
    "page",
    [
        "The bases on Okinawa have stood there for decades. Marines live in them.",
        "The team should train more. It must win on Sunday.",
        "Bases should go, the mayor said. They must go soon, the council says, and the bases are old.",
        'The bases stay. "We should keep the bases," reads a poster. "We must," reads another.',
    ],
    ids=["argues for nothing", "no listed topic", "reports what others say", "argues only in quotations"],
)
def test_any_other_page_has_no_writer_who_speaks(page: str) -> None:
    assert held(page) == []


def test_a_page_that_tells_of_an_engagement_is_no_opinion() -> None:
    page = "Prime Minister Shinzo Abe met President Barack Obama in Tokyo on Thursday. " + ARGUED
    assert "columnist" not in [speaker for speaker, _ in held(page)]


def test_every_quote_stands_and_the_gist_is_what_should_be() -> None:
    made = reading(ARGUED)
    (position,) = made.positions
    assert position.gist == "Tokyo should ask for some of them back"
    assert all(made.text.stands(quote) for quote in position.quotes)
