from dataclasses import replace
from datetime import date

from dragoman.model import Engagement, EngagementId, InstrumentEvent, Record, Status, When
from dragoman.publishing import timeline


def section(text: str, title: str) -> str:
    return text.partition(f"\n{title}")[2].partition("\n\n")[0]


def test_the_head_says_the_day_and_what_was_read(record: Record) -> None:
    head = timeline(record, width=200).splitlines()[0]
    assert head == (
        "The record as of 5 Mar 2023; 5 reports read (4 dispatches), published 1 Feb 2023 to 4 Mar 2023, 1 undated."
    )


def test_a_meeting_stands_indented_under_its_visit(record: Record) -> None:
    coming = section(timeline(record), "Coming").splitlines()
    visit = next(line for line in coming if "[e-visit]" in line)
    meeting = next(line for line in coming if "[e-meeting]" in line)
    assert coming.index(visit) < coming.index(meeting)
    assert len(meeting) - len(meeting.lstrip()) > len(visit) - len(visit.lstrip())


def test_every_entry_is_shown_exactly_once(record: Record, journey_record: Record) -> None:
    for shown in (record, journey_record):
        text = timeline(shown)
        assert [text.count(f"[{engagement.id}]") for engagement in shown.engagements] == [1, 1]


def test_an_entry_whose_visit_is_filtered_out_is_still_shown(record: Record, meeting: Engagement) -> None:
    assert "[e-meeting]" in timeline(replace(record, engagements=(meeting,)), record)


def test_legs_are_grouped_as_a_journey_with_its_contradiction(journey_record: Record) -> None:
    coming = section(timeline(journey_record), "Coming")
    assert "journey: JP, KR, 15-19 Mar 2023" in coming
    assert "contradiction: three stops are promised, two named" in coming


def test_a_plan_whose_date_passed_says_what_was_read(record: Record, meeting: Engagement) -> None:
    why = "date passed, no report seen: 1 report read for JP-US, none of them after the date"
    passed = replace(meeting, status=Status.UNCONFIRMED, status_why=why, part_of=None)
    later = replace(record, as_of=date(2023, 4, 1), engagements=(passed,))
    past = section(timeline(later, width=300), "Past")
    assert ": date passed, no report seen  [e-meeting]" in past
    assert "  1 report read for JP-US, none of them after the date" in past


def test_what_does_not_fit_across_entries_is_shown_with_the_whole_record(record: Record) -> None:
    text = timeline(replace(record, contradictions=("one person in two places",)))
    assert "Contradictions\n  one person in two places" in text


def test_nothing_to_come_says_what_was_read(record: Record, meeting: Engagement) -> None:
    held = replace(meeting, status=Status.HELD, part_of=None)
    text = timeline(replace(record, as_of=date(2024, 1, 1), engagements=(held,)))
    assert "none in what was read: 5 reports read" in text
    assert "Last held, of what was read: bilateral JP-US in Tokyo, JP, 16 Mar 2023\n" in text


def test_a_filtered_record_says_how_many_reports_tell_of_it(record: Record) -> None:
    nothing = replace(record, engagements=(), instruments=())
    assert "0 of them tell of what you ask for" in timeline(nothing, record, width=200)


def test_a_span_around_the_day_is_now(record: Record, visit: Engagement) -> None:
    text = timeline(replace(record, as_of=date(2023, 3, 16), engagements=(visit,)))
    assert "[e-visit]" in section(text, "Now")


def test_an_undated_plan_is_still_to_come(record: Record, visit: Engagement) -> None:
    undated = replace(visit, when=None)
    text = timeline(replace(record, as_of=date(2023, 5, 1), engagements=(undated,)))
    assert "no date said" in section(text, "Coming")


def test_an_undated_plan_that_nobody_tells_of_any_more_is_not_coming(record: Record, visit: Engagement) -> None:
    undated = replace(visit, when=None)
    text = timeline(replace(record, as_of=date(2030, 1, 1), engagements=(undated,)))
    assert "no date said" not in section(text, "Coming")
    told = section(text, "Open, and nothing read of them for half a year")
    assert "last told of on 1 Mar 2023" in told


def test_an_instrument_told_as_ahead_is_not_ahead_for_ever(record: Record) -> None:
    (told,) = record.instruments
    entry = replace(told, events=((InstrumentEvent.EXPIRES, When.of("2026-03"), False, told.events[0][3]),))
    assert "(ahead)" in timeline(replace(record, as_of=date(2023, 3, 5), instruments=(entry,)))
    assert "(told as ahead; date passed)" in timeline(replace(record, as_of=date(2300, 1, 1), instruments=(entry,)))


def test_dissent_is_shown(record: Record) -> None:
    text = timeline(record)
    assert "also dated: 17 Mar 2023" in text
    assert "denied by 1 report" in text
    assert "contradiction: two days are said" in text


def test_instruments_are_listed(record: Record) -> None:
    assert "Guidelines: revised 2015" in timeline(record)


def test_two_entries_of_one_day_keep_one_order(record: Record, visit: Engagement) -> None:
    twin = replace(visit, id=EngagementId("e-twin"))
    forth = timeline(replace(record, engagements=(visit, twin)))
    back = timeline(replace(record, engagements=(twin, visit)))
    assert forth == back


def test_lines_keep_to_the_width(record: Record) -> None:
    assert max(len(line) for line in timeline(record, width=80).splitlines()) <= 80


def test_an_entry_that_more_than_one_dispatch_tells_says_how_many(record: Record, meeting: Engagement) -> None:
    told = replace(meeting, dispatches=3)
    assert "scheduled (3 dispatches)  [e-meeting]" in timeline(replace(record, engagements=(told,)))
    assert "scheduled  [e-meeting]" in timeline(replace(record, engagements=(meeting,)))


def test_a_contradiction_of_a_journey_is_shown_once(journey_record: Record) -> None:
    what = "three stops are promised, two named"
    legs = tuple(replace(leg, contradictions=(what,)) for leg in journey_record.engagements)
    assert timeline(replace(journey_record, engagements=legs)).count(what) == 1
