"""Pages that mislead: what looks like a story is none, or the story does not look like one."""

import json

from tests.pages.furniture import (
    ADVERT,
    COMMENT,
    COOKIE,
    LEGAL,
    PLEA,
    RELATED,
    Set,
    comments,
    footer,
    head,
    menu,
    meta,
    related,
    teasers,
)
from tests.pages.modern import linked_data
from tests.pages.stories import BRIDGE


def short_notice(s: Set) -> str:
    first, *_ = s.texts
    return (
        head(s, meta("article:published_time", str(s.day)))
        + f"<body>{menu()}<div class='notice'><h1>{s.headline}</h1><p>{first}</p></div>{related()}{comments()}{footer()}</body></html>"
    )


def long_policy(s: Set) -> str:
    policy = "".join(f"<p>{COOKIE}, and point {n} says what happens then.</p>" for n in range(20))
    return (
        head(s, linked_data(s))
        + f"<body><div class='gdpr-popup'>{policy}</div>{menu()}<div class='body'><h1>{s.headline}</h1>{s.paragraphs()}</div>"
        f"{footer()}</body></html>"
    )


def hidden_copy(s: Set) -> str:
    return (
        head(s, linked_data(s)) + f"<body>{menu()}<div class='story'><h1>{s.headline}</h1>{s.paragraphs()}</div>"
        f"<div style='display:none' class='print-only'><p>{LEGAL}, printed on page one.</p></div>{footer()}</body></html>"
    )


def questions(s: Set) -> str:
    body = "".join(
        f"<p><b>Question {n}:</b> And then?</p><p><b>Answer:</b> {words}</p>" for n, words in enumerate(s.texts)
    )
    return (
        head(s, meta("parsely-pub-date", f"{s.day}T10:00:00Z", "name"))
        + f"<body>{menu()}<div class='interview'><h1>{s.headline}</h1>{body}</div>{footer()}</body></html>"
    )


def sections_in_sections(s: Set) -> str:
    body = "".join(f"<section><div class='paragraph'><div><p>{words}</p></div></div></section>" for words in s.texts)
    return (
        head(s, linked_data(s))
        + f"<body>{menu()}<main><div><h1>{s.headline}</h1>{body}</div></main>{related()}{footer()}</body></html>"
    )


def figures_in_a_table(s: Set) -> str:
    first, *rest = s.texts
    rows = "".join(f"<tr><td>Ship {n}</td><td>{n * 7} tonnes</td></tr>" for n in range(1, 5))
    return (
        head(s, meta("article:published_time", str(s.day)))
        + f"<body>{menu()}<article><h1>{s.headline}</h1><p>{first}</p><table>{rows}</table>"
        + "".join(f"<p>{words}</p>" for words in rest)
        + f"</article>{footer()}</body></html>"
    )


def spans_only(s: Set) -> str:
    return (
        head(s, linked_data(s))
        + f"<body>{menu()}<div class='txt'><span class='hl'>{s.headline}</span>{s.paragraphs('<span class=par>', '</span><br/>')}</div>"
        f"{footer()}</body></html>"
    )


def folded_parts(s: Set) -> str:
    first, second, *rest = s.texts
    return (
        head(s, meta("article:published_time", str(s.day)))
        + f"<body>{menu()}<article><h1>{s.headline}</h1><p>{first}</p><details><summary>More</summary><p>{second}</p></details>"
        + "".join(f"<p>{words}</p>" for words in rest)
        + f"</article>{teasers()}{footer()}</body></html>"
    )


def words_in_data(s: Set) -> str:
    body = "\n\n".join(s.story.paragraphs)
    return (
        head(s, linked_data(s, articleBody=body))
        + f"<body>{menu()}<article><h1>{s.headline}</h1>{s.paragraphs()}</article><div class='paywall'><p>{PLEA}.</p></div>"
        f"{footer()}</body></html>"
    )


def other_dates(s: Set) -> str:
    old = "".join(
        f"<li><time datetime='2009-0{n + 1}-11'>11.0{n + 1}.2009</time> {title}</li>" for n, title in enumerate(RELATED)
    )
    return (
        head(s)
        + f"<body>{menu()}<ul class='archive'>{old}</ul><div class='post'><h1>{s.headline}</h1><p class='published'>{s.long_day}</p>"
        f"{s.paragraphs()}</div>{footer(year=2011)}</body></html>"
    )


def updated_later(s: Set) -> str:
    return (
        head(s)
        + f"<body>{menu()}<article><h1>{s.headline}</h1><p>Published: {s.long_day}</p><p>Last updated: 2 February 2032</p>"
        f"{s.paragraphs()}</article>{footer(year=2032)}</body></html>"
    )


def story_in_main_only(s: Set) -> str:
    return (
        head(s, linked_data(s))
        + f"<body><header>{menu()}<p>{ADVERT}.</p></header><main>{s.paragraphs()}</main><footer><p>{LEGAL}.</p><p>{COMMENT}.</p></footer>"
        "</body></html>"
    )


def next_to_others(s: Set) -> str:
    other = "".join(f"<p>{words}</p>" for words in BRIDGE.paragraphs[:1])
    return (
        head(s, linked_data(s))
        + f"<body>{menu()}<div class='col-8'><div class='article-detail'><h1>{s.headline}</h1>{s.paragraphs()}</div></div>"
        f"<div class='col-4'><div class='recommended'><h3>{BRIDGE.headline}</h3>{other}</div></div>{footer()}</body></html>"
    )


def bare_data(s: Set) -> str:
    state = json.dumps({"props": {"story": {"body": list(s.story.paragraphs)}}})
    return (
        head(s, meta("article:published_time", str(s.day)))
        + f"<body><div id='app'>{menu()}<div class='render'><h1>{s.headline}</h1>{s.paragraphs()}</div></div>"
        f"<script id='__NEXT_DATA__' type='application/json'>{state}</script>{footer()}</body></html>"
    )


LAYOUTS = (
    short_notice,
    long_policy,
    hidden_copy,
    questions,
    sections_in_sections,
    figures_in_a_table,
    spans_only,
    folded_parts,
    words_in_data,
    other_dates,
    updated_later,
    story_in_main_only,
    next_to_others,
    bare_data,
)
