"""read: what it refuses, what it leaves empty, and that nothing thrown at it stops it."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning import clean
from dragoman.model import Masthead, Reading, Report
from dragoman.reading import read
from tests.reading.sentences import claims, facts, reading

SENTENCE = "Foreign Minister Toshimitsu Motegi met Chinese Foreign Minister Wang Yi in Tokyo on Thursday."


def in_language(language: str) -> Reading:
    report = Report.make(name="flash", text=SENTENCE)
    return read(report, clean(report), facts(), Masthead(language=language))


@pytest.mark.parametrize("language", ["ja", "fr", "zh-Hans", "de_DE"])
def test_another_language_is_a_problem_with_a_name(language: str) -> None:
    found = in_language(language)
    (problem,) = found.problems
    assert (problem.what, problem.fatal) == ("language_not_read", True)
    assert "flash" in problem.why
    assert language in problem.why
    assert found.claims == ()


@pytest.mark.parametrize("language", ["en", "en-GB", "en_US", "EN", ""])
def test_english_of_any_country_is_read(language: str) -> None:
    found = in_language(language)
    assert found.problems == ()
    assert len(found.claims) == 1


def test_what_the_report_states_of_its_language_outweighs_what_was_found() -> None:
    report = Report.make(name="flash", text=SENTENCE, language="fr")
    assert [problem.what for problem in read(report, clean(report), facts(), Masthead(language="en")).problems] == [
        "language_not_read"
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Ministers meet", "Suga visits", "2+2", "."])
def test_a_report_of_two_words_says_nothing(text: str) -> None:
    found = reading(text)
    assert found.claims == ()
    assert found.problems == ()


def test_an_opinion_piece_makes_no_claims() -> None:
    text = (
        "Summit or no summit, what leaders need is patience. Diplomacy between great powers is slow work, and "
        "ministers ought to talk more often than they do. A president who never calls an ally learns nothing. "
        "What matters is not who visits whom but what is said behind the door."
    )
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The president of the club met the chairman of the league in Tokyo on Thursday, and a call followed.",
        "The chief executive of a carmaker will visit Japan in May for talks with dealers, and meet the press.",
        "The prime minister gave a speech on taxes in parliament on Thursday, and talks on the budget go on.",
    ],
)
def test_sport_and_business_and_home_news_make_no_claims(text: str) -> None:
    assert claims(text) == []


def test_the_same_input_gives_the_same_reading() -> None:
    assert reading(SENTENCE) == reading(SENTENCE)


def test_what_the_page_says_of_itself_is_kept() -> None:
    report = Report.make(name="flash", text=SENTENCE)
    found = read(
        report, clean(report), facts(), Masthead(language="en", agency="Agency", outlet="Outlet", title="Title")
    )
    assert (found.agency, found.outlet, found.title) == ("Agency", "Outlet", "Title")
    own = Report.make(name="flash", text=SENTENCE, outlet="Its own")
    assert read(own, clean(own), facts(), Masthead(outlet="Outlet")).outlet == "Its own"


NAMES = ["Yoshihide Suga", "Joe Biden", "Wang Yi", "Narendra Modi", "Lopeti Fauono", "Semi Vakaloa", "Angela Merkel"]


def names(count: int) -> str:
    listed = ", ".join(f"President {NAMES[n % len(NAMES)]}" for n in range(count))
    return f"Prime Minister Fumio Kishida met {listed} and others in Tokyo on Thursday."


HOSTILE: dict[str, Callable[[int], str]] = {
    "names": lambda size: names(size // 25),
    "one word": lambda size: "a" * size,
    "meetings": lambda size: f"{SENTENCE} " * (size // len(SENTENCE)),
    "deep quotes": lambda size: "“the minister met " * (size // 18) + "”" * (size // 18),
    "commas": lambda size: "minister, president, " * (size // 21),
    "no spaces": lambda size: "外相会談minister東京met" * (size // 18),
    "control": lambda size: "minister\x00met\x07president\x1b[0m\u200b\ufeff " * (size // 32),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(kind: str) -> None:
    reading(SENTENCE)  # what is worked out once is worked out here

    def cost(size: int) -> float:
        text = HOSTILE[kind](size)
        start = time.process_time()
        reading(text)
        return time.process_time() - start

    small, large = cost(1_500), cost(6_000)
    assert large < 4 * 3 * max(small, 0.02), f"{kind}: {small:.3f} s, four times as long: {large:.3f} s"


def test_a_long_report_takes_no_longer_for_each_page() -> None:
    def once(size: int) -> float:
        start = time.process_time()
        reading(HOSTILE["meetings"](size))
        return time.process_time() - start

    def cost(size: int) -> float:
        return min(once(size) for _ in range(2))  # a busy machine may slow down one of them

    cost(1_000)
    assert cost(96_000) < 4 * 2 * max(cost(24_000), 0.05)


def test_a_megabyte_without_a_full_stop_is_read() -> None:
    assert reading("what the two sides said of one another was not much " * 20_000).claims == ()


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_at_all_is_read(text: str) -> None:
    found = reading(text)
    assert all(found.text.stands(claim.trigger) for claim in found.claims)


WORDS = st.sampled_from(
    [
        *NAMES,
        *("Prime Minister", "President", "foreign minister", "met", "will meet", "visit", "Japan", "India", "Tokyo"),
        *(
            "the",
            "and",
            "with",
            "of",
            "to",
            "in",
            "not",
            "on Monday",
            "in April",
            "2+2",
            "summit",
            "talks",
            "postponed",
        ),
        *(",", ".", "“", "”", "(", "his", "he", "they", "counterpart", "who", "until", "for two days", "said", "'s"),
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=5, max_size=60).map(" ".join))
def test_any_salad_of_the_words_it_looks_for_is_read(text: str) -> None:
    found = reading(text)
    for claim in found.claims:
        assert found.text.stands(claim.trigger)
        assert len(claim.codes) == len(set(claim.codes))
    assert all(one.key != two.key for one, two in pairwise(found.claims))
