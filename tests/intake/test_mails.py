"""E-mail: who wrote what when, as the message itself says; of what it forwards and attaches too."""

import io
from datetime import UTC, date, datetime, timedelta, timezone
from email.message import EmailMessage
from itertools import islice

import pytest

from dragoman.intake import Intake, gather
from tests.fuzzing import mutations
from tests.intake.exports import as_docx, nexis_of_today, stories
from tests.intake.pdfs import column, pdf_of

STORY = "The foreign ministers of Norway and Finland will meet – in Oslo next week, to talk of trade in the Baltic Sea."


def gathered(data: bytes, *, largest: int = 1_000_000, published: date | None = None) -> list[Intake]:
    return list(gather(["-"], largest=largest, published=published, stdin=io.BytesIO(data)))


def message(text: str = STORY, *, subject: str = "Ministers to meet — in Oslo", **more: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ada Writer <ada@wire.example>"
    made["To"] = "desk@embassy.example"
    made["Date"] = "Fri, 12 Mar 2021 23:15:00 -0500"
    made["Subject"] = subject
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    made.set_content(text, cte="quoted-printable")
    return made


def test_a_message_is_a_report_with_its_subject_and_the_day_that_it_states() -> None:
    (found,) = gathered(message().as_bytes())
    assert found.report is not None
    assert found.report.text == f"{STORY}\n"
    assert (found.report.title, found.report.markup) == ("Ministers to meet — in Oslo", "text")
    assert found.report.stated_published == date(2021, 3, 12)
    assert found.report.stated_at == datetime(2021, 3, 12, 23, 15, tzinfo=timezone(timedelta(hours=-5)))
    assert found.report.basis == "stated"


def test_a_day_on_the_command_line_wins() -> None:
    (found,) = gathered(message().as_bytes(), published=date(2021, 3, 1))
    assert found.report is not None
    assert (found.report.stated_published, found.report.stated_at, found.report.basis) == (
        date(2021, 3, 1),
        None,
        "given",
    )


def test_who_sends_to_many_is_an_outlet_and_who_writes_to_one_is_none() -> None:
    (letter,), (newsletter,) = gathered(message().as_bytes()), gathered(message(List_Id="<daily.wire>").as_bytes())
    assert letter.report is not None
    assert newsletter.report is not None
    assert (letter.report.outlet, newsletter.report.outlet) == ("", "Ada Writer")


def test_a_plain_part_that_says_much_less_gives_way_to_the_page() -> None:
    made = message("Your program does not show HTML.")
    made.add_alternative(f"<html><body><p>{STORY} {STORY}</p></body></html>", subtype="html")
    (found,) = gathered(made.as_bytes())
    assert found.report is not None
    assert found.report.markup == "html"
    assert found.report.text.startswith("<html><body><p>The foreign ministers")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15"])
def test_letters_are_those_that_were_written_whatever_their_encoding(charset: str) -> None:
    made = EmailMessage()
    made["From"], made["Date"], made["Subject"] = "a@b.example", "Fri, 12 Mar 2021 10:00:00 GMT", "Café"
    made.set_content("A café in Genève.", charset=charset, cte="base64")
    (found,) = gathered(made.as_bytes())
    assert found.report is not None
    assert found.report.text == "A café in Genève.\n"


@pytest.mark.parametrize(
    ("begin", "mark"),
    [
        ("---------- Forwarded message ---------\n", ""),
        ("-----Original Message-----\n", ""),
        ("Begin forwarded message:\n\n", "> "),
    ],
)
def test_a_message_that_is_forwarded_in_the_text_is_what_is_reported(begin: str, mark: str) -> None:
    head = ["From: Nordic Wire <n@wire.example>", "Date: Tue, 9 Mar 2021 10:15:00 +0000", "Subject: Talks in Oslo", ""]
    inside = "\n".join(mark + line for line in (*head, STORY, "", "They met."))
    (found,) = gathered(message(f"See below.\n\n{begin}{inside}\n", subject="Fwd: Talks").as_bytes())
    assert found.report is not None
    assert found.report.text == f"{STORY}\n\nThey met."
    assert (found.report.title, found.report.outlet) == ("Talks in Oslo", "Nordic Wire")
    assert found.report.stated_at == datetime(2021, 3, 9, 10, 15, tzinfo=UTC)


def test_words_of_length_above_a_forwarded_message_are_a_report_of_their_own() -> None:
    head = "---------- Forwarded message ---------\nFrom: A <n@w.example>\nDate: 9 March 2021\nSubject: Talks\n\n"
    found = gathered(message(f"{STORY} {STORY} {STORY}\n\n{head}They met.\n").as_bytes())
    assert [one.report.stated_published for one in found if one.report] == [date(2021, 3, 12), date(2021, 3, 9)]


def test_a_message_that_is_attached_is_a_report_of_its_own() -> None:
    outer = message("As discussed.", subject="Fwd: this")
    outer.add_attachment(message("Talks were held.", subject="Talks held"))
    found = gathered(outer.as_bytes())
    assert [(one.name, one.report.title) for one in found if one.report] == [
        ("stdin", "this"),
        ("stdin#2", "Talks held"),
    ]


def test_documents_that_are_attached_are_read() -> None:
    made = message("Please find the releases attached.")
    release = pdf_of([column(["The ministers of Norway and Finland met in Oslo."])])
    made.add_attachment(release, maintype="application", subtype="pdf", filename="release.pdf")
    export = as_docx(nexis_of_today(stories(2)))
    made.add_attachment(export, maintype="application", subtype="octet-stream", filename="export.docx")
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    found = gathered(made.as_bytes())
    names = ["stdin", "stdin/release.pdf", "stdin/export.docx:1", "stdin/export.docx:2"]
    assert [one.name for one in found if one.report] == names


def test_a_mailbox_gives_its_messages_one_by_one() -> None:
    first, second = (message(f"Talk {number}.\nFrom here on: more.\n") for number in (1, 2))
    box = io.BytesIO()
    for one in (first, second):
        box.write(
            b"From ada@wire.example Fri Mar 12 10:15:00 2021\n"
            + one.as_bytes().replace(b"\nFrom h", b"\n>From h")
            + b"\n"
        )
    found = gathered(box.getvalue())
    assert [one.name for one in found] == ["stdin:1", "stdin:2"]
    assert [one.report.text.strip() for one in found if one.report] == [
        "Talk 1.\nFrom here on: more.",
        "Talk 2.\nFrom here on: more.",
    ]


def test_of_a_mailbox_a_message_that_is_too_large_is_a_problem_and_the_others_are_read() -> None:
    big, small = message("word " * 2000), message("Talks were held.")
    box = b"".join(b"From a@b Fri Mar 12 10:15:00 2021\n" + one.as_bytes() + b"\n" for one in (big, small, big, small))
    found = gathered(box, largest=2000)
    assert [one.problems[0].what if one.problems else "" for one in found] == ["too_large", "", "too_large", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Subject: talks\n\nThe ministers met.",
        "Date: 12 March 2021\nPlace: Oslo\n\nThe ministers met.",
        "From: the ministry\n\nThe ministers met.",
        "From Oslo to Bergen\n\nThe ministers travelled.",
    ],
)
def test_a_text_that_begins_with_a_line_like_a_header_is_a_text(text: str) -> None:
    (found,) = gathered(text.encode())
    assert found.report is not None
    assert found.report.text == text


def test_a_message_without_words_is_a_problem() -> None:
    made = message("   ")
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    assert [one.problems[0].what for one in gathered(made.as_bytes())] == ["empty"]


def test_parts_without_end_are_refused() -> None:
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    data = b"From: a@b.example\nDate: Fri, 12 Mar 2021 10:00:00 GMT\nSubject: x\nMIME-Version: 1.0\n" + nested
    assert [one.problems[0].what for one in gathered(data)] == ["bad_mail"]


def test_a_damaged_message_gives_a_report_or_a_problem() -> None:
    made = message(List_Id="<daily.wire>")
    made.add_alternative(f"<p>{STORY}</p>", subtype="html")
    made.add_attachment(message("Talks were held."))
    for broken in islice(mutations((made.as_bytes(), message().as_bytes()), seed=5), 300):
        for one in gathered(broken):
            assert one.report is not None or one.problems
