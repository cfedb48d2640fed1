"""E-mail: a message to its report, forwarded ones and attached documents to reports of their own; mailboxes of many.

The text of a message is its plain part, or its HTML part where the plain one says much less. It is dated by the day
that it states itself. Of a mailbox one message is held at a time.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from dragoman.dates import moment
from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.decoding import decoded
from dragoman.intake.forwards import Forward, forwarded_in
from dragoman.intake.jsonlines import Lines
from dragoman.intake.sources import Source
from dragoman.model import Problem, Received, Report

Documents = Callable[[bytes, Source, Names], Iterator[Intake] | None]

_HEADERS = re.compile(rb"(?:(?:[!-9;-~]{1,60}:[^\r\n]*|[ \t]+[^\r\n]*)\r?\n){2,400}(?=\r?\n|\Z|[!-9;-~]{1,60}:)")
_NAMES = re.compile(
    rb"^(from|date|subject|message-id|received|mime-version|return-path|delivered-to|to|sender):",
    re.IGNORECASE | re.MULTILINE,
)
_SAVED_PAGE = re.compile(rb"^Snapshot-Content-Location:|^From: <?Saved by ", re.IGNORECASE | re.MULTILINE)
_MAILBOX = re.compile(rb"From [^\r\n]{3,200}\r?\n(?:[!-9;-~]{1,60}:[ \t])")
_FROM = b"From "
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_REPLY = re.compile(r"^(?:(?:re|fwd?|wg|aw|tr|rv|enc|i)\s*:\s*)+", re.IGNORECASE)
_TAGS = re.compile(r"<(?:style|script|head)\b.*?</(?:style|script|head)\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_MOST_PARTS = 200
_MOST_ATTACHED = 50
_LONGEST_REMARK = 30  # words above what is forwarded that are none of a report
_MUCH_LESS = 0.5  # of the words of the HTML part


def is_mail(head: bytes) -> bool:
    """Whether some bytes begin as a message does: with headers that say who wrote it, and when or about what."""
    match = _HEADERS.match(head.lstrip(b"\r\n"))
    if match is None or _SAVED_PAGE.search(match[0]):
        return False
    names = {name.lower() for name in _NAMES.findall(match[0])}
    return len(names) >= 3 or (b"from" in names and len(names) == 2)


def is_mailbox(head: bytes) -> bool:
    """Whether some bytes begin as a mailbox in the format mbox does."""
    return _MAILBOX.match(head) is not None


def reports_in_mail(data: bytes, source: Source, names: Names, documents: Documents) -> Iterator[Intake]:
    """The reports of a message: its own, those of messages that it forwards, those of documents attached to it.

    documents: reads attached documents; None for what it does not read.
    """
    if data.lower().count(b"boundary=") > _MOST_PARTS:
        yield refused(names.fresh(source.stem), "bad_mail", f"{source.path} has more than {_MOST_PARTS} parts.")
        return
    try:
        message = message_from_bytes(data)
        whole = Received(media="message/rfc822", data=data) if _is_alone(message) else None
        for intake in _of_message(message, source, names, documents):
            yield replace(intake, received=whole) if intake.report is not None and whole else intake
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        why = f"{source.path} is a damaged message ({error}); save it anew, or paste its text into a file."
        yield refused(names.fresh(source.stem), "bad_mail", why)


def reports_in_mailbox(stream: Lines, source: Source, names: Names, documents: Documents) -> Iterator[Intake]:
    """The reports of a mailbox, message by message; one that is too large is a problem and the others go on."""
    for number, data in enumerate(_messages(stream, source.largest), 1):
        one = replace(source, path=f"{source.path}, message {number}", stem=f"{source.stem}:{number}")
        if data is None:
            yield refused(names.fresh(one.stem), "too_large", f"{one.path} has more than {source.largest} bytes.")
        else:
            yield from reports_in_mail(data, one, names, documents)


def _messages(stream: Lines, largest: int) -> Iterator[bytes | None]:
    """The messages of a mailbox; None for one of more than `largest` bytes."""
    lines: list[bytes] | None = None
    size, after_blank = 0, True
    while line := stream.readline(1 << 16):
        if after_blank and line.startswith(_FROM):
            if lines is not None:
                yield _unquoted(lines) if size <= largest else None
            lines, size = [], 0
        elif lines is not None:
            size += len(line)
            if size <= largest:
                lines.append(line)
            else:
                lines.clear()
        after_blank = not line.strip(b"\r\n")
    if lines is not None:
        yield _unquoted(lines) if size <= largest else None


def _unquoted(lines: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What a message holds. plain, page: its words; None where it has none of the kind."""

    plain: str | None = None
    page: str | None = None
    problems: tuple[Problem, ...] = ()
    forwarded: tuple[Message, ...] = ()
    attached: tuple[Message, ...] = ()


