"""Problems as a person reads them: each name once, and languages in words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.cli.logs import say
from dragoman.model import Problem

_NUMBER = re.compile(r"(?::\d+)?(?:#\d+)?$")
_WRITTEN_IN = re.compile(r"\bwritten in '([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)'")


def tell(name: str, problems: Iterable[Problem]) -> None:
    """Say on standard error what is wrong with a report."""
    for problem in worded(problems):
        why = problem.why if _begins(problem.why, name) else f"{name}: {problem.why}"
        say(f"{why} [{problem.what}]", "problem", report=name, what=problem.what, why=why, fatal=problem.fatal)


def _begins(why: str, name: str) -> bool:
    """Whether a reason begins with the report's name, or with the path of its file.

    A line of wire.jsonl is called "wire:3", the second report called "a" is "a#2"; reasons name the file.
    """
    stem = re.escape(_NUMBER.sub("", name))
    return re.match(rf"(?:.*[/\\])?{stem}(?:\.\w{{1,6}})?(?=[\s:,]|$)", why) is not None


def worded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with their languages in words."""
    for problem in problems:
        yield replace(problem, why=_WRITTEN_IN.sub(lambda match: f"written in {_language(match[1])}", problem.why))


def _language(code: str) -> str:
    from babel import Locale  # noqa: PLC0415 - slow to import, and seldom asked

    return Locale("en").languages.get(code.lower().replace("_", "-").partition("-")[0]) or repr(code)
