"""Answers that are kept in a folder, served as a model serves them, whoever wrote them."""

import json
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_LARGEST = 8_000_000  # bytes of a request


def serving(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the answers in a folder, on this machine alone, not yet begun."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = self.headers.get("content-length", "")
            body = self.rfile.read(int(length)) if length.isdecimal() and int(length) <= _LARGEST else b""
            key = sha256(body).hexdigest()[:24]
            file = folder / f"{key}.answer.json"
            if file.is_file():
                self._give(200, _completion(file.read_text(encoding="utf-8")))
            else:
                self._give(422, {"error": {"message": f"There is no {key}.answer.json."}})

        def _give(self, status: int, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing for each request."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def _completion(words: str) -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": "stop"}
    return {"object": "chat.completion", "choices": [choice]}
