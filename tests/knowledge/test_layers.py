"""Layers: a user's own facts above the built-in ones, from a folder."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge import LayerError, Verdict, add_layer, built_in, layers_in, load, remove_layer
from dragoman.model import Format

FACTS = built_in()
HEAD = "name,office,party,from,to,checked,variants\n"


@pytest.fixture(name="folder")
def layer_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "layers"


def added(folder: Path, name: str, content: str) -> None:
    source = folder.parent / name
    source.write_text(content, encoding="utf-8")
    add_layer(source, folder, FACTS)


def test_a_table_of_ones_own_stands_above_the_built_in_facts(folder: Path) -> None:
    added(folder, "a.csv", HEAD + "Ada Quill,Foreign Minister,JP,2020-05-01,2020-06-01,,Ada B. Quill\n")
    knowledge = load(folder)
    assert [person.name for person in knowledge.people_named("Ada B. Quill")] == ["Ada Quill"]
    assert [mark.form for mark in knowledge.mark("Quill met Ada Quill.")] == ["surname", "full"]
    held = knowledge.who("foreign minister", "Japan", date(2020, 5, 10))
    assert [knowledge.person(tenure.person).name for tenure in held.answer.tenures] == ["Ada Quill"]
    assert held.answer.tenures[0].source == "layer a.csv"
    before = knowledge.who("foreign minister", "Japan", date(2020, 4, 10))
    assert [knowledge.person(tenure.person).name for tenure in before.answer.tenures] == ["Toshimitsu Motegi"]
    assert load().people_named("Ada Quill") == ()


def test_a_layers_row_on_somebody_known_is_about_that_person(folder: Path) -> None:
    row = (
        "MOTEGI Toshimitsu,Chief Cabinet Secretary,JP,2030-01-01,2030-02-01,,\nToshimitsu Motegi,Chair,JP,2030,2031,,\n"
    )
    added(folder, "a.csv", HEAD + row.splitlines()[1] + "\n")
    knowledge = load(folder)
    assert len(knowledge.people) == len(load().people)
    assert [tenure.office.kind for tenure in knowledge.offices_on("Q1655453", date(2030, 5, 1))][-1] == "Chair"


def test_other_tables_are_layers_too(folder: Path) -> None:
    added(folder, "formats.csv", "name,aliases,parties,format,side\nQuill Talks,Quill 2+2,JP; TV,2+2,\n")
    added(folder, "outlets.csv", "name,kind,country\nThe Quill Gazette,daily,JP\n")
    knowledge = load(folder)
    assert knowledge.series("2+2", ("JP", "TV")) == knowledge.series_named("Quill 2+2") is not None
    assert knowledge.outlet("The Quill Gazette") is not None
    again = load(folder)  # from the compiled form's side as well
    assert again.mark("The Quill Talks")[0].ids == ("Quill Talks",)


def test_layers_are_listed_and_removed_and_change_the_fingerprint(folder: Path) -> None:
    plain = load(folder).fingerprint
    assert plain == load().fingerprint
    added(folder, "a.csv", HEAD + "Ada Quill,Foreign Minister,JP,2020-05-01,2020-06-01,,\n")
    assert [(layer.name, layer.kind) for layer in layers_in(folder)] == [("a.csv", "table")]
    first = load(folder).fingerprint
    added(folder, "a.csv", HEAD + "Ada Quill,Foreign Minister,JP,2020-05-02,2020-06-01,,\n")
    assert len({plain, first, load(folder).fingerprint}) == 3
    remove_layer("a.csv", folder)
    assert load(folder).fingerprint == plain
    with pytest.raises(LayerError, match=r"no layer 'a\.csv'"):
        remove_layer("a.csv", folder)


def test_results_of_wikidatas_query_service_are_a_layer(folder: Path) -> None:
    binding = {
        "person": {"value": "http://www.wikidata.org/entity/Q999001"},
        "personLabel": {"value": "Ola Brandt"},
        "positionLabel": {"value": "Minister of Defence of Norway"},
        "iso": {"value": "NO"},
        "start": {"value": "2030-10-17T00:00:00Z"},
    }
    added(folder, "w.json", json.dumps({"results": {"bindings": [binding]}}))
    held = load(folder).who("defence minister", "Norway", date(2030, 10, 17))
    assert held.verdict is Verdict.KNOWN
    assert held.answer.tenures[0].person == "Q999001"


def test_wikidatas_entities_are_a_layer(folder: Path) -> None:
    def label(words: str) -> dict[str, object]:
        return {"labels": {"en": {"value": words}}}

    def points(at: str) -> dict[str, object]:
        return {"mainsnak": {"datavalue": {"value": {"id": at}}}, "rank": "normal"}

    since = {"P580": [{"datavalue": {"value": {"time": "+2030-09-00T00:00:00Z", "precision": 10}}}]}
    entities = {
        "Q999002": {**label("Mia Holm"), "claims": {"P39": [{**points("Q1"), "qualifiers": since}]}},
        "Q1": {**label("Minister of Foreign Affairs of Denmark"), "claims": {"P17": [points("Q35")]}},
        "Q35": label("Denmark"),
    }
    added(folder, "e.json", json.dumps({"entities": entities}))
    [tenure] = load(folder).tenures_of("Q999002")
    assert (tenure.office.kind, tenure.office.party, tenure.began) == ("Minister for Foreign Affairs", "DK", "2030-09")


def test_followthemoney_entities_are_a_layer(folder: Path) -> None:
    entities = [
        {"id": "p", "schema": "Person", "properties": {"name": ["Lena Falk"], "alias": ["Lena M. Falk"]}},
        {"id": "o", "schema": "Position", "properties": {"name": ["Minister of Defence"], "country": ["se"]}},
        {"id": "x", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["o"], "startDate": ["2030-10"]}},
    ]
    added(folder, "f.jsonl", "\n".join(json.dumps(entity) for entity in entities))
    [person] = load(folder).people_named("Lena M. Falk")
    [tenure] = load(folder).tenures_of(person.id)
    assert (tenure.office.kind, tenure.office.party, tenure.began) == ("Minister of Defence", "SE", "2030-10")


def test_the_historians_xml_is_a_layer_of_logs(folder: Path) -> None:
    xml = (
        "<trips><trip><id>9999</id><name>Marco Rubio</name><start-date>2025-03-01</start-date>"
        "<end-date>2025-03-02</end-date><country>Panama</country><locale>Panama City</locale>"
        "<remarks>Met with President José Raúl Mulino.</remarks></trip></trips>"
    )
    added(folder, "h.xml", xml)
    known = load().logs()
    new = [logged for logged in load(folder).logs() if logged not in known]
    assert [logged.format for logged in new] == [Format.VISIT, Format.BILATERAL]
    assert new[1].names == ("Marco Rubio", "José Raúl Mulino")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", HEAD + "Ada Quill,Foreign Minister,QQ,2020,,,\n", "1 fault"),
        ("a.csv", "", "the file is empty"),
        ("a.csv", HEAD, "no fact"),
        ("a.txt", "words", "ends in one of"),
        ("a.json", "{", "a.json"),
        ("a.json", "[]", "no fact"),
        ("a.json", "7", "neither results"),
        ("a.jsonl", "[1]", "line 1 is no entity"),
        ("a.xml", "<html/>", "no <trip> and no <visit>"),
    ],
)
def test_a_file_that_is_no_layer_is_refused_with_the_reason(name: str, content: str, why: str, folder: Path) -> None:
    with pytest.raises(LayerError, match=why):
        added(folder, name, content)
    assert layers_in(folder) == ()


def test_a_folder_that_is_not_there_has_no_layers(tmp_path: Path) -> None:
    assert layers_in(tmp_path / "none") == ()
