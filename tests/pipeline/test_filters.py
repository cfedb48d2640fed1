from dataclasses import replace
from datetime import date

import pytest

from dragoman.model import Engagement, Format, Record, Status, Topic, Venue, When
from dragoman.pipeline import Filters, evidence_of, narrowed
from dragoman.pipeline.filters import fits
from dragoman.reconciling import reconcile
from dragoman.store import Stored


@pytest.fixture(scope="module")
def record(held: tuple[Stored, ...]) -> Record:
    return reconcile(evidence_of(held), as_of=date(2026, 1, 1))


@pytest.fixture
def entry(record: Record) -> Engagement:
    """An entry with all its fields set."""
    found = next(one for one in record.engagements if one.when and one.venue and one.participants)
    assert found.when is not None
    assert found.venue is not None
    return replace(
        found,
        parties=("JP", "US"),
        participants=(
            replace(found.participants[0], name="Taro Kōno", office="Minister of Defence", party="JP"),
            replace(found.participants[0], name="Lloyd Austin", office="Secretary of Defense", party="US"),
        ),
        implied=(),
        status=Status.HELD,
        topics=(Topic.ALLIANCE,),
        series="Two Plus Two",
        when=replace(found.when, value=When.of("2021-03-15/2021-03-17")),
        venue=replace(found.venue, value=Venue(city="Tokyo", country="JP")),
    )


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(parties=("US",)),
        Filters(parties=("US", "JP")),
        Filters(people=("kono",)),
        Filters(people=("TARO",)),
        Filters(people=("kono", "austin")),
        Filters(offices=("defence",), parties=("JP", "US")),
        Filters(offices=("Secretary of Defense",)),
        Filters(in_person=True),
        Filters(statuses=(Status.HELD, Status.PLANNED)),
        Filters(topics=(Topic.TAIWAN, Topic.ALLIANCE)),
        Filters(place="tokyo"),
        Filters(place="jp"),
        Filters(series="two plus two"),
        Filters(span=When.of("2021-03-17/..")),
        Filters(span=When.of("../2021-03-15")),
    ],
)
def test_what_fits_stays(entry: Engagement, filters: Filters) -> None:
    assert fits(entry, filters)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(parties=("US", "KR")),
        Filters(people=("hamada",)),
        Filters(people=("kono", "hamada")),
        Filters(offices=("foreign",)),
        Filters(offices=("Secretary of Defense",), parties=("JP", "US")),
        Filters(in_person=False),
        Filters(statuses=(Status.PLANNED,)),
        Filters(topics=(Topic.TAIWAN,)),
        Filters(place="us"),
        Filters(place="TO"),  # Tonga, not a part of Tokyo
        Filters(series="quad"),
        Filters(span=When.of("2021-03-18/..")),
        Filters(parties=("US",), people=("hamada",)),
    ],
)
def test_what_does_not_fit_goes(entry: Engagement, filters: Filters) -> None:
    assert not fits(entry, filters)


def test_an_entry_without_a_date_is_in_no_span(entry: Engagement) -> None:
    assert not fits(replace(entry, when=None), Filters(span=When.of("../..")))


def test_a_meeting_online_is_found_as_online(entry: Engagement) -> None:
    assert entry.venue is not None
    online = replace(entry, venue=replace(entry.venue, value=Venue(virtual=True)))
    assert fits(online, Filters(place="online"))
    assert not fits(online, Filters(place="JP"))


def test_no_filter_is_the_record_itself(record: Record) -> None:
    assert narrowed(record, Filters()) is record


def test_journeys_stay_with_their_legs(record: Record) -> None:
    visits = narrowed(record, Filters(formats=(Format.VISIT,)))
    legs = {entry.id for entry in visits.engagements}
    assert all(legs.intersection(journey.legs) for journey in visits.journeys)
    assert {entry.format.value for entry in visits.engagements} == {Format.VISIT}
