"""Who may look at a record that is served to others, and what was done in their names."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AccountRole(StrEnum):
    """What an account may do; each may do what those before it may."""

    READER = "reader"  # look
    ANALYST = "analyst"  # decide, enter, mark, add
    ADMIN = "admin"  # see who did what

    def covers(self, needed: "AccountRole") -> bool:
        """Whether this role may do what another may."""
        order = tuple(AccountRole)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may look.

    name: as decisions will bear it. secret: the hash of the password; "" where signing in is another program's work.
    is_open: False once the account was closed; its name stays taken, for its decisions bear it.
    """

    name: str
    role: AccountRole
    secret: str = ""
    made_at: datetime
    is_open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that signed in. digest: the hash of what the browser holds, which is itself kept nowhere."""

    digest: str
    account: str
    made_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """What a program signs in with. digest: as for a session. label: what it is for. until: None for no end."""

    digest: str
    account: str
    label: str
    made_at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretAddress:
    """An address that shows a calendar and a feed to whoever has it: for programs that cannot sign in.

    digest: as for a session. account: who made it. label: what it is for. query: what it asks for, as an address has
    it; view: the account's kept view that it asks for instead, "" for none. fetched_on: the last day on which it was
    asked for; None where it never was.
    """

    digest: str
    account: str
    label: str
    query: str = ""
    view: str = ""
    made_at: datetime
    fetched_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something that was done, for those who ask later.

    at: when, in UTC. who: in whose name, as far as that is known. what: "signed_in", "refused" ... came_from: the
    address of the program that asked. about: what it was done to.
    """

    at: datetime
    who: str
    what: str
    about: str = ""
    came_from: str = ""
