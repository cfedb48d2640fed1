"""What a report got wrong is shown beside what is meant, and only where the facts say so."""

import pytest

from dragoman.model import Repair
from dragoman.reading.misspellings import likeness
from tests.reading.sentences import reading


def repairs(text: str, published: str = "2021-03-12") -> dict[str, str]:
    return {r.was: r.meant for r in made(text, published)}


def made(text: str, published: str = "2021-03-12") -> tuple[Repair, ...]:
    return reading(text, published).repairs


def test_a_title_of_another_country_is_shown_with_the_office() -> None:
    text = "Defense Secretary Nobuo Kishi met U.S. Defense Secretary Lloyd Austin in Tokyo on Thursday."
    assert repairs(text) == {"Defense Secretary Nobuo Kishi": "Minister of Defense of Japan"}


def test_a_title_behind_the_name_counts_too() -> None:
    text = "Kishi Nobuo Defense Secretary met U.S. Defense Secretary Lloyd Austin in Tokyo on Thursday."
    assert list(repairs(text)) == ["Kishi Nobuo Defense Secretary"]


@pytest.mark.parametrize(
    "names",
    [
        "Japanese Defense Minister Nobuo Kishi",
        "Defence Minister Nobuo Kishi",
        "defense chief Nobuo Kishi",
        "Japanese Foreign Minister Toshimitsu Motegi and Defense Minister Nobuo Kishi",
        "ministers Toshimitsu Motegi and Nobuo Kishi",
    ],
)
def test_the_usual_titles_are_left_alone(names: str) -> None:
    assert repairs(f"{names} met U.S. Defense Secretary Lloyd Austin in Tokyo on Thursday.") == {}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Foreign Affairs Great Minister Motegi Toshimitsu", "Minister for Foreign Affairs of Japan"),
        ("minister of exterior Toshimitsu Motegi", "Minister for Foreign Affairs of Japan"),
        ("Toshimitsu Motegi foreign phase", "Minister for Foreign Affairs of Japan"),
        ("State Chief Blinken", "Secretary of State of United States"),
    ],
)
def test_a_title_that_only_a_machine_gives_is_shown_with_the_office(words: str, meant: str) -> None:
    text = f"In Tokyo, {words} held talks on Thursday, the Japanese government and the United States said."
    assert repairs(text) == {words: meant}


def test_the_particle_of_a_name_in_english_does_not_hide_it() -> None:
    assert likeness("Luis Emanuel Owl of the Costa", "Luís Emanuel Rolo da Costa") > 0


def test_a_misspelt_holder_is_shown_with_the_name() -> None:
    text = (
        "Foreign Minister Toshimatsu Motegy of Japan met U.S. Secretary of State Antony Blinken in Tokyo on Thursday."
    )
    assert repairs(text).get("Toshimatsu Motegy") == "Toshimitsu Motegi"


def test_a_stranger_who_is_like_nobody_stays_as_he_is() -> None:
    text = "Deputy Minister Anselm Brookwater met U.S. Secretary of State Antony Blinken in Washington on Thursday."
    assert repairs(text) == {}


def test_every_repair_gives_its_fact_and_its_quote() -> None:
    text = "Defense Secretary Nobuo Kishi met U.S. Defense Secretary Lloyd Austin in Tokyo on Thursday."
    page = reading(text)
    assert all("Nobuo Kishi was Minister of Defence of Japan" in r.because for r in page.repairs)
    assert all(page.text.stands(r.quote) for r in page.repairs)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("John Emanuel Sants", "Juan Emanuel Santos"),
        ("Kim Min-gu", "Kim Min-goo"),
        ("Nicholas Mader", "Nicolás Maduro"),
        ("Baermock", "Annalena Baerbock"),
        ("Baer Bock", "Annalena Baerbock"),
    ],
)
def test_a_slip_of_the_pen_looks_like_the_name(words: str, name: str) -> None:
    assert likeness(words, name) > 0


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Motegi Toshimitsu", "Toshimitsu Motegi"),
        ("Nicolas Maduro", "Nicolás Maduro"),
        ("Zelenskiy", "Volodymyr Zelenskyy"),
        ("Eduardo Reina", "Eduardo Enrique Reina"),
        ("Amir-Abdollahian", "Hossein Amirabdollahian"),
        ("Barack Obama", "Joe Biden"),
        ("John Smith", "John Kerry"),
    ],
)
def test_another_way_to_write_a_name_and_another_man_are_no_slips(words: str, name: str) -> None:
    assert likeness(words, name) == 0


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Toshimichi Mogi", "Toshimitsu Motegi"),
        ("Toshmitsu Motegi", "Toshimitsu Motegi"),
        ("Toshimitsu-Motegi", "Toshimitsu Motegi"),
        ("Toshimitsu Mottegi", "Toshimitsu Motegi"),
    ],
)
def test_a_damaged_name_behind_a_title_is_the_holder_of_the_office(written: str, meant: str) -> None:
    text = f"Japanese Foreign Minister {written} met Defense Secretary Lloyd Austin in Tokyo on Tuesday."
    (claim,) = reading(text, "2021-03-17").claims
    assert meant in [who.name for who in claim.participants]
    assert repairs(text, "2021-03-17") == {written: meant}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Ada Quillfeather", "Japanese Foreign Minister"),  # like nobody who held the office
        ("Toshimichi Mogi", "German Foreign Minister"),  # another party's
        ("Toshimichi Mogi", "former Japanese Foreign Minister"),
    ],
)
def test_a_name_that_is_like_no_holders_stays_as_written(written: str, title: str) -> None:
    text = f"{title} {written} met Defense Secretary Lloyd Austin in Tokyo on Tuesday."
    found = reading(text, "2021-03-17")
    assert not found.repairs
    assert "Toshimitsu Motegi" not in {who.name for claim in found.claims for who in claim.participants}


def test_a_name_alone_is_nobodys_whose_office_was_another_partys() -> None:
    text = "Tunisian Foreign Minister Kamel Motjae met Secretary of State Hillary Clinton in Washington on Tuesday."
    found = reading(text, "2011-03-17")
    assert "Abbas Kamel" not in {who.name for claim in found.claims for who in claim.participants}


@pytest.mark.parametrize(("name", "other"), [("Ilham Aliev", "Ilham Aliyev"), ("J. D. Negroponte", "John Negroponte")])
def test_initials_and_another_alphabet_s_letters_are_no_damage(name: str, other: str) -> None:
    office = {"Ilham Aliyev": "Azerbaijani President", "John Negroponte": "U.S. Deputy Secretary of State"}[other]
    text = f"{office} {name} met Turkish Foreign Minister Ali Babacan in Ankara on Thursday."
    assert name not in repairs(text, "2008-04-25")
