import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.model import Dating, Problem, Reading, Report, Segment, Text
from dragoman.publishing import line, reading_json, schema, unread_json
from dragoman.publishing.lines import received


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Every object that claims a place in the report."""
    if isinstance(value, dict):
        if "start" in value and "quote" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def as_json(value: object) -> Any:  # noqa: ANN401 - a JSON value is anything
    return json.loads(json.dumps(value))


def test_a_line_fits_its_schema(reading: Reading, fits: Callable[[str, object], None]) -> None:
    fits("read", reading_json(reading))


def test_every_quote_stands_in_the_report_as_received(reading: Reading) -> None:
    found = list(spans(as_json(reading_json(reading))))
    assert len(found) > 10
    assert all(reading.report.text[one["start"] : one["end"]] == one["quote"] for one in found)


def test_a_quote_of_a_text_that_is_kept_no_more_is_the_words_as_they_were_read(reading: Reading) -> None:
    gone = replace(reading, report=replace(reading.report, text=""))
    before, after = (list(spans(as_json(reading_json(one)))) for one in (reading, gone))
    assert [one["quote"] for one in after] == [one["quote"] for one in before]


def test_offsets_skip_the_furniture_before_the_story(reading: Reading) -> None:
    date = as_json(reading_json(reading))["engagements"][1]["evidence"]["date"]
    assert date == [
        {
            "value": "2023-03-16",
            "start": reading.report.text.index("March 16"),
            "end": reading.report.text.index("March 16") + 8,
            "quote": "March 16",
        }
    ]


def test_a_quote_of_html_is_the_cleaned_words_at_the_place_in_the_source(reading: Reading) -> None:
    raw = "<p>A&amp;B</p>"
    report = replace(reading.report, text=raw, markup="html")
    text = Text(
        text="A&B",
        segments=(
            Segment(start=0, end=1, raw_start=3, raw_end=4),
            Segment(start=1, end=2, raw_start=4, raw_end=9),
            Segment(start=2, end=3, raw_start=9, raw_end=10),
        ),
        blocks=(),
    )
    found = replace(reading.inconsistencies[0], quotes=(text.quote(0, 3),))
    page = replace(reading, report=report, text=text, claims=(), instruments=(), positions=(), repairs=())
    written = as_json(reading_json(replace(page, inconsistencies=(found,))))
    (evidence,) = written["inconsistencies"][0]["evidence"]["what"]
    assert (evidence["start"], evidence["end"], evidence["quote"]) == (3, 10, "A&B")
    assert raw[3:10] == "A&amp;B"


def test_floated_is_written_proposed_and_a_meeting_points_at_its_visit(reading: Reading) -> None:
    visit, meeting = as_json(reading_json(reading))["engagements"]
    assert visit["status"] == "proposed"
    assert visit["parties"] == ["US", "JP"]
    assert meeting["part_of"] == 0


def test_implied_people_stand_apart_from_named_ones(reading: Reading) -> None:
    meeting = as_json(reading_json(reading))["engagements"][1]
    assert meeting["participants"] == ["Yasukazu Hamada"]
    assert meeting["implied"] == ["Lloyd Austin"]
    assert [(person["name"], person["named"]) for person in meeting["people"]] == [
        ("Yasukazu Hamada", True),
        ("Lloyd Austin", False),
    ]


def test_a_report_that_could_not_be_read_has_its_line(reading: Reading, fits: Callable[[str, object], None]) -> None:
    problem = Problem(what="binary", why="x is no text", fatal=True)
    for report in (None, reading.report):
        written = as_json(unread_json("x", (problem,), report))
        fits("read", written)
        assert written["problems"] == [{"what": "binary", "why": "x is no text"}]
        assert written["engagements"] == []


def test_the_line_of_an_unread_report_has_the_fields_of_a_read_one(reading: Reading) -> None:
    assert list(as_json(unread_json("x", ()))["report"]) == list(as_json(reading_json(reading))["report"])


def test_letters_are_not_escaped() -> None:
    assert line({"name": "上川陽子"}) == '{"name": "上川陽子"}'


def test_half_a_character_does_not_stop_the_output() -> None:
    written = line({"name": "\ud83d"})
    assert written.encode("utf-8")
    assert json.loads(written) == {"name": "\ud83d"}


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(KeyError):
        schema("nothing")


@given(st.lists(st.tuples(st.booleans(), st.text(min_size=1, max_size=6)), min_size=1, max_size=12), st.data())
def test_whatever_was_cut_out_a_quote_within_a_line_stands_in_the_report(
    pieces: list[tuple[bool, str]], data: st.DataObject
) -> None:
    raw, kept, segments = "", "", []
    for keep, words in pieces:
        if keep:
            start, raw_start = len(kept), len(raw)
            kept += words
            segments.append(Segment(start=start, end=len(kept), raw_start=raw_start, raw_end=raw_start + len(words)))
        raw += words
    assume(segments)
    text = Text(text=kept, segments=tuple(segments), blocks=())
    report = Report.make(name="x", text=raw)
    reading = Reading(report=report, text=text, dating=Dating(when=None))
    segment = data.draw(st.sampled_from(segments))
    start = data.draw(st.integers(segment.start, segment.end - 1))
    quote = text.quote(start, data.draw(st.integers(start + 1, segment.end)))
    raw_start, raw_end, words = received(reading, quote)
    assert raw[raw_start:raw_end] == words == quote.quote
