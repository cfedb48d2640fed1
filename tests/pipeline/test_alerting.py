"""From reports to messages: one alert for each change, however often it is printed and whoever begins anew."""

import base64
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import icalendar
import pytest

from dragoman import press
from dragoman.fetching import Allowed, Transport
from dragoman.fetching.mailing import MailServer
from dragoman.model import (
    Alert,
    AlertKind,
    AlertRule,
    AlertState,
    Change,
    ChangeKind,
    Decision,
    DecisionKind,
    Noted,
    Redaction,
)
from dragoman.pipeline import Filters, Grounds, Source, add_paths, settle
from dragoman.pipeline.alerting import Naming, filters_written, kind_of, look
from dragoman.pipeline.calendars import calendar_of
from dragoman.pipeline.sending import WAITS, Ways, fresh_secret, send_due, signature
from dragoman.publishing.calendar import CalendarOptions
from dragoman.store import Store, open_store
from tests.receivers import Hook, Mailbox, hook, mailbox

GROUNDS = Grounds(layers=Path("none"))
NAMING = Naming(instance="record.example", base="https://record.example")
BEFORE = datetime(2021, 3, 6, 9, tzinfo=UTC)
NOTE = Noted(at=BEFORE, who="ada", what="alert rule made")

PLANNED = (
    "TOKYO, March 5, 2021 - Foreign Minister Toshimitsu Motegi will meet Secretary of State Antony Blinken in Tokyo on "
    "March 15, the Foreign Ministry said on Friday."
)
MOVED = (
    "TOKYO, March 11, 2021 - The meeting of Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken "
    "in Tokyo will be held on March 16, not March 15, the Foreign Ministry said on Thursday."
)


class Desk:
    """A store with a clock of its own, and receivers of what it sends."""

    def __init__(self, store: Store, folder: Path, box: Mailbox, web: Hook) -> None:
        self.store, self.box, self.web = store, box, web
        self.now = BEFORE
        self._folder = folder
        self._count = 0
        server = MailServer.of(f"smtp+plain://127.0.0.1:{box.port}", sender="record@desk.example")
        transport = Transport(allowed=Allowed.of(["127.0.0.1"]))
        self.ways = Ways(transport=transport, instance="record.example", mail=server)

    def add(self, *texts: str) -> None:
        for text in texts:
            self._count += 1
            file = self._folder / f"report-{self._count}.txt"
            file.write_text(text, encoding="utf-8")
            self.read(file)

    def read(self, *paths: Path) -> None:
        source = Source(paths=[str(path) for path in paths], largest=1_000_000, layers=GROUNDS.layers)
        assert all(kept.outcome.was_read for kept in add_paths(self.store, source, today=self.now.date()))
        settle(self.store, today=self.now.date(), grounds=GROUNDS)

    def rule(self, target: str = "", *kinds: AlertKind, filters: Filters | None = None) -> AlertRule:
        made = AlertRule(
            name=f"rule {len(self.store.rules()) + 1}",
            target=target or self.web.address,
            kinds=kinds,
            filters=filters_written(filters or Filters()),
            secret=fresh_secret(),
            made_at=self.now,
        )
        self.store.put_rule(made, NOTE)
        return made

    def look(self) -> int:
        return look(self.store, now=self.now, grounds=GROUNDS, naming=NAMING).noted

    def send(self) -> list[Alert]:
        return list(send_due(self.store, self.ways, now=lambda: self.now, grounds=GROUNDS))

    def hear(self, day: date) -> list[dict[str, Any]]:
        """Let it be a day, look and send; what came to the webhook since."""
        before = len(self.web.hits)
        self.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        self.look()
        self.send()
        return [json.loads(body) for _, body in self.web.hits[before:]]


@pytest.fixture
def desk(address: str, tmp_path: Path) -> Iterator[Desk]:
    with open_store(address) as store, mailbox() as box, hook() as web:
        made = Desk(store, tmp_path, box, web)
        assert made.look() == 0  # from here on changes are told
        yield made


