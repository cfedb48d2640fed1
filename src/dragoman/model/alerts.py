"""Alerts: which changes of the record are sent to whom, and what became of each that was to be sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AlertKind(StrEnum):
    """A kind of change that a rule can choose."""

    NEW = "new"
    SLIP = "slip"  # moved to a later day
    EARLIER = "earlier"  # moved to an earlier day
    FIRMED = "firmed"  # a firmer word, or a more exact date
    DOWNGRADE = "downgrade"  # a weaker word, or a vaguer date
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    PASSED = "passed"  # the date passed, and no report was seen
    SILENT_DROP = "silent-drop"  # a later list leaves it out, without a word
    SECOND_SOURCE = "second-source"
    CONTRADICTED = "contradicted"
    DENIAL = "denial"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """Which changes are sent where.

    kinds: those chosen; none for all. filters: of the entries, as the pipeline writes them.
    target: "mailto:ada@desk.example", an https:// address, or an address of Apprise. secret: what signs what is sent to
    an https:// address; "" for other targets.
    """

    name: str
    target: str
    kinds: tuple[AlertKind, ...] = ()
    filters: str = ""
    secret: str = ""
    made_at: datetime


class AlertState(StrEnum):
    """What became of an alert."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"  # tried as often as is tried, or refused for good
    WITHDRAWN = "withdrawn"  # what it tells of may not leave the desk any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One change that is to be sent by one rule; it is so once, whatever happens.

    key: of the change, see `publishing.atom.News`. report: that brought it about; "" for none.
    body: the message as JSON; "" once it was sent. due_at: when it is to be tried next. why: what was the matter when
    it was tried last.
    """

    rule: str
    key: str
    report: str
    body: str
    noted_at: datetime
    due_at: datetime
    state: AlertState = AlertState.WAITING
    tries: int = 0
    why: str = ""
