"""`dragoman verify`: whether a store is whole."""

import click

from dragoman.cli.asking import grounds_of
from dragoman.cli.kinds import today
from dragoman.cli.terminal import counted
from dragoman.pipeline import verifying
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.pass_context
def verify(context: click.Context) -> None:
    """Check a store, and that what it keeps of the record is what making it anew gives.

    Every report is read from the store and laid beside what is filed of it, every quote beside its text; every part of
    the record that is kept is made anew and compared. Nothing is written. Status 1 where anything is wrong.
    """
    settings = context.find_object(Settings) or Settings()
    faults = reports = blocks = 0
    with open_store(settings.store) as store:
        found = verifying.verify(store, today=today(), grounds=grounds_of(settings))
        for checked in counted(found, "checked"):
            faults += bool(checked.fault)
            reports += checked.where == "report"
            blocks += checked.where == "block"
            if checked.fault:
                click.echo(f"{checked.where}: {checked.fault}")
        if faults:
            click.echo(f"{faults:,} faults in {store.address}. Restore a backup: dragoman restore FILE", err=True)
        else:
            click.echo(f"{store.address} is whole: {reports:,} reports and {blocks:,} blocks checked.")
    context.exit(1 if faults else 0)
