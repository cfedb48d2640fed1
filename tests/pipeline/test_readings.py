from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import press
from dragoman.intake import Intake
from dragoman.knowledge import load
from dragoman.model import DatingBasis, Problem, Reading, Report
from dragoman.pipeline import Source, read_one, read_paths, readings


def test_every_quote_of_the_sample_press_stands() -> None:
    outcomes = list(read_paths(Source(paths=[str(press.folder())], largest=1_000_000)))
    assert len(outcomes) == len(press.reports())
    assert all(outcome.was_read for outcome in outcomes)
    for reading in (outcome.reading for outcome in outcomes if outcome.reading):
        for claim in (*reading.claims, *reading.denials):
            quotes = [claim.trigger, *claim.format.quotes, *claim.status.quotes]
            quotes += [quote for party in claim.parties for quote in party.quotes]
            quotes += [quote for person in claim.participants for quote in person.quotes]
            assert all(reading.text.stands(quote) for quote in quotes)


def test_an_unread_thing_is_an_outcome_with_its_problem() -> None:
    problem = Problem(what="binary", why="x is no text", fatal=True)
    outcome = read_one(Intake(name="x", problems=(problem,)), load())
    assert (outcome.name, outcome.reading, outcome.problems, outcome.was_read) == ("x", None, (problem,), False)


def test_a_note_of_intake_stays_with_the_reading() -> None:
    note = Problem(what="not_utf8", why="x is not UTF-8; it was read as windows-1252")
    report = Report.make(name="x", text="Nothing was said.")
    outcome = read_one(Intake(name="x", report=report, problems=(note,)), load())
    assert outcome.was_read
    assert outcome.reading is not None
    assert note in outcome.reading.problems


def test_a_fault_in_reading_is_the_problem_of_that_report_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Reading:
        raise RecursionError("too deep")

    monkeypatch.setattr(readings, "read", fail)
    outcome = read_one(Intake(name="x", report=Report.make(name="x", text="Some words.")), load())
    assert [problem.what for problem in outcome.problems] == ["fault"]
    assert not outcome.was_read
    assert outcome.report is not None


def test_the_date_that_a_page_states_in_its_head_is_its_date(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Talks</title><meta property='article:published_time' content='2022-05-06T07:00:00+09:00'>"
        "</head><body><h1>Talks</h1><p>The two ministers spoke about trade for an hour, their offices said.</p></body>"
        "</html>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (outcome,) = read_paths(Source(paths=[str(tmp_path / "page.html")], largest=1_000_000))
    assert outcome.reading is not None
    assert str(outcome.reading.dating.day) == "2022-05-06"
    assert outcome.reading.dating.basis is DatingBasis.STATED
    assert outcome.reading.report.stated_published is None


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Nothing was said.", encoding="utf-8")
    outcomes = read_paths(Source(paths=[str(tmp_path / "one.txt"), str(tmp_path / "two.txt")], largest=1_000))
    assert next(outcomes).was_read
    (tmp_path / "two.txt").write_text("Nor here.", encoding="utf-8")
    assert next(outcomes).was_read


def test_a_text_without_an_engagement_is_read_to_nothing(read_text: Callable[[str], Reading]) -> None:
    assert read_text("Good morning").claims == ()
