import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_each_line_is_answered_in_order(
    run: Run, lines: Callable[[str], list[Any]], fits: Callable[[str, object], None]
) -> None:
    texts = ["The talks run from April 28 to May 2.", "They met on Tuesday.", "Nothing."]
    given = "".join(
        json.dumps({"id": str(number), "text": text, "published": "2021-04-20"}) + "\n"
        for number, text in enumerate(texts)
    )
    result = run("time", "--json", given=given)
    answers = lines(result.stdout)
    assert result.exit_code == 0
    for text, answer in zip(texts, answers, strict=True):
        fits("time", answer)
        assert all(text[one["start"] : one["end"]] == one["quote"] for one in (*answer["times"], *answer["intervals"]))
    assert [one["edtf"] for one in answers[0]["intervals"]] == ["2021-04-28/2021-05-02"]
    assert [answer["id"] for answer in answers] == ["0", "1", "2"]


def test_a_line_that_is_no_json_is_a_problem_and_the_next_is_answered(
    run: Run, lines: Callable[[str], list[Any]]
) -> None:
    result = run("time", "--json", given='{"id": 1\n{"id": "b", "text": "on March 3, 2020"}\n')
    broken, sound = lines(result.stdout)
    assert broken["problems"]
    assert sound["times"]
    assert result.exit_code == 1


def test_a_refused_line_keeps_its_own_id_and_gets_no_other(run: Run, lines: Callable[[str], list[Any]]) -> None:
    result = run("time", "--json", given='{"id": "c"}\n{"id"\n[]\n')
    assert [answer["id"] for answer in lines(result.stdout)] == ["c", None, None]
    assert [answer["problems"][0]["why"][:6] for answer in lines(result.stdout)] == ["line 1", "line 2", "line 3"]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("zone", "Mars/X"), ("zone", "Asia"), ("zone", "../x"), ("zone", 9), ("country", "ZZ"), ("country", "Japan")],
)
def test_a_country_or_zone_that_there_is_not_is_a_problem_of_its_line(
    run: Run, lines: Callable[[str], list[Any]], fits: Callable[[str, object], None], field: str, value: object
) -> None:
    text = {"id": "a", "text": "They met on March 3, 2020."}
    result = run("time", "--json", given=json.dumps(text) + "\n" + json.dumps(text | {field: value}))
    sound, doubted = lines(result.stdout)
    fits("time", doubted)
    (problem,) = doubted.pop("problems")
    assert problem["what"] == f"unknown_{field}"
    assert problem["why"].startswith(f"line 2: {value!r} is no {field}")
    assert doubted == sound
    assert result.exit_code == 1


def test_known_countries_and_zones_are_no_problem(run: Run) -> None:
    given = '{"text": "Now.", "country": "jp", "zone": "Asia/Tokyo"}\n{"text": "Now.", "country": "", "zone": null}'
    assert run("time", "--json", given=given).exit_code == 0
