"""The walk through a text: each expression resolved where the reader then stands, in the order of the text.

Invariant: the answer depends on the text and the anchor alone.
"""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.dates.calendars import fiscal_country
from dragoman.dates.expressions import (
    Clock,
    Expression,
    Fiscal,
    Length,
    Named,
    Offset,
    Part,
    Phrase,
    Recurring,
    Reference,
    SeasonOf,
    Shifted,
)
from dragoman.dates.grammar.clock import with_base
from dragoman.dates.periods import Period
from dragoman.dates.resolving import resolve
from dragoman.dates.scanning import Tokens
from dragoman.dates.standing import Resolved, Standing
from dragoman.dates.tense import FUTURE, tense_at

_NEAR = 25  # tokens around a fiscal year in which its country is looked for
_BESIDE = frozenset({"at", ",", "around", "about", "|", "-", "by", "from", "/", "–"})
_JOINS = frozenset({"/", "to", "and", "through", "-", "–", "—", "until", "till", "or", ",", "&"})


@dataclass(frozen=True, slots=True)
class Teller:
    """What stays the same through one text."""

    tokens: Tokens
    country: str
    zone: str
    narrative: bool
    years: tuple[int, int] = (1, 9999)  # those that a tale keeps to


def joined(t: Tokens, phrases: list[Phrase]) -> list[Phrase]:
    """Phrases with what their neighbours lend them: a year after the second of two dates, a day beside a time."""
    done = list(phrases)
    for k in range(len(done) - 2, -1, -1):
        here, after = done[k], done[k + 1]
        gap = after.first - here.last
        if gap > 2:
            continue
        meaning = _with_year(t, here, after) or _with_day(t, here, after, gap) or _of_week(t, here, after)
        if meaning is not None:
            done[k] = replace(here, meaning=meaning)
    for k in range(1, len(done)):
        here, before = done[k], done[k - 1]
        lent = _after_year(here, before) or _after_day(t, here, before) or _after_weekday(t, here, before)
        if lent is not None:
            done[k] = replace(here, meaning=lent)
    return done


def _after_weekday(t: Tokens, here: Phrase, before: Phrase) -> Expression | None:
    """As in "next Monday and Tuesday": what is said of the first holds for both."""
    if not _are_weekdays(t, before, here):
        return None
    one, two = before.meaning, here.meaning
    if not isinstance(one, Named) or not isinstance(two, Named) or one.shift is None or two.shift is not None:
        return None
    return replace(two, shift=one.shift, frame=one.frame)


def _of_week(t: Tokens, here: Phrase, after: Phrase) -> Expression | None:
    """As in "on Monday and Tuesday last week": the week said behind the second is that of both."""
    if not _are_weekdays(t, here, after):
        return None
    one, two = here.meaning, after.meaning
    if not isinstance(one, Named) or not isinstance(two, Named) or two.whole is None or one.whole is not None:
        return None
    return None if one.shift is not None else replace(one, whole=two.whole, frame=two.frame)


def _are_weekdays(t: Tokens, one: Phrase, two: Phrase) -> bool:
    """Two bare weekdays with "and" between them, the second the day after the first."""
    first, second = one.meaning, two.meaning
    if not isinstance(first, Named) or not isinstance(second, Named):
        return False
    if first.weekday is None or second.weekday is None or first.day is not None or second.day is not None:
        return False
    joined_by_and = two.first - one.last == 1 and t.words[one.last] == "and"
    return joined_by_and and (second.weekday - first.weekday) % 7 == 1


def _after_year(here: Phrase, before: Phrase) -> Expression | None:
    """As in "2018 Friday, 14 December", a stamp's year before its day."""
    day, year = here.meaning, before.meaning
    if here.first != before.last or not isinstance(day, Named) or not isinstance(year, Named):
        return None
    if day.year is not None or day.day is None or year.year is None or year.month is not None or year.era:
        return None
    return replace(day, year=year.year)


def _after_day(t: Tokens, here: Phrase, before: Phrase) -> Expression | None:
    """As in "November 29th at 07:35"."""
    gap = here.first - before.last
    if gap > 2 or not isinstance(here.meaning, Clock) or here.meaning.base is not None or not _is_day(before.meaning):
        return None
    return with_base(here.meaning, before.meaning) if gap == 0 or t.words[before.last] in _BESIDE else None


def _is_day(meaning: Expression) -> bool:
    if isinstance(meaning, Named):
        return meaning.day is not None or meaning.weekday is not None
    return isinstance(meaning, Shifted) and meaning.unit == "day"


def _with_year(t: Tokens, here: Phrase, after: Phrase) -> Expression | None:
    """As in "from March 28 to April 2, 2021", "June and July 2020", "the spring and early summer of 1979"."""
    if after.first - here.last != 1 or t.words[here.last] not in _JOINS:
        return None
    first, second = _core(here.meaning), _core(after.meaning)
    if isinstance(first, SeasonOf) and isinstance(second, SeasonOf):
        lend = first.year is None and first.shift is None and first.whole is None and second.year is not None
        return _dressed(here.meaning, replace(first, year=second.year, era=second.era)) if lend else None
    if not isinstance(first, Named) or not isinstance(second, Named) or first.shift is not None:
        return None
    if first.year is not None or first.whole is not None:
        return None
    if first.month is None:
        same = first.day is not None and second.month is not None and second.day is not None
        return replace(first, month=second.month, year=second.year) if same else None
    if second.year is None or second.month is None or second.era:
        return None
    if t.words[here.last] == "," and (first.day is None) != (second.day is None):
        return None
    year = second.year if first.month <= second.month else second.year - 1
    return _dressed(here.meaning, replace(first, year=year))


