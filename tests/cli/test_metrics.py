"""Metrics that Prometheus reads: requests, reports, problems, and how much the store holds."""

import threading
import time
from pathlib import Path
from urllib.request import urlopen

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from dragoman import press
from dragoman.cli.metrics import Metrics
from dragoman.model import Problem
from dragoman.pipeline import Seen
from dragoman.web import Measured, application
from tests.web.making import fill, serving


def scraped(metrics: Metrics) -> dict[str, float]:
    """What a scrape gives: each sample by its name and labels."""
    with metrics.served("127.0.0.1:0") as port, urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        text = answer.read().decode()
    return {
        " ".join([one.name, *(f"{name}={value}" for name, value in sorted(one.labels.items()))]): one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
    }


def test_requests_are_counted_by_the_template_of_their_route(sqlite_address: str) -> None:
    fill(sqlite_address, press.folder())
    metrics = Metrics(sqlite_address)
    with TestClient(application(serving(sqlite_address, measured=metrics.request)), follow_redirects=False) as client:
        client.get("/?words=secret-words")
        client.get("/no-such-page/secret")
    found = scraped(metrics)
    assert found["dragoman_http_requests_total method=GET route=none status=404"] == 1
    assert found["dragoman_http_requests_total method=GET route=/ status=200"] == 1
    assert not any("secret" in name for name in found)
    assert found["dragoman_store_up"] == 1
    assert found["dragoman_store_reports"] > 40


def test_what_a_watch_meets_is_counted(sqlite_address: str) -> None:
    metrics = Metrics(sqlite_address)
    metrics.seen(Seen(source="https://a.example/feed", problem=Problem(what="too_large", why="it is.", fatal=True)))
    assert scraped(metrics)["dragoman_problems_total what=too_large"] == 1


def test_a_store_that_is_gone_is_told(tmp_path: Path) -> None:
    found = scraped(Metrics(f"sqlite:///{tmp_path}/nowhere/store.db"))
    assert found["dragoman_store_up"] == 0


def test_a_slow_answer_is_seen_in_its_bucket(sqlite_address: str) -> None:
    metrics = Metrics(sqlite_address)
    metrics.request(Measured(route="/e/{id}", method="GET", status=200, seconds=0.3))
    found = scraped(metrics)
    assert found["dragoman_http_request_seconds_bucket le=0.25 route=/e/{id}"] == 0
    assert found["dragoman_http_request_seconds_bucket le=0.5 route=/e/{id}"] == 1


def test_the_server_ends_with_its_context(sqlite_address: str) -> None:
    before = threading.active_count()
    scraped(Metrics(sqlite_address))
    time.sleep(0.1)
    assert threading.active_count() <= before
