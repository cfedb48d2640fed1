"""What is cut out of a paragraph that stays."""

import pytest

from dragoman.cleaning.noise import runs_without_noise

CASES = [
    ("[ad_1] Talks were held.", "Talks were held."),
    ("Talks were held. [ad_2]", "Talks were held."),
    ("Talks were held last month. [ab/uh]", "Talks were held last month."),
    ("Talks were held in Os\u00adlo.", "Talks were held in Oslo."),
    ("\ufeffTalks were held.", "Talks were held."),
    ("Talks were held\r\nin Oslo.", "Talks were held\nin Oslo."),
    ("Talks were held. https://bit.ly/abc123", "Talks were held."),
    ("Talks were held [in secret] on Monday.", "Talks were held [in secret] on Monday."),
    ("Talks on either/or questions (see a/b).", "Talks on either/or questions (see a/b)."),
    ("The talks were serious. .", "The talks were serious. ."),
]


@pytest.mark.parametrize(("received", "left"), CASES)
def test_only_noise_is_cut(received: str, left: str) -> None:
    runs = runs_without_noise(received, 0, len(received))
    assert "".join(received[first:last] for first, last in runs) == left


def test_nothing_but_noise_leaves_nothing() -> None:
    assert runs_without_noise("[ad_1]\x00", 0, 7) == ()
