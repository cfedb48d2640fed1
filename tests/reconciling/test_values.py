"""Format, place, people and topics of an entry."""

from dragoman.model import Topic, Venue
from tests.reconciling.claiming import claim, only, people, record, report, topics

WHO = "Motegi Blinken"


def test_the_city_is_kept_when_a_later_report_names_the_country() -> None:
    entry = only(
        record(
            report("a", "2021-03-01", claim(date="2021-03-16", who=WHO, place="Tokyo/JP")),
            report("b", "2021-03-05", claim(date="2021-03-16", who=WHO, place="/JP")),
        ).engagements
    )
    assert entry.venue is not None
    assert entry.venue.value == Venue(city="Tokyo", country="JP")
    assert entry.venue.rivals == ()
    assert len(entry.venue.support) == 2


def test_a_meeting_that_goes_online_has_its_last_place() -> None:
    entry = only(
        record(
            report("a", "2021-11-30", claim("2+2", date="2022-01", who=WHO, place="Washington/US")),
            report("b", "2022-01-05", claim("2+2", date="2022-01-07", status="scheduled", who=WHO, place="online")),
        ).engagements
    )
    assert entry.venue is not None
    assert entry.venue.value.virtual
    assert entry.venue.why == "the place last given"


def test_two_cities_told_of_one_holding_are_rivals() -> None:
    held = [
        report("a", "2021-03-17", claim(date="2021-03-16", status="held", who=WHO, place="Tokyo/JP")),
        report("b", "2021-03-17", claim(date="2021-03-16", status="held", who=WHO, place="Tokyo/JP")),
        report("c", "2021-03-17", claim(date="2021-03-16", status="held", who=WHO, place="Kyoto/JP")),
    ]
    entry = only(record(*held).engagements)
    assert entry.venue is not None
    assert [rival.value.city for rival in entry.venue.rivals] == ["Kyoto"]
    assert entry.contradictions == ("place: Tokyo, JP (a, b) against Kyoto, JP (c)",)


def test_people_are_those_whom_any_report_names() -> None:
    named = claim(date="2021-03-16", status="held", participants=people("Motegi"))
    office = claim(date="2021-03-16", status="held", participants=(*people("Motegi"), *people("Blinken", named=False)))
    entry = only(record(report("a", "2021-03-17", named), report("b", "2021-03-17", office)).engagements)
    assert [who.name for who in entry.participants] == ["Motegi"]
    assert [who.name for who in entry.implied] == ["Blinken"]


def test_whom_an_office_implies_is_named_once_another_report_names_them() -> None:
    both = claim(date="2021-03-16", status="held", who=WHO)
    office = claim(date="2021-03-16", status="held", participants=(*people("Motegi"), *people("Blinken", named=False)))
    entry = only(record(report("a", "2021-03-17", office), report("b", "2021-03-18", both)).engagements)
    assert [who.name for who in entry.participants] == ["Motegi", "Blinken"]
    assert entry.implied == ()


def test_an_organisations_event_has_the_parties_of_all_reports() -> None:
    one = claim("multilateral", "AU-G7", "2023-05-19/2023-05-21", "scheduled", place="Hiroshima/JP")
    other = claim("multilateral", "G7-JP", "2023-05-19/2023-05-21", "scheduled", place="Hiroshima/JP")
    entry = only(record(report("a", "2023-05-01", one), report("b", "2023-05-02", other)).engagements)
    assert entry.parties == ("AU", "G7", "JP")


def test_a_visit_names_the_host_last() -> None:
    visit = claim("visit", "US-JP", "2021-03-15/2021-03-17", "held", "Blinken", "/JP")
    assert only(record(report("a", "2021-03-18", visit)).engagements).parties == ("US", "JP")


def test_topics_are_those_of_all_reports_in_the_order_of_the_list() -> None:
    one = claim(date="2021-03-16", who=WHO, topics=topics("taiwan"))
    other = claim(date="2021-03-16", who=WHO, topics=topics("china", "taiwan"))
    entry = only(record(report("a", "2021-03-01", one), report("b", "2021-03-02", other)).engagements)
    assert entry.topics == (Topic.CHINA, Topic.TAIWAN)


def test_the_format_is_that_of_most_voices() -> None:
    made = [
        report(name, "2021-04-17", claim(kind, date="2021-04-16", status="held", who="Suga Biden"))
        for name, kind in (("a", "summit"), ("b", "summit"), ("c", "bilateral"))
    ]
    entry = only(record(*made).engagements)
    assert entry.format.value.value == "summit"
    assert [rival.value.value for rival in entry.format.rivals] == ["bilateral"]
