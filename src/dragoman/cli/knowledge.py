"""`dragoman knowledge`: what the facts know of offices and people, a check of files of facts, and one's own layers."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from dragoman.cli.kinds import days, today
from dragoman.knowledge import (
    Held,
    Knowledge,
    Verdict,
    built_in,
    layers_in,
    load,
    remove_layer,
)
from dragoman.model import Person, Tenure, When
from dragoman.settings import Settings

Json = Mapping[str, object]


@click.group()
@click.option(
    "--layers",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Your own facts; the same as dragoman --layers.",
)
@click.pass_context
def knowledge(context: click.Context, /, folder: Path | None) -> None:
    """Ask who held which office, check facts, and keep layers of your own.

    The built-in facts say how far they were checked; what they do not cover is answered with "not known".
    """
    settings = context.find_object(Settings) or Settings()
    context.obj = replace(settings, layers=folder or settings.layers)


def _line(value: Json) -> str:
    """A line of JSON."""
    from dragoman.publishing import line  # noqa: PLC0415 - only JSON needs that room

    return line(value)


def _folder(context: click.Context) -> Path:
    return (context.find_object(Settings) or Settings()).layers


@knowledge.command()
@click.argument("office")
@click.argument("party")
@click.argument("when", metavar="DATE", callback=days)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def who(context: click.Context, /, office: str, party: str, when: When, *, as_json: bool) -> None:
    """Say who held an office of a party on a day, in a month or in a year.

    OFFICE is a title ("foreign minister", "Defense Secretary", "leader") or a canonical name; PARTY a code, a name, a
    capital. "nobody" means that the office stood empty or did not exist; "not known" that no fact covers the day.
    """
    facts = load(_folder(context))
    assert when.earliest is not None  # noqa: S101 - `days` lets no open date through
    held = facts.who(office, party, when.earliest, when.latest)
    if as_json:
        click.echo(_line(_held_json(held, when, facts)))
        return
    party_name = facts.parties[held.party].name if held.party else party
    click.echo(f"{held.office or office} of {party_name}, {when.edtf}: {_verdict(held)}")
    for tenure in held.answer.tenures:
        click.echo(f"  {_tenure_words(tenure, facts)}")
    for tenure in held.answer.presumed:
        if tenure not in held.answer.tenures:
            click.echo(f"  last known: {_tenure_words(tenure, facts)}")


def _verdict(held: Held) -> str:
    return held.verdict.value if held.verdict is Verdict.KNOWN else f"{held.verdict.value} ({held.answer.why})"


def _tenure_words(tenure: Tenure, facts: Knowledge) -> str:
    name = facts.person(tenure.person).name
    acting = ", acting" if tenure.acting else ""
    note = f"; {tenure.note}" if tenure.note else ""
    return (
        f"{name} ({tenure.person}), {tenure.office.title}{acting}, {_span(tenure)} "
        f"[{tenure.source}, confidence {tenure.confidence}{note}]"
    )


def _span(tenure: Tenure) -> str:
    end = tenure.ended or (f"at least {tenure.checked}" if tenure.checked else "?")
    return f"{tenure.began or '?'} to {end}"


def _held_json(held: Held, when: When, facts: Knowledge) -> Json:
    tenures = held.answer.tenures
    return {
        "office": held.office or None,
        "party": _party_json(held.party, facts),
        "date": when.edtf,
        "answer": held.verdict.value,
        "why": held.answer.why,
        "holders": [_tenure_json(tenure, facts) for tenure in tenures],
        "last_known": [_tenure_json(tenure, facts) for tenure in held.answer.presumed if tenure not in tenures],
    }


def _party_json(code: str, facts: Knowledge) -> Json | None:
    if not code:
        return None
    return {
        "code": code,
        "name": facts.parties[code].name,
        "alpha3": facts.alpha3(code) or None,
        "cow": facts.cow(code) or None,
    }


def _tenure_json(tenure: Tenure, facts: Knowledge) -> Json:
    return {
        "person": {"id": tenure.person, "name": facts.person(tenure.person).name},
        "office": tenure.office.kind,
        "title": tenure.office.title,
        "party": tenure.office.party,
        "from": tenure.began or None,
        "to": tenure.ended or None,
        "checked": tenure.checked.isoformat() if tenure.checked else None,
        "acting": tenure.acting,
        "source": tenure.source,
        "confidence": tenure.confidence,
        "note": tenure.note or None,
    }


@knowledge.command()
@click.argument("name")
@click.option("--on", "when", callback=days, metavar="DATE", help="Only the offices of that day, month or year.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one person a line.")
@click.pass_context
def person(context: click.Context, /, name: str, *, when: When | None, as_json: bool) -> None:
    """Say who bears a name, and which offices they held.

    NAME is a full name in any order, case or script, a name that the press uses alone, or an id.
    """
    facts = load(_folder(context))
    people = facts.people_named(name)
    if not people and not as_json:
        click.echo(f"{name}: not known (no fact names anybody so)")
    for one in people:
        tenures = facts.tenures_of(one.id)
        if when is not None and when.earliest is not None:
            tenures = facts.offices_on(one.id, (when.earliest, when.latest or when.earliest))
        if as_json:
            click.echo(_line(_person_json(one, tenures, facts)))
            continue
        also = f"; also {', '.join(one.variants)}" if one.variants else ""
        click.echo(f"{one.name} ({one.id}){also}")
        for tenure in tenures:
            party = facts.parties[tenure.office.party].name
            click.echo(f"  {tenure.office.kind} of {party}: {_tenure_words(tenure, facts).partition('), ')[2]}")
        if not tenures:
            click.echo("  no office then is known")


def _person_json(one: Person, tenures: tuple[Tenure, ...], facts: Knowledge) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "variants": list(one.variants),
        "tenures": [_tenure_json(tenure, facts) for tenure in tenures],
    }


@knowledge.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON, one fault a line.")
@click.pass_context
def check(context: click.Context, /, file: Path, *, as_json: bool) -> None:
    """Check a CSV or TSV file of facts, and name each faulty row.

    Exit status 1 where there are faults.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file} is no UTF-8 text") from error
    from dragoman.knowledge import read_sheet  # noqa: PLC0415 - only this needs it

    sheet = read_sheet(text, built_in())
    for fault in sheet.faults:
        said: Json = {"row": fault.row, "column": fault.column or None, "fault": fault.what}
        click.echo(_line(said) if as_json else f"{file.name}: {fault}")
    if not as_json:
        counted = f"{len(sheet.rows)} rows of {sheet.table}, " if sheet.table else ""
        click.echo(f"{counted}{len(sheet.faults) or 'no'} fault{'' if len(sheet.faults) == 1 else 's'}")
    context.exit(1 if sheet.faults else 0)


