"""Column types for what plain ones would lose: any Python text, and moments that sort as text on both databases.

Invariant: what goes in comes out equal, on SQLite and on PostgreSQL, and both sort it by code point.
"""

import re
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

# PostgreSQL stores no NUL, and neither database a lone surrogate (a file name, broken JSON). Both are written
# as \uXXXX, and so is the backslash, so that the way back is exact.
_UNSAFE = re.compile("[\x00\\\\\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


class Words(TypeDecorator[str]):
    """Any Python string."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL sorts by its locale unless told otherwise."""
        return Text(collation="C") if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's face
        """The string as stored."""
        return None if value is None else _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the same
        """The string as given."""
        return None if value is None else _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


def moment_text(value: date) -> str:
    """A day or an instant as Moment stores it, which is also its place in order. ValueError without a zone."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.utcoffset() is None:
        raise ValueError(f"{value.isoformat()} has no zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


class Moment(TypeDecorator[date]):
    """A day, or an instant in UTC, as ISO 8601 text of fixed width: a day sorts before the instants in it."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As for Words."""
        return Text(collation="C") if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's face
        """The text as stored. ValueError for an instant without a zone."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - the same
        """The day, or the instant in UTC."""
        if value is None:
            return None
        return date.fromisoformat(value) if len(value) == len("2021-03-12") else datetime.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """An instant with its offset exactly as stated (a report's id is made from it), as ISO 8601 text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's face
        """The text as stored."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the same
        """The instant with its offset."""
        return None if value is None else datetime.fromisoformat(value)
