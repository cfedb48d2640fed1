"""Asking a model: kept answers first, no more than may be spent, tries again only where that can help."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from dragoman.prompting import Asker, NoAnswer, Posted, Price, Request, Terms, Unreached, Wanted, Why, request
from tests.prompting.answering import TEXT, answer, engagement

WANTED = Wanted(name="test")
GOOD = answer(engagement())


class Shelf:
    """Kept answers."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.words.get(key)

    def put(self, key: str, words: str, report: str) -> None:
        assert report
        self.words[key] = words


def said(words: str = GOOD, finish: str = "stop", **more: object) -> Posted:
    choice = {"message": {"content": words}, "finish_reason": finish}
    body = {"choices": [choice], "usage": {"prompt_tokens": 1000, "completion_tokens": 500}, **more}
    return Posted(status=200, media="application/json", body=json.dumps(body).encode())


def status(number: int, retry_after: float | None = None) -> Posted:
    return Posted(status=number, media="application/json", body=b"", retry_after=retry_after)


class Server:
    """Answers one after the other; an exception is raised."""

    def __init__(self, *answers: Posted | Exception) -> None:
        self.answers: Iterator[Posted | Exception] = iter(answers)
        self.asked = 0
        self.waits: list[float] = []
        self.shelf = Shelf()

    def post(self, body: bytes) -> Posted:
        assert json.loads(body)["model"] == "test"
        self.asked += 1
        found = next(self.answers)
        if isinstance(found, Exception):
            raise found
        return found

    def asker(self, **terms: object) -> Asker:
        made = Terms(**terms)  # type: ignore[arg-type]
        return Asker(self.post, self.shelf, made, wait=self.waits.append, chance=lambda: 0.5)


def about(text: str = TEXT) -> Request:
    return request(text, date(2021, 3, 12), WANTED)


def ask(asker: Asker, text: str = TEXT) -> str:
    return asker.ask(about(text), 4000, "r1")


def test_an_answer_is_kept_and_a_rerun_asks_nothing() -> None:
    server = Server(said())
    asker = server.asker()
    assert ask(asker) == ask(asker) == GOOD
    assert server.asked == 1
    assert (asker.spent.calls, asker.spent.from_kept) == (1, 1)


def test_kept_answers_do_without_a_model() -> None:
    server = Server(said())
    ask(server.asker())
    alone = Asker(None, server.shelf, Terms(), wait=server.waits.append, chance=lambda: 0.5)
    assert ask(alone) == GOOD
    with pytest.raises(NoAnswer) as caught:
        ask(alone, "Another text.")
    assert caught.value.why is Why.OFF


@pytest.mark.parametrize("first", [status(429, 7.0), status(500), status(503), Unreached("refused"), said("x", "stop")])
def test_what_may_pass_is_tried_again(first: Posted | Exception) -> None:
    server = Server(first, said())
    if isinstance(first, Posted) and first.status == 200:
        first = Posted(status=200, media="application/json", body=b'{"choices": [')
        server = Server(first, said())
    assert ask(server.asker()) == GOOD
    assert server.asked == 2
    assert server.waits == [7.0] if isinstance(first, Posted) and first.retry_after else [1.0]


def test_each_wait_is_longer_and_none_beyond_the_bound() -> None:
    server = Server(status(500), status(500), status(429, 9999.0), said())
    assert ask(server.asker()) == GOOD
    assert server.waits == [1.0, 2.0, 60.0]


@pytest.mark.parametrize("number", [401, 403, 404])
def test_a_refused_key_or_a_wrong_address_ends_the_asking(number: int) -> None:
    server = Server(status(number))
    asker = server.asker()
    for text in (TEXT, "Another text.", "A third."):
        with pytest.raises(NoAnswer) as caught:
            ask(asker, text)
        assert caught.value.why is Why.OFF
    assert server.asked == 1


def test_a_request_that_the_server_calls_bad_ends_nothing_else() -> None:
    server = Server(status(400), said())
    asker = server.asker()
    with pytest.raises(NoAnswer) as caught:
        ask(asker)
    assert caught.value.why is Why.REFUSED
    assert ask(asker, "Another text.") == GOOD


