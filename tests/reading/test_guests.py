"""Guest and host as what is said of somebody: both sides of a meeting."""

import pytest

from tests.reading.sentences import claims, only


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.format, one.parties, one.people) for one in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Penny Wong's guest in Canberra on Monday was Japanese Foreign Minister Yoko Kamikawa.",
        "Foreign Minister Penny Wong comes to Tokyo in May. Japan's foreign minister Yoko Kamikawa will be her host.",
        "Japanese Foreign Minister Yoko Kamikawa was a state guest of Foreign Minister Penny Wong on Monday.",
        "Foreign Minister Penny Wong has Japanese Foreign Minister Yoko Kamikawa as her guest in Canberra on Thursday.",
        "When Foreign Minister Penny Wong was in Tokyo in May, her host was Japanese Foreign Minister Yoko Kamikawa.",
    ],
)
def test_whose_guest_somebody_is_makes_a_meeting(text: str) -> None:
    assert ("bilateral", "AU-JP", "Penny Wong, Yoko Kamikawa") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Penny Wong greeted the guests with a joke about Japanese Foreign Minister Yoko Kamikawa.",
        "The guest list of Foreign Minister Penny Wong was read by Japanese Foreign Minister Yoko Kamikawa on Monday.",
        "Foreign Minister Penny Wong was a guest of honour at the fair, wrote Yoko Kamikawa, the Japanese minister.",
    ],
)
def test_guests_of_whom_nobody_is_said_make_none(text: str) -> None:
    assert told(text) == []


def test_a_guest_may_be_called_that_of_his_host_by_name() -> None:
    told = only("Prime Minister Yoshihide Suga was President Joe Biden's guest at the White House on Tuesday.")
    assert (told.parties, told.people) == ("JP-US", "Joe Biden, Yoshihide Suga")
