"""Sources for people and programs: those that are followed, and those that could be."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import Followed, Polling
from dragoman.publishing.lines import Json
from dragoman.publishing.words import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTold:
    """A source with how it is. condition: in a word or two ("well", "silent"); why: a sentence, "" where it is well."""

    source: Followed
    polling: Polling
    condition: str
    why: str = ""


def sources_page(told: Iterable[SourceTold], *, width: int) -> str:
    """The sources that are followed, by address, each with what is the matter."""
    lines: list[str] = []
    for one in told:
        lines += [one.source.address, f"  {'; '.join(_about(one))}"]
        lines += _wrapped(one.why, width)
        if not one.why and one.polling.problem is not None:
            lines += _wrapped(f"Last time: {one.polling.problem.why}", width)
    return "".join(f"{line}\n" for line in lines)


def choice_page(choice: Iterable[tuple[Followed, str]]) -> str:
    """Sources to choose from, each with where its address is stated."""
    lines: list[str] = []
    for source, stated in choice:
        lines += [source.address, f"  {source_words(source)}", f"  stated: {stated}"]
    return "".join(f"{line}\n" for line in lines)


def source_words(source: Followed) -> str:
    """What is known of a source beside its address: "Yonhap, wire, KR, en"."""
    return ", ".join(word for word in (source.outlet, source.kind.value, source.country, source.language) if word)


def source_json(one: SourceTold) -> Json:
    """A source in the shape of schemas/source.json."""
    polling = one.polling
    return {
        "address": one.source.address,
        "kind": one.source.kind.value,
        "outlet": one.source.outlet or None,
        "country": one.source.country or None,
        "language": one.source.language or None,
        "condition": one.condition,
        "why": one.why or None,
        "holds": polling.holds or None,
        "asked_at": polling.asked_at.isoformat() if polling.asked_at else None,
        "due_at": polling.due_at.isoformat() if polling.due_at else None,
        "last_new": polling.brought[-1].isoformat() if polling.brought else None,
        "failures": polling.failures,
        "problem": {"what": polling.problem.what, "why": polling.problem.why} if polling.problem else None,
    }


def _about(one: SourceTold) -> Iterator[str]:
    yield source_words(one.source)
    yield one.condition
    if one.polling.holds:
        yield one.polling.holds
    if one.polling.brought:
        yield f"last new {day_words(one.polling.brought[-1].date())}"
    if one.polling.due_at is not None:
        yield f"next {one.polling.due_at:%Y-%m-%d %H:%M} UTC"


def _wrapped(words: str, width: int) -> list[str]:
    if not words:
        return []
    return textwrap.wrap(
        words, width, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
