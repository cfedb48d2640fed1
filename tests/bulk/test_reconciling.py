"""What bulk wrote, reconciled and loaded, is the record that adding the same reports one by one gives."""

import json
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.bulk import making, reconciling
from dragoman.cli.root import dragoman
from dragoman.model import Redaction
from dragoman.store import MadeBlock, Store, open_store
from tests.store.press import press

LONG = "who had flown in from Oslo the night before and was to go on to Warsaw, " * 3


def called(*words: str, status: int = 0) -> str:
    """What a command prints."""
    result = CliRunner().invoke(dragoman, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result.stdout if status == 0 else result.output


def reports() -> list[dict[str, str]]:
    """A small press with a reprint, an exact copy, a copy under another name, and a quote of more than 25 words."""
    made = list(press(60))
    spoke = f"German Foreign Minister Annalena Baerbock met the Norwegian foreign minister, {LONG}in Berlin on Monday."
    made.append({"id": "long", "text": spoke, "published": "2023-03-14", "title": "Berlin talks", "outlet": "Post"})
    return [*made, made[0], {**made[1], "id": "another-name"}]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The press in three files."""
    found = []
    for number in range(3):
        path = tmp_path / f"press{number}.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in reports()[number::3]), encoding="utf-8")
        found.append(path)
    return found


def added(files: Sequence[Path], address: str) -> str:
    """The record of the press, added report by report."""
    for number, line in enumerate(line for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        path = files[0].parent / "one" / f"{number}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_text(line, encoding="utf-8")
        called("--store", address, "add", str(path))
    return record(address)


def record(address: str) -> str:
    """All that a store shows of its record."""
    said = called("--store", address, "export", "--format", "jsonl") + called("--store", address, "timeline")
    return said + called("--store", address, "instruments") + called("--store", address, "positions")


def read(files: Sequence[Path], out: Path, *more: str) -> Path:
    called("bulk", *map(str, files), "--out", str(out), "--no-gate", "--part-size", "100000", *more)
    return out


def whole(address: str) -> None:
    called("--store", address, "verify")


@pytest.mark.parametrize("more", [("--text",), ()], ids=["with texts", "without"])
def test_the_record_is_that_of_adding_one_by_one(
    files: list[Path], tmp_path: Path, address: str, more: tuple[str, ...]
) -> None:
    expected = added(files, f"sqlite:///{(tmp_path / 'added.db').as_posix()}")
    said = called("reconcile", str(read(files, tmp_path / "parts", *more)), "--out", address)
    assert "61 reports added" in said
    assert "0 made in the store" in said
    assert record(address) == expected
    whole(address)


def test_parts_of_several_runs_make_one_record(files: list[Path], tmp_path: Path, address: str) -> None:
    folders = [read([file], tmp_path / f"parts{number}", "--text") for number, file in enumerate(files)]
    called("reconcile", *map(str, folders), "--out", address)
    assert record(address) == added(files, f"sqlite:///{(tmp_path / 'added.db').as_posix()}")
    whole(address)


def test_loading_twice_changes_nothing(files: list[Path], tmp_path: Path, address: str) -> None:
    parts = read(files, tmp_path / "parts", "--text")
    called("reconcile", str(parts), "--out", address)
    before = record(address)
    assert "0 reports added, 61 already held" in called("reconcile", str(parts), "--out", address)
    assert record(address) == before


def test_a_store_that_holds_reports_takes_the_rest(files: list[Path], tmp_path: Path, address: str) -> None:
    expected = added(files, f"sqlite:///{(tmp_path / 'added.db').as_posix()}")
    called("--store", address, "add", str(files[1]))
    said = called("reconcile", str(read(files, tmp_path / "parts", "--text")), "--out", address)
    assert "already held" in said
    assert record(address) == expected
    whole(address)


def test_what_was_redacted_does_not_come_back(files: list[Path], tmp_path: Path, address: str) -> None:
    called("--store", address, "add", str(files[0]))
    with open_store(address) as store:
        name = store.report_ids()[0]
        at = datetime(2023, 5, 1, tzinfo=UTC)
        store.redact(Redaction(report=name, outlet="", published=None, at=at, who="ada", why="asked for"))
    for more in (("--text",), ()):
        parts = read(files, tmp_path / f"parts{len(more)}", *more)
        assert "1 redacted before" in called("reconcile", str(parts), "--out", address)
        with open_store(address) as store:
            assert store.text(name) == ""


def test_a_load_that_was_stopped_goes_on(
    files: list[Path], tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = read(files, tmp_path / "parts", "--text")
    monkeypatch.setattr(reconciling, "_REPORTS_AT_ONCE", 10)
    load, calls = Store.load, iter(range(3))

    def stopping(store: Store, *given: object, **more: object) -> object:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        return load(store, *given, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Store, "load", stopping)
        patch.setattr(Store, "build_indices", lambda _: ())  # as where the process is killed
        called("reconcile", str(parts), "--out", address, status=1)
    with open_store(address) as store:
        assert 0 < len(store.report_ids()) < 61
        assert any("is missing" in what for _, what in store.faults())
    said = called("reconcile", str(parts), "--out", address)
    assert "already held" in said
    assert record(address) == added(files, f"sqlite:///{(tmp_path / 'added.db').as_posix()}")
    whole(address)
    assert not any((parts / ".reconciling").iterdir())


@pytest.mark.parametrize("stopped", [False, True], ids=["at once", "after a stop"])
def test_blocks_are_kept_with_all_indices_at_hand(
    files: list[Path], tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch, *, stopped: bool
) -> None:
    parts = read(files, tmp_path / "parts")
    if stopped:
        with monkeypatch.context() as patch:
            patch.setattr(Store, "build_indices", lambda _: ())
            patch.setattr(Store, "keep_made", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            called("reconcile", str(parts), "--out", address, status=1)
    keep, missing = Store.keep_made, []

    def looking(store: Store, made: Sequence[MadeBlock]) -> int:
        missing.append([what for _, what in store.faults() if "is missing" in what])
        return keep(store, made)

    monkeypatch.setattr(Store, "keep_made", looking)
    called("reconcile", str(parts), "--out", address)
    assert missing
    assert not any(missing)


def test_what_was_shuffled_and_made_before_is_not_made_again(
    files: list[Path], tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = read(files, tmp_path / "parts")
    with monkeypatch.context() as patch:
        patch.setattr("dragoman.cli.reconcile.bring", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        called("reconcile", str(parts), "--out", address, status=1)
    monkeypatch.setattr(making, "_block", None)  # would fail where it were called
    assert "0 made in the store" in called("reconcile", str(parts), "--out", address)


def test_decisions_leave_their_blocks_to_the_store(files: list[Path], tmp_path: Path, address: str) -> None:
    called("--store", address, "add", str(files[0]))
    entry = json.loads(called("--store", address, "export", "--format", "jsonl").splitlines()[0])["id"]
    called("--store", address, "decide", "note", entry, "seen by the desk", "--by", "ada")
    said = called("reconcile", str(read(files, tmp_path / "parts")), "--out", address)
    assert "0 blocks kept as made" in said
    assert "seen by the desk" in called("--store", address, "show", entry)
    whole(address)


def test_a_folder_without_a_run_is_refused(tmp_path: Path, sqlite_address: str) -> None:
    said = called("reconcile", str(tmp_path), "--out", sqlite_address, status=2)
    assert "holds no run" in said


def test_two_processes_make_the_same(files: list[Path], tmp_path: Path, sqlite_address: str) -> None:
    parts = read(files, tmp_path / "parts")
    called("reconcile", str(parts), "--out", sqlite_address)
    other = f"sqlite:///{(tmp_path / 'other.db').as_posix()}"
    called("reconcile", str(parts), "--out", other, "--workers", "2")
    assert record(other) == record(sqlite_address)
    shutil.rmtree(parts)
