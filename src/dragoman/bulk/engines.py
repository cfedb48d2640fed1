"""Who does the tasks: this process, processes of this machine, or a cluster; the same tasks with the same results.

Invariant: an engine only hands tasks out and results back. What a task does is idempotent, so that one whose process
was killed is done again elsewhere; no more tasks are on their way than keep the workers busy.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Protocol, TypeVar

from dragoman.bulk.extras import needed

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 3  # tasks on their way for each worker
_PATIENCE = 20  # seconds for a scheduler to answer
_TRIES = 3  # workers that a task may take down with it


class EngineError(Exception):
    """The engine itself cannot go on: it is not reached, or no worker of it is fit. The words say what to do."""


class Engine(Protocol):
    """What does tasks."""

    def run(self, tasks: Iterable[T], function: Callable[[T], R]) -> Iterator[tuple[T, R | Exception]]:
        """Each task with what the function gave, or raised, in the order in which they end.

        EngineError where the engine cannot go on; what is on its way then may still end.
        """


class OneProcess:
    """This process, one task after the other."""

    def run(self, tasks: Iterable[T], function: Callable[[T], R]) -> Iterator[tuple[T, R | Exception]]:
        """See `Engine`."""
        for task in tasks:
            try:
                found: R | Exception = function(task)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told as the task's own
                found = error
            yield task, found


class Dask:
    """Workers of Dask distributed, here or elsewhere."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - distributed is imported where it is used
        """client: a `distributed.Client`."""
        self._client = client

    def run(self, tasks: Iterable[T], function: Callable[[T], R]) -> Iterator[tuple[T, R | Exception]]:
        """See `Engine`."""
        distributed = needed("distributed")
        left = iter(tasks)
        under_way: dict[Any, T] = {}
        ended = distributed.as_completed()
        try:
            while True:
                for task in islice(left, max(0, self._room - len(under_way))):
                    future = self._client.submit(function, task, pure=False)
                    under_way[future] = task
                    ended.add(future)
                if not under_way:
                    return
                future = next(ended)
                yield under_way.pop(future), self._result(future)
        except (OSError, TimeoutError, distributed.comm.CommClosedError) as error:
            raise EngineError(f"the scheduler is gone ({error})") from error
        finally:
            for future in under_way:
                future.cancel()

    @property
    def _room(self) -> int:
        """How many tasks may be on their way; workers come and go."""
        return max(1, len(self._client.ncores())) * _AHEAD

    def _result(self, future: Any) -> Any:  # noqa: ANN401 - whatever the function gives
        if future.status == "cancelled":
            raise EngineError("the scheduler is gone, and with it what it knew")
        error = future.exception()
        return error if error is not None else future.result()


def _at(scheduler: str) -> dict[str, str]:
    """How a client is told where a scheduler is: its address, or the file in which it wrote that."""
    return {"scheduler_file" if scheduler.endswith(".json") else "address": scheduler}


@contextmanager
def engine_for(*, workers: int = 1, scheduler: str = "") -> Iterator[Engine]:
    """The scheduler's at an address, so many processes here, or this one. EngineError where there is none."""
    if not scheduler and workers <= 1:
        yield OneProcess()
        return
    distributed, dask = needed("distributed"), needed("dask")
    settings = {
        "distributed.scheduler.allowed-failures": _TRIES,
        "distributed.worker.daemon": False,  # pages and PDF files are read in processes of their own
        "distributed.admin.log-format": "%(name)s: %(message)s",
    }
    with dask.config.set(settings):
        try:
            if scheduler:
                client = distributed.Client(**_at(scheduler), timeout=_PATIENCE)
            else:
                client = distributed.Client(
                    distributed.LocalCluster(
                        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
                    )
                )
        except (OSError, TimeoutError, ValueError) as error:
            what = f"there is no scheduler at {scheduler}" if scheduler else "the workers could not be started"
            raise EngineError(f"{what}: {error}") from error
        except RuntimeError as error:  # how distributed tells that a worker ended while it began
            raise EngineError(f"the workers could not be started: {error.__cause__ or error}") from error
        try:
            yield Dask(client)
        finally:
            cluster = None if scheduler else client.cluster
            client.close()
            if cluster is not None:
                cluster.close()
