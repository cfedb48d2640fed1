"""mark(): what it finds, and what it does not find. The sentences are our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import load
from dragoman.knowledge.folding import fold


def marks(text: str) -> list[tuple[str, str, str]]:
    """(words, kind, form) of each mention."""
    return [(text[m.start : m.end], m.kind.value, m.form) for m in load().mark(text)]


def first_id(words: str) -> str:
    return load().mark(words)[0].ids[0]


@pytest.mark.parametrize(
    ("words", "usual"),
    [
        ("MOTEGI Toshimitsu", "Toshimitsu Motegi"),
        ("Motegi Toshimitsu", "Toshimitsu Motegi"),
        ("Suga Yoshihide", "Yoshihide Suga"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("Shinzō Abe", "Shinzo Abe"),
        ("Shinzou Abe", "Shinzo Abe"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kim Jong-Un", "Kim Jong-un"),
        ("Kim Jongun", "Kim Jong-un"),
        ("Eui-yong Chung", "Chung Eui-yong"),
        ("Jinping Xi", "Xi Jinping"),
        ("Tsai Ing Wen", "Tsai Ing-wen"),
        ("Orbán Viktor", "Viktor Orban"),
        ("Nguyễn Xuân Phúc", "Nguyen Xuan Phuc"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Muhammad bin Salman", "Mohammed bin Salman"),
        ("Mohamed bin Salman", "Mohammed bin Salman"),
        ("Anthony Blinken", "Antony Blinken"),
        ("Tony Blinken", "Antony Blinken"),
        ("Antony J. Blinken", "Antony Blinken"),
        ("Jim Mattis", "James Mattis"),
        ("Ash Carter", "Ashton Carter"),
        ("Robert O'Brien", "Robert C. O'Brien"),
        ("Robert O’Brien", "Robert C. O'Brien"),
        ("Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"),
        ("JD Vance", "J.D. Vance"),
        ("Crown Prince Mohammed bin Salman", "Mohammed bin Salman"),
        ("Sheikh Tamim bin Hamad Al Thani", "Tamim bin Hamad al-Thani"),
        ("Sheikh Mohamed bin Zayed", "Mohammed bin Zayed Al Nahyan"),
    ],
)
def test_a_name_is_found_in_every_form_of_the_press(words: str, usual: str) -> None:
    [mention] = load().mark(words)
    assert (mention.start, mention.end, mention.form) == (0, len(words), "full")
    assert mention.ids == (first_id(usual),)


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        ("Later Motegi flew home.", "Motegi", "surname"),
        ("Aides to von der Leyen agreed.", "von der Leyen", "surname"),
        ("Von der Leyen agreed.", "Von der Leyen", "surname"),
        ("Advisers of Lula and others.", "Lula", "surname"),
        ("A call with Abiy followed.", "Abiy", "surname"),
        ("Sissi hosted the two.", "Sissi", "surname"),
        ("MOTEGI TO VISIT", "MOTEGI", "surname"),
        ("Crown Prince Mohammed arrived.", "Crown Prince Mohammed", "surname"),
        ("In Doha, al-Thani agreed.", "al-Thani", "surname"),
        ("Officials told May that it was late.", "May", "surname_risky"),
        ("A question for Rice.", "Rice", "surname_risky"),
        ("In the view of Ban.", "Ban", "surname_risky"),
        ("A certain Gregory Motegi spoke.", "Motegi", "surname_risky"),
        ("One Q. Motegi spoke.", "Motegi", "surname_risky"),
    ],
)
def test_a_name_used_alone(text: str, words: str, form: str) -> None:
    assert (words, "person", form) in marks(text)


def test_a_shared_surname_means_everybody_who_bears_it() -> None:
    [kishi] = load().mark("Kishi")
    assert len(load().mark("Tanaka")[0].ids) > 1
    assert {load().person(person).name for person in kishi.ids} == {"Nobuo Kishi", "Nobusuke Kishi"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokyo said", [("Tokyo", "party", "capital")]),
        ("Japan's envoy", [("Japan", "party", "name"), ("envoy", "title", "envoy")]),
        ("the U.S. and the U.K.", [("U.S.", "party", "name"), ("U.K.", "party", "name")]),
        ("U.S.-Japan ties", [("U.S.", "party", "name"), ("Japan", "party", "name")]),
        ("Russian-Chinese ties", [("Russian", "party", "demonym"), ("Chinese", "party", "demonym")]),
        ("Sino-Indian ties", [("Sino", "party", "demonym"), ("Indian", "party", "demonym")]),
        ("Franco-German ties", [("Franco", "party", "demonym"), ("German", "party", "demonym")]),
        ("the Kremlin denied it", [("Kremlin", "party", "metonym")]),
        ("Downing Street denied it", [("Downing Street", "party", "metonym")]),
        ("the State Department", [("State Department", "party", "ministry")]),
        ("North Korea", [("North Korea", "party", "name")]),
        ("leaders of the G-7", [("leaders", "title", "leader"), ("G-7", "party", "name")]),
        ("in New York today", [("New York", "place", "city")]),
        ("at Mar-a-Lago", [("Mar-a-Lago", "place", "building")]),
        ("in Okinawa", [("Okinawa", "place", "region")]),
        ("in Nice on Monday", [("Nice", "place", "city")]),
        ("the New York Times", [("New York Times", "outlet", "daily")]),
        ("Kyodo News", [("Kyodo News", "outlet", "agency")]),
        ('"two-plus-two" talks', [("two-plus-two", "format", "2+2")]),
        ("2+2 talks", [("2+2", "format", "2+2")]),
        ("a Quad summit", [("Quad summit", "format", "quad")]),
        ("New START", [("New START", "instrument", "")]),
        ("Defense Minister", [("Defense Minister", "title", "defence")]),
        ("foreign and defense ministers", [("foreign and defense ministers", "title", "foreign_and_defence")]),
        ("secretaries of state and defense", [("secretaries of state and defense", "title", "foreign_and_defence")]),
        ("Turkish Foreign Ministers", [("Turkish", "party", "demonym"), ("Foreign Ministers", "title", "foreign")]),
    ],
)
def test_words_and_what_they_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the South China Sea",
        "the East China Sea",
        "the Korean Peninsula",
        "the Bank of Japan",
        "the Indian Ocean",
        "the Indo-Pacific",
        "New Mexico and Indiana",
        "five US$ notes",
        "He will decide. No decision was made.",
        "a nice and early warning",
        "making a list, asking again",
        "Nice weather, said all.",
        "on Friday",
    ],
)
def test_longer_phrases_and_common_words_name_nothing(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iranians and Bank of Japanese", "Japanese"),
        ("Prime Ministerial talks in Tokyo", "Tokyo"),
        ("Xiamen", "Xiamen"),
    ],
)
def test_a_match_that_runs_into_a_word_does_not_hide_the_rest(text: str, words: str) -> None:
    assert words in [found for found, _, _ in marks(text)]


def test_a_capital_is_city_and_government() -> None:
    assert load().mark("Washington")[0].ids == ("US", "Washington|US")
    assert load().mark("Kyiv")[0].ids == load().mark("Kiev")[0].ids == ("UA", "Kyiv|UA")
    assert load().mark("Brussels")[0].ids == ("EU", "Brussels|BE", "BE")
    assert load().mark("Singapore")[0].ids == ("SG", "Singapore|SG")


def test_codes_of_parties_are_those_of_the_scorer() -> None:
    text = "Britain, Korea, North Korea, Taiwan, Kosovo, the African Union, NATO, the EU, ASEAN, PRC"
    assert [m.ids[0] for m in load().mark(text)] == ["GB", "KR", "KP", "TW", "XK", "AFU", "NATO", "EU", "ASEAN", "CN"]


def test_titles_say_what_office_they_may_denote() -> None:
    [title] = load().mark("foreign minister")
    assert title.ids == ("Minister for Foreign Affairs",)
    assert load().mark("Secretary of State for Defence")[0].party == "GB"
    assert load().mark("chief cabinet secretary")[0].party == "JP"


def test_the_name_of_a_series_implies_its_parties() -> None:
    [ausmin] = load().mark("AUSMIN")
    assert (ausmin.form, ausmin.party) == ("2+2", "AU;US")
    assert load().mark("two-plus-two")[0].party == ""


WORDS = st.sampled_from(
    ["Japan", "Japanese", "U.S.", "US", "Abe", "Shinzo", "Xi", "Jinping", "Kim", "Jong-un", "’s", "-", " ", " ", " ",
     "foreign", "minister", "Minister", "Prime", "of", "State", "Secretary", "New", "York", "Times", "South", "China",
     "Sea", ".", ",", "\n", "ō", "é", "Erdoğan", "2+2", "Kremlin", "a", "Nice", "in", "Sino"],
)  # fmt: skip


@given(st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=60))
def test_marks_stand_in_order_without_overlap_and_on_the_bounds_of_words(text: str) -> None:
    reached = 0
    for mention in load().mark(text):
        assert reached <= mention.start < mention.end <= len(text)
        assert mention.ids or mention.kind == "title"
        words = text[mention.start : mention.end]
        assert not (mention.start and text[mention.start - 1].isalnum() and words[0].isalnum())
        assert not (mention.end < len(text) and text[mention.end].isalnum() and words[-1].isalnum())
        reached = mention.end


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_marking_is_the_same_in_any_surroundings_of_other_words(before: str, after: str) -> None:
    text = f"{before}\nToshimitsu Motegi\n{after}"
    assert (len(before) + 1, len(before) + 1 + len("Toshimitsu Motegi")) in [
        (m.start, m.end) for m in load().mark(text)
    ]
