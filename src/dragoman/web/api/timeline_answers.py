"""What the record answers: the last, the next, the first since a day, how many; with what bears on it (law 9)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol

from dragoman.model import Answer, Engagement, Format, Record, ReportId
from dragoman.pipeline import Filters
from dragoman.publishing import Json, Readings, answer_json
from dragoman.publishing.answers import rests_json
from dragoman.reconciling import count_of, first_since, last_of, next_of
from dragoman.web.api.calls import Call, Reply, read_json, told

_MET = tuple(one for one in Format if one is not Format.VISIT)


class Fetching(Protocol):
    """What has the readings behind entries at hand."""

    @property
    def readings(self) -> Readings:
        """The readings."""

    def fetch(self, reports: Iterable[ReportId]) -> None:
        """Have those of some reports ready."""


Answering = Callable[[Sequence[Engagement], Record, tuple[str, ...]], Answer]


def last(call: Call) -> Reply:
    """What was held last."""
    return _answered(call, last_of)


def next_ahead(call: Call) -> Reply:
    """What is planned or scheduled next."""
    return _answered(call, next_of)


def first(call: Call) -> Reply:
    """What was held first since a day, and the last one before it."""
    return _answered(call, partial(first_since, since=call.day("since") or date.min))


def count(call: Call) -> Reply:
    """How many were held, by year, and of how many that is not known. The list of them is that of the entries held."""
    filters = _filters(call)
    found = call.viewer.record(call.asked, filters)
    answer = count_of(found.record.engagements, found.between(filters.parties), filters.parties)
    days = [one.when.value.earliest or one.when.value.latest if one.when else None for one in answer.found]
    years = Counter(str(day.year) for day in days if day is not None)
    body: Json = {
        **told(call, read_json(found.record, found.stale)),
        "held": len(answer.found),
        "years": dict(sorted(years.items())),
        "undated": sum(day is None for day in days),
        "not_known": len(answer.others),
        "rests": rests_json(answer.rests),
    }
    return Reply(body=body)


def _filters(call: Call) -> Filters:
    """What is asked for: as on the command line of meetings and calls, unless a format is said."""
    asked = call.asked.filters
    return asked if asked.formats else replace(asked, formats=_MET)


def _answered(call: Call, answering: Answering) -> Reply:
    filters = _filters(call)
    found = call.viewer.record(call.asked, filters)
    answer = answering(found.record.engagements, found.between(filters.parties), filters.parties)
    body = {**told(call, read_json(found.record, found.stale)), "answer": answered(call, answer, found)}
    return Reply(body=body)


def answered(call: Call, answer: Answer, found: Fetching) -> Json:
    """An answer as it may be shown. found: what the entries' reports are fetched from."""
    held = call.viewer.named(call.asked, answer.found)
    before = call.viewer.named(call.asked, [answer.before] if answer.before is not None else [])
    found.fetch(report for entry in (*held, *before) for report in entry.reports)
    return answer_json(replace(answer, found=held, before=before[0] if before else None), found.readings)
