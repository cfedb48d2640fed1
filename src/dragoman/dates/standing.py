"""Where a reader stands at an expression: the day of speech, what was mentioned before, and the tense."""

from dataclasses import dataclass
from datetime import date

from dragoman.dates.expressions import Frame
from dragoman.dates.periods import Period, day

_FINE = frozenset({"day", "night", "week", "weekend", "fortnight", "hour", "minute"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What an expression may be reckoned from.

    spoken: the publication day; None where unknown.
    narrative: whether the text tells of the past in its own order, so that bare months follow the mention before.
    mentioned, mentioned_words: the last mention that has days, and its words.
    day_mentioned, day_words: the last of them that was as fine as a week.
    fresh, near: the last mention stands in the same sentence, or at most in the one before.
    year_said: a year that the same sentence says before, or None.
    """

    spoken: date | None
    country: str = ""
    zone: str = ""
    narrative: bool = False
    mentioned: Period | None = None
    mentioned_words: str = ""
    day_mentioned: Period | None = None
    day_words: str = ""
    fresh: bool = False
    near: bool = False
    year_said: int | None = None
    tense: str = ""

    def base(self, frame: Frame, unit: str = "") -> tuple[Period | None, str]:
        """The period to reckon from, and a reader's words for it. unit: what is counted, where that matters.

        Days and weeks are counted from a mention of a day, even if a month or a year was mentioned since.
        """
        if frame == Frame.TEXT and unit in _FINE and not self.narrative and self.day_mentioned is not None:
            return self.day_mentioned, f"after '{self.day_words}'"
        if (frame == Frame.TEXT or self.narrative) and self.mentioned is not None:
            return self.mentioned, f"after '{self.mentioned_words}'"
        if self.spoken is None:
            return None, ""
        return day(self.spoken), f"published {self.spoken.isoformat()}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression came to. type, value, mod: TIMEX3's. period: its days, None where none can be given.

    approximate: an edge is about. anchor: what it was reckoned from, "" for an absolute date.
    """

    type: str
    value: str
    mod: str = ""
    period: Period | None = None
    approximate: bool = False
    anchor: str = ""
