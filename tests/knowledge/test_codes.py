"""What other lists call our parties."""

import pytest

from dragoman.knowledge import load

CODES = load().codes


def test_every_party_has_a_row_and_every_state_its_codes() -> None:
    assert set(CODES) == set(load().parties)
    states = {code: one for code, one in CODES.items() if one.kind == "state"}
    assert len(states) > 190
    assert all(one.iso3 and one.fips for one in states.values())


def test_an_organisation_has_none() -> None:
    assert (CODES["EU"].kind, CODES["EU"].iso2, CODES["EU"].gw) == ("organisation", "", None)


@pytest.mark.parametrize(
    ("code", "cow", "gw"),
    [("JP", 740, 740), ("DE", 255, 260), ("YE", 679, 678), ("RS", 345, 340), ("KI", 946, 970), ("NR", 970, 971)],
)
def test_the_lists_of_states_number_some_differently(code: str, cow: int, gw: int) -> None:
    assert (CODES[code].cow_number, CODES[code].gw) == (cow, gw)


def test_no_two_parties_share_a_code() -> None:
    for name in ("iso2", "iso3", "cow", "cow_number", "gw", "fips", "cameo"):
        given = [value for one in CODES.values() if (value := getattr(one, name)) not in ("", None)]
        assert len(given) == len(set(given)), name


def test_cameo_has_its_own_code_for_a_few() -> None:
    own = {code: one.cameo for code, one in CODES.items() if one.cameo and one.cameo != one.iso3}
    assert own == {"RO": "ROM", "TL": "TMP", "ME": "MTN"}


def test_a_place_in_the_united_kingdom_is_in_uk_by_fips() -> None:
    assert (CODES["GB"].fips, CODES["JP"].fips, CODES["CN"].fips) == ("UK", "JA", "CH")
