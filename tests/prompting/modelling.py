"""A server on this machine that speaks the protocol for chat completions, and says what a test wants."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from time import sleep
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """One answer. pause: seconds before it; streaming: in pieces; raw: bytes instead of a completion."""

    words: str = ""
    status: int = 200
    finish: str = "stop"
    pause: float = 0.0
    streaming: bool = False
    raw: bytes | None = None


@dataclass(slots=True)
class Model:
    """What was asked of it. says: the report's part of a request to its answer."""

    says: Callable[[str], Says]
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: Lock = field(default_factory=Lock)
    url: str = ""


@contextmanager
def serving(says: Callable[[str], Says]) -> Iterator[Model]:
    """The server, as long as the context."""
    model = Model(says=says)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with model.lock:
                model.requests.append(asked)
                model.keys.append(self.headers.get("authorization", ""))
                model.at_once += 1
                model.most_at_once = max(model.at_once, model.most_at_once)
            try:
                self._give(model.says(asked["messages"][1]["content"]))
            finally:
                with model.lock:
                    model.at_once -= 1

        def _give(self, said: Says) -> None:
            sleep(said.pause)
            body, media = _body(said)
            self.send_response(said.status)
            self.send_header("content-type", media)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing for each request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _body(said: Says) -> tuple[bytes, str]:
    if said.raw is not None:
        return said.raw, "application/json"
    usage = {"prompt_tokens": 900, "completion_tokens": 100}
    if not said.streaming:
        choice = {"message": {"role": "assistant", "content": said.words}, "finish_reason": said.finish}
        return json.dumps({"choices": [choice], "usage": usage}).encode(), "application/json"
    pieces: list[dict[str, Any]] = [{"choices": [{"delta": {"content": letter}}]} for letter in said.words]
    pieces.append({"choices": [{"delta": {}, "finish_reason": said.finish}], "usage": usage})
    return b"".join(b"data: %s\n\n" % json.dumps(piece).encode() for piece in pieces) + b"data: [DONE]\n\n", (
        "text/event-stream"
    )
