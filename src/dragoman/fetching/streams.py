"""Connections with a purse: to the addresses that were checked, until a deadline, for so many bytes.

Invariant: every wait is cut to what is left of the one deadline, so that a server that sends a byte now and then gets
no more time than one that sends nothing.
"""

import ssl
import time
from collections.abc import Iterable
from typing import Any, Never

import httpcore2

from dragoman.fetching.errors import FetchError, Reason
from dragoman.fetching.limits import Limits


class Purse:
    """What is left of one fetch: time for all of it, bytes for the hop that is under way."""

    def __init__(self, limits: Limits) -> None:
        """The time runs from now on."""
        self.limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._spent = 0
        self._most = 0
        self._of = ""

    def begin(self, of: str, most: int) -> None:
        """Count from nothing again, for another part of a hop: of = "headers"."""
        self._spent, self._most, self._of = 0, most, of

    def seconds(self, most: float) -> float:
        """How long the next wait may last.

        Raises:
            FetchError: the time is over.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise self.late()
        return min(left, most)

    def bytes(self, most: int) -> int:
        """How many bytes may be read next.

        Raises:
            FetchError: the part of the hop that is under way has had all that it may have.
        """
        left = self._most - self._spent
        if left <= 0:
            raise FetchError(Reason.LARGE, f"The answer is too large: its {self._of} pass {self._most:,} bytes.")
        return min(left, most)

    def spend(self, count: int) -> None:
        """Some bytes have come."""
        self._spent += count

    def late(self) -> FetchError:
        """The time is over."""
        return FetchError(Reason.SLOW, f"The answer was not there in {self.limits.seconds:g} seconds.")


class PinnedBackend(httpcore2.NetworkBackend):
    """Connects to the addresses given, whatever name it is asked to connect to."""

    def __init__(self, ips: tuple[str, ...], purse: Purse) -> None:
        """ips: checked, in the order in which they are tried."""
        self._ips = ips
        self._purse = purse
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the purse has it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address that takes one."""
        failed: Exception | None = None
        for ip in self._ips:
            seconds = self._purse.seconds(self._purse.limits.connect)
            try:
                stream = self._inner.connect_tcp(ip, port, seconds, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return PursedStream(stream, self._purse)
        why = f"{host} takes no connection on port {port}: {failed or 'it has no address'}."
        raise FetchError(Reason.UNREACHABLE, why) from failed

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> Never:
        """No address leads to a file of this machine."""
        del timeout, socket_options
        raise FetchError(Reason.TARGET, f"{path} is a file of this machine.")


class PursedStream(httpcore2.NetworkStream):
    """A stream whose waits and bytes are counted."""

    def __init__(self, inner: httpcore2.NetworkStream, purse: Purse) -> None:
        """inner: a stream that waits as long as it is told to."""
        self._inner = inner
        self._purse = purse

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the purse has it
        """The next bytes; none at the end."""
        count = self._purse.bytes(max_bytes)
        seconds = self._purse.seconds(self._purse.limits.idle)
        try:
            data = self._inner.read(count, seconds)
        except httpcore2.ReadTimeout as error:
            self._purse.seconds(seconds)  # where all the time is over, that is what is said
            raise FetchError(Reason.SLOW, f"Nothing came for {seconds:.0f} seconds.") from error
        self._purse.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the purse has it
        """Send."""
        try:
            self._inner.write(buffer, self._purse.seconds(self._purse.limits.idle))
        except httpcore2.WriteTimeout as error:
            raise self._purse.late() from error

    def close(self) -> None:
        """Close."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the purse has it
    ) -> httpcore2.NetworkStream:
        """The same stream under TLS, its certificate checked for the name that was asked for."""
        seconds = self._purse.seconds(self._purse.limits.connect)
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, seconds)
        except httpcore2.ConnectTimeout as error:
            raise FetchError(Reason.SLOW, f"{server_hostname} did not finish its handshake in time.") from error
        except (httpcore2.ConnectError, ssl.SSLError) as error:
            raise FetchError(Reason.TLS, f"{server_hostname} is not trusted: {_said(error)}.") from error
        return PursedStream(inner, self._purse)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as the library has it
        """What the library asks of a stream."""
        return self._inner.get_extra_info(info)


def _said(error: Exception) -> str:
    """What was wrong with a certificate or a handshake, without the places in OpenSSL's source."""
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return cause.verify_message.rstrip(".")
    if isinstance(cause, ssl.SSLError) and cause.reason:
        return cause.reason.replace("_", " ").lower()
    return str(cause).rstrip(".") or type(cause).__name__
