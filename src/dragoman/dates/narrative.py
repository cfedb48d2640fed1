"""Whether a text is news, told from its publication day, or a tale of the past, told from mention to mention.

The document's own dates decide: a tale names years long gone and hardly ever says "yesterday", "Friday" or "last
week". A text without a publication day that names a year or two of its own is read as a tale too.
"""

from datetime import date
from statistics import median

from dragoman.dates.expressions import Clock, Expression, Frame, Named, Offset, Part, Phrase, SeasonOf, Shifted

_OLD = 2  # years before publication that count as long gone
_FEWEST = 3
_STAMP = 2  # days between publication and the day that a text is stamped with
_LEAST_SPREAD = 12  # years


def is_narrative(phrases: list[Phrase], spoken: date | None) -> bool:
    """Whether bare months and days follow the mention before rather than the publication day."""
    old = recent = reckoned = 0
    for phrase in phrases:
        meaning = phrase.meaning
        if isinstance(meaning, Clock) and meaning.base is not None:
            meaning = meaning.base
        if isinstance(meaning, Part):
            meaning = meaning.whole
        if isinstance(meaning, Named) and (meaning.era or meaning.year is not None):
            if spoken is not None and _is_stamp(meaning, spoken):
                return False
            if meaning.era or spoken is None or (meaning.year or 0) <= spoken.year - _OLD:
                old += 1
            else:
                recent += 1
        elif _from_speech(meaning):
            reckoned += 1
    if spoken is None:
        return old >= 1 and reckoned * 3 <= old
    return old >= _FEWEST and old > recent and reckoned * 3 <= old


def _from_speech(meaning: Expression) -> bool:
    """Whether only the day of publication can tell what an expression means: "Friday", "last week", "next spring"."""
    if isinstance(meaning, Named):
        bare = meaning.weekday is not None and meaning.day is None
        return bare or (meaning.shift is not None and meaning.frame == Frame.SPEECH)
    if isinstance(meaning, Shifted):
        return meaning.frame == Frame.SPEECH and not meaning.generic
    if isinstance(meaning, SeasonOf):
        return meaning.shift is not None
    return isinstance(meaning, Offset) and meaning.frame == Frame.SPEECH


def _is_stamp(meaning: Named, spoken: date) -> bool:
    """Whether a full date is that of publication: then the text is a report of its day."""
    if meaning.year != spoken.year or meaning.month is None or meaning.day is None:
        return False
    days = (meaning.month - spoken.month) * 30 + meaning.day - spoken.day
    return abs(days) <= _STAMP


def core_years(phrases: list[Phrase]) -> tuple[int, int]:
    """The first and last year that a tale keeps to.

    Mentions of years outside are digressions (a later film, an older war) that bare months do not follow.
    """
    years = [p.meaning.year for p in phrases if isinstance(p.meaning, Named) and p.meaning.year and not p.meaning.era]
    if len(years) < _FEWEST:
        return 1, 9999
    middle = median(years)
    spread = max(_LEAST_SPREAD, 3 * median(abs(year - middle) for year in years))
    return round(middle - spread), round(middle + spread)
