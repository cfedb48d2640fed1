"""Reading layers: what each kind of file says, as rows of our tables, and the tables with them above.

Apart from `layers`, because only a changed layer needs all this.
"""

import csv
import io
import json
import shutil
from collections import ChainMap
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.knowledge import followthemoney, wikidata
from dragoman.knowledge.checking import read_sheet
from dragoman.knowledge.finding import party_code
from dragoman.knowledge.historian import held_on, source_of, trips_in
from dragoman.knowledge.knowledge import Knowledge
from dragoman.knowledge.layers import KINDS, Layer, LayerError, fingerprint_of, layers_in, over
from dragoman.knowledge.logs import log_row
from dragoman.knowledge.parties import read_parties
from dragoman.knowledge.stacking import stacked
from dragoman.knowledge.tables import Facts, Row

Rows = Mapping[str, Sequence[Row]]

OWN_LAYER = "desk.csv"
OWN_COLUMNS = ("name", "office", "party", "from", "to", "checked", "source")


def add_layer(path: Path, folder: Path, facts: Facts, name: str = "") -> Layer:
    """Copy a file into the folder, in place of the layer of that name. LayerError where it cannot be a layer."""
    name = name or path.name
    if Path(name).name != name or name.startswith("."):
        raise LayerError(f"{name!r} is no name for a layer")
    if Path(name).suffix.lower() not in KINDS:
        raise LayerError(f"{name}: a layer's name ends in one of {', '.join(sorted(KINDS))}")
    read_layer(path, facts, KINDS[Path(name).suffix.lower()])
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / name)
    return next(layer for layer in layers_in(folder) if layer.name == name)


def add_fact(row: Row, folder: Path, facts: Facts) -> Layer:
    """Add a tenure to the layer that holds what analysts entered by hand. LayerError where it cannot stand there."""
    path = folder / OWN_LAYER
    held = path.read_text(encoding="utf-8") if path.exists() else ",".join(OWN_COLUMNS) + "\n"
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([row.get(column, "") for column in OWN_COLUMNS])
    with TemporaryDirectory() as place:
        made = Path(place) / OWN_LAYER
        made.write_text(held + line.getvalue(), encoding="utf-8", newline="\n")
        return add_layer(made, folder, facts)


def with_layers(facts: Facts, layers: Sequence[Layer]) -> tuple[Facts, dict[str, tuple[Row, ...]]]:
    """The facts with the layers above them, and the tables that differ. LayerError for a layer that is none."""
    changed: dict[str, tuple[Row, ...]] = {}
    fingerprint = fingerprint_of(facts, layers)
    for layer in layers:
        now = Facts(ChainMap(changed, dict(facts.tables)), fingerprint)
        changed |= stacked(now, read_layer(layer.path, now, layer.kind), layer.name)
    return over(facts, changed, fingerprint), changed


def read_layer(path: Path, facts: Facts, kind: str) -> Rows:
    """The rows of a layer by table. LayerError where the file cannot be read as that kind."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LayerError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise LayerError(f"{path.name} is no UTF-8 text") from error
    try:
        rows = _READERS[kind](text, facts)
    except LayerError:
        raise
    except ValueError as error:
        raise LayerError(f"{path.name}: {error}") from error
    if not any(rows.values()):
        raise LayerError(f"{path.name}: there is no fact in it")
    return rows


def _table(text: str, facts: Facts) -> Rows:
    sheet = read_sheet(text, facts)
    if sheet.faults:
        raise LayerError(f"{len(sheet.faults)} faults, the first: {sheet.faults[0]}", sheet.faults)
    return {sheet.table: [row for _, row in sheet.rows]}


def _wikidata(text: str, facts: Facts) -> Rows:
    value = json.loads(text)
    if isinstance(value, list):  # as the query service's "simple JSON" download has it
        value = {"results": {"bindings": [{name: {"value": said} for name, said in row.items()} for row in value]}}
    if not isinstance(value, dict):
        raise LayerError("neither results of Wikidata's query service nor its entities")
    if isinstance(value.get("entities"), dict):
        return {"offices": _with_codes(wikidata.rows_of_entities(value["entities"]), facts)}
    return {"offices": _with_codes(wikidata.rows_of_results(value), facts)}


def _followthemoney(text: str, facts: Facts) -> Rows:
    return {"offices": _with_codes(followthemoney.rows_of_entities(text.splitlines()), facts)}


def _historian(text: str, facts: Facts) -> Rows:
    knowledge = Knowledge(facts)
    named = {person.id: person.name for person in knowledge.people.values()}
    trips = trips_in(text)
    return {"logs": [log_row(one, source_of(trip), named) for trip in trips for one in held_on(trip, knowledge)]}


def _with_codes(rows: Sequence[Row], facts: Facts) -> list[Row]:
    """The rows with parties by code; those of a party that the facts do not know are left out."""
    parties = read_parties(facts)
    codes: dict[str, str] = {}
    found: list[Row] = []
    for row in rows:
        said = row["party"]
        code = codes.setdefault(said, party_code(said, parties))
        if code:
            found.append({**row, "party": code})
    return found


_READERS = {"table": _table, "Wikidata": _wikidata, "FollowTheMoney": _followthemoney, "historian": _historian}
