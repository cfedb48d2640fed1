"""What the claims of a group fix in time, so that groups far apart are kept apart without comparing every pair.

Two rules of the grounds hold however many days lie between two claims: what was held on days that exclude each other
is two, and what was still ahead when the other was over is another. They are kept here as three numbers a group.
"""

from dataclasses import dataclass
from typing import Self

from dragoman.reconciling.slots import AHEAD, GARBLED_DAYS
from dragoman.reconciling.traits import Traits

_NEVER, _ALWAYS = -1, 10**7  # ordinals before and after all days


@dataclass(frozen=True, slots=True)
class Occasion:
    """Of the claims that tell a holding on exact days: the last first day, the first last day; of plans: `ahead`.

    over: the first last day of any dated holding. ahead: the latest day that some plan lay after, and was told after.
    """

    last_start: int = _NEVER
    first_end: int = _ALWAYS
    over: int = _ALWAYS
    ahead: int = _NEVER

    @classmethod
    def of(cls, here: Traits) -> Self:
        """What one claim fixes."""
        if here.plan:
            planned = here.status in AHEAD and here.dated and here.known > 0
            return cls(ahead=min(here.start - 1, here.known - 2) if planned else _NEVER)
        if not here.dated:
            return cls()
        if here.exact:
            return cls(last_start=here.start, first_end=here.end, over=here.end)
        return cls(over=here.end)

    def joined(self, other: "Occasion") -> "Occasion":
        """What two groups fix together."""
        return Occasion(
            last_start=max(self.last_start, other.last_start),
            first_end=min(self.first_end, other.first_end),
            over=min(self.over, other.over),
            ahead=max(self.ahead, other.ahead),
        )

    def excludes(self, other: "Occasion") -> bool:
        """Whether the two cannot be one occasion."""
        apart = max(self.last_start - other.first_end, other.last_start - self.first_end)
        return apart > GARBLED_DAYS or self.ahead >= other.over or other.ahead >= self.over
