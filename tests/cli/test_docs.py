"""The documents name every command, and every command line in them is one."""

import os
import re
import shlex
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dragoman.cli.root import COMMANDS, dragoman

PROJECT = Path(__file__).parents[2]
_LINE = re.compile(r"^(?: {2,}|\$ )(dragoman .*)$", re.MULTILINE)


def command_lines(file: str) -> list[str]:
    """The lines of a document that call dragoman."""
    return _LINE.findall((PROJECT / file).read_text(encoding="utf-8"))


def parsed(line: str) -> click.Context:
    """What click makes of a command line, without running it."""
    words = shlex.split(line)[1:]
    while words[0].startswith("--"):  # the options of all commands
        words = words[1:] if words[0] in ("--no-logs", "--cleared") else words[2:]
    command = dragoman.get_command(click.Context(dragoman), words[0])
    assert command is not None, f"there is no command {words[0]}"
    return command.make_context(words[0], words[1:])


EXAMPLES = ("commands", "kinds", "bulk", "team", "store")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_an_example(name: str) -> None:
    page = (PROJECT / "docs/commands.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert re.search(rf"^ {{4}}dragoman {name}", section, re.MULTILINE)


@pytest.mark.parametrize("line", [line for page in EXAMPLES for line in command_lines(f"docs/{page}.md")])
def test_every_example_is_a_command_line(line: str) -> None:
    assert parsed(line).command.name in COMMANDS


@pytest.mark.parametrize("line", command_lines("README.md"))
def test_every_command_line_of_the_readme_is_one(line: str) -> None:
    assert parsed(line).command.name in COMMANDS


def test_the_readmes_two_commands_exist() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    wanted = set(re.findall(r"^ +make (\w+)", readme, re.MULTILINE))
    assert {"demo", "test"} <= wanted
    assert wanted <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))


def test_the_readmes_sample_is_what_the_program_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of what is read, paste anew: PASTE=1 make test ARGS=tests/cli/test_docs.py."""
    monkeypatch.chdir(tmp_path)
    file = PROJECT / "README.md"
    readme = file.read_text(encoding="utf-8")
    call = next(line for line in command_lines("README.md") if line.startswith("dragoman --store"))
    CliRunner().invoke(dragoman, ["demo"])
    printed = CliRunner().invoke(dragoman, shlex.split(call)[1:]).stdout
    before, _, rest = readme.partition(f"    {call}\n\n")
    shown = re.match(r"(?: {4}.*\n|\n)+", rest)
    assert shown is not None
    if os.environ.get("PASTE"):
        block = textwrap.indent(printed, "    ") + "\n"
        file.write_text(f"{before}    {call}\n\n{block}{rest[shown.end() :]}", encoding="utf-8", newline="\n")
    else:
        assert textwrap.dedent(shown[0]).strip() == printed.strip()


@pytest.mark.parametrize(("name", "words"), COMMANDS.items())
def test_the_list_of_commands_says_what_each_says_itself(name: str, words: str) -> None:
    command = dragoman.get_command(click.Context(dragoman), name)
    assert command is not None
    assert (command.help or "").splitlines()[0] == words


def test_the_entries_that_the_page_shows_are_in_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of what is read, put the id that `dragoman demo` prints last into docs/commands.md."""
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(dragoman, ["demo"]).stdout
    monkeypatch.setenv("DRAGOMAN_STORE", "sqlite:///dragoman-demo.db")
    shown = [line for line in command_lines("docs/commands.md") if " show " in line]
    assert shown
    for line in shown:
        assert f"[{line.split(' show ')[1].split()[0]}]" in printed
        assert CliRunner().invoke(dragoman, shlex.split(line)[1:]).exit_code == 0
