"""A host is asked one thing at a time, by whichever thread and through whichever redirect."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dragoman.fetching import Allowed, FetchError, Limits, Reason, Transport
from dragoman.fetching.turns import HostTurns
from tests.fetching.serving import Site, answer


def test_redirects_wait_for_their_turn_too(site: Site) -> None:
    now, most, guard = [0], [0], threading.Lock()

    def slowly(connection: socket.socket, over: threading.Event) -> None:
        with guard:
            now[0] += 1
            most[0] = max(most[0], now[0])
        over.wait(0.05)
        with guard:
            now[0] -= 1
        connection.sendall(answer(b"The ministers met."))

    site.answers["/slow"] = slowly
    addresses = []
    for number in range(4):
        site.answers[f"/{number}"] = answer(b"", f"Location: {site.at('/slow')}", status="302 Found")
        addresses.append(site.at(f"/{number}", host=f"n{number}.press.example"))
    transport = Transport(allowed=Allowed.of(["127.0.0.0/8"]), resolver=lambda *_: ["127.0.0.1"])
    with ThreadPoolExecutor(4) as hands:
        bodies = [fetched.body for fetched in hands.map(transport.get, addresses)]
    assert bodies == [b"The ministers met."] * 4
    assert most == [1]


def test_a_host_that_is_busy_for_too_long_is_told(site: Site) -> None:
    transport = Transport(allowed=Allowed.of(["127.0.0.0/8"]), limits=Limits(seconds=0.2))
    begun, done = threading.Event(), threading.Event()

    def held(connection: socket.socket, over: threading.Event) -> None:
        begun.set()
        done.wait(5)
        assert not over.is_set()
        connection.sendall(answer())

    site.answers["/held"] = held
    patient = Transport(allowed=Allowed.of(["127.0.0.0/8"]))
    patient._turns = transport._turns  # noqa: SLF001 - as two hands of one transport, of which one waits for less
    asker = threading.Thread(target=patient.get, args=(site.at("/held"),))
    asker.start()
    try:
        assert begun.wait(5)
        with pytest.raises(FetchError, match="something else") as caught:
            transport.get(site.at("/held"))
    finally:
        done.set()
        asker.join()
    assert caught.value.reason is Reason.SLOW


def test_another_host_need_not_wait_and_an_error_ends_a_turn() -> None:
    turns = HostTurns()
    with pytest.raises(ValueError, match="broken"), turns.turn("a.example", 1), turns.turn("b.example", 1):
        raise ValueError("broken")
    with turns.turn("a.example", 0.01), turns.turn("b.example", 0.01):
        pass
    assert not turns._busy  # noqa: SLF001 - nothing of a host stays


def test_a_host_may_be_asked_as_many_things_at_a_time_as_is_allowed() -> None:
    turns = HostTurns(at_once=2)
    first, second, third = (turns.turn("a.example", 0.01) for _ in range(3))
    with first, second, pytest.raises(FetchError), third:
        pass
    with turns.turn("a.example", 1):
        pass
