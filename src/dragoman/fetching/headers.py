"""What headers say: kind, encoding, how long it holds, when to come back.

No clock is read: a moment that a server states is taken from the moment at which it says that it answered.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType

_WANTED = frozenset(
    {
        *("cache-control", "content-disposition", "content-encoding", "content-language", "content-length"),
        *("content-location", "content-type", "date", "etag", "expires", "last-modified", "link", "location"),
        *("retry-after", "x-robots-tag"),
    }
)
_MEDIA_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|,|$)")
_CHARSET = re.compile(r"""[;,\s]charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})(?!\d)", re.IGNORECASE)
_AT_ONCE = re.compile(r"(?:^|[\s,])(?:no-cache|no-store)(?:$|[\s,])", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,10}")


def wanted(raw: Sequence[tuple[bytes, bytes]]) -> Mapping[str, str]:
    """The headers that somebody may ask for; of one that comes twice, the first."""
    found: dict[str, str] = {}
    for name, value in raw:
        lower = name.decode("latin-1").lower()
        if lower in _WANTED:
            found.setdefault(lower, value.decode("utf-8", "replace").strip())
    return MappingProxyType(found)


def media_type(headers: Mapping[str, str]) -> str:
    """The kind of a body, in lower case; "" where none is stated."""
    match = _MEDIA_TYPE.match(headers.get("content-type", ""))
    return match[1].lower() if match else ""


def charset(headers: Mapping[str, str]) -> str:
    """The encoding of a body's letters as stated, in lower case; "" where none is."""
    match = _CHARSET.search(headers.get("content-type", ""))
    return match[1].lower() if match else ""


def retry_after(headers: Mapping[str, str]) -> int | None:
    """After how many seconds to come back; None where not stated."""
    value = headers.get("retry-after", "")
    if _SECONDS.fullmatch(value):
        return int(value)
    return _seconds_until(value, headers)


def max_age(headers: Mapping[str, str]) -> int | None:
    """For how many seconds an answer holds; None where not stated."""
    control = headers.get("cache-control", "")
    if _AT_ONCE.search(control):
        return 0
    match = _MAX_AGE.search(control)
    if match:
        return int(match[1])
    if headers.get("expires", "").strip() in {"0", "-1"}:
        return 0
    return _seconds_until(headers.get("expires", ""), headers)


def _seconds_until(value: str, headers: Mapping[str, str]) -> int | None:
    """From the moment of an answer to a moment that it states; None where one of them is not stated."""
    until, answered = _moment(value), _moment(headers.get("date", ""))
    if until is None or answered is None:
        return None
    return max(int((until - answered).total_seconds()), 0)


def _moment(value: str) -> datetime | None:
    """The moment in a header; one without a zone is in UTC."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