@knowledge.command()
@click.argument("name")
@click.argument("office")
@click.argument("party")
@click.option("--from", "begun", required=True, callback=days, metavar="DATE", help="In office from then on.")
@click.option("--to", "ended", callback=days, metavar="DATE", help="Until then.")
@click.option("--source", required=True, metavar="WORDS", help="How you know: from the embassy, a call ...")
@click.option("--by", metavar="NAME", help="Who knows [default: DRAGOMAN_ANALYST, else your user name].")
@click.pass_context
def enter(context: click.Context, /, name: str, office: str, party: str, **said: object) -> None:
    """Enter by hand who holds an office; it goes into a layer of its own, desk.csv.

    OFFICE is a title or a canonical name, PARTY a code. Run `dragoman reread` afterwards.
    """
    from dragoman.cli.decide import analyst  # noqa: PLC0415 - only this needs it
    from dragoman.knowledge import add_fact  # noqa: PLC0415 - the same

    begun, ended = (said[key] for key in ("begun", "ended"))
    who = str(said["by"] or analyst(context.find_object(Settings) or Settings()))
    row = {
        "name": name,
        "office": office,
        "party": party.upper(),
        "from": begun.edtf if isinstance(begun, When) else "",
        "to": ended.edtf if isinstance(ended, When) else "",
        "checked": "" if ended else today().isoformat(),
        "source": f"{who}: {said['source']}",
    }
    layer = add_fact(row, _folder(context), built_in())
    load(_folder(context))
    click.echo(f"entered in {layer.name}; to read again what it may change: dragoman reread")


@knowledge.group()
def layers() -> None:
    """List, add and remove layers of your own facts.

    A layer is a file: our columns (.csv, .tsv), Wikidata (.json), FollowTheMoney (.jsonl), the historian's XML (.xml).
    """


@layers.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one layer a line.")
@click.pass_context
def list_layers(context: click.Context, /, *, as_json: bool) -> None:
    """List the layers, the highest last."""
    found = layers_in(_folder(context))
    for layer in found:
        said: Json = {"name": layer.name, "kind": layer.kind, "bytes": layer.size, "sha256": layer.digest}
        click.echo(_line(said) if as_json else f"{layer.name}  {layer.kind}, {layer.size} bytes, {layer.digest[:12]}")
    if not as_json:
        click.echo(f"facts {load(_folder(context)).fingerprint[:12]}, {len(found) or 'no'} layer(s)")


@layers.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="What to call it [default: the file's name].")
@click.pass_context
def add(context: click.Context, /, file: Path, *, name: str) -> None:
    """Put a file of facts above the built-in ones."""
    from dragoman.knowledge import add_layer  # noqa: PLC0415 - only this needs it

    folder = _folder(context)
    layer = add_layer(file, folder, built_in(), name)
    load(folder)  # worked out now, so that no later command waits for it
    click.echo(f"added {layer.name} ({layer.kind})")


@layers.command("remove")
@click.argument("name")
@click.pass_context
def remove(context: click.Context, /, name: str) -> None:
    """Take a layer away."""
    folder = _folder(context)
    layer = remove_layer(name, folder)
    load(folder)
    click.echo(f"removed {layer.name}")
