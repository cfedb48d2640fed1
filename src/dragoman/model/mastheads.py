"""What the page around a report says of it, beside the story itself."""

from dataclasses import dataclass
from datetime import datetime

from dragoman.model.reports import DatingBasis
from dragoman.model.times import When


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSaid:
    """A publication date, and who says it.

    by: for a person, such as "the page's head (date)". at: the instant with its zone, where stated.
    basis: STATED, or INFERRED where a library concludes it. firm: it is said of the publication and of nothing else.
    """

    by: str
    when: When
    at: datetime | None = None
    basis: DatingBasis = DatingBasis.STATED
    firm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What a page says of itself; "" and () where it says nothing.

    language: ISO 639-1, by markup or by words. url: the canonical address. dates: in order of trust.
    """

    title: str = ""
    byline: str = ""
    outlet: str = ""
    agency: str = ""
    language: str = ""
    url: str = ""
    dates: tuple[DateSaid, ...] = ()