def test_a_server_that_fails_again_and_again_is_given_up() -> None:
    server = Server(*[status(500)] * 6)
    asker = server.asker(tries=2)
    whys = []
    for number in range(4):
        with pytest.raises(NoAnswer) as caught:
            ask(asker, f"Text {number}.")
        whys.append(caught.value.why)
    assert whys == [Why.FAILED, Why.FAILED, Why.OFF, Why.OFF]
    assert server.asked == 6


def test_an_answer_that_was_cut_off_is_not_kept() -> None:
    server = Server(said(GOOD[:50], "length"))
    with pytest.raises(NoAnswer) as caught:
        ask(server.asker())
    assert caught.value.why is Why.NO_ANSWER
    assert server.shelf.words == {}


def test_the_budget_is_never_passed() -> None:
    server = Server(*[said()] * 50)
    asker = server.asker(price=Price(asked=10.0, answered=20.0), budget=0.3)
    done = 0
    while asker.shut is None and done < 50:
        with suppress(NoAnswer):
            ask(asker, f"Text {done}.")
            done += 1
    assert asker.shut is not None
    assert asker.shut.why is Why.SPENT
    assert done > 3
    assert asker.spent.money == pytest.approx(done * 0.02)
    assert asker.spent.money <= 0.3


def test_what_is_set_aside_for_a_call_under_way_ends_no_other_one() -> None:
    """Two at a time, and a budget for one at its most; what each takes in truth leaves room for the other."""
    server = Server(said(), said())
    both = threading.Barrier(2)
    asker = server.asker(price=Price(asked=1.0, answered=1.0), budget=0.013)
    found: list[str] = []

    def one(text: str) -> None:
        both.wait(10)
        found.append(ask(asker, text))

    threads = [threading.Thread(target=one, args=(text,)) for text in (TEXT, "Another text.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert found == [GOOD, GOOD]
    assert asker.spent.money == pytest.approx(0.003)
    assert asker.spent.promised == 0.0


def test_a_shut_asker_holds_on_to_nothing_that_asked_it() -> None:
    asker = Server(status(401)).asker()
    for number in range(50):
        with pytest.raises(NoAnswer):
            ask(asker, f"Text {number}.")
    assert asker.shut is not None
    assert asker.shut.__traceback__ is None


def test_once_stopped_nothing_is_tried_again() -> None:
    server = Server(status(500), said())
    asker = Asker(server.post, server.shelf, Terms(), wait=lambda _: asker.stop(), chance=lambda: 0.5)
    with pytest.raises(NoAnswer) as caught:
        ask(asker)
    assert (caught.value.why, server.asked) == (Why.OFF, 1)


def test_a_stream_of_pieces_is_one_answer() -> None:
    pieces: list[dict[str, Any]] = [{"choices": [{"delta": {"content": part}}]} for part in (GOOD[:30], GOOD[30:])]
    pieces += [{"choices": [{"delta": {}, "finish_reason": "stop"}]}, {"choices": [], "usage": {"prompt_tokens": 7}}]
    body = "".join(f"data: {json.dumps(piece)}\n\n" for piece in pieces) + "data: [DONE]\n\n"
    server = Server(Posted(status=200, media="text/event-stream", body=body.encode()))
    asker = server.asker()
    assert ask(asker) == GOOD
    assert asker.spent.asked == 7


def test_a_stream_that_breaks_off_is_no_whole_answer() -> None:
    body = f"data: {json.dumps({'choices': [{'delta': {'content': GOOD[:30]}}]})}\n\n"
    server = Server(Posted(status=200, media="text/event-stream", body=body.encode()))
    with pytest.raises(NoAnswer) as caught:
        ask(server.asker())
    assert caught.value.why is Why.NO_ANSWER
    assert server.shelf.words == {}


def test_a_count_of_tokens_beyond_reason_is_not_believed() -> None:
    server = Server(said(usage={"prompt_tokens": 10**400, "completion_tokens": -1}))
    asker = server.asker(price=Price(asked=1.0, answered=1.0))
    assert ask(asker) == GOOD
    assert 0 < asker.spent.asked < 100_000
