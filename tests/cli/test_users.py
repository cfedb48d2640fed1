"""`dragoman users` and what `dragoman serve` refuses before it listens."""

import pytest

from tests.cli.conftest import Run

PASSWORD = "heron lantern gravel tide\n"  # noqa: S105 - of accounts that these tests make


def test_an_account_is_opened_listed_changed_and_closed(run: Run) -> None:
    assert (
        "ada may sign in as analyst"
        in run("users", "add", "ada", "--role", "analyst", "--password-stdin", given=PASSWORD).output
    )
    assert "ada  analyst  password" in run("users", "list").output
    assert run("users", "role", "ada", "--role", "admin").exit_code == 0
    assert run("users", "password", "ada", "--password-stdin", given="another set of words\n").exit_code == 0
    assert "closed" in run("users", "remove", "ada").output
    assert "ada  closed" in run("users", "list").output


def test_a_password_is_asked_for_twice(run: Run) -> None:
    made = run("users", "add", "ada", given=PASSWORD * 2)
    assert made.exit_code == 0
    assert "heron" not in made.output


def test_a_weak_password_and_a_taken_name_are_refused(run: Run) -> None:
    refused = run("users", "add", "ada", "--password-stdin", given="short\n")
    assert refused.exit_code == 2
    assert "12 letters" in refused.output
    run("users", "add", "ada", "--no-password")
    assert "Choose another name" in run("users", "add", "ada", "--no-password").output


def test_a_token_is_shown_once_and_revoked_by_its_hash(run: Run) -> None:
    run("users", "add", "robot", "--no-password")
    key = run("users", "token", "robot", "--label", "the bulletin").stdout.strip()
    listed = run("users", "tokens").output
    assert key not in listed
    assert "robot  the bulletin" in listed
    assert "Revoked" in run("users", "revoke", listed.split()[0]).output
    assert run("users", "tokens").output == ""
    assert run("users", "revoke", "0000").exit_code == 2


@pytest.mark.parametrize("words", [["role", "eve", "--role", "admin"], ["remove", "eve"], ["token", "eve"]])
def test_who_has_no_account_is_told_where_to_look(run: Run, words: list[str]) -> None:
    refused = run("users", *words)
    assert refused.exit_code == 2
    assert "dragoman users list" in refused.output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--host", "192.0.2.1"], "dragoman users add"),
        (["--host", "192.0.2.1", "--no-accounts"], "not served without accounts"),
        (["--behind", "10.0.0.5", "--no-accounts"], "not served without accounts"),
        (["--behind", "the-proxy"], "no address or network"),
        (["--name-header", "x-remote-user"], "needs --behind"),
        (["--accounts"], "dragoman users add"),
        (["--certificate", "record.pem"], "go together"),
        (["--certificate", "record.pem", "--key", "record.key"], "no file record.pem"),
    ],
)
def test_nothing_is_served_to_others_without_accounts(run: Run, words: list[str], says: str) -> None:
    refused = run("serve", *words)
    assert refused.exit_code == 2
    assert says in " ".join(refused.output.split())


def test_every_address_at_once_needs_a_name(run: Run) -> None:
    run("users", "add", "ada", "--no-password")
    refused = run("serve", "--host", "0.0.0.0")  # noqa: S104 - refused, not bound
    assert "--name NAME" in " ".join(refused.output.split())
