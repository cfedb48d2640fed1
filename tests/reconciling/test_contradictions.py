"""What cannot all be right is flagged, and what is only unusual is not."""

from datetime import date

from dragoman.model import Inconsistency, Office, Participant, Tenure
from tests.reconciling.claiming import claim, only, record, report


def test_one_person_on_two_continents_on_one_day_is_flagged() -> None:
    found = record(
        report("a", "2021-03-17", claim(date="2021-03-16", status="held", who="Blinken Motegi", place="Tokyo/JP")),
        report(
            "b",
            "2021-03-17",
            claim(parties="MX-US", date="2021-03-16", status="held", who="Blinken", place="Cancun/MX"),
        ),
    )
    (words,) = found.contradictions
    assert words.startswith("Blinken cannot be in ")
    assert "Tokyo, JP" in words
    assert "Cancun, MX" in words
    assert all(not entry.contradictions for entry in found.engagements)


def test_calls_online_meetings_and_what_was_called_off_put_nobody_anywhere() -> None:
    tokyo = report("a", "2021-03-17", claim(date="2021-03-16", status="held", who="Blinken Motegi", place="Tokyo/JP"))
    for other in (
        claim("call", "MX-US", "2021-03-16", "held", "Blinken"),
        claim("bilateral", "MX-US", "2021-03-16", "held", "Blinken", "online"),
        claim("bilateral", "MX-US", "2021-03-16", "cancelled", "Blinken", "Cancun/MX"),
        claim("bilateral", "KR-US", "2021-03-16", "held", "Blinken", "Seoul/KR"),
        claim("bilateral", "MX-US", "2021-03-17", "held", "Blinken", "Cancun/MX"),
    ):
        assert record(tokyo, report("b", "2021-03-18", other)).contradictions == ()


def test_what_a_report_contradicts_itself_on_is_shown_where_it_says_it() -> None:
    leg = claim("visit", "JP-FR", "2023-01-09", "scheduled", "Kishida", "/FR")
    found = Inconsistency(what="a trip of six countries names four", quotes=(leg.trigger,))
    entry = only(record(report("a", "2023-01-06", leg, inconsistencies=(found,))).engagements)
    assert entry.contradictions == ("a: a trip of six countries names four",)


def test_what_no_entry_shows_stands_on_the_record() -> None:
    found = Inconsistency(what="two dates for one treaty", quotes=())
    assert record(report("a", "2023-01-06", inconsistencies=(found,))).contradictions == (
        "a: two dates for one treaty",
    )


def test_a_call_named_by_two_capitals_has_two_days_and_no_contradiction() -> None:
    here = report("a", "2021-01-28", claim("call", date="2021-01-28", status="held", who="Suga Biden"))
    there = report("b", "2021-01-28", claim("call", date="2021-01-27", status="held", who="Suga Biden"))
    entry = only(record(here, there).engagements)
    assert entry.when is not None
    assert len(entry.when.rivals) == 1
    assert entry.contradictions == ()


class Offices:
    """A knowledge of one tenure."""

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        office = Office(kind="Minister of Defence", party="JP", title="Minister of Defense")
        held = Tenure(person="x-kishi", office=office, start=date(2020, 9, 16), end=date(2022, 8, 10))
        return (held,) if person == "x-kishi" else ()


def test_a_minister_outside_the_tenure_is_flagged() -> None:
    who = (Participant(name="Kishi", person="x-kishi", office="Minister of Defence", party="JP"),)
    early = report("a", "2019-04-20", claim(date="2019-04-19", status="held", participants=who))
    (words,) = only(record(early, knowledge=Offices()).engagements).contradictions
    assert words == "Kishi was not Minister of Defence of JP on 2019-04-19"
    for day in ("2021-04-19", "2020-09-01", "2022-08-20"):
        near = report("a", "2022-12-20", claim(date=day, status="held", participants=who))
        assert only(record(near, knowledge=Offices()).engagements).contradictions == ()
