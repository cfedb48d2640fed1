"""Two things in one report that cannot both be right, flagged and kept."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dragoman.knowledge import Knowledge
from dragoman.model import Claim, Format, Inconsistency, Tenure, Text
from dragoman.reading.actors import Sort
from dragoman.reading.items import Item, Sentence
from dragoman.reading.levels import PRINCIPALS, level_of
from dragoman.reading.openings import Signed
from dragoman.reading.people import Someone
from dragoman.reading.repairs import is_foreign_usage

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_TOUR = Signed(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-(?:nation|country|leg|stop|state)\b",
    *("-nation", "-country", "-leg", "-stop", "-state"),
)
_PART = re.compile(r"\bof\s+(?:the|a|an|his|her|its|their)\s+(?:\w+\s+)?$")  # "the last legs of the four-nation tour"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}(?:\.(?=,?\s+\d))?"
_WEEKDAY = r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:on\s+|the\s+)?"
_YEAR = r"(?:,?\s+((?:19|20)\d\d)\b)?"
_DATED = (
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}"),
    re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?!\w){_YEAR}"),
)
_NEAREST = 153  # days from publication within which a date without a year is plain
_LIST = 3
_SETTLING = timedelta(days=60)  # a report may use a title some time before or after it changes hands


def find_inconsistencies(
    text: Text,
    claims: Sequence[Claim],
    sentences: Sequence[Sentence],
    meanings: Mapping[int, Someone],
    day: date | None,
    knowledge: Knowledge,
) -> tuple[Inconsistency, ...]:
    """Tours, dates, lists and titles of a report published on that day that contradict themselves or the facts."""
    found = [*_tours(text, claims), *_weekdays(text, day), *_lists(text, sentences)]
    if day is not None:
        found += _titles(text, meanings.values(), day, knowledge)
    return tuple(found)


def _tours(text: Text, claims: Sequence[Claim]) -> Iterable[Inconsistency]:
    """A tour said to have more or fewer countries than the report names."""
    for match in _TOUR.each(text.text, 0, len(text.text)):
        said = _NUMBERS.get(match[1].lower()) or int(match[1])
        ends = (text.text.find(". ", match.end()), text.text.find("\n", match.end()))
        sentence_end = min((i for i in ends if i > 0), default=len(text.text))
        legs = {
            c.codes[-1]
            for c in claims
            if c.format.value is Format.VISIT and match.start() - 200 <= c.trigger.start <= sentence_end
        }
        if len(legs) > 1 and len(legs) != said and not _PART.search(text.text, 0, match.start()):
            what = f"a trip called {match[0]} names {len(legs)} countries: {', '.join(sorted(legs))}"
            yield Inconsistency(what=what, quotes=(text.quote(*match.span()),))


def _weekdays(text: Text, day: date | None) -> Iterable[Inconsistency]:
    """A weekday beside a date on which another one fell. A date without a year is the nearest to publication."""
    for order, pattern in enumerate(_DATED):
        for match in pattern.finditer(text.text):
            weekday, first, second, year = match.groups()
            month, number = (first, second) if order == 0 else (second, first)
            meant = _day(int(year) if year else None, _MONTHS.index(month.lower()) + 1, int(number), day)
            if meant is not None and not _DAYS[meant.weekday()].startswith(weekday.lower()):
                what = f"{meant.isoformat()} was a {_DAYS[meant.weekday()].capitalize()}"
                yield Inconsistency(what=what, quotes=(text.quote(*match.span()),))


def _day(year: int | None, month: int, number: int, day: date | None) -> date | None:
    """The day meant; None where the year stays in doubt or there is no such day."""
    years = [year] if year is not None else [] if day is None else [day.year - 1, day.year, day.year + 1]
    days = []
    for candidate in years:
        try:
            days.append(date(candidate, month, number))
        except ValueError:
            continue
    if day is None or year is not None:
        return days[0] if days else None
    near = [d for d in days if abs((d - day).days) < _NEAREST]
    return near[0] if len(near) == 1 else None


def _lists(text: Text, sentences: Sequence[Sentence]) -> Iterable[Inconsistency]:
    """A list of countries that names one twice: "Japan, India and Japan"."""
    for sentence in sentences:
        named = [i.actor.party for i in sentence.items if i.actor is not None and i.actor.sort is Sort.PARTY]
        if len(named) < _LIST or len(set(named)) == len(named):
            continue
        row: list[Item] = []
        joined = False
        for item in (*sentence.items, None):
            party = item is not None and item.actor is not None and item.actor.sort is Sort.PARTY
            if party and item is not None:
                row.append(item)
                continue
            if item is not None and row and item.word in (",", "and", "the"):
                joined = joined or item.word == "and"
                continue
            codes = [i.actor.party for i in row if i.actor is not None]
            if joined and len(row) >= _LIST and len(set(codes)) < len(codes):
                what = f"a list names {next(c for c in codes if codes.count(c) > 1)} twice"
                yield Inconsistency(what=what, quotes=(text.quote(row[0].start, row[-1].end),))
            row, joined = [], False


def _titles(text: Text, people: Iterable[Someone], day: date, knowledge: Knowledge) -> Iterable[Inconsistency]:
    """A title of a leader or minister in front of somebody who held another of these offices, and not that one."""
    seen: set[tuple[str, str]] = set()
    for someone in people:
        actor = someone.actor
        if actor.sort is not Sort.PERSON or actor.former or not someone.person or not actor.kinds:
            continue
        if (someone.person, actor.title.lower()) in seen or not _ranked(actor.kinds):
            continue
        seen.add((someone.person, actor.title.lower()))
        tenures = knowledge.offices_on(someone.person, (day - _SETTLING, day + _SETTLING))
        held = [t for t in tenures if level_of(t.office.kind) in PRINCIPALS]
        if not held or any(_bears(actor.title, actor.kinds, t, knowledge) for t in tenures):
            continue
        if is_foreign_usage(actor.title, tenures, knowledge):
            continue  # shown as a repair
        party = knowledge.parties[held[0].office.party].name
        what = f"{someone.name} was {held[0].office.title} of {party} on that day, not {actor.title}"
        yield Inconsistency(what=what, quotes=(text.quote(actor.start, max(actor.end, actor.name_end)),))


def _ranked(kinds: Sequence[str]) -> bool:
    return any(level_of(kind) in PRINCIPALS for kind in kinds)


def _bears(title: str, kinds: Sequence[str], tenure: Tenure, knowledge: Knowledge) -> bool:
    return tenure.office.kind in kinds or knowledge.fits(title, tenure.office.kind, tenure.office.party)
