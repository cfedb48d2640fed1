"""A language model as a second reader, caged: what it says counts only where the report's own words bear it out.

The run, for one report (each name is a file of this room):

    text ── requests (fencing, prompt.md) ──> bytes ── asking (kept answers, spend, tries) ──> a model's words
         <── caging (folding, backing) <── answers <────────────────────────────────────────────────┘
    rules' Reading + caged claims ── comparing ──> one Reading, with what both say and where they differ

Pure but for `asking`, which is handed what posts and what waits. No other room knows the vendor.
"""

from dragoman.prompting.answers import Answer, AnswerError, decode, schema
from dragoman.prompting.asking import Asker, Kept, NoAnswer, Posted, Price, Spent, Terms, Unreached, Why
from dragoman.prompting.caging import Caged, cage
from dragoman.prompting.comparing import Compared, compared
from dragoman.prompting.helping import is_read, whys
from dragoman.prompting.requests import Request, Usage, Wanted, prompt, prompt_version, request

__all__ = [
    "Answer",
    "AnswerError",
    "Asker",
    "Caged",
    "Compared",
    "Kept",
    "NoAnswer",
    "Posted",
    "Price",
    "Request",
    "Spent",
    "Terms",
    "Unreached",
    "Usage",
    "Wanted",
    "Why",
    "cage",
    "compared",
    "decode",
    "is_read",
    "prompt",
    "prompt_version",
    "request",
    "schema",
    "whys",
]
