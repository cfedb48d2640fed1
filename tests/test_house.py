"""The size, the names and the honesty of every file that the project keeps."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAMS = [ROOT / "bootstrap.py", *sorted((ROOT / "src").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
MOST_PARAMETERS = 7
# A file is named by its noun; these name a drawer.
DRAWERS = frozenset({"base", "common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"})

# The brackets keep this file from holding what it looks for.
MACHINES = re.compile(
    r"(?i)(?<![\w.])/(?:work|root|farm|home/[a-z]+|opt/[p]ypi)/"
    r"|[p]ypi\.org|[p]ythonhosted|[n]pmjs\.|[r]egistry\.npm|[d]eb\.debian"
)
CONFLICT = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)  # left by a merge
LATER = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """A file as the project calls it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a program."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions_of(path: Path) -> Iterator[Function]:
    """Each function and method of a program, inner ones too."""
    yield from (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines_of(function: Function) -> int:
    """How many lines a function takes, its docstring aside."""
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and ast.get_docstring(function)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def parameters_of(function: Function) -> int:
    """How many parameters a caller sees: self and cls are not among them."""
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([argument for argument in named if argument.arg not in {"self", "cls"}])


def is_stub(function: Function) -> bool:
    """Whether a function only promises its work."""
    body = [node for node in function.body if not isinstance(node, ast.Expr)]
    return len(body) == 1 and isinstance(body[0], ast.Raise) and "NotImplementedError" in ast.unparse(body[0])


def can_fail(test: Function) -> bool:
    """Whether a test asserts something, itself or by what it calls: a function whose name says so, or a fixture."""
    fixtures = {argument.arg for argument in test.args.args}
    verdicts = re.compile(r"_?(assert|check|expect|raises|fail|warns|validate)")
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call) and verdicts.match(ast.unparse(node.func).split(".")[-1]):
            return True
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in fixtures:
            return True
    return False


def kept_files() -> list[Path]:
    """Every file that the project keeps, or would at the next commit."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()  # noqa: S603 - git, as found
    return [ROOT / name for name in listed.split("\0") if (ROOT / name).is_file()]


def test_a_file_can_be_read_in_one_sitting() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PROGRAMS}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_a_function_can_be_seen_whole() -> None:
    lines = {(name_of(path), function.name): lines_of(function) for path in PROGRAMS for function in functions_of(path)}
    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_FUNCTION} == {}


def test_a_call_can_be_held_in_mind() -> None:
    called = [path for path in PROGRAMS if ROOT / "tests" not in path.parents]  # a test's parameters are its columns
    many = {
        (name_of(path), function.name): parameters_of(function) for path in called for function in functions_of(path)
    }
    assert {name: count for name, count in many.items() if count > MOST_PARAMETERS} == {}


def test_no_function_only_promises_its_work() -> None:
    assert [(name_of(path), stub.name) for path in PROGRAMS for stub in functions_of(path) if is_stub(stub)] == []


def test_no_error_is_swallowed() -> None:
    swallowed = [
        f"{name_of(path)}:{node.lineno}"
        for path in PROGRAMS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and all(isinstance(inner, ast.Pass) for inner in node.body)
    ]
    assert swallowed == []


def test_nothing_is_left_for_later() -> None:
    assert [name_of(path) for path in PROGRAMS if LATER.search(path.read_text(encoding="utf-8"))] == []


def test_no_two_versions_of_a_line_are_left_side_by_side() -> None:
    assert [name_of(path) for path in kept_files() if CONFLICT.search(path.read_bytes())] == []


def test_every_test_can_fail() -> None:
    tests = [(path, test) for path in PROGRAMS if path.name.startswith("test_") for test in functions_of(path)]
    hollow = [
        f"{name_of(path)}: {test.name}" for path, test in tests if test.name.startswith("test_") and not can_fail(test)
    ]
    assert hollow == []


def test_every_file_is_named_by_its_noun() -> None:
    assert [name_of(path) for path in PROGRAMS if DRAWERS & set(path.stem.strip("_").split("_"))] == []
    assert [name_of(path) for path in PROGRAMS if DRAWERS & set(path.relative_to(ROOT).parent.parts)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in kept_files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # not text: a picture, an archive
        found += [f"{name_of(path)}:{number}" for number, line in enumerate(lines, 1) if MACHINES.search(line)]
    assert found == []


@pytest.mark.parametrize(
    ("head", "tail"),
    [("see /", "work/main"), ("file:///", "root/.pip"), ("files.python", "hosted.example"), ("py", "pi.org")],
)
def test_a_machine_or_a_registry_is_seen(head: str, tail: str) -> None:
    assert MACHINES.search(head + tail) is not None


def test_a_page_of_a_site_is_no_machine() -> None:
    assert MACHINES.search("https://www.gov.example/work/visits") is None
