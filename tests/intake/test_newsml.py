"""Items of news agencies: title, provider, day, language and words as stated; what was withdrawn is no report."""

import io
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dragoman.intake import Intake, gather
from tests.intake.news import ESCAPED, INSIDE, MANY, NITF, PLAIN, XHTML

STORY = ["OSLO - The ministers met on Friday.", "They meet again in May & June."]


def gathered(data: bytes) -> list[Intake]:
    return list(gather(["-"], largest=1_000_000, stdin=io.BytesIO(data)))


@pytest.mark.parametrize("data", [XHTML, INSIDE, ESCAPED, PLAIN])
def test_an_item_is_a_report_whatever_its_words_are_written_in(data: bytes) -> None:
    (found,) = gathered(data)
    report = found.report
    assert report is not None
    assert (report.title, report.outlet, report.language) == ("Ministers meet in Oslo", "Nordic Wire", "en")
    assert (report.stated_published, report.basis) == (date(2021, 3, 12), "stated")
    assert report.stated_at == datetime(2021, 3, 12, 10, 15, tzinfo=timezone(timedelta(hours=1)))
    assert report.url == "https://wire.example/n1"
    parts = report.text.split("\n\n")
    assert parts[:2] == ["Ministers meet in Oslo", "By Ada Writer"]
    assert parts[-3:] == [*STORY, "Copyright 2021 Nordic Wire"]


def test_nitf_is_read_without_its_wrapping() -> None:
    (found,) = gathered(NITF)
    assert found.report is not None
    assert (found.report.title, found.report.outlet) == ("Ministers meet in Oslo", "The Harbour Post")
    assert found.report.stated_at == datetime(2021, 3, 12, 10, 15, tzinfo=UTC)
    assert found.report.text.endswith("\n\nOSLO\n\n" + "\n\n".join([*STORY, "Copyright 2021 Nordic Wire"]))


def test_of_a_message_of_many_items_each_is_told_and_the_withdrawn_one_is_no_report() -> None:
    found = gathered(MANY)
    assert [one.name for one in found] == ["stdin:1", "stdin:2", "stdin:3", "stdin:4"]
    assert [one.problems[0].what if one.problems else "" for one in found] == ["", "withdrawn", "empty", ""]


def test_entities_that_are_declared_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>'
    assert [problem.what for one in gathered(bomb) for problem in one.problems] == ["xml_declares"]
