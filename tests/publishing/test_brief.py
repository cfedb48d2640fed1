"""A brief in its three forms: what stands in it stands in each, and no text from outside can make it say more."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO

import docx
import pytest
from lxml import etree  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from dragoman.publishing.brief import FORMS, Brief, Line, Row, Section, Source, id_of, written
from dragoman.publishing.links import web_address
from dragoman.publishing.visible import short

HARM = (
    "# Head\n\n[click](https://evil.example) ![i](https://evil.example/i.png) <script>alert(1)</script> | a | b |\n"
    "- item `code` **bold** https://evil.example/x www.evil.example <https://evil.example> \u202eyadseuT\u202c"
    "\x00\x0b\ud800\ufffe & &amp; \\ {{ 7 }} =HYPERLINK(1)"
)
FINE = Brief(
    title="Japan \u2013 United States",
    day=date(2023, 1, 10),
    mark="",
    head=("As known on 10 Jan 2023. 35 reports read.",),
    met=(
        Row(
            who="Leaders",
            holders=(Line(lead="JP:", text="Fumio Kishida, Prime Minister"),),
            in_person=(Line(lead="24 May 2022", text="quad in Tokyo, JP", cites=(1,)),),
            remote=(Line(text="none in the 33 reports read for JP-US"),),
        ),
    ),
    sections=(
        Section(title="Next", lines=(Line(lead="11 Jan 2023", text="2+2 JP-US: scheduled", cites=(1, 2)),), empty=""),
        Section(title="Agreements about to expire", lines=(), empty="None in the 33 reports read for JP-US."),
    ),
    sources=(
        Source(
            number=1,
            key="r1",
            outlet="Example Wire",
            day="8 Jan 2023",
            title="Ministers to meet",
            quote="will meet in Washington",
            report="wire/one",
            address="https://wire.example/one",
        ),
        Source(number=2, key="r2", outlet="", day="9 Jan 2023", title="", quote="", report="two", address=""),
    ),
    rests=("Rests on 33 reports read for JP-US.",),
    made_with="Dragoman 1.2.3, facts 01234567",
    reports=("r1", "r2"),
    claims=("c1",),
)


def harmed(words: str) -> Brief:
    """The brief with the words, made fit as `brief_of` does, wherever words from outside may stand."""
    said = short(words)
    line = Line(lead=said, text=said, cites=(1,))
    source = replace(FINE.sources[0], outlet=said, title=said, quote=said, report=said, address=web_address(words))
    return replace(
        FINE,
        title=said,
        met=(replace(FINE.met[0], holders=(line,), in_person=(line,), remote=(line,)),),
        sections=(Section(title="Next", lines=(line,), empty="", more=said),),
        sources=(source,),
    )


def words_of(body: bytes) -> str:
    """What a document of Word shows, table and foot too."""
    with zipfile.ZipFile(BytesIO(body)) as held:
        parts = [held.read(name) for name in held.namelist() if re.fullmatch(r"word/(document|footer\d*)\.xml", name)]
    return " ".join("".join(etree.fromstring(part).itertext()) for part in parts)


class Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]
        assert not any(name.startswith("on") for name, _ in attrs)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_all_of_it_and_how_to_have_it_again(form: str) -> None:
    body = written(FINE, form, "b0123456789abcd")
    shown = words_of(body) if form == "docx" else re.sub(r"[\\*]|<[^>]*>", "", body.decode())
    for words in (
        "Japan \u2013 United States: brief for 10 Jan 2023",
        "Fumio Kishida, Prime Minister",
        "quad in Tokyo, JP",
        "None in the 33 reports read for JP-US.",
        "Example Wire, 8 Jan 2023",
        "Ministers to meet",
        "\u201cwill meet in Washington\u201d",
        "Rests on 33 reports read",
        "dragoman brief --rebuild b0123456789abcd",
        "Dragoman 1.2.3, facts 01234567",
    ):
        assert words in shown
    assert b"https://wire.example/one" in (zipped(body) if form == "docx" else body)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_what_was_left_out_of_a_section_without_lines_is_told_in_every_form(form: str) -> None:
    section = Section(title="Next", lines=(), empty="None but these in what was read:", more="3 without a day.")
    body = written(replace(FINE, sections=(section,)), form)
    words = words_of(body) if form == "docx" else body.decode("utf-8")
    assert "None but these in what was read:" in words
    assert "3 without a day" in words


def zipped(body: bytes) -> bytes:
    """All parts of an archive."""
    with zipfile.ZipFile(BytesIO(body)) as held:
        return b"".join(held.read(name) for name in held.namelist())


@pytest.mark.parametrize("form", FORMS)
def test_the_same_brief_gives_the_same_bytes_and_one_that_is_not_kept_says_so(form: str) -> None:
    assert written(FINE, form, "b1") == written(FINE, form, "b1")
    assert written(FINE, form, "b1") != written(FINE, form, "b2")
    bare = written(FINE, form)
    assert b"Not kept" in (zipped(bare) if form == "docx" else bare)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_marked_says_so_on_the_page(form: str) -> None:
    body = written(replace(FINE, mark="TEAM: not to leave the desk"), form)
    assert b"TEAM: not to leave the desk" in (zipped(body) if form == "docx" else body)
    assert b"TEAM" not in (zipped(written(FINE, form)) if form == "docx" else written(FINE, form))


def test_a_document_takes_its_times_from_the_record_and_none_from_the_clock() -> None:
    body = written(FINE, "docx", "b1")
    with zipfile.ZipFile(BytesIO(body)) as held:
        assert {info.date_time for info in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in held.namelist())
    core = docx.Document(BytesIO(body)).core_properties
    assert (core.created.date(), core.modified.date()) == (FINE.day, FINE.day)
    assert (core.author, core.title) == ("Dragoman", "Japan \u2013 United States: brief for 10 Jan 2023")


def test_a_document_is_of_a4() -> None:
    page = docx.Document(BytesIO(written(FINE, "docx"))).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_no_title_makes_markup_of_markdown() -> None:
    def shape(brief: Brief) -> list[str]:
        tokens = MarkdownIt("commonmark").enable("table").parse(written(brief, "md").decode())
        inner = [one.type for token in tokens for one in token.children or ()]
        return [token.type for token in tokens] + [kind for kind in inner if kind not in ("text", "softbreak")]

    plain, harm = shape(harmed("plain words")), shape(harmed(HARM))
    assert "table_open" in plain
    assert harm == plain
    text = written(harmed(HARM), "md").decode()
    assert "https://evil" not in text  # what GitHub would make a link of
    assert "www.evil" not in text
    assert "\u202e" not in text


def test_no_title_makes_elements_of_html_and_nothing_is_loaded_from_elsewhere() -> None:
    def read(brief: Brief) -> Tags:
        tags = Tags()
        tags.feed(written(brief, "html").decode())
        return tags

    plain, harm = read(harmed("plain words")), read(harmed(HARM))
    assert harm.tags == plain.tags
    assert {"script", "img", "link", "iframe"}.isdisjoint(harm.tags)
    assert {one[:2] for one in harm.sources} == {"#s"}
    assert "url(" not in written(FINE, "html").decode()
    assert "@import" not in written(FINE, "html").decode()


def test_no_title_breaks_a_document() -> None:
    body = written(harmed(HARM), "docx")
    found = docx.Document(BytesIO(body))
    text = words_of(body)
    assert "<script>alert(1)</script>" in text  # as words
    assert not any(mark in text for mark in ("\u202e", "\x00", "\ufffe"))
    assert len(found.tables) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_title_of_five_million_letters_is_cut(form: str) -> None:
    assert len(written(harmed("x" * 5_000_000), form)) < 60_000


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("https://wire.example/a?b=1&c=2", "https://wire.example/a?b=1&c=2"),
        ('https://wire.example/"><script>', "https://wire.example/%22%3E%3Cscript%3E"),
        ("https://wire.example/a b) [x]", "https://wire.example/a%20b%29%20%5Bx%5D"),
        ("https://wire.example/\u202e", "https://wire.example/%E2%80%AE"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://[", ""),
        ("wire/one", ""),
        ("https://wire.example/" + "a" * 3_000, ""),
    ],
)
def test_only_addresses_that_lead_into_the_web_are_links(said: str, made: str) -> None:
    assert web_address(said) == made


def test_an_id_is_of_the_content_the_form_and_the_bytes() -> None:
    ids = {id_of(b"c", "md", b"x"), id_of(b"d", "md", b"x"), id_of(b"c", "html", b"x"), id_of(b"c", "md", b"y")}
    assert len(ids) == 4
    assert all(re.fullmatch(r"b[0-9a-f]{14}", one) for one in ids)
