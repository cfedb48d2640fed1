"""Labels + what was found -> figures, errors, a comparison; and whether labels are well formed. Pure: no files.

A label is a row as `read --json` writes it, without evidence.
"""

from dragoman.scoring.correcting import NoLabelError, corrected, typed, with_field
from dragoman.scoring.drafts import draft_of, redrawn
from dragoman.scoring.labels import Fault, Labels, is_draft, read_labels, written
from dragoman.scoring.marking import CLASSES, Error, Evaluation, Row, compared, evaluate
from dragoman.scoring.names import Names, names_of
from dragoman.scoring.page import comparison_page, error_json, evaluation_json, evaluation_page
from dragoman.scoring.sentences import Sentence, sentence_of
from dragoman.scoring.stories import PageLabel, PageTally, page_label
from dragoman.scoring.tally import Tally

__all__ = [
    "CLASSES",
    "Error",
    "Evaluation",
    "Fault",
    "Labels",
    "Names",
    "NoLabelError",
    "PageLabel",
    "PageTally",
    "Row",
    "Sentence",
    "Tally",
    "compared",
    "comparison_page",
    "corrected",
    "draft_of",
    "error_json",
    "evaluate",
    "evaluation_json",
    "evaluation_page",
    "is_draft",
    "names_of",
    "page_label",
    "read_labels",
    "redrawn",
    "sentence_of",
    "typed",
    "with_field",
    "written",
]
