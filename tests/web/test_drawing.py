"""The drawn timeline: bars cover their days, nothing lies on anything else, and what slipped is told."""

import itertools
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import knowledge as facts
from dragoman.model import Engagement, EngagementId, Record, Status, Step, Value, When
from dragoman.pipeline import recorded
from dragoman.store import open_store
from dragoman.web.showing.drawing import WIDTH, Bar, drawing, statuses
from dragoman.web.showing.slips import slips
from dragoman.web.showing.ticks import ticks
from dragoman.web.showing.wording import names_of

NAMES = names_of(facts.load().parties)
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@pytest.fixture(scope="module")
def record(press_store: str) -> Record:
    with open_store(press_store) as store:
        return recorded(store, as_of=date(2026, 1, 15)).record


def told(entry: Engagement, *steps: tuple[Status, str], now: str) -> Engagement:
    """The entry with another life: each step a status and a date."""
    first = entry.history[0]
    history = tuple(
        Step(known_on=date(2021, 1, day), status=status, when=When.of(edtf), by="", reason="", support=first.support)
        for day, (status, edtf) in enumerate(steps, 1)
    )
    return replace(entry, history=history, when=Value(value=When.of(now), why="", support=()))


def moves(entry: Engagement) -> list[tuple[str, str]]:
    return [(slip.before.edtf, slip.after.edtf) for slip in slips(entry)]


def extent(bar: Bar) -> tuple[float, float]:
    """From where to where a bar takes room in its lane; its words by a careful guess at the width of a letter."""
    words = len(bar.label) * 6.0
    label = (bar.label_x - words, bar.label_x) if bar.is_left else (bar.label_x, bar.label_x + words)
    edges = [bar.x, bar.x + bar.width, *label]
    edges += [edge for ghost in bar.ghosts for edge in (ghost.x, ghost.x + ghost.width, ghost.start, ghost.end)]
    return min(edges), max(edges)


def test_a_date_that_excludes_the_one_before_is_a_slip_and_a_more_exact_one_is_none(record: Record) -> None:
    entry = told(
        record.engagements[0],
        (Status.PLANNED, "2021-03"),
        (Status.SCHEDULED, "2021-03-16"),
        (Status.POSTPONED, "2021-03-20"),
        (Status.PLANNED, "2021-04"),
        (Status.HELD, "2021-04-09"),
        now="2021-04-09",
    )
    assert moves(entry) == [("2021-03-16", "2021-04")]


def test_what_was_held_on_another_day_than_planned_slipped_and_tellings_of_the_past_do_not(record: Record) -> None:
    entry = told(
        record.engagements[0],
        (Status.SCHEDULED, "2023-05-24"),
        (Status.HELD, "2023-05-20"),
        (Status.HELD, "2023-05-21"),
        now="2023-05-20",
    )
    assert moves(entry) == [("2023-05-24", "2023-05-20")]
    slip = slips(entry)[0]
    assert slip.first is entry.history[0]
    assert slip.then is entry.history[1]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_lies_on_anything_else_and_all_of_it_is_on_the_sheet(record: Record, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(record.engagements), unique_by=lambda entry: entry.id, min_size=1))
    picture = drawing(replace(record, engagements=tuple(some), as_of=data.draw(DAYS)), NAMES)
    dated = [entry for entry in some if entry.when is not None]
    if picture is None:
        assert dated == []
        return
    assert len(picture.bars) + picture.left_out == len(dated)
    lanes = defaultdict(list)
    for bar in picture.bars:
        lanes[bar.y].append(extent(bar))
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert bar.y + 14 <= picture.height
    for found in lanes.values():
        found.sort()
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(found))


def test_a_longer_date_has_a_longer_bar_and_a_later_one_stands_further_right(record: Record) -> None:
    entry = record.engagements[0]
    some = [
        replace(told(entry, (Status.HELD, edtf), now=edtf), id=EngagementId(str(place)))
        for place, edtf in enumerate(("2021-03-01/2021-03-20", "2021-03-05/2021-03-10", "2021-03-18/2021-03-19"))
    ]
    picture = drawing(replace(record, engagements=tuple(some), as_of=date(2021, 3, 10)), NAMES)
    assert picture is not None
    long, short, late = sorted(picture.bars, key=lambda bar: bar.id)
    assert long.x < short.x < late.x
    assert long.width > short.width > late.width
    assert picture.today is not None
    assert short.x < picture.today < short.x + short.width


def test_the_legend_names_what_is_drawn_and_nothing_else(record: Record) -> None:
    picture = drawing(record, NAMES)
    assert picture is not None
    assert set(statuses(picture.bars)) == {bar.status for bar in picture.bars}


@given(DAYS, st.integers(1, 20_000))
def test_an_axis_has_marks_that_can_be_read(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    found = ticks(first, last, lambda day: float((day - first).days))
    assert len(found) <= 13
    assert [tick.x for tick in found] == sorted({tick.x for tick in found})
    assert all(0 <= tick.x <= days for tick in found)


@pytest.mark.parametrize("as_of", [date(2021, 3, 14), date(2019, 1, 1), date(2026, 1, 15)])
def test_what_lies_before_and_after_the_sheet_is_counted(record: Record, as_of: date) -> None:
    picture = drawing(replace(record, as_of=as_of), NAMES)
    assert picture is not None
    dated = [entry.when.value for entry in record.engagements if entry.when is not None]
    sure = [when for when in dated if when.earliest is not None and when.latest is not None]
    earlier = sum(when.latest < picture.first for when in sure if when.latest is not None)
    later = sum(when.earliest > picture.last for when in sure if when.earliest is not None)
    assert earlier + later > 0
    assert 0 <= picture.earlier - earlier <= len(dated) - len(sure)
    assert 0 <= picture.later - later <= len(dated) - len(sure)
    assert picture.earlier + picture.later <= picture.left_out
