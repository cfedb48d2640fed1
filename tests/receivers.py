"""Receivers on this machine: a mail server and a webhook, with all that they were sent and what they are to answer."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Mailbox:
    """A mail server. refuse: what it answers to each recipient, "" to take it. logins: what it was shown."""

    port: int = 0
    refuse: str = ""
    offers_tls: bool = False
    context: ssl.SSLContext | None = None
    messages: list[EmailMessage] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Hook:
    """A webhook. statuses: what it answers next, 200 when there is none left. hits: headers and body of each."""

    port: int = 0
    statuses: list[int] = field(default_factory=list)
    hits: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/hook/secret-part"


@contextmanager
def mailbox(context: ssl.SSLContext | None = None) -> Iterator[Mailbox]:
    """A mail server that lives as long as the context; context: it offers STARTTLS with it."""
    box = Mailbox(context=context, offers_tls=context is not None)

    class Handler(socketserver.StreamRequestHandler):
        timeout = 20

        def handle(self) -> None:
            with suppress(ssl.SSLError, ConnectionError):  # a client that does not go on
                talk(self, box)

        def finish(self) -> None:
            with suppress(ssl.SSLError, OSError):
                super().finish()
            self.connection.close()

    with _running(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)) as server:
        box.port = server.server_address[1]
        yield box


@contextmanager
def hook() -> Iterator[Hook]:
    """A webhook that lives as long as the context."""
    made = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            made.hits.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(made.statuses.pop(0) if made.statuses else 200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is written."""

    with _running(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as server:
        made.port = server.server_address[1]
        yield made


@contextmanager
def _running(server: Any) -> Iterator[Any]:  # noqa: ANN401 - either kind of server
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def talk(handler: socketserver.StreamRequestHandler, box: Mailbox) -> None:
    """SMTP, as far as one client of ours speaks it."""
    is_encrypted = False

    def say(*lines: str) -> None:
        handler.wfile.write("".join(f"{line}\r\n" for line in lines).encode())
        handler.wfile.flush()

    say("220 mail.example")
    while line := handler.rfile.readline():
        verb, _, rest = line.decode("latin-1").strip().partition(" ")
        match verb.upper():
            case "EHLO":
                more = ["250-STARTTLS"] if box.offers_tls and not is_encrypted else []
                say("250-mail.example", *more, "250 AUTH PLAIN")
            case "STARTTLS" if box.context is not None:
                say("220 go on")
                sock = box.context.wrap_socket(handler.connection, server_side=True)
                handler.connection, is_encrypted = sock, True
                handler.rfile, handler.wfile = sock.makefile("rb"), sock.makefile("wb")
            case "AUTH":
                box.logins.append(rest)
                say("235 welcome")
            case "RCPT":
                say(box.refuse or "250 fine")
            case "DATA":
                say("354 go on")
                body = b""
                while (part := handler.rfile.readline()) != b".\r\n":
                    body += part
                found = message_from_bytes(body, policy=policy.default)
                assert isinstance(found, EmailMessage)
                box.messages.append(found)
                box.encrypted.append(is_encrypted)
                say("250 taken")
            case "QUIT":
                say("221 bye")
                return
            case _:
                say("250 fine")
