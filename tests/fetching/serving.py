"""A server on this machine that answers with the very bytes that a test gives it, however wrong they are."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

# What is sent to whoever asks for a path: bytes, or something that talks to the connection until it is told to stop.
Answer = bytes | Callable[[socket.socket, threading.Event], None]


def answer(body: bytes = b"", *headers: str, status: str = "200 OK") -> bytes:
    """A well-formed answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(slots=True)
class Site:
    """What it answers by path, and what it was asked, request by request with all its headers."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    scheme: str = "http"

    def at(self, path: str, *, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"{self.scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that lives as long as the context; under TLS where a context is given."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    site = Site(port=listener.getsockname()[1], scheme="https" if context else "http")
    over = threading.Event()
    threads: list[threading.Thread] = []

    def listen() -> None:
        while not over.is_set():
            with suppress(TimeoutError):
                connection, _ = listener.accept()
                threads.append(threading.Thread(target=_talk, args=(connection, site, over, context)))
                threads[-1].start()

    threads.append(threading.Thread(target=listen))
    threads[0].start()
    try:
        yield site
    finally:
        over.set()
        for thread in threads:
            thread.join()
        listener.close()


def _talk(connection: socket.socket, site: Site, over: threading.Event, context: ssl.SSLContext | None) -> None:
    """One request and its answer. A client that is gone is what several tests are about."""
    with connection:
        connection.settimeout(5)
        with suppress(OSError):
            if context is not None:
                connection = context.wrap_socket(connection, server_side=True)
            with connection:
                request = _request(connection)
                site.asked.append(request)
                path = request.split(" ")[1] if request else ""
                given = site.answers.get(path, answer(b"nothing here", status="404 Not Found"))
                if isinstance(given, bytes):
                    connection.sendall(given)
                    _linger(connection)
                else:
                    given(connection, over)


def _request(connection: socket.socket) -> str:
    """A request with its body."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65_536)
        if not piece:
            return ""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(lengths[0].partition(b":")[2]) if lengths else 0
    while len(body) < length:
        body += connection.recv(65_536)
    return (head + b"\r\n\r\n" + body).decode()


def _linger(connection: socket.socket) -> None:
    """Close as servers do that want what they sent to arrive."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65_536):
            pass
