"""Entries of one block as they are made: from a group of claims to its fields, before entries are linked."""

from dataclasses import dataclass
from datetime import date

from dragoman.model import (
    Decided,
    Denied,
    EngagementId,
    Format,
    Participant,
    Status,
    Step,
    Topic,
    Value,
    Venue,
    When,
)
from dragoman.reconciling.blocks import entry_id
from dragoman.reconciling.evidence import Heard
from dragoman.reconciling.joining import Group
from dragoman.reconciling.lives import Reach, history_of, status_of
from dragoman.reconciling.logs import dating, reported
from dragoman.reconciling.slip import date_of
from dragoman.reconciling.values import format_of, parties_of, people_of, series_of, topics_of, venue_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry in the making.

    heard: its claims in canonical order. unsure: ids of entries that it may also be; doubts: for each, the grounds.
    decisions: what analysts decided of it, oldest first. settled: they say where it stands, whatever else happens.
    put_on: the key of the visit's claim that they put it on, "" for none at all; None where they say nothing.
    """

    id: EngagementId
    aliases: tuple[EngagementId, ...]
    heard: tuple[Heard, ...]
    format: Value[Format]
    parties: tuple[str, ...]
    named: tuple[Participant, ...]
    implied: tuple[Participant, ...]
    when: Value[When] | None
    venue: Value[Venue] | None
    status: Status
    status_why: str
    topics: tuple[Topic, ...]
    series: str
    history: tuple[Step, ...]
    whys: tuple[str, ...]
    unsure: tuple[EngagementId, ...]
    doubts: tuple[str, ...]
    part_of: EngagementId | None = None
    parts: tuple[EngagementId, ...] = ()
    denials: tuple[Denied, ...] = ()
    contradictions: tuple[str, ...] = ()
    decisions: tuple[Decided, ...] = ()
    put_on: str | None = None
    settled: bool = False

    @property
    def is_visit(self) -> bool:
        """It is travel, on which meetings may take place."""
        return self.format.value is Format.VISIT


def drafts_of(groups: tuple[Group, ...], *, as_of: date, reach: Reach) -> tuple[Draft, ...]:
    """One draft for each group, in the order of the groups."""
    ids = [entry_id(group.heard[0].key) for group in groups]
    drafts = []
    for group, own in zip(groups, ids, strict=True):
        when = date_of(dating(group.heard))
        status, why = status_of(group.heard, when.value if when else None, as_of=as_of, reach=reach)
        told = reported(group.heard)
        named, implied = people_of(told)
        drafts.append(
            Draft(
                id=own,
                aliases=tuple(entry_id(item.key) for item in told[1:]),
                heard=group.heard,
                format=format_of(told),
                parties=parties_of(told),
                named=named,
                implied=implied,
                when=when,
                venue=venue_of(group.heard),
                status=status,
                status_why=why,
                topics=topics_of(told),
                series=series_of(told),
                history=history_of(group.heard),
                whys=group.whys,
                unsure=tuple(ids[other] for other, _ in group.unsure),
                doubts=tuple(why for _, why in group.unsure),
            )
        )
    return tuple(drafts)
