import sys

import pytest

from dragoman.cli.colours import draw
from dragoman.cli.terminal import counted, width
from dragoman.publishing import Sheet


def test_short_work_leaves_no_line_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(counted(range(100), "reports")) == list(range(100))
    assert capsys.readouterr().err == ""


def test_long_work_writes_plain_lines_into_a_log_with_its_rate_and_the_time_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
    seconds = iter(range(0, 10_000, 10))
    assert len(list(counted(range(8), "reports", expected=100, clock=lambda: next(seconds)))) == 8
    assert capsys.readouterr().err.splitlines() == [
        "3 of about 100 reports, 0.1 a second, 0:16:10 left",
        "6 of about 100 reports, 0.1 a second, 0:15:40 left",
    ]


def test_work_of_unknown_length_has_no_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    seconds = iter(range(0, 10_000, 40))
    list(counted(range(1), "reports", clock=lambda: next(seconds)))
    assert capsys.readouterr().err == "1 reports, 0.0 a second\n"


def test_a_person_sees_a_bar_that_is_gone_in_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    assert list(counted(range(45), "reports", expected=45)) == list(range(45))
    told = capsys.readouterr()
    assert "45 of about 45 reports" in told.err
    assert told.out == ""


def test_output_into_a_pipe_has_one_width() -> None:
    assert width() == 100


def test_a_terminal_is_used_up_to_a_readable_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "400")
    assert width() == 120
    monkeypatch.setenv("COLUMNS", "20")
    assert width() == 60


def test_a_drawn_report_has_every_cell_and_note(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    row = ("1 Mar 2023", "2+2", "JP-US: [Taro] Kono", "Tokyo, JP", "held")
    draw(Sheet(heading="wire [one]", rows=(row,), notes=("problem: empty: nothing",)))
    drawn = capsys.readouterr().out
    for words in ("wire [one]", *row, "problem: empty: nothing"):
        assert words in drawn


def test_a_narrow_terminal_gets_a_line_for_each_value_and_cuts_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ("21 Sep 2024", "quad", "AU-IN-JP-US: Anthony Albanese, Narendra Modi", "Washington, US", "held")
    for columns in ("40", "60", "79"):
        monkeypatch.setenv("COLUMNS", columns)
        draw(Sheet(heading="wire", rows=(row, ("", "visit", "JP", "", "planned"))))
        drawn = capsys.readouterr().out
        assert "\u2026" not in drawn
        assert all(len(line) <= int(columns) for line in drawn.splitlines())
        assert drawn.split() == [
            *("wire", "when", *row[0].split(), "what", "quad", "who", *row[2].split(), "where", *row[3].split()),
            *("status", "held", "what", "visit", "who", "JP", "status", "planned"),
        ]


def test_a_table_folds_a_long_word_and_does_not_cut_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    draw(Sheet(heading="wire", rows=(("", "", "JP: " + "x" * 100, "", "held"),)))
    drawn = capsys.readouterr().out
    assert drawn.count("x") == 100
