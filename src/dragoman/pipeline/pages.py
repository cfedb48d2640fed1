"""Reports to their Texts: pages by the careful path or the fast one, as the run asks.

The careful path's libraries work in a process of their own, with a deadline. A page that they cannot be given, or that
is too much for them, takes the fast path, and a problem of the report says so.
"""

from types import TracebackType
from typing import Self

from dragoman.cleaning import LARGEST_CAREFUL, Extract, clean, extract
from dragoman.model import Cleaner, Problem, Report, Text
from dragoman.processes import Breakdown, Overrun, Worker

DEADLINE = 20.0
"""The seconds that the libraries may take for one page; most take a tenth of a second."""


class Pages:
    """How a run cleans pages. cleaner: CAREFUL or FAST. Close it, or the process of the careful path stays."""

    def __init__(self, cleaner: Cleaner = Cleaner.FAST, *, deadline: float = DEADLINE) -> None:
        """No process until the first page."""
        self._cleaner = cleaner
        self._deadline = deadline
        self._worker = Worker(seconds=deadline)

    def clean(self, report: Report, cleaner: Cleaner | None = None) -> tuple[Text, Extract | None, tuple[Problem, ...]]:
        """The report's Text, what the libraries made of its page, and why they were not used where they should be.

        cleaner: the path for this one report; the run's without it.
        """
        if report.markup != "html" or (cleaner or self._cleaner) is not Cleaner.CAREFUL:
            return clean(report), None, ()
        if len(report.text) > LARGEST_CAREFUL:
            return self._fast(report, f"a page of more than {LARGEST_CAREFUL:,} characters")
        try:
            found = self._worker.call(extract, report.text)
        except Overrun:
            return self._fast(report, f"the careful path took more than {self._deadline:g} seconds")
        except Breakdown as error:
            return self._fast(report, f"the careful path broke down ({error})")
        return clean(report, found), found, ()

    def close(self) -> None:
        """End the process of the careful path."""
        self._worker.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def _fast(self, report: Report, why: str) -> tuple[Text, None, tuple[Problem, ...]]:
        problem = Problem(what="page_read_fast", why=f"{report.name}: {why}; its story was found by the fast path.")
        return clean(report), None, (problem,)
