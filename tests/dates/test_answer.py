"""`answer`: one line of `dragoman time --json`."""

import json

from dragoman.dates import answer


def test_a_line_is_answered_in_the_shape_of_the_contract() -> None:
    line: dict[str, object] = {
        "id": "a",
        "text": "The tour runs from April 28 to May 2.",
        "published": "2021-03-12",
    }
    assert answer(line) == {
        "id": "a",
        "times": [
            {"start": 19, "end": 27, "quote": "April 28", "timex": {"type": "DATE", "value": "2021-04-28"}},
            {"start": 31, "end": 36, "quote": "May 2", "timex": {"type": "DATE", "value": "2021-05-02"}},
        ],
        "intervals": [
            {
                "start": 14,
                "end": 36,
                "quote": "from April 28 to May 2",
                "edtf": "2021-04-28/2021-05-02",
                "of": [0, 1],
            },
        ],
    }


def test_only_what_can_be_given_days_is_an_interval() -> None:
    found = answer({"id": 1, "text": "Talks lasted two days.", "published": None})
    assert found["intervals"] == []
    assert len(list(found["times"])) == 1  # type: ignore[call-overload]


def test_a_publication_date_that_is_none_is_a_counted_problem() -> None:
    found = answer({"id": 1, "text": "They met on Monday.", "published": "last week"})
    assert found["intervals"] == []
    assert found["problems"] == [{"what": "published", "why": "not an ISO day: 'last week'"}]


def test_a_line_without_text_has_no_times() -> None:
    assert answer({"id": 1}) == {"id": 1, "times": [], "intervals": []}


def test_an_answer_is_plain_json() -> None:
    line: dict[str, object] = {"id": "é", "text": "Ils arrivent le 3 May 2021 – “soon”.", "published": "2021-03-12"}
    assert json.loads(json.dumps(answer(line))) == answer(line)


def test_offsets_count_code_points() -> None:
    found = answer({"id": 1, "text": "🙂 They met on 3 May 2019.", "published": None})
    (interval,) = list(found["intervals"])  # type: ignore[call-overload]
    assert interval["start"] == 11


def test_a_year_that_no_calendar_has_is_no_date() -> None:
    assert answer({"id": 1, "text": "In 0 AD, and in 0AD, nobody met.", "published": None})["times"] == []
