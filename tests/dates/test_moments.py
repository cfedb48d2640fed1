"""A stamp beside a text is a day, and an instant where it says its zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import moment


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2021-03-04", date(2021, 3, 4)),
        ("20210304", date(2021, 3, 4)),
        ("2021-03-04 10:00:00", date(2021, 3, 4)),
        ("2021-3-4 10:00", date(2021, 3, 4)),
        ("2021/03/04", date(2021, 3, 4)),
        ("4.3.2021", date(2021, 3, 4)),
        ("Do, 04.03.2021 - 10:00", date(2021, 3, 4)),
        ("March 4, 2021", date(2021, 3, 4)),
        ("4 Mar 2021 10:00", date(2021, 3, 4)),
        ("Thu, 04 Mar 2021 10:00:00 GMT", date(2021, 3, 4)),
        ("4 Mar 2021 10:00:00 GMT", date(2021, 3, 4)),
        ("2021-03-04T10:00:00.1234567Z", date(2021, 3, 4)),
        ("20210304100000", date(2021, 3, 4)),
        ("1614852000", date(2021, 3, 4)),
        ("1614852000000", date(2021, 3, 4)),
        ("2021-03", None),
        ("2021", None),
        ("March 4", None),
        ("03/04/2021", None),
        ("31/03/2021 10:00 EST", date(2021, 3, 31)),
        ("03/31/2021", date(2021, 3, 31)),
        ("yesterday", None),
        ("2021-13-44", None),
        ("Thu, 04 Mar 2021 100000000000:00:00 GMT", date(2021, 3, 4)),
        ("1970-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_a_stamp_is_a_day_where_it_states_one_whole_day(stamp: str, day: date | None) -> None:
    assert moment(stamp)[0] == day


def test_a_stamp_is_an_instant_where_it_states_a_zone() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert moment("2021-03-04T23:30:00+09:00") == (date(2021, 3, 4), datetime(2021, 3, 4, 23, 30, tzinfo=tokyo))
    assert moment("Thu, 04 Mar 2021 10:00:00 GMT")[1] == datetime(2021, 3, 4, 10, tzinfo=UTC)
    for stamp in ("2021-03-04 10:00:00 UTC", "2021-03-04 10:00 +0000", "4 Mar 2021 10:00 +0000", "20210304100000"):
        assert moment(stamp)[1] == datetime(2021, 3, 4, 10, tzinfo=UTC)
    assert moment("2021-03-04T23:30:00")[1] is None


@given(st.text(max_size=60) | st.from_regex(r"[0-9T:./ ,+-]{0,30}", fullmatch=True))
def test_no_stamp_is_too_odd(stamp: str) -> None:
    day, instant = moment(stamp)
    assert day is None or day >= date(1990, 1, 1)
    assert instant is None or instant.date() == day
