"""The sample press keeps its promises: complete, readable, labelled, and free of this machine's traces."""

import json
import re
from collections import Counter
from html import unescape
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pytest

from dragoman.model import Format, InstrumentEvent, Status, Topic, When
from dragoman.press import folder, index, reports

HERE = Path(__file__).parent
FACTS = HERE.parents[1].parent / "shared" / "facts" / "offices.tsv"
REPORTS = reports()
# `read --json` and the labels say "proposed" for what the record calls floated.
STATUSES = {status.value for status in Status} - {Status.FLOATED, Status.UNCONFIRMED} | {"proposed"}
# Holders of posts that no list of leaders and ministers carries, or of posts that ended long ago.
LESSER = {
    "Dwight D. Eisenhower",
    "Eisaku Sato",
    "Joseph Young",
    "Kim Jong Un",
    "Raymond Greene",
    "Richard Nixon",
    "Yang Jiechi",
}


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


GOLD = lines("press.gold.jsonl")
EVERY = [(gold["id"], entry) for gold in GOLD for entry in gold["engagements"] + gold.get("denials", [])]


def words(report: Traversable) -> int:
    text = report.read_text(encoding="utf-8")
    if report.name.endswith(".html"):
        text = unescape(re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", text))
    return len(text.split())


def stem(report: Traversable) -> str:
    return report.name.rpartition(".")[0]


def test_there_are_at_least_28_reports_and_two_are_html() -> None:
    assert len(REPORTS) >= 28
    assert sum(report.name.endswith(".html") for report in REPORTS) == 2


@pytest.mark.parametrize("report", REPORTS, ids=stem)
def test_a_report_has_80_to_400_words(report: Traversable) -> None:
    assert 80 <= words(report) <= 400


def test_the_folder_holds_the_same_reports() -> None:
    assert sorted(file.name for file in folder().iterdir()) == [report.name for report in REPORTS]


def test_in_an_archive_the_reports_are_read_and_the_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "press.zip"
    with ZipFile(packed, "w") as archive:
        for report in REPORTS:
            archive.writestr(f"press/reports/{report.name}", report.read_bytes())
    monkeypatch.setattr("dragoman.press.files", lambda _: ZipPath(packed, "press/"))
    assert [report.read_bytes() for report in reports()] == [report.read_bytes() for report in REPORTS]
    with pytest.raises(NotADirectoryError, match="archive"):
        folder()


def test_each_row_of_the_index_has_its_file_and_the_reverse() -> None:
    assert [row["file"] for row in index()] == [report.name for report in REPORTS]
    assert all(row["note"] and row["sources"] for row in index())


def test_three_or_more_dispatches_have_copies() -> None:
    copies = Counter(row["dispatch"] for row in index() if row["dispatch"])
    assert len(copies) >= 3
    assert min(copies.values()) >= 2


def test_the_labels_and_the_index_agree_on_ids_and_publication_days() -> None:
    labelled = {gold["id"]: gold["published"] or "" for gold in GOLD}
    indexed = {row["file"].rpartition(".")[0]: row["published"] for row in index()}
    assert labelled == indexed
    assert list(indexed.values()).count("") == 2


def test_a_dated_report_says_its_day_and_its_year() -> None:
    for row, report in zip(index(), REPORTS, strict=True):
        year, _, day = row["published"].split("-") if row["published"] else ("", "", "")
        text = report.read_text(encoding="utf-8")
        assert re.search(rf"(?<!\d)(?:{year}|{year[2:]})(?!\d)", text), row["file"]
        assert re.search(rf"(?<!\d)0?{int(day or 0)}(?!\d)", text) or not day, row["file"]


def test_an_undated_report_is_labelled_with_the_days_it_may_have_appeared_on() -> None:
    ranges = [When.of(gold["published_range"]) for gold in GOLD if gold["published"] is None]
    assert [when.days for when in ranges] == [2, 7]


def test_three_reports_have_no_engagement_and_two_carry_a_denial() -> None:
    assert sum(not gold["engagements"] for gold in GOLD) == 3
    assert sum("denials" in gold for gold in GOLD) == 2


@pytest.mark.parametrize(("name", "entry"), EVERY, ids=[f"{name}-{i}" for i, (name, _) in enumerate(EVERY)])
def test_a_label_uses_the_nouns_of_the_house(name: str, entry: dict[str, Any]) -> None:
    assert name in {stem(report) for report in REPORTS}
    assert entry["format"] in set(Format)
    assert entry["status"] in STATUSES
    assert set(entry["topics"]) <= set(Topic)
    assert entry["date"] is None or When.of(entry["date"]).edtf == entry["date"]
    assert entry["format"] == "visit" or entry["parties"] == sorted(entry["parties"])
    assert entry["format"] != "call" or entry["place"] is None
    assert len(entry["participants"]) == len(set(entry["participants"]))


def test_instruments_and_positions_use_the_nouns_of_the_house() -> None:
    for gold in GOLD:
        for instrument in gold["instruments"]:
            assert instrument["event"] in set(InstrumentEvent)
            assert instrument["status"] in {"done", "planned"}
            assert When.of(instrument["date"]).edtf == instrument["date"]
        assert {position["topic"] for position in gold["positions"]} <= set(Topic)
        assert len(gold["positions"]) <= 4


def test_a_repair_quotes_words_that_stand_in_the_report() -> None:
    texts = {stem(report): " ".join(report.read_text(encoding="utf-8").split()) for report in REPORTS}
    repairs = [(gold["id"], repair["was"]) for gold in GOLD for repair in gold["repairs"]]
    assert repairs
    assert [(name, was) for name, was in repairs if was not in texts[name]] == []


def test_every_participant_is_named_in_the_report() -> None:
    # Given and family names may stand in either order; "Jaishanker" and the like are repairs.
    for gold, report in zip(GOLD, REPORTS, strict=True):
        text = report.read_text(encoding="utf-8").lower()
        repaired = {repair["is"].partition(",")[0] for repair in gold["repairs"]}
        for entry in gold["engagements"]:
            for person in set(entry["participants"]) - repaired:
                names = re.findall(r"\w+", person.lower())
                assert {names[0], names[-1]} & set(re.findall(r"\w+", text)), (gold["id"], person)


@pytest.mark.skipif(not FACTS.exists(), reason="needs the shared list of office holders")
def test_every_participant_is_an_office_holder_or_a_known_lesser_one() -> None:
    known: set[str] = set()
    for line in FACTS.read_text(encoding="utf-8").splitlines()[1:]:
        name, variants = line.split("\t")[:2]
        known |= {name, *(variant.strip() for variant in variants.split(";"))}
    people = {person for _, entry in EVERY for person in entry["participants"]}
    assert people - known - LESSER == set()


def test_an_identity_joins_labels_of_one_format_and_pair_once() -> None:
    entries = {gold["id"]: gold["engagements"] for gold in GOLD}
    seen: list[tuple[str, int]] = []
    for event in lines("press.identity.jsonl"):
        mentions = [(name, number) for name, number in event["mentions"]]
        joined = [entries[name][number] for name, number in mentions]
        assert len(mentions) > 1
        assert len({(entry["format"], *entry["parties"]) for entry in joined}) == 1, event["event"]
        seen += mentions
    assert len(seen) == len(set(seen))


def test_the_record_names_every_report_that_has_an_engagement() -> None:
    told = set(re.findall(r"\b0\d\d\b", (HERE / "record.md").read_text(encoding="utf-8")))
    assert {gold["id"][:3] for gold in GOLD if gold["engagements"]} <= told


def test_nobody_is_quoted() -> None:
    # The few quotation marks in the texts hold a term ("2+2"), never a sentence that somebody spoke.
    for report in REPORTS:
        if report.name.endswith(".txt"):
            spoken = re.findall(r'["“]([^"”\n]*)["”]', report.read_text(encoding="utf-8"))
            assert [quote for quote in spoken if len(quote.split()) > 5] == [], report.name


def test_no_line_tells_of_the_machine_or_the_place_where_it_was_written() -> None:
    traces = re.compile(
        r"(?i)(?<![\w.:/])/(?:work|tmp|home|users|root|usr|var)/|[a-z]:\\|localhost|\bclaude\b|\bhelper\b"
    )
    texts = [report.read_text(encoding="utf-8") for report in REPORTS]
    texts += ["\n".join("\t".join(row.values()) for row in index())]
    texts += [(HERE / name).read_text(encoding="utf-8") for name in ("press.gold.jsonl", "record.md")]
    assert [trace for text in texts for trace in traces.findall(text)] == []
