"""The five founding reports give the record that their labellers wrote down, on every day asked for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Claim, Engagement, Record
from dragoman.reconciling import reconcile
from tests.reconciling.claiming import claim, report
from tests.reconciling.labels import labelled

SEEDS = Path(__file__).parents[2].parent / "shared" / "gold" / "seeds.gold.jsonl"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the labels of the founding reports are not beside the tree")

EVER = """
2+2 JP-US 2019-04 Washington held
bilateral JP-US 2021-02-11/2021-02-20~ US unconfirmed
bilateral JP-US 2021-03-15/.. JP unconfirmed
bilateral JP-US 2023-01-12 - unconfirmed
call JP-US 2021-01-21/2021-01-31 - held
call JP-US 2021-01-24 - held
call JP-US 2021-01-27 - held
2+2 JP-US 2021-03-15/2021-03-17 Tokyo held
2+2 JP-US 2022-01 US unconfirmed
2+2 JP-US 2023-01-11 Washington unconfirmed
summit JP-US 2023-01-13 Washington unconfirmed
summit JP-US - - planned
visit JP-CA 2023-01-09/2023-01-12 CA unconfirmed
visit JP-FR 2023-01-09/2023-01-12 FR unconfirmed
visit JP-GB 2023-01-09/2023-01-12 GB unconfirmed
visit JP-IT 2023-01-09/2023-01-12 IT unconfirmed
visit JP-US - US floated
visit JP-US 2021-02-11/2021-02-20~ US unconfirmed
visit JP-US 2022-01 US unconfirmed
visit JP-US 2023-01-11 Washington unconfirmed
visit JP-US 2023-01-12/2023-01-13 Washington unconfirmed
visit US-JP 2021-03-15/2021-03-17 JP held
visit US-KR 2021-03-17/2021-03-19 KR unconfirmed
"""


def seeds(day: str) -> Record:
    return reconcile(labelled(SEEDS), as_of=date.fromisoformat(day))


def line(entry: Engagement) -> str:
    when = entry.when.value.edtf if entry.when else "-"
    where = (entry.venue.value.city or entry.venue.value.country or "-") if entry.venue else "-"
    return " ".join((entry.format.value, "-".join(entry.parties), when, where, entry.status))


def lines(day: str) -> list[str]:
    return sorted(line(entry) for entry in seeds(day).engagements)


def march(day: str) -> Engagement:
    (entry,) = (entry for entry in seeds(day).engagements if "Lloyd Austin" in str(entry) and line(entry)[:3] == "2+2")
    return entry


def test_years_later_the_record_is_the_one_written_down() -> None:
    assert lines("2035-01-01") == sorted(EVER.strip().splitlines())


def test_on_28_january_2021_only_the_first_report_speaks() -> None:
    assert lines("2021-01-28") == [
        "bilateral JP-US 2021-02-11/2021-02-20~ US planned",
        "call JP-US 2021-01-24 - held",
        "call JP-US 2021-01-27 - held",
        "visit JP-US 2021-02-11/2021-02-20~ US planned",
    ]


def test_on_6_march_2021_the_two_plus_two_is_planned_with_no_city() -> None:
    assert line(march("2021-03-06")) == "2+2 JP-US 2021-03-15/.. JP planned"
    assert "2+2 JP-US 2019-04 Washington held" in lines("2021-03-06")
    assert "visit JP-US 2021-02-11/2021-02-20~ US unconfirmed" in lines("2021-03-06")


def test_on_13_march_2021_it_is_scheduled() -> None:
    assert line(march("2021-03-13")) == "2+2 JP-US 2021-03-15/2021-03-17 JP scheduled"


def test_in_december_2021_the_march_meeting_is_held_and_the_next_is_put_off_to_january() -> None:
    assert "2+2 JP-US 2021-03-15/2021-03-17 Tokyo held" in lines("2021-12-01")
    assert "visit US-JP 2021-03-15/2021-03-17 JP held" in lines("2021-12-01")
    (moved,) = (entry for entry in seeds("2021-12-01").engagements if line(entry) == "2+2 JP-US 2022-01 US planned")
    assert [(step.status.value, step.when.edtf if step.when else None) for step in moved.history] == [
        ("postponed", "2021-11-29/2021-12-31"),
        ("planned", "2022-01"),
    ]
    assert moved.history[-1].note == "moved from 2021-11-29/2021-12-31 to 2022-01"


def test_on_7_january_2023_the_next_meeting_is_scheduled_and_the_one_of_2022_unconfirmed() -> None:
    assert "2+2 JP-US 2023-01-11 Washington scheduled" in lines("2023-01-07")
    assert "2+2 JP-US 2022-01 US unconfirmed" in lines("2023-01-07")


def test_whether_the_summit_of_2021_is_that_of_2023_is_unsure() -> None:
    entries = {line(entry): entry for entry in seeds("2035-01-01").engagements}
    bare = entries["summit JP-US - - planned"]
    assert bare.unsure == (entries["summit JP-US 2023-01-13 Washington unconfirmed"].id,)


def test_the_trip_of_six_countries_is_one_journey_with_its_contradiction() -> None:
    found = seeds("2035-01-01")
    journey = max(found.journeys, key=lambda journey: len(journey.legs))
    legs = {entry.id: entry.parties[-1] for entry in found.engagements}
    assert {legs[leg] for leg in journey.legs} == {"FR", "IT", "GB", "CA", "US"}
    assert any("six-country" in words for words in journey.contradictions)


def test_a_log_of_what_was_held_settles_what_no_report_confirmed() -> None:
    who = "Antony_Blinken Lloyd_Austin"
    ministers = who + " Yoshimasa_Hayashi Nobuo_Kishi"
    logged = (
        ("2021-03-18", claim("visit", "US-KR", "2021-03-17/2021-03-18", "held", who, "Seoul/KR", official=True)),
        ("2022-01-07", claim("2+2", "JP-US", "2022-01-06", "held", ministers, "online", official=True)),
        ("2023-01-11", claim("2+2", "JP-US", "2023-01-11", "held", who, "Washington/US", official=True)),
        ("2023-01-13", claim("summit", "JP-US", "2023-01-13", "held", "Fumio_Kishida Joe_Biden", "/US", official=True)),
    )
    logs = [report(f"log {day}", day, spaced(said)) for day, said in logged]
    entries = reconcile([*labelled(SEEDS), *logs], as_of=date(2035, 1, 1)).engagements
    settled = sorted(line(entry) for entry in entries if any(name.startswith("log") for name in entry.reports))
    assert settled == [
        "2+2 JP-US 2022-01-06 - held",
        "2+2 JP-US 2023-01-11 Washington held",
        "summit JP-US 2023-01-13 Washington held",
        "visit US-KR 2021-03-17/2021-03-18 Seoul held",
    ]
    assert len(entries) == len(EVER.strip().splitlines())
    (visit,) = (entry for entry in entries if line(entry).startswith("visit JP-US 2022-01 "))
    assert visit.status.value == "unconfirmed"


def spaced(said: Claim) -> Claim:
    """The claim with its people's names in full ("Joe_Biden" stands for "Joe Biden")."""
    return replace(said, participants=tuple(replace(who, name=who.name.replace("_", " ")) for who in said.participants))
