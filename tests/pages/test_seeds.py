"""The founding reports as pages of the kind they were pasted from say what they say as texts.

The pages are made here from the texts beside the tree; nothing of them is kept.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from dragoman import knowledge
from dragoman.intake import Intake
from dragoman.model import Claim, Cleaner, Report
from dragoman.pipeline.pages import Pages
from dragoman.pipeline.readings import read_one

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))
_MARKED = re.compile(r"\s*•\s+(.*)")
_NOT_TOLD = {"[ad_1]", "<", "topics", "Short Url:"}
_BELOW = {"Most Popular", "Recommended", "return to top", "SUBSCRIBE NOW"}
pytestmark = pytest.mark.skipif(not FILES, reason="the founding reports are not beside the tree")


def page_of(text: str, layout: str) -> str:
    """A text as a page. layout: "article" marks what is what, "blog" has classes of WordPress, "bare" has divisions."""
    lines = [line for line in text.splitlines() if line.strip()]
    first_long = next(at for at, line in enumerate(lines) if len(line) > 160)
    body = "\n".join(_elements(lines, first_long, "div" if layout == "bare" else "p"))
    menu = "<nav><ul>" + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("World", "Asia", "Sport")) + "</ul></nav>"
    if layout == "article":
        body = f"<main><article>{body}</article></main>"
    elif layout == "blog":
        body = (
            f"<div class='post hentry'><div class='entry-content'>{body}</div></div><div class='sidebar'>{menu}</div>"
        )
    else:
        body = f"<div><div>{body}</div></div>"
    return (
        f"<html><head><title>The page</title></head><body>{menu}{body}<footer><p>© The paper</p></footer></body></html>"
    )


def _elements(lines: list[str], first_long: int, paragraph: str) -> Iterator[str]:
    """The lines as elements: bullets as lists, what stands under a picture as captions, the headline as one."""
    headed = False
    for at, line in enumerate(lines):
        words = escape(line.strip(), quote=False)
        if line.strip() in _NOT_TOLD:
            continue
        if match := _MARKED.match(line):
            yield f"<ul><li>{escape(match[1], quote=False)}</li></ul>"
        elif line.strip() in _BELOW:
            yield f"<div class='widget'><h4>{words}</h4></div>"
        elif at < first_long and line.rstrip().endswith("/file)"):
            yield f"<figure><img src='{at}.jpg'><figcaption>{words}</figcaption></figure>"
        elif at < first_long and not headed and 30 < len(line) < 110 and not re.search(r"\d{4}", line):
            headed = True
            yield f"<h1>{words}</h1>"
        else:
            yield f"<{paragraph}>{words}</{paragraph}>"


def said(claim: Claim) -> tuple[object, ...]:
    """A claim without where it stands."""
    return (
        claim.format.value.value,
        claim.codes,
        claim.status.value.value,
        claim.when.value.edtf if claim.when else "",
        (claim.venue.value.city, claim.venue.value.country, claim.venue.value.virtual) if claim.venue else None,
        tuple(sorted((who.name, who.named) for who in claim.participants)),
        tuple(sorted(topic.value.value for topic in claim.topics)),
    )


def claims(text: str, markup: str, cleaner: Cleaner) -> list[tuple[object, ...]]:
    with Pages(cleaner) as pages:
        outcome = read_one(Intake(name="seed", report=Report.make(name="seed", text=text, markup=markup)), FACTS, pages)
    assert outcome.reading is not None
    return sorted(map(said, outcome.reading.claims), key=repr)


FACTS = knowledge.load()


@pytest.mark.parametrize("cleaner", [Cleaner.FAST, Cleaner.CAREFUL])
@pytest.mark.parametrize("layout", ["article", "blog", "bare"])
@pytest.mark.parametrize("file", FILES, ids=[file.name[:3] for file in FILES])
def test_a_page_says_what_the_text_says(file: Path, layout: str, cleaner: Cleaner) -> None:
    text = file.read_text(encoding="utf-8")
    assert claims(page_of(text, layout), "html", cleaner) == claims(text, "text", Cleaner.FAST)
