"""A time of day is on the day that was told before it. Published on a Friday."""

import pytest

from tests.reading.sentences import claims

WONG, MARAPE = "Australian Foreign Minister Penny Wong", "Prime Minister James Marape of Papua New Guinea"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{WONG} flew to Port Moresby on Monday and met {MARAPE} late in the evening.", "2021-03-08"),
        (f"{WONG} arrived in Port Moresby on Monday. In the evening she met {MARAPE}.", "2021-03-08"),
        (f"{WONG} met {MARAPE} in the evening.", "2021-03-12"),
        (f"{WONG} arrived in Port Moresby on Monday. She met {MARAPE} this evening.", "2021-03-12"),
    ],
)
def test_an_evening_is_that_of_the_day_told_before(text: str, date: str) -> None:
    (meeting,) = (c for c in claims(text) if c.format == "bilateral")
    assert meeting.date == date


def test_the_day_on_which_something_was_said_lends_no_evening() -> None:
    text = f"The talks would be short, a spokesman said on Monday. {WONG} met {MARAPE} in the evening."
    (meeting,) = claims(text)
    assert meeting.date == "2021-03-12"
