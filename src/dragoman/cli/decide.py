"""`dragoman decide`: an analyst's word on entries of the record; appended, never erased, and taken back by another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import click

from dragoman import knowledge as facts
from dragoman.cli.asking import analyst_or_nobody, audience_of, grounds_of
from dragoman.cli.entries import only_entry, refuse_gone
from dragoman.cli.kinds import now
from dragoman.cli.terminal import width
from dragoman.model import Decision, DecisionKind, Engagement, Mark, Status
from dragoman.pipeline import Recorded, deciding, decisions_shown, found_entries, recorded, settle
from dragoman.pipeline.marking import marked
from dragoman.publishing import decision_json, decision_words, decisions_page, line
from dragoman.publishing.answers import entry_words
from dragoman.reconciling import taken_back
from dragoman.settings import Settings
from dragoman.store import Store, open_store

F = TypeVar("F", bound=Callable[..., object])
Maker = Callable[["_Desk"], Decision | Sequence[Decision]]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a decision is made from: the record of now, its store, and whose word it is."""

    found: Recorded
    store: Store
    word: deciding.Word

    def entry(self, said: str) -> Engagement:
        """The entry that an id means."""
        matches = found_entries(self.store, self.found.record, said)
        if not matches:
            refuse_gone(self.store, said)
        return only_entry(matches, said, self.found.record)

    def claims(self, entry: Engagement, said: Sequence[str]) -> list[str]:
        """The claims of an entry that are meant, each once."""
        meant = (name for one in said for name in deciding.claims_meant(self.found, entry, one))
        return list(dict.fromkeys(meant))


def _signed(command: F) -> F:
    """--by and --why, which arrive as `by` and `why`."""
    command = click.option("--why", required=True, metavar="WORDS", help="The reason, for those who read it later.")(
        command
    )
    return click.option("--by", metavar="NAME", help="Whose word [default: DRAGOMAN_ANALYST, else your user name].")(
        command
    )


@click.group()
def decide() -> None:
    """Confirm, correct, merge, split, reject, pin or note entries, and take decisions back.

    ID is an entry's, as the timeline shows it. A decision stands through new reports and new versions of reading; what
    it overrides stays visible in `show`.
    """


@decide.command()
@click.argument("said", metavar="ID")
@click.argument("status", default=Status.HELD.value, type=click.Choice([one.value for one in Status][:-1]))
@_signed
@click.pass_context
def confirm(context: click.Context, /, said: str, status: str, *, by: str | None, why: str) -> None:
    """Say that it took place, or has the status named."""
    _decide(context, by, why, lambda desk: deciding.confirmed(desk.found, desk.entry(said), Status(status), desk.word))


@decide.command()
@click.argument("said", metavar="ID")
@click.argument("field", type=click.Choice(list(deciding.FIELDS)))
@click.argument("value", default="")
@click.option("--add", multiple=True, metavar="NAME", help="One more of the people, or of the topics.")
@click.option("--remove", multiple=True, metavar="NAME", help="One less of them.")
@_signed
@click.pass_context
def correct(
    context: click.Context,
    /,
    said: str,
    field: str,
    value: str,
    *,
    add: Sequence[str],
    remove: Sequence[str],
    **signed: str,
) -> None:
    """Set a field: date, place, status, format, parties, people, topics, series, or the visit that it is on.

    A date is EDTF (2021-03-16, 2021-03, 2021-03-15/2021-03-17); a place "Tokyo, JP", "JP" or "online"; people and
    topics "A; B"; parties "JP, US", of a visit the host last. "none" empties date, place, series and visit.
    """
    if (add or remove) and (value or field not in ("people", "topics")):
        raise click.UsageError("--add and --remove change the people or the topics, and take the place of VALUE.")
    changes = value or "; ".join([*(f"+{one}" for one in add), *(f"-{one}" for one in remove)])
    if not changes:
        raise click.UsageError("What shall it say? Give VALUE, or --add and --remove.")
    knowledge = facts.load(_settings(context).layers)

    def made(desk: _Desk) -> Decision:
        return deciding.corrected(desk.found, desk.entry(said), (field, changes), desk.word, knowledge)

    _decide(context, signed["by"], signed["why"], made)


@decide.command()
@click.argument("said", metavar="ID ID...", nargs=-1, required=True)
@_signed
@click.pass_context
def merge(context: click.Context, /, said: Sequence[str], *, by: str | None, why: str) -> None:
    """Say that entries are one."""
    _decide(context, by, why, lambda desk: deciding.merged(desk.found, [desk.entry(one) for one in said], desk.word))


@decide.command()
@click.argument("said", metavar="ID")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@_signed
@click.pass_context
def split(context: click.Context, /, said: str, claims: Sequence[str], *, by: str | None, why: str) -> None:
    """Say that claims of an entry are another engagement; `show ID --claims` lists them.

    CLAIM is a claim's id, or the name of a report for all that it claims of the entry.
    """

    def made(desk: _Desk) -> Decision:
        entry = desk.entry(said)
        return deciding.split_off(desk.found, entry, desk.claims(entry, claims), desk.word)

    _decide(context, by, why, made)


