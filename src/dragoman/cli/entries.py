"""The one entry that an id means; wrong usage where it means none, or several."""

from collections.abc import Sequence

import click

from dragoman.model import Decision, Engagement, Record
from dragoman.publishing import decision_words
from dragoman.publishing.words import engagement_words, when_words


def only_entry(
    matches: Sequence[Engagement], said: str, record: Record, left_out: Sequence[Decision] = ()
) -> Engagement:
    """The entry. left_out: the decisions by which what had this id is not in the record."""
    if not matches and left_out:
        words = "; ".join(f"{decision_words(one)} [{one.id}]" for one in left_out)
        raise click.UsageError(f"{said!r} is left out of the record: {words}. To restore it: dragoman decide undo.")
    if not matches:
        raise click.UsageError(
            f"No entry {said!r} in the record as of {record.as_of}; `dragoman timeline` lists the ids."
        )
    if len(matches) > 1:
        choices = "\n".join(
            f"  {one.id}  {engagement_words(one)}, {when_words(one.when.value if one.when else None)}"
            for one in matches
        )
        raise click.UsageError(f"{said!r} may be any of these; give more letters:\n{choices}")
    return matches[0]
