"""A press as web archives, and what a folder of parts holds, for the tests of bulk."""

import base64
import gzip
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq  # type: ignore[import-untyped] # it has no types

from tests.intake.making import answer, record
from tests.store.press import press

KINDS = ("reports", "claims", "names", "problems")
_PLAIN = str.maketrans("<>&", "xyz")


def members(reports: int, *, ballast: int = 0) -> list[bytes]:
    """So many pages of a press, each a member of a gzipped web archive.

    ballast: bytes of a script in each, which do not pack, so that few pages fill a part.
    """
    chance = Random(5)  # noqa: S311 - draws that can be repeated
    return [
        gzip.compress(_record(number, report, chance.randbytes(ballast)), mtime=0)
        for number, report in enumerate(press(reports))
    ]


def archive(path: Path, reports: int, *, ballast: int = 0) -> Path:
    """A web archive of so many pages."""
    path.write_bytes(b"".join(members(reports, ballast=ballast)))
    return path


def _record(number: int, report: dict[str, str], ballast: bytes) -> bytes:
    lines = "".join(f"<p>{line}</p>\n" for line in report["text"].splitlines() if line)
    page = (
        f"<html><head><title>{report['title']} {number}</title>\n"
        f'<meta property="article:published_time" content="{report["published"]}T08:00:00Z">\n'
        f'<meta property="og:site_name" content="{report["outlet"]}">\n'
        f"<script>var state = '{base64.b85encode(ballast).decode().translate(_PLAIN)}';</script></head>\n"
        f"<body><nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>{report['title']} {number}</h1>\n"
        f"{lines}</article><footer>All rights reserved</footer></body></html>\n"
    )
    day = f"{report['published']}T09:00:00Z"
    return record(answer(page), address=f"https://press.example/{report['id']}", day=day)


def done(folder: Path) -> list[str]:
    """The tasks that are done: those that a manifest names."""
    return sorted(path.stem for path in (folder / "manifest").glob("*.parquet"))


def content(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of the parts that are done, whatever part they lie in."""
    return {kind: _sorted(row for task in done(folder) for row in rows(folder, kind, task)) for kind in KINDS}


def rows(folder: Path, kind: str, task: str) -> list[dict[str, Any]]:
    """The rows of one file of a part."""
    return list(pq.ParquetFile(folder / kind / f"{task}.parquet").read().to_pylist())


def strays(folder: Path) -> list[str]:
    """The files that no manifest names, or that were left half written."""
    tasks = set(done(folder))
    found = [path for kind in (*KINDS, "manifest") for path in (folder / kind).glob("*")]
    return sorted(
        str(path.relative_to(folder)) for path in found if path.name not in {f"{one}.parquet" for one in tasks}
    )


def _sorted(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=repr)
