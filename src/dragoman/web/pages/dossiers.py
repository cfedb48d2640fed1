"""/pair/JP-US, /p/NAME, /series, /series/NAME, /topic/NAME: the record of some parties, a person, a series, a topic.

Invariant: the filters of an address narrow what such a page is of, and never widen it.
"""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import PositionEntry, Record, Topic
from dragoman.pipeline import Filters, narrowed
from dragoman.publishing import Readings, coverage_words
from dragoman.publishing.words import day_words
from dragoman.web.asking import Asked
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.pages.unknown import unknown
from dragoman.web.rendering import render
from dragoman.web.showing.dossier import dossier
from dragoman.web.showing.drawing import drawing, statuses
from dragoman.web.showing.facets import chips
from dragoman.web.showing.said import Said, said_by
from dragoman.web.showing.wording import listed, party_name, series_name, the_party, topic_name
from dragoman.web.viewing import Viewer

_MOST_POSITIONS = 60


def pair(request: Request) -> Response:
    """What two parties, or more, have to do with each other."""
    asked, viewer = asked_by(request), viewer_of(request)
    said = request.path_params["parties"].upper().split("-")
    strange = [code for code in said if code not in viewer.knowledge.parties]
    if strange or len(set(said)) < 2:
        raise HTTPException(404, "A pair is written with two codes of parties that are known, such as JP-US.")
    codes = tuple(sorted(set(said)))
    if "-".join(codes) != request.path_params["parties"]:
        return RedirectResponse(f"/pair/{'-'.join(codes)}{asked.whole}", 308)
    title = listed([the_party(code, viewer.names) for code in codes])
    return _page(request, asked, title[:1].upper() + title[1:], Filters(parties=codes))


def person(request: Request) -> Response:
    """Whom somebody met, and the offices that the facts say they held; 404 where neither facts nor record know them."""
    asked, viewer = asked_by(request), viewer_of(request)
    said, known = request.path_params["name"], viewer_of(request).knowledge
    found = known.people_named(said)
    name = found[0].name if len(found) == 1 else said
    if not found and not viewer.record(asked, Filters(people=(name,))).record.engagements:
        return unknown(request, asked, "person", said, _met)
    held = known.tenures_of(found[0].id) if len(found) == 1 else ()
    offices = [
        f"{one.office.title or one.office.kind}, {party_name(one.office.party, viewer.names)}: "
        f"{day_words(one.start) if one.start else 'from a day not known'} "
        f"to {day_words(one.end) if one.end else 'now, as far as the facts go'}"
        for one in held
    ]
    return _page(request, asked, name, Filters(people=(name,)), offices=offices)


def series(request: Request) -> Response:
    """When a series was held, at what intervals, and what that lets one expect; 404 where nobody knows of it."""
    asked, viewer = asked_by(request), viewer_of(request)
    name = request.path_params["name"]
    own = Filters(series=name, series_names=viewer.knowledge.series_called(name))
    if not own.series_names and not viewer.record(asked, own).record.engagements:
        return unknown(request, asked, "series", name, _series_held)
    return _page(request, asked, series_name(name), own)


def every_series(request: Request) -> Response:
    """The series of which the record has a meeting."""
    asked = asked_by(request)
    counts, coverage = viewer_of(request).series(asked)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = chips(asked, viewer_of(request).names)
    return render(request, "series.html", asked=asked, chips=shown, rows=rows, coverage=coverage)


def topic(request: Request) -> Response:
    """Engagements on a topic, and who said what of it."""
    asked, viewer = asked_by(request), viewer_of(request)
    said = request.path_params["name"]
    if said not in _topics(viewer):
        return unknown(request, asked, "topic", said, lambda _: _topics(viewer))
    wanted = Topic(said)
    name = topic_name(wanted)
    return _page(request, asked, name[:1].upper() + name[1:], Filters(topics=(wanted,)), topic=wanted)


def _page(
    request: Request,
    asked: Asked,
    title: str,
    own: Filters,
    *,
    offices: list[str] | None = None,
    topic: Topic | None = None,
) -> Response:
    """own: what the page is of, beside what is asked for. offices: of a person; topic: of which to tell positions."""
    viewer = viewer_of(request)
    more = asked.filters
    if more.series:
        more = replace(more, series_names=viewer.knowledge.series_called(more.series))
    parties = tuple(dict.fromkeys((*own.parties, *asked.filters.parties)))
    whole = viewer.record(asked, Filters()) if topic is not None else viewer.around(asked, own, parties)
    record = narrowed(narrowed(whole.record, own), more)
    positions = [one for one in whole.record.positions if topic is not None and one.topic == topic]
    picture = drawing(record, viewer.names)
    whole.fetch(support.report for one in positions[:_MOST_POSITIONS] for _, support in one.said)
    return render(
        request,
        "dossier.html",
        asked=asked,
        title=title,
        chips=chips(asked, viewer.names),
        timeline=f"/?{urlencode([*_pairs(own), *asked.query])}",
        found=dossier(record, whole.record, viewer.names, parties, is_series=bool(own.series)),
        parties=parties,
        offices=offices or [],
        positions=[_position(one, whole.readings) for one in positions[:_MOST_POSITIONS]],
        picture=picture,
        statuses=statuses(picture.bars) if picture else (),
        coverage=coverage_words(record, whole.record),
    )


def _pairs(own: Filters) -> list[tuple[str, str]]:
    """What a page is of as filters of the timeline."""
    pairs = [("party", one) for one in own.parties] + [("person", one) for one in own.people]
    pairs += [("topic", one.value) for one in own.topics]
    return [*pairs, ("series", own.series)] if own.series else pairs


def _met(record: Record) -> dict[str, str]:
    return {one.name: one.name for entry in record.engagements for one in (*entry.participants, *entry.implied)}


def _series_held(record: Record) -> dict[str, str]:
    return {entry.series: series_name(entry.series) for entry in record.engagements if entry.series}


def _topics(viewer: Viewer) -> dict[str, str]:
    return {one.value: topic_name(one) for one in (*Topic, *(own for own, _ in viewer.knowledge.own_topics))}


def _position(one: PositionEntry, readings: Readings) -> tuple[str, list[tuple[str, tuple[Said, ...]]]]:
    return one.speaker, [(gist, said_by((support,), readings)) for gist, support in one.said]
