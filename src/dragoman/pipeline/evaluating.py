"""Reports that have labels: what reading finds in them, and their sentences for who looks into an error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.intake import gather
from dragoman.model import Text
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.pipeline.pages import Pages
from dragoman.pipeline.readings import Source
from dragoman.publishing import Json, reading_json, unread_json
from dragoman.reading import sentences_of
from dragoman.scoring import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What was found, and the sentences, both by the report's id."""

    found: Mapping[str, Json]
    sentences: Mapping[str, tuple[Sentence, ...]]


def run_over(outcomes: Iterable[ReadOutcome]) -> Run:
    """What reading found, as `read --json` writes it."""
    found: dict[str, Json] = {}
    sentences: dict[str, tuple[Sentence, ...]] = {}
    for outcome in outcomes:
        reading = outcome.reading
        if reading is None:
            found[outcome.name] = unread_json(outcome.name, outcome.problems, outcome.report)
        else:
            found[outcome.name] = reading_json(reading)
            sentences[outcome.name] = _sentences(reading.text)
    return Run(found=found, sentences=sentences)


def sentences_in(source: Source) -> Mapping[str, tuple[Sentence, ...]]:
    """The sentences of reports, without reading them."""
    intakes = gather(source.paths, published=source.published, largest=source.largest, stdin=source.stdin)
    with Pages(source.pages) as pages:
        return {one.name: _sentences(pages.clean(one.report)[0]) for one in intakes if one.report is not None}


def _sentences(text: Text) -> tuple[Sentence, ...]:
    spans = [(*text.raw_span(one.start, one.end), text.text[one.start : one.end]) for one in sentences_of(text)]
    return tuple(Sentence(start=start, end=end, words=words) for start, end, words in spans)
