"""Law 1: every quote of every claim stands in the text and in the report as received; keys name claims for good."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import press
from dragoman.cleaning import clean
from dragoman.model import Quote, Reading, Report
from dragoman.reading import read
from dragoman.reading.claims import quotes_of
from tests.reading.sentences import facts, reading

PRESS = [pytest.param(file.name, id=file.name.partition(".")[0]) for file in press.reports()]


@cache
def press_reading(name: str) -> Reading:
    text = press.folder().joinpath(name).read_text(encoding="utf-8")
    return read_text(text, markup="html" if name.endswith(".html") else "text")


def read_text(text: str, markup: str = "text") -> Reading:
    report = Report.make(name="report", text=text, markup=markup)
    return read(report, clean(report), facts())


def every_quote(found: Reading) -> Iterator[Quote]:
    for claim in (*found.claims, *found.denials):
        yield from quotes_of(claim)
    for instrument in found.instruments:
        yield from instrument.quotes
    for position in found.positions:
        yield from position.quotes
    for inconsistency in found.inconsistencies:
        yield from inconsistency.quotes
    for repair in found.repairs:
        yield repair.quote
    yield from found.dating.quotes


def received(found: Reading, quote: Quote) -> str:
    """The words behind a quote in the report as received, without markup and white space."""
    start, end = found.text.raw_span(quote.start, quote.end)
    words = found.report.text[start:end]
    if found.report.markup == "html":
        words = unescape(re.sub(r"<[^>]*>", "", words))
    return "".join(words.split())


def is_within(words: str, raw: str) -> bool:
    """Whether the words stand in the raw ones in order: cleaning may have taken noise out of their midst."""
    letters = iter(raw)
    return all(letter in letters for letter in words)


@pytest.mark.parametrize("name", PRESS)
def test_every_quote_of_the_sample_press_stands_in_its_text(name: str) -> None:
    found = press_reading(name)
    assert [quote for quote in every_quote(found) if not found.text.stands(quote)] == []


@pytest.mark.parametrize("name", PRESS)
def test_every_quote_of_the_sample_press_stands_in_the_report_as_received(name: str) -> None:
    found = press_reading(name)
    assert [q for q in every_quote(found) if received(found, q) != "".join(q.quote.split())] == []


@pytest.mark.parametrize("name", PRESS)
def test_no_claim_of_the_sample_press_had_to_be_dropped(name: str) -> None:
    assert press_reading(name).problems == ()


@pytest.mark.parametrize("name", PRESS)
def test_every_value_of_a_claim_has_its_words(name: str) -> None:
    for claim in press_reading(name).claims:
        assert claim.trigger.quote
        assert claim.format.quotes
        assert claim.status.quotes
        assert all(party.quotes for party in claim.parties)
        assert all(who.quotes for who in claim.participants if who.named)
        assert claim.when is None or claim.when.quotes
        assert claim.venue is None or claim.venue.quotes


@pytest.mark.parametrize("name", PRESS)
def test_no_two_claims_of_a_report_share_a_key(name: str) -> None:
    found = press_reading(name)
    keys = [claim.key for claim in (*found.claims, *found.denials)]
    assert [key for key in keys if keys.count(key) > 1] == []


@pytest.mark.parametrize("name", PRESS)
def test_links_lead_to_claims_of_the_same_report(name: str) -> None:
    found = press_reading(name).claims
    visits = {claim.key for claim in found if claim.format.value.value == "visit"}
    assert {claim.part_of for claim in found} <= visits | {""}
    assert {claim.journey for claim in found} <= visits | {""}


@pytest.mark.parametrize("name", PRESS)
def test_parties_are_sorted_but_for_a_visits_host(name: str) -> None:
    for claim in press_reading(name).claims:
        order = claim.codes[:-1] if claim.format.value.value == "visit" else claim.codes
        assert list(order) == sorted(set(order))


TEXT = "Prime Minister Yoshihide Suga will visit India in May. Suga is to meet Prime Minister Narendra Modi."


def test_the_same_report_gives_the_same_keys() -> None:
    assert [claim.key for claim in reading(TEXT).claims] == [claim.key for claim in reading(TEXT).claims]


def test_another_report_gives_other_keys() -> None:
    here, there = reading(TEXT), reading(TEXT + " Nobody was told.")
    assert {claim.key for claim in here.claims}.isdisjoint(claim.key for claim in there.claims)


def test_the_legs_of_one_sentence_have_keys_of_their_own() -> None:
    legs = reading("Prime Minister Yoshihide Suga will visit India, Nepal and Bhutan in May.").claims
    assert len({leg.key for leg in legs}) == len(legs) == 3


NOISE = [
    "\x00",
    "\x07",
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u00ad",
    "東京",
    "القدس",
    "&amp;",
    "“",
    "”",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    ". ",
]
PLAIN = [file.name for file in press.reports() if file.name.endswith(".txt")]


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A report of the sample press with pieces cut out, doubled, shouted, and noise put in."""
    text = press.folder().joinpath(draw(st.sampled_from(PLAIN))).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(len(text) - 1, 0)))
        end = min(len(text), start + draw(st.integers(0, 80)))
        piece = text[start:end]
        put = draw(st.sampled_from(["", piece * 2, piece.upper(), piece.replace(" ", "\n"), piece[::-1], *NOISE]))
        text = text[:start] + put + text[end:]
    return text


@settings(max_examples=40)
@given(mangled())
def test_every_quote_of_a_mangled_report_stands(text: str) -> None:
    found = read_text(text)
    for quote in every_quote(found):
        assert found.text.stands(quote)
        assert is_within("".join(quote.quote.split()), received(found, quote))
    keys = [claim.key for claim in (*found.claims, *found.denials)]
    assert len(keys) == len(set(keys))
