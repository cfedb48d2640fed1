"""clean: a report's reading text, without the furniture of its page."""

from dragoman.cleaning.assembly import Kept, assemble
from dragoman.cleaning.flow import Flow, plain_flow
from dragoman.cleaning.markup import markup_flow
from dragoman.cleaning.noise import runs_without_noise
from dragoman.cleaning.paragraphs import joined
from dragoman.cleaning.sifting import Sifted, sift
from dragoman.model import Report, Text


def clean(report: Report) -> Text:
    """The report's reading text: story, headline, stamps, bylines, credits and captions, each with its role.

    Never fails: a text without any story gives a Text without blocks.
    """
    return cleaned(flow_of(report), title=report.title)


def flow_of(report: Report) -> Flow:
    """The report's text as a flow of lines."""
    return markup_flow(report.text) if report.markup == "html" else plain_flow(report.text)


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
