"""The legs of a tour."""

from dragoman.model import Claim, Inconsistency
from tests.reconciling.claiming import claim, record, report


def leg(host: str, day: str, tour: str, **more: object) -> Claim:
    return claim("visit", f"JP-{host}", day, "scheduled", "Kishida", f"/{host}", journey=tour, **more)


def test_the_legs_of_one_tour_are_a_journey_in_order_of_date() -> None:
    made = report("a", "2023-01-06", leg("IT", "2023-01-10", "t"), leg("FR", "2023-01-09", "t"))
    found = record(made)
    (journey,) = found.journeys
    hosts = {entry.id: entry.parties[-1] for entry in found.engagements}
    assert [hosts[one] for one in journey.legs] == ["FR", "IT"]
    assert {entry.journey for entry in found.engagements} == {journey.id}


def test_legs_of_the_same_days_stand_in_the_order_in_which_they_are_told() -> None:
    days = "2023-01-09/2023-01-13"
    found = record(report("a", "2023-01-06", *(leg(host, days, "t") for host in ("FR", "IT", "GB", "CA"))))
    hosts = {entry.id: entry.parties[-1] for entry in found.engagements}
    assert [hosts[one] for one in found.journeys[0].legs] == ["FR", "IT", "GB", "CA"]


def test_tours_that_two_reports_tell_are_one_where_they_share_a_leg() -> None:
    one = report("a", "2023-01-05", leg("FR", "2023-01-09", "t1"), leg("IT", "2023-01-10", "t1"))
    two = report("b", "2023-01-06", leg("IT", "2023-01-10", "t2"), leg("GB", "2023-01-11", "t2"))
    (journey,) = record(one, two).journeys
    assert (journey.id, len(journey.legs)) == ("t1", 3)


def test_a_single_visit_is_no_journey() -> None:
    found = record(report("a", "2023-01-06", leg("FR", "2023-01-09", "t")))
    assert found.journeys == ()
    assert found.engagements[0].journey == ""


def test_a_tour_shows_what_its_report_contradicts_itself_on() -> None:
    first, second = leg("FR", "2023-01-09", "t"), leg("IT", "2023-01-10", "t")
    what = Inconsistency(what="six countries, two named", quotes=(first.trigger,))
    made = report("a", "2023-01-06", first, second, inconsistencies=(what,))
    assert record(made).journeys[0].contradictions == ("a: six countries, two named",)
