"""Mail is handed over encrypted, to a server that can show who it is, and a password goes nowhere else."""

import ssl
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
import trustme

from dragoman.fetching.mailing import MailError, MailServer, send_mail
from tests.receivers import Mailbox, mailbox

SECRET = "not to be seen"  # noqa: S105 - of a server made here


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def box(authority: trustme.CA) -> Iterator[Mailbox]:
    """A server that offers STARTTLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with mailbox(context) as made:
        yield made


def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "record@desk.example", "ada@desk.example", "moved: Prague, žižkov"
    made.set_content("The ministers meet on March 16.")
    return made


def server(box: Mailbox, scheme: str = "smtp", user: str = "") -> MailServer:
    address = f"{scheme}://127.0.0.1:{box.port}"
    return MailServer.of(address, sender="record@desk.example", user=user, password=SECRET if user else "")


def test_a_message_is_handed_over_encrypted_after_the_password(box: Mailbox, authority: trustme.CA) -> None:
    send_mail(message(), server(box, user="record"), trust=trust(authority))
    (got,) = box.messages
    assert (got["Subject"], got.get_content().strip()) == ("moved: Prague, žižkov", "The ministers meet on March 16.")
    assert box.encrypted == [True]
    assert len(box.logins) == 1


@pytest.mark.parametrize(("user", "password"), [("jürgen", "plain"), ("record", "geheim-ß")])
def test_a_password_that_the_server_cannot_be_given_is_a_failure_that_does_not_show_it(
    box: Mailbox, authority: trustme.CA, user: str, password: str
) -> None:
    made = MailServer.of(f"smtp://127.0.0.1:{box.port}", sender="record@desk.example", user=user, password=password)
    with pytest.raises(MailError, match="letters beyond ASCII") as raised:
        send_mail(message(), made, trust=trust(authority))
    assert password not in str(raised.value)
    assert box.messages == []


def test_a_server_that_cannot_show_who_it_is_gets_nothing(box: Mailbox) -> None:
    with pytest.raises(MailError, match="cannot be reached") as raised:
        send_mail(message(), server(box, user="record"), trust=trust(trustme.CA()))
    assert SECRET not in str(raised.value)
    assert (box.messages, box.logins) == ([], [])


def test_a_server_without_encryption_gets_nothing_unless_that_was_said(authority: trustme.CA) -> None:
    with mailbox() as plain:
        with pytest.raises(MailError, match="cannot be used"):
            send_mail(message(), server(plain, user="record"), trust=trust(authority))
        assert (plain.messages, plain.logins) == ([], [])
        send_mail(message(), server(plain, "smtp+plain"))
        assert plain.encrypted == [False]


@pytest.mark.parametrize(("said", "is_lasting"), [("550 nobody here", True), ("451 later", False)])
def test_a_refusal_says_whether_trying_again_may_help(said: str, is_lasting: bool) -> None:
    with mailbox() as box:
        box.refuse = said
        with pytest.raises(MailError, match="refuses the recipient") as raised:
            send_mail(message(), server(box, "smtp+plain"))
    assert raised.value.is_lasting is is_lasting


def test_where_there_is_no_server_that_is_said() -> None:
    with mailbox() as box:
        port = box.port
    with pytest.raises(MailError, match="cannot be reached"):
        send_mail(message(), MailServer.of(f"smtp+plain://127.0.0.1:{port}", sender="a@b.example"))


@pytest.mark.parametrize(
    ("address", "user", "why"),
    [
        ("http://mail.example", "", "is written as"),
        ("smtp://", "", "is written as"),
        ("smtp://mail.example:none", "", "no port"),
        ("smtps://ada:word@mail.example", "", "do not stand in its address"),
        ("smtp+plain://mail.example", "ada", "not sent over"),
    ],
)
def test_what_is_no_server_is_refused_without_its_secrets(address: str, user: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as raised:
        MailServer.of(address, sender="record@desk.example", user=user, password=SECRET)
    assert "word" not in str(raised.value).replace("password", "")


def test_a_server_is_shown_without_its_password(box: Mailbox) -> None:
    assert SECRET not in repr(server(box, user="record"))
    assert (server(box).port, MailServer.of("smtps://mail.example", sender="a@b.example").port) == (box.port, 465)
