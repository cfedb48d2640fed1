"""clean: a report's reading text, without the furniture of its page."""

from dataclasses import replace

from dragoman.cleaning.assembly import Kept, assemble
from dragoman.cleaning.careful import careful_flow
from dragoman.cleaning.extracting import Extract
from dragoman.cleaning.flow import Flow, plain_flow
from dragoman.cleaning.markup import markup_flow
from dragoman.cleaning.mending import mended, through
from dragoman.cleaning.noise import runs_without_noise
from dragoman.cleaning.paragraphs import joined
from dragoman.cleaning.sifting import Sifted, sift
from dragoman.model import Cleaner, Report, Text


def clean(report: Report, extract: Extract | None = None) -> Text:
    """The report's reading text: story, headline, stamps, bylines, credits and captions, each with its role.

    Never fails: a text without any story gives a Text without blocks.

    Args:
        report: what was received.
        extract: what the libraries made of the page, for the careful path. The fast path is taken without it, and where
            it cannot be found again in the page; the Text says which one was.
    """
    whole = mended(report.text, report.markup)
    if whole is None:
        return _cleaned(report, report.text, extract)
    text = _cleaned(report, whole.text, extract)
    return replace(text, segments=through(text.segments, whole.runs), mended=whole.kinds)


def _cleaned(report: Report, source: str, extract: Extract | None) -> Text:
    if report.markup != "html":
        return cleaned(plain_flow(source), title=report.title)
    flow = careful_flow(source, extract) if extract else None
    if flow is None:
        return replace(cleaned(markup_flow(source), title=report.title), cleaner=Cleaner.FAST)
    return replace(cleaned(flow, title=report.title), cleaner=Cleaner.CAREFUL)


def sifted(flow: Flow, *, title: str = "") -> list[Sifted]:
    """What became of each line of the flow."""
    return sift(joined(flow), title)


def cleaned(flow: Flow, *, title: str = "") -> Text:
    """The reading text of a flow."""
    kept = [
        Kept(role=one.role, runs=runs)
        for one in sifted(flow, title=title)
        if one.role and (runs := runs_without_noise(flow.text, one.line.start, one.line.end))
    ]
    return assemble(flow, kept)
