"""The readings that a store holds, as a mapping that fetches each when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.model import Reading, ReportId

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


class HeldReadings(Mapping[ReportId, Reading]):
    """Report -> its reading, as long as the store is open. What was fetched is held."""

    def __init__(self, store: "Store", but: frozenset[ReportId] = frozenset()) -> None:
        """The readings of this store, but for some, which are as though it did not hold them."""
        self._but = but
        self._store = store
        self._fetched: dict[ReportId, Reading | None] = {}  # None: the store does not hold it

    def fetch(self, reports: Iterable[ReportId]) -> None:
        """Fetch these at once, which takes less time than one after the other."""
        missing = [report for report in reports if report not in self._fetched and report not in self._but]
        self._fetched.update(dict.fromkeys(missing))
        self._fetched.update({entry.id: entry.reading for entry in self._store.readings_of(missing)})

    def release(self) -> None:
        """Hold no reading any more: each is fetched anew when it is asked for."""
        self._fetched.clear()

    def __getitem__(self, report: ReportId) -> Reading:
        """The reading of a report. KeyError where the store does not hold it."""
        self.fetch([report])
        reading = self._fetched.get(report)
        if reading is None:
            raise KeyError(report)
        return reading

    def __iter__(self) -> Iterator[ReportId]:
        """Every report, by id."""
        return (report for report in self._store.report_ids() if report not in self._but)

    def __len__(self) -> int:
        """How many reports the store holds."""
        return sum(1 for _ in self)
