"""Intake: files, folders, standard input, JSON Lines and feeds to Reports; what cannot be read is a Problem.

`gather` is the verb; `read_feed` gives the entries of one feed to who follows feeds.
"""

from dragoman.intake.arrivals import Intake
from dragoman.intake.entries import Entry, Feed
from dragoman.intake.expecting import expected
from dragoman.intake.feeds import read_feed
from dragoman.intake.gathering import gather
from dragoman.intake.opml import Outlines, read_opml
from dragoman.intake.sitemaps import Sitemap, read_sitemap

__all__ = [
    "Entry",
    "Feed",
    "Intake",
    "Outlines",
    "Sitemap",
    "expected",
    "gather",
    "read_feed",
    "read_opml",
    "read_sitemap",
]
