"""What is said while a program runs: lines for people, or JSON for programs that collect logs.

Invariant: this is the one place that sets up logging. No secret is logged: of a request the template of its route
stands there, never its address or what it asked for.
"""

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

import click

TEXT, JSON = "text", "json"
FORMS = (TEXT, JSON)
_FIELDS = "fields"
_log = logging.getLogger("dragoman")


class Lines(logging.Formatter):
    """A record as one line of JSON: time, level, logger, event, and the fields that it came with."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        fields = getattr(record, _FIELDS, None)
        if isinstance(fields, Mapping):
            said |= {name: value for name, value in fields.items() if name not in said}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str).encode("utf-8", "replace").decode()


def set_up(form: str) -> None:
    """Log as JSON on standard error from now on; with TEXT, nothing is changed."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one.formatter, Lines)]:
        root.removeHandler(handler)
        _log.setLevel(logging.NOTSET)
    if form == JSON:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Lines())
        root.addHandler(handler)
        _log.setLevel(logging.INFO)


def is_json() -> bool:
    """Whether what is said goes into a log."""
    return _log.level == logging.INFO


def say(words: str, event: str, **fields: object) -> None:
    """Say something on standard error: the words to a person, the event with its fields to a log."""
    if is_json():
        _log.info(event, extra={_FIELDS: fields})
    else:
        click.echo(words, err=True)
