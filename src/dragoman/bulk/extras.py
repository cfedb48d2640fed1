"""The libraries that the extra `bulk` brings, imported where they are used and nowhere else."""

from importlib import import_module
from types import ModuleType

from dragoman.publishing.arrow import MissingExtraError


def needed(name: str) -> ModuleType:
    """A library of the extra.

    Raises:
        MissingExtraError: it is not installed; the words say how to install it.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError("Reading in bulk", "bulk") from error
