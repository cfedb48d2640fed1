"""`dragoman reproduce`: a data set made again from its reports, and compared byte for byte."""

import json
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import msgspec

from dragoman import __version__
from dragoman import knowledge as facts
from dragoman.cli.kinds import today
from dragoman.cli.release import Wanted, written
from dragoman.intake import gather
from dragoman.model import Decision
from dragoman.pipeline import Filters, Grounds, settle
from dragoman.pipeline.releasing import ReportIn, rebuilt, texts_in
from dragoman.pipeline.versions import reader_of
from dragoman.publishing.dataset import DECISIONS, MANIFEST, REPORTS
from dragoman.settings import Settings
from dragoman.store import open_store

_SHOWN = 10


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.argument("archive", metavar="[PATH]...", nargs=-1)
@click.pass_context
def reproduce(context: click.Context, /, folder: Path, archive: tuple[str, ...]) -> None:
    """Make a data set again from its reports, and compare it byte for byte.

    DIR is what `dragoman release` wrote. PATHs are files and folders in which the reports lie whose texts are not in
    it; a report is known by the hash of its text. Nothing of yours is changed.
    """
    manifest = _manifest(folder)
    settings = context.find_object(Settings) or Settings()
    layers = folder / "inputs" / "layers"
    grounds = Grounds(layers=layers if layers.is_dir() else None, logs=bool(manifest["logs"]))
    altered = sorted(name for name, told in manifest["files"].items() if _digest(folder / name) != told["sha256"])
    if altered:
        click.echo(f"Not as released any more: {', '.join(altered)}.")
    _tell_makers(manifest, grounds)
    texts = dict(texts_in(gather(archive, largest=settings.largest, stdin=sys.stdin.buffer))) if archive else {}
    reports = [msgspec.json.decode(line, type=ReportIn) for line in _lines(folder / REPORTS)]
    decisions = [msgspec.json.decode(line, type=Decision) for line in _lines(folder / DECISIONS)]
    with TemporaryDirectory() as place:
        again = Path(place) / "again"
        with open_store(f"sqlite:///{place}/store.db") as store:
            done = rebuilt(store, reports, decisions, texts, grounds)
            settle(store, today=today(), grounds=grounds)
            wanted = Wanted(
                filters=msgspec.convert(manifest["filters"], Filters),
                licence=manifest["licence"] or "",
                allowed=frozenset(manifest["texts_of"]),
                parquet=any(name.endswith(".parquet") for name in manifest["files"]),
            )
            written(store, date.fromisoformat(manifest["as_of"]), grounds, wanted, again)
        differing = _differing(folder, again, manifest)
    _tell(len(done.missing), [one.names[0] for one in done.missing], "whose texts were not found")
    _tell(len(done.unread), list(done.unread), "that cannot be read now")
    if differing:
        click.echo(f"Made again from {done.read} of {len(reports)} reports; {len(differing)} files differ:")
        for words in differing:
            click.echo(f"  {words}")
        context.exit(1)
    click.echo(f"Made again from {done.read} reports: {len(manifest['files'])} files, each the same byte for byte.")
    context.exit(1 if altered else 0)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise click.UsageError(f"{folder} is no data set: there is no {MANIFEST} in it.") from error
    except ValueError as error:
        raise click.UsageError(f"{folder / MANIFEST} is no JSON: {error}") from error
    wanted = {"files", "as_of", "logs", "filters", "licence", "reader", "facts", "dragoman", "texts_of"}
    if not isinstance(said, dict) or wanted - said.keys():
        raise click.UsageError(f"{folder / MANIFEST} is not the manifest of a data set.")
    return said


def _tell_makers(manifest: dict[str, Any], grounds: Grounds) -> None:
    """Say what is another one now than what made the data set."""
    known = facts.load(grounds.layers)
    for what, then, now in (
        ("Dragoman", manifest["dragoman"], __version__),
        ("reading and facts", manifest["reader"], reader_of(known)),
    ):
        if then != now:
            click.echo(f"Made by another {what}: {then}; this is {now}. Differences are to be expected.")


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines() if path.is_file() else []


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _differing(folder: Path, again: Path, manifest: dict[str, Any]) -> list[str]:
    """Each file that is not the same, with where it begins to differ."""
    found = []
    for name, told in sorted(manifest["files"].items()):
        path = again / name
        if not path.is_file():
            found.append(f"{name}: not made again")
        elif _digest(path) != told["sha256"]:
            found.append(f"{name}: {_first_difference(folder / name, path)}")
    return found


def _first_difference(then: Path, now: Path) -> str:
    old = then.read_bytes().splitlines() if then.is_file() else []
    new = now.read_bytes().splitlines()
    for number, (before, after) in enumerate(zip(old, new, strict=False), 1):
        if before != after:
            return f"line {number} differs"
    return f"{len(old)} lines before, {len(new)} now"


def _tell(count: int, names: list[str], what: str) -> None:
    if count:
        more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
        click.echo(f"{count} reports {what}: {', '.join(names[:_SHOWN])}{more}.")
