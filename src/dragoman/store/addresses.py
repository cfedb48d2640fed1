"""Addresses that show a calendar or a feed to whoever has them.

Invariant: of the secret part only its hash is kept; an address ends with the account that made it (`accounts.py`).
"""

from datetime import date

from sqlalchemy import delete, insert, select, update

from dragoman.model import Noted, SecretAddress
from dragoman.store.accounts import put_note
from dragoman.store.connected import Connected
from dragoman.store.schema import secret_address


class Addresses(Connected):
    """What a store knows of such addresses."""

    def give_address(self, made: SecretAddress, note: Noted) -> None:
        """Keep an address."""
        with self._aside() as connection:
            connection.execute(
                insert(secret_address), {name: getattr(made, name) for name in made.__dataclass_fields__}
            )
            put_note(connection, note)

    def take_address(self, digest: str, note: Noted, *, account: str | None = None) -> bool:
        """End the address of this hash, or the only one whose hash begins so; False where there is none.

        account: only of those that it made; None for whosever it is.
        """
        with self._aside() as connection:
            query = select(secret_address.c.digest)
            if account is not None:
                query = query.where(secret_address.c.account == account)
            found = [one for one in connection.scalars(query) if digest and one.startswith(digest)]
            if len(found) != 1:
                return False
            connection.execute(delete(secret_address).where(secret_address.c.digest == found[0]))
            put_note(connection, note)
        return True

    def addresses(self) -> tuple[SecretAddress, ...]:
        """Every address, by account and label."""
        order = (secret_address.c.account, secret_address.c.label, secret_address.c.digest)
        with self._snapshot() as connection:
            rows = connection.execute(select(secret_address).order_by(*order))
            return tuple(SecretAddress(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public face of a row

    def address_of(self, digest: str) -> SecretAddress | None:
        """The address of this hash."""
        with self._snapshot() as connection:
            row = connection.execute(select(secret_address).where(secret_address.c.digest == digest)).one_or_none()
            return SecretAddress(**row._mapping) if row is not None else None  # noqa: SLF001 - the same

    def note_fetched(self, digest: str, on: date, note: Noted) -> None:
        """Note the first time on a day that an address is asked for."""
        with self._aside() as connection:
            here = (secret_address.c.digest == digest) & (
                secret_address.c.fetched_on.is_(None) | (secret_address.c.fetched_on != on)
            )
            if connection.execute(update(secret_address).where(here).values(fetched_on=on)).rowcount:
                put_note(connection, note)
