"""A short, seeded run of what `bench/fuzz.py` does for ten minutes."""

from itertools import islice

import pytest

from tests.fuzzing import Parser, mutations, parsers

INPUTS = 60


@pytest.mark.parametrize("parser", parsers(), ids=lambda parser: parser.name)
def test_a_parser_comes_back_from_whatever_it_is_given(parser: Parser) -> None:
    came_back = 0
    for data in islice(mutations(parser.seeds, seed=8), INPUTS):
        parser.parse(data)
        came_back += 1
    assert came_back == INPUTS


def test_the_same_seed_gives_the_same_inputs() -> None:
    one, other = (list(islice(mutations((b"<p>Talks</p>",), seed=3), 20)) for _ in range(2))
    assert one == other
    assert len(set(one)) > 10
