"""Sources that are followed: addresses that are asked again and again for new reports."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dragoman.model.problems import Problem


class SourceKind(StrEnum):
    """Who speaks at a source."""

    FOREIGN_MINISTRY = "foreign-ministry"
    DEFENCE_MINISTRY = "defence-ministry"
    GOVERNMENT = "government"  # a head of state or government, a body of an organisation
    WIRE = "wire"  # a news agency
    DAILY = "daily"
    BROADCASTER = "broadcaster"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A source that is followed. What it holds (a feed, a sitemap, a page) is told by its content, each time anew.

    address: http or https, as it is asked; no two sources have the same.
    outlet: whose reports these are, where their pages do not say; "" to leave it to them.
    country: the party for whom it speaks or in which it appears (JP, EU), "" for none.
    language: of its reports, where they do not say themselves ("en"); "" to leave it to them.
    """

    address: str
    kind: SourceKind = SourceKind.OTHER
    outlet: str = ""
    country: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """How asking a source stands. All instants are in UTC.

    etag, last_modified: the validators of its last answer, verbatim, to be sent with the next question.
    holds: what its last answer was ("RSS", "sitemap", "page"); "" before the first.
    asked_at: when it was asked last. due_at: when it may be asked next; None for at once, or where it is gone.
    failures: how often in a row it gave no answer that could be used.
    unread: how many of its pages in a row gave no text that could be read.
    brought: the last instants at which something new of it appeared, oldest first: its rhythm.
    problem: what was the matter when it was asked last; None for nothing.
    is_gone: it said that it is no more, and is asked no more.
    """

    etag: str = ""
    last_modified: str = ""
    holds: str = ""
    asked_at: datetime | None = None
    due_at: datetime | None = None
    failures: int = 0
    unread: int = 0
    brought: tuple[datetime, ...] = ()
    problem: Problem | None = None
    is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEntry:
    """An entry of a feed or sitemap that was followed to its page, or tried.

    key: which entry, as a hash of its address. mark: what its feed said of it then, as a hash; another is a change.
    tries: how often its page could not be had; 0 once it was.
    """

    key: str
    mark: str
    tries: int = 0


NEVER_ASKED = Polling()
"""How asking a source stands before it was asked."""
