"""Under which names, and when first, reports came in.

Invariant: only the least moment is kept, of a report and of each name of it, so that the order of arrival in the
store changes nothing.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, insert, select, update

from dragoman.store.columns import moment_text
from dragoman.store.queries import chunks
from dragoman.store.schema import report, report_name

Arrival = tuple[str, str, date]  # a report, the name under which it came in, when


def note_arrivals(connection: Connection, arrivals: Iterable[Arrival]) -> list[str]:
    """Record the names and days of receipt of reports that the store holds; the reports of which that changed one."""
    names: dict[tuple[str, str], date] = {}
    reports: dict[str, date] = {}
    for key, said, when in arrivals:
        name = (str(key), said)
        names[name] = min(names.get(name, when), when, key=moment_text)
        reports[key] = min(reports.get(key, when), when, key=moment_text)
    held = _names_of(connection, sorted(reports))
    missing = sorted(names.keys() - held)
    if missing:
        connection.execute(
            insert(report_name), [{"report": key[0], "name": key[1], "received_on": names[key]} for key in missing]
        )
    earlier = [key for key in sorted(names.keys() & held.keys()) if moment_text(names[key]) < moment_text(held[key])]
    if earlier:
        connection.execute(
            update(report_name)
            .where(report_name.c.report == bindparam("which"), report_name.c.name == bindparam("said"))
            .values(received_on=bindparam("since")),
            [{"which": key[0], "said": key[1], "since": names[key]} for key in earlier],
        )
    if reports:
        connection.execute(
            update(report)
            .where(report.c.id == bindparam("which"), report.c.received_on > bindparam("since"))
            .values(received_on=bindparam("since")),
            [{"which": key, "since": reports[key]} for key in sorted(reports)],
        )
    return sorted({key for key, _ in (*missing, *earlier)})


def named(connection: Connection, names: Iterable[str]) -> dict[str, set[str]]:
    """The reports that arrived under these names; a name that nothing arrived under is left out."""
    found: dict[str, set[str]] = {}
    for some in chunks(sorted(set(names))):
        rows = connection.execute(select(report_name.c.name, report_name.c.report).where(report_name.c.name.in_(some)))
        for row in rows:
            found.setdefault(row.name, set()).add(row.report)
    return found


def _names_of(connection: Connection, reports: list[str]) -> dict[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = {}
    for some in chunks(reports):
        rows = connection.execute(
            select(report_name.c.report, report_name.c.name, report_name.c.received_on).where(
                report_name.c.report.in_(some)
            )
        )
        found.update(((row.report, row.name), row.received_on) for row in rows)
    return found
