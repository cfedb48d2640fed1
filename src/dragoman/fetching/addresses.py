"""Addresses as they are followed: one spelling, http or https, no name or password in them.

Invariant: what is checked is what is asked. Host, port and path are taken apart once, here, and nowhere later.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address

import httpx2

from dragoman.fetching.errors import FetchError, Reason

_SCHEMES = {"http": 80, "https": 443}
_LONGEST = 8000
_SHOWN = 200
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}\.?\Z){_LABEL}(?:\.{_LABEL})*\.?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
# A last label that is a number makes readers of addresses see four bytes in the name, each in its own way.
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
# Ports below 1024 that speak other languages (mail, names, files ...): only these two speak ours.
_FIRST_FREE_PORT = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address taken apart.

    host: a name in ASCII, lower case, without a final dot, or an IP address without brackets; target: path and query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def parse(cls, text: str, *, base: "Address | None" = None) -> "Address":
        """The address in some text, or where a redirect leads from `base`; its fragment is left out.

        Raises:
            FetchError: NOT AN ADDRESS, with what is wrong with it.
        """
        if len(text) > _LONGEST:
            raise _wrong(text, f"it is longer than {_LONGEST} characters")
        try:
            url = httpx2.URL(text.strip(" "))
            if base is not None:
                url = httpx2.URL(str(base)).join(url)
        except (httpx2.InvalidURL, ValueError) as error:
            raise _wrong(text, str(error).rstrip(".")) from error
        if url.scheme not in _SCHEMES:
            raise _wrong(text, "only http:// and https:// are followed")
        if url.userinfo:
            raise _wrong(url.raw_host.decode("ascii"), "a name or password stands before the host; leave it out")
        port = _SCHEMES[url.scheme] if url.port is None else url.port
        if not _FIRST_FREE_PORT <= port <= 65535 and port not in _SCHEMES.values():
            raise _wrong(text, f"port {port} does not speak HTTP")
        host, target = _host(url.raw_host.decode("ascii"), text), url.raw_path.decode("ascii") or "/"
        address = cls(scheme=url.scheme, host=host, port=port, target=target)
        if len(str(address)) > _LONGEST:  # letters beyond ASCII grow
            raise _wrong(text, f"it is longer than {_LONGEST} characters")
        return address

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt holds for, and what is asked one thing at a time."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        """The one spelling."""
        return self.origin + self.target


def _host(host: str, text: str) -> str:
    """A host whose spelling leaves no doubt."""
    if ":" in host:
        if "%" in host:
            raise _wrong(text, "its host is an address on a link of this machine")
        return str(IPv6Address(host))
    if _DOTTED.fullmatch(host):
        if any(part != str(int(part)) or int(part) > 255 for part in host.split(".")):
            raise _wrong(text, "its host is an IP address in an odd spelling; write it plainly")
        return host
    if _NUMERIC.fullmatch(host):
        raise _wrong(text, "its host is an IP address in an odd spelling; write it plainly")
    if not _NAME.fullmatch(host):
        raise _wrong(text, "its host is no name" if host else "it names no host")
    return host.removesuffix(".")


def _wrong(text: str, what: str) -> FetchError:
    """The address may be a stranger's: what could speak to a terminal is not repeated."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:_SHOWN])
    shown = plain + "..." * (len(text) > _SHOWN)
    return FetchError(Reason.ADDRESS, f"{shown or 'Nothing'} cannot be followed: {what}.", address=shown)
