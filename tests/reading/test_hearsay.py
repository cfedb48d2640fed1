"""Plans that nobody answers for, and plans without a date: planned, not scheduled."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import claims

WANG = "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"Foreign Minister Hakan Fidan will meet {WANG} in May, sources said.", Status.PLANNED),
        (f"Foreign Minister Hakan Fidan will reportedly meet {WANG} in May.", Status.PLANNED),
        (f"According to people close to the talks, Foreign Minister Hakan Fidan will meet {WANG}.", Status.PLANNED),
        (f"Foreign Minister Hakan Fidan will meet {WANG} in May, the ministry said.", Status.SCHEDULED),
        (f"Foreign Minister Hakan Fidan will meet {WANG} in May, a spokeswoman said.", Status.SCHEDULED),
        (f"Foreign Minister Hakan Fidan met {WANG} on Monday, sources said.", Status.HELD),
    ],
)
def test_what_only_unnamed_sources_tell_as_a_fact_is_a_plan(sentence: str, status: Status) -> None:
    assert claims(sentence)[-1].status == status


def test_a_ministry_that_says_so_too_makes_a_plan_firm() -> None:
    told = claims(
        f"Foreign Minister Hakan Fidan will meet {WANG} in May, sources said.\n\n"
        f"The meeting of Fidan and Wang will be held in Ankara, the Turkish Foreign Ministry announced."
    )
    assert [c.status for c in told] == [Status.SCHEDULED]


@pytest.mark.parametrize(
    "sentence",
    [
        "No date has been set yet for the visit of President Emmanuel Macron to Iraq, an official said.",
        "No date has been set for the visit of President Emmanuel Macron to Iraq.",
        "A date for the visit of President Emmanuel Macron to Iraq has yet to be fixed.",
        "No date was announced for the visit of President Emmanuel Macron to Iraq.",
    ],
)
def test_a_visit_whose_date_is_open_is_planned(sentence: str) -> None:
    assert [(c.parties, c.status) for c in claims(sentence)] == [("FR-IQ", Status.PLANNED)]
