"""Plans whose date passed, and how plans turned out: what the commands `overdue` and `reliability` say, and drawn."""

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from dragoman.model import Outcome, Reliability
from dragoman.web.showing.plans import WIDTH, shifts, sources
from tests.web.test_pages import words


def row(source: str, *moved_by: int, **counts: int) -> Reliability:
    """A source: so many plans of each outcome, and those that moved by these days."""
    every = {outcome: counts.get(outcome.value, 0) for outcome in Outcome} | {Outcome.MOVED: len(moved_by)}
    known = sum(every[one] for one in (Outcome.HELD, Outcome.MOVED, Outcome.PUT_OFF, Outcome.CANCELLED))
    return Reliability(
        source=source,
        plans=sum(every.values()),
        counts=every,
        moved_by=tuple(sorted(moved_by)),
        known=known,
        few=known < 10,
    )


def test_the_share_held_is_of_those_of_which_it_is_known_what_became() -> None:
    (some,) = sources((row("The Gazette", 7, 1, held=8, unknown=30),))
    assert (some.share, some.held, some.shift, some.few) == ("80%", 80.0, "+4", False)
    (none,) = sources((row("The Gazette", unknown=3),))
    assert (none.share, none.held, none.shift) == ("-", None, "")


def test_the_widest_bar_is_that_of_the_most_plans() -> None:
    made = sources((row("a", held=8, ahead=2), row("b", held=1, cancelled=4)))
    assert [round(sum(part for _, _, part in one.parts)) for one in made] == [100, 50]


def test_moved_plans_stand_at_their_days_and_more_of_them_make_a_larger_dot() -> None:
    found = shifts((row("a", -7, 14, 14, 14), row("b", held=3)))
    assert found
    ((name, _, dots),) = found.lanes
    assert name == "a"
    early, late = dots
    assert early.x < found.zero < late.x < WIDTH
    assert (late.x - found.zero) / (found.zero - early.x) == pytest.approx(2, abs=0.02)
    assert late.radius > early.radius
    assert (early.words, late.words) == ("1 plan moved by 7 days, earlier", "3 plans moved by 14 days, later")


def test_where_nothing_moved_nothing_is_drawn() -> None:
    assert shifts((row("a", held=3),)) is None


def test_an_overdue_plan_says_how_long_ago_when_it_was_last_told_of_and_by_which_words(served: TestClient) -> None:
    page = words(served.get("/plans?party=IR").text)
    assert re.search(r"Visit by Japan to Iran date passed, no report seen", page)
    assert re.search(r"\d+ months ago; last told of on 28 May 2019, as floated", page)
    assert "considering" in page


def test_plans_take_the_filters_and_show_which_are_on(served: TestClient) -> None:
    whole, part = served.get("/plans").text, served.get("/plans?party=IR").text
    assert part.count('class="bunch late"') < whole.count('class="bunch late"')
    assert '<span class="kind">Party</span> Iran' in part


def test_plans_are_told_by_outlet_or_by_the_kind_of_source(served: TestClient) -> None:
    by_outlet, by_source = words(served.get("/plans").text), served.get("/plans?by=source&party=JP").text
    assert "Northgate Chronicle" in by_outlet
    assert "official word" in words(by_source)
    assert 'href="?party=JP#sources">by outlet' in by_source


def test_the_numbers_of_a_row_add_up_to_its_plans(served: TestClient) -> None:
    page = served.get("/plans").text.partition('<table class="plans">')[2].partition("</table>")[0]
    rows = [re.findall(r'<td class="number">([^<]*)</td>', line) for line in page.split("<tr>")[2:]]
    assert rows
    for plans, *counts, _ in rows:
        assert int(plans) == sum(int(one) for one in counts if one), Counter(counts)
