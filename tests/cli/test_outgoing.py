"""What a run's settings say of the way out is what its transport does."""

import click
import pytest

from dragoman.cli.outgoing import transport_of
from dragoman.fetching import FetchError, Reason
from dragoman.settings import Settings, from_environment
from tests.fetching.serving import answer, serving


def test_the_environment_names_a_contact_and_what_may_be_reached() -> None:
    environment = {
        "DRAGOMAN_CONTACT": " desk@press.example ",
        "DRAGOMAN_REACHABLE": "127.0.0.1, desk.example\n10.0.0.0/8",
    }
    settings = from_environment(environment)
    assert settings.contact == "desk@press.example"
    assert settings.reachable == ("127.0.0.1", "desk.example", "10.0.0.0/8")


def test_this_machine_is_reached_where_it_was_named_and_else_is_not() -> None:
    with serving() as site:
        site.answers["/"] = answer(b"here")
        assert transport_of(Settings(reachable=("127.0.0.1",))).get(site.at("/")).body == b"here"
        with pytest.raises(FetchError) as caught:
            transport_of(Settings()).get(site.at("/"))
        assert caught.value.reason is Reason.TARGET
        assert len(site.asked) == 1


def test_a_report_may_be_as_large_from_an_address_as_from_a_file() -> None:
    with serving() as site:
        site.answers["/"] = answer(b"a" * 11)
        with pytest.raises(FetchError) as caught:
            transport_of(Settings(reachable=("127.0.0.1",), largest=10)).get(site.at("/"))
        assert caught.value.reason is Reason.LARGE


def test_what_is_no_network_is_wrong_usage() -> None:
    with pytest.raises(click.UsageError, match="DRAGOMAN_REACHABLE"):
        transport_of(Settings(reachable=("10.0.0.0/99",)))
