"""`dragoman label FILE --correct`: drafts one by one in the terminal, each written as soon as it is decided."""

import textwrap
from pathlib import Path

import click

from dragoman.cli.labelled import labels_in, write_whole
from dragoman.cli.terminal import width
from dragoman.scoring import NoLabelError, Row, corrected, is_draft, typed, with_field, written
from dragoman.scoring.correcting import FIELDS

_CHOICES = click.Choice(["a", "d", "e", "s", "q"])
_ASKED = "  [a]ccept, [d]rop, [e]dit a field, [s]kip this report, [q]uit"


class _LaterError(Exception):
    """The person leaves this report for later; whole: all that follow, too."""

    def __init__(self, *, whole: bool) -> None:
        super().__init__("left for later")
        self.whole = whole


def correct(file: Path, parties: frozenset[str]) -> None:
    """Ask about each draft of a file; what is decided is written at once, so that nothing is lost by stopping."""
    labels = labels_in(file)
    lines = dict(labels.lines)
    drafts = [key for key, row in labels.rows.items() if is_draft(row)]
    for number, key in enumerate(drafts, 1):
        click.echo(f"\n{key} ({number} of {len(drafts)})")
        try:
            row = _decided(labels.rows[key], parties)
        except _LaterError as left:
            if left.whole:
                break
            continue
        lines[key] = written(row)
        write_whole(file, "".join(f"{line}\n" for line in lines.values()))


def _decided(row: Row, parties: frozenset[str]) -> Row:
    listed = row.get("engagements")
    found = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    kept: list[Row] = []
    for number, one in enumerate(found, 1):
        click.echo(f"  engagement {number} of {len(found)}")
        engagement = _asked(one, parties)
        if engagement is not None:
            kept.append(engagement)
    while click.confirm("  Does the report tell of one more?", default=False):
        kept.append(_added(parties))
    return corrected(row, kept)


def _asked(engagement: Row, parties: frozenset[str]) -> Row | None:
    """The engagement as it shall stand; None where it is dropped."""
    while True:
        _show(engagement)
        choice = click.prompt(_ASKED, type=_CHOICES, show_choices=False)
        if choice == "a":
            return engagement
        if choice == "d":
            return None
        if choice == "e":
            field = click.prompt("  which field", type=click.Choice(FIELDS))
            engagement = _typed(engagement, field, parties)
        else:
            raise _LaterError(whole=choice == "q")


def _added(parties: frozenset[str]) -> Row:
    engagement: Row = {}
    for field in FIELDS:
        engagement = _typed(engagement, field, parties)
    return engagement


def _typed(engagement: Row, field: str, parties: frozenset[str]) -> Row:
    """The engagement with a field typed anew, asked again until it is well formed. A lone "-" empties the field."""
    while True:
        words = click.prompt(f"  {field}", default=typed(engagement, field))
        try:
            return with_field(engagement, field, "" if words.strip() == "-" else words, parties)
        except NoLabelError as error:
            click.echo(f"  {error}")


def _show(engagement: Row) -> None:
    for field in FIELDS:
        click.echo(f"    {field:13}{typed(engagement, field)}")
    if words := engagement.get("sentence"):
        click.echo(textwrap.fill(str(words), width(), initial_indent="    | ", subsequent_indent="    | "))
