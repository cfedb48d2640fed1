"""A brief in Markdown (CommonMark, with one table as GitHub writes them).

Invariant: every character of outside text that Markdown could read as markup stands escaped, so that no title makes a
link, an image, a heading, a row or an element of HTML.
"""

import re
from collections.abc import Iterator

from dragoman.publishing.brief.page import Brief, Line, Row, Section, Source
from dragoman.publishing.words import day_words

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$@^=])")
_LINKS = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)|(?<=mailto)(:)")


def markdown(brief: Brief, foot: str) -> str:
    """The page as text."""
    lines = [f"# {_text(brief.title)}: brief for {day_words(brief.day)}", ""]
    if brief.mark:
        lines += [f"**{_text(brief.mark)}**", ""]
    lines += [*(f"{_text(words)}  " for words in (*brief.head, *brief.rests)), "", "## Last met", ""]
    lines += ["| | In person | By telephone or online |", "| --- | --- | --- |", *map(_row, brief.met), ""]
    for section in brief.sections:
        lines += [*_section(section), ""]
    lines += ["## Sources", "", *map(_source, brief.sources)]
    lines += [] if brief.sources else ["None."]
    lines += ["", "---", "", _text(foot)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {_text(section.title)}"
    yield ""
    yield from (f"- {_line(line)}" for line in section.lines)
    if section.empty:
        yield _text(section.empty)
    if section.more:
        yield f"- {_text(section.more)}"


def _row(row: Row) -> str:
    who = "<br>".join([f"**{_text(row.who)}**", *map(_line, row.holders)])
    cells = ["<br>".join(map(_line, lines)) for lines in (row.in_person, row.remote)]
    return f"| {' | '.join((who, *cells))} |"


def _line(line: Line) -> str:
    lead = f"**{_text(line.lead)}** " if line.lead else ""
    return lead + _text(line.text) + "".join(f" [{number}]" for number in line.cites)


def _source(source: Source) -> str:
    told = ", ".join(_text(part) for part in (source.outlet, source.day) if part)
    title = f"*{_text(source.title)}*" if source.title else ""
    name = f"({_text(source.report)})" if source.title else _text(source.report)
    parts = (
        f"{told}:",
        title,
        f"{name}." if name else "",
        f"\u201c{_text(source.quote)}\u201d" if source.quote else "",
    )
    address = f"<{source.address}>" if source.address else ""
    return f"{source.number}. {' '.join(filter(None, (*parts, address)))}"


def _text(words: str) -> str:
    return _LINKS.sub(lambda one: "\\" + one[0], _MARKUP.sub(r"\\\1", words))
