"""`dragoman alert`: rules, tests and runs, with nothing secret shown twice."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.pipeline import apprising
from tests.cli.conftest import Run
from tests.receivers import Hook, hook, mailbox


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine may be talked to, and no mail server is set."""
    monkeypatch.setenv("DRAGOMAN_REACHABLE", "127.0.0.1")
    for name in ("DRAGOMAN_SMTP", "DRAGOMAN_SMTP_FROM", "DRAGOMAN_SMTP_USER", "DRAGOMAN_SMTP_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


def sent_to(web: Hook) -> list[dict[str, Any]]:
    return [json.loads(body) for _, body in web.hits]


def test_a_change_that_comes_in_is_sent_by_the_next_run_and_by_none_after(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_LOGS", "off")  # which would say of the plan that it was held
    run("add", str(reports / "one.txt"))
    with hook() as web:
        added = run("alert", "add", "desk", web.address, "--on", "held", "--on", "slip", "--party", "JP")
        assert added.exit_code == 0, added.output
        assert "whsec_" in added.output
        assert "secret-part" not in added.output
        assert run("alert", "run").output == "0 new, 0 sent, 0 waiting.\n"
        run("add", str(reports / "two.txt"))
        assert re.fullmatch(r"[12] new, [12] sent, 0 waiting\.\n", run("alert", "run").output)
        assert {one["kind"] for one in sent_to(web)} == {"held"}
        count = len(web.hits)
        run("add", str(reports))
        assert run("alert", "run").output == "0 new, 0 sent, 0 waiting.\n"
        assert len(web.hits) == count
    listed = run("alert", "list").output
    assert "desk  http://127.0.0.1/...  slip, held; parties JP  " in listed
    assert "whsec_" not in listed
    assert "secret-part" not in listed


def test_what_was_not_taken_is_shown_with_what_was_the_matter_and_can_be_tried_again(run: Run, reports: Path) -> None:
    with hook() as web:
        run("alert", "add", "desk", web.address)
        run("add", str(reports / "one.txt"))
        web.statuses = [410] * 10
        done = run("alert", "run")
        assert done.exit_code == 1
        assert "The receiver says that it is no more (410). (given up)" in done.stderr
        shown = run("alert", "log").output
        assert "dead  1 tries" in shown
        assert "new: " in shown
        web.statuses = []
        assert re.fullmatch(r"\d to be tried again\.\n", run("alert", "retry").output)
        assert run("alert", "run").exit_code == 0
    assert run("alert", "log").output == "Nothing waits, and nothing was given up.\n"
    assert " sent " in run("alert", "log", "--all").output


def test_a_test_sends_the_latest_change_that_the_rule_would_choose(run: Run, reports: Path) -> None:
    run("add", str(reports))
    with hook() as web:
        run("alert", "add", "desk", web.address, "--on", "held")
        assert "[test] held: " in run("alert", "test", "desk", "--dry-run").output
        assert web.hits == []
        done = run("alert", "test", "desk")
        assert done.exit_code == 0
        (told,) = sent_to(web)
        assert told["title"].startswith("[test] held: ")
        assert told["test"] is True
        assert run("alert", "run").output.endswith("0 new, 0 sent, 0 waiting.\n")
        run("alert", "add", "other", web.address, "--party", "CN")
        assert "there is none that it would choose" in run("alert", "test", "other", "--dry-run").output
        web.statuses = [500]
        assert run("alert", "test", "desk").exit_code == 1
    assert run("alert", "test", "none").exit_code == 2


def test_mail_is_sent_as_the_environment_says(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", str(reports))
    with mailbox() as box:
        added = run("alert", "add", "desk", "mailto:ada@desk.example", "--on", "held")
        assert "No mail server is set yet" in added.stderr
        assert run("alert", "test", "desk").exit_code == 1
        monkeypatch.setenv("DRAGOMAN_SMTP", f"smtp+plain://127.0.0.1:{box.port}")
        assert run("alert", "run").exit_code == 2  # whose mail it would be is not set
        monkeypatch.setenv("DRAGOMAN_SMTP_FROM", "record@desk.example")
        assert run("alert", "test", "desk").exit_code == 0
        (mail,) = box.messages
        assert mail["From"] == "record@desk.example"
        assert mail["Subject"].startswith("[test] held: ")
        monkeypatch.setenv("DRAGOMAN_SMTP_USER", "ada")
        monkeypatch.setenv("DRAGOMAN_SMTP_PASSWORD", "hunter2-hunter2")
        refused = run("alert", "test", "desk")
        assert refused.exit_code == 2
        assert "hunter2" not in refused.output
        assert box.logins == []


@pytest.mark.parametrize(
    "target",
    [
        "ftp://desk.example/",
        "mailto:nobody",
        "mailto:a b@c",
        "mailto:a@desk.example,b@desk.example",
        "mailto:a@desk.example?subject=hello",
        "mailto:Ada<a@desk.example>",
        "json://127.0.0.1/x",
        "https://10.0.0.1/hook",
        "syslog://",
    ],
)
def test_what_is_no_target_is_refused(run: Run, target: str) -> None:
    refused = run("alert", "add", "desk", target)
    assert refused.exit_code == 2
    assert run("alert", "list").output.startswith("No rules.")


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated")  # by Apprise
def test_a_chat_is_told_through_apprise_and_only_on_hosts_that_may_be_reached(run: Run, reports: Path) -> None:
    pytest.importorskip("apprise")
    run("add", str(reports))
    assert run("alert", "add", "no", "gotify://10.0.0.1/AbcdefghijklmnO").exit_code == 2
    with hook() as web:
        target = f"gotify://127.0.0.1:{web.port}/AbcdefghijklmnO"
        assert run("alert", "add", "chat", target, "--on", "held").exit_code == 0
        assert "chat  gotify://...  held" in run("alert", "list").output
        assert run("alert", "test", "chat").exit_code == 0
        ((_, body),) = web.hits
        assert json.loads(body)["title"].startswith("[test] held: ")
    assert not {"json", "xml", "form", "syslog", "exec", "windows"} & set(apprising.SCHEMES)


def test_a_rule_is_removed_with_what_it_was_to_send(run: Run) -> None:
    with hook() as web:
        run("alert", "add", "desk", web.address)
        assert run("alert", "add", "desk", web.address).exit_code == 2
        assert run("alert", "remove", "desk").output == "Removed.\n"
    assert run("alert", "remove", "desk").exit_code == 2
