"""`dragoman sources`: which feeds and sites are followed."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from dragoman.cli.kinds import now
from dragoman.cli.outgoing import transport_of
from dragoman.cli.parties import party_code
from dragoman.cli.terminal import width
from dragoman.following import Packed, Refusal, chosen, followed_at, health, listed_in, starter_pack
from dragoman.model import Followed, Problem, SourceKind
from dragoman.pipeline import Trial, try_source
from dragoman.publishing import (
    SourceTold,
    address_list,
    choice_page,
    line,
    opml,
    source_json,
    source_words,
    sources_page,
)
from dragoman.publishing.words import count_words, day_words
from dragoman.settings import Settings
from dragoman.store import Store, open_store

KINDS = click.Choice([kind.value for kind in SourceKind])


@click.group()
def sources() -> None:
    """Say which feeds and sites are followed: add, list, test, remove, import, export.

    A source is an address that holds a feed, a sitemap or a page; what it is, is told by what it holds.
    """


@sources.command()
@click.argument("addresses", metavar="[ADDRESS...]", nargs=-1)
@click.option("--outlet", default="", metavar="NAME", help="Whose reports these are, where their pages do not say.")
@click.option("--kind", "kinds", multiple=True, type=KINDS, help="Who speaks there; with --pack, those of this kind.")
@click.option(
    "--country", "countries", multiple=True, metavar="PARTY", help="Of which country; with --pack, those of it."
)
@click.option(
    "--language", "languages", multiple=True, metavar="CODE", help="In which language; with --pack, those in it."
)
@click.option("--pack", is_flag=True, help="From the starter pack; without a choice, show it and add none.")
@click.option("--all", "every", is_flag=True, help="With --pack: all of it.")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and add none.")
@click.pass_context
def add(context: click.Context, /, addresses: Sequence[str], *, pack: bool, every: bool, **said: object) -> None:
    """Follow sources: addresses, or a choice from the starter pack.

    The pack has ministries, wires, dailies and broadcasters with open feeds, each with the page that states its
    address.
    """
    codes = [party_code(country) for country in _words(said["countries"])]
    kinds = [SourceKind(kind) for kind in _words(said["kinds"])]
    if pack:
        if addresses:
            raise click.UsageError("Give addresses, or --pack with a choice, not both.")
        choice = chosen(starter_pack(), countries=codes, kinds=kinds, languages=_words(said["languages"]))
        is_choice = bool(every or codes or kinds or said["languages"])
        if is_choice and not said["dry_run"]:
            _follow(context, [one.source for one in choice], dry=False)
        else:
            _show_pack(choice, is_choice=is_choice)
        return
    if not addresses:
        raise click.UsageError(
            "Name an address to follow, or choose from the starter pack: dragoman sources add --pack."
        )
    if max(len(codes), len(kinds), len(_words(said["languages"]))) > 1:
        raise click.UsageError("A source has one kind, one country and one language; several are a choice with --pack.")
    wanted = [
        Followed(
            address=address,
            kind=kinds[0] if kinds else SourceKind.OTHER,
            outlet=str(said["outlet"]),
            country=codes[0] if codes else "",
            language="".join(_words(said["languages"])),
        )
        for address in addresses
    ]
    _follow(context, wanted, dry=bool(said["dry_run"]))


def _show_pack(choice: Sequence[Packed], *, is_choice: bool) -> None:
    shown = [(one.source, f"{one.stated_in} ({one.stated_on or f'seen {one.seen_on}'})") for one in choice]
    click.echo(choice_page(shown), nl=False)
    after = "would be added." if is_choice else "in the pack. Choose by --country, --kind, --language, or take --all."
    click.echo(f"{count_words(len(choice), 'source')} {after}")


@sources.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines (see: dragoman schema source).")
@click.option("--unwell", is_flag=True, help="Only those with which something is the matter.")
@click.pass_context
def list_(context: click.Context, /, *, as_json: bool, unwell: bool) -> None:
    """List the sources that are followed, and what is the matter with them.

    "silent" is a source that brought nothing for three times as long as ever before, by its own rhythm.
    """
    with _store(context) as store:
        told = [one for one in told_of(store) if not unwell or one.why]
    if as_json:
        for one in told:
            click.echo(line(source_json(one)))
        return
    click.echo(sources_page(told, width=width()), nl=False)
    matter = sum(bool(one.why) for one in told)
    click.echo(f"{count_words(len(told), 'source')}, {matter or 'none'} with something the matter.")


@sources.command()
@click.argument("addresses", metavar="[ADDRESS...]", nargs=-1)
@click.pass_context
def test(context: click.Context, /, addresses: Sequence[str]) -> None:
    """Ask sources once, say what they hold, and keep nothing.

    ADDRESS is one that is followed, or any other [default: all that are followed]. Status 1 where something is the
    matter.
    """
    from dragoman.fetching import Robots  # noqa: PLC0415 - slow to import, and only this fetches

    settings = context.find_object(Settings) or Settings()
    transport = transport_of(settings)
    robots = Robots(transport)
    with _store(context) as store:
        told = {one.source: one for one in told_of(store)}
    wanted = [_followed(told, said) for said in addresses] or list(told)
    well = True
    for source in wanted:
        known = told.get(source)
        held = known.polling.holds if known else ""
        trial = try_source(source, held=held, transport=transport, robots=robots, largest=settings.largest)
        click.echo(f"{source.address}: {_trial_words(trial)}")
        _tell(trial.problems)
        if known is not None and known.why:
            click.echo(f"{known.condition}: {known.why}", err=True)
        well = well and trial.listing is not None and not (known and known.why)
    context.exit(0 if well else 1)


def _followed(told: Iterable[Followed], said: str) -> Followed:
    """A source that is followed, or another one. Wrong usage for what cannot be asked."""
    found = followed_at(Followed(address=said))
    if isinstance(found, Refusal):
        raise click.UsageError(found.why)
    return next((source for source in told if source.address == found.address), found)


def _trial_words(trial: Trial) -> str:
    if trial.listing is None:
        return "nothing that can be read"
    entries = trial.listing.entries
    days = [entry.published for entry in entries if entry.published is not None]
    newest = f", the newest of {day_words(max(days))}" if days else ""
    return trial.listing.holds + (
        f", {len(entries)} {'entry' if len(entries) == 1 else 'entries'}{newest}" if entries else ""
    )


@sources.command()
@click.argument("addresses", metavar="[ADDRESS...]", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All of them.")
@click.option("--dry-run", is_flag=True, help="Show what would be removed, and remove none.")
@click.pass_context
def remove(context: click.Context, /, addresses: Sequence[str], *, every: bool, dry_run: bool) -> None:
    """Follow sources no more. Reports that they brought stay.

    ADDRESS is as `sources list` shows it, or a part that only one source has.
    """
    if bool(addresses) == every:
        raise click.UsageError("Name the sources to remove, or --all.")
    with _store(context) as store:
        held = [source.address for source in store.sources()]
        meant = held if every else [_one_of(held, said) for said in addresses]
        removed = tuple(sorted(set(meant))) if dry_run else store.unfollow(meant)
        for address in removed:
            click.echo(address)
        click.echo(f"{count_words(len(removed), 'source')} {'would be ' if dry_run else ''}removed.")


@sources.command(name="import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Show what would be added, and add none.")
@click.pass_context
def import_(context: click.Context, /, file: BinaryIO, *, dry_run: bool) -> None:
    """Follow the sources in an OPML file of a feed reader, or in a list with an address a line.

    FILE may be - for standard input. Which of the two it is, is told by its content.
    """
    from dragoman.intake import read_opml  # noqa: PLC0415 - only this needs it

    settings = context.find_object(Settings) or Settings()
    name = Path(str(getattr(file, "name", "standard input"))).name
    data = file.read(settings.largest + 1)
    if data.lstrip().startswith((b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<")):
        found = read_opml(data, name=name, largest=settings.largest)
        _tell(found.problems)
        if any(problem.fatal for problem in found.problems):
            context.exit(1)
        wanted: list[Followed] = list(found.sources)
    else:
        wanted = list(listed_in(data.decode("utf-8-sig", "replace")))
    if not wanted:
        raise click.ClickException(f"{name} names no source: an OPML file, or a list with an address a line, does.")
    _follow(context, wanted, dry=dry_run)


@sources.command()
@click.argument("file", type=click.File("wb"), default="-")
@click.option("--format", "form", type=click.Choice(["opml", "list"]), default="opml", show_default=True)
@click.pass_context
def export(context: click.Context, /, file: BinaryIO, *, form: str) -> None:
    """Write the sources that are followed as OPML for any feed reader, or as a list with an address a line."""
    with _store(context) as store:
        held = list(store.sources())
    file.write((opml(held) if form == "opml" else address_list(held)).encode())


def told_of(store: Store) -> list[SourceTold]:
    """Every source that is followed, with how it is."""
    found = []
    for source, polling in store.sources().items():
        state = health(polling, now())
        found.append(SourceTold(source=source, polling=polling, condition=state.condition.value, why=state.why))
    return found


def _follow(context: click.Context, wanted: Iterable[Followed], *, dry: bool) -> None:
    """Follow what can be followed, and tell what became of each."""
    checked = [followed_at(one) for one in wanted]
    refused = [one for one in checked if isinstance(one, Refusal)]
    fit = [one for one in checked if isinstance(one, Followed)]
    for one in refused:
        click.echo(f"{one.why} [not_an_address]", err=True)
    with _store(context) as store:
        new = _not_yet(store, fit) if dry else store.follow(fit)
    for source in new:
        click.echo(f"{source.address}  {source_words(source)}")
    words = "would be added" if dry else "added"
    known = len(fit) - len(new)
    click.echo(f"{len(new)} {words}, {known} followed already, {len(refused)} refused.")
    context.exit(1 if refused else 0)


def _not_yet(store: Store, wanted: Iterable[Followed]) -> tuple[Followed, ...]:
    held = {source.address for source in store.sources()}
    return tuple({one.address: one for one in wanted if one.address not in held}.values())


def _one_of(held: Sequence[str], said: str) -> str:
    """The source that is meant: by its address, else by a part that only one has. Wrong usage for any other."""
    found = [address for address in held if said == address] or [address for address in held if said in address]
    if len(found) != 1:
        problem = f"No source is called {said!r}" if not found else f"{said!r} may be {', '.join(found)}"
        raise click.UsageError(f"{problem}; `dragoman sources list` shows those that are followed.")
    return found[0]


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(f"{problem.why} [{problem.what}]", err=True)


def _words(said: object) -> tuple[str, ...]:
    return tuple(str(word) for word in said) if isinstance(said, tuple) else ()


def _store(context: click.Context) -> Store:
    return open_store((context.find_object(Settings) or Settings()).store)
