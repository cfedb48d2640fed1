"""`dragoman release`: the public's record as a data set that others can check and make again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click

from dragoman import knowledge as facts
from dragoman.cli.asking import filtering, filters_of, grounds_of
from dragoman.cli.kinds import day, today
from dragoman.cli.outfiles import outfile
from dragoman.pipeline import Filters, Grounds, cleared
from dragoman.pipeline.releasing import by_month, filters_words, inputs_of
from dragoman.pipeline.versions import reader_of
from dragoman.publishing.coverage import read_words
from dragoman.publishing.dataset import MANIFEST, Basis, files_of
from dragoman.settings import Settings
from dragoman.store import Store, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a data set is to hold. allowed: outlets whose texts go in, in lower case; "all" for every one."""

    filters: Filters
    licence: str = ""
    allowed: frozenset[str] = frozenset()
    parquet: bool = False


def written(store: Store, as_of: date, grounds: Grounds, wanted: Wanted, out: Path) -> str:
    """Write a data set into a folder, what an earlier one left there taken away; what it rests on, in a sentence."""
    known = facts.load(grounds.layers)
    found = cleared(store, as_of=as_of, filters=wanted.filters, grounds=grounds)
    inputs = inputs_of(store, as_of, grounds, lambda one: _may_go(one.outlet, wanted.allowed))
    basis = Basis(
        reader=reader_of(known),
        facts=known.fingerprint,
        logs=grounds.logs,
        read=by_month(inputs.read),
        gone=inputs.gone,
        withheld=inputs.withheld,
        untold=inputs.untold,
        second=sum(one.reader.count(" ") > 1 for one in inputs.reports),
        filters=filters_words(wanted.filters),
        licence=wanted.licence,
        texts=sorted(wanted.allowed),
        reports=inputs.reports,
        decisions=inputs.decisions,
        layers=_layers(grounds.layers),
    )
    earlier, names = _earlier(out) or frozenset(), set()
    for name, body in files_of(found, known, basis, parquet=wanted.parquet):
        names.add(name)
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with outfile(path) as file:
            file.write(body)
    _clear(out, earlier - names)
    return f"{len(found.record.engagements)} engagements. {read_words(found.record)}"


def _may_go(outlet: str, allowed: Iterable[str]) -> bool:
    return "all" in allowed or (bool(outlet) and outlet.casefold() in allowed)


def _layers(folder: Path | None) -> dict[str, bytes]:
    """The user's own facts, by their paths in their folder."""
    return {layer.name: layer.path.read_bytes() for layer in facts.layers_in(folder)} if folder is not None else {}


def _earlier(out: Path) -> frozenset[str] | None:
    """The files of the data set in a folder, by its manifest; None where there is none or it is something else's."""
    try:
        said = json.loads((out / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    files = said.get("files") if isinstance(said, dict) and "dragoman" in said else None
    return frozenset(map(str, files)) if isinstance(files, dict) else None


def _clear(out: Path, names: Iterable[str]) -> None:
    """Take away what an earlier data set left in the folder; whatever else lies there stays."""
    inside = out.resolve()
    for name in sorted(names):
        path = out / name
        if path.is_file() and path.resolve().is_relative_to(inside):
            path.unlink()


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR", help="Where to.")
@click.option("--as-of", callback=day, metavar="DAY", help="As known on that day [default: today, UTC].")
@click.option("--licence", default="", metavar="WORDS", help="Under which you give it on, for the manifest.")
@click.option(
    "--texts-of",
    "outlets",
    multiple=True,
    metavar="OUTLET",
    help="Put the texts of its reports in, where you may; all: of every outlet [default: none].",
)
@click.option("--parquet/--no-parquet", default=None, help="Tables also as Parquet [default: where pyarrow is there].")
@filtering
@click.pass_context
def release(
    context: click.Context, /, *, out: Path, as_of: date | None, licence: str, parquet: bool | None, **asked: object
) -> None:
    """Write the record as a data set: tables, codebook, what it rests on, and a manifest with hashes.

    Only what may leave the desk is in it; of reports their metadata and hashes, their texts only where --texts-of says
    so. `dragoman reproduce` makes it again from the reports and compares.
    """
    settings = context.find_object(Settings) or Settings()
    if parquet and find_spec("pyarrow") is None:
        raise click.UsageError("--parquet needs the extra: pip install 'dragoman[parquet]'.")
    if out.exists() and any(out.iterdir()) and _earlier(out) is None:
        raise click.UsageError(f"{out} holds something else: name a folder that is empty, or of an earlier release.")
    outlets = asked.pop("outlets")
    allowed = frozenset(str(one).casefold() for one in outlets) if isinstance(outlets, tuple) else frozenset()
    store = context.with_resource(open_store(settings.store))
    made = written(
        store,
        as_of or today(),
        grounds_of(settings),
        Wanted(filters=filters_of(asked), licence=licence, allowed=allowed, parquet=_parquet(parquet=parquet)),
        out,
    )
    click.echo(f"{made} Files: {out}")


def _parquet(*, parquet: bool | None) -> bool:
    return find_spec("pyarrow") is not None if parquet is None else parquet
