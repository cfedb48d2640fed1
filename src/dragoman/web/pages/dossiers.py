"""/pair/JP-US, /p/NAME, /series, /series/NAME, /topic/NAME: the record of some parties, a person, a series, a topic."""

from collections import Counter
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import PositionEntry, Topic
from dragoman.pipeline import Filters, narrowed
from dragoman.publishing import Readings, coverage_words
from dragoman.publishing.words import day_words
from dragoman.web.asking import Asked
from dragoman.web.pages.asked import asked_by, viewer_of
from dragoman.web.rendering import render
from dragoman.web.showing.dossier import dossier
from dragoman.web.showing.drawing import drawing, statuses
from dragoman.web.showing.said import Said, said_by
from dragoman.web.showing.wording import listed, party_name, series_name, the_party, topic_name

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
    """Whom somebody met, and the offices that the facts say they held."""
    asked, known = asked_by(request), viewer_of(request).knowledge
    said = request.path_params["name"]
    found = known.people_named(said)
    name = found[0].name if len(found) == 1 else said
    held = known.tenures_of(found[0].id) if len(found) == 1 else ()
    offices = [
        f"{one.office.title or one.office.kind}, {party_name(one.office.party, viewer_of(request).names)}: "
        f"{day_words(one.start) if one.start else 'from a day not known'} "
        f"to {day_words(one.end) if one.end else 'now, as far as the facts go'}"
        for one in held
    ]
    return _page(request, asked, name, Filters(people=(name,)), offices=offices)


def series(request: Request) -> Response:
    """When a series was held, at what intervals, and what that lets one expect."""
    asked, viewer = asked_by(request), viewer_of(request)
    name = request.path_params["name"]
    filters = replace(asked.filters, series=name)
    codes = f": {', '.join(party_name(code, viewer.names) for code in filters.parties)}" if filters.parties else ""
    return _page(request, asked, series_name(name) + codes, filters)


def every_series(request: Request) -> Response:
    """The series of which the record has a meeting."""
    asked = asked_by(request)
    found = viewer_of(request).record(asked)
    counts = Counter(one.series for one in found.record.engagements if one.series)
    coverage = coverage_words(found.record, found.counted)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return render(request, "series.html", asked=asked, rows=rows, coverage=coverage)


def topic(request: Request) -> Response:
    """Engagements on a topic, and who said what of it."""
    asked, viewer = asked_by(request), viewer_of(request)
    said = request.path_params["name"]
    if said not in {one.value for one in (*Topic, *(own for own, _ in viewer.knowledge.own_topics))}:
        raise HTTPException(404, f"{said[:40]!r} is no topic that is known.")
    wanted = Topic(said)
    name = topic_name(wanted)
    return _page(request, asked, name[:1].upper() + name[1:], Filters(topics=(wanted,)), topic=wanted)


def _page(
    request: Request,
    asked: Asked,
    title: str,
    filters: Filters,
    *,
    offices: list[str] | None = None,
    topic: Topic | None = None,
) -> Response:
    """offices: of a person. topic: of which to tell the positions."""
    viewer = viewer_of(request)
    if filters.series:
        filters = replace(filters, series_names=viewer.knowledge.series_called(filters.series))
    whole = viewer.record(asked, Filters())
    record = narrowed(whole.record, filters)
    positions = [one for one in whole.record.positions if topic is not None and one.topic == topic]
    picture = drawing(record, viewer.names)
    whole.fetch(support.report for one in positions[:_MOST_POSITIONS] for _, support in one.said)
    return render(
        request,
        "dossier.html",
        asked=asked,
        title=title,
        found=dossier(record, whole.record, viewer.names, filters.parties, is_series=bool(filters.series)),
        parties=filters.parties,
        offices=offices or [],
        positions=[_position(one, whole.readings) for one in positions[:_MOST_POSITIONS]],
        picture=picture,
        statuses=statuses(picture.bars) if picture else (),
        coverage=coverage_words(record, whole.record),
    )


def _position(one: PositionEntry, readings: Readings) -> tuple[str, list[tuple[str, tuple[Said, ...]]]]:
    return one.speaker, [(gist, said_by((support,), readings)) for gist, support in one.said]
