# ruff: noqa: INP001, T201 - a script, not a package; it prints its findings
"""Every parser fed with inputs that nobody would send (`tests/fuzzing.py` has the table and makes them).

Run: PYTHONPATH=src:. python bench/fuzz.py [SECONDS] [PARSER]. Ten minutes unless told otherwise, shared by all parsers.
Nothing may be raised, and no input may take longer than 10 seconds. What fails is written to a file in the temporary
folder, and the status is 1.
"""

import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.fuzzing import Parser, mutations, parsers

SECONDS = 600.0
SLOWEST = 10.0


def fuzzed(parser: Parser, seconds: float, seed: int) -> tuple[int, float, list[str]]:
    """How many inputs, how long the slowest took, and what failed (the first ten)."""
    failed: list[str] = []
    count, slowest = 0, 0.0
    end = time.monotonic() + seconds
    for data in mutations(parser.seeds, seed=seed):
        if time.monotonic() > end or len(failed) == 10:
            break
        began = time.monotonic()
        try:
            parser.parse(data)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            failed.append(_kept(data, traceback.format_exc().strip().splitlines()[-1]))
        taken = time.monotonic() - began
        slowest = max(slowest, taken)
        if taken > SLOWEST:
            failed.append(_kept(data, f"took {taken:.1f} s"))
        count += 1
    return count, slowest, failed


def _kept(data: bytes, why: str) -> str:
    with tempfile.NamedTemporaryFile(prefix="fuzz-", delete=False) as file:
        file.write(data)
    return f"{why} ({Path(file.name)})"


def main() -> int:
    """Fuzz and print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    named = [parser for parser in parsers() if len(sys.argv) < 3 or sys.argv[2] in parser.name]
    seed = time.time_ns()
    print(f"seed {seed}")
    failures = 0
    for parser in named:
        count, slowest, failed = fuzzed(parser, seconds / len(named), seed)
        failures += len(failed)
        print(f"{parser.name:16} {count:8} inputs, slowest {slowest:.2f} s, {len(failed)} failed", flush=True)
        print(*(f"    {line}" for line in failed), sep="\n" if failed else "", end="\n" if failed else "")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
