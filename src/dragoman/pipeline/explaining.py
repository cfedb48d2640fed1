"""Paths to readings with their explanations, for who asks why a report reads as it does."""

from collections.abc import Iterator

from dragoman import knowledge as facts
from dragoman.model import Explanation
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.pipeline.pages import Pages
from dragoman.pipeline.readings import Source, gathered, read_one
from dragoman.reading import explain


def explain_paths(source: Source) -> Iterator[tuple[ReadOutcome, Explanation | None]]:
    """Every report of the source with why it reads so; no explanation where not even its text could be had."""
    knowledge = facts.load(source.layers)
    with Pages(source.pages) as pages:
        for intake in gathered(source):
            outcome = read_one(intake, knowledge, pages)
            yield outcome, explain(outcome.reading, knowledge) if outcome.reading else None
