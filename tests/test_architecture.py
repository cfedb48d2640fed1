"""The plan of the house, as a machine checks it: who may import whom, who may read the clock, who knows SQL."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dragoman"
SOURCES = sorted(PACKAGE.rglob("*.py"))

# Words come in and the day is asked for at the edge; everything further in is told what day it is.
EDGE = frozenset({"cli", "web", "mcp", "library", "__main__"})
CLOCKS = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "sqlalchemy.func.current_date",
        "sqlalchemy.func.current_timestamp",
        "sqlalchemy.func.now",
        "time.ctime",
        "time.gmtime",
        "time.localtime",
        "time.strftime",
        "time.time",
        "time.time_ns",
    }
)
# The gate that makes a record fit to leave the desk, and what shows more than the public may see.
GATE = "pipeline/clearing.py"
BEYOND_PUBLIC = frozenset(
    {"EVERYTHING", "desk", "Audience", "audience_of", "record_asked", "record_known", "entry_known", "record_of"}
)
UNCLEARED = frozenset(
    {
        *("recorded", "standing", "changed", "entries_meant", "record_of", "look_of", "Recorded"),
        *("leafed", "reports_leafed", "read_up_to", "outlets_read"),
    }
)
OUTSIDE = frozenset({"web", "mcp", "library"})
# The desk's own screens, and the stages behind them.
DESK = frozenset(
    {
        *("model/__init__.py", "model/handling.py", "web/viewing.py"),
        *(
            f"pipeline/{name}.py"
            for name in (
                "withholding",
                "recording",
                "finding",
                "changing",
                "handing",
                "leafing",
                "redacting",
                "rereading",
            )
        ),
        *(
            f"cli/{name}.py"
            for name in (
                *(
                    "answering",
                    "asking",
                    "brief",
                    "changes",
                    "count",
                    "decide",
                    "enter",
                    "first_since",
                    "instruments",
                    "last",
                ),
                *("mark", "next", "overdue", "positions", "reliability", "reread", "review", "show", "timeline"),
            )
        ),
    }
)
# A library or a module of ours that only some rooms know, and those rooms.
KNOWN_ONLY_TO = {
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "psycopg": {"store"},
    "sqlite3": {"store"},
    "click": {"cli"},
    "jinja2": {"web"},
    "starlette": {"web"},
    "uvicorn": {"cli", "web"},
    "rich": {"cli"},
    "socket": {"fetching", "web", "mcp"},
    "ssl": {"fetching", "web", "mcp"},
    "urllib.request": set(),
    "http.client": set(),
    "httpx2": {"fetching"},
    "httpcore2": {"fetching"},
    "truststore": {"fetching"},
    "http.server": {"web"},
    "dragoman.press": {"pipeline", "cli", "press"},
    "dragoman.settings": {"pipeline", "bulk", *EDGE},
}


def room_of(path: Path) -> str:
    """The room that a source file stands in: the first name below the package."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def name_of(path: Path) -> str:
    """A source file as the house calls it: reading/status.py."""
    return path.relative_to(PACKAGE).as_posix()


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Each name that a file imports, dotted; `from a import b` gives both a and a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names_used_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each name a file uses, with its line, spelt out from where it was imported: `dt.now` as datetime.datetime.now."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known.update({alias.asname or alias.name: alias.name for alias in node.names})
        elif isinstance(node, ast.ImportFrom):
            known.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, _, rest = ast.unparse(node).partition(".")
            if first in known:
                yield node.lineno, ".".join(filter(None, (known[first], rest)))


