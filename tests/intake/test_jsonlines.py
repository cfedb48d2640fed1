"""Reports in JSON."""

import io
from datetime import UTC, date, datetime

import pytest

from dragoman.intake import Intake
from dragoman.intake.arrivals import Names
from dragoman.intake.jsonlines import published, reports_in_document, reports_in_lines
from dragoman.intake.sources import Source

SOURCE = Source(path="press.jsonl", stem="press", published=None, largest=200)


def lines(data: bytes) -> list[Intake]:
    return list(reports_in_lines(io.BytesIO(data), SOURCE, Names()))


def document(data: bytes) -> list[Intake]:
    return list(reports_in_document(data, SOURCE, Names()))


def test_a_line_states_a_report() -> None:
    (found,) = lines(
        b'{"id": "a", "text": "Talks.", "published": "2021-03-04T10:00:00+09:00", "title": "T", "outlet": "O",'
        b' "url": "https://example.org", "language": "en", "more": [1]}'
    )
    report = found.report
    assert report is not None
    assert (report.name, report.title, report.outlet, report.url, report.language) == (
        "a",
        "T",
        "O",
        "https://example.org",
        "en",
    )
    assert report.stated_published == date(2021, 3, 4)
    assert report.stated_at == datetime.fromisoformat("2021-03-04T10:00:00+09:00")
    assert report.basis == "given"


def test_html_in_json_is_marked_as_such() -> None:
    (found,) = lines(b'{"html": "<p>Talks.</p>"}')
    assert found.report is not None
    assert (found.report.markup, found.report.text) == ("html", "<p>Talks.</p>")


def test_null_and_missing_fields_say_nothing() -> None:
    (found,) = lines(b'{"text": "Talks.", "published": null, "title": null, "id": null}')
    assert found.report is not None
    assert (found.report.stated_published, found.report.basis, found.report.title) == (None, "", "")


BROKEN = [
    (b'{"text": "Talks."', "bad_json"),
    (b"Talks.", "bad_json"),
    (b"[1]", "bad_json"),
    (b'{"text": 7}', "bad_json"),
    (b'{"text": "Talks.", "published": "soon"}', "bad_json"),
    (b'{"text": "Talks.", "published": "2021-02-30"}', "bad_json"),
    (b'{"text": "Talks.", "published": 20210304}', "bad_json"),
    (b'{"text": "caf\xe9"}', "bad_json"),
    (b'{"title": "Talks."}', "empty"),
    (b'{"text": " "}', "empty"),
    (b'{"text": "' + b"x" * 300 + b'"}', "too_large"),
]


@pytest.mark.parametrize(("line", "what"), BROKEN)
def test_a_broken_line_names_file_and_line_and_the_others_go_on(line: bytes, what: str) -> None:
    before, found, after = lines(b'{"text": "Talks."}\n' + line + b'\n{"text": "More talks."}\n')
    assert before.report is not None
    assert after.report is not None
    assert found.report is None
    (problem,) = found.problems
    assert (problem.what, problem.fatal) == (what, True)
    assert "press.jsonl, line 2" in problem.why


def test_a_line_with_a_bad_date_keeps_its_id_as_its_name() -> None:
    (found,) = lines(b'{"id": "a", "text": "Talks.", "published": "soon"}')
    assert (found.name, found.report) == ("a", None)


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    assert len(lines(b'\xef\xbb\xbf{"text": "Talks."}\r\n\r\n{"text": "More talks."}')) == 2


def test_a_deeply_nested_line_is_a_problem() -> None:
    source = Source(path="press.jsonl", stem="press", published=None, largest=10_000_000)
    nested = b'{"text": "Talks.", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
    found = list(reports_in_lines(io.BytesIO(nested + b'{"text": "Talks."}'), source, Names()))
    assert len(found) == 2
    assert found[1].report is not None


def test_a_document_may_hold_one_report_or_a_list() -> None:
    assert len(document(b'{\n "text": "Talks."\n}')) == 1
    assert len(document(b'[{"text": "Talks."},\n {"text": "More talks."}]')) == 2
    (found,) = document(b'[{"text": "Talks."}')
    assert [problem.what for problem in found.problems] == ["bad_json"]


def test_a_day_has_no_instant_and_an_instant_without_a_zone_is_a_day() -> None:
    assert published("2021-03-04") == (date(2021, 3, 4), None)
    assert published("2021-03-04T10:00:00") == (date(2021, 3, 4), None)
    assert published("2021-03-04T10:00:00Z") == (date(2021, 3, 4), datetime(2021, 3, 4, 10, tzinfo=UTC))
    assert published("") == (None, None)
