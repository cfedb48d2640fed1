"""A visit: one source asked, its new entries followed to their pages, and what is then noted of it.

Invariant: the validators of an answer are kept only when all that it lists was followed or given up, so that whatever
stops a visit half-way, the next one finds the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from dragoman.following import Pace, after_answer, after_failure, brought
from dragoman.intake import Entry
from dragoman.model import Followed, Polling, Problem, SeenEntry
from dragoman.pipeline.asking import Listing

if TYPE_CHECKING:
    from dragoman.fetching import Fetched

MOST_TRIES = 3
"""How often a page that cannot be had is tried, once a visit."""

_LEAST_STORY = 80  # letters: a page with fewer has no story that was found


@dataclass(slots=True)
class Visit:
    """A source that is being visited. It changes as answers come in.

    before: how asking it stood. seen: its entries of earlier visits. most: how many pages are followed in one visit.
    entries: those to follow in this one, by key. is_whole: nothing was left for the next visit.
    """

    source: Followed
    before: Polling
    seen: Mapping[str, SeenEntry]
    most: int
    fetched: "Fetched | None" = None
    listing: Listing | None = None
    entries: dict[str, Entry] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    unread: int = 0
    is_whole: bool = True
    _appeared: list[datetime] = field(default_factory=list)

    def begin(self, fetched: "Fetched", listing: Listing) -> None:
        """The source has answered, and lists this."""
        self.fetched, self.listing, self.unread = fetched, listing, self.before.unread
        keyed = {key_of(entry): entry for entry in reversed(listing.entries)}
        self.listed = tuple(keyed)
        wanted = [(key, entry) for key, entry in reversed(keyed.items()) if self._wants(key, entry)]
        self.is_whole = len(wanted) <= self.most
        self.entries = dict(wanted[: self.most])

    def end_entry(self, key: str, *, was_had: bool, now: datetime) -> SeenEntry:
        """An entry's page was had, or not; what is to be noted of it. It is then followed no more in this visit."""
        entry = self.entries.pop(key)
        before = self.seen.get(key)
        if was_had:
            if before is None or before.tries:
                self._appeared.append(_moment(entry) or now)
            return SeenEntry(key=key, mark=mark_of(entry))
        tries = self._tries(key, entry) + 1
        self.is_whole = self.is_whole and tries >= MOST_TRIES
        return SeenEntry(key=key, mark=mark_of(entry), tries=tries)

    def is_last_try(self, key: str) -> bool:
        """Whether an entry's page is given up where it cannot be had now."""
        return self._tries(key, self.entries[key]) + 1 >= MOST_TRIES

    def note_page(self, letters: int) -> None:
        """A page gave a story of so many letters."""
        self.unread = 0 if letters >= _LEAST_STORY else self.unread + 1

    def appeared(self, moment: datetime) -> None:
        """Something new of it came that no entry names."""
        self._appeared.append(moment)

    def answered(self, now: datetime, pace: Pace, *, chance: float) -> Polling:
        """How asking it stands after a visit in which it answered."""
        assert self.fetched is not None  # noqa: S101 - `begin` was called
        given = self.fetched.validators
        minutes = self.listing.minutes if self.listing else None
        holds_for = max(self.fetched.max_age or 0, (minutes or 0) * 60)
        return Polling(
            etag=given.etag if self.is_whole else "",
            last_modified=given.last_modified if self.is_whole else "",
            holds=self.listing.holds if self.listing else self.before.holds,
            asked_at=now,
            due_at=after_answer(now, pace, holds_for=holds_for, chance=chance),
            unread=self.unread if self.listing else self.before.unread,
            brought=brought(self.before, self._appeared, now),
            problem=self._moved(),
        )

    def failed(self, problem: Problem, now: datetime, pace: Pace, *, chance: float) -> Polling:
        """How asking it stands after it gave no answer that could be used."""
        failures = self.before.failures + 1
        retry_after = self.fetched.retry_after if self.fetched is not None else None
        due_at = after_failure(now, pace, failures=failures, retry_after=retry_after, chance=chance)
        is_gone = problem.what == "gone"
        return replace(
            self.before,
            asked_at=now,
            due_at=None if is_gone else due_at,
            failures=failures,
            problem=problem,
            is_gone=is_gone,
        )

    def _wants(self, key: str, entry: Entry) -> bool:
        before = self.seen.get(key)
        return before is None or before.mark != mark_of(entry) or 0 < before.tries < MOST_TRIES

    def _tries(self, key: str, entry: Entry) -> int:
        """How often the page of an entry, as it is now, could not be had in earlier visits."""
        before = self.seen.get(key)
        return before.tries if before is not None and before.mark == mark_of(entry) else 0

    def _moved(self) -> Problem | None:
        """That it has another address now, where it says so for good."""
        moved = self.fetched.moved_to if self.fetched is not None else ""
        if not moved:
            return None
        why = f"{self.source.address} has moved to {moved} for good; follow that instead."
        return Problem(what="moved", why=why)


def key_of(entry: Entry) -> str:
    """Which entry it is, as a hash: by its address, else by what its feed calls it."""
    return _hash(entry.address or entry.id or f"{entry.title}\n{entry.text}")


def mark_of(entry: Entry) -> str:
    """What a feed says of an entry, as a hash; the moment of its last change only where it says nothing else."""
    said = f"{entry.title}\n{entry.text}".strip()
    return _hash(said or str(entry.changed or entry.at or ""))


def _moment(entry: Entry) -> datetime | None:
    if entry.at is not None:
        return entry.at.astimezone(UTC)
    if entry.published is None:
        return None
    return datetime(entry.published.year, entry.published.month, entry.published.day, tzinfo=UTC)


def _hash(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]