def clocks_read_in(tree: ast.AST) -> list[str]:
    """The places where a file reads the clock."""
    return [f"line {line}: {name}" for line, name in names_used_in(tree) if name in CLOCKS]


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def test_the_import_contracts_are_kept() -> None:
    # In a process of its own: the linter's logging would disable every logger that the tests have made so far.
    linter = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    words = [*linter, "--no-cache", "--no-logo"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_imports_itself_by_whatever_way_round() -> None:
    graph = grimp.build_graph("dragoman", cache_dir=None)
    arrows = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


def test_the_nouns_need_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"dragoman.model"}
    strangers = {
        f"{path.name}: {name}"
        for path in (PACKAGE / "model").rglob("*.py")
        for name in imports_of(parsed(path))
        if name.split(".")[0] not in allowed and not name.startswith("dragoman.model")
    }
    assert strangers == set()


def test_no_stage_reads_the_clock() -> None:
    inner = [path for path in SOURCES if room_of(path) not in EDGE]
    read = {name_of(path): clocks_read_in(parsed(path)) for path in inner}
    assert {name: places for name, places in read.items() if places} == {}


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nday = date.today()",
        "import datetime as dt\nnow = dt.datetime.now(dt.UTC)",
        "from datetime import datetime as moment\nclock = moment.utcnow",
        "from time import time\nbegun = time()",
        "from sqlalchemy import func\ncolumn = func.now()",
    ],
)
def test_a_clock_is_seen_under_any_name(source: str) -> None:
    assert clocks_read_in(ast.parse(source))


def test_a_stopwatch_is_no_clock() -> None:
    assert not clocks_read_in(ast.parse("import time\nbegun = time.monotonic()"))


def names_called_in(tree: ast.AST) -> set[str]:
    """The last part of each name that a file uses or imports."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return used | {name.rpartition(".")[2] for name in imports_of(tree)}


def ungated(name: str, tree: ast.AST) -> list[str]:
    """What a file does that only the gate and the desk's own screens may do. name: as the house calls it."""
    used = names_called_in(tree)
    found = []
    if "Cleared" in {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)} and name != GATE:
        found.append("makes a Cleared record")
    if used & BEYOND_PUBLIC and name not in DESK:
        found.append(f"asks for more than the public may see: {sorted(used & BEYOND_PUBLIC)}")
    if room_of_name(name) in OUTSIDE and used & UNCLEARED and name not in DESK:
        found.append(f"takes a record that is not cleared: {sorted(used & UNCLEARED)}")
    return found


def room_of_name(name: str) -> str:
    """The room of a file as the house calls it."""
    return name.partition("/")[0].removesuffix(".py")


def test_every_way_out_passes_the_gate() -> None:
    """A new way out takes `pipeline.cleared`; a new screen of the desk is named in DESK, by somebody who decides so."""
    found = {name_of(path): ungated(name_of(path), parsed(path)) for path in SOURCES}
    assert {name: what for name, what in found.items() if what} == {}
    assert {name for name in DESK if not (PACKAGE / name).exists()} == set()


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("cli/calendar.py", "from dragoman.cli.asking import audience_of"),
        ("cli/export.py", "from dragoman.cli.answering import record_asked"),
        ("cli/feed.py", "from dragoman.pipeline.withholding import desk"),
        ("web/api.py", "from dragoman.pipeline import recorded"),
        ("mcp/tools.py", "from dragoman import pipeline\npipeline.changed(store)"),
        ("pipeline/alerting.py", "from dragoman.pipeline.withholding import EVERYTHING"),
        ("publishing/release.py", "from dragoman.model import Cleared\nCleared(record=record, readings={})"),
    ],
)
def test_a_way_past_the_gate_is_seen(name: str, source: str) -> None:
    assert ungated(name, ast.parse(source))


@pytest.mark.parametrize(("what", "rooms"), KNOWN_ONLY_TO.items(), ids=KNOWN_ONLY_TO)
def test_what_some_rooms_know_no_other_imports(what: str, rooms: set[str]) -> None:
    strangers = {
        name_of(path)
        for path in SOURCES
        if room_of(path) not in rooms
        and any(name == what or name.startswith(f"{what}.") for name in imports_of(parsed(path)))
    }
    assert strangers == set()