def test_a_visit_that_moves_raises_one_alert_however_many_reprints(desk: Desk) -> None:
    desk.add(PLANNED)
    desk.rule("", AlertKind.SLIP)
    desk.rule("mailto:ada@desk.example", AlertKind.SLIP)
    assert desk.hear(date(2021, 3, 7)) == []
    desk.now = datetime(2021, 3, 11, 9, tzinfo=UTC)
    desk.add(MOVED)
    (told,) = desk.hear(date(2021, 3, 11))
    assert (told["kind"], told["change"]["before"], told["change"]["after"]) == ("slip", "2021-03-15", "2021-03-16")
    for number in range(3):
        desk.add(f"A paper's own heading {number}\n\n{MOVED}")
        assert desk.hear(date(2021, 3, 11 + number)) == []
    assert len(desk.box.messages) == len(desk.web.hits) == 1
    assert [one.state for one in desk.store.alerts()] == [AlertState.SENT] * 2
    assert [one.body for one in desk.store.alerts()] == [""] * 2


def test_what_moves_in_the_sample_press_moves_in_a_calendar_and_is_told_once(desk: Desk) -> None:
    """The press up to the end of November 2021, then a meeting that is announced, moved, and reprinted."""
    files = sorted(press.folder().iterdir())
    first = next(number for number, file in enumerate(files) if file.name.startswith("025"))
    options = CalendarOptions(instance="record.example")

    def events(day: date) -> dict[str, Any]:
        parsed: Any = icalendar.Calendar.from_ical(
            calendar_of(desk.store, as_of=day, options=options, grounds=GROUNDS, filters=Filters(parties=("JP", "US")))
        )
        return {str(event["UID"]): event for event in parsed.walk("VEVENT")}

    desk.now = datetime(2021, 12, 1, 9, tzinfo=UTC)
    desk.read(*files[: first + 1])
    desk.look()
    desk.add(
        "TOKYO, Dec. 2, 2021 - Foreign Minister Yoshimasa Hayashi will meet Secretary of State Antony Blinken in Tokyo "
        "on December 20, the Foreign Ministry said on Thursday."
    )
    desk.hear(date(2021, 12, 3))
    desk.rule("", AlertKind.SLIP, AlertKind.EARLIER)
    before = events(date(2021, 12, 3))
    moved = (
        "TOKYO, Dec. 6, 2021 - The meeting of Foreign Minister Yoshimasa Hayashi and Secretary of State Antony Blinken "
        "in Tokyo will be held on December 22, not December 20, the Foreign Ministry said on Monday."
    )
    desk.now = datetime(2021, 12, 6, 9, tzinfo=UTC)
    told = []
    for number in range(3):
        desk.add(moved if number == 0 else f"Heading {number} of a paper\n\n{moved}")
        told += desk.hear(date(2021, 12, 6 + number))
    after = events(date(2021, 12, 8))
    (uid,) = (uid for uid in after if uid in before and after[uid]["DTSTART"].dt != before[uid]["DTSTART"].dt)
    assert (before[uid]["DTSTART"].dt, after[uid]["DTSTART"].dt) == (date(2021, 12, 20), date(2021, 12, 22))
    assert after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]
    assert [(one["kind"], f"{one['entry']}@record.example") for one in told] == [("slip", uid)]


def test_what_comes_and_moves_on_one_day_is_told_as_what_it_is(desk: Desk) -> None:
    desk.rule()
    desk.now = datetime(2021, 3, 12, 9, tzinfo=UTC)
    desk.add(PLANNED)
    assert [one["kind"] for one in desk.hear(date(2021, 3, 12))] == ["new"]
    desk.add(MOVED)
    assert [one["kind"] for one in desk.hear(date(2021, 3, 12))] == ["slip"]
    desk.add(f"Another heading\n\n{MOVED}")
    assert desk.hear(date(2021, 3, 12)) == []


def test_a_message_holds_the_words_that_brought_the_change_about(desk: Desk) -> None:
    desk.add(PLANNED)
    desk.rule("mailto:ada@desk.example")
    desk.hear(date(2021, 3, 7))
    desk.now = datetime(2021, 3, 11, 9, tzinfo=UTC)
    desk.add(MOVED)
    desk.hear(date(2021, 3, 11))
    (mail,) = [one for one in desk.box.messages if one["Subject"].startswith("moved")]
    assert mail["Subject"] == "moved: bilateral JP-US in Tokyo, JP, 15 Mar 2021 -> 16 Mar 2021"
    assert mail["To"] == "ada@desk.example"
    assert mail["From"] == "record@desk.example"
    assert mail.get_content_type() == "text/plain"
    text = mail.get_content()
    assert "will be held on March 16, not March 15" in text
    assert "https://record.example/e/" in text
    assert mail["Message-ID"].endswith("@record.example>")


