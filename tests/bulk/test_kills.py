"""Whatever is killed, and whenever: what is there at the end is what one undisturbed process writes, once."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.root import dragoman
from tests.bulk.killing import Ended, descendants, killed, program, running, workers
from tests.bulk.making import archive, content, done, strays

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
REPORTS, BALLAST, PART = 240, 10_000, 100_000  # ten pages a part


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web archive, and beside it the parts that one process makes of it without being disturbed."""
    folder = tmp_path_factory.mktemp("press")
    archive(folder / "press.warc.gz", REPORTS, ballast=BALLAST)
    with running(words(folder / "press.warc.gz", "whole"), folder) as run:
        assert run.ended().status == 0, run.said()
    assert len(content(folder / "whole")["reports"]) == REPORTS
    return folder


def words(file: Path, out: str, *more: str) -> list[str]:
    return ["bulk", str(file), "--out", out, "--part-size", str(PART), *more]


def same(press: Path, folder: Path) -> None:
    """Fails where the parts are not those of the undisturbed run, file by file, or something half done is left."""
    assert done(folder) == done(press / "whole")
    assert content(folder) == content(press / "whole")
    assert strays(folder) == []


@pytest.mark.parametrize("after", [0, 5, 18])
def test_a_worker_that_is_killed_within_a_part_changes_nothing(press: Path, tmp_path: Path, after: int) -> None:
    out = tmp_path / "parts"
    with running(words(press / "press.warc.gz", "parts", "--workers", "2"), tmp_path) as run:
        run.until(lambda: len(done(out)) >= after and bool(strays(out)))
        killed(workers(run.pid)[-1])
        ended = run.ended()
    assert ended.status == 0, ended.said
    same(press, out)


def test_a_worker_that_is_killed_while_it_begins_ends_the_run_which_goes_on(press: Path, tmp_path: Path) -> None:
    with running(words(press / "press.warc.gz", "parts", "--workers", "2"), tmp_path) as run:
        run.until(lambda: len(workers(run.pid)) >= 2)
        killed(workers(run.pid)[-1])
        ended = run.ended()
    if ended.status:  # it had not reached its scheduler yet
        assert "the workers could not be started" in ended.said
        assert "--resume" in ended.said
        assert "Error: " in ended.said.splitlines()[-1], ended.said
        assert resumed(press, tmp_path).status == 0
    same(press, tmp_path / "parts")


@pytest.mark.parametrize("number", [1, 2, 3, 4, 11, 60])
def test_a_process_that_is_killed_before_a_file_has_its_name_goes_on(press: Path, tmp_path: Path, number: int) -> None:
    """The five files of a part come to their names one after the other; between any two of them the process dies."""
    dying = f"""
import os, pathlib, signal
renamed, count = pathlib.Path.replace, iter(range(1, 10**6))
def replace(self, target):
    if self.parent.parent.name == "parts" and next(count) == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return renamed(self, target)
pathlib.Path.replace = replace
"""
    with running(words(press / "press.warc.gz", "parts"), tmp_path, dying) as run:
        assert run.ended().status == -9, run.said()
    before = done(tmp_path / "parts")
    assert len(before) == (number - 1) // 5
    times = written(tmp_path / "parts")
    assert resumed(press, tmp_path).status == 0
    same(press, tmp_path / "parts")
    assert {name: when for name, when in written(tmp_path / "parts").items() if name in before} == {
        name: when for name, when in times.items() if name in before
    }


def written(folder: Path) -> dict[str, int]:
    """When each part was done."""
    return {path.stem: path.stat().st_mtime_ns for path in (folder / "manifest").glob("*.parquet")}


def resumed(press: Path, folder: Path, *more: str) -> Ended:
    with running(words(press / "press.warc.gz", "parts", "--resume", *more), folder) as run:
        return run.ended()


