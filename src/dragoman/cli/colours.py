"""A report's table on a terminal, fitted to its width."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.publishing import COLUMNS, Sheet

_STATUS = {"held": "green", "ongoing": "green", "cancelled": "red", "postponed": "yellow"}
_NARROW = 80  # columns; below, a table has no room for names


def draw(sheet: Sheet) -> None:
    """Print the sheet."""
    console = Console(highlight=False)
    console.print(Text(sheet.heading, style="bold"))
    if sheet.rows and console.width < _NARROW:
        for row in sheet.rows:
            console.print(_block(row))
    elif sheet.rows:
        console.print(_table(sheet))
    for note in sheet.notes:
        console.print(Text(f"  {note}", style="yellow" if note.startswith("problem: ") else "dim"))


def _table(sheet: Sheet) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in COLUMNS:
        table.add_column(name, overflow="fold")
    for row in sheet.rows:
        table.add_row(*(Text(cell, style=_STATUS.get(cell, "")) for cell in row))
    return table


def _block(row: tuple[str, ...]) -> Table:
    """One claim for a narrow terminal: a line for each value, and an empty one after it."""
    block = Table.grid(padding=(0, 2))
    block.add_column(no_wrap=True, style="dim")
    block.add_column(overflow="fold")
    for name, cell in zip(COLUMNS, row, strict=True):
        if cell:
            block.add_row(f"  {name}", Text(cell, style=_STATUS.get(cell, "")))
    block.add_row("", "")
    return block
