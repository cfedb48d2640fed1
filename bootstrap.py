"""Sets Dragoman up in .venv for the Makefile: `python3 bootstrap.py run|dev|wheel [--exact]`.

run: what Dragoman needs. dev: that and the tools of its tests. wheel: builds the wheel, installs it in a folder of its
own and runs it there. --exact: .venv must be of the very Python that runs this file (else any that is set up will do).

Invariants: nothing enters .venv but wheels whose hashes stand in a lock file, and Dragoman itself; a set-up that is
complete is recognised by hashing three small files, with no other process started.
Standard library only, in syntax that an old Python 3 can parse, so that it can say that it is too old.
"""

import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
WINDOWS = os.name == "nt"

ON_WINDOWS = """\
@echo off
rem Written by bootstrap.py.
"%~dp0python.exe" -m dragoman %*
"""
ELSEWHERE = """\
#!/bin/sh
'''exec' {python} "$0" "$@"
' '''
# The lines above start this file with its own Python, whatever the folder is called. Written by bootstrap.py.
import sys

from dragoman.cli import main

if __name__ == "__main__":
    sys.exit(main())
"""


class SetupError(Exception):
    """What stands in the way, in words that say what to do."""


def program(venv: Path, name: str) -> Path:
    """A program of a virtual environment."""
    return venv / "Scripts" / (name + ".exe") if WINDOWS else venv / "bin" / name


def version_of(venv: Path) -> str:
    """The Python version that a virtual environment was made with; empty where there is none."""
    config = venv / "pyvenv.cfg"
    lines = config.read_text(encoding="utf-8").splitlines() if config.is_file() else []
    pairs = [line.partition("=") for line in lines]
    return next((value.strip() for key, _, value in pairs if key.strip() == "version"), "")


def this_version() -> str:
    """The version of the Python that runs this file, written as pyvenv.cfg writes it."""
    return ".".join(str(part) for part in sys.version_info[:3])


def digest(root: Path, venv: Path, level: str) -> str:
    """All that a finished set-up rests on, as one hash: its inputs, its place and its interpreter."""
    found = hashlib.sha256()
    for name in (LOCKS[level], "pyproject.toml", "bootstrap.py"):
        found.update((root / name).read_bytes())
    for word in (str(root), str(program(venv, "python").resolve()), version_of(venv)):
        found.update(b"\0" + os.fsencode(word))
    return found.hexdigest()


def is_ready(root: Path, venv: Path, level: str) -> bool:
    """Whether the set-up of a level was finished and nothing that it rests on has changed since."""
    stamp = venv / (level + ".stamp")
    if not (stamp.is_file() and program(venv, "python").exists()):
        return False
    return stamp.read_text(encoding="ascii") == digest(root, venv, level)


def check_python(version: "tuple[int, ...]", *, ensurepip: bool, apt: bool, superuser: bool) -> None:
    """Refuses a Python that cannot make the virtual environment, and says what to do about it."""
    short = ".".join(str(part) for part in version[:2])
    other = "name another Python: make demo PYTHON=python3.12"
    if tuple(version[:2]) < OLDEST:
        oldest = ".".join(str(part) for part in OLDEST)
        raise SetupError(f"Dragoman needs Python {oldest} or newer; this one is {short}.\nInstall one, then {other}")
    if not ensurepip:
        # Debian and its kin pack ensurepip apart from Python.
        line = f"{'' if superuser else 'sudo '}apt-get install -y python{short}-venv"
        how = f"Install what it lacks:\n    {line}" if apt else "Install your system's venv package for it"
        raise SetupError(f"This Python {short} has no ensurepip: it makes no virtual environment.\n{how}\nor {other}")


def run(*command: "str | Path", cwd: Path = ROOT) -> None:
    """Runs a program to its end; what it prints is shown."""
    done = subprocess.run([str(part) for part in command], cwd=str(cwd), check=False)
    if done.returncode != 0:
        words = " ".join(str(part) for part in command)
        raise SetupError(f"This failed with status {done.returncode}; what it said is above.\n    {words}")


def answers(*command: "str | Path") -> bool:
    """Whether a program can be run and ends well."""
    try:
        return subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def can_be_kept(venv: Path, *, exact: bool) -> bool:
    """Whether a virtual environment works, has pip, and is of a Python that will do."""
    version = version_of(venv)
    will_do = tuple(int(part) for part in re.findall(r"\d+", version)[:2]) >= OLDEST
    return (version == this_version() if exact else will_do) and answers(
        program(venv, "python"), "-m", "pip", "--version"
    )


