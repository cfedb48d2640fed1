"""No spelling of an address, no name and no redirect leads to a machine that is not of the public Internet."""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fetching import Allowed, FetchError, Reason, Transport
from dragoman.fetching.addresses import Address
from dragoman.fetching.names import reachable
from dragoman.fetching.targets import closed
from tests.fetching.serving import Site, answer

# Hosts as an attacker writes them.
SPELLINGS = (
    *("127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "127.0.0.1.", "0", "0.0.0.0", "0.1.2.3"),  # noqa: S104 - asked for, not listened at
    *("0x7f.1", "0x7f.0.0.1", "0x7f000001", "0X7F.0x0.0x0.0x1", "0177.0.0.1", "017700000001", "2130706433"),
    *("00000177.0.0.1", "0x7f.0.1", "127.0x1", "4294967295", "0x", "1.0x", "127.0.0.0x1", "127.00.00.01"),
    *("10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.1.254"),
    *("0xc0a80101", "3232235777", "100.64.0.1", "100.100.100.200", "100.127.255.255", "169.254.169.254", "169.254.0.1"),
    *("0xa9fea9fe", "2852039166"),
    *("0251.0376.0251.0376", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9"),
    *("192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]"),
    *("[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::FFFF:a9fe:a9fe]", "[0:0:0:0:0:ffff:c0a8:1]", "[::ffff:0:127.0.0.1]"),
    *("[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b:1::a00:1]", "[64:ff9b::8.8.8.8]"),
    *("[2002:7f00:1::]", "[2002:a00:1::1]", "[2002:808:808::1]"),
    *("[2001::1]", "[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[2001:10::1]", "[2001:db8::1]", "[3fff::1]"),
    *("[fc00::1]", "[fd00:ec2::254]", "[fdff::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[ff02::1]", "[ff0e::1]"),
    *("[100::1]", "[5f00::1]", "[4000::1]", "[2a00:1450::5efe:10.0.0.1]", "[2a00:1450::200:5efe:a00:1]"),
    # Digits that other scripts and typographers have.
    *("１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "%31%32%37.0.0.1", "١٢٧.٠.٠.١"),
)  # fmt: skip

# What the names of an attacker's are answered with.
ANSWERS = (
    *(["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], ["::1"], ["::ffff:10.0.0.1"], ["64:ff9b::a00:1"]),
    *(["2002:a00:1::1"], ["fe80::1%eth0"], ["fd12:3456::1"], ["100.64.0.1", "192.168.0.1"], ["224.0.0.251"]),
)


def looked_up(host: str, answers: list[str], *allowed: str) -> tuple[str, ...]:
    address = Address.parse(f"http://{host}/latest/meta-data")
    return reachable(address, Allowed.of(allowed), resolver=lambda *_: answers, seconds=5)


def test_the_list_is_long_enough() -> None:
    assert len(set(SPELLINGS)) >= 40


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_leads_to_a_machine_that_is_not_public(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        looked_up(host, [])
    assert caught.value.reason in {Reason.TARGET, Reason.ADDRESS}


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_redirect_leads_there_either(site: Site, host: str) -> None:
    site.answers["/"] = answer(b"", f"Location: http://{host}:1/".encode().decode("latin-1"), status="302 Found")
    only_the_site = Transport(allowed=Allowed.of(["press.example"]), resolver=lambda *_: ["127.0.0.1"])
    with pytest.raises(FetchError) as caught:
        only_the_site.get(site.at("/", host="press.example"))
    assert caught.value.reason in {Reason.TARGET, Reason.ADDRESS}
    assert [hop.address for hop in caught.value.hops] == [site.at("/", host="press.example")]
    assert len(site.asked) == 1


def test_a_chain_that_turns_inward_at_its_end_is_cut_there(site: Site) -> None:
    site.answers["/1"] = answer(b"", "Location: /2", status="301 Moved Permanently")
    site.answers["/2"] = answer(b"", f"Location: //press.example:{site.port}/3", status="307 Temporary Redirect")
    site.answers["/3"] = answer(b"", "Location: http://inside.example/admin", status="302 Found")
    names = {"press.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"]}
    transport = Transport(allowed=Allowed.of(["127.0.0.1"]), resolver=lambda name, _: names[name])
    with pytest.raises(FetchError) as caught:
        transport.get(site.at("/1"))
    assert caught.value.reason is Reason.TARGET
    assert "10.0.0.7, a private network" in caught.value.why
    assert caught.value.address == "http://inside.example/admin"
    assert len(caught.value.hops) == 3


@pytest.mark.parametrize("answers", ANSWERS, ids=str)
def test_a_name_that_is_answered_with_such_addresses_is_refused(answers: list[str]) -> None:
    with pytest.raises(FetchError) as caught:
        looked_up("press.example", answers)
    assert caught.value.reason is Reason.TARGET
    assert "press.example" in caught.value.why
    assert "DRAGOMAN_REACHABLE" in caught.value.why


def test_of_a_name_with_both_kinds_only_the_public_ones_are_tried() -> None:
    assert looked_up("press.example", ["10.0.0.1", "192.18.0.1", "::1", "2a00:1450::1"]) == (
        "192.18.0.1",
        "2a00:1450::1",
    )


def test_a_name_that_changes_its_answer_gains_nothing(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    site.answers["/"] = answer(b"as checked")
    transport = Transport(allowed=Allowed.of(["127.0.0.1"]), resolver=lambda *_: next(answers))
    assert transport.get(site.at("/", host="press.example")).body == b"as checked"


@pytest.mark.parametrize(
    "host", ["1.1.1.1", "192.18.0.1", "172.32.0.1", "100.128.0.1", "[2606:4700::1111]", "[2001:4860::8]"]
)
def test_the_public_internet_is_open(host: str) -> None:
    assert looked_up(host, []) == (host.strip("[]"),)


@pytest.mark.parametrize(
    ("host", "answers", "allowed"),
    [
        ("10.20.0.7", [], "10.20.0.0/16"),
        ("10.20.0.7", [], "10.20.0.7"),
        ("desk.example", ["10.20.0.7"], "10.20.0.0/16"),
        ("desk.example", ["10.20.0.7"], "Desk.Example"),
        ("[fd00::7]", [], "fd00::/8"),
        ("[::1]", [], "[::1]"),
        ("press.example", ["64:ff9b::808:808"], "64:ff9b::/96"),
    ],
)
def test_a_setting_opens_what_it_names(host: str, answers: list[str], allowed: str) -> None:
    assert looked_up(host, answers, allowed)


@pytest.mark.parametrize(
    ("host", "answers", "allowed"),
    [
        ("10.21.0.7", [], "10.20.0.0/16"),
        ("other.example", ["10.20.0.7"], "desk.example"),
        ("www.desk.example", ["10.20.0.7"], "desk.example"),
        ("[::ffff:10.20.0.7]", [], "10.20.0.0/16"),
        ("0xa.20.0.7", [], "10.20.0.0/16"),
        ("press.example", ["64:ff9b::a14:7"], "64:ff9b::/96"),
        ("press.example", ["64:ff9b:1::7f00:1"], "64:ff9b:1::/48"),
        ("press.example", ["2002:a14:7::1"], "2002::/16"),
        ("press.example", ["::ffff:10.20.0.7"], "::ffff:0:0/96"),
        ("0xa.20.0.7", ["10.20.0.7"], "0xa.20.0.7"),
    ],
)
def test_a_setting_opens_nothing_else(host: str, answers: list[str], allowed: str) -> None:
    with pytest.raises(FetchError):
        looked_up(host, answers, allowed)


def test_a_setting_that_is_no_network_is_told() -> None:
    with pytest.raises(ValueError, match=re.escape("10.0.0.0/99")):
        Allowed.of(["desk.example", "10.0.0.0/99"])


@given(st.ip_addresses(v=4, network="0.0.0.0/0"), st.sampled_from(["::ffff:0:0", "64:ff9b::", "64:ff9b:1::", "::"]))
def test_an_address_that_carries_another_is_never_public(carried: IPv4Address, prefix: str) -> None:
    assert closed(IPv6Address(int(IPv6Address(prefix)) | int(carried)))
    assert closed(IPv6Address((0x2002 << 112) | (int(carried) << 80) | 1))


@given(st.ip_addresses())
def test_what_python_calls_private_is_closed(ip: IPv4Address | IPv6Address) -> None:
    assert closed(ip) or not (ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved)


@given(st.ip_addresses(v=4))
def test_an_open_address_is_in_no_network_that_is_kept_for_something(ip: IPv4Address) -> None:
    kept = ("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "224.0.0.0/3")
    assert bool(closed(ip)) >= any(ip in IPv4Network(network) for network in kept)


def test_a_link_of_this_machine_is_closed_whatever_it_is_called() -> None:
    assert closed(ip_address("2a00:1450::1%eth0")) == "a link of this machine"
