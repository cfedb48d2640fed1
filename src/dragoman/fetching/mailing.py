"""Mail on its way out: one message to one server, encrypted unless somebody said that it need not be.

Invariant: a password is sent to nobody over a connection that is not encrypted, and stands in no message of ours.
"""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import urlsplit

import truststore

_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
_SECONDS = 30.0
_LASTING = range(500, 600)


class MailError(Exception):
    """A message that was not taken. why: a sentence. is_lasting: trying again will not help."""

    def __init__(self, why: str, *, is_lasting: bool = False) -> None:
        """See above."""
        super().__init__(why)
        self.why = why
        self.is_lasting = is_lasting


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A server that takes mail. scheme: "smtps" (TLS), "smtp" (STARTTLS), "smtp+plain" (neither)."""

    scheme: str
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, address: str, *, sender: str, user: str = "", password: str = "") -> "MailServer":
        """From its address, "smtp://host" or "smtps://host:465". ValueError for one that is none, with what is one."""
        parts = urlsplit(address)
        try:
            port = parts.port
        except ValueError as error:
            raise ValueError(f"{parts.scheme}://{parts.hostname} has no port that is one: {error}.") from error
        if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/"):
            raise ValueError("A mail server is written as smtps://host, smtp://host:587 or smtp+plain://host:25.")
        if parts.username or parts.password:
            raise ValueError("The name and the password for a mail server do not stand in its address.")
        if "@" not in sender:
            raise ValueError("Mail needs an address that it is from.")
        if user and parts.scheme == "smtp+plain":
            raise ValueError("A password is not sent over smtp+plain; write smtp:// or smtps://.")
        return cls(
            scheme=parts.scheme,
            host=parts.hostname,
            port=port or _PORTS[parts.scheme],
            sender=sender,
            user=user,
            password=password,
        )


def send_mail(message: EmailMessage, server: MailServer, *, trust: ssl.SSLContext | None = None) -> None:
    """Hand a message to a server. trust: whose certificates are believed; those that the system believes by default.

    Raises:
        MailError: it was not taken.
    """
    context = trust or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        with _connected(server, context) as client:
            if server.user:
                client.login(server.user, server.password)
            client.send_message(message, from_addr=server.sender)
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise MailError(f"{server.host} refuses the recipient: {_words(said)}", is_lasting=code in _LASTING) from error
    except smtplib.SMTPAuthenticationError as error:
        raise MailError(f"{server.host} does not take the name and the password ({error.smtp_code}).") from None
    except smtplib.SMTPResponseException as error:
        raise MailError(f"{server.host} says {error.smtp_code}: {_words(error.smtp_error)}") from error
    except smtplib.SMTPException as error:
        raise MailError(f"{server.host} cannot be used: {error}") from error
    except UnicodeError:  # its words would show the letters
        raise MailError(f"{server.host} cannot be given a name or a password with letters beyond ASCII.") from None
    except (OSError, ssl.SSLError) as error:
        raise MailError(f"{server.host}, port {server.port}, cannot be reached: {error}") from error


def _connected(server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.scheme == "smtps":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    client = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    if server.scheme == "smtp":
        try:
            client.starttls(context=context)
        except BaseException:
            client.close()
            raise
    return client


def _words(said: bytes | str) -> str:
    plain = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(plain.split())[:300]
