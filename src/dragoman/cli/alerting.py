"""Alerts beside other work: changes seen as they come, written as lines where that is asked for, sent where rules say.

Invariant: an alert leaves the desk, so that it tells only what the public may see, as `pipeline.changed` does.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import click

from dragoman.cli.asking import grounds_of
from dragoman.cli.kinds import now
from dragoman.cli.outgoing import transport_of
from dragoman.model import Alert, AlertState
from dragoman.pipeline.alerting import Naming, look
from dragoman.pipeline.sending import Ways, send_due
from dragoman.publishing import change_json, line
from dragoman.settings import Settings
from dragoman.store import Store, StoreError, open_store

_LOOKS = 30.0


@contextmanager
def aside(work: Callable[[Settings, threading.Event], None], settings: Settings) -> Iterator[None]:
    """Do some work in a thread as long as the context lasts; it is told when to stop, and waited for."""
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(settings, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@contextmanager
def alerted(settings: Settings, *, every: float = _LOOKS, lines: bool = True) -> Iterator[None]:
    """See to alerts as long as the context lasts.

    every: seconds between two looks. lines: also write each change to standard output, a line of JSON each. What
    changed before the first look at a store is not told.
    """
    ways = ways_of(settings)
    with aside(partial(_alert, every=every, lines=lines, ways=ways), settings):
        yield


def ways_of(settings: Settings) -> Ways:
    """The ways out that a run's settings ask for. Wrong usage where they cannot be."""
    from dragoman.fetching.mailing import MailServer  # noqa: PLC0415 - most runs send nothing
    from dragoman.pipeline.apprising import sender  # noqa: PLC0415 - the same

    mail = None
    if settings.smtp:
        try:
            mail = MailServer.of(
                settings.smtp, sender=settings.smtp_from, user=settings.smtp_user, password=settings.smtp_password
            )
        except ValueError as error:
            raise click.UsageError(f"DRAGOMAN_SMTP: {error}") from error
    transport = transport_of(settings)
    return Ways(transport=transport, instance=settings.instance, mail=mail, apprise=sender(transport))


def naming_of(settings: Settings) -> Naming:
    """What this record is called in what is sent."""
    return Naming(instance=settings.instance, base=settings.address)


def see(store: Store, settings: Settings, *, lines: bool) -> int:
    """Look once; how many alerts were noted."""
    found = look(store, now=now(), grounds=grounds_of(settings), naming=naming_of(settings))
    if lines:
        for one in found.news:
            click.echo(line(change_json(one.change, found.entries)))
    return found.noted


def send(store: Store, settings: Settings, ways: Ways) -> tuple[Alert, ...]:
    """Send what is due, with a line for each that was not taken; all of them as they stand now."""
    done = []
    for one in send_due(store, ways, now=now, grounds=grounds_of(settings)):
        done.append(one)
        if one.state in (AlertState.WAITING, AlertState.DEAD):
            what = "given up" if one.state is AlertState.DEAD else f"to be tried again {one.due_at:%Y-%m-%d %H:%M} UTC"
            click.echo(f"alert {one.key} of {one.rule}: {one.why} ({what})", err=True)
    return tuple(done)


def _alert(settings: Settings, stop: threading.Event, *, every: float, lines: bool, ways: Ways) -> None:
    """Look whether anything came in or the day is another one, tell what that changed, and send what is due."""
    held: tuple[object, ...] = ()
    try:
        with open_store(settings.store) as store:
            while True:
                is_last = stop.is_set()
                stands = (store.counts(), now().date())
                if stands != held:
                    see(store, settings, lines=lines)
                    held = stands
                send(store, settings, ways)
                if is_last:  # what the watch brought last has been seen to
                    return
                stop.wait(every)
    except StoreError as error:
        click.echo(f"Changes are not told any more: {error}", err=True)
