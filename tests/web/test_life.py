"""An entry's life drawn: a line for each word on it, arrows where the date slipped, each line leading to its words."""

import re
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from dragoman.model import Engagement, Record, Status, Step, Value, When
from dragoman.pipeline import recorded
from dragoman.store import open_store
from dragoman.web.showing.life import ROW, WIDTH, Life, life

DAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def record(press_store: str) -> Record:
    with open_store(press_store) as store:
        return recorded(store, as_of=DAY).record


def lived(record: Record, *steps: tuple[Status, str], now: str, status: Status = Status.HELD) -> Life | None:
    """The life of an entry with these steps, the first known on 1 January 2021 and each a day after the one before."""
    entry = record.engagements[0]
    support = entry.history[0].support
    history = tuple(
        Step(
            known_on=date(2021, 1, day),
            status=said,
            when=When.of(edtf) if edtf else None,
            by="",
            reason="",
            support=support,
        )
        for day, (said, edtf) in enumerate(steps, 1)
    )
    when = Value(value=When.of(now), why="", support=())
    made: Engagement = replace(entry, history=history, when=when, status=status, first_reported=date(2021, 1, 1))
    return life(made, DAY, {})


def test_each_word_is_a_line_in_the_order_known(record: Record) -> None:
    found = lived(
        record,
        (Status.FLOATED, "2021-01"),
        (Status.SCHEDULED, "2021-01-20"),
        (Status.HELD, "2021-01-20"),
        now="2021-01-20",
    )
    assert found
    assert [one.words for one in found.stages] == [
        "1 Jan 2021: floated, Jan 2021",
        "2 Jan 2021: scheduled, 20 Jan 2021",
        "3 Jan 2021: held, 20 Jan 2021",
    ]
    assert [after.y - before.y for before, after in zip(found.stages, found.stages[1:], strict=False)] == [ROW, ROW]
    assert found.slips == ()


def test_an_arrow_leads_from_the_days_given_up_to_the_new_ones(record: Record) -> None:
    found = lived(record, (Status.SCHEDULED, "2021-01-20"), (Status.SCHEDULED, "2021-01-27"), now="2021-01-27")
    assert found
    first, then = found.stages
    assert first.x is not None
    assert then.x is not None
    assert first.x < then.x
    assert found.slips == ((first.x + first.width / 2, first.y, then.x + then.width / 2, then.y),)


def test_what_is_said_again_and_again_is_one_line_that_says_how_often(record: Record) -> None:
    found = lived(record, (Status.PLANNED, "2021-02"), *[(Status.HELD, "2021-02-03")] * 3, now="2021-02-03")
    assert found
    assert [one.words for one in found.stages][1:] == ["2 Jan 2021: held, 3 Feb 2021 (and 2 more)"]


def test_a_plan_whose_date_passed_ends_with_a_line_that_no_report_says(record: Record) -> None:
    found = lived(record, (Status.SCHEDULED, "2021-02-03"), now="2021-02-03", status=Status.UNCONFIRMED)
    assert found
    assert found.stages[-1].whole == "As of 15 Jan 2026: date passed, no report seen"
    assert (found.stages[-1].report, found.stages[-1].said) == ("", None)


def test_what_was_said_once_or_without_a_date_is_not_drawn(record: Record) -> None:
    assert lived(record, (Status.HELD, "2021-02-03"), now="2021-02-03") is None
    assert lived(record, (Status.PLANNED, ""), (Status.SCHEDULED, ""), now="2021-02-03") is None


def test_a_long_life_says_how_much_of_it_is_in_the_list_alone(record: Record) -> None:
    steps = [(Status.SCHEDULED, f"2021-03-{day:02}") for day in range(1, 29)]
    found = lived(record, *steps, now="2021-03-28")
    assert found
    assert (len(found.stages), found.left_out) == (14, 14)


def test_every_bar_of_the_sample_press_stands_on_its_sheet(record: Record) -> None:
    drawn = [found for entry in record.engagements if (found := life(entry, DAY, {})) is not None]
    assert len(drawn) > 10
    for found in drawn:
        for one in found.stages:
            assert one.x is None or 0 <= one.x <= one.x + one.width <= WIDTH + 8
            assert one.y + ROW <= found.height


def test_a_line_leads_to_the_sentence_and_the_list_says_the_same(served: TestClient, record: Record) -> None:
    held = (one for one in record.engagements if one.when and one.when.value.edtf == "2022-01-06")
    entry = max(held, key=lambda one: len(one.history))
    page = served.get(f"/e/{entry.id}").text
    figure = page.partition('<figure class="drawn lived">')[2].partition("</figure>")[0]
    led = re.findall(r'<a href="(/r/\w+)#(p\d+)" aria-label="Said [^"]+"', figure)
    assert len(led) == figure.count("<a ") > 4
    for address, place in led:
        assert f'id="{place}"' in served.get(address).text
