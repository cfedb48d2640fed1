"""`dragoman users`: who may look at the record where it is served, and what programs sign in with."""

import sys
from dataclasses import replace
from datetime import datetime, timedelta

import click

from dragoman.cli.asking import analyst_or_nobody
from dragoman.cli.kinds import now
from dragoman.model import Account, AccountRole, ApiToken, Noted
from dragoman.settings import Settings
from dragoman.store import Store, StoreError, open_store
from dragoman.web.guarding.keys import WeakPasswordError, digest, fresh_key, hashed

_SHOWN = 10  # letters of a token's hash: enough to tell them apart
_ROLES = click.Choice([role.value for role in AccountRole])


@click.group()
def users() -> None:
    """Say who may sign in where the record is served, and give programs tokens."""


@users.command()
@click.argument("name")
@click.option("--role", type=_ROLES, default=AccountRole.READER.value, show_default=True)
@click.option("--no-password", is_flag=True, help="A proxy or tokens alone sign this account in.")
@click.option("--password-stdin", is_flag=True, help="Take the password from standard input.")
@click.pass_context
def add(context: click.Context, /, *, name: str, role: str, no_password: bool, password_stdin: bool) -> None:
    """Open an account. A reader looks, an analyst decides and adds, an admin sees who did what."""
    name = _named(name)
    secret = "" if no_password else _secret(name, from_stdin=password_stdin)
    made = Account(name=name, role=AccountRole(role), secret=secret, made_at=now())
    store = _store(context)
    try:
        store.open_account(made, _note(context, "account opened", f"{name}, {role}"))
    except StoreError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{name} may sign in as {role}.")


@users.command("list")
@click.pass_context
def list_accounts(context: click.Context) -> None:
    """List the accounts, and how each signs in."""
    store = _store(context)
    tokens = [one.account for one in store.tokens()]
    for one in store.accounts():
        ways = [*(["password"] if one.secret else []), *([f"{tokens.count(one.name)} tokens"] * (one.name in tokens))]
        standing = one.role.value if one.is_open else "closed"
        click.echo(f"{one.name}  {standing}  {', '.join(ways) or 'no password'}  since {one.made_at.date()}")
    if not store.accounts():
        click.echo("No accounts. To open one: dragoman users add NAME")


@users.command()
@click.argument("name")
@click.option("--role", type=_ROLES, required=True)
@click.pass_context
def role(context: click.Context, /, *, name: str, role: str) -> None:
    """Give an account another role."""
    store = _store(context)
    store.change_account(replace(_open(store, name), role=AccountRole(role)), _note(context, "role", f"{name}, {role}"))
    click.echo(f"{name} is {role} from now on.")


@users.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Take the password from standard input.")
@click.pass_context
def password(context: click.Context, /, *, name: str, password_stdin: bool) -> None:
    """Give an account another password; its sessions end."""
    store = _store(context)
    held = _open(store, name)
    made = replace(held, secret=_secret(name, from_stdin=password_stdin))
    store.change_account(made, _note(context, "password", name))
    click.echo(f"{name} has another password; its sessions have ended.")


@users.command()
@click.argument("name")
@click.pass_context
def remove(context: click.Context, /, *, name: str) -> None:
    """Close an account; its sessions and tokens end. Its decisions stay, with its name."""
    store = _store(context)
    store.change_account(replace(_open(store, name), is_open=False, secret=""), _note(context, "account closed", name))
    click.echo(f"{name} is closed.")


@users.command()
@click.argument("name")
@click.option("--label", default="", metavar="WORDS", help="What it is for.")
@click.option("--days", type=click.IntRange(1, 3650), help="How long it is good [default: until it is revoked].")
@click.pass_context
def token(context: click.Context, /, *, name: str, label: str, days: int | None) -> None:
    """Give a program a token for an account. It is shown this once and kept nowhere."""
    store, at = _store(context), now()
    key = fresh_key()
    made = ApiToken(digest=digest(key), account=name, label=label, made_at=at, until=_end(at, days))
    try:
        store.give_token(made, _note(context, "token given", f"{name}, {label or made.digest[:_SHOWN]}"))
    except StoreError as error:
        raise click.UsageError(str(error)) from error
    click.echo(key)
    click.echo(
        f"To be sent as: authorization: Bearer TOKEN. To end it: dragoman users revoke {made.digest[:_SHOWN]}", err=True
    )


@users.command()
@click.pass_context
def tokens(context: click.Context) -> None:
    """List the tokens, by the beginnings of their hashes."""
    for one in _store(context).tokens():
        until = f"until {one.until.date()}" if one.until else "until revoked"
        click.echo(f"{one.digest[:_SHOWN]}  {one.account}  {one.label or '-'}  given {one.made_at.date()}, {until}")


@users.command()
@click.argument("token", metavar="HASH")
@click.pass_context
def revoke(context: click.Context, /, *, token: str) -> None:
    """End a token, named by the beginning of its hash."""
    if not _store(context).take_token(token, _note(context, "token revoked", token)):
        raise click.UsageError(
            f"No token, or more than one, has a hash that begins {token!r}; see: dragoman users tokens."
        )
    click.echo("Revoked.")


def _store(context: click.Context) -> Store:
    return context.with_resource(open_store((context.find_object(Settings) or Settings()).store))


def _open(store: Store, name: str) -> Account:
    held = store.account(name)
    if held is None or not held.is_open:
        raise click.UsageError(f"There is no account {name!r}; see: dragoman users list.")
    return held


def _note(context: click.Context, what: str, about: str) -> Noted:
    settings = context.find_object(Settings) or Settings()
    return Noted(at=now(), who=analyst_or_nobody(settings), what=what, about=about, came_from="command line")


def _named(name: str) -> str:
    plain = name.strip()
    if not plain or len(plain) > 100 or not plain.isprintable():
        raise click.BadParameter("A name has 1 to 100 letters that can be seen.", param_hint="NAME")
    return plain


def _secret(name: str, *, from_stdin: bool) -> str:
    said = (
        sys.stdin.readline().rstrip("\n")
        if from_stdin
        else click.prompt("Password", hide_input=True, confirmation_prompt=True)
    )
    try:
        return hashed(said, name)
    except WeakPasswordError as error:
        raise click.UsageError(str(error)) from error


def _end(at: datetime, days: int | None) -> datetime | None:
    return at + timedelta(days=days) if days is not None else None
