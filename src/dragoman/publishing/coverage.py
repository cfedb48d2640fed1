"""What was read: the words that stand beside every "none", "last", "next" and "first" (law 9).

"No report seen" has its own words of what was read, which reconciling gives as the reason of the status.
"""

from dragoman.model import Record
from dragoman.publishing.words import count_words, day_words


def coverage_words(record: Record, whole: Record) -> str:
    """How many reports the record rests on and when they were published; after a filter, how many of them it keeps."""
    words = f"{count_words(whole.reports_read, 'report')} read ({count_words(whole.dispatches_read, 'dispatch')})"
    if whole.first_published and whole.last_published:
        words += f", published {day_words(whole.first_published)} to {day_words(whole.last_published)}"
    if whole.undated:
        words += f", {whole.undated:,} undated"
    if record is not whole:
        telling = {report for engagement in record.engagements for report in engagement.reports}
        words += f"; {len(telling):,} of them tell of what you ask for"
    return words
