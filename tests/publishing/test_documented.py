"""docs/exports.md names every column of every table, with the words that the code has for it."""

import os
import re
from pathlib import Path

from dragoman.publishing.tables import TABLES, Table

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"
BETWEEN = re.compile(r"(<!-- tables -->\n)(.*?)(<!-- end of tables -->)", re.DOTALL)


def told(one: Table) -> str:
    """A table as the page tells of it."""
    head = f"### {one.name}\n\nA row is {one.meaning}.\n\n| column | type | meaning |\n|---|---|---|\n"
    return head + "".join(f"| `{field.name}` | {field.kind.value} | {field.meaning} |\n" for field in one.columns)


def test_the_page_names_every_column_as_the_code_does() -> None:
    """After a change of a table, paste anew: PASTE=1 make test ARGS=tests/publishing/test_documented.py."""
    page = PAGE.read_text(encoding="utf-8")
    wanted = "\n" + "\n".join(told(one) for one in TABLES.values()) + "\n"
    if os.environ.get("PASTE"):
        page = BETWEEN.sub(lambda found: found[1] + wanted + found[3], page)
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    found = BETWEEN.search(page)
    assert found is not None
    assert found[2] == wanted
