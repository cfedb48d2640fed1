"""`dragoman alert`: which changes are sent where, and what became of each."""

import json
from dataclasses import replace
from urllib.parse import urlsplit

import click

from dragoman.cli.alerting import naming_of, see, send, ways_of
from dragoman.cli.asking import analyst_or_nobody, filtering, filters_of, grounds_of
from dragoman.cli.kinds import now
from dragoman.model import Alert, AlertKind, AlertRule, AlertState, Noted
from dragoman.pipeline.alerting import USUAL, alert_of, chooses, filters_written, kind_of, names_of_kinds
from dragoman.pipeline.alerting import filters_of as filters_of_rule
from dragoman.pipeline.feeds import news_of
from dragoman.pipeline.sending import UndeliveredError, deliver, fresh_secret
from dragoman.settings import Settings
from dragoman.store import Store, StoreError, open_store

_LONGEST = 60
_SHOWN = 50
_MORE = frozenset(",;?<>")  # what a second mailbox, a header or a name beside the mailbox is written with


@click.group()
def alert() -> None:
    """Send changes of the record by mail, to a webhook or a chat: rules, tests, what became of each."""


@alert.command()
@click.argument("name")
@click.argument("target")
@click.option(
    "--on",
    "kinds",
    multiple=True,
    type=click.Choice([one.value for one in AlertKind]),
    help="Which changes; more than one: any [default: all but second-source and gone].",
)
@filtering
@click.pass_context
def add(context: click.Context, /, *, name: str, target: str, kinds: tuple[str, ...], **asked: object) -> None:
    """Send changes of some kinds, in entries that fit the filters, to a target. What changed before is not sent.

    TARGET is mailto:ADDRESS, the https:// address of a webhook, or an address of Apprise (slack://, ntfys:// ...).
    """
    settings = _settings(context)
    plain = " ".join(name.split())
    if not plain or len(plain) > _LONGEST or not plain.isprintable():
        raise click.BadParameter(f"A name has 1 to {_LONGEST} letters that can be seen.", param_hint="NAME")
    target = _checked(target, settings)
    is_web = target.startswith(("https://", "http://"))
    rule = AlertRule(
        name=plain,
        target=target,
        kinds=names_of_kinds(kinds) or USUAL,
        filters=filters_written(filters_of(asked)),
        secret=fresh_secret() if is_web else "",
        made_at=now(),
    )
    store = _store(context)
    see(store, settings, lines=False)  # for the rules there are; from here on changes are told to this one too
    try:
        store.put_rule(rule, _note(settings, "alert rule made", f"{plain}, {masked(target)}"))
    except StoreError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"Changes go to {masked(target)} from now on, when `dragoman alert run` or `serve --alert` runs.")
    if rule.secret:
        click.echo(f"What is sent is signed (Standard Webhooks) with this secret, shown this once: {rule.secret}")


@alert.command("list")
@click.pass_context
def list_rules(context: click.Context) -> None:
    """List the rules with what waits, was sent and was given up; addresses are masked."""
    store = _store(context)
    held = store.alerts()
    for rule in store.rules():
        of_it = [one.state for one in held if one.rule == rule.name]
        counts = ", ".join(f"{of_it.count(state)} {state}" for state in AlertState if state in of_it) or "none yet"
        kinds = "usual kinds" if rule.kinds == USUAL else ", ".join(rule.kinds)
        click.echo(f"{rule.name}  {masked(rule.target)}  {kinds}{_filters(rule)}  {counts}")
    if not store.rules():
        click.echo("No rules. To make one: dragoman alert add NAME mailto:you@desk.example")


@alert.command()
@click.argument("name")
@click.pass_context
def remove(context: click.Context, /, *, name: str) -> None:
    """Follow a rule no more; what it was still to send is forgotten."""
    if not _store(context).drop_rule(name, _note(_settings(context), "alert rule removed", name)):
        raise click.UsageError(f"There is no rule {name!r}; see: dragoman alert list.")
    click.echo("Removed.")


@alert.command()
@click.argument("name")
@click.option("--dry-run", is_flag=True, help="Show the message, and send nothing.")
@click.pass_context
def test(context: click.Context, /, *, name: str, dry_run: bool) -> None:
    """Send the latest change that a rule would choose, marked as a test; it does not count as sent."""
    settings, store = _settings(context), _store(context)
    rule = next((one for one in store.rules() if one.name == name), None)
    if rule is None:
        raise click.UsageError(f"There is no rule {name!r}; see: dragoman alert list.")
    body = _example(store, rule, settings)
    if dry_run:
        click.echo(f"To {masked(rule.target)}: {body['title']}\n\n{body['text']}")
        return
    try:
        deliver(rule, f"test-{now():%Y%m%d%H%M%S}", json.dumps(body, ensure_ascii=False), ways_of(settings), now=now())
    except UndeliveredError as error:
        raise click.ClickException(error.why) from error
    click.echo(f"Sent to {masked(rule.target)}: {body['title']}")


