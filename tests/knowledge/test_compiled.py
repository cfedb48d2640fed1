"""The compiled form: the same knowledge, ready sooner, and never stale."""

from pathlib import Path

import pytest

from dragoman.knowledge import Knowledge, built_in
from dragoman.knowledge.compiled import cache_folder, file_for, keep, kept
from dragoman.knowledge.tables import Facts

TEXT = "Foreign Minister Toshimitsu Motegi met Antony Blinken in Tokyo; Motegi left for Washington. 茂木敏充 SCC"
FACTS = built_in()


@pytest.fixture(name="whole", scope="module")
def made() -> Knowledge:
    return Knowledge(FACTS)


def test_the_compiled_form_is_the_same_knowledge(whole: Knowledge, tmp_path: Path) -> None:
    path = file_for(FACTS.fingerprint, tmp_path)
    assert keep(path, whole.compile({}))
    ready = kept(path)
    assert ready is not None
    again = Knowledge(FACTS, ready)
    assert again.mark(TEXT) == whole.mark(TEXT) != ()
    assert again.people == whole.people
    assert again.tenures == whole.tenures
    assert again.risky_surname("May") is whole.risky_surname("May") is True


def test_other_facts_have_another_file(tmp_path: Path) -> None:
    rows = FACTS.rows("people")
    other = Facts({"people": rows[1:]})
    assert file_for(other.fingerprint, tmp_path) != file_for(Facts({"people": rows}).fingerprint, tmp_path)
    assert Facts({"people": rows}).fingerprint == Facts({"people": tuple(dict(row) for row in rows)}).fingerprint


@pytest.mark.parametrize("content", [b"", b"\x00", b"\x93\x01\x02\x03", b"no such thing"])
def test_a_file_that_cannot_be_read_is_passed_over(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "knowledge-x.msgpack"
    path.write_bytes(content)
    assert kept(path) is None


def test_a_file_cut_short_is_passed_over(whole: Knowledge, tmp_path: Path) -> None:
    path = tmp_path / "knowledge-x.msgpack"
    keep(path, whole.compile({}))
    path.write_bytes(path.read_bytes()[:-10])
    assert kept(path) is None


def test_a_folder_that_cannot_be_written_is_no_hindrance(whole: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert not keep(tmp_path / "file" / "knowledge-x.msgpack", whole.compile({}))


def test_only_a_few_compiled_forms_are_kept(whole: Knowledge, tmp_path: Path) -> None:
    ready = whole.compile({})
    for number in range(6):
        keep(tmp_path / f"knowledge-{number}.msgpack", ready)
    assert len(list(tmp_path.iterdir())) == 4


def test_the_cache_folder_can_be_said() -> None:
    assert cache_folder({"DRAGOMAN_CACHE": "here"}) == Path("here")
    assert cache_folder({"HOME": "x"}).is_absolute()
