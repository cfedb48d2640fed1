"""What an address asks for."""

from datetime import date

import pytest

from dragoman import knowledge as facts
from dragoman.model import Format, Status
from dragoman.web.asking import Asked, UnaskableError, asked_of

TODAY = date(2026, 1, 15)


def asked(*pairs: tuple[str, str]) -> Asked:
    return asked_of(pairs, facts.load(), TODAY)


def test_an_address_without_a_query_asks_for_all_of_it_as_known_today() -> None:
    found = asked()
    assert (found.as_of, found.filters.parties, found.whole) == (TODAY, (), "")


def test_a_party_may_be_a_code_or_a_name() -> None:
    assert asked(("party", "jp"), ("party", "France")).filters.parties == ("JP", "FR")


def test_several_values_of_a_filter_are_kept_and_an_empty_field_asks_for_nothing() -> None:
    found = asked(("format", "2+2"), ("format", "summit"), ("status", ""), ("as_of", "2021-03-14"))
    assert found.filters.formats == (Format.TWO_PLUS_TWO, Format.SUMMIT)
    assert found.filters.statuses == ()
    assert found.days == "?as_of=2021-03-14"


def test_a_query_gives_the_same_again_and_can_be_widened_and_narrowed() -> None:
    found = asked(("party", "JP"), ("status", "held"))
    assert found.whole == "?party=JP&status=held"
    assert found.without("party", "JP") == "?status=held"
    assert found.having("party", "US") == "?party=JP&status=held&party=US"
    assert found.instead("as_of", "2021-03-14").endswith("as_of=2021-03-14")
    assert found.filters.statuses == (Status.HELD,)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("party", "Narnia", "no party"),
        ("format", "chat", "2+2"),
        ("status", "done", "held"),
        ("as_of", "14.3.2021", "2021-03-15"),
        ("from", "March", "2021-03"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(name: str, value: str, says: str) -> None:
    with pytest.raises(UnaskableError, match=r".*") as refused:
        asked((name, value))
    assert refused.value.what == name
    assert says in str(refused.value)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(UnaskableError, match="lies before"):
        asked(("from", "2022"), ("to", "2021"))
