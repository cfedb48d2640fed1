"""`dragoman redact`: a report's text removed for good, with the reason; and the list of what was."""

from collections.abc import Sequence

import click

from dragoman.cli.asking import grounds_of
from dragoman.cli.decide import analyst
from dragoman.cli.kinds import now
from dragoman.cli.terminal import width
from dragoman.model import ReportId
from dragoman.pipeline import redacting, settle
from dragoman.pipeline.deciding import Word
from dragoman.publishing import line, redaction_json, redaction_words, redactions_page
from dragoman.publishing.answers import entry_words
from dragoman.settings import Settings
from dragoman.store import Store, open_store


@click.command()
@click.argument("reports", metavar="[REPORT...]", nargs=-1)
@click.option("--why", default="", metavar="WORDS", help="The reason, which stays.")
@click.option("--by", metavar="NAME", help="Who removes it [default: DRAGOMAN_ANALYST, else your user name].")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "listed", is_flag=True, help="List what was redacted, and what lost its support.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON Lines (see: dragoman schema redaction).")
@click.option("--scrub", is_flag=True, help="Only clear the store's files of what was removed before.")
@click.pass_context
def redact(context: click.Context, /, reports: Sequence[str], *, listed: bool, scrub: bool, **options: object) -> None:
    """Remove a report's text for good, with all that was read in it.

    REPORT is a report's name or id. Its id, hash, outlet, day and the reason stay; the same text is refused when it
    comes again. Backups made before keep it: make new ones, and destroy the old.
    """
    settings = context.find_object(Settings) or Settings()
    with open_store(settings.store) as store:
        if listed or scrub:
            _maintain(store, listed=listed, as_json=bool(options["as_json"]))
            return
        if not reports or not str(options["why"]).strip():
            raise click.UsageError("Name a report, and the reason: dragoman redact REPORT --why WORDS.")
        word = Word(who=str(options["by"] or analyst(settings)), at=now(), why=str(options["why"]).strip())
        names = list(dict.fromkeys(_report(store, said) for said in reports))
        for name in names:
            _redact(store, name, word, settings, asked=not options["yes"])
        settle(store, today=now().date(), grounds=grounds_of(settings))
        store.scrub()


def _maintain(store: Store, *, listed: bool, as_json: bool) -> None:
    if not listed:
        store.scrub()
        click.echo(f"Cleared. Store: {store.address}")
    elif as_json:
        for made in store.redactions():
            click.echo(line(redaction_json(made)))
    else:
        click.echo(redactions_page(store.redactions(), width=width()), nl=False)


def _report(store: Store, said: str) -> ReportId:
    """The one report that a name or an id means."""
    found = store.find(said)
    if len(found) != 1:
        problem = f"No report {said!r}" if not found else f"{said!r} may be {', '.join(found)}"
        raise click.UsageError(f"{problem}; give the report's name or its id (`content` in the JSON of an entry).")
    return found[0]


def _redact(store: Store, name: ReportId, word: Word, settings: Settings, *, asked: bool) -> None:
    found = redacting.redaction_of(store, name, word, grounds_of(settings))
    for entry in found.touched:
        alone = "" if len(entry.reports) > 1 else " (it rests on this report alone, and goes with it)"
        click.echo(f"  loses its support: {entry_words(entry)}{alone}")
    for copy in found.copies:
        click.echo(f"  a copy of it is held too: {copy.reading.report.name} [{copy.id}]")
    if asked:
        click.confirm(f"Remove {', '.join(store.names(name))} for good?", abort=True)
    store.redact(found.redaction)
    click.echo(redaction_words(found.redaction))