@decide.command()
@click.argument("said", metavar="ID")
@click.argument("claims", metavar="[CLAIM...]", nargs=-1)
@_signed
@click.pass_context
def reject(context: click.Context, /, said: str, claims: Sequence[str], *, by: str | None, why: str) -> None:
    """Leave claims of an entry out of the record, or without CLAIM all of it."""

    def made(desk: _Desk) -> Decision:
        entry = desk.entry(said)
        return deciding.rejected(desk.found, entry, desk.claims(entry, claims), desk.word)

    _decide(context, by, why, made)


@decide.command()
@click.argument("said", metavar="ID")
@click.argument("fields", metavar="[FIELD...]", nargs=-1, type=click.Choice(list(deciding.FIELDS)))
@_signed
@click.pass_context
def pin(context: click.Context, /, said: str, fields: Sequence[str], *, by: str | None, why: str) -> None:
    """Keep what fields say whatever later reports say; without FIELD: status, format, date, place, people."""
    _decide(context, by, why, lambda desk: deciding.pinned(desk.found, desk.entry(said), fields, desk.word))


@decide.command()
@click.argument("said", metavar="ID")
@click.argument("words")
@click.option("--mark", type=click.Choice([one.value for one in Mark]), help="How far it may go [default: team].")
@click.option("--by", metavar="NAME", help="Whose word [default: DRAGOMAN_ANALYST, else your user name].")
@click.pass_context
def note(context: click.Context, /, said: str, words: str, *, mark: str | None, by: str | None) -> None:
    """Keep a remark with an entry."""

    def made(desk: _Desk) -> list[Decision]:
        note = deciding.noted(desk.found, desk.entry(said), desk.word)
        if mark is None:
            return [note]
        return [marked("decision", [note.id], Mark(mark), desk.word), note]  # never held without its mark

    _decide(context, by, words, made)


@decide.command()
@click.argument("decision", metavar="DECISION")
@_signed
@click.pass_context
def undo(context: click.Context, /, decision: str, *, by: str | None, why: str) -> None:
    """Take a decision back; taking that back restores it. Both stay in the list."""
    _decide(context, by, why, lambda desk: deciding.undone(desk.store.decisions(), decision, desk.word))


@decide.command(name="list")
@click.argument("said", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines (see: dragoman schema decision).")
@click.pass_context
def list_(context: click.Context, /, said: str | None, *, as_json: bool) -> None:
    """List every decision, or those on one entry, oldest first, also those taken back."""
    with open_store(_settings(context).store) as store:
        settings = _settings(context)
        found = _record(context, store)
        every = decisions_shown(store, audience_of(settings), as_of=found.record.as_of, grounds=grounds_of(settings))
        kept = every
        if said is not None:
            entry = only_entry(found_entries(store, found.record, said), said, found.record)
            names = set(deciding.names_of(found, entry))
            mine = {one.id for one in every if names.intersection((*one.claims, *one.value.split()))}
            kept = tuple(one for one in every if one.id in mine or one.undoes in mine)
    undone = taken_back(every)
    entries = {one.decision.id: entry.id for entry in found.record.engagements for one in entry.decisions}
    if as_json:
        for one in kept:
            click.echo(line(decision_json(one, undone, entries.get(one.id))))
    else:
        click.echo(decisions_page(kept, undone, entries, width=width()), nl=False)


def _decide(context: click.Context, by: str | None, why: str, make: Maker) -> None:
    """Make the decisions, keep them, and say what they did."""
    with open_store(_settings(context).store) as store:
        word = deciding.Word(who=by or analyst(_settings(context)), at=now(), why=why.strip())
        if not word.why:
            raise click.UsageError("A decision needs its reason: --why WORDS.")
        try:
            made = make(_Desk(_record(context, store), store, word))
        except deciding.UndecidableError as error:
            raise click.UsageError(str(error)) from error
        decisions = [made] if isinstance(made, Decision) else list(made)
        for one in decisions:
            store.append(one)
            click.echo(f"{one.id}  {decision_words(one)}")
        settle(store, today=now().date(), grounds=grounds_of(_settings(context)))
        after = _record(context, store)
    _tell(after, decisions)


def _tell(after: Recorded, decisions: list[Decision]) -> None:
    """The entries that have the claims decided on as they stand now, and what has no effect."""
    names = {name.partition(".")[0] for one in decisions for name in (*one.claims, *_beside(one))}
    for entry in after.record.engagements:
        if any(claim.key in names for claim in entry.claims):
            click.echo(f"  {entry_words(entry)}")
            for found in entry.decisions:
                if found.note and found.decision in decisions:
                    click.echo(f"    {found.decision.id} {found.note}", err=True)


def _beside(decision: Decision) -> list[str]:
    return decision.value.split() if decision.kind in (DecisionKind.SPLIT, DecisionKind.REJECT) else []


def _record(context: click.Context, store: Store) -> Recorded:
    settings = _settings(context)
    return recorded(store, as_of=now().date(), grounds=grounds_of(settings), audience=audience_of(settings))


def _settings(context: click.Context) -> Settings:
    return context.find_object(Settings) or Settings()


def analyst(settings: Settings) -> str:
    """Who decides, where the command line does not say."""
    who = analyst_or_nobody(settings)
    if not who:
        raise click.UsageError("Whose word is it? Say so with --by NAME, or set DRAGOMAN_ANALYST.")
    return who
