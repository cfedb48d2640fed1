import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import __version__

Program = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    def call(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-X", "utf8=0", "-m", "dragoman", *words]
        return subprocess.run(command, input=given, capture_output=True, cwd=tmp_path, check=False, timeout=60)  # noqa: S603 - our own program

    return call


def test_the_version_is_told(program: Program) -> None:
    assert program("--version").stdout.decode().strip() == f"dragoman {__version__}"


def test_help_loads_no_room() -> None:
    code = "import sys, dragoman.cli.root; print([m for m in sys.modules if m.startswith('dragoman.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)  # noqa: S603 - our own program
    loaded = run.stdout.decode()
    for room in ("reading", "knowledge", "reconciling", "cleaning", "intake", "pipeline", "store.store"):
        assert f"'dragoman.{room}'" not in loaded


def test_showing_the_record_loads_no_reading() -> None:
    code = "import sys, dragoman.cli.timeline; print([m for m in sys.modules if m.startswith('dragoman.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)  # noqa: S603 - our own program
    assert "'dragoman.reading'" not in run.stdout.decode()
    assert "'dragoman.reconciling'" in run.stdout.decode()


def test_reading_without_storing_loads_no_database() -> None:
    code = "import sys, dragoman.cli.read; print('sqlalchemy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)  # noqa: S603 - our own program
    assert run.stdout.decode().strip() == "False"


def test_help_is_quick(program: Program) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert program("--help").returncode == 0
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 1.0  # 0.2 s on a quiet machine


def test_output_is_utf8_whatever_the_system_says(program: Program) -> None:
    given = '{"id": "上川", "text": "Nothing was said."}\n'.encode()
    result = program("read", "-", "--json", given=given)
    assert '"id": "上川"' in result.stdout.decode("utf-8")


def test_an_error_ends_with_its_status(program: Program) -> None:
    assert program("read").returncode == 2
    assert program("read", "nowhere").returncode == 1
    assert program("--store", "nonsense", "timeline").returncode == 2


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    lines = "".join('{"text": "Nothing was said."}\n' for _ in range(3000))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "dragoman", "read", str(tmp_path / "many.jsonl"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize("module", ["click", "dragoman.cli.root", "dragoman.cli.timeline"])
def test_ctrl_c_while_the_program_starts_ends_without_a_traceback(module: str, tmp_path: Path) -> None:
    code = f"""
import runpy, sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
sys.argv = ["dragoman", "timeline"]
runpy.run_module("dragoman", run_name="__main__")
"""
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, timeout=60)  # noqa: S603 - our own program
    assert run.returncode == 130
    assert run.stderr.decode().strip() == "Stopped."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C in a way of its own")
@pytest.mark.parametrize("after", [0.9, 2.5])
def test_ctrl_c_stops_all_workers_even_while_they_start(tmp_path: Path, after: float) -> None:
    line = '{"text": "Prime Minister Yoshihide Suga will meet President Joe Biden in Washington on April 16."}\n'
    (tmp_path / "many.jsonl").write_text(line * 20_000, encoding="utf-8")
    heard = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a test may run in the background
    )
    code = f"{heard}; from dragoman.cli import main; main()"
    command = [sys.executable, "-c", code, "read", "--json", "--workers", "2", str(tmp_path / "many.jsonl")]
    with (tmp_path / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own program
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to parent and children alike
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().strip() == "Stopped."
