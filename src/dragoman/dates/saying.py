"""What the words say before any anchoring, from their meaning."""

from dragoman.dates.expressions import (
    Clock,
    Decade,
    Expression,
    Fiscal,
    Holiday,
    Length,
    Named,
    Offset,
    Part,
    Recurring,
    Reference,
    SeasonOf,
    Shifted,
)
from dragoman.dates.shapes import Said, SaidKind


def said(meaning: Expression, tense: str, *, ranged: bool = False) -> Said:
    """The words' own content, with the tense of their clause."""
    found = _said(meaning, tense)
    if not ranged:
        return found
    return Said(
        kind=SaidKind.RANGE,
        year=found.year,
        month=found.month,
        day=found.day,
        weekday=found.weekday,
        unit=found.unit,
        shift=found.shift,
        tense=tense,
    )


def _said(meaning: Expression, tense: str) -> Said:
    match meaning:
        case Named():
            return _named(meaning, tense)
        case Shifted():
            return Said(kind=SaidKind.RELATIVE, unit=meaning.unit, shift=meaning.shift, tense=tense)
        case Offset():
            count = meaning.length.amount.count
            shift = None if count is None else round(count) * meaning.sign
            return Said(kind=SaidKind.RELATIVE, unit=meaning.length.unit, shift=shift, tense=tense)
        case Clock():
            inner = _said(meaning.base, tense) if meaning.base is not None else None
            if inner is None:
                return Said(kind=SaidKind.TIME, tense=tense)
            return Said(
                kind=SaidKind.TIME,
                year=inner.year,
                month=inner.month,
                day=inner.day,
                weekday=inner.weekday,
                unit=inner.unit,
                shift=inner.shift,
                tense=tense,
            )
        case Part():
            inner = _said(meaning.whole, tense)
            return Said(
                kind=SaidKind.PART, year=inner.year, month=inner.month, unit=inner.unit, shift=inner.shift, tense=tense
            )
        case SeasonOf():
            return Said(kind=SaidKind.SEASON, year=meaning.year, shift=meaning.shift, tense=tense)
        case Holiday():
            return Said(kind=SaidKind.HOLIDAY, year=meaning.year, shift=meaning.shift, tense=tense)
        case Fiscal():
            return Said(kind=SaidKind.YEAR, year=meaning.year, unit="fiscal", shift=meaning.shift, tense=tense)
        case Decade():
            return Said(kind=SaidKind.DECADE, year=meaning.year, tense=tense)
        case Length():
            return Said(kind=SaidKind.DURATION, unit=meaning.unit, tense=tense)
        case Recurring():
            return Said(kind=SaidKind.SET, tense=tense)
        case Reference():
            return Said(kind=SaidKind.NOW, tense=tense)


def _named(meaning: Named, tense: str) -> Said:
    kind = SaidKind.WEEKDAY
    if meaning.day is not None:
        kind = SaidKind.DATE
    elif meaning.month is not None:
        kind = SaidKind.MONTH
    elif meaning.year is not None:
        kind = SaidKind.YEAR
    return Said(
        kind=kind,
        year=meaning.year if not meaning.era else None,
        month=meaning.month,
        day=meaning.day,
        weekday=meaning.weekday,
        shift=meaning.shift,
        tense=tense,
    )
