"""A data set that others can make again and check, by the command line, on the sample press."""

import csv
import io
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from dragoman import press
from dragoman.cli import dragoman

AS_OF = "2023-02-01"


def run(*words: str) -> Result:
    return CliRunner().invoke(dragoman, list(words))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a store of the sample press, its data set in `out`, and another one with all texts in `whole`."""
    folder, before = tmp_path_factory.mktemp("desk"), Path.cwd()
    os.chdir(folder)
    assert run("add", str(press.folder())).exit_code == 0
    for name, more in (("out", ()), ("whole", ("--texts-of", "all"))):
        done = run("release", "--out", name, "--as-of", AS_OF, "--licence", "CC-BY-4.0", *more)
        assert done.exit_code == 0, done.output
    yield folder
    os.chdir(before)


def table(desk: Path, name: str) -> list[dict[str, str]]:
    with (desk / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_data_set_is_made_again_from_the_reports_byte_for_byte(desk: Path) -> None:
    before = sorted(desk.iterdir())
    again = run("reproduce", "out", str(press.folder()))
    assert again.exit_code == 0, again.output
    assert "each the same byte for byte" in again.output
    assert sorted(desk.iterdir()) == before


def test_one_with_its_texts_needs_nothing_else(desk: Path) -> None:
    assert "each the same byte for byte" in run("reproduce", "whole").output
    assert '"text":null' in (desk / "out/inputs/reports.jsonl").read_text(encoding="utf-8")
    assert '"text":null' not in (desk / "whole/inputs/reports.jsonl").read_text(encoding="utf-8")


@pytest.mark.usefixtures("desk")
def test_without_the_reports_it_says_which_are_missing_and_what_differs() -> None:
    again = run("reproduce", "out")
    assert again.exit_code == 1
    assert "reports whose texts were not found" in again.output
    assert "engagements.csv: " in again.output


def test_a_file_that_was_changed_since_is_told(desk: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for path in (desk / "whole").rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(desk / "whole")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (copy / "engagements.csv").write_text("id\n", encoding="utf-8")
    again = run("reproduce", str(copy))
    assert again.exit_code == 1
    assert "Not as released any more: engagements.csv." in again.output


def test_the_manifest_has_a_hash_for_every_file_and_says_what_is_missing(desk: Path) -> None:
    manifest = json.loads((desk / "out/manifest.json").read_text(encoding="utf-8"))
    files = {path.relative_to(desk / "out").as_posix() for path in (desk / "out").rglob("*") if path.is_file()}
    assert set(manifest["files"]) == files - {"manifest.json"}
    assert (manifest["as_of"], manifest["licence"]) == (AS_OF, "CC-BY-4.0")
    assert any("engagements are in no month" in gap for gap in manifest["known_gaps"])
    assert any("No report was read that was published in: " in gap for gap in manifest["known_gaps"])


def test_the_codebook_tells_of_every_column_of_every_table(desk: Path) -> None:
    said = (desk / "out/codebook.md").read_text(encoding="utf-8")
    for path in (desk / "out").glob("*.csv"):
        head = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        section = said.partition(f"\n## {path.stem}\n")[2].partition("\n## ")[0]
        assert [name for name in head if f"| {name} |" not in section] == []


def test_pairs_join_a_table_of_dyads_and_years_without_hand_edits(desk: Path) -> None:
    """peacesciencer's undirected dyad-years: ccode1 < ccode2, year; Japan is 740, the United States are 2."""
    dyads = [{"ccode1": "2", "ccode2": "740", "year": str(year)} for year in range(2019, 2024)]
    rows = table(desk, "dyad_years")
    assert all(int(row["ccode1"]) < int(row["ccode2"]) for row in rows)
    held = Counter[tuple[str, str, str]]()
    for row in rows:
        if row["status"] == "held":
            held[row["ccode1"], row["ccode2"], row["year"]] += int(row["engagements"])
    joined = [held[one["ccode1"], one["ccode2"], one["year"]] for one in dyads]
    assert all(joined)
    assert {row["iso3_1"] + row["iso3_2"] for row in rows if row["ccode1"] == "2" and row["ccode2"] == "740"} == {
        "USAJPN"
    }


