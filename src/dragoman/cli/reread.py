"""`dragoman reread`: what was read with other facts, or by an older version of reading, once more."""

from dataclasses import replace

import click

from dragoman.cli.asking import audience_of, grounds_of
from dragoman.cli.kinds import now, today
from dragoman.cli.model import reader_option, second_of, tell_second
from dragoman.cli.problems import tell
from dragoman.cli.terminal import counted, width
from dragoman.model import Engagement
from dragoman.pipeline import Changed, Shown, changed, rereading, settle
from dragoman.pipeline.answered import StoreAnswers, closed_to_models
from dragoman.pipeline.rereading import Way
from dragoman.publishing import change_json, changes_page, line
from dragoman.settings import Settings
from dragoman.store import Store, open_store


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--all", "every", is_flag=True, help="Also what these facts and this version have read already.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read.")
@click.option("--changes/--no-changes", "shown", default=True, help="Whether to show what changed in the record.")
@click.option("--json", "as_json", is_flag=True, help="The changes as JSON Lines (see: dragoman schema change).")
@reader_option
@click.pass_context
def reread(
    context: click.Context,
    /,
    *,
    dry_run: bool,
    every: bool,
    workers: int,
    shown: bool,
    as_json: bool,
) -> None:
    """Read again what was read with other facts or an older version.

    The reports are those kept in the store. Run it after a layer of facts was added, changed or removed, and after an
    update; stopped half-way, it goes on where it was. What the software changed in the record stands apart from what
    came in meanwhile. Entries that fell due since the last addition are made anew.
    """
    settings = context.find_object(Settings) or Settings()
    with open_store(settings.store) as store:
        second = second_of(settings, StoreAnswers(store))
        if second is not None:
            second = replace(second, closed=closed_to_models(store, as_of=today(), grounds=grounds_of(settings)))
        way = Way(layers=settings.layers, workers=workers, every=every, second=second)
        unread, found = (_preview if dry_run else _keep)(store, way, settings, shown=shown, as_json=as_json)
        if found is not None:
            _show(found, as_json=as_json)
    tell_second(second)
    context.exit(1 if unread else 0)


def _keep(store: Store, way: Way, settings: Settings, *, shown: bool, as_json: bool) -> tuple[int, Changed | None]:
    done = unread = 0
    goes_on = rereading.begun_at(store) is not None
    for outcome in counted(rereading.reread(store, way, at=now()), "reports"):
        tell(outcome.name, outcome.problems)
        done += outcome.was_read
        unread += not outcome.was_read
    settle(store, today=today(), grounds=grounds_of(settings))
    click.echo(f"{done} read again, {unread} not read. Store: {store.address}", err=as_json)
    begun = rereading.begun_at(store)
    found = None
    if shown and begun is not None and (done or goes_on):
        day = begun.date()
        found = changed(
            store,
            since=day,
            as_of=max(today(), day),
            as_held=True,
            grounds=grounds_of(settings),
            shown_to=Shown(audience=audience_of(settings), before=begun),
        )
    rereading.finish(store)
    return unread, found


def _preview(store: Store, way: Way, settings: Settings, *, shown: bool, as_json: bool) -> tuple[int, Changed | None]:
    anew = []
    unread = 0
    for one in counted(rereading.read_again(store, way), "reports"):
        tell(one.outcome.name, one.outcome.problems)
        unread += one.stored is None
        anew += [one.stored] if one.stored is not None else []
    click.echo(f"{len(anew)} would be read again, {unread} could not be read. Nothing was written.", err=as_json)
    if not shown or not anew:
        return unread, None
    return unread, rereading.previewed(store, anew, as_of=today(), grounds=grounds_of(settings))


def _show(found: Changed, *, as_json: bool) -> None:
    entries: dict[str, Engagement] = {entry.id: entry for entry in (*found.gone, *found.now.whole.engagements)}
    if as_json:
        for change in found.changes:
            click.echo(line(change_json(change, entries)))
        return
    now_shown = (found.now.record, found.now.counted)
    page = changes_page(found.changes, entries, found.now.readings, since=found.since, now=now_shown, width=width())
    click.echo(page, nl=False)
