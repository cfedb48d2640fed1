"""Pages as news sites make them today."""

import json

from tests.pages.furniture import (
    ADVERT,
    COMMENT,
    COOKIE,
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
from tests.pages.stories import BRIDGE


def linked_data(s: Set, **more: object) -> str:
    """A script of linked data."""
    stated = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": s.story.headline,
        "datePublished": f"{s.day}T06:30:00+01:00",
        "dateModified": f"{s.day.year + 1}-01-09T10:00:00+01:00",
        "author": {"@type": "Person", "name": s.author},
        "publisher": {"@type": "Organization", "name": s.outlet},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(stated)}</script>'


def semantic(s: Set) -> str:
    state = meta("article:published_time", f"{s.day}T06:30:00+01:00") + meta("og:site_name", s.outlet)
    return (
        head(s, state)
        + f"<body><header>{menu()}</header><main><article><h1>{s.headline}</h1><p class='lead'>{s.summary}</p>"
        f"{s.paragraphs()}</article><aside>{related()}</aside></main>{footer()}</body></html>"
    )


def cards_below(s: Set) -> str:
    cards = "".join(
        f"<article class='card'><a href='/{n}'><h2>{t}</h2><p>{t}: the whole tale.</p></a></article>"
        for n, t in enumerate(RELATED)
    )
    return (
        head(s, linked_data(s))
        + f"<body>{menu()}<article class='story'><h1>{s.headline}</h1>{s.paragraphs()}</article>"
        f"<section class='more'>{cards}</section>{footer('<div class=footer>', '</div>')}</body></html>"
    )


def classes_of_a_builder(s: Set) -> str:
    body = s.paragraphs("<div class='css-1x2y3z'><span class='css-9a'>", "</span></div>")
    return (
        head(s, linked_data(s))
        + f"<body><div id='__next'><div class='css-0'>{menu('<div class=css-1>', '</div>')}</div><div class='css-2'>"
        f"<div class='css-3'><h1 class='css-4'>{s.headline}</h1><div class='css-5'>{body}</div></div>"
        f"<div class='css-6'>{related('<div class=css-7>', '</div>')}</div></div>{footer('<div class=css-8>', '</div>')}"
        '</div><script>window.__DATA__={"a":"<p>no</p>"}</script></body></html>'
    )


def boxes_inside(s: Set) -> str:
    first, second, *rest = s.texts
    inside = "".join(f"<p>{words}</p>" for words in rest)
    return (
        head(s, meta("article:published_time", str(s.day)))
        + f"<body>{menu()}<div class='article-body'><h1>{s.headline}</h1><p>{first}</p>"
        f"{related('<div class=related-box>', '</div>')}<p>{second}</p><div class='newsletter-signup'><p>{PLEA}.</p>"
        f"<form><input type='email'><button>Subscribe</button></form></div>{inside}</div>{footer()}</body></html>"
    )


def adverts_between(s: Set) -> str:
    advert = f"<div class='ad-slot' data-ad='1'><span>Advertisement</span><p>{ADVERT}.</p></div>"
    body = advert.join(f"<p>{words}</p><script>load('ad')</script>" for words in s.texts)
    return (
        head(s, meta("date", f"{s.day}", "name"))
        + f"<body>{menu()}<section class='content'><h1>{s.headline}</h1>{body}</section>{footer()}</body></html>"
    )


def consent_first(s: Set) -> str:
    wall = (
        f"<div class='cookie-consent' role='dialog'><h2>Your choice</h2><p>{COOKIE}.</p><button>Accept</button></div>"
    )
    return (
        head(s, linked_data(s))
        + f"<body>{wall}{menu()}<div class='page'><div class='story'><h1>{s.headline}</h1>{s.paragraphs()}</div></div>"
        f"{footer()}</body></html>"
    )


def many_comments(s: Set) -> str:
    more = "".join(f"<li class='comment'><p>{COMMENT} ({n}).</p></li>" for n in range(12))
    return (
        head(s)
        + f"<body>{menu()}<div class='post'><h1>{s.headline}</h1><time datetime='{s.day}' pubdate>{s.long_day}</time>"
        f"<div class='entry'>{s.paragraphs()}</div></div><div id='disqus_thread'><ol class='commentlist'>{more}</ol></div>"
        f"{footer()}</body></html>"
    )


