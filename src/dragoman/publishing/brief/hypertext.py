"""A brief in HTML: one file with its own style and nothing from elsewhere; printed, a page of A4.

Invariant: every value is escaped, and an address stands as a link only where it leads into the web.
"""

from collections.abc import Iterator
from html import escape

from dragoman.publishing.brief.page import Brief, Line, Row, Section, Source
from dragoman.publishing.words import day_words

_STYLE = """
@page { size: A4; margin: 11mm 13mm }
:root { color-scheme: light }
body { margin: 1.5rem auto; padding: 0 1rem; max-width: 54rem; color: #1b1b1b; background: #fff;
  font: 0.94rem/1.42 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; overflow-wrap: anywhere }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.2; text-wrap: balance }
h2 { margin: 0.9rem 0 0.25rem; padding-bottom: 0.1rem; border-bottom: 1px solid #b9bec6;
  font-size: 0.82rem; letter-spacing: 0.05em; text-transform: uppercase; color: #1d3f72 }
p { margin: 0.2rem 0 }
ul { margin: 0; padding-left: 1.1rem }
li { margin: 0.12rem 0 }
.head, .foot { color: #4a4f57; font-size: 0.86rem }
.foot { margin-top: 0.5rem; padding-top: 0.3rem; border-top: 1px solid #b9bec6 }
.mark { padding: 0.1rem 0.5rem; border: 2px solid #a3121b; color: #a3121b; font-weight: bold; display: inline-block }
table { width: 100%; border-collapse: collapse; margin-top: 0.5rem }
th, td { padding: 0.22rem 0.5rem 0.22rem 0; vertical-align: top; text-align: left; border-bottom: 1px solid #dde0e5 }
th { font-weight: bold }
thead th { color: #4a4f57; font-size: 0.82rem }
tbody th { width: 38%; font-weight: normal }
td div, th div { margin-bottom: 0.08rem }
sup { line-height: 0; font-size: 0.75em; padding-left: 0.1em }
sup a { color: #1d3f72; text-decoration: none; padding: 0 0.06rem }
.sources { padding-left: 1.6rem; font-size: 0.8rem; line-height: 1.32; color: #33373d }
.sources a { color: inherit }
@media (max-width: 34rem) {
  table, tbody, tr, td, tbody th { display: block; width: auto } thead { display: none }
  tr { border-bottom: 1px solid #b9bec6; padding: 0.3rem 0 } th, td { border: 0; padding: 0.1rem 0 }
  td::before { content: attr(data-as) ": "; color: #4a4f57 }
}
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 7.8pt; line-height: 1.25 }
  h1 { font-size: 13pt } h2 { margin: 4pt 0 1pt; font-size: 7.3pt; break-after: avoid }
  p, li { margin: 0.5pt 0 } table { margin-top: 3pt } th, td { padding: 1.2pt 5pt 1.2pt 0 }
  thead th, .head, .foot { font-size: 7pt } .foot { margin-top: 3pt; padding-top: 2pt }
  .sources { font-size: 6.5pt; line-height: 1.2; columns: 2; column-gap: 5mm }
}
"""


def hypertext(brief: Brief, foot: str) -> str:
    """The page as a file."""
    title = f"{escape(brief.title)}: brief for {day_words(brief.day)}"
    body = [f"<h1>{title}</h1>"]
    if brief.mark:
        body.append(f'<p class="mark">{escape(brief.mark)}</p>')
    body += [f'<p class="head">{escape(words)}</p>' for words in (*brief.head, *brief.rests)]
    body += [
        "<h2>Last met</h2>",
        "<table><thead><tr><th>Who, on this day</th><th>In person</th><th>By telephone or online</th></tr></thead>",
        "<tbody>",
        *map(_row, brief.met),
        "</tbody></table>",
    ]
    for section in brief.sections:
        body += _section(section)
    body += ["<h2>Sources</h2>", '<ol class="sources">', *map(_source, brief.sources), "</ol>"]
    body += [] if brief.sources else ["<p>None.</p>"]
    body.append(f'<p class="foot">{escape(foot)}</p>')
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _row(row: Row) -> str:
    who = "".join(f"<div>{words}</div>" for words in (f"<b>{escape(row.who)}</b>", *map(_line, row.holders)))
    cells = [
        f'<td data-as="{name}">' + "".join(f"<div>{_line(line)}</div>" for line in lines) + "</td>"
        for name, lines in (("In person", row.in_person), ("By telephone or online", row.remote))
    ]
    return f'<tr><th scope="row">{who}</th>{"".join(cells)}</tr>'


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{escape(section.title)}</h2>"
    if section.empty:
        yield f"<p>{escape(section.empty)}</p>"
    more = f"<li>{escape(section.more)}</li>" if section.more else ""
    lines = "".join(f"<li>{_line(line)}</li>" for line in section.lines) + more
    if lines:
        yield f"<ul>{lines}</ul>"


def _line(line: Line) -> str:
    lead = f"<b>{escape(line.lead)}</b> " if line.lead else ""
    cites = ",".join(f'<a href="#s{number}">{number}</a>' for number in line.cites)
    return lead + escape(line.text) + (f"<sup>{cites}</sup>" if cites else "")


def _source(source: Source) -> str:
    told = escape(", ".join(filter(None, (source.outlet, source.day))))
    title = f"<i>{escape(source.title)}</i>" if source.title else ""
    name = f"({escape(source.report)})" if source.title else escape(source.report)
    quote = f"\u201c{escape(source.quote)}\u201d" if source.quote else ""
    address = escape(source.address)
    link = f'<a href="{address}" rel="noreferrer">{address}</a>' if address else ""
    parts = (f"{told}:", title, f"{name}." if name else "", quote, link)
    return f'<li id="s{source.number}">{" ".join(filter(None, parts))}</li>'
