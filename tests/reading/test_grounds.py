"""Where a visit leads that its own words do not say: to where the meeting told with it is held."""

import pytest

from tests.reading.sentences import claims

MET = "Prime Minister Yoshihide Suga met President Joe Biden at the White House on Tuesday"


@pytest.mark.parametrize(
    "behind",
    [
        ", at the start of a three-day visit.",
        ", the highlight of his official visit.",
        ". He had left Tokyo on Sunday.",
    ],
)
def test_a_visit_without_a_host_leads_to_its_meeting(behind: str) -> None:
    told = {(c.format, c.parties, c.people) for c in claims(MET + behind)}
    assert ("visit", "JP-US", "Yoshihide Suga") in told


def test_the_day_of_setting_out_is_that_of_the_way() -> None:
    told = {c.format: c.date for c in claims(MET + ". He had left Tokyo on Sunday.")}
    assert told["visit"].startswith("2021-03-07")


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Yoshihide Suga spoke by phone with President Joe Biden on Tuesday. The trip was put off.",
        "Prime Minister Yoshihide Suga met President Joe Biden in Rome on Tuesday, at the start of a three-day visit.",
        "Prime Minister Yoshihide Suga will meet President Joe Biden in Tokyo on Tuesday. He leaves Tokyo on Thursday.",
    ],
)
def test_on_other_ground_or_at_home_no_visit_is_made_of_it(text: str) -> None:
    assert ("JP-US", "Yoshihide Suga") not in {(c.parties, c.people) for c in claims(text) if c.format == "visit"}
