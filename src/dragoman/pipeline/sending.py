"""Alerts on their way out: by mail, to a webhook, or through Apprise; tried for two days where they are not taken.

Invariant: what is sent may leave the desk at the moment of sending. Sending and noting that it was sent are two acts: a
program that dies between them sends an alert once more, under the same key, by which a receiver can tell.
"""

import base64
import binascii
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.model import Alert, AlertKind, AlertRule, AlertState
from dragoman.pipeline.clearing import cleared_entry
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import withheld_from
from dragoman.pipeline.withholding import PUBLIC

if TYPE_CHECKING:
    from dragoman.fetching import Transport
    from dragoman.fetching.mailing import MailServer
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""How long to wait after each try that failed; after the last there is none."""
_CLAIMED = timedelta(minutes=10)  # a try takes no longer; a program that died is not waited for longer
_LONGEST_WAIT = timedelta(days=1)
_SECRET = "whsec_"  # noqa: S105 - as Standard Webhooks writes that one follows
_GONE = 410


class UndeliveredError(Exception):
    """An alert that was not taken. is_lasting: trying again will not help. wait: how long the receiver asks to wait."""

    def __init__(self, why: str, *, is_lasting: bool = False, wait: timedelta | None = None) -> None:
        """why: a sentence without secrets."""
        super().__init__(why)
        self.why = why
        self.is_lasting = is_lasting
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways out. mail: None where no server is set. apprise: what hands a message to an address of Apprise.

    instance: what this record calls itself.
    """

    transport: "Transport"
    instance: str
    mail: "MailServer | None" = None
    apprise: Callable[[str, str, str], None] | None = None


def fresh_secret() -> str:
    """A secret with which what goes to a webhook is signed, as Standard Webhooks writes one."""
    return _SECRET + base64.b64encode(token_bytes(32)).decode()


def send_due(store: "Store", ways: Ways, *, now: Callable[[], datetime], grounds: Grounds) -> Iterator[Alert]:
    """Send the alerts that are due; each as it stands afterwards. now: the clock, in UTC."""
    due = store.alerts(AlertState.WAITING, due=now())
    rules = {rule.name: rule for rule in store.rules()} if due else {}
    for one in due:
        rule = rules.get(one.rule)
        if rule is None or not store.claim_alert(one, now() + _CLAIMED):
            continue
        done = _tried(store, rule, one, ways, now(), grounds)
        store.note_delivery(done)
        yield done


def deliver(rule: AlertRule, key: str, body: str, ways: Ways, *, now: datetime) -> None:
    """Send one message to where its rule says. UndeliveredError where it was not taken."""
    if rule.target.startswith("mailto:"):
        _mail(rule, key, body, ways, now)
    elif rule.target.startswith(("https://", "http://")):
        _post(rule, key, body, ways, now)
    elif ways.apprise is not None:
        said = _said(body)
        ways.apprise(rule.target, said["title"], said["text"])
    else:
        raise UndeliveredError("This target needs the extra: pip install 'dragoman[apprise]'.")


def signature(secret: str, key: str, stamp: str, body: bytes) -> str:
    """By Standard Webhooks: HMAC-SHA256 of the id, the timestamp and the body, with points between, in base64."""
    try:
        word = base64.b64decode(secret.removeprefix(_SECRET), validate=True)
    except binascii.Error as error:
        raise ValueError("the secret of a webhook is base64") from error
    made = hmac.new(word, b".".join((key.encode(), stamp.encode(), body)), sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"


def _tried(store: "Store", rule: AlertRule, one: Alert, ways: Ways, now: datetime, grounds: Grounds) -> Alert:
    if not _may_leave(store, one, now, grounds):
        return replace(one, state=AlertState.WITHDRAWN, body="", why="What it tells of may not leave the desk.")
    try:
        deliver(rule, one.key, one.body, ways, now=now)
    except UndeliveredError as error:
        tries = one.tries + 1
        if error.is_lasting or tries > len(WAITS):
            return replace(one, state=AlertState.DEAD, tries=tries, why=error.why)
        wait = max(WAITS[tries - 1], min(error.wait or timedelta(), _LONGEST_WAIT))
        return replace(one, tries=tries, due_at=now + wait, why=error.why)
    return replace(one, state=AlertState.SENT, tries=one.tries + 1, body="", why="")


def _may_leave(store: "Store", one: Alert, now: datetime, grounds: Grounds) -> bool:
    """Whether nobody marked a report that it rests on, or its entry, since it was noted."""
    if not one.body:
        return False
    said = _said(one.body)
    with store.view() as view:
        hidden = withheld_from(view, PUBLIC, as_of=now.date(), grounds=grounds).reports
    if not hidden.isdisjoint((one.report, *said.get("reports", ()))):
        return False
    if said["kind"] == AlertKind.GONE.value:
        return True
    return bool(cleared_entry(store, said["entry"], as_of=now.date(), grounds=grounds).record.engagements)


def _said(body: str) -> dict[str, Any]:
    return msgspec.json.decode(body, type=dict[str, Any])


def _mail(rule: AlertRule, key: str, body: str, ways: Ways, now: datetime) -> None:
    from dragoman.fetching.mailing import MailError, send_mail  # noqa: PLC0415 - most runs send none

    if ways.mail is None:
        raise UndeliveredError("No mail server is set: DRAGOMAN_SMTP and DRAGOMAN_SMTP_FROM.")
    said = _said(body)
    made = EmailMessage()
    made["From"] = ways.mail.sender
    made["To"] = rule.target.removeprefix("mailto:")
    made["Subject"] = said["title"]
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{sha256(f'{key} {rule.name}'.encode()).hexdigest()[:32]}@{ways.instance}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Dragoman-Alert"] = key
    made.set_content(f"{said['text']}\n\n-- \nRule {rule.name}, {said['kind']}. {said['id']}\n")
    try:
        send_mail(made, ways.mail)
    except MailError as error:
        raise UndeliveredError(error.why, is_lasting=error.is_lasting) from error


def _post(rule: AlertRule, key: str, body: str, ways: Ways, now: datetime) -> None:
    from dragoman.fetching import FetchError  # noqa: PLC0415 - HTTP is slow to import

    sent, stamp = body.encode("utf-8"), str(int(now.timestamp()))
    headers = {
        "content-type": "application/json; charset=utf-8",
        "idempotency-key": key,
        "webhook-id": key,
        "webhook-timestamp": stamp,
        "webhook-signature": signature(rule.secret, key, stamp, sent),
    }
    try:
        answer = ways.transport.post(rule.target, sent, headers=headers)
    except FetchError as error:
        raise UndeliveredError(error.why) from error
    if answer.status == _GONE:
        raise UndeliveredError("The receiver says that it is no more (410).", is_lasting=True)
    if not 200 <= answer.status < 300:
        wait = timedelta(seconds=answer.retry_after) if isinstance(answer.retry_after, int | float) else None
        raise UndeliveredError(f"The receiver answers {answer.status}, not 2xx.", wait=wait)
