"""Alerts through Apprise, an extra: to the chat and push services that it knows and we have looked at.

Invariant: only schemes of the list, and hosts that the one way out may talk to. Apprise resolves a name once more when
it sends, so that this keeps honest addresses from private hosts; a name whose owner means harm should be given to none.
"""

import logging
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dragoman.pipeline.sending import UndeliveredError

if TYPE_CHECKING:
    from dragoman.fetching import Transport

# Services whose host stands in Apprise's own code; the rest of such an address is a token.
FIXED = frozenset({"discord", "pover", "slack", "tgram", "workflows"})
# Services on a host that the address names: each with the scheme that HTTP has there.
NAMED = {"gotify": "http", "gotifys": "https", "matrix": "http", "matrixs": "https", "mmost": "http", "mmosts": "https",
         "ntfy": "http", "ntfys": "https", "rocket": "http", "rockets": "https"}  # fmt: skip
SCHEMES = tuple(sorted(FIXED | NAMED.keys()))
"""What a target of Apprise may begin with."""


def scheme_of(target: str) -> str:
    """The scheme of an address of Apprise, in lower case."""
    return target.partition("://")[0].lower() if "://" in target else ""


def sender(transport: "Transport") -> Callable[[str, str, str], None] | None:
    """What hands a message (target, title, text) to Apprise; None where the extra is not installed."""
    if find_spec("apprise") is None:
        return None

    def send(target: str, title: str, text: str) -> None:
        import apprise  # noqa: PLC0415 - an extra, and slow to import

        check(target, transport)
        logging.getLogger("apprise").setLevel(logging.CRITICAL)  # what it logs may hold the token
        service = apprise.Apprise.instantiate(target, suppress_exceptions=True)
        if service is None:
            raise UndeliveredError("Apprise cannot read this address.", is_lasting=True)
        service.redirects = False
        try:
            taken = service.notify(body=text, title=title)
        except Exception as error:  # a fault of a service's own code must not end the thread of all alerts
            raise UndeliveredError(f"Apprise failed ({type(error).__name__}).") from error
        if not taken:
            raise UndeliveredError("The service did not take it; Apprise does not say why.")

    return send


def check(target: str, transport: "Transport") -> None:
    """See that a target may be used. UndeliveredError where not."""
    from dragoman.fetching import FetchError  # noqa: PLC0415 - HTTP is slow to import

    scheme = scheme_of(target)
    if scheme in FIXED:
        return
    if scheme not in NAMED:
        raise UndeliveredError(f"{scheme}:// is not among: {', '.join(SCHEMES)}.", is_lasting=True)
    try:
        parts = urlsplit(target)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UndeliveredError(f"The address names no host: {error}.", is_lasting=True) from error
    if not host:
        raise UndeliveredError("The address names no host.", is_lasting=True)
    if scheme.startswith("ntfy") and not [one for one in parts.path.split("/") if one]:
        host, port = "ntfy.sh", None  # what stands in the host's place is the topic there
    shown = f"[{host}]" if ":" in host else host
    try:
        transport.check(f"{NAMED[scheme]}://{shown}{f':{port}' if port else ''}/")
    except FetchError as error:
        raise UndeliveredError(error.why) from error
