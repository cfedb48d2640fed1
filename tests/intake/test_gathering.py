"""gather: every input gives a report or says why not, in order, under a name of its own."""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import Intake, gather

LARGEST = 10_000


def gathered(*paths: object, published: date | None = None, stdin: bytes | None = None) -> list[Intake]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(gather([str(path) for path in paths], published=published, largest=LARGEST, stdin=stream))


def whats(intakes: list[Intake]) -> list[str]:
    return [problem.what for intake in intakes for problem in intake.problems]


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_file_is_one_report_called_by_its_name_without_its_ending(tmp_path: Path) -> None:
    (found,) = gathered(write(tmp_path / "oslo.talks.txt", "Talks were held.\r\n"))
    assert found.name == "oslo.talks"
    assert found.report is not None
    assert found.report.text == "Talks were held.\r\n"
    assert (found.report.markup, found.report.basis, found.problems) == ("text", "", ())


def test_a_folder_is_read_in_order_with_its_folders_and_without_hidden_files_and_other_kinds(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.html", ".hidden.txt", ".git/x.txt", "picture.jpg", "plain", "c.json"):
        text = '{"text": "Talks."}' if name.endswith("json") else "Talks."
        write(tmp_path / name, text)
    assert [found.name for found in gathered(tmp_path)] == ["b", "c", "plain", "a/b", "a/z"]


def test_a_folder_without_reports_is_a_problem(tmp_path: Path) -> None:
    assert whats(gathered(tmp_path)) == ["empty_folder"]


def test_a_pattern_that_the_shell_left_is_expanded_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        write(tmp_path / name, "Talks.")
    assert [found.name for found in gathered(tmp_path / "*.txt")] == ["a", "b"]
    assert whats(gathered(tmp_path / "*.html")) == ["no_such_path"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    assert [found.name for found in gathered(write(tmp_path / "talks[1].txt", "Talks."))] == ["talks[1]"]


def test_no_two_reports_have_one_name(tmp_path: Path) -> None:
    one, other = write(tmp_path / "x/a.txt", "Talks."), write(tmp_path / "y/a.txt", "More talks.")
    lines = b'{"id": "a#2", "text": "Talks."}\n{"id": "a", "text": "Talks."}\n'
    assert [found.name for found in gathered(one, other, "-", stdin=lines)] == ["a", "a#2", "a#2#2", "a#3"]


def test_the_same_content_is_the_same_report_whatever_it_is_called(tmp_path: Path) -> None:
    found = gathered(write(tmp_path / "a.txt", "Talks."), write(tmp_path / "b.txt", "Talks."))
    assert len({intake.report.id for intake in found if intake.report}) == 1


def test_the_day_from_the_command_line_wins_over_the_one_in_json(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "Talks.", "published": "2020-01-01T10:00:00Z"}')
    (found,) = gathered(path, published=date(2021, 3, 4))
    assert found.report is not None
    assert (found.report.stated_published, found.report.stated_at) == (date(2021, 3, 4), None)
    assert found.report.basis == "given"


def test_the_day_from_the_command_line_holds_for_plain_files(tmp_path: Path) -> None:
    (found,) = gathered(write(tmp_path / "a.txt", "Talks."), published=date(2021, 3, 4))
    assert found.report is not None
    assert (found.report.stated_published, found.report.basis) == (date(2021, 3, 4), "given")


def test_standard_input_is_text_html_or_json_lines() -> None:
    assert gathered("-", stdin=b"Talks.")[0].name == "stdin"
    html = gathered("-", stdin=b"<!doctype html><p>Talks.</p>")[0].report
    assert html is not None
    assert html.markup == "html"
    assert [found.name for found in gathered("-", stdin=b'{"id": 7, "text": "Talks."}')] == ["7"]
    assert whats(gathered("-")) == ["no_such_path"]


def test_the_kind_is_told_by_what_a_file_holds_not_by_its_ending(tmp_path: Path) -> None:
    page = write(tmp_path / "page.txt", "<html><body><p>Talks.</p></body></html>")
    lines = write(tmp_path / "lines.txt", '{"text": "Talks."}\n{"text": "More talks."}\n')
    text = write(tmp_path / "text.html", "Talks were held, and x < y.")
    found = gathered(page, lines, text)
    assert [intake.report.markup for intake in found if intake.report] == ["html", "text", "text", "text"]


BAD = [
    ("empty", b""),
    ("empty", b" \n\t\n"),
    ("empty", b"\xef\xbb\xbf"),
    ("bad_pdf", b"%PDF-1.7 ..."),
    ("binary", b"Talks\x00were held"),
    ("binary", b"\x89PNG\r\n"),
    ("too_large", b"x" * (LARGEST + 1)),
]


@pytest.mark.parametrize(("what", "data"), BAD)
def test_what_cannot_be_read_is_a_fatal_problem_and_the_next_file_is_read(
    tmp_path: Path, what: str, data: bytes
) -> None:
    bad, good = gathered(write(tmp_path / "bad.txt", data), write(tmp_path / "good.txt", "Talks."))
    assert [(problem.what, problem.fatal) for problem in bad.problems] == [(what, True)]
    assert bad.report is None
    assert good.report is not None


def test_a_path_that_does_not_exist_is_a_problem() -> None:
    assert whats(gathered("no/such/file.txt", "x\x00y", "n" * 5000)) == ["no_such_path"] * 3


def test_an_address_without_a_network_is_a_problem_that_says_what_to_do() -> None:
    (found,) = gathered("https://example.org/talks")
    assert [problem.what for problem in found.problems] == ["addresses_not_read"]
    assert "save the page" in found.problems[0].why


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Talks.")
    path.chmod(0)
    assert whats(gathered(path)) == ["unreadable"]


def test_reports_come_as_they_are_asked_for(tmp_path: Path) -> None:
    found = gather([str(write(tmp_path / "a.txt", "Talks.")), str(tmp_path / "later.txt")], largest=LARGEST)
    assert isinstance(found, Iterator)
    assert next(found).name == "a"
    write(tmp_path / "later.txt", "More talks.")
    assert next(found).report is not None


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was read of it."""

    def __init__(self, piece: bytes) -> None:
        super().__init__()
        self.piece = piece
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        buffer[:] = (self.piece * (size // len(self.piece) + 1))[:size]
        self.given += size
        return size


def test_no_more_of_a_large_file_is_read_than_is_needed_to_know_that_it_is_too_large() -> None:
    stream = Endless(b"word ")
    (found,) = gather(["-"], largest=LARGEST, stdin=io.BufferedReader(stream))
    assert [problem.what for problem in found.problems] == ["too_large"]
    assert stream.given < 10 * LARGEST


def test_json_lines_are_streamed() -> None:
    stream = Endless(b'{"text": "Talks."}\n')
    found: Iterator[Intake] = gather(["-"], largest=LARGEST, stdin=io.BufferedReader(stream))
    assert [next(found).name for _ in range(3)] == ["stdin", "stdin#2", "stdin#3"]


class Dribble(io.BytesIO):
    """A pipe that gives a few bytes at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 1, 3) if size is not None and size > 0 else size)


