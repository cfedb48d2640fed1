"""Why a reading says what it says: each claim by what fired, each silent sentence by why."""

from datetime import date

import pytest

from dragoman import knowledge, press
from dragoman.cleaning import clean
from dragoman.intake import gather
from dragoman.knowledge import Knowledge
from dragoman.model import Explanation, Fate, Firing, Reading, Report
from dragoman.reading import explain, read

PLAN = "Foreign Minister Penny Wong will visit Japan next week for talks with Japanese Foreign Minister Yoko Kamikawa."


@pytest.fixture(scope="module")
def facts() -> Knowledge:
    return knowledge.load()


def explained(text: str, facts: Knowledge) -> tuple[Reading, Explanation]:
    report = Report.make(name="report", text=text, stated_published=date(2024, 3, 8), basis="given")
    reading = read(report, clean(report), facts)
    return reading, explain(reading, facts)


def firings(text: str, facts: Knowledge) -> list[Firing]:
    return [one for sentence in explained(text, facts)[1].sentences for one in sentence.firings]


def test_a_claim_is_explained_by_the_words_that_fired(facts: Knowledge) -> None:
    visit, talks = firings(PLAN, facts)
    assert (visit.pattern, visit.quote.quote, visit.fate, visit.claim) == ("visit:visit", "visit", Fate.CLAIM, 0)
    assert (talks.pattern, talks.quote.quote, talks.fate, talks.claim) == ("meeting:talks", "talks", Fate.CLAIM, 1)


def test_a_frame_that_joined_a_claim_names_it(facts: Knowledge) -> None:
    text = f"{PLAN} The talks will be held in Tokyo."
    assert [(one.quote.quote, one.claim) for one in firings(text, facts)] == [("visit", 0), ("talks", 1), ("talks", 1)]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Prime Minister Anthony Albanese will hold talks on Friday.", "one side only (AU)"),
        ("Ms. Wong said a visit was long overdue.", "a visit without a host"),
        (
            "“We hope to meet Japanese Foreign Minister Yoko Kamikawa every year from now on,” an official said.",
            "speech",
        ),
    ],
)
def test_what_was_left_out_says_why(sentence: str, why: str, facts: Knowledge) -> None:
    (left,) = [one for one in firings(f"{PLAN} {sentence}", facts) if one.fate is Fate.LEFT_OUT]
    assert why in left.why


def test_a_denied_meeting_is_explained_as_a_denial(facts: Knowledge) -> None:
    text = "The Foreign Ministry denied that Prime Minister Fumio Kishida would meet President Xi Jinping next week."
    (denied,) = [one for one in firings(text, facts) if one.pattern == "meeting:meet"]
    assert (denied.fate, denied.claim) == (Fate.DENIAL, 0)


def test_words_in_another_sense_are_named(facts: Knowledge) -> None:
    (other,) = [one for one in firings(f"{PLAN} Canberra calls for calm.", facts) if one.fate is Fate.OTHER_SENSE]
    assert (other.pattern, other.quote.quote) == ("call:call", "calls")


def test_a_sentence_without_any_such_words_says_so(facts: Knowledge) -> None:
    _, explanation = explained(f"{PLAN} Prices rose this year.", facts)
    assert [sentence.why for sentence in explanation.sentences] == ["", "no words of a visit, meeting or call"]


def test_a_report_behind_the_gate_or_without_officials_says_that_it_was_not_searched(facts: Knowledge) -> None:
    assert "gate is closed" in explained("Apples are cheap this autumn.", facts)[1].why
    assert "nobody is named" in explained("The gardeners will meet for talks on a visit.", facts)[1].why


def test_lines_that_were_taken_off_are_shown(facts: Knowledge) -> None:
    _, explanation = explained(f"Talks next week\n\n{PLAN}\n\nSUBSCRIBE NOW\n", facts)
    assert explanation.removed == ("SUBSCRIBE NOW",)


def test_every_claim_of_the_sample_press_is_explained_by_its_own_patterns(facts: Knowledge) -> None:
    for intake in gather([str(press.folder())], largest=10_000_000):
        assert intake.report is not None
        reading = read(intake.report, clean(intake.report), facts)
        fired = [one for sentence in explain(reading, facts).sentences for one in sentence.firings]
        for fate, claims in ((Fate.CLAIM, reading.claims), (Fate.DENIAL, reading.denials)):
            for number, claim in enumerate(claims):
                patterns = {one.pattern for one in fired if (one.fate, one.claim) == (fate, number)}
                assert patterns == set(claim.patterns), f"{intake.name}, {fate} {number}"
