"""`dragoman evaluate`: how reading, or a run of it that was kept, stands to labels."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import click

from dragoman import knowledge
from dragoman.cli.labelled import labels_in, reports_beside
from dragoman.cli.model import reader_option, second_of, tell_second
from dragoman.cli.problems import tell
from dragoman.cli.terminal import counted, width
from dragoman.pipeline import ReadOutcome, Run, Source, read_paths, run_over, sentences_in
from dragoman.publishing import line
from dragoman.scoring import (
    Error,
    Evaluation,
    Labels,
    Names,
    Row,
    compared,
    comparison_page,
    error_json,
    evaluation_json,
    evaluation_page,
    names_of,
    sentence_of,
)
from dragoman.scoring import (
    evaluate as evaluation_of,
)
from dragoman.settings import Settings

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", metavar="GOLD", type=_FILE)
@click.option("--reports", multiple=True, metavar="PATH", help="The labelled reports [default: those beside GOLD].")
@click.option("--predicted", type=_FILE, metavar="FILE", help="What `read --json` wrote [default: read them now].")
@click.option("--against", type=_FILE, metavar="FILE", help="An earlier run, to say what got better or worse.")
@click.option("--errors", type=click.IntRange(min=0), default=5, show_default=True, help="How many of a class to show.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every error (see: dragoman schema evaluation).")
@reader_option
@click.pass_context
def evaluate(
    context: click.Context,
    /,
    gold: Path,
    *,
    reports: tuple[str, ...],
    predicted: Path | None,
    against: Path | None,
    errors: int,
    as_json: bool,
) -> None:
    """Score reading against labels, and show what is wrong.

    GOLD is JSON Lines, one labelled report a line. The reports stand beside it: for wire.gold.jsonl in wire.jsonl or
    in the folder wire, else in GOLD's folder.
    """
    settings = context.find_object(Settings) or Settings()
    labels = _well_formed(gold)
    paths = reports or reports_beside(gold)
    second = second_of(settings) if predicted is None else None
    source = Source(
        paths=paths, largest=settings.largest, stdin=sys.stdin.buffer, layers=settings.layers, second=second
    )
    names = names_of(knowledge.load(settings.layers))
    run = _run(source, predicted)
    tell_second(second)
    evaluation = evaluation_of(labels.rows, run.found, names)
    sentence = partial(_sentence, run)
    earlier = _earlier(against, labels, names)
    if as_json:
        written = evaluation_json(evaluation, sentence)
        if earlier is not None:
            better, worse = compared(earlier.errors, evaluation.errors)
            written["before"] = earlier.tally.as_json()
            written |= {"better": [error_json(one, sentence) for one in better]}
            written |= {"worse": [error_json(one, sentence) for one in worse]}
        click.echo(line(written))
        return
    click.echo(evaluation_page(evaluation, sentence, most=errors, width=width()), nl=False)
    if earlier is not None:
        changes, tallies = compared(earlier.errors, evaluation.errors), (earlier.tally, evaluation.tally)
        click.echo("\n" + comparison_page(tallies, changes, sentence, most=errors, width=width()), nl=False)


def _well_formed(file: Path) -> Labels:
    labels = labels_in(file)
    if labels.faults:
        told = "\n".join(f"  {file}:{fault.line}: {fault.why}" for fault in labels.faults)
        raise click.ClickException(f"the labels are not well formed\n{told}")
    if not labels.rows:
        raise click.ClickException(f"{file} holds no labels")
    drafts = labels.drafts
    if drafts:
        click.echo(f"Drafts that nobody has corrected: {drafts} of {len(labels.rows)}.", err=True)
    return labels


def _run(source: Source, predicted: Path | None) -> Run:
    if predicted is None:
        return run_over(_telling(counted(read_paths(source), "reports read")))
    return Run(found=_rows_of(predicted), sentences=sentences_in(source))


def _telling(outcomes: Iterable[ReadOutcome]) -> Iterator[ReadOutcome]:
    """The outcomes, with a word on those that could not be read."""
    for outcome in outcomes:
        if not outcome.was_read:
            tell(outcome.name, outcome.problems)
        yield outcome


def _rows_of(run: Path) -> Mapping[str, Row]:
    """What a kept run found, with a word on the lines that are not as `read --json` writes them."""
    found = labels_in(run)
    for fault in found.faults:
        click.echo(f"{run}:{fault.line}: {fault.why}", err=True)
    return found.rows


def _earlier(file: Path | None, labels: Labels, names: Names) -> Evaluation | None:
    return evaluation_of(labels.rows, _rows_of(file), names) if file is not None else None


def _sentence(run: Run, error: Error) -> str:
    return sentence_of(error, run.sentences.get(error.report, ()))
