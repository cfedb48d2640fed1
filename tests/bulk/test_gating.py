"""The gate on raw bytes lets through whatever reading finds something in, and sets most other pages aside."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from dragoman.bulk.gating import Gate
from dragoman.intake import Intake
from dragoman.knowledge import load
from dragoman.model import Report
from dragoman.pipeline import read_one
from dragoman.press import reports
from tests.pages.layouts import bulky

GOLD = Path(__file__).parents[3] / "shared" / "gold"
MET = "Japanese Foreign Minister Yoko Kamikawa met her Australian counterpart Penny Wong in Perth on Friday. " * 40
COUNCIL = "The city council approved a budget for bus fares on Tuesday, after nine hours of argument. " * 60
CODE = "<script>var world=['Japan','France'];function president(){minister.call(this)}</script>"


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(load().party_forms())


def page(text: str, head: str = "") -> str:
    return f"<html><head><title>News</title>{head}</head><body><article><p>{text}</p></article></body></html>"


WAYS: dict[str, Callable[[str], bytes]] = {
    "text": lambda text: text.encode(),
    "page": lambda text: bulky(page(escape(text))).encode(),
    "line of JSON": lambda text: json.dumps({"id": "a", "text": text}).encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_whatever_reading_finds_something_in_of_the_sample_press_is_let_through(gate: Gate, way: str) -> None:
    knowledge, aside = load(), []
    for file in reports():
        text = file.read_text(encoding="utf-8")
        if gate.opens(WAYS[way](text)):
            continue
        report = Report.make(name=file.name, text=text, markup="html" if "<html" in text else "text")
        reading = read_one(Intake(name=file.name, report=report), knowledge).reading
        assert reading is not None
        if reading.claims or reading.denials or reading.instruments or reading.positions:
            aside.append(file.name)
    assert aside == []


@pytest.mark.skipif(not GOLD.exists(), reason="the labelled reports are not on this machine")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["reworded", "world", "indopacific"])
def test_every_labelled_report_with_an_engagement_is_let_through(gate: Gate, name: str, way: str) -> None:
    folder = GOLD / "dev"
    labels = [json.loads(line) for line in (folder / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines()]
    told = {label["id"] for label in labels if label["engagements"] or label.get("denials")}
    found = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {one["id"]: one.get("text") or one["html"] for one in found}
    assert len(told) > 20
    assert [one for one in sorted(told) if not gate.opens(WAYS[way](texts[one]))] == []


@pytest.mark.parametrize("way", WAYS)
def test_news_of_no_party_is_set_aside(gate: Gate, way: str) -> None:
    assert not gate.opens(WAYS[way](COUNCIL))


def test_what_stands_in_scripts_does_not_count(gate: Gate) -> None:
    assert not gate.opens(page(COUNCIL, CODE).encode())
    assert gate.opens(page(MET, CODE).encode())


def test_a_page_that_ends_in_a_script_ends_there(gate: Gate) -> None:
    assert gate.opens((page(MET) + "<script>never closed").encode())


@pytest.mark.parametrize(
    "said",
    [
        "Lavrov met Wang Yi in Vienna, after Berlin.",  # two parties by their cities, in a brief
        "JAPANESE FOREIGN MINISTER TO VISIT, SAYS THE AMBASSADOR",
        "&#74;apan and &#65;ustralia spoke",
        "&#x4a;apan spoke",
        "The Min&shy;is&shy;ter of Ja&shy;pan",
        "Ja\u00adpan",
        r"\u004aapan",
    ],
)
def test_bytes_that_may_tell_of_an_engagement_are_let_through(gate: Gate, said: str) -> None:
    assert gate.opens(said.encode())


@pytest.mark.parametrize(
    "said", ["&#8217; and &#233;", r"caf\u00e9 au lait", "Japan", "the presidents and ministers", ""]
)
def test_bytes_that_cannot_are_not(gate: Gate, said: str) -> None:
    assert not gate.opens(said.encode())


def test_other_encodings_are_let_through(gate: Gate) -> None:
    assert gate.opens("a page".encode("utf-16"))
    assert gate.opens("a page".encode("utf-16-le"))


def test_a_name_within_another_word_names_nobody(gate: Gate) -> None:
    assert not gate.opens(b"the Chinatown and Franceville ministers, presidents")


def test_what_is_set_aside_is_counted(gate: Gate) -> None:
    before = gate.passed
    assert [gate(some.encode()) for some in (MET, COUNCIL, MET)] == [True, False, True]
    assert gate.passed == before + 1
