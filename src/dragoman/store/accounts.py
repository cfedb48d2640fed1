"""The accounts of a store, their sessions and tokens, and the log of what was done in their names.

Invariants: no password, session or token is kept, only hashes; of the log no row is ever changed or deleted; closing an
account ends its sessions, tokens and secret addresses in the same transaction.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dragoman.model import Account, AccountRole, ApiToken, Noted, Session
from dragoman.store.connected import Connected
from dragoman.store.errors import StoreError
from dragoman.store.failures import sound
from dragoman.store.schema import account, noted, secret_address, session, token


class Accounts(Connected):
    """What a store knows of those who may look."""

    def open_account(self, made: Account, note: Noted) -> None:
        """Open an account, or one closed before once more. StoreError "account_exists" for a name that is open."""
        with self._aside() as connection:
            held = _account(connection, made.name)
            if held is not None and held.is_open:
                raise StoreError("account_exists", f"There is an account {made.name!r}.", "Choose another name.")
            connection.execute(delete(account).where(account.c.name == made.name))
            connection.execute(insert(account), _account_row(made))
            put_note(connection, note)

    def change_account(self, made: Account, note: Noted) -> None:
        """Give an account another role or password, or close it: then, and with a new password, its sessions end.

        StoreError "no_such_account" where there is none of the name.
        """
        with self._aside() as connection:
            held = _account(connection, made.name)
            if held is None:
                raise StoreError("no_such_account", f"There is no account {made.name!r}.", "See: dragoman users list.")
            connection.execute(update(account).where(account.c.name == made.name).values(**_account_row(made)))
            if not made.is_open or made.secret != held.secret:
                connection.execute(delete(session).where(session.c.account == made.name))
            if not made.is_open:
                connection.execute(delete(token).where(token.c.account == made.name))
                connection.execute(delete(secret_address).where(secret_address.c.account == made.name))
            put_note(connection, note)

    def accounts(self) -> tuple[Account, ...]:
        """Every account, closed ones too, by name."""
        with self._snapshot() as connection:
            return tuple(_read(row) for row in connection.execute(select(account).order_by(account.c.name)))

    def account(self, name: str) -> Account | None:
        """The account of a name, open or closed."""
        with self._snapshot() as connection:
            return _account(connection, name)

    def begin_session(self, made: Session, note: Noted) -> None:
        """Keep a session, and forget those whose time is over."""
        with self._aside() as connection:
            connection.execute(delete(session).where(session.c.until <= made.made_at))
            connection.execute(insert(session), _fields(made))
            put_note(connection, note)

    def end_session(self, digest: str, note: Noted) -> None:
        """End a session, if it is one."""
        with self._aside() as connection:
            if connection.execute(delete(session).where(session.c.digest == digest)).rowcount:
                put_note(connection, note)

    def give_token(self, made: ApiToken, note: Noted) -> None:
        """Keep a token. StoreError "no_such_account" where its account is not open."""
        with self._aside() as connection:
            held = _account(connection, made.account)
            if held is None or not held.is_open:
                raise StoreError(
                    "no_such_account", f"There is no account {made.account!r}.", "See: dragoman users list."
                )
            connection.execute(insert(token), _fields(made))
            put_note(connection, note)

    def take_token(self, digest: str, note: Noted) -> bool:
        """End the token of this hash, or of the only one that begins so; False where there is none."""
        with self._aside() as connection:
            found = [one for one in connection.scalars(select(token.c.digest)) if digest and one.startswith(digest)]
            if len(found) != 1:
                return False
            connection.execute(delete(token).where(token.c.digest == found[0]))
            put_note(connection, note)
        return True

    def tokens(self) -> tuple[ApiToken, ...]:
        """Every token, by account and label."""
        with self._snapshot() as connection:
            rows = connection.execute(select(token).order_by(token.c.account, token.c.label, token.c.digest))
            return tuple(ApiToken(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public face of a row

    def signed_in(self, digest: str, *, now: datetime) -> Account | None:
        """The open account whose session or token has this hash, while its time lasts."""
        sessions = select(session.c.account).where(session.c.digest == digest, session.c.until > now)
        held = (token.c.until.is_(None)) | (token.c.until > now)
        tokens = select(token.c.account).where(token.c.digest == digest, held)
        with self._snapshot() as connection:
            name = connection.scalar(sessions.union_all(tokens))
            found = _account(connection, name) if name is not None else None
        return found if found is not None and found.is_open else None

    def note(self, made: Noted) -> None:
        """Add to the log."""
        with self._aside() as connection:
            put_note(connection, made)

    def noted(self, most: int, *, before: int | None = None) -> tuple[tuple[int, Noted], ...]:
        """The log with its numbers, the latest first; before: only what stands before a number."""
        query = select(noted).order_by(noted.c.number.desc()).limit(most)
        if before is not None:
            query = query.where(noted.c.number < before)
        with self._snapshot() as connection:
            return tuple((row.number, _noted(row)) for row in connection.execute(query))

    def count_noted(self, what: str, who: Iterable[str], *, since: datetime) -> int:
        """How often something was noted of some names since an instant."""
        query = select(func.count()).where(noted.c.what == what, noted.c.who.in_(list(who)), noted.c.at >= since)
        with self._snapshot() as connection:
            return connection.scalar(query) or 0


def _account(connection: Connection, name: str) -> Account | None:
    row = connection.execute(select(account).where(account.c.name == name)).one_or_none()
    return None if row is None else _read(row)


def _read(row: Row[Any]) -> Account:
    with sound(f"The account {row.name}"):
        return Account(
            name=row.name, role=AccountRole(row.role), secret=row.secret, made_at=row.made_at, is_open=row.is_open
        )


def _account_row(one: Account) -> dict[str, Any]:
    return {
        "name": one.name,
        "role": one.role.value,
        "secret": one.secret,
        "made_at": one.made_at,
        "is_open": one.is_open,
    }


def _fields(one: Session | ApiToken | Noted) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def put_note(connection: Connection, one: Noted) -> None:
    """Add to the log, in a transaction that holds the write lock."""
    number = (
        connection.scalar(select(func.max(noted.c.number))) or 0
    ) + 1  # the write lock is held: nobody else takes it
    connection.execute(insert(noted), {"number": number, **_fields(one)})


def _noted(row: Row[Any]) -> Noted:
    return Noted(at=row.at, who=row.who, what=row.what, about=row.about, came_from=row.came_from)