@alert.command()
@click.option("--dry-run", is_flag=True, help="Show what waits to be sent, and look and send nothing.")
@click.pass_context
def run(context: click.Context, /, *, dry_run: bool) -> None:
    """Look once for changes, send what the rules choose, and end. Status 1 where something was not taken."""
    settings, store = _settings(context), _store(context)
    if dry_run:
        for one in store.alerts(AlertState.WAITING):
            click.echo(_line(one))
        return
    ways = ways_of(settings)
    first = store.alerts_seen() is None
    noted = see(store, settings, lines=False)
    done = send(store, settings, ways)
    sent = sum(one.state is AlertState.SENT for one in done)
    if first:
        click.echo("From now on changes are told; what changed before is not.")
    click.echo(f"{noted} new, {sent} sent, {len(store.alerts(AlertState.WAITING))} waiting.")
    context.exit(1 if any(one.state in (AlertState.WAITING, AlertState.DEAD) for one in done) else 0)


@alert.command()
@click.option("--all", "every", is_flag=True, help="What was sent too.")
@click.pass_context
def log(context: click.Context, /, *, every: bool) -> None:
    """Show what waits and what was given up, with what was the matter."""
    states = tuple(AlertState) if every else (AlertState.WAITING, AlertState.DEAD)
    found = _store(context).alerts(*states)
    for one in found:
        click.echo(_line(one))
    if not found:
        click.echo("Nothing waits, and nothing was given up.")


@alert.command()
@click.argument("key", required=False)
@click.pass_context
def retry(context: click.Context, /, *, key: str | None) -> None:
    """Try again what was given up: one alert by its key, or all of them; they are sent by the next run."""
    store = _store(context)
    found = [one for one in store.alerts(AlertState.DEAD) if key in (None, one.key)]
    for one in found:
        store.note_delivery(replace(one, state=AlertState.WAITING, tries=0, due_at=now()))
    click.echo(f"{len(found)} to be tried again.")


def masked(target: str) -> str:
    """A target as it may be shown: of an address the host alone, for the rest may be a secret."""
    if target.startswith("mailto:"):
        return target
    parts = urlsplit(target)
    if parts.scheme in ("http", "https"):
        return f"{parts.scheme}://{parts.hostname}/..."
    return f"{target.partition('://')[0]}://..."


def _checked(target: str, settings: Settings) -> str:
    from dragoman.fetching import FetchError  # noqa: PLC0415 - HTTP is slow to import
    from dragoman.pipeline.apprising import SCHEMES, check, scheme_of  # noqa: PLC0415 - the same

    ways = ways_of(settings)
    if target.startswith("mailto:"):
        address = target.removeprefix("mailto:")
        if not address.isprintable() or " " in address or not all(address.partition("@")) or _MORE & {*address}:
            raise click.BadParameter(f"{address!r} is no mailbox.", param_hint="TARGET")
        if ways.mail is None:
            click.echo("No mail server is set yet: DRAGOMAN_SMTP and DRAGOMAN_SMTP_FROM.", err=True)
        return target
    try:
        if target.startswith(("https://", "http://")):
            ways.transport.check(target)
        elif scheme_of(target) not in SCHEMES:
            known = ", ".join(f"{one}://" for one in SCHEMES)
            raise click.BadParameter(f"it begins with mailto:, https:// or one of {known}.", param_hint="TARGET")
        elif ways.apprise is None:
            raise click.UsageError("Targets of Apprise need the extra: pip install 'dragoman[apprise]'.")
        else:
            check(target, ways.transport)
    except (FetchError, UndeliveredError) as error:
        raise click.BadParameter(error.why, param_hint="TARGET") from error
    return target


def _example(store: Store, rule: AlertRule, settings: Settings) -> dict[str, object]:
    """The message of the latest change that the rule would choose; where there is none, one that says so."""
    grounds = grounds_of(settings)
    told = news_of(store, as_of=now().date(), filters=filters_of_rule(rule, grounds), grounds=grounds)
    for one in told.news:
        if chooses(rule, one, grounds):
            made = alert_of(rule, one, told.cleared.readings, now=now(), naming=naming_of(settings))
            body: dict[str, object] = json.loads(made.body)
            return {**body, "title": f"[test] {body['title']}", "test": True, "kind": kind_of(one.change).value}
    words = f"This is a test of the rule {rule.name}. Among the latest changes there is none that it would choose."
    return {
        "id": f"tag:{settings.instance},2026:test",
        "rule": rule.name,
        "kind": "test",
        "at": now().isoformat(),
        "entry": "",
        "title": f"[test] {rule.name}",
        "text": words,
        "page": settings.address,
        "change": None,
        "test": True,
    }


def _line(one: Alert) -> str:
    title = json.loads(one.body)["title"] if one.body else ""
    when = f", next {one.due_at:%Y-%m-%d %H:%M} UTC" if one.state is AlertState.WAITING else ""
    tries = f"{one.tries} tries{when}" if one.tries else f"not tried yet{when}"
    return "  ".join(part for part in (one.key, one.rule, one.state.value, tries, title[:_SHOWN], one.why) if part)


def _filters(rule: AlertRule) -> str:
    said = json.loads(rule.filters) if rule.filters else {}
    words = [
        f"{name} {', '.join(value) if isinstance(value, list) else value}" for name, value in said.items() if value
    ]
    return f"; {'; '.join(words)}" if words else ""


def _settings(context: click.Context) -> Settings:
    return context.find_object(Settings) or Settings()


def _store(context: click.Context) -> Store:
    return context.with_resource(open_store(_settings(context).store))


def _note(settings: Settings, what: str, about: str) -> Noted:
    return Noted(at=now(), who=analyst_or_nobody(settings), what=what, about=about, came_from="command line")