def test_a_webhook_can_tell_who_sent_it_and_whether_it_has_it(desk: Desk) -> None:
    rule = desk.rule()
    desk.add(PLANNED)
    desk.hear(date(2021, 3, 6))
    ((headers, body),) = desk.web.hits
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    secret = base64.b64decode(rule.secret.removeprefix("whsec_"))
    wanted = "v1," + base64.b64encode(hmac.new(secret, said, sha256).digest()).decode()
    assert headers["webhook-signature"] == wanted
    assert headers["webhook-timestamp"] == str(int(desk.now.timestamp()))
    assert headers["idempotency-key"] == headers["webhook-id"] == desk.store.alerts()[0].key
    assert headers["content-type"] == "application/json; charset=utf-8"
    other = signature(fresh_secret(), headers["webhook-id"], headers["webhook-timestamp"], body)
    assert other != wanted


def test_the_signature_is_the_one_of_standard_webhooks() -> None:
    """Worked out by hand from the specification's words: HMAC-SHA256 over id, timestamp and payload."""
    secret = "whsec_" + base64.b64encode(b"\x00" * 24).decode()
    wanted = hmac.new(b"\x00" * 24, b'msg_1.1614265330.{"a": 1}', sha256).digest()
    assert signature(secret, "msg_1", "1614265330", b'{"a": 1}') == f"v1,{base64.b64encode(wanted).decode()}"


def test_what_is_not_taken_is_tried_again_later_and_later_and_then_given_up(desk: Desk) -> None:
    desk.rule()
    desk.add(PLANNED)
    desk.web.statuses = [503] * (len(WAITS) + 1)
    desk.look()
    waited = []
    for _ in range(len(WAITS) + 1):
        (one,) = desk.send()
        waited.append(one.due_at - desk.now)
        assert desk.send() == []  # it is not due yet
        desk.now = one.due_at
    assert tuple(waited[:-1]) == WAITS
    (dead,) = desk.store.alerts()
    assert (dead.state, dead.tries) == (AlertState.DEAD, len(WAITS) + 1)
    assert "503" in dead.why
    assert len({headers["idempotency-key"] for headers, _ in desk.web.hits}) == 1
    assert desk.send() == []


def test_what_was_refused_once_is_sent_when_it_is_taken(desk: Desk) -> None:
    desk.rule()
    desk.add(PLANNED)
    desk.web.statuses = [500]
    desk.look()
    assert [one.state for one in desk.send()] == [AlertState.WAITING]
    desk.now += WAITS[0]
    assert [one.state for one in desk.send()] == [AlertState.SENT]


def test_a_receiver_that_is_no_more_is_not_asked_again(desk: Desk) -> None:
    desk.rule()
    desk.rule("mailto:ada@desk.example")
    desk.add(PLANNED)
    desk.web.statuses = [410]
    desk.box.refuse = "550 nobody of that name"
    desk.look()
    assert {(one.state, one.tries) for one in desk.send()} == {(AlertState.DEAD, 1)}


def test_an_alert_goes_to_no_private_host_unless_it_is_allowed(desk: Desk) -> None:
    desk.rule()
    desk.add(PLANNED)
    desk.look()
    desk.ways = Ways(transport=Transport(), instance="record.example")
    (one,) = desk.send()
    assert one.state is AlertState.WAITING
    assert "DRAGOMAN_REACHABLE" in one.why
    assert desk.web.hits == []


def test_who_dies_between_sending_and_noting_sends_once_more_under_the_same_key(desk: Desk) -> None:
    desk.rule()
    desk.add(PLANNED)
    desk.look()
    (one,) = desk.store.alerts()
    assert desk.store.claim_alert(one, desk.now + timedelta(minutes=10))  # taken, and then nothing more
    assert desk.send() == []
    desk.now += timedelta(minutes=11)
    assert [alert.key for alert in desk.send()] == [one.key]


def test_two_programs_that_look_at_once_note_it_once(desk: Desk) -> None:
    desk.rule()
    desk.add(PLANNED)
    was = desk.store.alerts_seen()
    assert desk.look() == 1
    assert desk.store.note_alerts([], seen="other", was=was) is None
    assert desk.look() == 0


def test_what_is_marked_or_redacted_before_it_is_sent_is_withdrawn(desk: Desk) -> None:
    for _ in range(2):
        desk.rule()
    desk.add(PLANNED)
    desk.look()
    (report,) = desk.store.report_ids()
    mark = Decision(id="m", kind=DecisionKind.MARK, claims=(report,), field="report", value="team", who="ada")
    desk.store.append(mark)
    assert {(one.state, one.body) for one in desk.send()} == {(AlertState.WITHDRAWN, "")}
    assert desk.web.hits == []


