"""Briefs that were handed out, kept so that each can be had again byte for byte."""

from dataclasses import dataclass
from datetime import date, datetime

from dragoman.model.handling import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBrief:
    """A brief as it was handed out.

    id: what its foot gives, made from what it says and its form. form: "md", "html", "docx".
    content: a hash of what it says, the same in every form. day: as known on which. asked: what was asked for, in the
    words of the command line. mark, who: how far it may go, and who made it (for one that is private).
    made_by: the software. rests_on: the reports and the claims that it rests on.
    body: its bytes; None where they were taken out because a report that it rests on was redacted.
    """

    id: str
    form: str
    content: str
    day: date
    asked: str
    mark: Mark
    who: str
    made_at: datetime
    made_by: str
    rests_on: tuple[str, ...]
    body: bytes | None
