"""Pages as they were made before, and as ministries and archives make them still."""

from tests.pages.furniture import (
    COMMENT,
    LEGAL,
    MENU,
    RELATED,
    Set,
    comments,
    footer,
    head,
    menu,
    meta,
    related,
)


def tables(s: Set) -> str:
    bar = " | ".join(f'<a href="/{name}">{name}</a>' for name in MENU)
    return (
        f"<HTML><HEAD><TITLE>{s.outlet}</TITLE></HEAD><BODY BGCOLOR=#ffffff><TABLE WIDTH=760><TR><TD COLSPAN=3>{bar}</TD></TR>"
        f"<TR><TD WIDTH=120 VALIGN=top>{menu('<font size=1>', '</font>')}</TD><TD><FONT SIZE=5><B>{s.headline}</B></FONT>"
        f"<BR><FONT SIZE=1>{s.long_day}</FONT>{s.paragraphs('<P><FONT FACE=Arial>', '</FONT>')}</TD>"
        f"<TD WIDTH=160>{related('<font size=1>', '</font>')}</TD></TR></TABLE><CENTER>{LEGAL}.</CENTER></BODY></HTML>"
    )


def breaks(s: Set) -> str:
    return (
        head(s, meta("date", str(s.day), "name"))
        + f"<body>{menu('<div id=nav>', '</div>')}<div id=content><h1>{s.headline}</h1>{'<br><br>'.join(s.texts)}</div>"
        f"{footer('<div id=footer>', '</div>')}</body></html>"
    )


def unclosed(s: Set) -> str:
    return (
        f"<html><head><title>{s.headline}</title><meta name=pubdate content='{s.day:%Y%m%d}'></head><body><ul>"
        + "".join(f"<li><a href=/x>{name}</a>" for name in MENU)
        + f"</ul><h1>{s.headline}</h1>"
        + s.paragraphs("<p>", "")
        + f"<hr><p><small>{LEGAL}</small></body></html>"
    )


def sidebar_first(s: Set) -> str:
    side = f"<div id='sidebar'><h3>Most read</h3><ol>{''.join(f'<li><a href=/>{title}</a></li>' for title in RELATED)}</ol></div>"
    return (
        head(s, meta("dc.date.issued", str(s.day), "name"))
        + f"<body><div id='wrap'>{side}{menu('<div id=menu>', '</div>')}<div id='main'><h2>{s.headline}</h2>{s.paragraphs()}"
        f"</div></div>{footer('<div id=foot>', '</div>')}</body></html>"
    )


def unnamed(s: Set) -> str:
    return (
        head(s)
        + f"<body><div><div>{menu('<div>', '</div>')}</div><div><div><b>{s.headline}</b></div><div>{s.long_day}</div>"
        f"{s.paragraphs('<div>', '</div>')}</div><div>{related('<div>', '</div>')}</div><div>{LEGAL}.</div></div></body></html>"
    )


def printed(s: Set) -> str:
    width = 72
    lines: list[str] = []
    for words in s.texts:
        line = ""
        for word in words.split():
            if len(line) + len(word) >= width:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    body = "\n".join(lines)
    return f"<html><head><title>{s.headline}</title></head><body><h3>{s.headline}</h3><p>{s.long_day}</p><pre>{body}</pre></body></html>"


def from_an_office(s: Set) -> str:
    body = s.paragraphs("<p class=MsoNormal style='margin:0cm'><span lang=EN-GB><o:p></o:p>", "</span></p>")
    return (
        f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><title>Press release</title><style>p.MsoNormal{{}}</style>"
        f"</head><body><div class=WordSection1><p class=MsoTitle>{s.headline}</p><p class=MsoNormal>{s.dotted_day}</p>{body}"
        "</div></body></html>"
    )


