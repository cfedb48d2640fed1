"""Words for people: dates, parties, places and statuses as a reader would say them. ASCII only in what we add.

Invariant: nothing here rounds. The words of a date cover exactly the days of its When, and "about" and "perhaps"
stand wherever its EDTF value has a qualifier.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from dragoman.model import Claim, Engagement, Format, Participant, Status, Topic, Venue, When

NO_DATE = "no date said"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUALIFIERS = re.compile(r"[~?%]")
_STATUS = {
    Status.UNCONFIRMED: "date passed, no report seen",
    Status.POSTPONED: "postponed, no new date seen",
}

_TOPICS = {
    Topic.ABDUCTIONS: "abductions by North Korea",
    Topic.CHINA: "China",
    Topic.NORTH_KOREA: "North Korea",
    Topic.TAIWAN: "Taiwan",
    Topic.EAST_CHINA_SEA: "East China Sea",
    Topic.SOUTH_CHINA_SEA: "South China Sea",
    Topic.RUSSIA_UKRAINE: "Russia and Ukraine",
    Topic.DEFENSE_GUIDELINES: "defence guidelines",
    Topic.TRADE_ECONOMY: "trade and the economy",
    Topic.INDO_PACIFIC: "Indo-Pacific",
    Topic.MIDDLE_EAST: "Middle East",
    Topic.IRAN_NUCLEAR: "Iran's nuclear programme",
    Topic.NUCLEAR: "nuclear weapons and energy",
    Topic.OTHER: "other matters",
}


def day_words(day: date | None) -> str:
    """A day as in "15 Mar 2021"; "date unknown" for None."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "date unknown"


def moment_words(day: date | None, at: datetime | None) -> str:
    """A day, and the time of day with its zone where it is known: "15 Mar 2021, 09:30 UTC+9"."""
    if at is None or day is None:
        return day_words(day)
    offset = at.utcoffset()
    if offset is None:
        return f"{day_words(at.date())}, {at:%H:%M}"
    minutes = int(offset.total_seconds()) // 60
    hours = f"{abs(minutes) // 60}" + (f":{abs(minutes) % 60:02}" if minutes % 60 else "")
    zone = f"{'-' if minutes < 0 else '+'}{hours}" if minutes else ""
    return f"{day_words(at.date())}, {at:%H:%M} UTC{zone}"


def when_words(when: When | None) -> str:
    """A When in plain words: "15-17 Mar 2021", "about 11-20 Feb 2021", "Jan 2022", "from 15 Mar 2021"."""
    if when is None:
        return NO_DATE
    return _doubt(when.edtf) + _plain(when.edtf)


def _doubt(edtf: str) -> str:
    unsure = "?" in edtf or "%" in edtf
    about = "~" in edtf or "%" in edtf
    return ("perhaps " if unsure else "") + ("about " if about else "")


def _plain(edtf: str) -> str:
    first, slash, second = _QUALIFIERS.sub("", edtf).partition("/")
    if not slash:
        return _one(first)
    if second in ("", ".."):
        return f"from {_one(first)}"
    if first in ("", ".."):
        return f"until {_one(second)}"
    return _between(first, second)


def _between(first: str, second: str) -> str:
    """An interval, with the month and the year said once where both ends share them."""
    left, right = first.split("-"), second.split("-")
    if len(left) == len(right) == 3 and left[:2] == right[:2]:
        return f"{int(left[2])}-{_one(second)}"
    if len(left) == len(right) > 1 and left[0] == right[0]:
        return f"{_one(first).removesuffix(left[0]).strip()} - {_one(second)}"
    return f"{_one(first)} - {_one(second)}"


def _one(text: str) -> str:
    """One EDTF date without qualifiers, in words."""
    parts = text.split("-")
    if len(parts) == 1:
        return f"the {text[:3]}0s" if text.endswith("X") else text
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def status_words(status: Status) -> str:
    """A status as people read it: unconfirmed is never "failed"."""
    return _STATUS.get(status, status.value)


def topic_words(topic: Topic) -> str:
    """A topic, of ours or of the user's own: "the East China Sea"."""
    return _TOPICS.get(topic, topic.value.replace("_", " "))


def party_words(format: Format, codes: tuple[str, ...]) -> str:
    """The parties: "US to JP" for a visit, whose host stands last; "JP-US" for the rest."""
    if format is Format.VISIT and len(codes) > 1:
        return f"{', '.join(codes[:-1])} to {codes[-1]}"
    return "-".join(codes)


def venue_words(venue: Venue | None) -> str:
    """The place: "in Tokyo, JP", "in JP", "online", or nothing where none is known."""
    if venue is None:
        return ""
    if venue.virtual:
        return "online"
    where = ", ".join(part for part in (venue.city, venue.country) if part)
    return f"in {where}" if where else ""


def people_words(people: Iterable[Participant]) -> str:
    """Names in order; those whom only an office implies in brackets."""
    return ", ".join(person.name if person.named else f"({person.name})" for person in people)


def claim_words(claim: Claim) -> str:
    """A claim's format, parties and place in one phrase, as in "2+2 JP-US in Tokyo, JP"."""
    where = venue_words(claim.venue.value) if claim.venue else ""
    return _phrase(claim.format.value, claim.codes, where)


def engagement_words(engagement: Engagement) -> str:
    """An entry's format, parties and place in one phrase."""
    where = venue_words(engagement.venue.value) if engagement.venue else ""
    if engagement.format.value is Format.VISIT and where == f"in {engagement.parties[-1]}":
        where = ""  # the host already says it
    return _phrase(engagement.format.value, engagement.parties, where)


def _phrase(format: Format, codes: tuple[str, ...], where: str) -> str:
    return " ".join(part for part in (format.value, party_words(format, codes), where) if part)


def count_words(number: int, noun: str) -> str:
    """A number of things: "1 report", "5 reports", "2 dispatches"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun}es" if noun.endswith("ch") else f"{number:,} {noun}s"
