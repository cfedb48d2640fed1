"""The rules of alerts in a store, and the alerts that were to be sent.

Invariants: a change is noted once for each rule, and in the same transaction as that it has been looked at, so that
nothing is lost between two looks and nothing is sent for a second time because a program began anew; what was sent
keeps its key and no words.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from dragoman.model import Alert, AlertRule, AlertState, Noted, ReportId
from dragoman.store import coding
from dragoman.store.accounts import put_note
from dragoman.store.connected import Connected
from dragoman.store.errors import StoreError
from dragoman.store.failures import sound
from dragoman.store.queries import chunks
from dragoman.store.schema import alert, alert_rule, meta, report

SEEN = "alerts seen to"
"""The small fact that says up to where changes were looked at for alerts."""


class Alerting(Connected):
    """What a store knows of alerts."""

    def put_rule(self, made: AlertRule, note: Noted) -> None:
        """Keep a rule. StoreError "rule_exists" for a name that is taken."""
        with self._aside() as connection:
            if connection.scalar(select(alert_rule.c.name).where(alert_rule.c.name == made.name)) is not None:
                raise StoreError("rule_exists", f"There is a rule {made.name!r}.", "Choose another name.")
            connection.execute(insert(alert_rule), {"name": made.name, "body": coding.encode(made)})
            put_note(connection, note)

    def drop_rule(self, name: str, note: Noted) -> bool:
        """Keep a rule no more, with all that it was to send and has sent; False where there is none."""
        with self._aside() as connection:
            found = connection.execute(delete(alert_rule).where(alert_rule.c.name == name)).rowcount > 0
            if found:
                connection.execute(delete(alert).where(alert.c.rule == name))
                put_note(connection, note)
        return found

    def rules(self) -> tuple[AlertRule, ...]:
        """Every rule, by name."""
        with self._snapshot() as connection:
            return _rules(connection)

    def note_alerts(self, alerts: Iterable[Alert], *, seen: str, was: str | None) -> int | None:
        """Note alerts that are to be sent, and up to where changes were looked at; how many are new.

        seen: what `alerts_seen` gives from now on; was: what it gave before the look. None, and nothing noted, where
        another program has looked since. Alerts of rules that there are no more are left out.
        """
        with self._aside() as connection:
            if _seen(connection) != was:
                return None
            rules = {rule.name for rule in _rules(connection)}
            rows = {(one.rule, one.key): one for one in alerts if one.rule in rules}
            new = [rows[name] for name in sorted(rows.keys() - _held(connection, rows))]
            if new:
                connection.execute(insert(alert), [_row(one) for one in new])
            connection.execute(delete(meta).where(meta.c.name == SEEN))
            connection.execute(insert(meta), {"name": SEEN, "value": seen})
        return len(new)

    def alerts_seen(self) -> str | None:
        """Up to where changes were looked at for alerts; None where they never were."""
        with self._snapshot() as connection:
            return _seen(connection)

    def received_on(self, day: date) -> tuple[ReportId, ...]:
        """The reports that first came in on a day, by id."""
        here = (report.c.received_on >= day) & (report.c.received_on < day + timedelta(days=1))
        with self._snapshot() as connection:
            found = connection.scalars(select(report.c.id).where(here).order_by(report.c.id))
            return tuple(ReportId(name) for name in found)

    def alerts(self, *states: AlertState, due: datetime | None = None) -> tuple[Alert, ...]:
        """The alerts in one of these states, in any where none is named, oldest first; due: only those due by then."""
        query = select(alert).order_by(alert.c.noted_at, alert.c.rule, alert.c.key)
        if states:
            query = query.where(alert.c.state.in_([one.value for one in states]))
        if due is not None:
            query = query.where(alert.c.due_at <= due)
        with self._snapshot() as connection:
            return tuple(_alert(row) for row in connection.execute(query))

    def claim_alert(self, one: Alert, until: datetime) -> bool:
        """Take an alert that is due for oneself, so that no other program tries it meanwhile; False where one has."""
        with self._aside() as connection:
            here = (alert.c.rule == one.rule) & (alert.c.key == one.key) & (alert.c.due_at == one.due_at)
            here &= alert.c.state == AlertState.WAITING.value
            return connection.execute(update(alert).where(here).values(due_at=until)).rowcount > 0

    def note_delivery(self, one: Alert) -> None:
        """Note what became of an alert; one that was withdrawn meanwhile stays so."""
        with self._aside() as connection:
            here = (alert.c.rule == one.rule) & (alert.c.key == one.key)
            here &= alert.c.state.in_([AlertState.WAITING.value, AlertState.DEAD.value])
            said = _row(one)
            values = {name: said[name] for name in ("body", "due_at", "state", "tries", "why")}
            connection.execute(update(alert).where(here).values(values))


def withdraw(connection: Connection, reports: Sequence[str]) -> None:
    """Take the words of alerts that were not sent and rest on one of these reports, as their messages name them."""
    for name in reports:
        here = (alert.c.report == name) | alert.c.body.contains(name, autoescape=True)
        waiting = here & alert.c.state.in_([AlertState.WAITING.value, AlertState.DEAD.value])
        connection.execute(update(alert).where(waiting).values(state=AlertState.WITHDRAWN.value, body=None))
        connection.execute(update(alert).where(here).values(body=None))


def _held(connection: Connection, names: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for some in chunks(sorted({key for _, key in names})):
        rows = connection.execute(select(alert.c.rule, alert.c.key).where(alert.c.key.in_(some)))
        found.update((row.rule, row.key) for row in rows)
    return found


def _seen(connection: Connection) -> str | None:
    return connection.scalar(select(meta.c.value).where(meta.c.name == SEEN))


def _rules(connection: Connection) -> tuple[AlertRule, ...]:
    found = []
    for row in connection.execute(select(alert_rule).order_by(alert_rule.c.name)):
        with sound(f"The rule {row.name}"):
            found.append(coding.decode(row.body, AlertRule))
    return tuple(found)


def _row(one: Alert) -> dict[str, Any]:
    said = {name: getattr(one, name) for name in one.__dataclass_fields__}
    return {**said, "state": one.state.value, "body": one.body or None}


def _alert(row: Row[Any]) -> Alert:
    with sound(f"The alert {row.key}"):
        said = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public face of a row
        return Alert(**{**said, "state": AlertState(row.state), "body": row.body or ""})
