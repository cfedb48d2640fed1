"""Redactions for people and programs: what stays of a report, and what lost its support."""

import textwrap
from collections.abc import Iterable, Iterator

from dragoman.model import Engagement, Redaction
from dragoman.publishing.lines import Json
from dragoman.publishing.words import day_words, when_words


def redaction_words(made: Redaction) -> str:
    """What stays of a report, in a line."""
    told = ", ".join(part for part in (made.outlet, when_words(made.published) if made.published else "") if part)
    return f"report {made.report}{f' ({told})' if told else ''}, redacted on {day_words(made.at.date())}: {made.why}"


def lost_lines(engagement: Engagement) -> Iterator[str]:
    """What an entry rested on before."""
    yield from (f"  {redaction_words(made)}" for made in engagement.lost)


def redactions_page(made: Iterable[Redaction], *, width: int) -> str:
    """Every redaction with the entries that it touched."""
    lines: list[str] = []
    for one in made:
        gone = [touched.entry for touched in one.touched if not touched.beside]
        kept = [touched.entry for touched in one.touched if touched.beside]
        words = f"{redaction_words(one)}, by {one.who}"
        if gone:
            words += f"; on it alone rested {', '.join(gone)}"
        if kept:
            words += f"; other reports still tell of {', '.join(kept)}"
        lines += textwrap.wrap(words, width, subsequent_indent="    ")
    return "\n".join(lines or ["Nothing was redacted."]) + "\n"


def redaction_json(made: Redaction) -> Json:
    """A redaction in the shape of schemas/redaction.json."""
    return {
        **lost_json(made),
        "digest": made.digest or None,
        "by": made.who,
        "entries": [{"id": touched.entry, "gone": not touched.beside} for touched in made.touched],
    }


def lost_json(made: Redaction) -> Json:
    """A redaction on an entry (schemas/engagement.json)."""
    return {
        "report": made.report,
        "outlet": made.outlet or None,
        "published": made.published.edtf if made.published else None,
        "redacted_at": made.at.isoformat(),
        "why": made.why,
    }