def ministry(s: Set) -> str:
    crumbs = "<div class='breadcrumb'><a href='/'>Start</a> &gt; <a href='/press'>Press</a> &gt; Press releases</div>"
    return (
        head(s, meta("dcterms.issued", str(s.day), "name"), title="Ministry of Fisheries")
        + f"<body>{menu('<div class=mainnav>', '</div>')}{crumbs}<div id='content' role='main'><h1>{s.headline}</h1>"
        f"<dl class='meta'><dt>Date</dt><dd>{s.dotted_day}</dd><dt>Number</dt><dd>17/21</dd></dl>{s.paragraphs()}</div>"
        f"<div class='contact'><h2>Contact</h2><p>Press office, telephone 0123 456</p></div>{footer()}</body></html>"
    )


def declaration(s: Set) -> str:
    points = "".join(f"<li>{words}</li>" for words in s.texts)
    return (
        head(s, meta("dc.date", str(s.day), "name"))
        + f"<body>{menu()}<div class='document'><h1>{s.headline}</h1><p>The two sides state the following:</p>"
        f"<ol>{points}</ol></div>{footer()}</body></html>"
    )


def forms(s: Set) -> str:
    return (
        head(s)
        + f"<body><form method='post' action='Article.aspx'><input type='hidden' name='__VIEWSTATE' value='{'x' * 3000}'>"
        f"<div id='ctl00_menu'>{menu('<div>', '</div>')}</div><div id='ctl00_body'><span id='ctl00_title'>{s.headline}</span>"
        f"<span id='ctl00_date'>{s.dotted_day}</span>{s.paragraphs()}</div></form>{footer('<div id=ctl00_foot>', '</div>')}"
        "</body></html>"
    )


def xhtml(s: Set) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{s.story.language}"><head><title>{s.headline}</title>'
        f'<meta name="date" content="{s.day}T09:00:00+0100" /></head><body><!-- start <p>no</p> --><div id="navi">'
        f'{menu("<div>", "</div>")}</div><div id="artikel"><h1>{s.headline}</h1>{s.paragraphs()}</div>'
        f"{related('<div id=service>', '</div>')}{footer('<div id=impressum>', '</div>')}</body></html>"
    )


def stamped(s: Set) -> str:
    return (
        head(s)
        + f"<body>{menu('<div class=topnav>', '</div>')}<div class='artikel'><h1>{s.headline}</h1><p class='datum'>Stand: "
        f"{s.dotted_day}, 14:05</p><p class='intro'>{s.summary}</p>{s.paragraphs()}</div>"
        f"{related('<div class=mehr>', '</div>')}{footer('<div class=fuss>', '</div>')}</body></html>"
    )


def bulletin_board(s: Set) -> str:
    return (
        head(s)
        + f"<body>{menu('<div class=bar>', '</div>')}<div class='node'><h2 class='title'>{s.headline}</h2><div class='submitted'>"
        f"Submitted by {s.author} on {s.day:%m/%d/%Y} - 10:15</div><div class='field-item even'>{s.paragraphs()}</div>"
        f"<div class='link-wrapper'><a href='/c'>Add new comment</a></div></div>{comments()}{footer()}</body></html>"
    )


def dated_address(s: Set) -> str:
    address = f"https://courier.example/{s.day:%Y/%m/%d}/story.html"
    return (
        head(s, f'<link rel="canonical" href="{address}">')
        + f"<body>{menu()}<div class='text'><h1>{s.headline}</h1>{s.paragraphs()}</div><div class='reaction'><p>{COMMENT}.</p></div>"
        f"{footer(year=2019)}</body></html>"
    )


def frames_of_a_portal(s: Set) -> str:
    cell = f"<table><tr><td class='headline'>{s.headline}</td></tr><tr><td class='date'>{s.long_day}</td></tr><tr><td>{s.paragraphs()}</td></tr></table>"
    return (
        head(s)
        + f"<body><table><tr><td>{menu('<div>', '</div>')}</td><td>{cell}</td><td>{related('<div>', '</div>')}</td></tr></table>"
        f"{footer('<table><tr><td>', '</td></tr></table>')}</body></html>"
    )


LAYOUTS = (
    tables,
    breaks,
    unclosed,
    sidebar_first,
    unnamed,
    printed,
    from_an_office,
    ministry,
    declaration,
    forms,
    xhtml,
    stamped,
    bulletin_board,
    dated_address,
    frames_of_a_portal,
)
