"""Calls in a process of their own: each comes back, whatever the function does."""

import os
import time

import pytest

from dragoman.processes import Breakdown, Overrun, Worker


def for_ever() -> None:
    while True:
        time.sleep(1)


def ended() -> None:
    os._exit(3)


def greedy() -> int:
    return len(bytearray(1 << 40))


def test_a_call_gives_what_the_function_gives_and_the_process_stays() -> None:
    with Worker(seconds=30) as worker:
        first, second = worker.call(os.getpid), worker.call(os.getpid)
    assert first == second != os.getpid()


def test_a_call_that_takes_too_long_is_broken_off_and_the_next_one_works() -> None:
    with Worker(seconds=0.3) as worker:
        begun = time.monotonic()
        with pytest.raises(Overrun):
            worker.call(for_ever)
        assert time.monotonic() - begun < 30
        assert worker.call(int, "7") == 7


def test_what_the_function_raises_is_told() -> None:
    with Worker(seconds=30) as worker:
        with pytest.raises(Breakdown, match="ValueError: invalid literal"):
            worker.call(int, "seven")
        assert worker.call(int, "7") == 7


@pytest.mark.parametrize("function", [ended, greedy])
def test_a_process_that_ends_or_takes_all_memory_ends_no_other(function: object) -> None:
    with Worker(seconds=30) as worker:
        with pytest.raises(Breakdown):
            worker.call(function)  # type: ignore[arg-type]
        assert worker.call(int, "7") == 7


def test_a_worker_without_a_call_has_no_process_to_end() -> None:
    worker = Worker(seconds=1)
    worker.close()
    with worker as same:
        assert same is worker
