"""Where stretches lie: bisection finds what looking at each would find."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.stretches import Cover, between

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair))))


@dataclass(frozen=True)
class Word:
    start: int


@given(spans=SPANS, start=st.integers(0, 80), length=st.integers(1, 20))
def test_a_cover_is_touched_where_any_of_its_spans_is(spans: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    assert Cover(spans).touches(start, end) == any(s < end and start < e for s, e in spans)


@given(starts=st.lists(st.integers(0, 60)).map(sorted), start=st.integers(0, 60), end=st.integers(0, 60))
def test_between_gives_what_begins_there(starts: list[int], start: int, end: int) -> None:
    words = [Word(at) for at in starts]
    assert list(between(words, start, end)) == [word for word in words if start <= word.start < end]
