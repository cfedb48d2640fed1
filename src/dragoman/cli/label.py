"""`dragoman label`: labels drafted from our own reading for a person to correct, and whether labels are well formed."""

import sys
from pathlib import Path

import click

from dragoman import knowledge
from dragoman.cli.correcting import correct
from dragoman.cli.labelled import labels_in, write_whole
from dragoman.cli.problems import tell
from dragoman.cli.terminal import counted
from dragoman.pipeline import Source, read_paths, run_over
from dragoman.scoring import Labels, draft_of, read_labels, redrawn
from dragoman.settings import Settings


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where the labels go.")
@click.option("--check", is_flag=True, help="Say what is not well formed in PATH, a file of labels; write nothing.")
@click.option("--correct", "correcting", is_flag=True, help="Go through the drafts in PATH, a file of labels, here.")
@click.pass_context
def label(
    context: click.Context, /, paths: tuple[str, ...], *, out: Path | None, check: bool, correcting: bool
) -> None:
    """Draft labels of reports for a person to correct, or check them.

    Each line is one report, each engagement with its sentence. Correct the lines in an editor; take "draft" away from
    one that is right as it stands. Labels that you have touched are kept when the file is drafted again.
    """
    settings = context.find_object(Settings) or Settings()
    if [check, correcting, out is not None].count(True) != 1:
        raise click.UsageError("say one of --out FILE, to draft labels, --correct or --check")
    if out is None:
        files = [Path(path) for path in paths]
        parties = frozenset(knowledge.load(settings.layers).parties)
        context.exit(_checked(files, parties) if check else _corrected(files, parties))
    before = labels_in(out) if out.exists() else read_labels("")
    if before.faults:
        raise click.ClickException("\n".join([f"{out} was left as it is: it is not well formed", *_told(out, before)]))
    source = Source(paths=paths, largest=settings.largest, stdin=sys.stdin.buffer, layers=settings.layers)
    outcomes = list(counted(read_paths(source), "reports read"))
    unread = [one for one in outcomes if not one.was_read]
    for one in unread:
        tell(one.name, one.problems)
    run = run_over(one for one in outcomes if one.was_read)
    drafts = [draft_of(row, run.sentences[key]) for key, row in run.found.items()]
    write_whole(out, "".join(f"{line}\n" for line in redrawn(drafts, before)))
    now = labels_in(out)
    click.echo(f"{out}: {_size(now)}")
    context.exit(1 if unread else 0)


def _corrected(files: list[Path], parties: frozenset[str]) -> int:
    """Go through the drafts of each file; the exit status."""
    for file in files:
        labels = labels_in(file)
        if labels.faults:
            raise click.ClickException("\n".join([f"{file} is not well formed", *_told(file, labels)]))
        correct(file, parties)
        click.echo(f"{file}: {_size(labels_in(file))}")
    return 0


def _checked(files: list[Path], parties: frozenset[str]) -> int:
    """Say of each file what is wrong; the exit status."""
    faulty = False
    for file in files:
        labels = labels_in(file, parties)
        for fault in labels.faults:
            click.echo(f"{file}:{fault.line}: {fault.why}")
        if not labels.faults:
            click.echo(f"{file}: well formed; {_size(labels)}")
        faulty |= bool(labels.faults)
    return 1 if faulty else 0


def _size(labels: Labels) -> str:
    return f"reports labelled: {len(labels.rows)}; drafts that nobody has corrected: {labels.drafts}"


def _told(file: Path, labels: Labels) -> list[str]:
    return [f"  {file}:{fault.line}: {fault.why}" for fault in labels.faults]
