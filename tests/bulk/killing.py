"""Runs of `dragoman bulk` as programs of their own, with what they start, so that each can be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped] # distributed brings it

LONGEST = 120.0  # seconds that anything here may take on a busy machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a program ended."""

    status: int
    said: str


class Running:
    """A program at work."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self._process = process
        self._log = log

    @property
    def pid(self) -> int:
        return self._process.pid

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something while the program runs; AssertionError where it ends before, or takes too long."""
        last = time.monotonic() + LONGEST
        while not holds():
            assert self._process.poll() is None, f"it ended too early:\n{self.said()}"
            assert time.monotonic() < last, f"it takes too long:\n{self.said()}"
            time.sleep(0.002)

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(LONGEST)

    def interrupt(self) -> None:
        self._process.send_signal(signal.SIGINT)

    def ended(self) -> Ended:
        """Wait for its end."""
        status = self._process.wait(LONGEST)
        return Ended(status=status, said=self.said())

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def running(words: Sequence[str], folder: Path, code: str = "") -> Iterator[Running]:
    """A program at work, in a folder; when the context ends it and all that it started are ended.

    words: of the command line, `dragoman` left out. code: run before, in the same process.
    """
    begin = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n{code}\n"
    main = "from dragoman.cli import main\nif __name__ == '__main__': main()\n"
    script = folder / f"program{len(list(folder.glob('program*.py')))}.py"
    script.write_text(begin + main, encoding="utf-8")
    with program([sys.executable, str(script), *words], folder, script.with_suffix(".log")) as found:
        yield found


@contextmanager
def program(command: Sequence[str], folder: Path, log: Path) -> Iterator[Running]:
    """Any program at work, its words in a log."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)  # noqa: S603 - our own program
        try:
            yield Running(process, log)
        finally:
            below = descendants(process.pid) if process.poll() is None else []
            process.kill()
            process.wait(LONGEST)
            for child in below:
                if child.is_running():
                    child.kill()


def descendants(pid: int) -> list[Any]:
    """The processes that a process started, and those that these did."""
    try:
        return list(psutil.Process(pid).children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def workers(pid: int) -> list[int]:
    """The processes below one that read: those that the engine spawned, without what they start themselves."""
    found = []
    for child in descendants(pid):
        try:
            words = " ".join(child.cmdline())
        except psutil.NoSuchProcess:
            continue
        if "spawn_main" in words or "--nworkers" in words:
            found.append(child.pid)
    return found


def killed(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
