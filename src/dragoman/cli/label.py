"""`dragoman label`: labels drafted from our own reading for a person to correct, and whether labels are well formed."""

import sys
from pathlib import Path

import click

from dragoman import knowledge
from dragoman.cli.labelled import labels_in
from dragoman.cli.problems import tell
from dragoman.cli.terminal import counted
from dragoman.pipeline import Source, read_paths, run_over
from dragoman.scoring import Labels, draft_of, read_labels, redrawn
from dragoman.settings import Settings


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where the labels go.")
@click.option("--check", is_flag=True, help="Say what is not well formed in PATH, a file of labels; write nothing.")
@click.pass_context
def label(context: click.Context, /, paths: tuple[str, ...], *, out: Path | None, check: bool) -> None:
    """Draft labels of reports for a person to correct, or check them.

    Each line is one report, each engagement with its sentence. Correct the lines in an editor; take "draft" away from
    one that is right as it stands. Labels that you have touched are kept when the file is drafted again.
    """
    settings = context.find_object(Settings) or Settings()
    if check == (out is not None):
        raise click.UsageError("say either --out FILE, to draft labels, or --check, to check them")
    if out is None:
        context.exit(_checked([Path(path) for path in paths], settings))
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
    _write(out, "".join(f"{line}\n" for line in redrawn(drafts, before)))
    now = labels_in(out)
    click.echo(f"{out}: {_size(now)}")
    context.exit(1 if unread else 0)


def _checked(files: list[Path], settings: Settings) -> int:
    """Say of each file what is wrong; the exit status."""
    parties = frozenset(knowledge.load(settings.layers).parties)
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
    return f"{len(labels.rows)} reports labelled, {labels.drafts} of them drafts that nobody has corrected"


def _write(file: Path, text: str) -> None:
    """All of it or nothing: what a person corrected must survive a full disk."""
    beside = file.with_name(file.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(file)


def _told(file: Path, labels: Labels) -> list[str]:
    return [f"  {file}:{fault.line}: {fault.why}" for fault in labels.faults]
