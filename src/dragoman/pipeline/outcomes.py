"""What became of one report on its way in."""

from dataclasses import dataclass

from dragoman.model import Problem, Reading, Received, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOutcome:
    """A report that was read, or why it was not.

    name: what people call the report. report: None where not even its text could be had.
    reading: None where it could not be read; else it has the problems inside.
    problems: all there are, of intake and of reading.
    received: the bytes in which the report came in, where they are more than its text.
    second: the name of the second reader that read it too; "" for none.
    """

    name: str
    report: Report | None = None
    reading: Reading | None = None
    problems: tuple[Problem, ...] = ()
    received: Received | None = None
    second: str = ""

    @property
    def was_read(self) -> bool:
        """Whether the report was read; a note on one that was does not count."""
        return self.reading is not None and not any(problem.fatal for problem in self.problems)