def test_counts_of_months_add_up_to_no_more_than_those_of_their_year_and_have_the_years_exposure(desk: Path) -> None:
    def sums(name: str) -> Counter[tuple[str, ...]]:
        found: Counter[tuple[str, ...]] = Counter()
        for row in table(desk, name):
            found[row["ccode1"], row["ccode2"], row["year"], row["format"], row["status"]] += int(row["engagements"])
        return found

    months, years = sums("dyad_months"), sums("dyad_years")
    assert months
    assert all(months[key] <= years[key] for key in months)
    read: Counter[str] = Counter()
    for row in table(desk, "months"):
        read[row["month"][:4]] += int(row["reports_read"])
    assert {
        row["year"]: int(row["reports_read"]) for row in table(desk, "dyad_years") if row["year"] in read
    }.items() <= (read.items())


def test_plans_stand_beside_what_became_of_them(desk: Path) -> None:
    rows = table(desk, "plans")
    assert {row["outcome"] for row in rows} >= {"held", "no report seen"}
    slipped = [row for row in rows if row["slip_days"] not in ("", "0")]
    exact = [row for row in rows if row["slip_days"] == "0"]
    assert exact
    assert all(row["planned_edtf"] != row["held_edtf"] for row in slipped)


@pytest.mark.usefixtures("desk")
def test_a_folder_that_holds_something_else_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    done = run("release", "--out", str(tmp_path))
    assert done.exit_code == 2
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_what_is_not_for_the_public_leaves_no_trace(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/store.db"
    told = "Foreign Minister Toshimitsu Motegi will visit Ulaanbaatar on March 20, 2021, an aide said."
    (tmp_path / "secret.txt").write_text(told, encoding="utf-8")
    added = run("--store", store, "add", str(tmp_path / "secret.txt"), "--published", "2021-03-12", "--mark", "team")
    assert added.exit_code == 0
    assert run("--store", store, "release", "--out", str(tmp_path / "out"), "--texts-of", "all").exit_code == 0
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"Ulaanbaatar" not in written
    assert b"secret" not in written


def test_decisions_on_what_is_not_for_the_public_and_the_texts_of_marked_entries_stay_at_the_desk(
    tmp_path: Path,
) -> None:
    store, out = f"sqlite:///{tmp_path}/store.db", tmp_path / "out"
    for name, told, more in (
        ("secret", "Foreign Minister Toshimitsu Motegi will visit Ulaanbaatar on March 20, 2021.", ("--mark", "team")),
        ("entry", "Foreign Minister Toshimitsu Motegi will visit Paris on March 25, 2021.", ()),
        ("open", "Foreign Minister Toshimitsu Motegi met Antony Blinken in Tokyo on March 10, 2021.", ()),
    ):
        (tmp_path / f"{name}.txt").write_text(told, encoding="utf-8")
        path = str(tmp_path / f"{name}.txt")
        assert run("--store", store, "add", path, "--published", "2021-03-12", *more).exit_code == 0
    timeline = run("--store", store, "timeline", "--as-of", "2021-03-13").output
    lines = [line for line in timeline.splitlines() if line.endswith("]")]
    entry = {
        word: next(line.rpartition("[")[2].rstrip("]") for line in lines if word in line)
        for word in ("MN", "Paris", "Tokyo")
    }
    for words in (
        ("decide", "correct", entry["MN"], "place", "Darkhan, MN", "--why", "seen"),
        ("decide", "correct", entry["Tokyo"], "place", "Kyoto, JP", "--why", "seen"),
        ("mark", entry["Paris"], "private", "--why", "ours"),
        ("release", "--out", str(out), "--texts-of", "all", "--as-of", "2021-03-13"),
    ):
        done = run("--store", store, *words)
        assert done.exit_code == 0, done.output
    written = b"".join(path.read_bytes() for path in out.rglob("*") if path.is_file())
    assert [word for word in (b"Ulaanbaatar", b"Darkhan", b"Paris") if word in written] == []
    assert b"Kyoto, JP" in written
    assert b"1 reports tell of engagements that are not for the public" in written


def test_a_new_data_set_takes_away_the_files_of_the_old_one_and_nothing_else(desk: Path, tmp_path: Path) -> None:
    out, layers = tmp_path / "out", tmp_path / "layers"
    (layers / ".git").mkdir(parents=True)
    (layers / ".git" / "config").write_text("secret", encoding="utf-8")
    store = ("--store", f"sqlite:///{desk}/dragoman.db", "--layers", str(layers))
    assert run(*store, "release", "--out", str(out), "--as-of", AS_OF, "--no-parquet").exit_code == 0
    assert not (out / "inputs/layers").exists()  # only what is read as facts
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] |= {"old.csv": {"sha256": ""}, "../mine.txt": {"sha256": ""}}
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    for path in (out / "old.csv", out / "README.md", tmp_path / "mine.txt"):
        path.write_text("x", encoding="utf-8")
    assert run(*store, "release", "--out", str(out), "--as-of", AS_OF, "--no-parquet").exit_code == 0
    assert [(out / "old.csv").exists(), (out / "README.md").exists(), (tmp_path / "mine.txt").exists()] == [
        False,
        True,
        True,
    ]


