"""Laws that hold for any text and any publication day."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.dates import Anchor, answer, find_times

PIECES = (
    "on Monday",
    "next Tuesday",
    "last Friday",
    "will meet",
    "met",
    "said",
    "on March 3",
    "in mid-April",
    "by the end of the year",
    "since 2015",
    "from April 28 to May 2",
    "the following week",
    "two days later",
    "three weeks after",
    "in fiscal 2022",
    "the second quarter of",
    "in the 1990s",
    "at 5 p.m.",
    "over the past three months",
    "within 30 days",
    "Christmas Day",
    "this summer",
    "May",
    "12/03/2021",
    "29 February",
    "Feb. 30, 2021",
    "9999",
    "the year after next",
    "a million years ago",
    "every Monday",
    "until",
    "before",
    ",",
    ".",
    "\n",
    "\n\n",
    "and",
    "-",
    "of",
    "the",
    "early",
    "31",
    "2021",
    "BC",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
# Sentences whose answers are days or weeks reckoned from publication alone.
WEEKLY = (
    "The envoys met on {day}.",
    "The envoys will meet on {day}.",
    "The envoys will meet next {day}.",
    "The envoys met last {day}.",
    "The envoys will meet this {day}.",
    "The envoys will meet next week.",
    "The envoys met last week.",
    "The envoys will meet on {day} next week.",
    "The envoys met earlier this week.",
    "The envoys will meet over the weekend.",
    "The envoys met three days ago.",
    "The envoys will meet in two weeks.",
    "The envoys will meet by {day}.",
    "They will tour the region from {day} to Saturday.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _on(day: date) -> Anchor:
    return Anchor(earliest=day, latest=day)


@given(text=st.one_of(TEXTS, st.text(max_size=80)), day=DAYS)
@settings(max_examples=150, deadline=None)
def test_every_span_stands_and_every_index_points_at_an_expression(text: str, day: date) -> None:
    found = find_times(text, _on(day))
    last = 0
    for timex in found.timexes:
        assert last <= timex.start < timex.end <= len(text)
        last = timex.end
    grouped = [k for mention in found.mentions for k in mention.of]
    assert grouped == list(range(len(found.timexes)))
    for mention in found.mentions:
        assert mention.start <= found.timexes[mention.of[0]].start
        assert mention.end == found.timexes[mention.of[-1]].end
        assert mention.when is None or mention.when.words == text[mention.start : mention.end]


@given(text=TEXTS, day=DAYS)
@settings(max_examples=100, deadline=None)
def test_every_value_is_edtf_of_level_1_with_the_bounds_given(text: str, day: date) -> None:
    for mention in find_times(text, _on(day)).mentions:
        when = mention.when
        if when is None:
            continue
        parsed = parse_edtf(when.edtf)
        if when.earliest is not None:
            assert tuple(parsed.lower_strict())[:3] == (when.earliest.year, when.earliest.month, when.earliest.day)
        if when.latest is not None:
            assert tuple(parsed.upper_strict())[:3] == (when.latest.year, when.latest.month, when.latest.day)


@given(day=DAYS, weekday=st.sampled_from(WEEKDAYS), sentence=st.sampled_from(WEEKLY))
@settings(max_examples=200, deadline=None)
def test_publication_seven_days_on_moves_weekly_answers_by_seven_days(day: date, weekday: str, sentence: str) -> None:
    text = sentence.format(day=weekday)
    one = find_times(text, _on(day)).mentions
    two = find_times(text, _on(day + timedelta(7))).mentions
    for first, second in zip(one, two, strict=True):
        assert first.when is not None
        assert second.when is not None
        for early, late in ((first.when.earliest, second.when.earliest), (first.when.latest, second.when.latest)):
            assert early is not None
            assert late == early + timedelta(7)


@given(day=DAYS, weekday=st.sampled_from(WEEKDAYS))
@settings(max_examples=60, deadline=None)
def test_a_bare_weekday_is_within_seven_days_of_publication_on_the_side_of_its_tense(day: date, weekday: str) -> None:
    (past,) = find_times(f"The envoys met on {weekday}.", _on(day)).mentions
    (ahead,) = find_times(f"The envoys will meet on {weekday}.", _on(day)).mentions
    assert past.when is not None
    assert ahead.when is not None
    assert past.when.earliest is not None
    assert ahead.when.earliest is not None
    assert timedelta(0) <= day - past.when.earliest < timedelta(7)
    assert timedelta(0) <= ahead.when.earliest - day < timedelta(7)


@given(text=TEXTS, day=DAYS, width=st.integers(min_value=1, max_value=40))
@settings(max_examples=80, deadline=None)
def test_a_publication_range_covers_the_answers_from_both_its_ends(text: str, day: date, width: int) -> None:
    last = day + timedelta(width)
    both = find_times(text, Anchor(earliest=day, latest=last)).mentions
    ends = [find_times(text, Anchor(earliest=d, latest=d)).mentions for d in (day, last)]
    for k, mention in enumerate(both):
        for end in ends:
            if mention.when is None or len(end) != len(both) or end[k].when is None or end[k].of != mention.of:
                continue
            if not mention.when.is_approximate:
                continue
            when = end[k].when
            assert when is not None
            assert mention.when.meets(when)


@given(text=TEXTS, day=DAYS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_and_anchor_give_the_same_answer(text: str, day: date) -> None:
    line: dict[str, object] = {"id": 1, "text": text, "published": day.isoformat()}
    assert answer(line) == answer(line)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "No time is named here."])
def test_a_text_without_times_has_none(text: str) -> None:
    found = find_times(text, _on(date(2021, 3, 12)))
    assert found.timexes == ()
    assert found.mentions == ()


@pytest.mark.parametrize("text", ["4.² on March 4, 2021", "in ² days", "³ March", "on ² March 2021, ⑦ days later"])
def test_figures_that_stand_above_the_line_are_no_numbers(text: str) -> None:
    assert all("²" not in text[one.start : one.end] for one in find_times(text, Anchor()).mentions)
