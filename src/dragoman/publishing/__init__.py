"""Nouns to text: the record and the readings as tables, pages and JSON lines. Pure; nothing is written here.

`read --json` is `line(reading_json(reading))`; a report that could not be read, `line(unread_json(name, problems))`.
"""

from dragoman.publishing.answers import answer_json, answer_page, count_page
from dragoman.publishing.changes import change_json, changes_page
from dragoman.publishing.copies import copies
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.decided import claims_lines, decisions_page
from dragoman.publishing.decisions import decision_json, decision_words
from dragoman.publishing.entry import entry
from dragoman.publishing.explanation import explanation_page
from dragoman.publishing.export import Readings, engagement_json
from dragoman.publishing.hits import hit_json, hits_page
from dragoman.publishing.instruments import instrument_json, instruments_page
from dragoman.publishing.lines import Json, claims_json, line, reading_json, report_json, unread_json
from dragoman.publishing.opml import address_list, opml
from dragoman.publishing.overdue import overdue_page
from dragoman.publishing.positions import position_json, positions_page
from dragoman.publishing.readouts import readouts
from dragoman.publishing.redactions import redaction_json, redaction_words, redactions_page
from dragoman.publishing.reliability import reliability_json, reliability_page
from dragoman.publishing.review import review_json, review_page
from dragoman.publishing.schema import NAMES as SCHEMAS
from dragoman.publishing.schema import schema
from dragoman.publishing.sheets import COLUMNS, Sheet, plain, reading_sheet, unread_sheet
from dragoman.publishing.sources import SourceTold, choice_page, source_json, source_words, sources_page
from dragoman.publishing.timeline import timeline

__all__ = [
    "COLUMNS",
    "SCHEMAS",
    "Json",
    "Readings",
    "Sheet",
    "SourceTold",
    "address_list",
    "answer_json",
    "answer_page",
    "change_json",
    "changes_page",
    "choice_page",
    "claims_json",
    "claims_lines",
    "copies",
    "count_page",
    "coverage_words",
    "decision_json",
    "decision_words",
    "decisions_page",
    "engagement_json",
    "entry",
    "explanation_page",
    "hit_json",
    "hits_page",
    "instrument_json",
    "instruments_page",
    "line",
    "opml",
    "overdue_page",
    "plain",
    "position_json",
    "positions_page",
    "reading_json",
    "reading_sheet",
    "readouts",
    "redaction_json",
    "redaction_words",
    "redactions_page",
    "reliability_json",
    "reliability_page",
    "report_json",
    "review_json",
    "review_page",
    "schema",
    "source_json",
    "source_words",
    "sources_page",
    "timeline",
    "unread_json",
    "unread_sheet",
]
