"""The way out that a run's settings ask for."""

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

import click

from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.fetching import Fetched, Transport


def fetch_of(settings: Settings) -> "Callable[[str], Fetched]":
    """What fetches an address; the transport is made for the first, since most runs read files alone."""
    transport = cache(partial(transport_of, settings))
    return lambda address: transport().get(address)


def transport_of(settings: Settings) -> "Transport":
    """The one way out of a run: named by its contact, and reaching no further than its settings say.

    Raises:
        click.UsageError: DRAGOMAN_REACHABLE names something that is no host and no network.
    """
    from dragoman.fetching import Allowed, Limits, Transport  # noqa: PLC0415 - HTTP is slow to import

    try:
        allowed = Allowed.of(settings.reachable)
    except ValueError as error:
        why = f"DRAGOMAN_REACHABLE lists hosts and networks (desk.example 10.20.0.0/16): {error}"
        raise click.UsageError(why) from error
    return Transport(
        contact=settings.contact, allowed=allowed, limits=Limits(wire=settings.largest, body=settings.largest)
    )
