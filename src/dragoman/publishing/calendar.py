"""The record as a calendar: RFC 5545 with the names and hints of RFC 7986, as calendar programs really read it.

Invariant: the bytes come from the record and the options alone. An event is all-day and covers exactly the days of its
date, the end exclusive; nothing is put on a day that nobody named. What has no such days is listed in a note.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

import icalendar

from dragoman.model import Cleared, Engagement, EngagementId, Format, Status, When
from dragoman.publishing.coverage import read_words
from dragoman.publishing.happening import description, heading
from dragoman.publishing.revisions import revised, revision
from dragoman.publishing.visible import short
from dragoman.publishing.words import count_words, engagement_words, status_words, when_words

MEDIA_TYPE = "text/calendar"
EXACT = 7
"""Days that a date may cover to stand in a calendar by itself."""

_KEPT = timedelta(days=90)  # how long what was called off stays, from its day and from when that was known
_HOUR = timedelta(hours=1)
_MOST_NOTED = 80
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)  # DTSTAMP must be there; where no report has a day, none is made up
_STATUS = {
    Status.SCHEDULED: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.HELD: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
    Status.POSTPONED: "CANCELLED",
}
_COLORS = {"CONFIRMED": "navy", "TENTATIVE": "steelblue", "CANCELLED": "gray"}  # names of CSS, as RFC 7986 has them


class Cancelled(StrEnum):
    """How what was called off, or put off with no new date, is told."""

    STATUS = "status"  # STATUS:CANCELLED, which some programs strike through and Google hides
    MARK = "mark"  # kept as an event whose title begins with the word


class Visits(StrEnum):
    """Where the meetings on a visit stand."""

    APART = "apart"  # beside it
    FOLD = "fold"  # in its description


class Vague(StrEnum):
    """What becomes of floated plans, and of dates that cover more than a week."""

    NOTE = "note"  # listed in one all-day note on the Monday of this week
    EACH = "each"  # an event over all the days that it may be; the note lists what has no last day
    NONE = "none"  # left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How calendars know an entry. uid: before the "@"; it stays when the entry's id becomes another.

    decided: how many decisions were ever made of it, those taken back among them.
    """

    uid: str
    decided: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOptions:
    """What a calendar is called and how it tells.

    instance: the name after the "@" of each UID, which must stay the same ("record.desk.example").
    base: the address under which the pages are served ("https://record.desk.example"); "" for none: no links.
    source: where the calendar itself can be had again; "" for a file.
    left_out: what was left out before, in words, for the calendar's description; "" for nothing.
    """

    name: str = "Engagements"
    instance: str = "dragoman"
    base: str = ""
    source: str = ""
    cancelled: Cancelled = Cancelled.STATUS
    visits: Visits = Visits.APART
    vague: Vague = Vague.NOTE
    left_out: str = ""
    identities: Mapping[EngagementId, Identity] = field(default_factory=dict)


DEFAULT = CalendarOptions()


