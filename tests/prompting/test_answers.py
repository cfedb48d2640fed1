"""An answer has the shape that was asked for, or is refused with the place that has it not."""

import json

import pytest
from jsonschema import Draft202012Validator, validate  # type: ignore[import-untyped]

from dragoman.prompting import AnswerError, decode, schema
from tests.prompting.answering import answer, engagement


def test_the_schema_is_one_that_servers_enforce() -> None:
    said = schema()
    Draft202012Validator.check_schema(said)
    assert "$ref" not in json.dumps(said)
    assert said["additionalProperties"] is False
    assert sorted(said["required"]) == sorted(said["properties"])
    validate(json.loads(answer(engagement(), engagement(date=None, place=None))), said)


def test_an_answer_in_a_fence_of_code_is_one() -> None:
    assert decode(f"```json\n{answer(engagement())}\n```").engagements[0].format == "bilateral"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "no whole JSON"),
        ("I am sorry, I cannot.", "no whole JSON"),
        (answer(engagement())[:-40], "no whole JSON"),
        ("[]", "of another shape"),
        ("{}", "of another shape"),
        (answer(engagement(format="tea party")), "of another shape"),
        (answer(engagement(status={"value": "held"})), "of another shape"),
        (answer(engagement(mood="warm")), "of another shape"),
        (answer(engagement(parties="JP")), "of another shape"),
        ("[" * 100_000, "of another shape"),
    ],
)
def test_another_shape_is_refused_whole(words: str, why: str) -> None:
    with pytest.raises(AnswerError, match=why):
        decode(words)
