"""How plans turned out, as a table: counts beside shares, what is unknown apart, small samples marked."""

import textwrap
from collections.abc import Sequence
from statistics import median

from dragoman.model import Outcome, Record, Reliability
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.lines import Json
from dragoman.publishing.words import day_words

_COLUMNS = ("plans", "held", "moved", "put off", "called off", "unknown", "ahead", "held, of known")
_ORDER = (Outcome.HELD, Outcome.MOVED, Outcome.PUT_OFF, Outcome.CANCELLED, Outcome.UNKNOWN, Outcome.AHEAD)
_NOTES = (
    "Plans by who told them first. Held: on the days first told. Moved: held on others; in brackets the median of "
    "days. Unknown: the date passed and no report was seen, which counts neither for nor against. A star "
    "marks few plans."
)


def reliability_page(rows: Sequence[Reliability], record: Record, whole: Record, *, width: int) -> str:
    """The table of sources."""
    head = f"Plans and what became of them, as of {day_words(record.as_of)}; {coverage_words(record, whole)}."
    lines = [*textwrap.wrap(head, width, subsequent_indent="  "), ""]
    cells = [("", *_COLUMNS), *(_cells(row, width) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for row in cells:
        padded = [cell.rjust(widths[column]) for column, cell in enumerate(row) if column]
        lines.append("  ".join([row[0].ljust(widths[0]), *padded]).rstrip())
    if not rows:
        lines.append("No plan with a date ahead in what was read.")
    return "\n".join([*lines, "", *textwrap.wrap(_NOTES, width)]) + "\n"


def reliability_json(row: Reliability) -> Json:
    """A source in the shape of schemas/reliability.json."""
    return {
        "source": row.source,
        "plans": row.plans,
        **{outcome.value: row.counts[outcome] for outcome in _ORDER},
        "moved_by": list(row.moved_by),
        "known": row.known,
        "few": row.few,
    }


def _cells(row: Reliability, width: int) -> tuple[str, ...]:
    counts = {outcome: str(row.counts[outcome]) for outcome in _ORDER}
    if row.moved_by:
        counts[Outcome.MOVED] += f" ({shift_words(row)})"
    share = share_words(row)
    source = textwrap.shorten(row.source, max(width - 68, 16), placeholder="...")
    return (source, str(row.plans), *(counts[outcome] for outcome in _ORDER), share)


def share_words(row: Reliability) -> str:
    """The share held on the days first told, of the plans of which it is known what became: "60%", "60%*"; else "-"."""
    return f"{100 * row.counts[Outcome.HELD] / row.known:.0f}%{'*' if row.few else ''}" if row.known else "-"


def shift_words(row: Reliability) -> str:
    """The median of the days by which its moved plans moved: "+7", "-3"; "" where none did."""
    return f"{median(row.moved_by):+g}" if row.moved_by else ""
