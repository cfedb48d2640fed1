"""Who put off or called off an engagement, and why."""

import pytest

from dragoman.cleaning import clean
from dragoman.model import Dating, Report, When
from dragoman.reading.movers import find_mover, find_reason
from dragoman.reading.scene import Scene, lay_out, mark_sentences
from tests.reading.sentences import facts


def laid_out(text: str) -> Scene:
    cleaned = clean(Report.make(name="test", text=text))
    marked = mark_sentences(cleaned, facts().mark(cleaned.text))
    scene = lay_out(cleaned, marked, Dating(when=When.of("2021-03-12")), facts())
    assert scene is not None
    return scene


def trigger(text: str) -> tuple[int, int]:
    start = next(text.index(word) for word in ("visit", "talks", "trip", "meeting") if word in text)
    return start, start + 5


@pytest.mark.parametrize(
    ("text", "mover"),
    [
        ("Japan on Thursday called off a visit to Rome.", "JP"),
        ("U.S. President Joe Biden has postponed a trip to Japan.", "Joe Biden"),
        ("The visit to Rome was cancelled by Japan.", "JP"),
    ],
)
def test_the_mover_is_the_subject_or_the_agent(text: str, mover: str) -> None:
    scene = laid_out(text)
    found = find_mover(scene.sentences[0], trigger(text), scene.meanings)
    assert found is not None
    assert found[0] == mover
    assert scene.text.text[found[1] : found[2]] in text


@pytest.mark.parametrize(
    "text",
    [
        "The visit to Japan was put off on Thursday.",
        "Japan wants a visit in May.",
        "The talks with Japan have been cancelled.",
    ],
)
def test_where_nobody_is_said_to_have_moved_it_there_is_no_mover(text: str) -> None:
    scene = laid_out(text)
    assert find_mover(scene.sentences[0], trigger(text), scene.meanings) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The visit was postponed owing to a flood in the capital, Japanese officials said.", "a flood in the capital"),
        ("Japan called off the talks because of a strike at the airport.", "a strike at the airport"),
        ("Citing heavy snow, Japan postponed the visit.", "heavy snow"),
        ("The talks were called off when the Japanese minister fell ill.", "the Japanese minister fell ill"),
        ("Japan put off the trip over a quarrel about wine.", "a quarrel about wine"),
        ("The visit to Japan was put off on Monday. The reason was a broken engine.", "a broken engine"),
    ],
)
def test_the_reason_is_in_the_report_s_own_words(text: str, reason: str) -> None:
    scene = laid_out(text)
    behind = scene.sentences[1] if len(scene.sentences) > 1 else None
    found = find_reason(scene.text.text, scene.sentences[0], trigger(text), behind)
    assert found is not None
    assert found[0] == reason
    assert scene.text.text[found[1] : found[2]] == reason


def test_a_plan_due_to_take_place_gives_no_reason() -> None:
    text = "The visit to Japan due to begin on Monday was postponed."
    scene = laid_out(text)
    assert find_reason(scene.text.text, scene.sentences[0], trigger(text)) is None


def test_words_between_a_reason_and_what_it_is_leave_it_untold() -> None:
    text = "The visit to Japan was put off. The reason, says the ministry, is not known."
    scene = laid_out(text)
    assert find_reason(scene.text.text, scene.sentences[0], trigger(text), scene.sentences[1]) is None
