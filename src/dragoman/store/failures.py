"""Drivers' errors -> StoreError, in this one place. What is not listed here is a bug and passes unchanged."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from dragoman.store.errors import StoreError

# SQLite's primary result code (an extended one begins with it) -> what, why, remedy.
_SQLITE = {
    "SQLITE_NOTADB": (
        "not_a_database",
        "{} is a file, but not a SQLite database.",
        "Name another file, or move this one away.",
    ),
    "SQLITE_CANTOPEN": (
        "cannot_open",
        "{} cannot be opened.",
        "See that its folder exists and that you may write in it.",
    ),
    "SQLITE_PERM": ("cannot_open", "{} may not be opened by you.", "Ask its owner for the right to read and write it."),
    "SQLITE_READONLY": (
        "read_only",
        "{} cannot be written.",
        "See that you may write both the file and its folder, or name a store elsewhere.",
    ),
    "SQLITE_BUSY": (
        "busy",
        "{} is being written by another program, which did not finish in 30 seconds.",
        "Try again when it has finished; nothing was changed.",
    ),
    "SQLITE_FULL": ("full", "The disk that holds {} is full.", "Free some space and try again; nothing was changed."),
    "SQLITE_CORRUPT": ("damaged", "{} is damaged.", "Restore the store from a backup."),
    "SQLITE_IOERR": ("damaged", "The disk that holds {} failed.", "See to the disk, then try again."),
}

# PostgreSQL's SQLSTATE (or the class that begins it) -> what, why, remedy.
_POSTGRES = {
    "25006": ("read_only", "{} takes no writes.", "Connect to the primary server."),
    "42501": ("read_only", "{} does not grant what is needed.", "Ask for the right to create and write tables."),
    "53100": ("full", "The disk of {} is full.", "Free some space and try again; nothing was changed."),
    "55P03": ("busy", "{} is locked by another program.", "Try again when it has finished; nothing was changed."),
    "57P": ("cannot_open", "{} was shut down.", "Start the server and try again; nothing was changed."),
    "08": ("cannot_open", "The connection to {} was lost.", "Start the server and try again; nothing was changed."),
    "3D": ("cannot_open", "{} does not exist.", "Create the database first: createdb NAME."),
    "28": ("cannot_open", "{} refused the name or the password.", "Correct them in the address."),
}


@contextmanager
def named(address: str) -> Iterator[None]:
    """Inside, a driver's error about the store at `address` (fit to be shown) becomes a StoreError."""
    try:
        yield
    except DBAPIError as error:
        known = _known(error)
        if known is None:
            raise
        what, why, remedy = known
        raise StoreError(what, why.format(address), remedy) from error


@contextmanager
def sound(what: str) -> Iterator[None]:
    """Inside, a ValueError about bytes that came out of a store becomes a StoreError that names them."""
    try:
        yield
    except ValueError as error:
        raise StoreError("damaged", f"{what} is damaged: {error}.", "Restore the store from a backup.") from error


def _known(error: DBAPIError) -> tuple[str, str, str] | None:
    sqlite = getattr(error.orig, "sqlite_errorname", None)
    if sqlite:
        return next((words for code, words in _SQLITE.items() if f"{sqlite}_".startswith(f"{code}_")), None)
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return next((words for code, words in _POSTGRES.items() if state.startswith(code)), None)
    if type(error.orig).__name__ == "OperationalError":  # psycopg gives no state where it never reached a server
        reason = " ".join(str(error.orig).split()) or "no answer"
        reason = reason.replace("{", "{{").replace("}", "}}")
        return (
            "cannot_open",
            f"{{}} cannot be reached: {reason}.",
            "See that the server runs and that the address is right.",
        )
    return None
