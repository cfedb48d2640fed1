"""`dragoman addresses`: secret addresses of calendars and feeds, for programs that cannot sign in."""

from urllib.parse import parse_qsl

import click

from dragoman import knowledge as facts
from dragoman.cli.asking import analyst_or_nobody
from dragoman.cli.kinds import now
from dragoman.model import Noted, SecretAddress
from dragoman.pipeline.views import views_of
from dragoman.publishing.visible import short
from dragoman.settings import Settings
from dragoman.store import Store, open_store
from dragoman.web.asking import UnaskableError, asked_of
from dragoman.web.guarding.keys import digest, fresh_key
from dragoman.web.subscribing import check_ways

_SHOWN = 10  # letters of a hash: enough to tell them apart


@click.group()
def addresses() -> None:
    """Make, list and revoke secret addresses of calendars and feeds, for programs that cannot sign in."""


@addresses.command()
@click.option("--for", "label", default="", metavar="WORDS", help="What it is for.")
@click.option("--account", default="", metavar="NAME", help="Whose it is [default: the analyst at this desk].")
@click.option("--view", default="", metavar="NAME", help="A view that the account keeps, as it is kept from now on.")
@click.option("--query", default="", metavar="QUERY", help='Else what an address of the timeline has: "?party=JP".')
@click.pass_context
def add(context: click.Context, /, *, label: str, account: str, view: str, query: str) -> None:
    """Make an address. It is shown this once; only its hash is kept."""
    settings = context.find_object(Settings) or Settings()
    store = _store(context)
    who = account or analyst_or_nobody(settings)
    held = store.account(account) if account else None
    if account and (held is None or not held.is_open):
        raise click.UsageError(f"There is no account {account!r}; see: dragoman users list.")
    if view and query:
        raise click.UsageError("--view and --query: say one of them.")
    if view and view not in [one.name for one in views_of(store, who)]:
        raise click.UsageError(f"{who} keeps no view {view!r}.")
    try:
        pairs = parse_qsl(query.removeprefix("?"))
        asked_of(pairs, facts.load(settings.layers), now().date())
        check_ways(pairs)
    except UnaskableError as error:
        raise click.BadParameter(str(error), param_hint="--query") from error
    label = " ".join(label.split())
    if not label.isprintable():
        raise click.BadParameter("it has letters that cannot be seen.", param_hint="--for")
    key = fresh_key()
    asked = f"?{query.removeprefix('?')}" if query else ""
    made = SecretAddress(digest=digest(key), account=who, label=label, query=asked, view=view, made_at=now())
    store.give_address(made, _note(context, "address made", label or made.digest[:_SHOWN]))
    click.echo(f"/c/{key}.ics")
    click.echo(f"/c/{key}.atom")
    click.echo(
        f"Behind the address of the server. To end it: dragoman addresses revoke {made.digest[:_SHOWN]}", err=True
    )


@addresses.command("list")
@click.pass_context
def list_addresses(context: click.Context) -> None:
    """List the addresses, by the beginnings of their hashes."""
    held = _store(context).addresses()
    for one in held:
        shows = f"view {one.view!r}" if one.view else short(one.query) or "everything"
        fetched = f"last asked for {one.fetched_on}" if one.fetched_on else "never asked for"
        what = f"{one.digest[:_SHOWN]}  {one.account}  {short(one.label) or '-'}  {shows}"
        click.echo(f"{what}  made {one.made_at.date()}, {fetched}")
    if not held:
        click.echo("No addresses. To make one: dragoman addresses add")


@addresses.command()
@click.argument("address", metavar="HASH")
@click.pass_context
def revoke(context: click.Context, /, *, address: str) -> None:
    """End an address, named by the beginning of its hash."""
    if not _store(context).take_address(address, _note(context, "address revoked", address)):
        raise click.UsageError(
            f"No address, or more than one, has a hash that begins {address!r}; see: dragoman addresses list."
        )
    click.echo("Revoked.")


def _store(context: click.Context) -> Store:
    return context.with_resource(open_store((context.find_object(Settings) or Settings()).store))


def _note(context: click.Context, what: str, about: str) -> Noted:
    settings = context.find_object(Settings) or Settings()
    return Noted(at=now(), who=analyst_or_nobody(settings), what=what, about=about, came_from="command line")
