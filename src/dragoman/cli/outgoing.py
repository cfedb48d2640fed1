"""The transport that a run's settings ask for."""

import click

from dragoman.fetching import Allowed, Limits, Transport
from dragoman.settings import Settings


def transport_of(settings: Settings) -> Transport:
    """The one way out of a run: named by its contact, and reaching no further than its settings say.

    Raises:
        click.UsageError: DRAGOMAN_REACHABLE names something that is no host and no network.
    """
    try:
        allowed = Allowed.of(settings.reachable)
    except ValueError as error:
        why = f"DRAGOMAN_REACHABLE lists hosts and networks (desk.example 10.20.0.0/16): {error}"
        raise click.UsageError(why) from error
    return Transport(
        contact=settings.contact, allowed=allowed, limits=Limits(wire=settings.largest, body=settings.largest)
    )