def calendar(cleared: Cleared, options: CalendarOptions = DEFAULT) -> bytes:
    """A calendar of the entries of a cleared record, in its order, as UTF-8 with CRLF and lines of at most 75 octets.

    Args:
        cleared: what `pipeline.cleared` gives; filters and `as_of` are in it already.
        options: see `CalendarOptions`. `pipeline.calendars.identities_of` gives the identities; without, an entry's id
            is its UID.

    Returns:
        One VCALENDAR without METHOD (it is a feed and no invitation): a VEVENT for each entry that has days, and the
        weekly note where anything is listed in it.
    """
    made = icalendar.Calendar()
    made.add("prodid", "-//Dragoman//The record of engagements//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", short(options.name, 120))
    made.add("x-wr-calname", short(options.name, 120))
    told = short(_coverage(cleared, options), 600)
    made.add("description", told)
    made.add("x-wr-caldesc", told)
    made.add("refresh-interval", _HOUR, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", icalendar.vDuration(_HOUR))
    if options.source:
        made.add("source", options.source, parameters={"VALUE": "URI"})
    if options.base:
        made.add("url", f"{options.base}/")
    made.add("color", _COLORS["CONFIRMED"])
    entries, as_of = cleared.record.engagements, cleared.record.as_of
    shown = {entry.id: days for entry in entries if (days := _days(entry, as_of, options)) is not None}
    inside = _folded(entries, shown, options)
    met = [entry for entry in entries if entry.id in inside]
    for entry in entries:
        if entry.id in shown and entry.id not in inside:
            meetings = [one for one in met if one.part_of == entry.id]
            made.add_component(_event(entry, shown[entry.id], meetings, cleared, options))
    note = _note([one for one in entries if one.id not in shown and _is_open(one, as_of)], cleared, options)
    if note is not None:
        made.add_component(note)
    return bytes(made.to_ical(sorted=False))


def uid_of(entry: Engagement, options: CalendarOptions) -> str:
    """The UID of an entry's event."""
    return f"{_name(entry, options)}@{options.instance}"


def _name(entry: Engagement, options: CalendarOptions) -> str:
    known = options.identities.get(entry.id)
    return known.uid if known is not None else entry.id


def _days(entry: Engagement, as_of: date, options: CalendarOptions) -> tuple[date, date] | None:
    """The first and last of the days on which an entry stands in the calendar by itself; None where it does not."""
    when = _slot(entry)
    if when is None or when.days is None or when.earliest is None or when.latest is None or when.latest == date.max:
        return None
    if (when.days > EXACT or entry.status is Status.FLOATED) and options.vague is not Vague.EACH:
        return None
    if _STATUS.get(entry.status) == "CANCELLED" and _is_long_past(entry, when.latest, as_of):
        return None
    return when.earliest, when.latest


def _slot(entry: Engagement) -> When | None:
    """Its date; of what was put off or called off and has none any more, the one given up, where it had stood."""
    if entry.when is not None:
        return entry.when.value
    if _STATUS.get(entry.status) != "CANCELLED":
        return None
    return next((step.when for step in reversed(entry.history) if step.when is not None), None)


def _is_long_past(entry: Engagement, last: date, as_of: date) -> bool:
    known = max((step.known_on for step in entry.history if step.known_on is not None), default=last)
    return as_of - max(last, known) > _KEPT


def _folded(
    entries: Iterable[Engagement], shown: Mapping[EngagementId, object], options: CalendarOptions
) -> frozenset[EngagementId]:
    """The meetings that are told in the event of the visit on which they are."""
    if options.visits is not Visits.FOLD:
        return frozenset()
    found = [entry for entry in entries if entry.id in shown]
    visits = {entry.id for entry in found if entry.format.value is Format.VISIT}
    return frozenset(entry.id for entry in found if entry.part_of in visits)


def _event(
    entry: Engagement,
    days: tuple[date, date],
    meetings: Iterable[Engagement],
    cleared: Cleared,
    options: CalendarOptions,
) -> icalendar.Event:
    status = _STATUS.get(entry.status, "TENTATIVE")
    title = short(heading(entry, marked=options.cancelled is Cancelled.MARK))
    if status == "CANCELLED" and options.cancelled is Cancelled.MARK:
        status = "CONFIRMED"
    known = options.identities.get(entry.id)
    at = revised(entry) or _UNKNOWN
    made = icalendar.Event()
    made.add("uid", uid_of(entry, options))
    made.add("dtstamp", at)
    made.add("last-modified", at)
    made.add("sequence", revision(entry, decided=known.decided if known is not None else 0))
    made.add("dtstart", days[0])
    made.add("dtend", days[1] + timedelta(days=1))
    made.add("summary", title)
    made.add("status", status)
    where = _where(entry)
    if where:
        made.add("location", short(where))
    made.add("description", description(entry, cleared.readings, meetings=meetings, page=_page(entry, options)))
    made.add("categories", _categories(entry))
    if options.base:
        made.add("url", _page(entry, options))
    made.add("color", _COLORS[_STATUS.get(entry.status, "TENTATIVE")])
    _free(made)
    return made


def _free(made: icalendar.Event) -> None:
    """Who watches the record is not busy with it."""
    made.add("transp", "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", "FREE")


def _page(entry: Engagement, options: CalendarOptions) -> str:
    """The address of the entry's page, by the id that stays."""
    return f"{options.base}/e/{_name(entry, options)}" if options.base else ""


def _where(entry: Engagement) -> str:
    venue = entry.venue.value if entry.venue is not None else None
    if venue is None:
        return ""
    return "online" if venue.virtual else ", ".join(part for part in (venue.city, venue.country) if part)


def _categories(entry: Engagement) -> list[str]:
    words = [entry.format.value.value, status_words(entry.status), *entry.parties, *(one.value for one in entry.topics)]
    return [short(one, 60) for one in words]


def _coverage(cleared: Cleared, options: CalendarOptions) -> str:
    words = (
        f"What reports say of engagements: {read_words(cleared.record)}. Nothing here does not mean nothing happened."
    )
    return f"{words} {options.left_out}".strip()


def _is_open(entry: Engagement, as_of: date) -> bool:
    """Whether a plan may still come, from this week on, or what is under way still lasts."""
    if entry.status not in (Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.ONGOING, Status.POSTPONED):
        return False
    last = entry.when.value.latest if entry.when is not None else None
    return entry.status is Status.POSTPONED or last is None or last >= _monday(as_of)


def _note(entries: list[Engagement], cleared: Cleared, options: CalendarOptions) -> icalendar.Event | None:
    """One all-day item on the Monday of the record's week: what may come and has no days of its own in the calendar."""
    if options.vague is Vague.NONE or not entries:
        return None
    record = cleared.record
    monday = _monday(record.as_of)
    last = max((moment for one in record.engagements if (moment := revised(one)) is not None), default=_UNKNOWN)
    at = max(last, datetime.combine(monday, time(), UTC))
    made = icalendar.Event()
    made.add("uid", f"open-{monday.isoformat()}@{options.instance}")
    made.add("dtstamp", at)
    made.add("last-modified", at)
    made.add("sequence", (at.date() - monday).days)
    made.add("dtstart", monday)
    made.add("dtend", monday + timedelta(days=1))
    made.add("summary", f"{count_words(len(entries), 'plan')} without a day")
    made.add("status", "TENTATIVE")
    made.add("description", "\n".join(_noted(entries, cleared, options)))
    made.add("categories", ["note"])
    made.add("color", _COLORS["CANCELLED"])
    if options.base:
        made.add("url", f"{options.base}/plans")
    _free(made)
    return made


def _noted(entries: list[Engagement], cleared: Cleared, options: CalendarOptions) -> Iterator[str]:
    yield "Floated, or of a date that covers more than a week or is not said:"
    far = date.max
    order = sorted(entries, key=lambda one: (one.when.value.earliest or far if one.when else far, one.id))
    for one in order[:_MOST_NOTED]:
        when = when_words(one.when.value if one.when is not None else None)
        line = short(f"- {engagement_words(one)}, {when}: {status_words(one.status)}")
        yield f"{line} {_page(one, options)}".rstrip()
    if len(order) > _MOST_NOTED:
        yield f"and {len(order) - _MOST_NOTED:,} more."
    yield short(f"From {read_words(cleared.record)}.", 600)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