def test_a_pipe_that_gives_little_at_a_time_is_read_to_its_end() -> None:
    stream: BinaryIO = Dribble(b"The two ministers met in Oslo on Monday.")
    (found,) = gather(["-"], largest=LARGEST, stdin=stream)
    assert found.report is not None
    assert found.report.text == "The two ministers met in Oslo on Monday."


@given(st.binary(max_size=300))
def test_no_input_raises(data: bytes) -> None:
    for found in gathered("-", stdin=data):
        assert (found.report is None) == any(problem.fatal for problem in found.problems)


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Makes folders that may not be opened, whoever runs the tests."""
    scandir, shut = os.scandir, set[str]()

    def guarded(path: str) -> object:
        if os.fspath(path) in shut:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    return lambda folder: shut.add(str(folder))


def test_a_folder_that_may_not_be_opened_is_a_problem(tmp_path: Path, locked: Callable[[Path], None]) -> None:
    write(tmp_path / "press/a.txt", "Talks.")
    locked(tmp_path / "press")
    (found,) = gathered(tmp_path / "press")
    assert [problem.what for problem in found.problems] == ["unreadable"]
    assert found.problems[0].fatal
    assert found.problems[0].why == f"{tmp_path / 'press'} could not be read: Permission denied."


def test_a_folder_in_a_folder_that_may_not_be_opened_is_a_problem_and_the_others_are_read(
    tmp_path: Path, locked: Callable[[Path], None]
) -> None:
    for name in ("a/one", "b/two", "c/three"):
        write(tmp_path / f"{name}.txt", "Talks.")
    locked(tmp_path / "b")
    found = gathered(tmp_path)
    assert [one.name for one in found] == ["a/one", "b", "c/three"]
    assert whats(found) == ["unreadable"]
    assert str(tmp_path / "b") in found[1].problems[0].why


def test_what_lies_in_a_folder_that_may_not_be_entered_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "Talks.")
    write(tmp_path / "b.txt", "Talks.")
    stat = Path.stat

    def guarded(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", guarded)
    assert [(one.name, whats([one])) for one in gathered(tmp_path)] == [("a", []), ("b", ["unreadable"])]
