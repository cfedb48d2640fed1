from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Lines = Callable[[str], list[Any]]
Run = Callable[..., Result]
RUSSIAN = (
    "Министр иностранных дел прибыл в столицу соседней страны с двухдневным визитом. "
    "Стороны обсудят торговлю и безопасность, сообщили в министерстве во вторник."
)


def spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value and "quote" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_a_folder_gives_one_line_a_report_in_order(run: Run, reports: Path, lines: Lines) -> None:
    result = run("read", str(reports), "--json")
    assert result.exit_code == 0
    assert [line["report"]["id"] for line in lines(result.stdout)] == ["one", "two"]


def test_each_line_fits_the_schema_and_its_quotes_stand(
    run: Run, reports: Path, lines: Lines, fits: Callable[[str, object], None]
) -> None:
    for line in lines(run("read", str(reports), "--json").stdout):
        fits("read", line)
        text = (reports / f"{line['report']['id']}.txt").read_bytes().decode("utf-8")
        found = list(spans(line))
        assert found
        assert all(text[one["start"] : one["end"]] == one["quote"] for one in found)


def test_offsets_count_carriage_returns_and_not_the_byte_order_mark(run: Run, reports: Path, lines: Lines) -> None:
    text = (reports / "one.txt").read_text(encoding="utf-8").replace("\n", "\r\n")
    (reports / "one.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (line,) = lines(run("read", str(reports / "one.txt"), "--json").stdout)
    found = list(spans(line))
    assert found
    assert all(text[one["start"] : one["end"]] == one["quote"] for one in found)


def test_a_table_names_the_engagements(run: Run, reports: Path) -> None:
    result = run("read", str(reports))
    assert result.exit_code == 0
    assert "2+2" in result.stdout
    assert "Toshimitsu Motegi" in result.stdout
    assert "\x1b" not in result.stdout


def test_standard_input_is_a_report(run: Run, reports: Path, lines: Lines) -> None:
    given = (reports / "one.txt").read_bytes()
    (line,) = lines(run("read", "-", "--json", given=given).stdout)
    assert line["report"]["id"] == "stdin"
    assert line["engagements"]


def test_a_day_on_the_command_line_wins_and_the_pages_own_is_kept(run: Run, reports: Path, lines: Lines) -> None:
    result = run("read", str(reports / "one.txt"), "--json", "--published", "2021-03-11")
    (line,) = lines(result.stdout)
    assert line["report"]["published"] == "2021-03-11"
    assert line["report"]["published_basis"] == "given"
    assert [rival["date"] for rival in line["report"]["published_rivals"]] == ["2021-03-10"]


def test_two_processes_write_what_one_writes(run: Run, reports: Path) -> None:
    for number in range(20):
        (reports / f"more{number}.txt").write_text(f"Report {number}. It says nothing.", encoding="utf-8")
    assert run("read", str(reports), "--json", "--workers", "2").stdout == run("read", str(reports), "--json").stdout


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"%PDF-1.7 \n", "bad_pdf"),
        (RUSSIAN.encode(), "language_not_read"),
    ],
)
def test_what_cannot_be_read_is_a_named_problem_and_stops_nothing(
    run: Run, reports: Path, lines: Lines, content: bytes, problem: str
) -> None:
    (reports / "bad.txt").write_bytes(content)
    result = run("read", str(reports), "--json")
    assert result.exit_code == 1
    bad, *good = lines(result.stdout)
    assert bad["report"]["id"] == "bad"
    assert problem in [one["what"] for one in bad["problems"]]
    assert [line["report"]["id"] for line in good] == ["one", "two"]
    assert all(line["engagements"] for line in good)


def test_text_that_is_not_utf8_is_read_with_a_note(run: Run, reports: Path, lines: Lines) -> None:
    (reports / "one.txt").write_bytes("A café in Zürich reopened — finally.".encode("windows-1252"))
    result = run("read", str(reports / "one.txt"), "--json")
    assert [one["what"] for one in lines(result.stdout)[0]["problems"]] == ["not_utf8"]
    assert result.exit_code == 0


def test_a_line_of_fifty_megabytes_is_refused_and_the_next_line_read(run: Run, tmp_path: Path, lines: Lines) -> None:
    file = tmp_path / "many.jsonl"
    with file.open("wb") as stream:
        stream.write(b'{"text": "' + b"a" * 50_000_000 + b'"}\n{"id": "next", "text": "Nothing happened today."}\n')
    result = run("read", str(file), "--json")
    big, small = lines(result.stdout)
    assert [one["what"] for one in big["problems"]] == ["too_large"]
    assert small["report"]["id"] == "next"
    assert result.exit_code == 1


def test_two_words_are_a_report_that_says_nothing(run: Run, tmp_path: Path, lines: Lines) -> None:
    (tmp_path / "short.txt").write_text("Good morning", encoding="utf-8")
    result = run("read", str(tmp_path / "short.txt"), "--json")
    assert (result.exit_code, lines(result.stdout)[0]["engagements"]) == (0, [])


def test_a_path_that_is_not_there_is_a_problem(run: Run, reports: Path, lines: Lines) -> None:
    result = run("read", "nowhere.txt", str(reports), "--json")
    assert result.exit_code == 1
    assert [one["what"] for one in lines(result.stdout)[0]["problems"]] == ["no_such_path"]
    assert len(lines(result.stdout)) == 3


def test_reading_stores_nothing(run: Run, reports: Path, tmp_path: Path) -> None:
    run("read", str(reports))
    assert not list(tmp_path.glob("*.db"))


@pytest.mark.parametrize(
    "words",
    [["read"], ["read", "x", "--published", "yesterday"], ["read", "x", "--workers", "0"], ["raed", "x"]],
)
def test_wrong_usage_ends_with_two(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "Usage" in result.stderr


def test_a_reading_is_explained_claim_by_claim_and_sentence_by_sentence(run: Run, reports: Path) -> None:
    result = run("read", str(reports / "one.txt"), "--explain")
    assert result.exit_code == 0
    claims, _, sentences = result.stdout.partition("\nsentences\n")
    assert "claim 1: visit US to JP" in claims
    assert '  fired: [visit:visit] on "visit" in sentence ' in claims
    assert "no prose of the story: stamp" in sentences


def test_an_explanation_is_a_page_and_no_json(run: Run, reports: Path) -> None:
    assert run("read", str(reports), "--explain", "--json").exit_code == 2
