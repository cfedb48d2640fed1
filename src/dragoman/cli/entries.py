"""The one entry that an id means; wrong usage where it means none, or several."""

from collections.abc import Sequence

import click

from dragoman.model import Engagement, Record
from dragoman.pipeline import left_out_by, redacted_behind
from dragoman.publishing import decision_words, redaction_words
from dragoman.publishing.words import engagement_words, when_words
from dragoman.store import Store


def refuse_gone(store: Store, said: str) -> None:
    """Wrong usage for an id that meant an entry once, which was rejected or redacted; nothing for any other."""
    left_out = left_out_by(store, said)
    if left_out:
        words = "; ".join(f"{decision_words(one)} [{one.id}]" for one in left_out)
        raise click.UsageError(f"{said!r} is left out of the record: {words}. To restore it: dragoman decide undo.")
    removed = redacted_behind(store, said)
    if removed:
        raise click.UsageError(f"{said!r} rested on {'; '.join(redaction_words(one) for one in removed)}.")


def only_entry(matches: Sequence[Engagement], said: str, record: Record) -> Engagement:
    """The entry."""
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
