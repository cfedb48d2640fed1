"""What kind of thing a file is."""

import pytest

from dragoman.intake.kinds import Kind, kind_of_bytes, kind_of_text


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'{"text": "Talks."}\n{"text": "More talks."}\n', Kind.JSON_LINES),
        (b'\xef\xbb\xbf{"text": "Talks."}', Kind.JSON_LINES),
        (b'{\n  "text": "Talks."\n}\n', Kind.JSON),
        (b'[{"text": "Talks."}]', Kind.JSON),
        (b"[ad_1]\nTalks were held.", None),
        (b"{Editor's note} Talks were held.", None),
        (b"Talks were held.", None),
        (b"", None),
    ],
)
def test_json_is_told_by_its_first_bytes(head: bytes, kind: Kind | None) -> None:
    assert kind_of_bytes(head, ending="") is kind


def test_a_file_that_says_it_holds_json_lines_is_read_as_such() -> None:
    assert kind_of_bytes(b"broken\n", ending=".jsonl") is Kind.JSON_LINES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!DOCTYPE html><p>Talks.</p>", Kind.HTML),
        ("\n<html>\n<body>Talks.</body></html>", Kind.HTML),
        ("<div><p>Talks.</p></div>", Kind.HTML),
        ("Talks <b>were</b> held.", Kind.TEXT),
        ("<Talks were held>", Kind.TEXT),
        ("<", Kind.TEXT),
    ],
)
def test_html_is_told_by_its_tags(text: str, kind: Kind) -> None:
    assert kind_of_text(text) is kind
