"""Damage is mended, what is no damage is left alone, and every word still stands where it was received."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning import clean, extract
from dragoman.cleaning.mending import mended
from dragoman.model import Report

DAMAGED = [
    # UTF-8 that was read as windows-1252
    (
        "It\u00e2\u20ac\u2122s the \u00e2\u20ac\u0153first\u00e2\u20ac\u009d time",
        "It\u2019s the \u201cfirst\u201d time",
    ),
    ("S\u00c3\u00a3o Paulo, the caf\u00c3\u00a9, 20\u00c2\u00b0", "S\u00e3o Paulo, the caf\u00e9, 20\u00b0"),
    ("the \u00e2\u20ac\u0153first\u00e2\u20ac time", "the \u201cfirst\u201d time"),  # its last byte is lost
    ("It\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2s", "It\u2019s"),  # twice
    ("\u00d0\u0178\u00d1\u0192\u00d1\u201a\u00d0\u00b8\u00d0\u00bd", "\u041f\u0443\u0442\u0438\u043d"),
    ("a \u00f0\u0178\u02dc\u20ac face", "a \U0001f600 face"),
    # windows-1252 that was read as ISO 8859-1
    ("It\x92s the \x93first\x94 time", "It\u2019s the \u201cfirst\u201d time"),
    # what print and typesetting leave
    ("co\u00adoper\u200bation", "cooperation"),
    ("o\ufb03cial \ufb01sh", "official fish"),
    ("\uff12\uff10\uff12\uff11\u5e743\u6708", "2021\u5e743\u6708"),
    ("U.S.\u2011Japan, two\u2010plus\u2010two", "U.S.-Japan, two-plus-two"),
    ("Jose\u0301", "Jos\u00e9"),
]


@pytest.mark.parametrize(("received", "meant"), DAMAGED)
def test_damage_is_mended(received: str, meant: str) -> None:
    found = mended(received, "text")
    assert found is not None
    assert found.text == meant


@pytest.mark.parametrize(
    ("received", "markup", "meant"),
    [
        (
            "Norway &amp; Portugal said &quot;no&quot;, it&#8217;s over",
            "text",
            'Norway & Portugal said "no", it\u2019s over',
        ),
        (
            "<p>Norway &amp;amp; Portugal said &amp;quot;no&amp;quot;",
            "html",
            "<p>Norway &amp; Portugal said &quot;no&quot;",
        ),
        ("<p>&amp;amp;#8217;", "html", "<p>&#8217;"),
    ],
)
def test_what_was_escaped_twice_is_escaped_as_its_text_needs(received: str, markup: str, meant: str) -> None:
    found = mended(received, markup)
    assert found is not None
    assert (found.text, found.kinds) == (meant, ("double escaping",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ministers met in Oslo.",
        "AT&T and R&D; Marks & Spencer",
        "« CAFÉ» and « ÉTÉ»",
        "S\u00e3o Paulo, Z\u00fcrich, \u0141\u00f3d\u017a, \u201cquoted\u201d \u2014 20\u00b0 \u00a3 5",
        "\u041f\u0443\u0442\u0438\u043d \u0438 \u0411\u0430\u0439\u0434\u0435\u043d",
        "\u5916\u52d9\u5927\u81e3\u306f\u6771\u4eac\u3067\u4f1a\u8ac7\u3057\u305f\u3002",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # the joiner is a letter's own in Persian
        "E\u00c7\u00c3O, N\u00c3O",
    ],
)
def test_what_is_no_damage_is_left_alone(text: str) -> None:
    assert mended(text, "text") is None


def test_typography_is_mended_without_a_word_and_damage_is_told() -> None:
    assert (found := mended("co\u00adoperation", "text")) is not None
    assert found.kinds == ()
    text = clean(Report.make(name="x", text="It\u00e2\u20ac\u2122s the co\u00adoperation &amp; more that they want."))
    assert text.mended == ("double escaping", "mojibake")


PAGE = (
    "<body><h1>Minister\u00e2\u20ac\u2122s visit &amp;amp; more</h1><p>The prime minister said the talks on \ufb01sh "
    "\u00e2\u20ac\u0153went well\u00e2\u20ac\u009d and will go on in S\u00c3\u00a3o Paulo &amp;mdash; he hopes.</p>"
    "<p>They agreed on \uff12\uff10 points of co\u00adoperation, people who know the talks said on Friday.</p>"
    "<p>A third meeting is planned for the autumn, and would be held in Oslo if both of the two agree.</p></body>"
)


@pytest.mark.parametrize("careful", [False, True])
def test_a_quote_over_damage_stands_in_the_page_as_received(careful: bool) -> None:
    text = clean(Report.make(name="x", text=PAGE, markup="html"), extract(PAGE) if careful else None)
    assert "Minister\u2019s visit & more" in text.text
    for said, raw in {
        "\u201cwent well\u201d": "\u00e2\u20ac\u0153went well\u00e2\u20ac\u009d",
        "S\u00e3o Paulo \u2014 he": "S\u00c3\u00a3o Paulo &amp;mdash; he",
        "fish": "\ufb01sh",
        "on 20 points of cooperation": "on \uff12\uff10 points of co\u00adoperation",
    }.items():
        start = text.text.index(said)
        first, last = text.raw_span(start, start + len(said))
        assert PAGE[first:last] == raw


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from([one for one, _ in DAMAGED]) | st.text(max_size=12), max_size=12),
    st.sampled_from(["text", "html"]),
)
def test_the_runs_of_any_mended_text_cover_it_and_lie_in_the_text_received(pieces: list[str], markup: str) -> None:
    received = " ".join(pieces)
    found = mended(received, markup)
    if found is None:
        return
    end = raw_end = 0
    for run in found.runs:
        assert run.start == end < run.end
        assert raw_end <= run.raw_start < run.raw_end
        end, raw_end = run.end, run.raw_end
    assert end == len(found.text)
    assert raw_end <= len(received)


WORDS = [
    "Министры",
    "встретились",
    "в",
    "Осло",
    "外務大臣",
    "は",
    "東京",
    "会談",
    "وزير",
    "الخارجية",
    "über",
    "Gespräche",
    "naïve",
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=20))
def test_what_was_decoded_wrongly_is_read_as_it_was_written(words: list[str]) -> None:
    text = " ".join(["Министры встретились в Осло", *words])
    wrong = "".join(bytes([octet]).decode("windows-1252", "ignore") or chr(octet) for octet in text.encode("utf-8"))
    found = mended(wrong, "text")
    assert found is not None
    assert (found.text, found.kinds) == (text, ("mojibake",))
