"""Questions in a person's words, and the difference between "nobody" and "not known"."""

from datetime import date

import pytest

from dragoman.knowledge import Verdict, load

FOREIGN, DEFENCE = "Minister for Foreign Affairs", "Minister of Defence"


@pytest.mark.parametrize(
    ("office", "party", "day", "kind", "name"),
    [
        ("foreign minister", "Japan", "2021-03-16", FOREIGN, "Toshimitsu Motegi"),
        ("Minister for Foreign Affairs", "jp", "2021-03-16", FOREIGN, "Toshimitsu Motegi"),
        ("Secretary of State", "United States", "2021-03-16", FOREIGN, "Antony Blinken"),
        ("State Secretary", "US", "2021-03-16", FOREIGN, "Antony Blinken"),
        ("Defense Secretary", "JPN", "2021-03-16", DEFENCE, "Nobuo Kishi"),
        ("defence chief", "Tokyo", "2021-03-16", DEFENCE, "Nobuo Kishi"),
        ("external affairs minister", "India", "2021-03-16", FOREIGN, "Subrahmanyam Jaishankar"),
        ("president", "the United States", "2021-03-16", "Head of State and Government", "Joe Biden"),
        ("leader", "ROK", "2022-01-01", "Head of State", "Moon Jae-in"),
        ("chancellor", "German", "2022-01-01", "Head of Government", "Olaf Scholz"),
        ("crown prince", "Saudi Arabia", "2016-01-01", "Crown Prince", "Mohammed bin Nayef"),
        ("secretary of state", "Holy See", "2020-01-01", "Head of Government", "Pietro Parolin"),
        ("nsa", "US", "2022-01-01", "National Security Adviser", "Jake Sullivan"),
    ],
)
def test_words_of_the_press_name_the_office_and_its_holder(
    office: str, party: str, day: str, kind: str, name: str
) -> None:
    held = load().who(office, party, date.fromisoformat(day))
    assert held.office == kind
    assert name in {load().person(tenure.person).name for tenure in held.answer.tenures}


def test_an_office_that_does_not_exist_is_held_by_nobody() -> None:
    assert load().who("defence minister", "Costa Rica", date(2020, 1, 1)).verdict is Verdict.NOBODY


def test_a_day_after_the_last_check_is_not_known_and_the_last_known_holder_is_given() -> None:
    held = load().who("prime minister", "Japan", date(2099, 1, 1))
    assert held.verdict is Verdict.NOT_KNOWN
    assert held.answer.presumed
    assert "last checked" in held.answer.why


@pytest.mark.parametrize(("office", "party"), [("grand vizier", "Turkey"), ("foreign minister", "Ruritania")])
def test_an_office_or_a_party_that_nobody_knows_is_not_known(office: str, party: str) -> None:
    assert load().who(office, party, date(2020, 1, 1)).verdict is Verdict.NOT_KNOWN


def test_a_span_may_be_known_in_part() -> None:
    held = load().who("prime minister", "Japan", date(2025, 1, 1), date(2099, 1, 1))
    assert held.verdict is Verdict.PARTLY


def test_dates_are_given_at_the_precision_of_the_source() -> None:
    tenures = load().tenures
    assert {len(tenure.began) for tenure in tenures} == {4, 7, 10}
    assert all(tenure.start is not None for tenure in tenures)


@pytest.mark.parametrize(
    "words",
    [
        "Toshimitsu Motegi",
        "MOTEGI Toshimitsu",
        "motegi toshimitsu",
        "Motegi",
        "Q1655453",
        "茂木敏充",
        " Toshimitsu  Motegi ",
    ],
)
def test_a_person_is_found_by_any_of_their_names(words: str) -> None:
    assert [person.name for person in load().people_named(words)] == ["Toshimitsu Motegi"]


def test_a_shared_family_name_finds_all_who_bear_it_and_a_strange_one_nobody() -> None:
    assert len(load().people_named("Kim")) > 5
    assert load().people_named("Xyzzy Plugh") == ()
    assert load().people_named("") == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [("JP", "JP"), ("jpn", "JP"), ("Japanese", "JP"), ("Tokyo", "JP"), ("the Kremlin", "RU"), ("ROK", "KR"), ("", "")],
)
def test_a_party_is_found_by_code_name_demonym_or_capital(words: str, code: str) -> None:
    assert load().party_named(words) == code


def test_states_have_their_correlates_of_war_codes() -> None:
    assert [load().cow(code) for code in ("JP", "US", "GB", "DE", "KR", "EU")] == [
        "JPN",
        "USA",
        "UKG",
        "GMY",
        "ROK",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister, Toshimitsu Motegi (茂木敏充), spoke.", "茂木敏充"),
        ("日本の茂木敏充外相", "茂木敏充"),
        ("강경화는 말했다", "강경화"),
        ("Сергей Лавров приехал", "Сергей Лавров"),
        ("وصل عادل الجبير اليوم", "عادل الجبير"),
    ],
)
def test_names_in_their_own_script_are_marked(text: str, words: str) -> None:
    assert words in [text[mark.start : mark.end] for mark in load().mark(text) if mark.form == "full"]


def test_a_short_name_inside_a_run_of_signs_is_not_marked() -> None:
    assert load().mark("国王毅然") == ()


@pytest.mark.parametrize(
    ("title", "party", "day", "name"),
    [
        ("State Councilor", "China", date(2020, 5, 5), "Wang Yi"),
        ("state counselor", "China", date(2015, 5, 5), "Yang Jiechi"),
        ("President of the Government", "Spain", date(2022, 5, 5), "Pedro Sánchez"),
        ("president", "Spain", date(2022, 5, 5), "Pedro Sánchez"),
        ("King", "Spain", date(2022, 5, 5), "Felipe VI of Spain"),
        ("Cabinet Secretary for Foreign Affairs", "Kenya", date(2024, 5, 5), "Musalia Mudavadi"),
        ("Deputy Prime Minister", "Australia", date(2023, 5, 5), "Richard Marles"),
        ("foreign minister", "France", date(2006, 2, 2), "Philippe Douste-Blazy"),
    ],
)
def test_a_partys_own_titles_find_their_holder(title: str, party: str, day: date, name: str) -> None:
    facts = load()
    assert name in {facts.person(tenure.person).name for tenure in facts.who(title, party, day).answer.tenures}