@pytest.mark.parametrize("after", [1, 20])
def test_a_client_that_is_killed_goes_on_where_it_was(press: Path, tmp_path: Path, after: int) -> None:
    out = tmp_path / "parts"
    with running(words(press / "press.warc.gz", "parts", "--workers", "2"), tmp_path) as run:
        run.until(lambda: len(done(out)) >= after)
        below = descendants(run.pid)
        run.kill()
        for child in below:  # the workers that it leaves see that it is gone, and end
            child.wait(60)
    before = written(out)
    assert len(before) >= after
    ended = resumed(press, tmp_path, "--workers", "2")
    assert ended.status == 0, ended.said
    same(press, out)
    assert before.items() <= written(out).items()


def test_a_scheduler_that_is_killed_ends_the_run_which_goes_on_with_another(press: Path, tmp_path: Path) -> None:
    out, at = tmp_path / "parts", tmp_path / "scheduler.json"
    call = words(press / "press.warc.gz", "parts", "--scheduler", str(at))
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    work = [sys.executable, "-m", "distributed.cli.dask_worker", "--nworkers", "1", "--nthreads", "1"]
    for turn in range(2):
        options = ["--no-dashboard", "--scheduler-file", str(at)]
        with program([*dask, *options], tmp_path, tmp_path / f"scheduler{turn}.log") as scheduler:
            scheduler.until(at.exists)
            with program([*work, *options], tmp_path, tmp_path / f"worker{turn}.log"):
                if turn:
                    with running([*call, "--resume"], tmp_path) as run:
                        assert run.ended().status == 0, run.said()
                    break
                with running(call, tmp_path) as run:
                    run.until(lambda: len(done(out)) >= 3)
                    scheduler.kill()
                    ended = run.ended()
                assert ended.status != 0
                assert "--resume" in ended.said
                at.unlink()
    same(press, out)


def test_ctrl_c_says_what_is_done_and_how_to_go_on(press: Path, tmp_path: Path) -> None:
    out = tmp_path / "parts"
    with running(words(press / "press.warc.gz", "parts"), tmp_path) as run:
        run.until(lambda: len(done(out)) >= 3)
        run.interrupt()
        ended = run.ended()
    assert ended.status == 130
    assert "--resume" in ended.said
    assert "Traceback" not in ended.said
    assert resumed(press, tmp_path).status == 0
    same(press, out)


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ("dragoman.store.loading.copy_rows", 1),  # rows of the first batch; the indices are gone
        ("dragoman.store.loading.copy_rows", 43),  # of a later one
        ("dragoman.store.loading.issue", 9),  # its last step
        ("dragoman.store.loading.put_block", 1),
        ("dragoman.store.loading.put_block", 60),
        ("sqlalchemy.Index.create", 3),
        ("dragoman.bulk.reconciling.settle", 1),
        ("shutil.rmtree", 1),  # all is loaded, what was prepared is still there
    ],
)
def test_a_load_that_is_killed_goes_on_to_the_same_record(
    press: Path, tmp_path: Path, address: str, where: str, number: int
) -> None:
    """The process dies before a call of the load, the one of that number; the same command then goes on."""
    dying = f"""
import os, signal, shutil, sqlalchemy, dragoman.bulk.reconciling, dragoman.store.loading
count, step, name = iter(range(1, 10**6)), {where}, "{where}".rpartition(".")[2]
def deadly(*given, **more):
    if next(count) == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return step(*given, **more)
setattr({where.rpartition(".")[0]}, name, deadly)
"""
    call = ["reconcile", str(press / "whole"), "--out"]
    with running([*call, address], tmp_path, dying) as run:
        assert run.ended().status == -9, run.said()
    with running([*call, address], tmp_path) as run:
        assert run.ended().status == 0, run.said()
    undisturbed = f"sqlite:///{(tmp_path / 'undisturbed.db').as_posix()}"
    with running([*call, undisturbed], tmp_path) as run:
        assert run.ended().status == 0, run.said()
    assert shown(address, "export", "--format", "jsonl") == shown(undisturbed, "export", "--format", "jsonl") != ""
    assert shown(address, "verify")
    assert list((press / "whole" / ".reconciling").iterdir()) == []


def shown(address: str, *more: str) -> str:
    """What a command says of a store."""
    result = CliRunner().invoke(dragoman, ["--store", address, *more], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout
