"""Names are given once."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.arrivals import Names


def test_the_second_of_a_name_gets_a_number() -> None:
    names = Names()
    assert [names.fresh("a") for _ in range(3)] == ["a", "a#2", "a#3"]


@given(st.lists(st.sampled_from(["a", "a#2", "a#3", "b", "a#2#2"]), max_size=30))
def test_no_name_is_given_twice(wanted: list[str]) -> None:
    names = Names()
    given_ = [names.fresh(one) for one in wanted]
    assert len(set(given_)) == len(given_)
