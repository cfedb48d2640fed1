"""Nouns to text: the record and the readings as tables, pages and JSON lines. Pure; nothing is written here.

`read --json` is `line(reading_json(reading))`; a report that could not be read, `line(unread_json(name, problems))`.
"""

from dragoman.publishing.answers import answer_json, answer_page, count_page
from dragoman.publishing.changes import change_json, changes_page
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.entry import entry
from dragoman.publishing.export import Readings, engagement_json
from dragoman.publishing.lines import Json, line, reading_json, unread_json
from dragoman.publishing.overdue import overdue_page
from dragoman.publishing.review import review_json, review_page
from dragoman.publishing.schema import NAMES as SCHEMAS
from dragoman.publishing.schema import schema
from dragoman.publishing.sheets import COLUMNS, Sheet, plain, reading_sheet, unread_sheet
from dragoman.publishing.timeline import timeline

__all__ = [
    "COLUMNS",
    "SCHEMAS",
    "Json",
    "Readings",
    "Sheet",
    "answer_json",
    "answer_page",
    "change_json",
    "changes_page",
    "count_page",
    "coverage_words",
    "engagement_json",
    "entry",
    "line",
    "overdue_page",
    "plain",
    "reading_json",
    "reading_sheet",
    "review_json",
    "review_page",
    "schema",
    "timeline",
    "unread_json",
    "unread_sheet",
]
