"""Which IP addresses may be talked to: the public Internet, and what a setting allows besides.

Invariant: an address that carries another (mapped, NAT64, 6to4, Teredo) is never public, whatever it carries.
`ipaddress.is_global` is not asked: it calls some of these global, and which ones changes with Python's version.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IP = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_CLOSED_4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's own network"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's own service"),
        ("169.254.0.0/16", "a link of this machine"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "kept for protocols"),
        ("192.0.2.0/24", "kept for examples"),
        ("192.31.196.0/24", "kept for protocols"),
        ("192.52.193.0/24", "kept for protocols"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "kept for protocols"),
        ("198.18.0.0/15", "kept for measuring"),
        ("198.51.100.0/24", "kept for examples"),
        ("203.0.113.0/24", "kept for examples"),
        ("224.0.0.0/4", "a multicast group"),
        ("240.0.0.0/4", "not in use"),
    )
)
# The one block of IPv6 that is given out; what stands outside of it is local, old, or carries another address.
_OPEN_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "this machine"),
        ("::1/128", "this machine"),
        ("::ffff:0:0/96", "an IPv4 address in disguise"),
        ("::/96", "an IPv4 address in disguise"),
        ("::ffff:0:0:0/96", "an IPv4 address in disguise"),
        ("64:ff9b::/96", "an IPv4 address behind NAT64"),
        ("64:ff9b:1::/48", "an IPv4 address behind NAT64"),
        ("2001::/32", "an IPv4 address behind Teredo"),
        ("2001::/23", "kept for protocols"),
        ("2001:db8::/32", "kept for examples"),
        ("2002::/16", "an IPv4 address behind 6to4"),
        ("2620:4f:8000::/48", "kept for protocols"),
        ("3fff::/20", "kept for examples"),
        ("fc00::/7", "a private network"),
        ("fe80::/10", "a link of this machine"),
        ("fec0::/10", "a private network"),
        ("ff00::/8", "a multicast group"),
    )
)
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What may be talked to besides the public Internet. hosts: names, in lower case."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, words: Iterable[str]) -> "Allowed":
        """From what a setting lists: hosts, IP addresses, and networks ("10.20.0.0/16").

        Raises:
            ValueError: a word with a slash that is no network.
        """
        hosts, networks = set(), []
        for word in words:
            network = _network(word)
            if network is None:
                hosts.add(word.lower().removesuffix("."))
            else:
                networks.append(network)
        return cls(hosts=frozenset(hosts), networks=tuple(networks))

    def covers(self, ip: IP, host: str) -> bool:
        """Whether a setting allows this address, or the host that it belongs to.

        A network whose addresses carry others (NAT64, where a machine has no IPv4) opens those that carry open ones.
        """
        if host in self.hosts:
            return True
        carried = _carried(ip)
        if carried is not None and closed(carried) and not self.covers(carried, ""):
            return False
        return any(ip in network for network in self.networks)


def _network(word: str) -> Network | None:
    """The network that a word means; None for a host."""
    try:
        return ip_network(word.strip("[]"))
    except ValueError:
        if "/" in word:
            raise
        return None


def _carried(ip: IP) -> IPv4Address | None:
    """The IPv4 address that an address carries; None for one that carries none."""
    if isinstance(ip, IPv4Address):
        return None
    if any(ip in network for network in _NAT64):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def closed(ip: IP) -> str:
    """What an address is if it is not of the public Internet ("a private network"); "" for one that is."""
    if isinstance(ip, IPv4Address):
        return next((what for network, what in _CLOSED_4 if ip in network), "")
    if ip.scope_id is not None:
        return "a link of this machine"
    for network, what in _CLOSED_6:
        if ip in network:
            return what
    if ip not in _OPEN_6:
        return "not in use"
    if (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        return "an IPv4 address behind ISATAP"
    return ""


def as_ip(host: str) -> IP | None:
    """The IP address that a host is; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
