"""A program that adds reports, says of each when it is kept, and is killed at some point."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.model import ReportId

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys
from datetime import date
from dragoman.pipeline import Source, add_paths, settle
from dragoman.store import open_store
address, file, workers = sys.argv[1:]
today = date(2026, 1, 2)
with open_store(address) as store:
    for kept in add_paths(store, Source(paths=[file], largest=10**7), today=today, workers=int(workers)):
        print(kept.outcome.report.id, flush=True)
    print("settling", flush=True)
    settle(store, today=today)
print("done", flush=True)
"""


@contextmanager
def adding(address: str, file: Path, workers: int = 1) -> Iterator["subprocess.Popen[str]"]:
    """The program at work; it is ended where it has not ended itself."""
    program = [sys.executable, "-c", _PROGRAM, address, str(file), str(workers)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:  # noqa: S603 - our own words
        try:
            yield running
        finally:
            running.kill()


def killed(
    address: str, file: Path, chance: random.Random, reports: int, workers: int = 1
) -> tuple[set[ReportId], bool]:
    """The reports that it said were kept before it was killed at a random point, and whether it had ended by itself.

    The point is so many reports on, or a moment after that: in a transaction, between two, or while blocks are made.
    """
    said: set[ReportId] = set()
    after, pause = chance.randrange(reports), chance.random() * 0.3
    with adding(address, file, workers) as running:
        assert running.stdout is not None
        for line in running.stdout:
            word = line.strip()
            if word == "done":
                return said, True
            if word != "settling":
                said.add(ReportId(word))
            if len(said) >= after:
                time.sleep(pause)
                running.send_signal(signal.SIGKILL)
                break
        said.update(ReportId(word) for line in running.stdout if (word := line.strip()) not in ("settling", "done"))
    return said, False