def test_a_manifest_of_something_else_makes_no_folder_a_data_set(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "a web page"}', encoding="utf-8")
    done = run("--store", f"sqlite:///{tmp_path}/s.db", "release", "--out", str(tmp_path))
    assert done.exit_code == 2
    assert "a web page" in (tmp_path / "manifest.json").read_text(encoding="utf-8")


def sheet(desk: Path, name: str, *options: str) -> list[dict[str, str]]:
    done = run("sample", "--as-of", AS_OF, "--out", name, *options)
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO((desk / name).read_text(encoding="utf-8-sig"))))


def test_a_sample_is_stratified_repeatable_and_shows_the_words(desk: Path) -> None:
    rows = sheet(desk, "a.csv", "--n", "40")
    assert len(rows) == 40
    assert rows == sheet(desk, "b.csv", "--n", "40")
    assert {row["row"] for row in rows} != {row["row"] for row in sheet(desk, "c.csv", "--n", "40", "--seed", "2")}
    every = sheet(desk, "d.csv", "--n", "9999")
    assert {row["stratum"] for row in rows} == {row["stratum"] for row in every}
    assert all(">>>" in row["sentence"] and "<<<" in row["sentence"] for row in rows)
    assert sum(float(row["weight"].lstrip("'")) for row in rows) == pytest.approx(len(every), rel=0.01)


def filled(desk: Path, name: str, coder: str, wrong: int) -> str:
    """A sheet as somebody gives it back: the first rows wrong."""
    rows = sheet(desk, name, "--n", "20")
    for number, row in enumerate(rows):
        row.update(engagement="no" if number < wrong else "Yes", date="unclear", coder=coder)
    with (desk / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return name


def test_filled_sheets_give_precision_with_an_interval_and_the_coders_agreement(desk: Path) -> None:
    one, two = filled(desk, "one.csv", "ada", 2), filled(desk, "two.csv", "grace", 4)
    told = run("agreement", one, two)
    assert told.exit_code == 0, told.output
    assert "20 rows, checked by 2: ada, grace." in told.output
    line = next(line for line in told.output.splitlines() if line.startswith("engagement"))
    assert "34 of   40" in line
    assert "0.850" in line
    assert "0.709 to 0.929" in line
    assert "0.618" in line  # alpha
    assert "Different answers: 2" in told.output


def test_a_sheet_with_another_word_or_with_two_answers_of_one_coder_is_refused_by_name(desk: Path) -> None:
    one, two = filled(desk, "one.csv", "ada", 2), filled(desk, "two.csv", "ada", 4)
    assert "ada says both" in run("agreement", one, two).output
    text = (desk / one).read_text(encoding="utf-8").replace("unclear", "perhaps", 1)
    (desk / one).write_text(text, encoding="utf-8")
    told = run("agreement", one)
    assert told.exit_code == 1
    assert "one.csv, row 2: date is 'perhaps'" in told.output


@pytest.mark.usefixtures("desk")
def test_the_documents_way_to_a_table_in_python_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs/research.md").read_text(encoding="utf-8")
    code = page.partition("```python\n")[2].partition("```")[0].replace("data/", "out/")
    made: dict[str, pd.DataFrame] = {}
    exec(compile(code, "docs/research.md", "exec"), made)  # noqa: S102 - our own document
    table = made["table"]
    assert list(table["year"]) == [2019, 2020, 2021, 2022, 2023]
    assert table["engagements"].sum() > 5
