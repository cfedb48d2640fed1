"""What an address answered, as something to be read: its bytes, the address to keep it under, what there is to say.

Invariant: the address of a report is one that it was fetched from, or one of the same site that its page names.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from html import unescape

from dragoman.fetching import Fetched, FetchError
from dragoman.fetching.addresses import Address
from dragoman.model import Problem, Report

Fetch = Callable[[str], Fetched]
"""An address to its answer: `Transport.get`."""

_HEAD = 200_000
_LINK = re.compile(rb"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_CANONICAL = re.compile(rb"""\brel\s*=\s*["']?\s*canonical\b""", re.IGNORECASE)
_HREF = re.compile(rb"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
# What is told of how a reader came to a page, and nothing of the page.
_TRAIL = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|at_medium"
    r"|at_campaign|ns_campaign|ns_mchannel|cmpid|xtor|_openstat)(?:=|\Z)",
    re.IGNORECASE,
)
_SAME_SITE = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_SAID = {
    401: "wants a password",
    403: "does not let us in",
    404: "has no such page",
    410: "has that page no more",
    429: "has been asked too often",
    451: "may not show that page",
}


def fetched(address: str, fetch: Fetch) -> Fetched | Problem:
    """The answer of an address where there is something in it to read, else why there is not."""
    try:
        answer = fetch(address)
    except FetchError as error:
        where = f" (through {error.address})" if error.hops and error.address not in error.why else ""
        return Problem(what=error.reason.value, why=f"{error.why.removesuffix('.')}{where}.", fatal=True)
    if answer.ok:
        return answer
    said = _SAID.get(answer.status, "is out of order" if answer.status >= 500 else "gave no page")
    later = f"; it asks to come back in {answer.retry_after} seconds" if answer.retry_after is not None else ""
    why = f"{answer.reached} {said} (status {answer.status}){later}."
    return Problem(what="http_error", why=why, fatal=True)


def notes(answer: Fetched) -> tuple[Problem, ...]:
    """What is said of where an answer came from."""
    if not answer.moved_to:
        return ()
    why = f"{answer.asked} has moved for good; it is {answer.moved_to} from now on."
    return (Problem(what="moved", why=why),)


def kept_under(answer: Fetched) -> str:
    """The address of what was fetched: the one that a page of the same site gives as its own, else where it was."""
    there = Address.parse(answer.reached)
    named = (
        _named(answer.body[:_HEAD], there) if answer.media_type in {"", "text/html", "application/xhtml+xml"} else None
    )
    if named is not None and _site(named) == _site(there):
        return _without_trail(named)
    return _without_trail(there)


def at(report: Report, address: str) -> Report:
    """The same report, which stood at an address; one that has an address keeps it."""
    if report.url:
        return report
    stated = {field.name: getattr(report, field.name) for field in fields(report)}
    name, text = stated.pop("name"), stated.pop("text")
    del stated["id"]  # worked out anew
    return Report.make(name=name, text=text, **{**stated, "url": address})


def _named(head: bytes, base: Address) -> Address | None:
    """What a page says that its address is."""
    for link in _LINK.finditer(head):
        href = _HREF.search(link[1]) if _CANONICAL.search(link[1]) else None
        if href is None:
            continue
        written = unescape((href[1] or href[2] or href[3] or b"").decode("utf-8", "replace")).strip()
        try:
            return Address.parse(written, base=base) if written else None
        except FetchError:  # the page is not any the worse for it
            return None
    return None


def _site(address: Address) -> str:
    return _SAME_SITE.sub("", address.host)


def _without_trail(address: Address) -> str:
    path, mark, query = str(address).partition("?")
    left = "&".join(part for part in query.split("&") if not _TRAIL.match(part))
    return path + (mark + left if left else "")
