"""Reading with a language model beside the rules: by the command line, against a server of this machine."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import dragoman
from tests.prompting.answering import DAY, TEXT, answer, engagement
from tests.prompting.modelling import Model, Says, serving

SECRET = "sk-not-for-any-eyes"  # noqa: S105 - it opens nothing
UNDATED = "Foreign Minister Toshimitsu Motegi met U.S. Secretary of State Antony Blinken, officials said."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_MODEL", "test")
    monkeypatch.setenv("DRAGOMAN_MODEL_KEY", SECRET)
    monkeypatch.setenv("DRAGOMAN_MODEL_TRIES", "1")


def run(*words: str, model: Model | None = None, text: str | None = None) -> Result:
    environment = {"DRAGOMAN_MODEL_URL": model.url if model else ""}
    return CliRunner().invoke(dragoman, list(words), env=environment, input=text)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def press(*texts: str, **more: str) -> str:
    rows = [{"id": f"r{n}", "text": text, "published": DAY, **more} for n, text in enumerate(texts)]
    Path("press.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return "press.jsonl"


def always(said: Says) -> Callable[[str], Says]:
    return lambda _: said


GOOD = Says(words=answer(engagement()))


@pytest.mark.parametrize("streaming", [False, True])
def test_a_models_reading_stands_in_place_of_the_rules(streaming: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL_STREAMING", "yes" if streaming else "")
    with serving(always(Says(words=answer(engagement()), streaming=streaming))) as model:
        result = run("read", press(TEXT), "--json", "--reader", "llm", model=model)
    assert result.exit_code == 0, result.output
    (line,) = lines(result)
    assert [(e["format"], e["parties"], e["date"]) for e in line["engagements"]] == [
        ("bilateral", ["JP", "US"], "2021-03-10")
    ]
    assert model.requests[0].get("stream", False) is streaming
    assert model.keys == [f"Bearer {SECRET}"]
    assert SECRET not in result.output + result.stderr + json.dumps(model.requests)


def test_a_rerun_asks_nothing_and_gives_the_same_without_the_model() -> None:
    with serving(always(GOOD)) as model:
        first = run("read", press(TEXT), "--json", "--reader", "llm", model=model)
    second = run("read", press(TEXT), "--json", "--reader", "llm")
    assert second.stdout == first.stdout
    assert "1 answers were kept from before, 0 are new" in second.stderr
    assert len(model.requests) == 1


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (Says(status=400), "model_refused_the_request"),
        (Says(status=401), "model_off"),
        (Says(status=429), "model_failed"),
        (Says(status=500), "model_failed"),
        (Says(words=answer(engagement())[:80], finish="length"), "model_answer_unusable"),
        (Says(words=answer(engagement())[:80]), "model_answer_unusable"),
        (Says(words='{"engagements": "many"}'), "model_answer_unusable"),
        (Says(words="I cannot help with that."), "model_answer_unusable"),
        (Says(raw=b"<html>proxy</html>"), "model_failed"),
        (Says(raw=b'{"choices": []}'), "model_failed"),
        (Says(words=answer(engagement()), pause=3.0), "model_failed"),
    ],
)
def test_whatever_the_server_does_the_report_is_read_by_the_rules(
    said: Says, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL_SECONDS", "1")
    alone = lines(run("read", press(TEXT), "--json"))
    with serving(always(said)) as model:
        result = run("read", press(TEXT), "--json", "--reader", "llm", model=model)
    assert result.exit_code == 0, result.output
    (line,) = lines(result)
    assert line["engagements"] == alone[0]["engagements"]
    assert [p["what"] for p in line["problems"]] == [problem]
    assert SECRET not in result.output + result.stderr


def test_a_model_that_is_off_is_told_once_and_the_rest_works_as_before() -> None:
    path = press(TEXT, UNDATED, TEXT + " ")
    alone = lines(run("read", path, "--json"))
    result = run("read", path, "--json", "--reader", "llm")
    found = lines(result)
    assert [line["engagements"] for line in found] == [line["engagements"] for line in alone]
    assert [len(line["problems"]) for line in found] == [1, 0, 0]
    assert "No model is set" in result.stderr


def test_an_invented_quote_is_dropped_and_counted() -> None:
    invented = engagement(sentence="Motegi and Blinken embraced", status={"value": "held", "quote": "embraced"})
    with serving(always(Says(words=answer(invented)))) as model:
        result = run("read", press(TEXT), "--json", "--reader", "llm", model=model)
    assert lines(result)[0]["engagements"] == []
    assert "1 engagement_quote_does_not_stand" in result.stderr


def test_both_asks_only_where_it_may_help() -> None:
    quiet = "The price of rice rose again in March, shops said."
    with serving(always(Says(words=answer()))) as model:
        result = run("read", press(TEXT, quiet, UNDATED), "--json", "--reader", "both", model=model)
    assert len(model.requests) == 1
    assert "asked about 1 of 3 reports (1 undated)" in result.stderr
    assert "1 reports with differences to review" in result.stderr
    differences = lines(result)[2]["differences"]
    assert [(d["what"], d["model"]) for d in differences] == [("engagement", None)]
    said = [quote for d in differences for quotes in d["evidence"].values() for quote in quotes]
    assert said
    assert all(UNDATED[one["start"] : one["end"]] == one["quote"] for one in said)


def test_a_language_that_the_rules_do_not_read_goes_to_the_model() -> None:
    text = "茂木外相は10日、東京で米国のブリンケン国務長官と会談した。"
    told = engagement(
        sentence="米国のブリンケン国務長官と会談した",
        parties=[{"code": "JP", "quote": "茂木外相"}, {"code": "US", "quote": "米国"}],
        people=[],
        date=None,
        place=None,
        status={"value": "held", "quote": "会談した"},
        topics=[],
    )
    alone = run("read", press(text, language="ja"), "--json")
    assert (alone.exit_code, [p["what"] for p in lines(alone)[0]["problems"]]) == (1, ["language_not_read"])
    with serving(always(Says(words=answer(told)))) as model:
        result = run("read", press(text, language="ja"), "--json", "--reader", "both", model=model)
    assert result.exit_code == 0, result.output
    (line,) = lines(result)
    (found,) = line["engagements"]
    assert (found["parties"], line["problems"]) == (["JP", "US"], [])
    assert found["evidence"]["status"][0]["quote"] == "会談した"


def test_the_budget_ends_the_asking_with_a_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL_PRICE", "1 1")
    monkeypatch.setenv("DRAGOMAN_MODEL_BUDGET", "0.013")
    monkeypatch.setenv("DRAGOMAN_MODEL_AT_ONCE", "1")
    with serving(always(GOOD)) as model:
        result = run("read", press(*[f"{TEXT} {n}" for n in range(12)]), "--json", "--reader", "llm", model=model)
    assert result.exit_code == 0
    assert 0 < len(model.requests) < 12
    assert "The budget of 0.013 is spent as far as it goes" in result.stderr
    assert len(lines(result)) == 12


def test_what_asking_would_cost_is_told_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL_PRICE", "1 2")
    with serving(always(GOOD)) as model:
        result = run("add", press(TEXT, UNDATED), "--dry-run", "--reader", "both", model=model)
    assert "it would be asked about 1 of them" in result.output
    assert "answered with 4,000 at most; 0.01" in result.output
    assert model.requests == []


def test_a_model_is_measured_on_the_same_labels() -> None:
    press(TEXT)
    labels = {"id": "r0", "published": DAY, "engagements": [], "positions": [], "instruments": [], "repairs": []}
    Path("press.gold.jsonl").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    with serving(always(Says(words=answer()))) as model:
        rules = run("evaluate", "press.gold.jsonl", "--json")
        other = run("evaluate", "press.gold.jsonl", "--json", "--reader", "llm", model=model)
    assert (rules.exit_code, other.exit_code) == (0, 0), rules.output + other.output
    assert json.loads(rules.stdout) != json.loads(
        other.stdout
    )  # the rules find two that nobody labelled, the model none


def test_several_are_asked_at_a_time_and_the_order_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MODEL_AT_ONCE", "4")
    with serving(always(Says(words=answer(engagement()), pause=0.05))) as model:
        result = run("read", press(*[f"{TEXT} {n}" for n in range(12)]), "--json", "--reader", "llm", model=model)
    assert 1 < model.most_at_once <= 4
    assert [line["report"]["id"] for line in lines(result)] == [f"r{n}" for n in range(12)]


def test_requests_that_are_recorded_are_those_sent_and_their_answers_complete_the_run() -> None:
    run("read", press(TEXT), "--json", "--reader", "llm", "--record-requests", "asked")
    (asked,) = Path("asked").glob("*.request.json")
    with serving(always(GOOD)) as model:
        run("read", press(TEXT), "--json", "--reader", "llm", model=model)
    assert json.loads(asked.read_bytes()) == model.requests[0]
    assert SECRET not in asked.read_text(encoding="utf-8")
    asked.with_name(asked.name.replace("request", "answer")).write_text(answer(engagement()), encoding="utf-8")
    result = run("read", press(TEXT), "--json", "--reader", "llm", "--record-requests", "asked")
    assert [e["date"] for e in lines(result)[0]["engagements"]] == ["2021-03-10"]


def test_a_run_without_a_models_name_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_MODEL")
    result = run("read", press(TEXT), "--reader", "llm")
    assert result.exit_code == 2
    assert "DRAGOMAN_MODEL" in result.output


@pytest.mark.parametrize(("name", "value"), [("BUDGET", "much"), ("BUDGET", "-1"), ("PRICE", "cheap"), ("TRIES", "x")])
def test_what_a_model_may_cost_is_a_number_or_an_error(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"DRAGOMAN_MODEL_{name}", value)
    result = run("read", press(TEXT), "--reader", "llm")
    assert result.exit_code == 2
    assert f"DRAGOMAN_MODEL_{name}" in result.output


def test_a_record_is_made_again_from_kept_answers_and_goes_to_review_where_readers_differ() -> None:
    with serving(always(Says(words=answer()))) as model:
        added = run("add", press(UNDATED), "--reader", "both", model=model)
    assert added.exit_code == 0, added.output
    review = run("review")
    assert "two readers differ: the rules alone read bilateral JP-US" in " ".join(review.output.split())
    again = run("reread", "--all", "--no-changes", "--reader", "both")
    assert "1 answers were kept from before, 0 are new" in again.stderr
    assert len(model.requests) == 1
    assert run("review").output == review.output
    assert "0 read again" in run("reread", "--no-changes").output  # what two have read is not stale for the rules


def test_what_the_model_could_not_be_asked_about_is_read_again_when_it_can() -> None:
    added = run("add", press(UNDATED), "--reader", "both")
    assert added.exit_code == 0
    with serving(always(Says(words=answer()))) as model:
        again = run("reread", "--no-changes", "--reader", "both", model=model)
    assert "1 read again" in again.output
    assert len(model.requests) == 1


def test_a_redaction_takes_the_models_answer_with_it() -> None:
    told = Says(words=answer(engagement()))
    with serving(always(told)) as model:
        run("add", press(TEXT), "--reader", "llm", model=model)
    redacted = run("redact", "r0", "--why", "asked for", "--yes")
    assert redacted.exit_code == 0, redacted.output
    result = run("add", press(TEXT), "--reader", "llm")
    assert "redacted" in result.output
    from dragoman.store import open_store  # noqa: PLC0415

    with open_store("sqlite:///dragoman.db") as store:
        held = {table.name: [row for some in rows for row in some] for table, rows in store.rows()}
    assert held["answer"] == []


def test_what_is_not_for_the_public_is_sent_to_no_model() -> None:
    with serving(always(GOOD)) as model:
        refused = run("add", press(TEXT), "--mark", "team", "--reader", "both", model=model)
        assert refused.exit_code == 2
        assert "is not sent to a model" in refused.output
        assert run("add", press(UNDATED), "--mark", "team").exit_code == 0
        again = run("reread", "--all", "--no-changes", "--reader", "llm", model=model)
    assert "asked about 0 of 1 reports" in again.output + again.stderr
    assert model.requests == []