def test_a_redaction_takes_the_words_out_of_alerts_too(desk: Desk) -> None:
    desk.rule()
    desk.add(PLANNED)
    desk.look()
    (report,) = desk.store.report_ids()
    made = Redaction(report=report, outlet="", published=None, at=desk.now, who="ada", why="a request")
    desk.store.redact(made)
    assert [(one.state, one.body) for one in desk.store.alerts()] == [(AlertState.WITHDRAWN, "")]
    assert desk.send() == []


def test_it_is_withdrawn_for_any_report_that_its_words_rest_on(desk: Desk) -> None:
    """The news is that the meeting is there, which the first report says; its new day is the second's."""
    desk.rule()
    desk.add(PLANNED)
    first = set(desk.store.report_ids())
    desk.now = datetime(2021, 3, 11, 9, tzinfo=UTC)
    desk.add(MOVED)
    desk.look()
    (one,) = desk.store.alerts()
    (second,) = set(desk.store.report_ids()) - first
    assert {one.report} == first
    assert "16 Mar 2021" in json.loads(one.body)["text"]
    desk.store.append(Decision(id="m", kind=DecisionKind.MARK, claims=(second,), field="report", value="team", who="a"))
    assert [(done.state, done.body) for done in desk.send()] == [(AlertState.WITHDRAWN, "")]
    assert desk.web.hits == []


def test_a_redaction_takes_out_the_words_of_every_alert_that_rests_on_the_report(desk: Desk) -> None:
    desk.rule()
    desk.add(PLANNED)
    first = set(desk.store.report_ids())
    desk.now = datetime(2021, 3, 11, 9, tzinfo=UTC)
    desk.add(MOVED)
    desk.look()
    (second,) = set(desk.store.report_ids()) - first
    desk.store.redact(Redaction(report=second, outlet="", published=None, at=desk.now, who="ada", why="a request"))
    assert [(one.state, one.body) for one in desk.store.alerts()] == [(AlertState.WITHDRAWN, "")]


def test_a_rule_chooses_by_kind_and_by_what_the_entry_is(desk: Desk) -> None:
    desk.rule("", AlertKind.NEW, filters=Filters(parties=("CN",)))
    desk.rule("", AlertKind.CANCELLED)
    desk.rule("", AlertKind.NEW, filters=Filters(parties=("JP",), people=("blinken",)))
    desk.add(PLANNED)
    assert [one["rule"] for one in desk.hear(date(2021, 3, 6))] == ["rule 3"]


def test_a_rule_that_is_dropped_sends_nothing_more(desk: Desk) -> None:
    rule = desk.rule()
    desk.add(PLANNED)
    desk.look()
    assert desk.store.drop_rule(rule.name, NOTE)
    assert not desk.store.drop_rule(rule.name, NOTE)
    assert desk.send() == []
    assert desk.store.alerts() == ()


@pytest.mark.parametrize(
    ("kind", "before", "after", "meant"),
    [
        (ChangeKind.MOVED, "2021-03-15", "2021-03-16", AlertKind.SLIP),
        (ChangeKind.MOVED, "2021-03-15", "2021-03-12", AlertKind.EARLIER),
        (ChangeKind.MOVED, "2021-03-15/2021-03-17", "2021-04", AlertKind.SLIP),
        (ChangeKind.MOVED, "../2021-03-15", "2021-03-20", AlertKind.SLIP),
        (ChangeKind.DOWNGRADED, "scheduled", "planned", AlertKind.DOWNGRADE),
        (ChangeKind.DROPPED, "listed", "not in the list", AlertKind.SILENT_DROP),
        (ChangeKind.DENIED, "", "x", AlertKind.DENIAL),
        (ChangeKind.PASSED, "planned", "unconfirmed", AlertKind.PASSED),
    ],
)
def test_a_change_is_of_the_kind_that_a_reader_would_say(
    kind: ChangeKind, before: str, after: str, meant: AlertKind
) -> None:
    change = Change(kind=kind, engagement="e", field="when", before=before, after=after, known_on=None)
    assert kind_of(change) is meant


def test_every_kind_of_change_is_one_that_a_rule_can_choose() -> None:
    for kind in ChangeKind:
        change = Change(kind=kind, engagement="e", field="when", before="2021", after="2022", known_on=None)
        assert isinstance(kind_of(change), AlertKind)
