"""Shares with their intervals, and agreement between coders, against figures of the books."""

import pytest

from dragoman.scoring.agreement import Answer, alpha_of, disagreements, share_of, wilson


def told(*rows: str) -> list[Answer]:
    """A line for each coder, a letter for each row; "." is no answer."""
    return [
        Answer(row=f"r{number}", coder=f"c{coder}", field="f", stratum="s", said=letter)
        for coder, line in enumerate(rows)
        for number, letter in enumerate(line.split())
        if letter != "."
    ]


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [
        # K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): examples B (binary) and C (missing data).
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
        (("1 2 1 2", "1 2 1 2"), 1.0),
    ],
)
def test_alpha_is_that_of_the_book(rows: tuple[str, ...], alpha: float) -> None:
    assert alpha_of(told(*rows)).value == pytest.approx(alpha, abs=0.0005)


@pytest.mark.parametrize("rows", [("1 1 1",), ("1 1", "1 1"), ("1 .", ". 2")])
def test_without_two_answers_to_a_row_or_without_any_variety_there_is_no_alpha(rows: tuple[str, ...]) -> None:
    assert alpha_of(told(*rows)).value is None


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(81, 263)  # R. G. Newcombe (1998), table I
    assert low == pytest.approx(0.2553, abs=0.0001)
    assert high == pytest.approx(0.3662, abs=0.0001)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 20)[0] == 0.0
    assert wilson(20, 20)[1] == 1.0


def test_unclear_answers_count_for_no_share_and_rows_weigh_what_they_stand_for() -> None:
    said = [("yes", 9.0), ("no", 1.0), ("unclear", 50.0)]
    answers = [
        Answer(row=str(n), coder="c", field="f", stratum="s", said=word, weight=weight)
        for n, (word, weight) in enumerate(said)
    ]
    share = share_of(answers)
    assert (share.right, share.of, share.share, share.weighted) == (1, 2, 0.5, 0.9)


def test_rows_that_coders_answer_differently_are_told() -> None:
    assert disagreements(told("yes no", "yes yes")) == {"r1": {"c0": "no", "c1": "yes"}}
