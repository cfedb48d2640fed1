"""When two dates are one for a scorer: by the days that they cover, at any precision."""

import re
from datetime import date, timedelta

from dragoman.model import When

_SLACK = timedelta(days=3)
# Months that a season, a quarter or a half of a year covers: the first, and how many.
_PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}


def span(edtf: str) -> tuple[date, date] | None:
    """The first and last day that an EDTF value covers; None for no value, or one that cannot be read."""
    if not edtf.strip():
        return None
    part = re.fullmatch(r"(\d{4})-(\d\d)[~?%]?", edtf)
    if part and int(part[2]) in _PARTS:
        month, length = _PARTS[int(part[2])]
        edtf = f"{part[1]}-{month:02}/{part[1]}-{month + length - 1:02}"
    try:
        when = When.of(edtf)
    except ValueError:  # one that cannot be read scores as none
        return None
    return when.earliest or date.min, when.latest or date.max


def are_near(one: str, two: str) -> bool:
    """Whether two dates lie at most three days apart; an unknown date lies near any."""
    first, second = span(one), span(two)
    if first is None or second is None:
        return True
    return first[0] - second[1] <= _SLACK and second[0] - first[1] <= _SLACK


def date_is_right(gold: str, got: str) -> bool:
    """Equal, or sharing half of the days that the two cover; of an open date, the closed end must be equal."""
    one, two = span(gold), span(got)
    if one is None or two is None:
        return one is two and not got
    if one == two:
        return True
    if two == (date.min, date.max):
        return False
    if one[1] == date.max:
        return one[0] == two[0]
    if one[0] == date.min:
        return one[1] == two[1]
    shared = (min(one[1], two[1]) - max(one[0], two[0])).days + 1
    covered = (max(one[1], two[1]) - min(one[0], two[0])).days + 1
    return shared > 0 and shared / covered >= 0.5
