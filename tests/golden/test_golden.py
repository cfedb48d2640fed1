"""What is read and recorded now, written down: any change of reading shows as a diff of these files.

`DRAGOMAN_GOLDEN=1 pytest tests/golden` writes them anew. They hold fields, ids and offsets, and no sentence.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest

from dragoman import press
from dragoman.model import Answer, Cited, Claim, Engagement, Format, Quote, Reading, Record, Status
from dragoman.pipeline import Grounds, Recorded, Source, add_paths, read_paths, recorded
from dragoman.reconciling import last_of, next_of
from dragoman.store import open_store

HERE = Path(__file__).parent
SEEDS = HERE.parents[1].parent / "shared" / "seeds"
RECEIVED = date(2026, 1, 2)
DAYS = {
    "press": ("2035-01-01", "2021-03-13", "2023-01-07"),
    "seeds": ("2035-01-01", "2021-01-28", "2021-03-06", "2021-03-13", "2021-12-01", "2023-01-07"),
}
FOLDERS = {"press": press.folder(), "seeds": SEEDS}
EVERY = [
    "press",
    pytest.param(
        "seeds", marks=pytest.mark.skipif(not SEEDS.exists(), reason="the founding reports are not beside the tree")
    ),
]
LARGEST = 1_000_000
Rows = Mapping[str, list[str]]


def changes(name: str, rows: Rows) -> dict[str, list[str]]:
    """The rows that are not those of the file of that name ("-" kept there, "+" new); none once it is written anew."""
    file = HERE / name
    if os.environ.get("DRAGOMAN_GOLDEN"):
        written = json.dumps(rows, ensure_ascii=False, indent=1)
        file.write_text(written + "\n", encoding="utf-8", newline="\n")
    kept: Rows = json.loads(file.read_text(encoding="utf-8"))
    return {
        key: [line for line in ndiff(kept.get(key, []), rows.get(key, [])) if line[0] in "+-"]
        for key in {**kept, **rows}
        if kept.get(key) != rows.get(key)
    }


def spans(quotes: Iterable[Quote]) -> str:
    return ",".join(f"{quote.start}-{quote.end}" for quote in quotes)


def claim_row(claim: Claim) -> str:
    """A claim's fields, each with the offsets of its words."""
    cells = [
        f"{claim.key} {claim.format.value} {spans([claim.trigger])}",
        " ".join(f"{party.value}@{spans(party.quotes)}" for party in claim.parties),
        f"{claim.status.value}@{spans(claim.status.quotes)}",
        f"{claim.when.value.edtf}@{spans(claim.when.quotes)}" if claim.when else "-",
        f"{_place(claim)}@{spans(claim.venue.quotes)}" if claim.venue else "-",
        "; ".join(f"{'' if who.named else '+'}{who.name}@{spans(who.quotes)}" for who in claim.participants),
        " ".join(f"{topic.value}@{spans(topic.quotes)}" for topic in claim.topics),
        f"part of {claim.part_of}" if claim.part_of else "",
        f"journey {claim.journey}" if claim.journey else "",
        " ".join(f"{field}@{spans(cited.quotes)}" for field, cited in _asides(claim)),
    ]
    return " | ".join(cell for cell in cells if cell)


def _asides(claim: Claim) -> Iterator[tuple[str, Cited[str]]]:
    for field in ("attribution", "by", "reason"):
        cited = getattr(claim, field)
        if cited is not None:
            yield field, cited


def _place(claim: Claim) -> str:
    assert claim.venue is not None
    venue = claim.venue.value
    return "online" if venue.virtual else f"{venue.city}/{venue.country}"


def reading_rows(reading: Reading) -> list[str]:
    """A reading as rows: its dating, its claims, its denials, and what stands beside them."""
    day = reading.dating.when.edtf if reading.dating.when else "-"
    return [
        f"published {day} {reading.dating.basis} {spans(reading.dating.quotes)}".rstrip(),
        *(claim_row(claim) for claim in reading.claims),
        *(f"denied {claim_row(claim)}" for claim in reading.denials),
        *(
            f"instrument {found.name} {found.event} {found.when.edtf if found.when else '-'} {spans(found.quotes)}"
            for found in reading.instruments
        ),
        *(f"position {found.speaker} {found.topic} {spans(found.quotes)}" for found in reading.positions),
        *(f"repair {found.meant} {spans([found.quote])}" for found in reading.repairs),
        *(f"inconsistency {spans(found.quotes)}" for found in reading.inconsistencies),
        *(f"problem {problem.what}" for problem in reading.problems),
    ]