def _core(meaning: Expression) -> Expression:
    """What a part is of: the month of "early March"."""
    return meaning.whole if isinstance(meaning, Part) else meaning


def _dressed(meaning: Expression, core: Expression) -> Expression:
    return replace(meaning, whole=core) if isinstance(meaning, Part) else core


def _with_day(t: Tokens, here: Phrase, after: Phrase, gap: int) -> Expression | None:
    """As in "at 5 p.m. on Friday"."""
    if not isinstance(here.meaning, Clock) or here.meaning.base is not None or not _is_day(after.meaning):
        return None
    if gap == 0 or (
        gap <= 2 and t.words[after.first - 1] in ("on", ",", "of") and t.words[here.last] in ("on", ",", "of")
    ):
        return with_base(here.meaning, after.meaning)
    return None


def tell(teller: Teller, phrases: list[Phrase], tenses: list[str], spoken: date | None) -> list[Resolved]:
    """What each phrase comes to, told from one publication day."""
    t = teller.tokens
    answers: list[Resolved] = []
    mentioned: Period | None = None
    day_mentioned: Period | None = None
    words = day_words = ""
    fresh = near = False
    sentence = (-1, -1)
    year_said: int | None = None
    told_of: str | None = None
    for k, phrase in enumerate(phrases):
        if not sentence[0] <= phrase.first < sentence[1]:
            sentence = t.sentence(phrase.first)
            year_said = None
            near, fresh = fresh and not _begins_paragraph(t, sentence[0]), False
        meaning = phrase.meaning
        country = teller.country
        if not country and _is_fiscal(meaning):
            told_of = told_of if told_of is not None else fiscal_country(t.words)
            country = fiscal_country(t.words[max(sentence[0], phrase.first - _NEAR) : phrase.last + _NEAR]) or told_of
        at = Standing(
            spoken=spoken,
            country=country,
            zone=teller.zone,
            narrative=teller.narrative,
            mentioned=mentioned,
            mentioned_words=words,
            day_mentioned=day_mentioned,
            day_words=day_words,
            fresh=fresh,
            near=fresh or near,
            year_said=None if teller.narrative else year_said,
            tense=tenses[k],
        )
        answer = resolve(meaning, at)
        answers.append(answer)
        period = answer.period
        if period is not None and moves_the_tale(meaning) and not _aside(teller, at, phrase, period):
            mentioned, words, fresh = period, _words(t, phrase), True
            if period.grain in ("day", "week", "weekend"):
                day_mentioned, day_words = period, words
        if isinstance(meaning, Named) and meaning.year is not None and spoken is not None:
            year_said = meaning.year if meaning.year < spoken.year and _placed_in(t, phrase) else None
        elif isinstance(meaning, Shifted) and meaning.unit == "year" and meaning.shift and period is not None:
            year_said = period.first.year
        elif isinstance(meaning, (Shifted, Part)):
            year_said = None
    return answers


def _begins_paragraph(t: Tokens, first: int) -> bool:
    """Whether a sentence begins a line: a programme does not go on from one paragraph to the next."""
    return first > 0 and t.words[first - 1] == "\n"


def _aside(teller: Teller, at: Standing, phrase: Phrase, period: Period) -> bool:
    """Whether a tale only glances at this: a year far off, a plan, a date in brackets, the year it is in anyway."""
    if not teller.narrative or at.mentioned is None:
        return False
    if not teller.years[0] <= period.first.year <= teller.years[1]:
        return True
    meaning = phrase.meaning
    if (
        isinstance(meaning, Shifted) and meaning.shift < 0
    ):  # "the previous year" is looked back on from where the tale is
        return True
    if isinstance(meaning, Offset) and meaning.sign < 0:
        return True
    if period.grain == "year" and (at.tense == FUTURE or period.first.year == at.mentioned.first.year):
        return isinstance(phrase.meaning, Named)
    return teller.tokens.word(phrase.first - 1) == "(" and isinstance(phrase.meaning, Named)


def _is_fiscal(meaning: Expression) -> bool:
    return isinstance(meaning, Fiscal) or (isinstance(meaning, Part) and isinstance(meaning.whole, Fiscal))


def moves_the_tale(meaning: Expression) -> bool:
    """Whether later words may be reckoned from this: dates and times are, lengths, sets and "now" are not."""
    if isinstance(meaning, Clock):
        return meaning.base is not None
    if isinstance(meaning, Shifted) and meaning.generic:
        return False
    return not isinstance(meaning, (Length, Recurring, Reference))


def _placed_in(t: Tokens, phrase: Phrase) -> bool:
    return t.word(phrase.first - 1) in ("in", "on", "during", "and", "early", "late", "of", ",", "between", "from")


def _words(t: Tokens, phrase: Phrase) -> str:
    return t.text[t.starts[phrase.first] : t.ends[phrase.last - 1]].replace("\n", " ")


def tenses_of(t: Tokens, phrases: list[Phrase]) -> list[str]:
    """The tense at each phrase."""
    return ["" if isinstance(p.meaning, Recurring) else tense_at(t, p.first, p.last) for p in phrases]
