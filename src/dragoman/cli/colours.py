"""A report's table on a terminal, fitted to its width."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.publishing import COLUMNS, Sheet

_STATUS = {"held": "green", "ongoing": "green", "cancelled": "red", "postponed": "yellow"}


def draw(sheet: Sheet) -> None:
    """Print the sheet."""
    console = Console(highlight=False)
    console.print(Text(sheet.heading, style="bold"))
    if sheet.rows:
        table = Table(*COLUMNS, box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
        for row in sheet.rows:
            table.add_row(*(Text(cell, style=_STATUS.get(cell, "")) for cell in row))
        console.print(table)
    for note in sheet.notes:
        console.print(Text(f"  {note}", style="yellow" if note.startswith("problem: ") else "dim"))
