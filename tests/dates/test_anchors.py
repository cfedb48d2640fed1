"""What dates are reckoned from: publication days and ranges, earlier mentions, tales of the past, places."""

from datetime import date

import pytest

from dragoman.dates import Anchor, SaidKind, TimeMention, find_times


def _times(text: str, published: str = "2021-03-12", country: str = "", zone: str = "") -> tuple[TimeMention, ...]:
    day = date.fromisoformat(published) if published else None
    return find_times(text, Anchor(earliest=day, latest=day, country=country, zone=zone)).mentions


def _edtf(text: str, published: str = "2021-03-12", country: str = "", zone: str = "") -> list[str]:
    return [m.when.edtf for m in _times(text, published, country, zone) if m.when is not None]


def _ranged(text: str, first: str, last: str) -> list[str]:
    anchor = Anchor(earliest=date.fromisoformat(first), latest=date.fromisoformat(last))
    return [m.when.edtf for m in find_times(text, anchor).mentions if m.when is not None]


def test_a_publication_range_gives_the_union_of_the_readings_marked_as_about() -> None:
    assert _ranged("The envoys met yesterday.", "2021-03-10", "2021-03-12") == ["2021-03-09/2021-03-11~"]


def test_a_publication_range_leaves_absolute_dates_alone() -> None:
    assert _ranged("The envoys met on 3 May 2019.", "2021-03-10", "2021-03-12") == ["2019-05-03"]


def test_a_publication_range_inside_one_week_leaves_the_week_alone() -> None:
    assert _ranged("The envoys will meet next week.", "2021-03-09", "2021-03-11") == ["2021-03-15/2021-03-21"]


def test_one_end_of_a_publication_range_alone_counts_as_the_day() -> None:
    found = find_times("The envoys met yesterday.", Anchor(latest=date(2021, 3, 12))).mentions
    assert [m.when.edtf for m in found if m.when] == ["2021-03-11"]


def test_without_publication_relative_words_are_returned_unanchored_with_what_they_say() -> None:
    (mention,) = _times("The envoys will meet on Monday.", "")
    assert mention.when is None
    assert mention.said.kind is SaidKind.WEEKDAY
    assert mention.said.weekday == 0
    assert mention.said.tense == "future"


def test_without_publication_a_mention_still_anchors_what_follows_it() -> None:
    assert _edtf("The truce was signed on May 4, 2019, and broken the next day.", "") == ["2019-05-04", "2019-05-05"]


def test_an_anchor_is_told_for_people_to_read() -> None:
    first, second = _times("The truce was signed on Feb. 3, and broken the next day.")
    assert first.when is not None
    assert second.when is not None
    assert first.when.anchor == "published 2021-03-12"
    assert second.when.anchor == "after 'Feb. 3'"


def test_an_absolute_date_has_no_anchor() -> None:
    (mention,) = _times("The truce was signed on 3 February 2019.")
    assert mention.when is not None
    assert mention.when.anchor == ""
    assert mention.when.words == "on 3 February 2019"


TALE = (
    "The war began in May 1911. In June the northern army crossed the river. The capital fell on 8 August. "
    "In November 1911 the two sides signed a truce. In January fighting broke out again, and on 3 March 1912 the "
    "king fled. By April the war was over. The treaty was signed in 1913."
)


def test_a_tale_of_the_past_is_told_from_mention_to_mention() -> None:
    assert _edtf(TALE) == [
        "1911-05",
        "1911-06",
        "1911-08-08",
        "1911-11",
        "1912-01",
        "1912-03-03",
        "../1912-04-30",
        "1913",
    ]


def test_news_with_a_little_history_is_told_from_its_publication_day() -> None:
    text = (
        "The ministers met on Tuesday. They will meet again in June. The pact of 1960 was revised in 1978. "
        "A spokesman said last week that talks resume on Monday."
    )
    assert _edtf(text) == [
        "2021-03-09",
        "2021-06",
        "1960",
        "1978",
        "2021-03-01/2021-03-07",
        "2021-03-15",
    ]


def test_a_digression_to_a_far_year_does_not_move_a_tale() -> None:
    text = (
        "The siege began in May 1911 and the town starved. A film of 1987 made it famous. In July the town fell. "
        "In 1912 it was rebuilt. Its mayor died in 1913."
    )
    assert _edtf(text)[2] == "1911-07"


def test_a_month_after_a_past_year_in_the_same_sentence_is_of_that_year() -> None:
    assert _edtf("They met in Singapore in June 2018, and again in September.") == ["2018-06", "2018-09"]


def test_a_first_visit_in_so_many_years_is_no_date() -> None:
    assert _edtf("It will be the first royal visit in twelve years.") == []


def test_a_move_from_one_month_to_another_is_two_dates() -> None:
    assert _edtf("The summit was postponed from April to June.") == ["2021-04", "2021-06"]


def test_a_present_tense_programme_looks_ahead() -> None:
    text = "The premier lands on Monday. On Tuesday he sees the king. Talks are on Wednesday."
    assert _edtf(text) == ["2021-03-15", "2021-03-16", "2021-03-17"]


def test_a_caption_in_the_present_tense_looks_back() -> None:
    assert _edtf("The premier shakes hands with his host in Oslo on Monday.") == ["2021-03-08"]


@pytest.mark.parametrize(
    ("country", "zone", "expected"),
    [("", "", "2021-03-09"), ("JP", "", "2021-03-10"), ("", "Asia/Tokyo", "2021-03-10"), ("US", "", "2021-03-09")],
)
def test_a_time_in_another_zone_falls_on_the_day_at_the_place(country: str, zone: str, expected: str) -> None:
    assert _edtf("The call began at 22:30 GMT on March 9, 2021.", country=country, zone=zone) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan's Diet set the sum for fiscal 2021.", "2021-04-01/2022-03-31"),
        ("Congress set the sum for fiscal 2021.", "2020-10-01/2021-09-30"),
        ("The sum is set for fiscal 2021.", "2020-10-01/2021-09-30"),
        ("Tokyo pays more. The sum is set for fiscal 2021.", "2021-04-01/2022-03-31"),
    ],
)
def test_a_fiscal_year_is_of_the_country_that_the_text_speaks_of(text: str, expected: str) -> None:
    assert expected in _edtf(text)


def test_a_person_called_may_is_no_month() -> None:
    assert _edtf("Theresa May flew to Brussels. May will meet her host, and May said so in May.") == ["2021-05"]


def test_the_nearer_order_of_a_numeric_date_is_taken_where_the_country_is_unknown() -> None:
    assert _edtf("Posted 10/03/2021.") == ["2021-03-10"]
    assert _edtf("Posted 10/03/2019.") == ["2019-10-03"]


def test_wrapped_lines_do_not_cut_a_date() -> None:
    text = (
        "the envoys who had been\nwaiting on the morning of March\n5, 2019 went home and\nsaid nothing to the\npress\n"
    )
    assert _edtf(text) == ["2019-03-05"]


def test_separate_lines_do_not_join_into_a_date() -> None:
    assert _edtf("Talks open in March\n2021 Annual Report\nContact us") == ["2021-03", "2021"]


def test_a_programme_does_not_go_on_from_one_paragraph_to_the_next() -> None:
    text = "The minister will be in Bonn on March 18.\nOn Friday he will see the ambassador at home."
    assert _edtf(text) == ["2021-03-18", "2021-03-12"]
