"""`dragoman brief`: a page on the day that is asked for, and the same bytes again whatever came in since."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dragoman import press
from tests.cli.test_mark import HIDDEN
from tests.publishing.test_brief import HARM, zipped

Run = Callable[..., Result]
ASKED = ("brief", "--party", "JP", "--party", "US", "--on", "2021-03-20")
NEWS = (
    "March 20, 2021\n\nForeign Minister Toshimitsu Motegi and Secretary of State Antony Blinken spoke by telephone on "
    "March 19, 2021, the Foreign Ministry in Tokyo said.\n"
)


def id_in(body: bytes) -> str:
    """The id that the foot of a page gives."""
    found = re.search(rb"dragoman brief --rebuild (b[0-9a-f]{14})", zipped(body) if body[:2] == b"PK" else body)
    assert found is not None
    return found[1].decode()


@pytest.fixture
def added(run: Run, reports: Path) -> Run:
    run("add", str(reports))
    return run


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_the_id_in_the_foot_gives_the_same_bytes_after_more_reports_came_in(
    added: Run, tmp_path: Path, form: str
) -> None:
    made = added(*ASKED, "--format", form).stdout_bytes
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    added("add", "news.txt")
    anew = added(*ASKED, "--format", form).stdout_bytes
    assert anew != made
    assert added("brief", "--rebuild", id_in(made)).stdout_bytes == made
    assert added("brief", "--rebuild", id_in(anew)).stdout_bytes == anew
    assert added("brief", "--rebuild", id_in(made)[:8], "--out", f"again.{form}").exit_code == 0
    assert (tmp_path / f"again.{form}").read_bytes() == made


def test_asked_twice_of_the_same_record_it_is_one_brief(added: Run) -> None:
    assert added(*ASKED).stdout_bytes == added(*ASKED).stdout_bytes


def test_a_page_made_by_other_software_says_so_and_is_the_same(added: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made = added(*ASKED).stdout_bytes
    assert added("brief", "--rebuild", id_in(made)).stderr == ""
    monkeypatch.setattr("dragoman.cli.brief.__version__", "9.9.9")
    again = added("brief", "--rebuild", id_in(made))
    assert again.stdout_bytes == made
    assert "other software or facts than now; these are the bytes of then." in again.stderr


def test_a_redaction_ends_it_and_says_so(added: Run) -> None:
    made = added(*ASKED).stdout_bytes
    assert added("redact", "one", "--why", "ordered by a court", "--yes").exit_code == 0
    again = added("brief", "--rebuild", id_in(made))
    assert again.exit_code == 1
    assert "is kept no more: a report that it rests on was redacted since" in again.stderr


def test_what_is_marked_stands_only_on_the_desks_own_page_which_says_so(
    run: Run, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_ANALYST", "M. Officer")
    (tmp_path / "hidden-name.txt").write_text(HIDDEN, encoding="utf-8")
    run("add", str(reports))
    run("add", "hidden-name.txt", "--mark", "private")
    public, mine = run(*ASKED).stdout_bytes, run(*ASKED, "--desk").stdout_bytes
    assert b"hidden-name" not in public
    assert b"hidden-name" in mine
    assert b"TEAM: holds what is not to leave the desk" in mine
    assert run("brief", "--rebuild", id_in(mine)).stdout_bytes == mine
    refused = run("--cleared", "brief", "--rebuild", id_in(mine))
    assert (refused.exit_code, refused.stdout_bytes) == (1, b"")
    assert run("--cleared", *ASKED, "--desk").stdout_bytes == public
    monkeypatch.setenv("DRAGOMAN_ANALYST", "Another")
    assert run("brief", "--rebuild", id_in(mine)).exit_code == 1


def test_a_report_marked_later_is_handed_out_no_more(added: Run) -> None:
    made = added(*ASKED).stdout_bytes
    assert added("mark", "one", "team", "--why", "a mistake").exit_code == 0
    assert added("--cleared", "brief", "--rebuild", id_in(made)).exit_code == 1
    assert added("brief", "--rebuild", id_in(made)).stdout_bytes == made  # at the desk itself


def test_nothing_of_a_hostile_report_breaks_a_page(run: Run, tmp_path: Path) -> None:
    met = "Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken met in Tokyo on March 16, 2021."
    said = [
        {"id": HARM, "title": HARM, "outlet": HARM, "url": "javascript:x", "text": f"{HARM}\n\n{met}"},
        {"id": "long", "title": "x" * 5_000_000, "text": met.replace("16", "17")},
    ]
    lines = [json.dumps({**one, "published": "2021-03-18"}) for one in said]
    (tmp_path / "harm.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run("add", "harm.jsonl")
    for form in ("md", "html", "docx"):
        made = run(*ASKED, "--format", form)
        assert made.exit_code == 0
        assert len(made.stdout_bytes) < 100_000
        assert run("brief", "--rebuild", id_in(made.stdout_bytes)).stdout_bytes == made.stdout_bytes


def test_the_ending_of_the_file_says_the_form(added: Run, tmp_path: Path) -> None:
    for name, begins in (("a.html", b"<!doctype"), ("a.docx", b"PK"), ("a.md", b"# "), ("a", b"# ")):
        assert added(*ASKED, "--out", name).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_page_that_is_not_kept_has_no_id(added: Run) -> None:
    page = added(*ASKED, "--no-keep").stdout
    assert "Not kept" in page
    assert "--rebuild" not in page


def test_of_what_this_store_held_then_late_arrivals_are_left_out(added: Run) -> None:
    page = added(*ASKED, "--recorded-as-of", "2020-01-01").stdout
    assert "none in the 0 reports read for JP-US" in page


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "Say whom the page is about"),
        (("--party", "JP", "--on", "2021-03-20", "--since", "2021-03-21"), "it is after the day of the page"),
        (("--rebuild", "b123", "--party", "JP"), "--party cannot change it"),
        (("--rebuild", "b123"), "No brief 'b123' is kept"),
        (("--party", "Atlantis"), "Atlantis"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(added: Run, words: tuple[str, ...], why: str) -> None:
    refused = added("brief", *words)
    assert refused.exit_code != 0
    assert why in refused.stderr


def test_another_form_of_a_page_is_not_its_bytes(added: Run) -> None:
    made = added(*ASKED).stdout_bytes
    assert "its bytes are no docx" in added("brief", "--rebuild", id_in(made), "--format", "docx").stderr


def test_meetings_are_chosen_by_their_shape(added: Run) -> None:
    page = added(*ASKED, "--engagement-format", "call").stdout
    assert "2+2" not in page.partition("## Sources")[0]


def test_the_sample_press_makes_the_page_of_the_documentation(run: Run) -> None:
    run("add", str(press.folder()))
    page = run("brief", "--party", "JP", "--party", "US", "--on", "2023-01-10").stdout
    assert page.startswith("# Japan \u2013 United States: brief for 10 Jan 2023\n")
    assert "Yasukazu Hamada, Minister of Defence" in page
