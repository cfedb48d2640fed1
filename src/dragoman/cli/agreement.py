"""`dragoman agreement`: how good the checked entries are, and how far coders agree."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from dragoman.publishing.samples import CHECKED
from dragoman.publishing.separated import MARK, unguarded
from dragoman.scoring.agreement import Answer, Share, alpha_of, by_stratum, disagreements, share_of

_SAID = {"yes": "yes", "y": "yes", "1": "yes", "no": "no", "n": "no", "0": "no", "unclear": "unclear", "?": "unclear"}
_LARGEST = 10_000_000  # letters of a field
_SHOWN = 20


@click.command()
@click.argument("sheets", metavar="SHEET...", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
def agreement(sheets: tuple[Path, ...]) -> None:
    """Say how many of the checked entries are right, and how far coders agree.

    SHEETs are those of `dragoman sample`, filled in, one or more a coder. Shares are told with Wilson's interval of
    95 %, and weighted by what each row stands for; agreement as Krippendorff's alpha. Unclear answers count for
    agreement alone.
    """
    answers = _once(answer for sheet in sheets for answer in _answers(sheet))
    if not answers:
        raise click.ClickException("no row is filled in: answer with yes, no or unclear")
    rows = {one.row for one in answers}
    coders = sorted({one.coder for one in answers})
    click.echo(f"{len(rows)} rows, checked by {len(coders)}: {', '.join(coders)}.\n")
    click.echo(
        f"{'field':12} {'right':>11}  {'share':>6} {'95 % interval':>15} {'weighted':>9} {'alpha':>7} {'rows':>6}"
    )
    for field in CHECKED:
        told = [one for one in answers if one.field == field]
        if told:
            click.echo(_line(field, told))
    engagements = [one for one in answers if one.field == "engagement"]
    click.echo("\nIs it an engagement, by stratum")
    for stratum, share in by_stratum(engagements).items():
        click.echo(f"  {stratum:40} {_share(share)}")
    differing = [(field, row, said) for field in CHECKED for row, said in _differing(answers, field)]
    if differing:
        click.echo(f"\nDifferent answers: {len(differing)}")
        for field, row, said in differing[:_SHOWN]:
            click.echo(f"  {row} {field}: {said}")
        if len(differing) > _SHOWN:
            click.echo(f"  and {len(differing) - _SHOWN} more")


def _once(answers: Iterable[Answer]) -> list[Answer]:
    """Each coder's answer to each row once; two different ones are a mistake."""
    found: dict[tuple[str, str, str], Answer] = {}
    for one in answers:
        before = found.setdefault((one.coder, one.row, one.field), one)
        if before.said != one.said:
            raise click.ClickException(f"{one.coder} says both {before.said} and {one.said} of {one.row}, {one.field}")
    return list(found.values())


def _answers(sheet: Path) -> Iterator[Answer]:
    """What a sheet says. A name for the coder is wanted; without one the sheet's own serves."""
    csv.field_size_limit(_LARGEST)
    try:
        with sheet.open(encoding="utf-8", newline="") as file:
            text = file.read().removeprefix(MARK)
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{sheet} cannot be read: {error}. It is to be CSV in UTF-8.") from error
    table = csv.DictReader(text.splitlines(keepends=True), delimiter=_between(text))
    if missing := {"row", "stratum", *CHECKED} - set(table.fieldnames or ()):
        raise click.ClickException(f"{sheet} is no sheet of `dragoman sample`: it has no column {min(missing)}")
    for number, row in enumerate(table, 2):
        for field in CHECKED:
            said = (row[field] or "").strip().casefold()
            if said and said not in _SAID:
                raise click.ClickException(f"{sheet}, row {number}: {field} is {said!r}; write yes, no or unclear")
            if said:
                coder = unguarded((row.get("coder") or "").strip()) or sheet.stem
                yield Answer(
                    row=row["row"],
                    coder=coder,
                    field=field,
                    stratum=unguarded(row["stratum"]),
                    said=_SAID[said],
                    weight=_weight(row.get("weight")),
                )


def _between(text: str) -> str:
    """What stands between the columns: programs of some countries write semicolons or tabs."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _weight(said: str | None) -> float:
    try:
        return float((said or "1").lstrip("'").replace(",", "."))
    except ValueError:
        return 1.0


def _line(field: str, told: Sequence[Answer]) -> str:
    alpha = alpha_of(told)
    value = f"{alpha.value:.3f}" if alpha.value is not None else "-"
    return f"{field:12} {_share(share_of(told))} {value:>7} {alpha.rows:>6}"


def _share(share: Share) -> str:
    if not share.of:
        return f"{'-':>11}  {'-':>6} {'-':>15} {'-':>9}"
    interval = f"{share.low:.3f} to {share.high:.3f}"
    return f"{share.right:>4} of {share.of:>4}  {share.share:>6.3f} {interval:>15} {share.weighted:>9.3f}"


def _differing(answers: Sequence[Answer], field: str) -> Iterator[tuple[str, str]]:
    told = [one for one in answers if one.field == field]
    for row, said in disagreements(told).items():
        yield row, ", ".join(f"{coder} {word}" for coder, word in sorted(said.items()))
