import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Decision, Reading
from dragoman.store import coding
from tests.store.making import DECISIONS, READINGS, TEXTS, small


@settings(max_examples=60, deadline=None)
@given(READINGS)
def test_a_reading_survives_the_trip_through_json(reading: Reading) -> None:
    assert coding.decode(coding.encode(reading), Reading) == reading


@settings(max_examples=50, deadline=None)
@given(DECISIONS)
def test_a_decision_survives_the_trip_through_json(decision: Decision) -> None:
    assert coding.decode(coding.encode(decision), Decision) == decision


@given(TEXTS)
def test_a_text_survives_being_squeezed(text: str) -> None:
    assert coding.expand_text(coding.squeeze_text(text)) == text


@given(st.lists(st.integers(-(2**63), 2**64 - 1)).map(tuple))
def test_a_signature_survives_being_packed(signature: tuple[int, ...]) -> None:
    assert coding.unpack(coding.pack(signature)) == signature


def test_a_field_of_the_wrong_type_is_refused_with_its_place() -> None:
    body = coding.encode(small().reading).replace(b'"start":0', b'"start":"0"', 1)
    with pytest.raises(ValueError, match=r"not a Reading: .*\$\."):
        coding.decode(body, Reading)


def test_a_status_that_is_none_is_refused() -> None:
    body = coding.encode(small().reading).replace(b'"planned"', b'"lapsed"')
    with pytest.raises(ValueError, match="not a Reading"):
        coding.decode(body, Reading)


def test_a_field_that_a_newer_version_adds_is_passed_over() -> None:
    reading = small().reading
    body = coding.encode(reading).replace(b'{"report":', b'{"mood":"hopeful","report":', 1)
    assert coding.decode(body, Reading) == reading


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"\xff"'])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="not a Reading"):
        coding.decode(body, Reading)


def test_damaged_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="not compressed"):
        coding.expand(b"not zlib")
    with pytest.raises(ValueError, match="not a signature"):
        coding.unpack(b"\xc1")
