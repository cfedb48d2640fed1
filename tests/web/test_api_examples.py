"""The examples of docs/api.md do what they say."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from dragoman.store import open_store
from dragoman.web import application
from tests.web.making import serving

PAGE = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^ {4}(curl .*)$", PAGE, re.MULTILINE)
READS = [one for one in EXAMPLES if " -d " not in one and "--data" not in one]
WRITES = [one for one in EXAMPLES if one not in READS]
# What the files of the examples hold.
FILES = {
    "@reports.jsonl": '{"id": "a", "text": "Kishida met Biden in Hiroshima on May 18, 2023."}\n',
    "@statement.pdf": "Foreign Minister Hayashi met Secretary Blinken in Tokyo on July 11, 2022.",
}


@dataclass
class Curl:
    """A call as an example writes it."""

    path: str
    headers: dict[str, str]
    body: str


def called(example: str) -> Curl:
    words = shlex.split(example)[1:]
    address = urlsplit(words.pop())
    assert address.netloc == "localhost:8620"
    options = dict(zip(words[::2], words[1::2], strict=True))
    name, _, value = options.get("-H", "accept: */*").partition(": ")
    body = options.get("-d") or options.get("--data-binary") or ""
    return Curl(path=f"{address.path}?{address.query}", headers={name: value}, body=FILES.get(body, body))


@pytest.fixture
def client(press_store: str, tmp_path: Path) -> Iterator[TestClient]:
    """A client on a store of its own with the sample press."""
    file = tmp_path / "own.db"
    with open_store(press_store) as store:
        store.copy_to(file)
    with TestClient(application(serving(f"sqlite:///{file.as_posix()}"))) as made:
        yield made


@pytest.mark.parametrize("example", READS)
def test_a_read_gives_what_it_is_there_to_show(served: TestClient, example: str) -> None:
    asked = called(example)
    answer = served.get(asked.path, headers=asked.headers)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told.get("items") or told.get("answer", {}).get("found") or told.get("last", {}).get("found")


@pytest.mark.parametrize("example", WRITES)
def test_a_write_is_done(client: TestClient, example: str) -> None:
    asked = called(example)
    entry = client.get("/api/v1/engagements?status=held&limit=1").json()["items"][0]["id"]
    body = asked.body.replace('"ID"', f'"{entry}"')
    answer = client.post(asked.path, content=body, headers=asked.headers)
    assert answer.status_code in (200, 201), answer.text
    assert answer.json().get("new")


def test_there_are_examples() -> None:
    assert len(READS) >= 8
    assert len(WRITES) >= 6
