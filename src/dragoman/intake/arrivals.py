"""What intake hands on: a report, or why there is none."""

from dataclasses import dataclass, replace

from dragoman.model import Cleaner, Problem, Received, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One thing that was to be read.

    name: what people call it; no two in one gathering are alike.
    report: None where a fatal problem says why it could not be read.
    problems: notes on a report that was read, or the reason why it was not.
    cleaner: the path that its page is to take; None for the one that the run takes.
    received: the bytes that the report was made of; None where its text in UTF-8 is all of them.
    """

    name: str
    report: Report | None = None
    problems: tuple[Problem, ...] = ()
    cleaner: Cleaner | None = None
    received: Received | None = None


def refused(name: str, what: str, why: str) -> Intake:
    """An Intake without a report."""
    return Intake(name=name, problems=(Problem(what=what, why=why, fatal=True),))


def with_bytes(intake: Intake, data: bytes) -> Intake:
    """An Intake with the bytes that it came from, unless these are its text in UTF-8."""
    report = intake.report
    if report is None or report.text.encode("utf-8", "surrogatepass") == data:
        return intake
    return replace(intake, received=Received(media=f"text/{'html' if report.markup == 'html' else 'plain'}", data=data))


class Names:
    """The names given so far, so that each is given once: the second "a" is "a#2".

    It holds every name of one gathering; that is all that grows with the number of reports.
    """

    def __init__(self) -> None:
        """No name given yet."""
        self._last: dict[str, int] = {}

    def fresh(self, wanted: str) -> str:
        """The name as wanted, or with the least number that makes it new."""
        number = self._last.get(wanted, 0) + 1
        name = wanted if number == 1 else f"{wanted}#{number}"
        while number > 1 and name in self._last:
            number += 1
            name = f"{wanted}#{number}"
        self._last[wanted] = number
        if name != wanted:
            self._last[name] = 1
        return name


class PlainNames(Names):
    """Every name as it is wanted, so that how reports are cut into gatherings changes no name; nothing is held."""

    def fresh(self, wanted: str) -> str:
        """The name as wanted."""
        return wanted
