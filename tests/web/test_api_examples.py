"""The examples of docs/api.md do what they say."""

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

PAGE = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^ {4}(curl .*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("example", [one for one in EXAMPLES if " -d " not in one and "--data" not in one])
def test_a_read_gives_what_it_is_there_to_show(served: TestClient, example: str) -> None:
    address = urlsplit(shlex.split(example)[-1])
    assert address.netloc == "localhost:8620"
    answer = served.get(f"{address.path}?{address.query}")
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told.get("items") or told.get("answer", {}).get("found") or told.get("last", {}).get("found")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8
