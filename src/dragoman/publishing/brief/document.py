"""A brief as a document of Word, on a page of A4.

Invariant: the same brief gives the same bytes. The archive's times are fixed, its core properties come from the
record's day, and nothing of the template that a brief does not need goes in.
"""

from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from dragoman.publishing.brief.page import Brief, Line, Row, Section, Source
from dragoman.publishing.visible import short
from dragoman.publishing.words import day_words

_FONT = "Arial"  # every office program has it, or letters of the same widths
_BLUE, _GREY, _RED = RGBColor(0x1D, 0x3F, 0x72), RGBColor(0x4A, 0x4F, 0x57), RGBColor(0xA3, 0x12, 0x1B)
_BODY, _SMALL, _SOURCES = Pt(8), Pt(7), Pt(6.5)
_WIDTHS = (Mm(62), Mm(64), Mm(58))
_MOST_TITLE = 200  # of what the file says of itself, where 255 are allowed
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP archive can hold


def document(brief: Brief, foot: str) -> bytes:
    """The page as a file."""
    made = docx.Document()
    _set_up(made, brief)
    _paragraph(made, f"{brief.title}: brief for {day_words(brief.day)}", "Title")
    if brief.mark:
        run = _paragraph(made, brief.mark).runs[0]
        run.bold, run.font.color.rgb = True, _RED
    for words in (*brief.head, *brief.rests):
        _small(_paragraph(made, words))
    _paragraph(made, "Last met", "Heading 1")
    _table(made, brief.met)
    for section in brief.sections:
        _section(made, section)
    _paragraph(made, "Sources" if brief.sources else "Sources: none", "Heading 1")
    _columns(made.add_section(WD_SECTION.CONTINUOUS), 2)
    for source in brief.sources:
        _source(made, source)
    _columns(made.add_section(WD_SECTION.CONTINUOUS), 1)  # columns are of one height where a section follows them
    last = made.sections[0].footer.paragraphs[0]
    last.add_run(foot)
    _small(last)
    held = BytesIO()
    made.save(held)
    return _settled(held.getvalue())


def _set_up(made: docx.document.Document, brief: Brief) -> None:
    """The paper, the styles, and what the file says of itself."""
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(13)
    page.top_margin, page.bottom_margin = Mm(11), Mm(13)
    page.header_distance = page.footer_distance = Mm(5)
    for name, size, before, after in (
        ("Normal", _BODY, 0, 1),
        ("Title", Pt(14), 0, 1),
        ("Heading 1", Pt(8.5), 5, 1),
        ("List Bullet", _BODY, 0, 0.5),
        ("Footer", _SMALL, 0, 0),
    ):
        style = made.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(f"the style {name} is none of paragraphs")
        _dress(style, size, before, after)
    made.styles["Heading 1"].font.color.rgb = _BLUE
    bullets = made.styles["List Bullet"].paragraph_format
    bullets.left_indent, bullets.first_line_indent = Mm(4), Mm(-4)
    at = datetime.combine(brief.day, time(), UTC)
    said = made.core_properties
    said.author, said.last_modified_by, said.comments = "Dragoman", "Dragoman", ""
    said.title, said.subject = short(f"{brief.title}: brief for {day_words(brief.day)}", _MOST_TITLE), brief.mark
    said.created = said.modified = at
    said.revision = 1
    package = made.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/metadata/thumbnail")]:
        package.rels.pop(key)  # a picture of the template, not of this page


def _dress(style: ParagraphStyle, size: Pt, before: float, after: float) -> None:
    style.font.name, style.font.size = _FONT, size
    style.font.color.rgb = RGBColor(0x1B, 0x1B, 0x1B)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)


def _paragraph(made: docx.document.Document, text: str, style: str = "Normal") -> Paragraph:
    return made.add_paragraph(text, style=style)


def _small(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = _SMALL, _GREY


def _table(made: docx.document.Document, rows: tuple[Row, ...]) -> None:
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for cell, words in zip(
        table.rows[0].cells, ("Who, on this day", "In person", "By telephone or online"), strict=True
    ):
        cell.paragraphs[0].add_run(words).bold = True
        _small(cell.paragraphs[0])
    for row in rows:
        cells = table.add_row().cells
        _fill(cells[0], (Line(text="", lead=row.who), *row.holders))
        _fill(cells[1], row.in_person)
        _fill(cells[2], row.remote)
    for row_made in table.rows:
        for cell, width in zip(row_made.cells, _WIDTHS, strict=True):
            cell.width = width
    _thin(table._tbl)  # noqa: SLF001 - python-docx has no other way to its borders


def _thin(table: docx.oxml.table.CT_Tbl) -> None:
    """Thin lines between rows alone."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "B9BEC6")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    for side in ("left", "right", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    table.tblPr.append(borders)


def _fill(cell: _Cell, lines: tuple[Line, ...]) -> None:
    for number, line in enumerate(lines):
        _write(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)


def _section(made: docx.document.Document, section: Section) -> None:
    _paragraph(made, section.title, "Heading 1")
    for line in section.lines:
        _write(made.add_paragraph(style="List Bullet"), line)
    if section.empty:
        _paragraph(made, section.empty)
    if section.more:
        made.add_paragraph(section.more, style="List Bullet")


def _write(paragraph: Paragraph, line: Line) -> None:
    if line.lead:
        paragraph.add_run(line.lead + (" " if line.text else "")).bold = True
    paragraph.add_run(line.text)
    if line.cites:
        run = paragraph.add_run("\u00a0" + ",".join(map(str, line.cites)))
        run.font.superscript, run.font.color.rgb = True, _BLUE


def _source(made: docx.document.Document, source: Source) -> None:
    paragraph = made.add_paragraph()
    paragraph.add_run(f"{source.number}  ").bold = True
    paragraph.add_run(f"{', '.join(filter(None, (source.outlet, source.day)))}: ")
    if source.title:
        paragraph.add_run(source.title).italic = True
    name = f" ({source.report})" if source.title else source.report
    quote = f" \u201c{source.quote}\u201d" if source.quote else ""
    paragraph.add_run(f"{name}{'.' if name else ''}{quote}")
    for run in paragraph.runs:
        run.font.size = _SOURCES
    if source.address:
        paragraph.add_run(" ").font.size = _SOURCES
        _link(paragraph, source.address)
    paragraph.paragraph_format.space_after = Pt(0.5)


def _link(paragraph: Paragraph, address: str) -> None:
    """An address that can be followed."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(address)
    run.font.size, run.font.color.rgb = _SOURCES, _BLUE
    link.append(run._r)  # noqa: SLF001 - python-docx cannot make a link
    paragraph._p.append(link)  # noqa: SLF001 - the same


def _columns(section: docx.section.Section, number: int) -> None:
    found = section._sectPr.xpath("./w:cols")  # noqa: SLF001 - python-docx knows of no columns
    columns = found[0] if found else OxmlElement("w:cols")
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), "284")
    if not found:
        section._sectPr.append(columns)  # noqa: SLF001 - the same


def _settled(made: bytes) -> bytes:
    """The archive with fixed times, its parts in the order in which they were written."""
    held = BytesIO()
    with ZipFile(BytesIO(made)) as given, ZipFile(held, "w", ZIP_DEFLATED, compresslevel=9) as kept:
        for name in given.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            kept.writestr(info, given.read(name))
    return held.getvalue()
