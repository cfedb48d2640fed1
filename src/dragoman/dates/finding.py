"""`find_times`: the whole way from a text to its time expressions and the days that they denote."""

from datetime import date

from dragoman.dates.expressions import Phrase
from dragoman.dates.grammar import parse
from dragoman.dates.grouping import Group, groups
from dragoman.dates.intervals import span_of, union
from dragoman.dates.narrative import core_years, is_narrative
from dragoman.dates.saying import said
from dragoman.dates.scanning import Tokens
from dragoman.dates.shapes import Anchor, TimeMention, Times, Timex
from dragoman.dates.standing import Resolved
from dragoman.dates.telling import Teller, joined, tell, tenses_of
from dragoman.dates.tense import FUTURE
from dragoman.model import When

_FIRST_YEAR, _LAST_YEAR = 1000, 9000


def find_times(text: str, anchor: Anchor) -> Times:
    """Every time expression of a text, as TimeML tags them and as the days that they denote.

    Where the publication is a range of days, an answer that depends on it is the union of the readings from its
    ends, marked "~". Pure: no clock, no state.
    """
    tokens = Tokens(text)
    phrases = joined(tokens, parse(tokens, anchor.country))
    if not phrases:
        return Times(timexes=(), mentions=())
    tenses = tenses_of(tokens, phrases)
    phrases, tenses = _without_idle_soon(tokens, phrases, tenses)
    earliest = _plausible(anchor.earliest or anchor.latest)
    latest = _plausible(anchor.latest or anchor.earliest)
    narrative = is_narrative(phrases, latest)
    teller = Teller(tokens, anchor.country, anchor.zone, narrative, core_years(phrases))
    first = tell(teller, phrases, tenses, earliest)
    second = tell(teller, phrases, tenses, latest) if latest != earliest else first
    timexes = tuple(_timex(tokens, p, r) for p, r in zip(phrases, second, strict=True))
    mentions = tuple(
        _mention(tokens, (phrases, tenses), group, ((earliest, first), (latest, second)))
        for group in groups(tokens, phrases, tenses)
    )
    return Times(timexes=timexes, mentions=mentions)


def _plausible(day: date | None) -> date | None:
    """A publication day; none where its year leaves no room for what is reckoned from it."""
    return day if day is not None and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _without_idle_soon(t: Tokens, phrases: list[Phrase], tenses: list[str]) -> tuple[list[Phrase], list[str]]:
    """As in "soon" only dates what is to come: in "soon took control" it orders a tale."""
    kept = [
        (p, tense) for p, tense in zip(phrases, tenses, strict=True) if t.words[p.first] != "soon" or tense == FUTURE
    ]
    return [p for p, _ in kept], [tense for _, tense in kept]


def _timex(t: Tokens, phrase: Phrase, answer: Resolved) -> Timex:
    return Timex(
        start=t.starts[phrase.first],
        end=t.ends[phrase.last - 1],
        type=answer.type,
        value=answer.value,
        mod=answer.mod,
    )


def _mention(
    t: Tokens,
    told: tuple[list[Phrase], list[str]],
    group: Group,
    readings: tuple[tuple[date | None, list[Resolved]], tuple[date | None, list[Resolved]]],
) -> TimeMention:
    phrases, tenses = told
    (earliest, first), (latest, second) = readings
    when = span_of(group, phrases, first, tenses, earliest)
    if second is not first:
        when = union(when, span_of(group, phrases, second, tenses, latest))
    start, end = t.starts[group.start], t.ends[phrases[group.last - 1].last - 1]
    return TimeMention(
        start=start,
        end=end,
        when=_worded(when, t.text[start:end]),
        of=tuple(range(group.first, group.last)),
        said=said(phrases[group.first].meaning, tenses[group.first], ranged=group.shape == "range"),
    )


def _worded(when: When | None, words: str) -> When | None:
    if when is None:
        return None
    return When(edtf=when.edtf, earliest=when.earliest, latest=when.latest, words=words, anchor=when.anchor)