def install(venv: Path, *what: "str | Path") -> None:
    """Installs with the environment's own pip, from the index that this machine's pip is set to."""
    options = ("-qq", "--disable-pip-version-check", "--no-user", "--no-compile", "--no-deps")
    run(program(venv, "python"), "-m", "pip", "install", *options, *what)


def locked(lock: str) -> "tuple[str | Path, ...]":
    """The arguments with which pip takes what a lock file names, checks each hash and builds nothing."""
    return ("--require-hashes", "--only-binary", ":all:", "--requirement", ROOT / lock)


def link_project(venv: Path) -> None:
    """Lets the environment import src/ and start `dragoman`, with no build of the project."""
    asked = [str(program(venv, "python")), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, stdout=subprocess.PIPE, check=True).stdout.decode().strip())
    # A relative line keeps the file plain ASCII, whatever the folder is called.
    (packages / "dragoman.pth").write_text(os.path.relpath(ROOT / "src", packages) + "\n", encoding="ascii")
    write_script(program(venv, "python"))


def write_script(python: Path) -> Path:
    """Puts the command `dragoman` beside an interpreter."""
    script = python.with_name("dragoman.cmd" if WINDOWS else "dragoman")
    text = ON_WINDOWS if WINDOWS else ELSEWHERE
    script.write_text(text.replace("{python}", shlex.quote(str(python))), encoding="utf-8")
    script.chmod(0o755)
    return script


def set_up(level: str, *, exact: bool) -> None:
    """Makes .venv ready for a level; returns at once where it is."""
    if is_ready(ROOT, VENV, level) and (not exact or version_of(VENV) == this_version()):
        return
    begun = time.monotonic()
    kept = can_be_kept(VENV, exact=exact)
    if not kept:
        check_python(
            sys.version_info[:2],
            ensurepip=importlib.util.find_spec("ensurepip") is not None,
            apt=shutil.which("apt-get") is not None,
            superuser=hasattr(os, "geteuid") and os.geteuid() == 0,
        )
    print(f"Setting up {VENV.name} from {LOCKS[level]} (once; about half a minute)", flush=True)
    if not kept:
        run(sys.executable, "-m", "venv", "--clear", VENV)
    for stamp in VENV.glob("*.stamp"):
        stamp.unlink()  # what is begun is not finished
    install(VENV, *locked(LOCKS[level]))
    link_project(VENV)
    for done in LOCKS if level == "dev" else [level]:  # the lock of dev holds that of run
        (VENV / (done + ".stamp")).write_text(digest(ROOT, VENV, done), encoding="ascii")
    print(f"Set up in {time.monotonic() - begun:.0f} s with Python {version_of(VENV)}.", flush=True)


def try_wheel() -> None:
    """Builds the wheel, installs it beside the locked libraries in a fresh environment, and runs its demo there."""
    output = ROOT / "dist"
    for old in output.glob("dragoman-*.whl"):
        old.unlink()
    run(program(VENV, "python"), "-m", "build", "--wheel", "--no-isolation", "--outdir", output)
    (wheel,) = output.glob("dragoman-*.whl")
    with tempfile.TemporaryDirectory(prefix="dragoman wheel ") as folder:
        venv = Path(folder) / "venv"
        run(program(VENV, "python"), "-m", "venv", venv)
        install(venv, *locked(LOCKS["run"]))
        install(venv, "--no-index", wheel)
        run(program(venv, "python"), "-m", "pip", "check", "--disable-pip-version-check", cwd=Path(folder))
        run(program(venv, "dragoman"), "demo", cwd=Path(folder))
    print(f"{wheel.relative_to(ROOT)} ({wheel.stat().st_size / 1e6:.1f} MB) installs and runs outside the tree.")


def main(words: "list[str]") -> int:
    """Does what the command line asks; 0 when done, 1 when something stands in the way, 2 for wrong usage."""
    asked = [word for word in words if word != "--exact"]
    if len(asked) != 1 or asked[0] not in (*LOCKS, "wheel"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if asked[0] == "wheel":
            set_up("dev", exact="--exact" in words)
            try_wheel()
        else:
            set_up(asked[0], exact="--exact" in words)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
