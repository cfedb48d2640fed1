"""What was read: the words that stand beside every "none", "last", "next" and "first" (law 9).

"No report seen" has its own words of what was read, which reconciling gives as the reason of the status.
"""

from dragoman.model import Record
from dragoman.publishing.words import count_words, day_words


def coverage_words(record: Record, whole: Record) -> str:
    """How many reports the record rests on and when they were published; after a filter, how many of them it keeps.

    Dispatches are counted among the reports that tell of what is shown: of all, or of what was asked for.
    """
    if record is whole:
        return f"{_reports(record)} ({count_words(record.dispatches_read, 'dispatch')}){_days(record)}"
    telling = {report for engagement in record.engagements for report in engagement.reports}
    voices = f" ({count_words(record.dispatches_read, 'dispatch')})" if telling else ""
    return f"{read_words(whole)}; {len(telling):,} of them{voices} tell of what you ask for"


def read_words(record: Record) -> str:
    """How many reports the record rests on, and when they were published."""
    return f"{_reports(record)}{_days(record)}"


def _reports(record: Record) -> str:
    return f"{count_words(record.reports_read, 'report')} read"


def _days(record: Record) -> str:
    words = ""
    if record.first_published and record.last_published:
        words += f", published {day_words(record.first_published)} to {day_words(record.last_published)}"
    if record.undated:
        words += f", {record.undated:,} undated"
    if record.redacted:
        words += f", {record.redacted:,} redacted"
    return words
