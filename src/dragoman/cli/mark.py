"""`dragoman mark`: how far reports, entries and decisions may go."""

import click

from dragoman.cli.asking import audience_of, grounds_of
from dragoman.cli.decide import analyst
from dragoman.cli.kinds import now
from dragoman.model import Decision, Mark
from dragoman.pipeline import deciding, entries_meant, recorded, settle
from dragoman.pipeline.deciding import Word
from dragoman.pipeline.marking import marked
from dragoman.publishing import decision_words
from dragoman.settings import Settings
from dragoman.store import Store, open_store


@click.command()
@click.argument("what")
@click.argument("mark", type=click.Choice([one.value for one in Mark]))
@click.option("--why", required=True, metavar="WORDS", help="The reason, for those who read it later.")
@click.option("--by", metavar="NAME", help="Whose word [default: DRAGOMAN_ANALYST, else your user name].")
@click.pass_context
def mark(context: click.Context, /, what: str, mark: str, *, why: str, by: str | None) -> None:
    """Say how far reports, entries or decisions may go: public, team, private.

    WHAT is a report's name or id, an entry's id, or a decision's. What is marked team or private leaves the desk by no
    way; private is for the one who marked it. A mark is a decision: `decide undo` takes it back.
    """
    settings = context.find_object(Settings) or Settings()
    word = Word(who=by or analyst(settings), at=now(), why=why.strip())
    with open_store(settings.store) as store:
        one = _decision(store, settings, what, Mark(mark), word)
        store.append(one)
        settle(store, today=now().date(), grounds=grounds_of(settings))
    click.echo(f"{one.id}  {decision_words(one)}")


def _decision(store: Store, settings: Settings, what: str, mark: Mark, word: Word) -> Decision:
    """The mark on what is meant: an entry, a decision or a report, the first that bears the name."""
    day = now().date()
    found = entries_meant(store, what, as_of=day, grounds=grounds_of(settings), audience=audience_of(settings))
    if len(found.entries) == 1:
        whole = recorded(store, as_of=day, grounds=grounds_of(settings), audience=audience_of(settings))
        return marked("entry", deciding.names_of(whole, found.entries[0]), mark, word)
    if any(one.id == what for one in store.decisions()):
        return marked("decision", [what], mark, word)
    reports = store.find(what)
    if len(reports) != 1:
        problem = f"Nothing is called {what!r}" if not reports else f"{what!r} may be {', '.join(reports)}"
        raise click.UsageError(f"{problem}; give an entry's id, a decision's, or a report's name or id.")
    return marked("report", reports, mark, word)
