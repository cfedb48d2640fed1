"""Dragoman reads the diplomatic press and keeps the record of who meets whom, with every value cited."""

from importlib import import_module

__version__ = "0.1.0"

_LATE = {
    "open": ("dragoman.library", "open_record"),
}


def __getattr__(name: str) -> object:
    """`dragoman.open`, loaded when it is first asked for: the command line must not wait for it."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)
