"""Stories and days of pages, counted against labels."""

import pytest

from dragoman.scoring import PageLabel, PageTally, page_label

LABEL = page_label({"with": ["first words", "last words"], "without": ["Read also", "Menu"], "date": "2021-03-04"})


def tally(label: PageLabel, story: str, day: str = "") -> PageTally:
    found = PageTally()
    found.add(label, story, day)
    return found


def test_chunks_are_counted_as_kept_missed_and_furniture() -> None:
    found = tally(LABEL, "The first\u00a0 words. Menu", "2021-03-04")
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)


def test_an_empty_story_misses_all_and_holds_no_furniture() -> None:
    found = tally(LABEL, "")
    assert (found.precision, found.recall, found.f1) == (0.0, 0.0, 0.0)
    assert found.counts["off"] == 2


def test_words_are_counted_where_the_whole_story_is_known() -> None:
    assert tally(page_label({"text": "one two three"}), "two three four").word_f1 == pytest.approx(2 / 3)


def test_a_day_is_right_wrong_or_missed() -> None:
    assert tally(LABEL, "", "2021-03-04").date_f1 == 1.0
    wrong, missed = tally(LABEL, "", "2021-03-05"), tally(LABEL, "")
    wrong.counts.update(tally(LABEL, "", "2021-03-04").counts)
    missed.counts.update(tally(LABEL, "", "2021-03-04").counts)
    assert wrong.date_f1 == missed.date_f1 == pytest.approx(2 / 3)
    assert wrong.date_share == 0.5


def test_a_page_that_has_no_day_is_right_without_one() -> None:
    undated = page_label({"date": None})
    assert tally(undated, "").counts["undated"] == 1
    assert tally(undated, "", "2021-03-05").counts["day_wrong"] == 1
    assert not page_label({}).dated


@pytest.mark.parametrize("row", [{"with": 3}, {"without": [3]}, {"date": 3}])
def test_a_label_of_another_shape_is_told(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is no"):
        page_label(row)
