"""From changes of the record to alerts that are to be sent.

    store, as it stood at the last look | what changed, for the public | which rules choose it   >> store, once each

Invariants: an alert leaves the desk, so that it tells only what the public may see; a change is noted once for each
rule, under a key that a reprint, another order of reports and a restart do not change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import msgspec

from dragoman import knowledge as facts
from dragoman.model import Alert, AlertKind, AlertRule, Cause, Change, ChangeKind, Engagement, ReportId, When
from dragoman.pipeline.calendars import lasting_names
from dragoman.pipeline.changing import Shown, changed
from dragoman.pipeline.filters import Filters, fits
from dragoman.pipeline.looking import Grounds
from dragoman.publishing.atom import News, news_heading, news_lines, page_of, tag_of
from dragoman.publishing.changes import change_json
from dragoman.publishing.export import Readings

if TYPE_CHECKING:
    from dragoman.pipeline.changing import Changed
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

USUAL = tuple(kind for kind in AlertKind if kind not in (AlertKind.SECOND_SOURCE, AlertKind.GONE))
"""What a rule chooses that names no kind."""

_TRIES = 5
_KINDS = {
    ChangeKind.NEW: AlertKind.NEW,
    ChangeKind.FIRMED: AlertKind.FIRMED,
    ChangeKind.DOWNGRADED: AlertKind.DOWNGRADE,
    ChangeKind.POSTPONED: AlertKind.POSTPONED,
    ChangeKind.CANCELLED: AlertKind.CANCELLED,
    ChangeKind.HELD: AlertKind.HELD,
    ChangeKind.PASSED: AlertKind.PASSED,
    ChangeKind.DROPPED: AlertKind.SILENT_DROP,
    ChangeKind.CORROBORATED: AlertKind.SECOND_SOURCE,
    ChangeKind.CONTRADICTED: AlertKind.CONTRADICTED,
    ChangeKind.DENIED: AlertKind.DENIAL,
    ChangeKind.GONE: AlertKind.GONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What this record is called in what is sent: its name in ids, and where its pages are; "" for nowhere."""

    instance: str
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Up to where changes were looked at. at: when. reports: of those that came in on that day, which were there."""

    at: datetime
    reports: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look found. news: what was not there at the look before, also what no rule chooses; noted: alerts."""

    news: tuple[News, ...]
    entries: Mapping[str, Engagement]
    noted: int


def look(store: "Store", *, now: datetime, grounds: Grounds, naming: Naming) -> Looked:
    """See what changed since the last look, and note what the rules choose of it to be sent.

    The first look at a store notes nothing: it only says from where on changes are told. now: the instant, in UTC.
    """
    today = now.date()
    for _ in range(_TRIES):
        was = store.alerts_seen()
        last = msgspec.json.decode(was, type=_Seen) if was is not None else None
        there = store.received_on(today)
        found = _changed(store, last, today, grounds) if last is not None else None
        entries: dict[str, Engagement] = {}
        if found is not None:
            entries.update({one.id: one for one in (*found.gone, *found.now.whole.engagements)})
        news = _news(store, found, entries) if found is not None else ()
        alerts = [
            alert_of(rule, one, found.now.readings, now=now, naming=naming)
            for rule in store.rules()
            for one in news
            if found is not None and chooses(rule, one, grounds)
        ]
        seen = msgspec.json.encode(_Seen(at=now, reports=there)).decode()
        noted = store.note_alerts(alerts, seen=seen, was=was)
        if noted is not None:
            return Looked(news=news, entries=entries, noted=noted)
    return Looked(news=(), entries={}, noted=0)  # others look at the same time, and note what there is


def chooses(rule: AlertRule, one: News, grounds: Grounds) -> bool:
    """Whether a rule chooses a change: one of the world's, of its kinds, in an entry that fits its filters."""
    if one.change.cause is not Cause.WORLD or kind_of(one.change) not in (rule.kinds or USUAL):
        return False
    return fits(one.entry, filters_of(rule, grounds))


def filters_of(rule: AlertRule, grounds: Grounds) -> Filters:
    """The filters of a rule, as `filters_written` has written them."""
    filters = msgspec.json.decode(rule.filters, type=Filters) if rule.filters else Filters()
    if filters.series:
        return replace(filters, series_names=facts.load(grounds.layers).series_called(filters.series))
    return filters


def filters_written(filters: Filters) -> str:
    """The filters as a rule keeps them; "" for none."""
    return msgspec.json.encode(filters).decode() if filters != Filters() else ""


def kind_of(change: Change) -> AlertKind:
    """What a rule calls a change. A date without a beginning is later where it ends later."""
    if change.kind is not ChangeKind.MOVED:
        return _KINDS[change.kind]
    before, after = (When.of(value) for value in (change.before, change.after))
    is_later = (after.earliest or after.latest or date.max) > (before.earliest or before.latest or date.max)
    return AlertKind.SLIP if is_later else AlertKind.EARLIER


def alert_of(rule: AlertRule, one: News, readings: Readings, *, now: datetime, naming: Naming) -> Alert:
    """What is to be sent of a change: its message holds the words that brought it about."""
    page = page_of(one, naming.base)
    body = {
        "id": tag_of(one, naming.instance),
        "rule": rule.name,
        "kind": kind_of(one.change).value,
        "at": one.at.isoformat(),
        "entry": one.name,
        "title": news_heading(one),
        "text": "\n".join(news_lines(one, readings, page)),
        "page": page,
        "reports": _reports(one),
        "change": change_json(one.change, {one.entry.id: one.entry}),
    }
    return Alert(
        rule=rule.name,
        key=one.key,
        report=one.change.support.report if one.change.support is not None else "",
        body=msgspec.json.encode(body).decode("utf-8"),
        noted_at=now,
        due_at=now,
    )


def _reports(one: News) -> list[str]:
    """Every report that a message rests on: what it says of people and places need not come from the latest."""
    told = [one.change.support.report] if one.change.support is not None else []
    return sorted({*one.entry.reports, *told})


def _changed(store: "Store", last: "_Seen", today: date, grounds: Grounds) -> "Changed":
    """Against what the store held at the last look, so that late arrivals count; what the public may see."""
    day = last.at.date()
    late = frozenset(store.received_on(day)) - frozenset(last.reports)
    shown = Shown(before=last.at, but=late)
    return changed(store, since=day, as_of=max(today, day), as_held=True, grounds=grounds, shown_to=shown)


def _news(store: "Store", found: "Changed", entries: Mapping[str, Engagement]) -> tuple[News, ...]:
    told = [(one, entries[one.engagement]) for one in found.changes if one.engagement in entries]
    names = lasting_names(store, [entry for _, entry in told])
    return tuple(
        News(change=one, entry=entry, name=name, at=_moment(one, found.now.record.as_of))
        for (one, entry), name in zip(told, names, strict=True)
    )


def _moment(change: Change, today: date) -> datetime:
    said = change.support
    if said is not None and said.known_at is not None and said.known_at.utcoffset() is not None:
        return said.known_at.astimezone(UTC)
    return datetime.combine(change.known_on or today, time(), UTC)


def names_of_kinds(words: Iterable[str]) -> tuple[AlertKind, ...]:
    """The kinds that these words name, each once, in the order of the list of kinds."""
    chosen = {AlertKind(word) for word in words}
    return tuple(kind for kind in AlertKind if kind in chosen)
