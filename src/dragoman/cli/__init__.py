"""The command line: words to calls. The only room that reads the clock, the environment and the terminal.

Exit status: 0 when every report was read, 1 when some were not, 2 for wrong usage. Each command is a file of its
own, loaded when it is called, so that `--help` is quick.
"""

import sys

try:
    from dragoman.cli.main import main
    from dragoman.cli.root import dragoman
except KeyboardInterrupt:  # Ctrl-C while the program still starts
    sys.stderr.write("Stopped.\n")
    sys.exit(130)

__all__ = ["dragoman", "main"]
