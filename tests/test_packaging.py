"""What a newcomer's two commands rest on: the locks, the set-up, the tasks, the wheel."""

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dragoman

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ \\]+)(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)


def pins_of(lock: str) -> dict[str, str]:
    """Each library that a lock file names, with its version."""
    return {canonicalize_name(pin["name"]): pin["version"] for pin in PIN.finditer((ROOT / lock).read_text("utf-8"))}


def requirements_of(*, dev: bool) -> list[Requirement]:
    """What the project asks for; with its tests' tools where dev is set."""
    tools = PROJECT["dependency-groups"]["dev"] if dev else []
    return [Requirement(line) for line in [*PROJECT["project"]["dependencies"], *tools]]


@pytest.fixture(name="bootstrap")
def loaded_bootstrap() -> ModuleType:
    """bootstrap.py as a module: it is a script, beside the package and not in it."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="tree")
def small_tree(tmp_path: Path, bootstrap: ModuleType) -> Path:
    """A project's folder with an environment in it that looks set up."""
    for name in (*LOCKS, "pyproject.toml", "bootstrap.py"):
        (tmp_path / name).write_text(f"{name} as it was", encoding="utf-8")
    python = bootstrap.program(tmp_path / ".venv", "python")
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv" / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.2\n", encoding="utf-8")
    stamp = bootstrap.digest(tmp_path, tmp_path / ".venv", "run")
    (tmp_path / ".venv" / "run.stamp").write_text(stamp, encoding="ascii")
    return tmp_path


@pytest.mark.parametrize(("lock", "dev"), [(LOCKS[0], False), (LOCKS[1], True)], ids=LOCKS)
def test_a_lock_pins_all_that_the_project_asks_for(lock: str, dev: bool) -> None:
    pins = pins_of(lock)
    unmet = [
        str(r) for r in requirements_of(dev=dev) if not r.specifier.contains(pins.get(canonicalize_name(r.name), "0"))
    ]
    assert unmet == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_line_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert [pin["name"] for pin in PIN.finditer(text) if "--hash=sha256:" not in pin["rest"]] == []
    assert [
        line
        for line in text.splitlines()
        if not re.match(r"[A-Za-z0-9._-]+==|    --hash=sha256:[0-9a-f]{64}( \\)?$", line)
    ] == []


def test_tests_run_on_the_very_versions_that_users_get() -> None:
    assert pins_of(LOCKS[0]).items() <= pins_of(LOCKS[1]).items()


def test_the_package_imports_only_what_it_declares() -> None:
    extras = [Requirement(line) for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines]
    declared = {r.name.lower().replace("-", "_") for r in [*requirements_of(dev=False), *extras]}
    other_names = {
        "argon2_cffi": {"argon2"},
        "backports_zstd": {"backports", "compression"},
        "python_docx": {"docx"},
    }  # as they are imported
    declared = declared.union(*(names for name, names in other_names.items() if name in declared))
    imported = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                imported.add((node.module or "").split(".")[0])
    assert imported - set(sys.stdlib_module_names) - declared <= {"dragoman"}


def test_a_finished_set_up_is_not_done_again(bootstrap: ModuleType, tree: Path) -> None:
    assert bootstrap.is_ready(tree, tree / ".venv", "run")


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml", "bootstrap.py", ".venv/pyvenv.cfg"])
def test_a_set_up_is_done_again_when_what_it_rests_on_changes(bootstrap: ModuleType, tree: Path, name: str) -> None:
    (tree / name).write_text("version = 3.12.1\n", encoding="utf-8")
    assert not bootstrap.is_ready(tree, tree / ".venv", "run")


def test_a_set_up_is_done_again_where_the_interpreter_has_gone(bootstrap: ModuleType, tree: Path) -> None:
    bootstrap.program(tree / ".venv", "python").unlink()
    assert not bootstrap.is_ready(tree, tree / ".venv", "run")


def test_a_set_up_for_running_is_not_one_for_testing(bootstrap: ModuleType, tree: Path) -> None:
    assert not bootstrap.is_ready(tree, tree / ".venv", "dev")


@pytest.mark.parametrize(
    ("version", "exact", "kept"),
    [("3.11.2", False, True), ("3.11.2", True, False), ("3.9.18", False, False), ("", False, False)],
)
def test_an_environment_is_kept_if_its_python_will_do_and_no_other_was_named(
    bootstrap: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch, version: str, exact: bool, kept: bool
) -> None:
    monkeypatch.setattr(bootstrap, "answers", lambda *_: True)
    monkeypatch.setattr(bootstrap, "this_version", lambda: "3.12.1")
    (tree / ".venv" / "pyvenv.cfg").write_text(f"version = {version}\n", encoding="utf-8")
    assert bootstrap.can_be_kept(tree / ".venv", exact=exact) is kept


def test_a_python_that_is_too_old_is_told_how_to_name_another(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.SetupError, match=r"3\.11 or newer; this one is 3\.9\.\n.*PYTHON=python3"):
        bootstrap.check_python((3, 9, 6), ensurepip=True, apt=False, superuser=False)


@pytest.mark.parametrize(("superuser", "line"), [(True, "    apt-get"), (False, "    sudo apt-get")])
def test_a_debian_without_ensurepip_is_given_the_line_to_type(
    bootstrap: ModuleType,
    superuser: bool,
    line: str,
) -> None:
    with pytest.raises(bootstrap.SetupError) as caught:
        bootstrap.check_python((3, 12, 3), ensurepip=False, apt=True, superuser=superuser)
    assert f"{line} install -y python3.12-venv" in str(caught.value).splitlines()


def test_the_python_that_runs_these_tests_will_do(bootstrap: ModuleType) -> None:
    bootstrap.check_python(sys.version_info[:3], ensurepip=True, apt=True, superuser=False)
    assert bootstrap.main(["nonsense"]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a command file there")
def test_the_command_starts_in_a_folder_of_any_name(bootstrap: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "Ambassador's own, 'é'"
    folder.mkdir()
    python = folder / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    script = bootstrap.write_script(python)
    said = subprocess.run([script, "read", "a b.txt"], check=True, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - ours
    assert said.stdout.splitlines() == [str(script), "read", "a b.txt"]
    compile(script.read_text(encoding="utf-8"), str(script), "exec")


def test_every_task_that_the_pages_name_exists() -> None:
    tasks = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    shown = re.compile(r"`make ([a-z]+)|^(?:\$ | {4})?make ([a-z]+)(?: +[A-Z]+=.*| *#.*)?$", re.MULTILINE)
    named = {first or second for page in pages for first, second in shown.findall(page.read_text(encoding="utf-8"))}
    assert {"demo", "test", "check", "lint", "wheel", "lock", "clean", "help"} <= tasks
    assert named - tasks == set()


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_make_alone_lists_the_tasks() -> None:
    listed = subprocess.run(["make", "-s"], cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S607 - the make that is there
    assert "make demo" in listed


def test_the_wheel_holds_the_whole_package_and_nothing_else(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    source = ROOT / "src"
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert held == {name for name in files if "__pycache__" not in name}
    assert "dragoman/py.typed" in held
    assert f"-{dragoman.__version__}-" in Path(wheel).name
