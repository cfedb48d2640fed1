"""What an entry is found and counted by, in few bytes: so that neither takes the entry apart.

Invariant: a card is a function of its entry alone, and says nothing that the entry does not.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self

from dragoman.model.claims import Format, Status, Topic, Venue
from dragoman.model.engagements import Engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The card of an entry. people: each with name, office and party, those implied too. venue: the preferred one.

    dated: whether it has a date, which may be open at both ends; about: whether that is marked as about.
    waits: whether somebody should look at it: it may be one with another, or contradicts itself.
    """

    earliest: date | None
    latest: date | None
    dated: bool
    about: bool
    format: Format
    status: Status
    parties: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]
    topics: tuple[Topic, ...]
    series: str
    venue: Venue | None
    waits: bool

    @classmethod
    def of(cls, entry: Engagement) -> Self:
        """The card of an entry."""
        when = entry.when.value if entry.when else None
        people = dict.fromkeys((one.name, one.office, one.party) for one in (*entry.participants, *entry.implied))
        return cls(
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
            dated=when is not None,
            about=when is not None and when.is_approximate,
            format=entry.format.value,
            status=entry.status,
            parties=entry.parties,
            people=tuple(people),
            topics=entry.topics,
            series=entry.series,
            venue=entry.venue.value if entry.venue else None,
            waits=bool(entry.unsure or entry.contradictions),
        )
