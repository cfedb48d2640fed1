"""Text -> Reading: what one report asserts, every value with its quotes.

The run, for one report (each name is a file of this room):

    text ── knowledge.mark ──> mentions ── actors ──> who is named
         ── dating ──────────> the report's day, or the days its text allows
         ── dates.find_times ─> times, reckoned from that day
         ── scene ───────────> sentences of items: actors, places, times, formats, words
    each sentence ── triggers ──> frames (roles, timing, venues, status), with discourse for what went before
    frames ── merging, relative_days ──> events ── trips, beside, implied, topics ──> drafts ── claims ──> Claims
    beside them: instruments, positions (opinions, where a page only argues), repairs, inconsistencies

Pure: the same report, text and knowledge give the same Reading; no clock, no files, no network.
"""

from dragoman.reading.explaining import explain
from dragoman.reading.gate import opens
from dragoman.reading.reader import READ_LANGUAGES, VERSION, read
from dragoman.reading.sentences import split as sentences_of

__all__ = ["READ_LANGUAGES", "VERSION", "explain", "opens", "read", "sentences_of"]
