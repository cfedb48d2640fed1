"""A run: inputs to tasks, tasks to parts, what is done already left alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dragoman.bulk.engines import Engine
from dragoman.bulk.extras import needed
from dragoman.bulk.folder import (
    FolderError,
    Run,
    begin,
    clean,
    done_in,
    is_done,
    is_empty,
    manifest_of,
    remove,
    run_in,
)
from dragoman.bulk.inputs import inputs_of
from dragoman.bulk.orders import FORMAT, Done, Failed, Orders, Task
from dragoman.bulk.performing import FullError, MismatchError, perform
from dragoman.bulk.splitting import tasks_of
from dragoman.model import Problem

PART_SIZE = 256_000_000
"""The bytes of a file that one task reads, unless somebody says otherwise: a minute's work or some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run will do. problems: inputs that cannot be looked at."""

    tasks: tuple[Task, ...]
    problems: tuple[Problem, ...]

    @property
    def size(self) -> int:
        """The bytes of all tasks."""
        return sum(task.size for task in self.tasks)


def planned(inputs: Sequence[str], orders: Orders, *, part_size: int = PART_SIZE) -> Plan:
    """Look at the inputs, and cut them into tasks. MissingExtraError where the parts could not be written."""
    needed("pyarrow")
    found = tuple(tasks_of(inputs_of(inputs), orders, part_size=part_size))
    tasks = {one.id: one for one in found if isinstance(one, Task)}  # a file named twice is read once
    return Plan(tasks=tuple(tasks.values()), problems=tuple(one for one in found if isinstance(one, Problem)))


def opened_run(inputs: Sequence[str], orders: Orders, *, part_size: int, resume: bool) -> None:
    """Make the run's folder its own, or take up the run that it holds. FolderError where it is another's."""
    out = orders.out
    held = run_in(out)
    mine = Run(
        format=FORMAT,
        mark=orders.mark,
        reader=orders.reader,
        received=orders.received,
        inputs=list(inputs),
        part_size=part_size,
        texts=orders.keep_texts,
        gated=orders.gated,
    )
    if held is None:
        if not is_empty(out):
            raise FolderError(
                f"{out} is not empty, and no run of ours; name an empty folder, or one that is not there."
            )
        begin(out, mine)
        return
    if not resume:
        raise FolderError(f"{out} holds a run already; give --resume to go on with it, or name another folder.")
    if held.mark != orders.mark or held.part_size != part_size:
        raise FolderError(
            f"{out} holds a run with other settings, another version or other facts; resume it with the same, "
            "or name another folder."
        )
    clean(out)


def run(plan: Plan, orders: Orders, engine: Engine) -> Iterator[Done | Failed]:
    """Do the tasks of a plan; first what is done already is told, then each as it ends.

    Raises:
        FullError: the disk is full. MismatchError: a worker is of another version. EngineError: the engine is gone.
        What is done stays; the same run can be taken up again.
    """
    waiting: list[Task] = []
    for task in plan.tasks:
        if is_done(orders.out, task.id):
            yield manifest_of(orders.out, task.id).before()
        else:
            waiting.append(task)
    for task, found in engine.run(waiting, partial(perform, orders=orders)):
        if isinstance(found, FullError | MismatchError):
            raise found
        yield Failed(task=task, why=f"{type(found).__name__}: {found}") if isinstance(found, Exception) else found
    clean(orders.out)  # of workers that were killed


def forget_others(plan: Plan, out: Path) -> int:
    """Remove parts that the plan does not name, since their inputs changed or are no longer named; how many."""
    named = {task.id for task in plan.tasks}
    others = [done.task for done in done_in(out) if done.task not in named]
    for task in others:
        remove(out, task)
    return len(others)
