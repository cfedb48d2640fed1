"""What a search found: the reports with the words in them, and the entries that rest on such words."""

from collections.abc import Sequence

from dragoman.model import Hit
from dragoman.publishing.lines import Json, received
from dragoman.publishing.quotes import quote_line, wrapped
from dragoman.publishing.words import claim_words, count_words, day_words

_PLACE = ("start", "end", "quote")


def hits_page(hits: Sequence[Hit], found: int, *, width: int) -> str:
    """The reports, newest first. found: how many there are, shown or not."""
    lines = [f"{count_words(found, 'report')} found{'' if found == len(hits) else f', the newest {len(hits):,} shown'}"]
    for hit in hits:
        report = hit.reading.report
        outlet = hit.reading.outlet or report.outlet
        lines += ["", " | ".join(filter(None, (day_words(hit.published), hit.reading.title or report.title, outlet)))]
        lines += [quote_line(hit.reading, hit.words)] if hit.words else [f"    {report.name}: in its title"]
        lines += [f"    entry {entry}: {claim_words(claim)}" for claim, _, entry in hit.claims]
    return "\n".join(wrapped(lines, width)) + "\n"


def hit_json(hit: Hit) -> Json:
    """A report that was found, in the shape of schemas/hit.json."""
    report = hit.reading.report
    return {
        "report": {"id": report.name, "content": report.id, "title": hit.reading.title or report.title or None},
        "outlet": hit.reading.outlet or report.outlet or None,
        "published": hit.published.isoformat() if hit.published else None,
        "entries": [
            {"id": entry, "claim": claim.key, **dict(zip(_PLACE, received(hit.reading, quote), strict=True))}
            for claim, quote, entry in hit.claims
        ],
    }
