"""The relative clause behind a visit or a meeting says how firm it is."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import only

VISIT = "They spoke of the visit to Norway of Danish Foreign Minister Jeppe Kofod"
SUMMIT = "The minister praised the summit that German Chancellor Angela Merkel and French President Emmanuel Macron"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{VISIT}, which is expected in early April.", Status.PLANNED),
        (f"{VISIT}, which is to begin on April 6.", Status.SCHEDULED),
        (f"{VISIT}, which took place in January.", Status.HELD),
        (f"{SUMMIT} are to hold in Paris in May.", Status.SCHEDULED),
        (f"{SUMMIT} are planning for May.", Status.PLANNED),
        (f"{SUMMIT} held in Paris in February.", Status.HELD),
    ],
)
def test_a_relative_clause_tells_of_the_noun_in_front_of_it(sentence: str, status: Status) -> None:
    assert only(sentence).status == status


def test_the_relative_clause_of_another_noun_tells_nothing_of_the_visit() -> None:
    visit = "Danish Foreign Minister Jeppe Kofod paid a visit to Norway on Monday to sign a treaty"
    assert only(f"{visit}, which is planned to last.").status == Status.HELD
