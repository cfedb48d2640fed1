"""Cost grows with the length of a text, on hostile text too: four times the text, at most about four times the work."""

import sys
import time
from datetime import date

import pytest

from dragoman.dates import Anchor, find_times

ON = Anchor(earliest=date(2021, 3, 12), latest=date(2021, 3, 12))
HOSTILE = {
    "weekdays": "Monday ",
    "digits": "1234567890",
    "short numbers": "12 ",
    "dotted numbers": "1.2.",
    "slashes": "1/2/",
    "brackets": "([{",
    "nested parts": "the end of ",
    "nested ordinals": "the first week of ",
    "lists of days": "March 1, 2, ",
    "ranges": "1-",
    "line breaks": "\n",
    "broken lines": "\n  ",
    "full stops": "U.",
    "commas": ", ",
    "lengths": "two years and ",
    "dates": "on 5 March 2021, ",
    "relative": "two days later ",
    "one long word": "a",
    "apostrophes": "'",
    "clock": "12:30 ",
    "verbs": "to meet ",
}


def _seconds(text: str) -> float:
    best = sys.float_info.max
    for _ in range(2):
        began = time.process_time()
        find_times(text, ON)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_cost_is_linear_in_the_length_of_a_text(piece: str) -> None:
    size = 6_000
    small, large = piece * (size // len(piece)), piece * (4 * size // len(piece))
    # A hundredth of a second is added to both sides: below it a clock tells nothing.
    ratio = (_seconds(large) + 0.01) / (_seconds(small) + 0.01)
    assert ratio < 9
