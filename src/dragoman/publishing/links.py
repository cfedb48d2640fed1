"""Addresses from outside, fit to be followed from a page of ours."""

import re
from urllib.parse import urlsplit

_UNSAFE = re.compile(r"[^A-Za-z0-9:/?#@!$&*+,;=._~%-]")
_LONGEST = 2000


def web_address(text: str) -> str:
    """An address that leads into the web, with what could end it written as codes; "" for any other."""
    said = text.strip()
    try:
        parts = urlsplit(said)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or len(said) > _LONGEST:
        return ""
    return _UNSAFE.sub(lambda one: "".join(f"%{byte:02X}" for byte in one[0].encode("utf-8", "replace")), said)