def entry_row(entry: Engagement, report_names: Mapping[str, str]) -> str:
    """An entry's fields, the reports and the claims that it is made from, and the steps of its life."""
    venue = entry.venue.value if entry.venue else None
    where = "-" if venue is None else ("online" if venue.virtual else f"{venue.city}/{venue.country}")
    cells = [
        f"{entry.id} {entry.format.value} {'-'.join(entry.parties)}",
        entry.when.value.edtf if entry.when else "-",
        where,
        entry.status.value,
        "; ".join(sorted(who.name for who in entry.participants)),
        "; ".join(sorted(f"+{who.name}" for who in entry.implied)),
        " ".join(topic.value for topic in entry.topics),
        f"part of {entry.part_of}" if entry.part_of else "",
        f"journey {entry.journey}" if entry.journey else "",
        "claims " + " ".join(f"{claim.key}@{spans([claim.trigger])}" for claim in entry.claims),
        "reports " + " ".join(sorted({report_names[report][:3] for report in entry.reports})),
        "life "
        + "; ".join(f"{step.known_on} {step.status} {step.when.edtf if step.when else '-'}" for step in entry.history),
        f"denials {len(entry.denials)}" if entry.denials else "",
        f"contradictions {len(entry.contradictions)}" if entry.contradictions else "",
    ]
    return " | ".join(cell for cell in cells if cell)


def record_rows(found: Recorded) -> list[str]:
    """The record as rows, its journeys and instruments behind its entries."""
    record: Record = found.record
    names: dict[str, str] = {report: reading.report.name for report, reading in found.readings.items()}
    return [
        f"reports {record.reports_read}, dispatches {record.dispatches_read}, undated {record.undated}",
        *(entry_row(entry, names) for entry in record.engagements),
        *(f"journey {journey.id} {' '.join(journey.legs)}" for journey in record.journeys),
        *(
            f"instrument {entry.name}: "
            + "; ".join(f"{event} {when.edtf if when else '-'}" for event, when, _, _ in entry.events)
            for entry in record.instruments
        ),
        *answer_rows(record),
    ]


def answer_rows(record: Record) -> list[str]:
    """What the record answers of Japan and the United States, each with what it rests on."""
    ours = [entry for entry in record.engagements if {"JP", "US"} <= set(entry.parties)]
    met = [entry for entry in ours if entry.format.value is not Format.VISIT]
    both = [entry for entry in ours if entry.format.value is Format.TWO_PLUS_TWO]
    asked = (
        ("last met", last_of(met, record, ("JP", "US"))),
        ("next to meet", next_of(met, record, ("JP", "US"))),
        ("last 2+2", last_of(both, record, ("JP", "US"))),
        ("next 2+2", next_of(both, record, ("JP", "US"))),
    )
    overdue = [entry.id for entry in record.engagements if entry.status is Status.UNCONFIRMED]
    return [
        *(f"{words}: {_ids(answer)}, on {answer.rests.reports} reports" for words, answer in asked),
        f"overdue: {' '.join(overdue) or 'none'}",
        *(f"unsure: {entry.id} {other}" for entry in record.engagements for other in entry.unsure),
    ]


def _ids(answer: Answer) -> str:
    return " ".join(entry.id for entry in answer.found) or "none"


def test_the_sample_press_is_read_as_written_down() -> None:
    outcomes = read_paths(Source(paths=[str(press.folder())], largest=LARGEST))
    found = {outcome.name: reading_rows(outcome.reading) for outcome in outcomes if outcome.reading is not None}
    assert changes("press.readings.json", found) == {}


@pytest.mark.parametrize("name", EVERY)
def test_the_record_is_the_one_written_down(name: str, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{(tmp_path / 'record.db').as_posix()}") as store:
        for kept in add_paths(store, Source(paths=[str(FOLDERS[name])], largest=LARGEST), today=RECEIVED):
            assert kept.new
        days = {day: record_rows(recorded(store, as_of=date.fromisoformat(day))) for day in DAYS[name]}
        far = date.fromisoformat(DAYS[name][0])
        days[f"{far} without logs"] = record_rows(recorded(store, as_of=far, grounds=Grounds(logs=False)))
    assert changes(f"{name}.record.json", days) == {}
