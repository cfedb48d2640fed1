"""The way in and out of the process: streams that can carry any letter, a pipe that may close, the exit status."""

import io
import sys
from typing import TextIO

import click

from dragoman.cli.root import dragoman
from dragoman.cli.terminal import leave_quietly

_INTERRUPTED = 130  # what shells give for a program stopped by Ctrl-C


def main() -> None:
    """Run the command line and end the process with its status."""
    for stream in (sys.stdout, sys.stderr):
        _carry_any_letter(stream)
    try:
        status = dragoman.main(prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        status = _INTERRUPTED
    except BrokenPipeError:
        status = leave_quietly()
    sys.exit(status if isinstance(status, int) else 0)


def _carry_any_letter(stream: TextIO) -> None:
    """UTF-8 into files and pipes on every system; on a terminal, what it cannot show becomes a question mark."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8")
