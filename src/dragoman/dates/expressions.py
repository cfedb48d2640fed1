"""What the grammar says that words mean, before anything is reckoned: the nodes that `resolving` gives days to.

Invariant: nodes hold only what the words say; no node knows the publication day.
"""

from dataclasses import dataclass
from enum import StrEnum


class Frame(StrEnum):
    """What an expression is reckoned from."""

    SPEECH = "speech"  # publication
    TEXT = "text"  # the mention before it


@dataclass(frozen=True, slots=True)
class Named:
    """A calendar date by its names; at least one of the four is said. era: "bc" or ""."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    era: str = ""
    shift: int | None = None  # "last March", "next Monday", "this Friday"
    frame: Frame = Frame.SPEECH
    whole: "Expression | None" = (
        None  # the year or the week, where words say it: "July of that year", "Monday next week"
    )
    unordered: bool = False  # in numbers, where month or day may come first


@dataclass(frozen=True, slots=True)
class Shifted:
    """A unit by its distance: "last week" is week -1. frame TEXT for "the following week"."""

    unit: str
    shift: int
    frame: Frame = Frame.SPEECH
    generic: bool = False  # "the year", "the month": only by its article
    later: str = ""  # "later this month", "earlier this week"


@dataclass(frozen=True, slots=True)
class Amount:
    """How many. count None for "several"; mod as TimeML's ("MORE_THAN", "APPROX" ...)."""

    count: float | None
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration. direction: -1 "the past two weeks", 1 "the next two weeks", 0 "two weeks"."""

    amount: Amount
    unit: str
    direction: int = 0
    extra: tuple["Length", ...] = ()  # "two years and three months"
    frame: Frame = Frame.SPEECH


@dataclass(frozen=True, slots=True)
class Offset:
    """A length before (-1) or after (1) a base; no base: publication (SPEECH) or the mention before (TEXT)."""

    length: Length
    sign: int
    frame: Frame
    base: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole. part: early, mid, late, start, end; "half", "quarter", "unit", "weekday", "day" with n.

    unit: for part "unit", what is counted ("the second week of"); weekday: for part "weekday".
    """

    part: str
    whole: "Expression"
    n: int = 0
    unit: str = ""
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year, by its number or its distance."""

    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """A season, of a year where said. shift as in Named."""

    code: str
    year: int | None = None
    shift: int | None = None
    frame: Frame = Frame.SPEECH
    whole: "Expression | None" = None
    era: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name of its own."""

    name: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `year` on; century True: a hundred. era "bc" counts backwards."""

    year: int
    century: bool = False
    era: str = ""
    vague: bool = False  # "the nineties"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on a base day where said. part: MO, AF, EV, NI, MI, DT or ""."""

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str = ""
    zone: str = ""
    base: "Expression | None" = None
    vague: bool = False  # the hour alone may be morning or evening


@dataclass(frozen=True, slots=True)
class Reference:
    """The present, the past or the future as a whole: PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A SET. value as TimeML's; base: the recurring day's expression where it has one."""

    value: str
    quant: str = ""


Expression = (
    Named | Shifted | Length | Offset | Part | Fiscal | SeasonOf | Holiday | Decade | Clock | Reference | Recurring
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last) that mean an expression. link: how it hangs on the phrase before: "range", "list" or ""."""

    first: int
    last: int
    meaning: Expression
    link: str = ""
