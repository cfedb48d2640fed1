import json
from collections.abc import Callable
from typing import Any

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
