"""Meetings beside a gathering take its place and days where they tell none: "on the sidelines of the G20".

Where and when the gathering is, any sentence of the report may say ("The G20 takes place in Osaka on June 28").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.dates import SaidKind, TimeMention
from dragoman.model import Status, When
from dragoman.reading.background import is_since
from dragoman.reading.claims import Draft
from dragoman.reading.frame import Frame
from dragoman.reading.gatherings import is_club
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Item, Sentence
from dragoman.reading.scene import Scene
from dragoman.reading.sidelines import is_beside, is_within
from dragoman.reading.spans import length
from dragoman.reading.timing import is_contrasted, is_saying
from dragoman.reading.venues import Spot, grounds_in

_ATTENDING = frozenset({"attend", "attends", "attending"})
_OCCASIONS = words_of("occasions")
_BEGINNING = frozenset({"begins", "starts", "opens", "beginning", "starting", "opening", "begin", "start", "open"})
_REACH = 14  # items behind a gathering in which its place and days stand
_LEAD = 4  # items between "attend" and the gathering
_MONTH = 31  # days within which a gathering falls
_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


@dataclass(frozen=True, slots=True)
class Site:
    """Where and when a gathering is."""

    spot: Spot | None = None
    time: TimeMention | None = None


def beside_gatherings(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """The drafts, meetings beside a gathering with what they leave to it."""
    sites = _sites(scene)
    return [_with_site(d, sites, scene) for d in drafts] if sites else list(drafts)


def _with_site(draft: Draft, sites: dict[str, Site], scene: Scene) -> Draft:
    total = draft.event.sum
    complete = total.spot is not None and (total.time is not None or draft.part_of is not None)
    if complete or total.act in ("visit", "summon") or total.family == "call" or total.like_last or total.background:
        return draft
    if any(p.side == "member" and is_club(p.who.party) for p in total.parts):
        return draft  # the gathering itself
    for frame in draft.event.frames:
        name = _host_of(scene.sentences[frame.sentence], frame) or _last_host(frame, sites, scene)
        site = sites.get(name) if name else None
        if site is None:
            continue
        spot = total.spot or site.spot
        time = total.time
        if time is None and site.time is not None and _may_be_on(site.time.when, total.status, scene.published):
            time = site.time
        return replace(draft, event=replace(draft.event, sum=replace(total, spot=spot, time=time)))
    return draft


def _may_be_on(when: When | None, status: Status, published: date | None) -> bool:
    """Whether a meeting of that status may lie within those days."""
    if when is None or published is None:
        return when is not None
    if status in _PLANS:
        return when.latest is None or when.latest >= published
    return when.earliest is not None and when.earliest <= published


def _host_of(sentence: Sentence, frame: Frame) -> str:
    """The gathering beside which or at which a frame's sentence tells it."""
    words = sentence.words()
    for index, item in enumerate(sentence.items):
        name = _name_of(sentence, index)
        if not name or item.start == frame.words[0]:
            continue
        if is_beside(words, index) or is_within(words, index) or _ATTENDING & set(words[max(0, index - _LEAD) : index]):
            return name
    return ""


def _last_host(frame: Frame, sites: dict[str, Site], scene: Scene) -> str:
    """As in "Trudeau also met Modi on the sidelines": the gathering told last."""
    words = scene.sentences[frame.sentence].words()
    aside = any(w == "sidelines" and words[n + 1 : n + 2] != ["of"] for n, w in enumerate(words))
    if not aside and not any(_is_the_gathering(words, n) for n in range(len(words))):
        return ""
    for number in range(frame.sentence, max(-1, frame.sentence - _BACK), -1):
        sentence = scene.sentences[number]
        names = [name for index in range(len(sentence.items)) if (name := _name_of(sentence, index)) in sites]
        if names:
            return names[-1]
    return ""


def _is_the_gathering(words: list[str], index: int) -> bool:
    """As in "will meet him at the summit", "on the margins of the conference"."""
    if words[index] not in _GATHERINGS or words[index - 1 : index] != ["the"] or words[index + 1 : index + 2] == ["of"]:
        return False
    return is_beside(words, index) or is_within(words, index)


_GATHERINGS = frozenset({"summit", "conference", "forum", "gathering"})
_BACK = 5  # sentences over which "the sidelines" are still those of the gathering told


def _name_of(sentence: Sentence, index: int) -> str:
    """What a gathering goes by: the body whose it is, else its own name; "" for whatever is none."""
    item: Item = sentence.items[index]
    if item.format is not None and item.format.form == "multilateral":
        return item.format.party or next(iter(item.format.ids), "")
    actor = item.actor
    if actor is None or not is_club(actor.party):
        return ""
    words = sentence.words()
    named = (
        is_beside(words, index) or words[index - 1 : index] == ["the"] or _OCCASIONS & set(words[index + 1 : index + 3])
    )
    return actor.party if named else ""


def _sites(scene: Scene) -> dict[str, Site]:
    """Where and when each gathering of a report is, by what the first sentences that say it tell."""
    sites: dict[str, Site] = {}
    for sentence, clauses in zip(scene.sentences, scene.clauses, strict=True):
        for index, item in enumerate(sentence.items):
            name = _name_of(sentence, index) if item.format is not None or item.actor is not None else ""
            if not name:
                continue
            known = sites.get(name, Site())
            spot = known.spot or next(iter(grounds_in(sentence, index + 1, _end(clauses, sentence, index))), None)
            time = known.time or _days(sentence, scene.text.text, index, _end(clauses, sentence, index))
            sites[name] = Site(spot, time)
    return {name: site for name, site in sites.items() if site.spot is not None or site.time is not None}


def _end(clauses: Sequence[int], sentence: Sentence, index: int) -> int:
    """Where what is said of a gathering ends: with its clause, or with the relative clause right behind it."""
    words = sentence.words()
    last = min(len(words), index + _REACH)
    end = index + 1
    while end < last and clauses[end] == clauses[index]:
        end += 1
    if end < last and words[end] in ("which", "that", "where") and end - index <= _LEAD:
        opened = clauses[end]
        while end < last and clauses[end] == opened:
            end += 1
    return end


def _days(sentence: Sentence, text: str, index: int, end: int) -> TimeMention | None:
    """The gathering's days behind it; of one that begins on a day, from that day on."""
    words = sentence.words()
    for at in range(index + 1, end):
        time = sentence.items[at].time
        if time is None or time.when is None or is_saying(words, at, []) or is_since(time) or is_contrasted(words, at):
            continue
        if time.said.kind is SaidKind.TIME or (time.when.days or 0) > _MONTH:
            continue
        begins = bool(_BEGINNING & set(words[index:at]))
        first = time.when.earliest
        if time.when.is_day and begins and first is not None:
            days = length(text, sentence.span.start, sentence.span.end)
            last = first + timedelta(days=days - 1) if days > 1 else None
            return replace(time, when=When.span(first, last).said(words=time.when.words))
        return None if time.when.is_day and is_beside(words, index) else time
    return None
