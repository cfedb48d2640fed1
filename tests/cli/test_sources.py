import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OPML = """<opml version="2.0"><body><outline text="daily">
<outline text="The Gazette" xmlUrl="https://gazette.example/rss" category="/GB" language="en"/>
<outline text="Mail" xmlUrl="mailto:desk@gazette.example"/>
</outline></body></opml>"""


def addresses(run: Run) -> list[str]:
    return [json.loads(line)["address"] for line in run("sources", "list", "--json").stdout.splitlines()]


def test_a_source_is_added_listed_and_removed(run: Run, fits: Callable[[str, object], None]) -> None:
    added = run("sources", "add", "https://Gazette.example/rss", "--outlet", "The Gazette", "--country", "Japan")
    assert added.exit_code == 0
    assert "1 added, 0 followed already, 0 refused." in added.stdout
    (line,) = run("sources", "list", "--json").stdout.splitlines()
    fits("source", json.loads(line))
    assert json.loads(line)["country"] == "JP"
    assert "The Gazette, other, JP; not asked yet" in run("sources", "list").stdout
    assert "1 followed already" in run("sources", "add", "https://gazette.example/rss").stdout
    assert run("sources", "remove", "gazette").exit_code == 0
    assert addresses(run) == []


def test_what_cannot_be_followed_is_refused_and_the_rest_is_added(run: Run) -> None:
    added = run("sources", "add", "ftp://gazette.example/", "https://gazette.example/rss")
    assert added.exit_code == 1
    assert "only http:// and https://" in added.stderr
    assert "1 added, 0 followed already, 1 refused." in added.stdout
    assert addresses(run) == ["https://gazette.example/rss"]


def test_the_pack_is_shown_before_it_is_chosen_from(run: Run) -> None:
    shown = run("sources", "add", "--pack").stdout
    assert "https://www.state.gov/rss-feed/press-releases/feed/" in shown
    assert "stated: https://" in shown
    assert addresses(run) == []
    assert "would be added" in run("sources", "add", "--pack", "--kind", "wire", "--dry-run").stdout
    assert addresses(run) == []
    added = run("sources", "add", "--pack", "--kind", "foreign-ministry", "--country", "FR", "--language", "fr")
    assert "1 added" in added.stdout
    assert addresses(run) == ["http://www.diplomatie.gouv.fr/spip.php?page=backend-fd"]


@pytest.mark.parametrize("dry", [True, False])
def test_an_opml_file_is_imported_and_each_bad_address_told(run: Run, tmp_path: Path, dry: bool) -> None:
    (tmp_path / "feeds").write_text(OPML, encoding="utf-8")
    done = run("sources", "import", "feeds", *(["--dry-run"] if dry else []))
    assert done.exit_code == 1
    assert "https://gazette.example/rss  The Gazette, daily, GB, en" in done.stdout
    assert "mailto:desk@gazette.example cannot be followed" in done.stderr
    assert addresses(run) == ([] if dry else ["https://gazette.example/rss"])


def test_what_is_exported_is_imported_again(run: Run, tmp_path: Path) -> None:
    run("sources", "add", "--pack", "--country", "JP")
    before = run("sources", "list", "--json").stdout
    for form in ("opml", "list"):
        run("sources", "export", f"out.{form}", "--format", form)
    run("sources", "remove", "--all")
    assert run("sources", "import", "out.opml").exit_code == 0
    assert run("sources", "list", "--json").stdout == before
    run("sources", "remove", "--all")
    listed = (tmp_path / "out.list").read_text(encoding="utf-8")
    assert run("sources", "import", "-", given=listed).exit_code == 0
    assert addresses(run) == listed.split()


def test_a_bomb_is_no_list_of_sources(run: Run) -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "x">]><opml><body><outline xmlUrl="https://a.example/&a;"/></body></opml>'
    done = run("sources", "import", "-", given=bomb)
    assert done.exit_code == 1
    assert "xml_declares" in done.stderr
    assert addresses(run) == []


def test_removing_what_could_be_several_removes_none(run: Run) -> None:
    run("sources", "add", "https://a.example/one", "https://a.example/two")
    done = run("sources", "remove", "a.example")
    assert done.exit_code == 2
    assert "may be" in done.stderr
    assert "would be removed" in run("sources", "remove", "--all", "--dry-run").stdout
    assert len(addresses(run)) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["add"],
        ["add", "--pack", "https://a.example/"],
        ["add", "https://a.example/", "--kind", "wire", "--kind", "daily"],
        ["add", "--pack", "--country", "Atlantis"],
        ["remove"],
        ["remove", "--all", "https://a.example/"],
    ],
)
def test_wrong_usage_is_told(run: Run, words: list[str]) -> None:
    assert run("sources", *words).exit_code == 2
