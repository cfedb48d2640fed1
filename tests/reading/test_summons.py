"""Envoys called in: who they are, whose ministry calls, and in which country."""

import pytest

from tests.reading.sentences import claims

ENVOY = "Simon Shercliff, the British ambassador to Tehran,"


@pytest.mark.parametrize(
    ("sentence", "parties", "place"),
    [
        (f"{ENVOY} was summoned to the foreign ministry on Wednesday evening by its director.", "GB-IR", "IR"),
        ("Iran's foreign ministry called in the British ambassador on Wednesday.", "GB-IR", "IR"),
        ("The British ambassador in Berlin has been called in by the German foreign minister.", "DE-GB", "DE"),
        ("Poland was waiting for an answer. Its foreign ministry summoned the Israeli ambassador.", "IL-PL", "PL"),
        ("Turkey called off talks with Pal Jonson and summoned the Swedish ambassador.", "SE-TR", "TR"),
    ],
)
def test_an_envoy_is_called_in_by_a_ministry_at_home(sentence: str, parties: str, place: str) -> None:
    told = [c for c in claims(f"{sentence} The minister was angry.") if c.format == "other"]
    assert [(c.parties, c.place, c.status) for c in told] == [(parties, place, "held")]


def test_whoever_calls_leaders_together_summons_no_envoy() -> None:
    told = claims("U.S. President Joe Biden has summoned the leaders of the Group of Seven for Monday. He knew.")
    assert [(c.format, c.parties) for c in told] == [("multilateral", "G7-US")]


def test_who_is_called_to_the_ministry_is_summoned() -> None:
    (told,) = claims("Chinese Ambassador Kong Xuanyou was called to the foreign ministry in Tokyo on Thursday.")
    assert (told.format, told.parties, told.status) == ("other", "CN-JP", "held")
