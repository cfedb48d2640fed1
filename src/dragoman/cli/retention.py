"""`dragoman retention`: how long full texts are kept, by outlet."""

import click

from dragoman.cli.asking import grounds_of
from dragoman.cli.kinds import today
from dragoman.pipeline import retaining, settle
from dragoman.pipeline.retaining import Rule
from dragoman.publishing.words import count_words
from dragoman.settings import Settings
from dragoman.store import Store, open_store

NEVER = "never"


@click.group(invoke_without_command=True)
@click.pass_context
def retention(context: click.Context, /) -> None:
    """Say how long the full texts of reports are kept, and give up those whose time is over.

    What was read in a text stays, with quotes of at most 25 words; the text itself is gone, and cannot be read again
    with newer facts. Without a command: the rules, and how many texts they would give up today.
    """
    if context.invoked_subcommand is not None:
        return
    with _store(context) as store:
        rules = retaining.rules_of(store)
        for rule in rules:
            click.echo(f"{rule.outlet or 'every other outlet'}: {_words(rule.days)}")
        if not rules:
            click.echo("Every text is kept. To set a rule: dragoman retention set DAYS.")
        click.echo(f"{count_words(sum(1 for _ in retaining.due(store, rules, today())), 'text')} due.")


@retention.command(name="set")
@click.argument("days", metavar="DAYS")
@click.option("--outlet", default="", metavar="NAME", help="For the reports of this outlet only.")
@click.pass_context
def set_(context: click.Context, /, days: str, *, outlet: str) -> None:
    """Keep texts for DAYS after they appeared ("never" to give them up never)."""
    if days != NEVER and not days.isdecimal():
        raise click.BadParameter(f"{days!r} is no number of days; write 365, or {NEVER}.", param_hint="DAYS")
    rule = Rule(outlet=outlet.strip(), days=None if days == NEVER else int(days))
    with _store(context) as store:
        others = [one for one in retaining.rules_of(store) if one.outlet.casefold() != rule.outlet.casefold()]
        retaining.put_rules(store, [*others, rule])
    click.echo(f"{rule.outlet or 'every other outlet'}: {_words(rule.days)}")


@retention.command()
@click.option("--outlet", default="", metavar="NAME", help="The rule of this outlet.")
@click.pass_context
def unset(context: click.Context, /, *, outlet: str) -> None:
    """Take a rule away."""
    with _store(context) as store:
        rules = retaining.rules_of(store)
        left = [one for one in rules if one.outlet.casefold() != outlet.strip().casefold()]
        if len(left) == len(rules):
            raise click.UsageError("There is no such rule; `dragoman retention` lists them.")
        retaining.put_rules(store, left)


@retention.command()
@click.option("--dry-run", is_flag=True, help="Name the texts that are due, and give up none.")
@click.pass_context
def apply(context: click.Context, /, *, dry_run: bool) -> None:
    """Give up the texts whose time is over; run it daily."""
    with _store(context) as store:
        names = {
            entry.id: entry.reading.report.name for entry in retaining.due(store, retaining.rules_of(store), today())
        }
        if dry_run:
            for name in names.values():
                click.echo(name)
            return
        dropped = retaining.drop(store, names, today())
        if dropped:
            settle(store, today=today(), grounds=grounds_of(context.find_object(Settings) or Settings()))
            store.scrub()
        click.echo(f"{count_words(dropped, 'text')} given up. Store: {store.address}")


def _words(days: int | None) -> str:
    return "texts are kept for ever" if days is None else f"texts are kept for {count_words(days, 'day')}"


def _store(context: click.Context) -> Store:
    return open_store((context.find_object(Settings) or Settings()).store)
