"""Layers over the built-in facts: which row stands where two say something of one thing.

The layer's word stands. A tenure of a layer takes the place of the built-in one of the same person in that office at
that time, and cuts short whoever else the built-in facts have in a single seat on those days. In other tables a row
takes the place of the row of the same name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.knowledge.checking import SINGLE, WITH_A_PERSON, columns_of
from dragoman.knowledge.folding import fold
from dragoman.knowledge.people import first_day, key, last_day
from dragoman.knowledge.tables import Facts, Row, several
from dragoman.knowledge.titles import Titles

Rows = Mapping[str, Sequence[Row]]
_KEYS = {"places": ("city", "country"), "vacancies": ("office", "party", "from")}


def stacked(facts: Facts, layer: Rows, name: str) -> dict[str, tuple[Row, ...]]:
    """The tables that a layer changes, with its rows above those of the facts. name: of the layer, for the sources."""
    changed: dict[str, tuple[Row, ...]] = {}
    for table, rows in layer.items():
        if table not in ("offices", "people") and rows:
            changed[table] = _above(facts, table, rows, name)
    if layer.get("offices") or layer.get("people"):
        people, offices = _tenures(facts, layer, name)
        changed["people"] = people
        changed["offices"] = offices
    return changed


def _full(row: Row, columns: Iterable[str]) -> dict[str, str]:
    return {column: row.get(column, "") for column in columns}


def _above(facts: Facts, table: str, rows: Sequence[Row], name: str) -> tuple[Row, ...]:
    columns = columns_of(table, facts)
    by = _KEYS.get(table, columns[:1]) if table != "logs" else columns
    new = [_full(row, columns) for row in rows]
    for row in new:
        if "source" in row and table != "logs":
            row["source"] = _source(row["source"], name)
    taken = {tuple(row[column] for column in by) for row in new}
    return (*new, *(row for row in facts.rows(table) if tuple(row[column] for column in by) not in taken))


def _source(said: str, name: str) -> str:
    return f"{said} (layer {name})" if said else f"layer {name}"


class _Register:
    """Who is who: people by id and by name, while a layer's people are being found among them."""

    def __init__(self, facts: Facts) -> None:
        self.rows: dict[str, dict[str, str]] = {row["id"]: dict(row) for row in facts.rows("people")}
        self.columns = columns_of("people", facts)
        self._named: defaultdict[str, list[str]] = defaultdict(list)
        for row in self.rows.values():
            for name in (row["name"], *several(row["variants"]), *several(row.get("native", ""))):
                self._named[key(name)].append(row["id"])
        self._parties: defaultdict[str, set[str]] = defaultdict(set)
        for held in facts.rows("offices"):
            self._parties[held["person"]].add(held["party"])

    def find(self, id: str, name: str, party: str) -> str:
        """The id of somebody: the one given, else whoever bears the name in that party, else a new one."""
        if id and id in self.rows:
            return id
        bearers = [bearer for bearer in self._named.get(key(name), ()) if not party or party in self._parties[bearer]]
        if bearers and not (id.startswith("Q") and bearers[0].startswith("Q")):
            return bearers[0]
        new = id or "x-" + re.sub(r"[^a-z]+", "-", fold(name).casefold()).strip("-")
        if not id and new in self.rows:
            new = f"{new}-{party.lower()}"
        alone = name.rsplit(maxsplit=1)[-1] if " " in name else ""
        self.rows.setdefault(new, {**dict.fromkeys(self.columns, ""), "id": new, "name": name, "surnames": alone})
        self._named[key(name)].append(new)
        self._parties[new].add(party)
        return new

    def tell(self, id: str, row: Row) -> None:
        """What a row says of a person's names joins what is known."""
        known = self.rows[id]
        for column in WITH_A_PERSON:
            if column == "style":
                known[column] = row.get(column) or known.get(column, "")
            elif row.get(column) and column == "surnames":
                known[column] = row[column]
            elif row.get(column):
                values = dict.fromkeys((*several(known.get(column, "")), *several(row[column])))
                known[column] = "; ".join(values)
        name = row.get("name", "")
        if name and key(name) != key(known["name"]) and name not in several(known["variants"]) and " " in name:
            known["variants"] = "; ".join((*several(known["variants"]), name))


def _tenures(facts: Facts, layer: Rows, name: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The tables of people and of offices."""
    register, titles = _Register(facts), Titles(facts)
    for row in layer.get("people", ()):
        register.tell(register.find(row.get("id", ""), row["name"], ""), row)
    columns = columns_of("offices", facts)
    known = {row["office"].casefold(): row["office"] for row in facts.rows("offices")}
    new: list[dict[str, str]] = []
    for row in layer.get("offices", ()):
        person = register.find(row.get("person", ""), row["name"], row["party"])
        register.tell(person, row)
        full = _full(row, columns)
        full["office"] = _kind(row["office"], titles, known)
        full |= {
            "person": person,
            "name": register.rows[person]["name"],
            "title": row.get("title") or row["office"],
            "source": _source(row.get("source", ""), name),
            "confidence": row.get("confidence") or "high",
            "checked": "" if row.get("to") else row.get("checked") or row["from"],
        }
        new.append(full)
    said = defaultdict(list)
    for full in new:
        said[full["office"], full["party"]].append(full)
    kept = [left for row in facts.rows("offices") for left in _left(row, said[row["office"], row["party"]])]
    return tuple(register.rows.values()), (*new, *kept)


def _kind(office: str, titles: Titles, known: Mapping[str, str]) -> str:
    """The canonical kind of office: of the words, or of what is left without "of" and a country; else the words."""
    for words in (office, office.rpartition(" of ")[0], office.rpartition(" for ")[0]):
        if words.casefold() in known:
            return known[words.casefold()]
        kinds = titles.offices(words)
        if kinds:
            return kinds[0]
    return office


def _left(row: Row, said: Sequence[Row]) -> list[Row]:
    """What is left of a tenure under the layer's tenures of that office: all, a part before them, or nothing."""
    for above in said:
        begins, ends = first_day(above["from"]), last_day(above["to"])
        start, end = first_day(row["from"]), last_day(row["to"])
        after = begins is not None and end is not None and end <= begins
        before = ends is not None and start is not None and start >= ends
        if after or before:
            continue
        if above["person"] == row["person"]:
            return []
        if row["office"] not in SINGLE or above["acting"] == "yes" or row["acting"] == "yes" or begins is None:
            continue
        if start is not None and start >= begins:
            return []
        row = {**row, "to": begins.isoformat(), "checked": ""}
    return [row]
