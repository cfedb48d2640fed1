"""Labels + what was found -> figures, errors, a comparison; and whether labels are well formed. Pure: no files.

A label is a row as `read --json` writes it, without evidence.
"""

from dragoman.scoring.labels import Fault, Labels, is_draft, key_of, mark_of, read_labels
from dragoman.scoring.marking import CLASSES, Error, Evaluation, compared, evaluate
from dragoman.scoring.names import Names, names_of
from dragoman.scoring.page import comparison_page, error_json, evaluation_json, evaluation_page
from dragoman.scoring.sentences import Sentence, sentence_of
from dragoman.scoring.tally import Tally

__all__ = [
    "CLASSES",
    "Error",
    "Evaluation",
    "Fault",
    "Labels",
    "Names",
    "Sentence",
    "Tally",
    "compared",
    "comparison_page",
    "error_json",
    "evaluate",
    "evaluation_json",
    "evaluation_page",
    "is_draft",
    "key_of",
    "mark_of",
    "names_of",
    "read_labels",
    "sentence_of",
]
