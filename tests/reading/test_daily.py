"""A meeting in the sentence of the way to it: on the day told of the way, unless the words part the two."""

import pytest

from tests.reading.sentences import claims

RUTO, KAGAME = "President Uhuru Kenyatta", "President Paul Kagame"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{KAGAME} arrived in Nairobi on Monday and met {RUTO}.",
        f"{KAGAME} flew to Nairobi on Monday and held talks with {RUTO}.",
        f"{KAGAME}, who landed in Nairobi on Monday, held talks there with {RUTO}.",
        f"{KAGAME} travelled to Nairobi on Monday and spoke with {RUTO} for two hours.",
    ],
)
def test_a_meeting_told_with_an_arrival_was_on_its_day(sentence: str) -> None:
    visit, meeting = claims(sentence)
    assert (visit.format, meeting.format) == ("visit", "summit")
    assert (meeting.date, meeting.status) == ("2021-03-08", "held")


def test_a_meeting_after_a_journey_is_not_on_its_day() -> None:
    told = claims(f"After {KAGAME} travelled to Kampala on Monday, he met {RUTO}.")
    assert "2021-03-08" not in {c.date for c in told if c.format == "summit"}
