"""Places, series, instruments, outlets, and how a name is spelt."""

import pytest

from dragoman.knowledge import load
from dragoman.model import Place


@pytest.mark.parametrize(
    ("name", "city", "country"),
    [
        ("Kantei", "Tokyo", "JP"),
        ("White House", "Washington", "US"),
        ("Foggy Bottom", "Washington", "US"),
        ("Pentagon", "Arlington", "US"),
        ("10 Downing Street", "London", "GB"),
        ("Élysée", "Paris", "FR"),
        ("Elysee", "Paris", "FR"),
        ("Kremlin", "Moscow", "RU"),
        ("Blue House", "Seoul", "KR"),
        ("Mar-a-Lago", "Palm Beach", "US"),
        ("Great Hall of the People", "Beijing", "CN"),
        ("Zhongnanhai", "Beijing", "CN"),
        ("UN headquarters", "New York", "US"),
        ("Kiev", "Kyiv", "UA"),
        ("Brasília", "Brasilia", "BR"),
    ],
)
def test_a_place_or_building_stands_somewhere(name: str, city: str, country: str) -> None:
    assert load().place(name) == Place(name=city, country=country)


def test_a_place_that_is_not_known_is_none() -> None:
    assert load().place("Nowhere-on-Sea") is None


def test_a_series_is_found_by_format_and_parties_in_any_order() -> None:
    committee = load().series("2+2", ("US", "JP"))
    assert committee is not None
    assert committee.name == "Japan-U.S. Security Consultative Committee"
    assert load().series("2+2", ("JP", "US")) == committee == load().series_named("SCC")
    assert load().series("2+2", ("JP", "TV")) is None


def test_an_instrument_is_found_by_name_and_alias() -> None:
    treaty = load().instrument("japan-u.s. security treaty")
    assert treaty is not None
    assert (treaty.parties, treaty.signed) == (("JP", "US"), "1960-01-19")
    assert load().instrument("Treaty of Nowhere") is None


def test_an_outlet_has_a_kind_and_a_country() -> None:
    for alias, kind, country in (("AP", "agency", "US"), ("Kyodo", "agency", "JP"), ("NHK", "broadcaster", "JP")):
        outlet = load().outlet(alias)
        assert outlet is not None
        assert (outlet.kind, outlet.country) == (kind, country)
    assert load().outlet("The Nowhere Gazette") is None


@pytest.mark.parametrize(
    ("words", "spelt"),
    [
        ("Antony Blinken", "usual"),
        ("Antony J. Blinken", "usual"),
        ("Tony Blinken", "variant"),
        ("Anthony Blinken", "misspelt"),
        ("Colin Powell", ""),
    ],
)
def test_the_spelling_of_a_name(words: str, spelt: str) -> None:
    [blinken] = load().mark("Antony Blinken")[0].ids
    assert load().spelling(blinken, words) == spelt


def test_a_surname_that_is_a_common_word_is_risky() -> None:
    assert load().risky_surname("May")
    assert not load().risky_surname("Motegi")


def test_the_value_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load().people["Q1"] = load().people["Q22686"]  # type: ignore[index]
