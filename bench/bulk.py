# ruff: noqa: INP001, T201, S603 - a script that prints its findings and runs our own programs
"""Reading in bulk: the same archive in one process, in two, and on a cluster; what each gives, and what it costs.

Run, from the project: PYTHONPATH=src:. python bench/bulk.py [--pages 100000] [--place FOLDER] [--only WAY,...]

Makes two web archives of pages as news sites have them (`archives.py`, seeded), one page in ten telling of engagements:
20 KB a page, and a fiftieth as many of 174 KB. Then, of the first:

- ways: one process; two processes (a cluster of Dask within the program); a Dask scheduler and two workers that are
  programs of their own. Printed of each: seconds, CPU seconds of the program and all below it, the greatest memory of
  any of its processes, and the ratio to one process. All must give the same bytes, and the same record.
- engine: what a page costs more in CPU time on two workers than in one process.
- memory: the greatest of one process on a tenth of the archive, and on all of it.

Of both, on one core, in turns: what is set aside against bare unpacking (`rejected`), and WARC to claims against
warcio, trafilatura (fast) and our own reading of what that finds, without a gate (`peers`; needs warcio).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import psutil  # type: ignore[import-untyped] # distributed brings it
from archives import LONG, archive

from dragoman import knowledge as facts
from dragoman.bulk.gating import Gate
from dragoman.intake import Intake, Part, PlainNames, Source, gather_parts
from dragoman.model import Report
from dragoman.pipeline import read_one

_LARGEST = 20_000_000
_EVERY = 0.05  # seconds between two looks at a program's processes


@dataclass(slots=True, kw_only=True)
class Cost:
    """What a program took: seconds by the wall, of processors, and the bytes of its greatest process."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0


def ran(words: Sequence[str], others: Sequence[psutil.Process] = ()) -> Cost:
    """Run dragoman to its end, with what it and all below it took; others: programs that work for it."""
    before = sum(_spent(one) for one in others)
    cost, seen = Cost(), dict[int, float]()
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-m", "dragoman", *words], stdout=subprocess.DEVNULL) as program:
        top = psutil.Process(program.pid)
        while program.poll() is None:
            for one in _family(top):
                seen[one.pid] = max(seen.get(one.pid, 0.0), _spent(one))
                cost.peak = max(cost.peak, _held(one))
            for one in others:
                cost.peak = max(cost.peak, _held(one))
            time.sleep(_EVERY)
        if program.returncode:
            raise SystemExit(f"dragoman {' '.join(words)} ended with {program.returncode}")
    cost.wall = time.monotonic() - began
    cost.cpu = sum(seen.values()) + sum(_spent(one) for one in others) - before
    return cost


