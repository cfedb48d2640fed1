"""What deploy/ holds calls commands and options that there are, keeps secrets out of command lines, and is closed."""

import re
import shlex
from configparser import ConfigParser
from pathlib import Path

import click
import pytest
import yaml

from dragoman.cli.root import dragoman

DEPLOY = Path(__file__).parents[1] / "deploy"
OURS = sorted(DEPLOY.glob("dragoman-*.service"))


def unit(path: Path) -> ConfigParser:
    found = ConfigParser(strict=False, interpolation=None)
    found.optionxform = str  # type: ignore[assignment,method-assign]  # names of systemd have capitals
    found.read_string(path.read_text(encoding="utf-8"))
    return found


def parsed(words: list[str]) -> str:
    """The name of the command that click makes of the words, its options checked."""
    command = dragoman.get_command(click.Context(dragoman), words[0])
    assert command is not None, f"there is no command {words[0]}"
    return str(command.make_context(words[0], words[1:]).command.name)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_a_unit_calls_a_command_with_its_options(path: Path) -> None:
    line = unit(path)["Service"]["ExecStart"]
    calls = re.findall(r"/opt/dragoman/bin/dragoman ([^&']+)", line)
    assert calls
    assert all(parsed(shlex.split(call)) for call in calls)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_a_unit_is_closed(path: Path) -> None:
    service = unit(path)["Service"]
    assert service["User"] == "dragoman"
    assert {service[name] for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp")} == {"yes"}
    assert service["ProtectSystem"] == "strict"


def test_what_compose_starts_is_a_command() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert [parsed(services[name]["command"]) for name in ("serve", "watch")] == ["serve", "watch"]
    assert services["serve"]["ports"] == ["127.0.0.1:8620:8620"]
    assert services["watch"]["ports"] == []


def test_no_password_stands_in_a_file() -> None:
    for path in DEPLOY.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?i)password\s*=\s*[\w]", text), path.name
        assert not re.search(r"://\w+:\w+@", text), path.name


def test_workers_may_start_processes_and_speak_encrypted() -> None:
    said = (DEPLOY / "dask.env").read_text(encoding="utf-8")
    assert "DASK_DISTRIBUTED__WORKER__DAEMON=False" in said
    assert "DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION=True" in said
