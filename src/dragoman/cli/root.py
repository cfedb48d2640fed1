"""`dragoman`: the options that all commands share, and which file holds which command."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click

from dragoman import __version__
from dragoman.cli.logs import FORMS, TEXT, set_up
from dragoman.cli.terminal import leave_quietly
from dragoman.settings import from_environment
from dragoman.store import StoreError

# name -> what it does. The words stand here so that --help need not load the files, which bear the same names.
COMMANDS = {
    "demo": "Read the sample press into a fresh record and show it.",
    "read": "Say what reports say, without storing anything.",
    "evaluate": "Score reading against labels, and show what is wrong.",
    "label": "Draft labels of reports for a person to correct, or check them.",
    "add": "Read reports and keep them in the store.",
    "bulk": "Read an archive into a folder of Parquet files, on one processor, several, or a cluster.",
    "reconcile": "Make one record of what bulk wrote, and load it into a store.",
    "sources": "Say which feeds and sites are followed: add, list, test, remove, import, export.",
    "watch": "Ask the sources that are followed for what is new, and keep it.",
    "sample": "Draw entries from the record into a sheet for checking by hand.",
    "agreement": "Say how many of the checked entries are right, and how far coders agree.",
    "compare": "Lay the record beside somebody else's list: what both have, what one alone has, and why.",
    "release": "Write the record as a data set: tables, codebook, what it rests on, and a manifest with hashes.",
    "reproduce": "Make a data set again from its reports, and compare it byte for byte.",
    "replay": "Serve a model's kept answers on this machine, to try a reading on them.",
    "reread": "Read again what was read with other facts or an older version.",
    "timeline": "Show the record: past, now, coming.",
    "show": "Show one entry with the words behind every value.",
    "serve": "Show the record as pages in a browser.",
    "mcp": "Answer a program over the Model Context Protocol; it only reads.",
    "users": "Say who may sign in where the record is served, and give programs tokens.",
    "alert": "Send changes of the record by mail, to a webhook or a chat: rules, tests, what became of each.",
    "addresses": "Make, list and revoke secret addresses of calendars and feeds, for programs that cannot sign in.",
    "calendar": "Write the record as a calendar (iCalendar), of what may leave the desk.",
    "search": "Find reports by their words, and the entries that rest on them.",
    "last": "Say what was held last, in what was read.",
    "next": "Say what comes next, in what was read.",
    "first-since": "Say what was held first since a day, in what was read.",
    "count": "Count what was held, in what was read.",
    "changes": "List what changed in the record since a day.",
    "instruments": "Show the lives of agreements, and when they run out.",
    "export": "Write the record as a file for other tools.",
    "site": "Write a static, read-only copy of the public record.",
    "positions": "Show who said what on which topic, over time.",
    "reliability": "Say how plans turned out, by who told them first.",
    "brief": "Write a one-page brief on some parties or people, or one made before, byte for byte.",
    "review": "List entries that may be one, and contradictions.",
    "decide": "Confirm, correct, merge, split, reject, pin or note entries, and take decisions back.",
    "enter": "Enter an engagement by hand: a sentence, read like a report whose outlet is you.",
    "mark": "Say how far reports, entries or decisions may go: public, team, private.",
    "redact": "Remove a report's text for good, with all that was read in it.",
    "retention": "Say how long the full texts of reports are kept, and give up those whose time is over.",
    "overdue": "List plans whose date has passed with no report seen.",
    "backup": "Write all of a store into one file, while others work on it.",
    "restore": "Make a store from a backup; the store must be empty or not there yet.",
    "verify": "Check a store, and that what it keeps of the record is what making it anew gives.",
    "doctor": "Say what runs here, on which facts, and what wants doing.",
    "downgrade": "Take a store's tables back to an older version, for an older Dragoman.",
    "knowledge": "Ask who held which office, check facts, and keep layers of your own.",
    "time": "Find the time expressions in texts from standard input.",
    "schema": "Print the JSON Schema of an output.",
}
_MISUSED = (
    "bad_address",
    "cannot_open",
    "file_exists",
    "newer_schema",
    "no_driver",
    "no_store",
    "no_way_back",
    "not_a_database",
    "not_a_store",
    "not_empty",
)


class MisnamedStore(click.ClickException):
    """An address where no store of ours can be: wrong usage."""

    exit_code = 2


class Commands(click.Group):
    """A group whose commands are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command in the file of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"dragoman.cli.{name}"), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what is wrong with a store is said in its own two sentences."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would end with status 1
            ctx.exit(leave_quietly())
        except ValueError as error:
            raise _refused(error) from error
        except StoreError as error:
            raise (MisnamedStore if error.what in _MISUSED else click.ClickException)(str(error)) from error


def _refused(error: ValueError) -> Exception:
    """A layer that is none, in a sentence for each fault; any other error as it is."""
    from dragoman.knowledge import LayerError  # noqa: PLC0415 - most commands need no knowledge to start

    if not isinstance(error, LayerError):
        return error
    return click.ClickException("\n".join([str(error), *(f"  {fault}" for fault in error.faults)]))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dragoman", message="%(prog)s %(version)s")
@click.option(
    "--store", metavar="URL", help="Where the record is kept [default: DRAGOMAN_STORE, else sqlite:///dragoman.db]."
)
@click.option(
    "--layers",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Your own facts, above the built-in ones [default: DRAGOMAN_LAYERS, else dragoman-layers].",
)
@click.option(
    "--logs/--no-logs",
    default=None,
    help="Whether official logs confirm entries of the record [default: DRAGOMAN_LOGS, else on].",
)
@click.option(
    "--log-format",
    "log_format",
    type=click.Choice(FORMS),
    envvar="DRAGOMAN_LOG_FORMAT",
    default=TEXT,
    help="What is said while a program runs: lines for people, or JSON [default: DRAGOMAN_LOG_FORMAT, else text].",
)
@click.option("--cleared", is_flag=True, help="Show only what may leave the desk: nothing marked team or private.")
@click.pass_context
def dragoman(
    context: click.Context,
    /,
    *,
    store: str | None,
    layers: Path | None,
    logs: bool | None,
    log_format: str,
    cleared: bool,
) -> None:
    """Read the diplomatic press and keep a cited record: who meets whom, when, where and about what.

    Start with: dragoman demo
    """
    set_up(log_format)
    try:
        settings = from_environment()
    except ValueError as error:
        raise click.UsageError(f"{error}.") from error
    context.obj = replace(
        settings,
        store=store or settings.store,
        layers=layers or settings.layers,
        logs=settings.logs if logs is None else logs,
        cleared=cleared,
    )
