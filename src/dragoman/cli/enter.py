"""`dragoman enter`: an engagement that an analyst heard of, as a report of the analyst's own."""

from datetime import date

import click

from dragoman.cli.asking import audience_of, grounds_of
from dragoman.cli.decide import analyst
from dragoman.cli.kinds import day, now
from dragoman.model import Format, Mark, Status
from dragoman.pipeline import recorded, settle
from dragoman.pipeline.deciding import UndecidableError, Word
from dragoman.pipeline.entering import report_of
from dragoman.pipeline.keeping import enter as keep_entry
from dragoman.pipeline.marking import Marking
from dragoman.publishing.answers import entry_words
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.argument("sentence")
@click.option("--by", metavar="NAME", help="Who heard it [default: DRAGOMAN_ANALYST, else your user name].")
@click.option("--heard", callback=day, metavar="DAY", help="When, from which day on it is known [default: today].")
@click.option("--mark", type=click.Choice([one.value for one in Mark]), help="How far it may go [default: team].")
@click.option("--from", "heard_from", default="", metavar="WORDS", help="From whom: the embassy, a spokesman ...")
@click.option("--format", "format_", type=click.Choice([one.value for one in Format]), help="What it is.")
@click.option("--party", "parties", multiple=True, metavar="CODE", help="JP, US ...; of a visit the host last.")
@click.option("--person", "people", multiple=True, metavar="NAME", help="Who takes part.")
@click.option("--date", "when", default="", metavar="EDTF", help="2021-03-16, 2021-03, 2021-03-15/2021-03-17.")
@click.option("--place", default="", metavar="PLACE", help='"Tokyo, JP", "JP" or "online".')
@click.option("--status", type=click.Choice([one.value for one in Status][:-1]), help="Where it stands.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="alliance, taiwan ...")
@click.pass_context
def enter(
    context: click.Context, /, sentence: str, *, by: str | None, heard: date | None, mark: str | None, **said: object
) -> None:
    """Enter an engagement by hand: a sentence, read like a report whose outlet is you.

    What the options say comes before what is read in the sentence. The entry joins what reports tell of the same
    engagement, and is a voice of its own.
    """
    settings = context.find_object(Settings) or Settings()
    if not sentence.strip():
        raise click.UsageError("Say in a sentence what you heard.")
    word = Word(who=by or analyst(settings), at=now(), why="")
    today = now().date()
    report = report_of(sentence, _fields(said), word, heard or today)
    with open_store(settings.store) as store:
        try:
            marking = Marking(mark=Mark(mark), word=word) if mark else None
            reading, new = keep_entry(store, report, today=today, grounds=grounds_of(settings), marking=marking)
        except UndecidableError as error:
            raise click.UsageError(str(error)) from error
        settle(store, today=today, grounds=grounds_of(settings))
        found = recorded(
            store, as_of=max(today, heard or today), grounds=grounds_of(settings), audience=audience_of(settings)
        )
    click.echo(f"{'entered' if new else 'held already'}: {report.name}")
    keys = {claim.key for claim in reading.claims}
    for entry in found.record.engagements:
        if keys.intersection(claim.key for claim in entry.claims):
            click.echo(f"  {entry_words(entry)}")


def _fields(said: dict[str, object]) -> dict[str, str]:
    many = {
        name: list(value) if isinstance(value := said[name], tuple) else [] for name in ("parties", "people", "topics")
    }
    return {
        "format": str(said["format_"] or ""),
        "parties": ", ".join(many["parties"]),
        "people": "; ".join(many["people"]),
        "date": str(said["when"]),
        "place": str(said["place"]),
        "status": str(said["status"] or ""),
        "topics": "; ".join(many["topics"]),
        "heard from": str(said["heard_from"]),
    }
