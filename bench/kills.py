# ruff: noqa: INP001, T201, S311 - a script that prints its figures, not a package; draws that can be repeated
"""A writer that is killed again and again while it adds: what it acknowledged is there, and is there once.

Run: python bench/kills.py [KILLS] [REPORTS]. The writer begins anew after each kill, on two cores, and goes on from
what is held; every few kills the whole store is verified, and at the end, when it has run through.
"""

import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman.pipeline.verifying import verify
from dragoman.store import open_store
from tests.pipeline.killing import adding, killed
from tests.store.press import written

TODAY = date(2026, 1, 2)


def main() -> None:
    """Print what was found."""
    kills, reports = (int(word) for word in (sys.argv[1:3] if len(sys.argv) > 2 else ("50", "10000")))
    begun, chance = time.monotonic(), random.Random(11)
    acknowledged: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/store.db"
        for number in range(1, kills + 1):
            # What the last turn left undone, and as much again, so that every kill finds something under way.
            first, last = reports * max(number - 2, 0) // kills, reports * number // kills
            file = written(Path(folder) / "press.jsonl", last, after=first)
            said, ended = killed(address, file, chance, last - first, workers=2)
            acknowledged |= said
            lost = checked(address, acknowledged, whole=number % 10 == 0)
            how = " (it had ended)" if ended else ""
            print(f"kill {number}: {len(acknowledged):,} acknowledged, {lost} lost{how}", flush=True)
        with adding(address, written(file, reports), workers=2) as running:
            for _ in running.stdout or ():
                pass
        lost = checked(address, acknowledged, whole=True)
        with open_store(address) as store:
            counts = store.counts()
    print(f"{kills} kills over {counts.reports:,} reports: {lost} lost, verified, in {time.monotonic() - begun:.0f} s")


def checked(address: str, acknowledged: set[str], *, whole: bool) -> int:
    """How many acknowledged reports are not held. SystemExit where one is held twice, or verifying finds a fault."""
    with open_store(address) as store:
        held = store.report_ids()
        if len(held) != len(set(held)):
            raise SystemExit("a report is held twice")
        if whole:
            faults = [f"{one.where}: {one.fault}" for one in verify(store, today=TODAY) if one.fault]
            if faults:
                raise SystemExit("\n".join(faults))
    return len(acknowledged.difference(held))


if __name__ == "__main__":
    main()
