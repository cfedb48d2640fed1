"""Addresses have one spelling, or are none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.fetching import FetchError, Reason
from dragoman.fetching.addresses import Address


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://Press.Example", "https://press.example/"),
        ("https://press.example:443/a", "https://press.example/a"),
        ("http://press.example.:8080/a", "http://press.example:8080/a"),
        ("https://press.example/a/../b?q=1#part", "https://press.example/b?q=1"),
        ("https://минобороны.example/новости", "https://xn--90anlfbebar6i.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("https://press.example/a%2Fb?q=a%20b", "https://press.example/a%2Fb?q=a%20b"),
        ("https://[2A00:1450:0:0::1]/a", "https://[2a00:1450::1]/a"),
        ("https://press.example?feed=rss2", "https://press.example/?feed=rss2"),
        ("  https://press.example/a ", "https://press.example/a"),
    ],
)  # fmt: skip
def test_an_address_is_spelt_in_one_way(written: str, meant: str) -> None:
    assert str(Address.parse(written)) == meant


@pytest.mark.parametrize(
    ("location", "meant"),
    [
        ("/b", "https://press.example/b"),
        ("b?x=1", "https://press.example/a/b?x=1"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example", "http://other.example/"),
        ("?page=2", "https://press.example/a/one?page=2"),
        ("", "https://press.example/a/one"),
    ],
)
def test_a_redirect_leads_from_where_it_stands(location: str, meant: str) -> None:
    assert str(Address.parse(location, base=Address.parse("https://press.example/a/one"))) == meant


@pytest.mark.parametrize(
    "written",
    [
        "press.example/a",
        "//press.example/a",
        "ftp://press.example/a",
        "file:///etc/passwd",
        "gopher://press.example/_GET",
        "data:text/html,<p>talks</p>",
        "javascript:alert(1)",
        "jar:https://press.example!/a",
        "ws://press.example/",
        "https://",
        "https:///a",
        "https://user@press.example/",
        "https://user:secret@press.example/",
        f"https://user@xn--{'a' * 300}.example/",
        "https://press.example:22/",
        "http://press.example:25/",
        "http://press.example:99999/",
        "http://press.example:x/",
        "http://press.example:0/",
        "http://press example/",
        "http://press.example\\@10.0.0.1/",
        "http://press.example%2f@10.0.0.1/",
        "http://press%00.example/",
        "http://press.example\r\nHost: other.example/",
        "http://press.\texample/",
        "http://-press.example/",
        "http://press..example/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 130}example/",
        f"https://press.example/{'a' * 9000}",
        f"https://press.example/{'ü' * 2000}",
        "http://[::1/",
        "http://[press.example]/",
        "http://[fe80::1%25eth0]/",
        "http://press.example|10.0.0.1/",
        "",
        ":",
        "https:press.example",
    ],
)
def test_what_is_no_address_is_refused_with_the_reason(written: str) -> None:
    with pytest.raises(FetchError) as caught:
        Address.parse(written)
    assert caught.value.reason is Reason.ADDRESS
    assert caught.value.why.endswith(".")


def test_what_would_speak_to_a_terminal_is_not_repeated() -> None:
    with pytest.raises(FetchError) as caught:
        Address.parse("http://press.example/\x1b]0;owned\x07" + "a" * 900)
    assert caught.value.why.isprintable()
    assert len(caught.value.why) < 400


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(FetchError) as caught:
        Address.parse("https://user:secret@press.example/")
    assert "secret" not in caught.value.why + caught.value.address


@given(st.text(max_size=60).map("http://press.example/".__add__) | st.text(max_size=40).map("https://".__add__))
@example("http://press.example/a b")
@example("http://press.example/%zz")
def test_an_address_that_is_one_stays_as_it_is(written: str) -> None:
    try:
        address = Address.parse(written)
    except FetchError:
        return
    assert Address.parse(str(address)) == address
    assert str(address).isascii()
    assert not set(str(address)) & set(" \r\n\t")
