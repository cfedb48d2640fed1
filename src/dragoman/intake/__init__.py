"""Intake: files, folders, standard input, JSON Lines and feeds to Reports; what cannot be read is a Problem.

`gather` is the verb; `read_feed` gives the entries of one feed to who follows feeds.
"""

from dragoman.intake.arrivals import Intake, PlainNames
from dragoman.intake.entries import Entry, Feed
from dragoman.intake.expecting import expected
from dragoman.intake.feeds import read_feed
from dragoman.intake.gathering import gather, gather_parts
from dragoman.intake.jsonlines import reports_in_lines
from dragoman.intake.opml import Outlines, read_opml
from dragoman.intake.paths import ENDINGS, ending, files_of_pattern, files_under, found_file, is_address, is_pattern
from dragoman.intake.sitemaps import Sitemap, read_sitemap
from dragoman.intake.sources import Part, Source

__all__ = [
    "ENDINGS",
    "Entry",
    "Feed",
    "Intake",
    "Outlines",
    "Part",
    "PlainNames",
    "Sitemap",
    "Source",
    "ending",
    "expected",
    "files_of_pattern",
    "files_under",
    "found_file",
    "gather",
    "gather_parts",
    "is_address",
    "is_pattern",
    "read_feed",
    "read_opml",
    "read_sitemap",
    "reports_in_lines",
]