def _family(top: psutil.Process) -> list[psutil.Process]:
    try:
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _spent(one: psutil.Process) -> float:
    try:
        times = one.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def _held(one: psutil.Process) -> int:
    try:
        return int(one.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def content(folder: Path) -> str:
    """The hash of all parts, names and bytes."""
    found = sha256()
    for path in sorted(folder.glob("*/*.parquet")):
        found.update(str(path.relative_to(folder)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def record(folder: Path, place: Path, way: str) -> tuple[str, Cost]:
    """The hash of the record that the parts give, and what reconciling took."""
    store = place / f"{way}.db"
    store.unlink(missing_ok=True)
    cost = ran(["reconcile", str(folder), "--out", f"sqlite:///{store}"])
    export = [sys.executable, "-m", "dragoman", "--store", f"sqlite:///{store}", "export", "--format", "jsonl"]
    shown = subprocess.run(export, check=True, capture_output=True).stdout
    return sha256(shown).hexdigest()[:16], cost


def ways(file: Path, place: Path, pages: int, wanted: Sequence[str]) -> None:
    """The archive read in each way."""
    calls: dict[str, list[str]] = {"one": [], "two": ["--workers", "2"], "cluster": []}
    costs: dict[str, Cost] = {}
    for way in wanted:
        out = place / f"parts-{way}"
        shutil.rmtree(out, ignore_errors=True)
        words = ["bulk", str(file), "--out", str(out), "--part-size", str(PART), *calls[way]]
        with ExitStack() as stack:
            others = cluster(stack, place) if way == "cluster" else []
            more = ["--scheduler", (place / "scheduler.json").as_posix()] if way == "cluster" else []
            costs[way] = ran([*words, *more], others)
        cost = costs[way]
        said, loading = record(out, place, way)
        ratio = costs["one"].wall / cost.wall if "one" in costs else float("nan")
        spent = f"{cost.wall:7.1f} s  {cost.cpu:7.1f} s CPU  {cost.peak / 1e6:6.0f} MB"
        print(f"{way:8} {spent}  {ratio:4.2f} times one process")
        made = f"{loading.wall:.1f} s, {loading.peak / 1e6:.0f} MB"
        print(f"         parts {content(out)}  record {said}  reconciled in {made}")
    if {"one", "two"} <= costs.keys():
        more = costs["two"].cpu - costs["one"].cpu
        print(f"engine: {more / pages * 1e6:.0f} microseconds of CPU a page more on two workers than in one process")


def cluster(stack: ExitStack, place: Path) -> list[psutil.Process]:
    """A scheduler and two workers, each a program of its own, until the stack ends."""
    at = place / "scheduler.json"
    at.unlink(missing_ok=True)
    environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    commands = [["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]]
    commands += [["worker", "--nworkers", "1", "--nthreads", "1", "--no-dashboard"]] * 2
    found = []
    for number, (kind, *options) in enumerate(commands):
        log = stack.enter_context((place / f"{kind}{number}.log").open("wb"))
        words = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, "--scheduler-file", str(at)]
        program = stack.enter_context(subprocess.Popen(words, stdout=log, stderr=log, env=environment))
        stack.callback(program.terminate)
        found.append(psutil.Process(program.pid))
        while kind == "scheduler" and not at.exists():
            time.sleep(0.1)
    time.sleep(5)
    return [one for process in found for one in _family(process)]


def memory(file: Path, place: Path, pages: int) -> None:
    """Whether memory stays flat."""
    small = place / "tenth.warc.gz"
    if not small.exists():
        archive(small, pages // 10)
    for one in (small, file):
        out = place / "parts-memory"
        shutil.rmtree(out, ignore_errors=True)
        cost = ran(["bulk", str(one), "--out", str(out), "--part-size", str(PART)])
        print(f"memory: {cost.peak / 1e6:.0f} MB for {one.stat().st_size / 1e6:.0f} MB")


def rejected(file: Path) -> None:
    """What pages cost that are set aside, against unpacking them."""
    gate = Gate(facts.load().party_forms())
    ours, bare = [], []
    for _ in range(5):
        bare.append(_timed(lambda: _unpacked(file)))
        ours.append(_timed(lambda: sum(1 for _ in _intakes(file, lambda data: gate.opens(data) and False))))
    members = _unpacked(file)
    print(
        f"rejected ({file.name}): unpacking {min(bare) / members * 1e6:.0f} us a page, reading and gate "
        f"{min(ours) / members * 1e6:.0f} us: {min(ours) / min(bare):.2f} times"
    )


def peers(file: Path) -> None:
    """WARC to claims, ours against warcio, trafilatura and our own reading, page by page in turns of the whole file."""
    knowledge = facts.load()
    gate = Gate(knowledge.party_forms())
    ratios = []
    for _ in range(3):
        mine = _timed(lambda: [read_one(one, knowledge) for one in _intakes(file, gate)])
        theirs = _timed(lambda: [read_one(one, knowledge) for one in _by_peers(file)])
        ratios.append(theirs / mine)
        print(f"peers ({file.name}): ours {mine:.1f} s, theirs {theirs:.1f} s of CPU: {theirs / mine:.1f} times")


def _by_peers(file: Path) -> Iterator[Intake]:
    from trafilatura import extract  # noqa: PLC0415 - slow to import, and for this alone
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-not-found] # noqa: PLC0415 - the same

    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response":
                continue
            text = extract(record.content_stream().read(), fast=True)
            if text:
                yield Intake(name="page", report=Report.make(name="page", text=text))


def _intakes(file: Path, gate: Callable[[bytes], bool]) -> Iterator[Intake]:
    with file.open("rb") as stream:
        source = Source(path=str(file), stem="page", published=None, largest=_LARGEST, gate=gate)
        yield from gather_parts([Part(stream=stream, source=source, ending=".gz")], PlainNames())


def _unpacked(file: Path) -> int:
    """Unpack every member and look at nothing; how many there are."""
    members, left = 0, b""
    member = zlib.decompressobj(wbits=31)
    with file.open("rb") as stream:
        while left or (left := stream.read(1 << 16)):
            member.decompress(left)
            left = member.unused_data
            if member.eof:
                members += 1
                member = zlib.decompressobj(wbits=31)
    return members


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


PART = 20_000_000


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--place", type=Path, default=Path("bench-bulk"))
    parser.add_argument("--only", default="one,two,cluster,memory,rejected,peers")
    asked = parser.parse_args()
    asked.place.mkdir(parents=True, exist_ok=True)
    only = asked.only.split(",")
    file, large = asked.place / f"pages-{asked.pages}.warc.gz", asked.place / f"large-{asked.pages}.warc.gz"
    sample = asked.place / "sample.warc.gz"
    for path, number, size in ((file, asked.pages, 0), (large, asked.pages // 50, LONG), (sample, 3_000, 0)):
        if not path.exists():
            archive(path, number, **({"size": size} if size else {}))
    print(json.dumps({one.name: one.stat().st_size for one in (file, large, sample)}))
    if wanted := [way for way in ("one", "two", "cluster") if way in only]:
        ways(file, asked.place, asked.pages, wanted)
    if "memory" in only:
        memory(file, asked.place, asked.pages)
    for path in (sample, large):
        if "rejected" in only:
            rejected(path)
        if "peers" in only:
            peers(path)


if __name__ == "__main__":
    main()