def _is_alone(message: Message) -> bool:
    """Whether a message has no documents and messages attached, which have their own bytes."""
    return all(part.is_multipart() or part.get_content_maintype() == "text" for part in message.walk()) and not any(
        part.get_content_type() == "message/rfc822" for part in message.walk()
    )


def _of_message(message: Message, source: Source, names: Names, documents: Documents) -> Iterator[Intake]:
    parts = _parts(message, source.path)
    told = 0
    for intake in _own(message, parts, source, names):
        told += 1
        yield intake
    for forwarded in parts.forwarded:
        told += 1
        yield from _of_message(forwarded, source, names, documents)
    for attached in parts.attached[:_MOST_ATTACHED]:
        title = _header(attached.get_filename() or "attachment")
        one = replace(source, path=f"{source.path}, {title}", stem=f"{source.stem}/{title}")
        for intake in documents(_bytes(attached), one, names) or ():
            told += 1
            yield intake
    if not told and parts.problems:
        yield Intake(name=names.fresh(source.stem), problems=tuple(replace(one, fatal=True) for one in parts.problems))
    elif not told:
        yield refused(names.fresh(source.stem), "empty", f"{source.path} holds no text.")


def _own(message: Message, parts: _Parts, source: Source, names: Names) -> Iterator[Intake]:
    """The report of a message's own words, and of the message that they forward; a mere remark above it is none."""
    plain = parts.plain if parts.plain and parts.plain.strip() else None
    page = parts.page if parts.page and parts.page.strip() else None
    if plain and page and len(plain.split()) < _MUCH_LESS * len(_TAGS.sub(" ", page).split()):
        plain = None  # "This message is in HTML": the page says much more
    if plain is None and page is None:
        return
    day, at = moment(str(message.get("Date", "")))
    subject = _header(message.get("Subject", ""))
    own = Forward(text=plain or page or "", subject=subject, sender=_outlet(message), published=day, at=at)
    forward = forwarded_in(plain) if plain else None
    if forward is None:
        said = [own]
    else:
        remark = own.text[: forward.begin]
        said = [replace(own, text=remark), forward] if len(remark.split()) > _LONGEST_REMARK else [forward]
    for one in said:
        name = names.fresh(source.stem)
        report = _report(one, message, name, source, markup="text" if plain else "html")
        yield Intake(name=name, report=report, problems=parts.problems)


def _report(said: Forward, message: Message, name: str, source: Source, *, markup: str) -> Report:
    """The report of what was said in a message, or in one that it forwards."""
    given = source.published
    return Report.make(
        name=name,
        text=said.text,
        markup=markup,
        title=_REPLY.sub("", said.subject).strip(),
        outlet=said.sender,
        url=_address(message),
        language=str(message.get("Content-Language", "")).partition(",")[0].partition("-")[0].strip().lower()[:3],
        stated_published=given or said.published,
        stated_at=None if given else said.at,
        basis="given" if given else "stated" if said.published else "",
    )


def _parts(message: Message, name: str) -> _Parts:
    """What stands in a message and its parts, those of forwarded ones left to them."""
    plain: list[str] = []
    page: list[str] = []
    problems: list[Problem] = []
    forwarded: list[Message] = []
    attached: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if kind == "message/rfc822":
            forwarded += [one for one in _below(part) if isinstance(one, Message)]
        elif part.is_multipart():
            waiting[:0] = _below(part)
        elif kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            words, problem = _words(part, name)
            (page if kind == "text/html" else plain).append(words)
            problems += [problem] if problem else []
        else:
            attached.append(part)
    return _Parts(
        plain="\n\n".join(plain) if plain else None,
        page="\n".join(page) if page else None,
        problems=tuple(problems),
        forwarded=tuple(forwarded),
        attached=tuple(attached),
    )


def _below(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(part: Message, name: str) -> tuple[str, Problem | None]:
    """The words of a part, by the encoding that it states, else as of any text."""
    data = _bytes(part)
    stated = part.get_content_charset()
    if stated and stated not in ("us-ascii", "utf-8", "unknown-8bit"):
        with suppress(LookupError, ValueError):  # one that there is not, or not this one: it is told by what it holds
            return data.decode(stated), None
    found = decoded(data, name=name)
    return found.text or "", found.problem


def _header(value: object) -> str:
    """A header's words, on one line; as they stand where they are written against the rules."""
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split())
    except (LookupError, ValueError, MessageError):
        return " ".join(str(value).split())


def _outlet(message: Message) -> str:
    """Who sent a message that went to many, by the name that it bears; "" for a letter of one person to another."""
    to_many = any(message.get(name) for name in ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID"))
    return _header(parseaddr(_header(message.get("From", "")))[0]) if to_many else ""


def _address(message: Message) -> str:
    """The address at which a message says that it can be read."""
    stated = str(message.get("Archived-At", "")).strip().strip("<>")
    return stated if stated.startswith(("http://", "https://")) else ""
