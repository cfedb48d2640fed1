"""Keeping a store: backup, restore, verify, doctor, and the way back."""

from pathlib import Path

from dragoman.store import open_store
from tests.cli.conftest import Run


def test_a_backup_restores_into_a_new_store_that_shows_the_same(run: Run, reports: Path) -> None:
    run("add", str(reports))
    made = run("backup", "backup.db")
    assert made.exit_code == 0
    assert made.stdout.startswith("2 reports with ")
    assert "dragoman --store sqlite:///backup.db verify" in made.stdout
    assert run("--store", "sqlite:///new.db", "restore", "backup.db").exit_code == 0
    assert run("--store", "sqlite:///new.db", "verify").exit_code == 0
    assert run("--store", "sqlite:///new.db", "timeline").stdout == run("timeline").stdout


def test_what_cannot_be_is_wrong_usage_and_writes_nothing(run: Run, reports: Path) -> None:
    for words in (("backup", "backup.db"), ("restore", "backup.db"), ("downgrade", "0001")):
        assert run(*words).exit_code == 2
    assert not Path("record.db").exists()
    run("add", str(reports))
    run("backup", "backup.db")
    for words in (("backup", "backup.db"), ("restore", "backup.db"), ("downgrade", "9999")):
        assert run(*words).exit_code == 2


def test_a_damaged_store_fails_verification(run: Run, reports: Path) -> None:
    run("add", str(reports))
    assert "is whole: 2 reports and" in run("verify").stdout
    with open_store("sqlite:///record.db") as store, store._transaction() as connection:  # noqa: SLF001 - as a fault would
        connection.exec_driver_sql("DELETE FROM kept_entry")
    failed = run("verify")
    assert failed.exit_code == 1
    assert "is not kept as it is made from its reports" in failed.stdout
    assert "dragoman restore FILE" in failed.stderr


def test_the_doctor_tells_versions_facts_space_and_what_is_stale(run: Run, reports: Path) -> None:
    before = run("doctor")
    assert before.exit_code == 0
    assert "none yet at sqlite:///record.db" in before.stdout
    run("add", str(reports))
    told = run("doctor").stdout
    for words in ("on Python", "SQLite 3", "version 00", "2 reports with", "GB free", "nothing; "):
        assert words in told
    other = run("--no-logs", "doctor").stdout
    assert "blocks of the record are made at every look: dragoman reread" in other


def test_the_doctor_says_what_stands_in_the_way(run: Run) -> None:
    Path("record.db").write_text("Dear diary", encoding="utf-8")
    told = run("doctor")
    assert told.exit_code == 1
    assert "PROBLEM: sqlite:///record.db is a file, but not a SQLite database" in told.stdout


def test_the_way_back_and_forward_keeps_the_record(run: Run, reports: Path) -> None:
    run("add", str(reports))
    shown = run("timeline").stdout
    assert run("downgrade", "0001").exit_code == 0
    assert run("timeline").stdout == shown
