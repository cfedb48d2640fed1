"""`dragoman search`: words to reports, and to the entries that rest on them."""

from datetime import date

import click

from dragoman.cli.asking import as_known, span_of
from dragoman.cli.kinds import days, today
from dragoman.cli.terminal import width
from dragoman.pipeline import searching
from dragoman.publishing import hit_json, hits_page, line
from dragoman.settings import Settings
from dragoman.store import Search, open_store


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--quotes", is_flag=True, help="Only where a quote behind a claim has them all.")
@click.option("--from", "start", callback=days, metavar="DATE", help="Reports published on this or later.")
@click.option("--to", "end", callback=days, metavar="DATE", help="Reports published on this or earlier.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most reports to show.")
@as_known
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one report a line (see: dragoman schema hit).")
@click.pass_context
def search(
    context: click.Context, /, words: tuple[str, ...], *, quotes: bool, limit: int, as_json: bool, **options: object
) -> None:
    """Find reports by their words, and the entries that rest on them.

    A report must have all WORDS in its text or title, whatever their capitals and accents. A star behind a word asks
    for its beginning (minist*), quotation marks for words one after the other ('"two plus two"').
    """
    settings = context.find_object(Settings) or Settings()
    said = Search.of(" ".join(words))
    if said.is_empty:
        raise click.BadParameter("there is no word in it.", param_hint="WORDS")
    asked = searching.Asked(search=said, span=span_of(options["start"], options["end"]), quotes=quotes)
    as_of, held_on = options["as_of"], options["recorded_as_of"]
    with open_store(settings.store) as store:
        done = searching.search(
            store,
            asked,
            as_of=as_of if isinstance(as_of, date) else today(),
            recorded_as_of=held_on if isinstance(held_on, date) else None,
        )
    found, missing = done.hits, done.missing
    if as_json:
        for hit in found[:limit]:
            click.echo(line(hit_json(hit)))
    else:
        click.echo(hits_page(found[:limit], len(found), width=width()), nl=False)
    if missing:
        click.echo(
            f"{missing:,} reports are not in the index of words yet; to put them there: dragoman reread", err=True
        )