def blog(s: Set) -> str:
    share = "<div class='sharedaddy'><h3>Share this:</h3><ul><li><a>Tweet</a></li><li><a>E-mail</a></li></ul></div>"
    return (
        head(s, '<meta name="generator" content="WordPress 6.1">')
        + f"<body class='single single-post'><div id='masthead'>{menu()}</div><article id='post-7' class='post hentry'>"
        f"<h1 class='entry-title'>{s.headline}</h1><div class='entry-meta'>Posted on <time class='entry-date published' "
        f"datetime='{s.day}T08:00:00+00:00'>{s.long_day}</time> by <span class='author vcard'>{s.author}</span></div>"
        f"<div class='entry-content'>{s.paragraphs()}{share}</div></article>"
        f"<div id='secondary' class='widget-area'><aside class='widget'>{related()}</aside></div>"
        f"{comments('<section id=comments class=comments-area>', '</section>')}{footer()}</body></html>"
    )


def pictures(s: Set) -> str:
    figure = (
        "<figure><img src='a.jpg' alt='Boats'><figcaption>Boats in the harbour. Photo: H. Lowe</figcaption></figure>"
    )
    first, *rest = s.texts
    return (
        head(s, linked_data(s))
        + f"<body>{menu()}<main><h1>{s.headline}</h1>{figure}<p>{first}</p>{figure}"
        + "".join(f"<p>{words}</p>" for words in rest)
        + f"</main>{footer()}</body></html>"
    )


def subheads(s: Set) -> str:
    body = "".join(f"<h2>Part {n}</h2><p>{words}</p>" for n, words in enumerate(s.texts, 1))
    return (
        head(s, meta("og:article:published_time", f"{s.day}"))
        + f"<body>{menu()}<div class='long-read'><h1>{s.headline}</h1><p><strong>{s.summary}</strong></p>{body}</div>"
        f"{teasers()}{footer()}</body></html>"
    )


def pull_quotes(s: Set) -> str:
    first, second, third, *rest = s.texts
    return (
        head(s, linked_data(s))
        + f"<body>{menu()}<article><h1>{s.headline}</h1><p>{first}</p><p>{second}</p><blockquote><p>{third}</p></blockquote>"
        + "".join(f"<p>{words}</p>" for words in rest)
        + f"</article>{related()}{footer()}</body></html>"
    )


def linked_words(s: Set) -> str:
    texts = [
        words.replace(" the ", " the <a href='/tag/x'>", 1).replace(" of ", "</a> of ", 1)
        if " the " in words and words.find(" of ") > words.find(" the ")
        else words
        for words in s.texts
    ]
    return (
        head(s, meta("article:published_time", str(s.day)))
        + f"<body>{menu()}<div class='article__text'><h1>{s.headline}</h1>"
        + "".join(f"<p>{words}</p>" for words in texts)
        + f"</div>{related()}{footer()}</body></html>"
    )


def endless(s: Set) -> str:
    following = "".join(f"<p>{words}</p>" for words in BRIDGE.paragraphs[:2])
    return (
        head(s, linked_data(s)) + f"<body>{menu()}<article><h1>{s.headline}</h1>{s.paragraphs()}</article>"
        f"<div class='next-story'><article><h2>{BRIDGE.headline}</h2>{following}</article></div>{footer()}</body></html>"
    )


def amp(s: Set) -> str:
    return (
        head(s, linked_data(s)).replace("<html", "<html amp")
        + f"<body><amp-sidebar>{menu()}</amp-sidebar><div class='i-amphtml-body'><h1>{s.headline}</h1>"
        f"<amp-img src='a.jpg'></amp-img>{s.paragraphs()}<amp-ad><p>{ADVERT}.</p></amp-ad></div>{footer()}</body></html>"
    )


def live(s: Set) -> str:
    entries = "".join(
        f"<div class='entry'><time datetime='{s.day}T{18 - n}:05:00'>{18 - n}:05</time><p>{words}</p></div>"
        for n, words in enumerate(s.texts)
    )
    return (
        head(s, meta("article:published_time", f"{s.day}T07:00:00Z"))
        + f"<body>{menu()}<main><h1>{s.headline}</h1><div class='liveblog'>{entries}</div></main>{footer()}</body></html>"
    )


LAYOUTS = (
    semantic,
    cards_below,
    classes_of_a_builder,
    boxes_inside,
    adverts_between,
    consent_first,
    many_comments,
    blog,
    pictures,
    subheads,
    pull_quotes,
    linked_words,
    endless,
    amp,
    live,
)
