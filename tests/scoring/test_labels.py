"""Labels are read line by line: what is not well formed is told with its line, and never lets the others go."""

import json

import pytest

from dragoman.scoring import read_labels, written

GOOD = {"format": "call", "parties": ["DE", "FR"], "participants": ["Olaf Scholz"], "date": "2023-05", "status": "held"}


def whys(**changes: object) -> list[str]:
    return [fault.why for fault in read_labels(json.dumps({"id": "r", "engagements": [GOOD | changes]})).faults]


def test_a_label_of_the_rules_is_well_formed() -> None:
    assert whys(place={"city": None, "country": "FR"}, topics=["energy"]) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": "chat"}, "\"format\" 'chat' is none of"),
        ({"status": "floated"}, "\"status\" 'floated' is none of"),
        ({"parties": []}, '"parties" is no list of codes'),
        ({"parties": ["Germany"]}, "'Germany' is no code of a party"),
        ({"participants": "Olaf Scholz"}, '"participants" is no list of names'),
        ({"date": "next week"}, "is no EDTF date"),
        ({"place": "Paris"}, '"place" is no object'),
        ({"place": {"city": "Paris", "country": "France"}}, "'France' is no code of a country"),
        ({"topics": ["Green Growth!"]}, "'Green Growth!' is no topic"),
    ],
)
def test_what_is_not_well_formed_is_said(changes: dict[str, object], said: str) -> None:
    (why,) = whys(**changes)
    assert why.startswith("engagement 1: ")
    assert said in why


def test_a_fault_has_its_line_and_the_other_lines_are_read() -> None:
    labels = read_labels('\ufeff{"id": "a", "engagements": []}\r\n\r\n{"id": "a"\r\n{"id": "b", "engagements": []}\r\n')
    assert list(labels.rows) == ["a", "b"]
    assert [fault.line for fault in labels.faults] == [3]


@pytest.mark.parametrize(
    "line",
    ["[1]", '{"engagements": []}', '{"id": "a", "engagements": []}', '{"id": "b"}', '{"id": "b", "engagements": [7]}'],
)
def test_a_line_that_is_no_label_is_a_fault(line: str) -> None:
    assert [fault.line for fault in read_labels('{"id": "a", "engagements": []}\n' + line).faults] == [2]


def test_an_instrument_has_an_event_and_a_position_a_topic() -> None:
    row = {"id": "r", "engagements": [], "instruments": [{"event": "torn up"}], "positions": [{"topic": None}]}
    whys = [fault.why for fault in read_labels(json.dumps(row)).faults]
    assert [why.partition(":")[0] for why in whys] == ["instrument 1", "position 1"]


def test_half_a_letter_is_written_as_it_was_escaped() -> None:
    row = {"id": "r", "engagements": [], "attribution": "\ud83d"}
    written(row).encode("utf-8")
    assert read_labels(written(row)).rows["r"] == row
