"""Calls in a process of their own, for work that may run for ever, take all memory, or bring its process down.

Invariant: whatever the called function does, `Worker.call` comes back in about the seconds allowed, with its value or
with an Overrun or a Breakdown; the next call finds a working process again.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self, TypeVar

Value = TypeVar("Value")
_STARTING = 60.0  # seconds that a process may take to start: a busy machine is no fault of what it is to do
_MEMORY = 4 << 30


class Overrun(Exception):  # noqa: N818 - it names what happened, as the field does
    """The call took longer than it may."""


class Breakdown(Exception):  # noqa: N818 - the same
    """The call raised something, or ended its process."""


class Worker:
    """A process that makes one call after another. It starts with the first call and ends with `close`.

    seconds: how long a call may take. memory: the most bytes that its process may hold, where the system can be told.
    """

    def __init__(self, *, seconds: float, memory: int = _MEMORY) -> None:
        """No process yet."""
        self._seconds = seconds
        self._memory = memory
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def call(self, function: Callable[..., Value], *arguments: object) -> Value:
        """function(*arguments), which must stand at the top of a module; arguments and value are pickled."""
        line = self._started()
        try:
            line.send((function, arguments))
            if not line.poll(self._seconds):
                self.close()
                raise Overrun(f"more than {self._seconds:g} seconds")
            done, value = line.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise Breakdown("its process ended") from error
        if not done:
            raise Breakdown(value)
        return value  # type: ignore[no-any-return]

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._line = self._process = None

    def __enter__(self) -> Self:
        """The worker itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def _started(self) -> Connection:
        if self._line is not None:
            return self._line
        # "spawn" everywhere, so that every system runs the same code and no lock is copied into a child.
        context = multiprocessing.get_context("spawn")
        line, far = context.Pipe()
        process = context.Process(target=_serve, args=(far, self._memory), daemon=True)
        with out_of_reach():
            process.start()
        far.close()
        self._process, self._line = process, line
        try:
            ready = line.poll(_STARTING) and line.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise Breakdown("its process did not start") from error
        if not ready:
            self.close()
            raise Overrun(f"its process did not start in {_STARTING:g} seconds")
        return line


def _serve(line: Connection, memory: int) -> None:
    """What the process does: calls, until nobody asks for any more."""
    leave_interrupts()
    _keep_within(memory)
    line.send(True)  # noqa: FBT003 - the word for "ready" that both ends know
    with suppress(EOFError, OSError):
        while True:
            function, arguments = line.recv()
            try:
                answer = (True, function(*arguments))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told to the caller
                answer = (False, f"{type(error).__name__}: {error}"[:400])
            line.send(answer)


def _keep_within(memory: int) -> None:
    """Bound the memory of this process where the system can be told; elsewhere the size caps of callers must do."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not on every system

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = memory if most == resource.RLIM_INFINITY else min(memory, most)
    resource.setrlimit(resource.RLIMIT_AS, (bound, most))


@contextmanager
def out_of_reach() -> Iterator[None]:
    """A process that is started here never hears Ctrl-C, not even while it starts.

    It is the parent's to handle: one that breaks a child off would leave the parent waiting for ever.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_interrupts() -> None:
    """The same on systems where a child does not begin as its parent left it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_with_parent() -> None:
    """End this process when the one that started it is gone, however that ended: nobody will ask for anything more."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
