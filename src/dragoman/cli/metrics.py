"""Metrics for Prometheus, on an address of their own. Needs prometheus-client, which the extra `metrics` brings.

Invariant: labels are few and fixed (routes, methods, statuses, kinds of problems); no name of a report is one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from dragoman import __version__
from dragoman.pipeline import Seen
from dragoman.store import StoreError, open_store

if TYPE_CHECKING:
    from dragoman.web.measuring import Measured  # Starlette, which `watch` does without

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What is counted, in a registry of its own."""

    def __init__(self, store: str) -> None:
        """store: the address of the one that sizes are asked of.

        Raises:
            click.UsageError: prometheus-client is not installed.
        """
        try:
            self._library: Any = import_module("prometheus_client")
        except ImportError as error:
            raise click.UsageError("--metrics needs the extra: pip install 'dragoman[metrics]'.") from error
        made = self._library
        self.registry = made.CollectorRegistry()
        here = {"registry": self.registry}
        self._requests = made.Counter(
            "dragoman_http_requests", "Requests that were answered.", ("route", "method", "status"), **here
        )
        self._seconds = made.Histogram(
            "dragoman_http_request_seconds", "How long answers took.", ("route",), buckets=_SECONDS, **here
        )
        self._reports = made.Counter(
            "dragoman_reports", "Reports that a watch read, by what became.", ("became",), **here
        )
        self._problems = made.Counter("dragoman_problems", "Problems that a watch met.", ("what",), **here)
        self._asked = made.Counter("dragoman_sources_asked", "Sources that a watch asked.", **here)
        made.Gauge("dragoman_build_info", "Which version runs.", ("version",), **here).labels(__version__).set(1)
        self.registry.register(_Store(store))

    def request(self, measured: "Measured") -> None:
        """A request was answered."""
        self._requests.labels(measured.route, measured.method, str(measured.status)).inc()
        self._seconds.labels(measured.route).observe(measured.seconds)

    def seen(self, seen: Seen) -> None:
        """Something happened at a source."""
        if seen.kept is not None:
            kept = seen.kept
            known = "known" if kept.outcome.was_read else "unread"
            self._reports.labels("updated" if kept.updated else "new" if kept.new else known).inc()
            for problem in kept.outcome.problems:
                self._problems.labels(problem.what).inc()
        elif seen.problem is not None:
            self._problems.labels(seen.problem.what).inc()
        elif seen.polling is not None:
            self._asked.inc()

    @contextmanager
    def served(self, address: str) -> Iterator[int]:
        """Answer whoever scrapes them while the context lasts, and give the port.

        address: "HOST:PORT", or a port of this machine; 0 for any that is free.
        """
        host, _, port = address.rpartition(":")
        if not port.isdigit():
            raise click.UsageError(f"--metrics is a port or HOST:PORT, not {address!r}.")
        try:
            server, thread = self._library.start_http_server(int(port), host or "127.0.0.1", self.registry)
        except OSError as error:
            raise click.ClickException(f"Metrics cannot be served at {address}: {error.strerror}.") from error
        try:
            yield server.server_port
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class _Store:
    """How much the store holds, asked when somebody scrapes."""

    def __init__(self, address: str) -> None:
        self._address = address

    def collect(self) -> Iterator[Any]:
        """The gauges. A store that cannot be read has none, and says so."""
        gauge: Callable[..., Any] = import_module("prometheus_client.core").GaugeMetricFamily
        try:
            with open_store(self._address) as store:
                counts = store.counts()
        except StoreError:
            yield gauge("dragoman_store_up", "Whether the store can be read.", value=0)
            return
        yield gauge("dragoman_store_up", "Whether the store can be read.", value=1)
        for name in ("reports", "claims", "denials", "blocks", "decisions"):
            yield gauge(f"dragoman_store_{name}", f"How many {name} the store holds.", value=getattr(counts, name))
