"""The pages of instruments, positions, readouts and copies."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.model import (
    Engagement,
    InstrumentEntry,
    InstrumentEvent,
    PositionEntry,
    Reading,
    Record,
    Report,
    ReportId,
    Topic,
    When,
)
from dragoman.publishing import (
    copies,
    instrument_json,
    instruments_page,
    position_json,
    positions_page,
    readouts,
)
from dragoman.publishing.instruments import standing_words

Fits = Callable[[str, object], None]


def expiring(meeting: Engagement, **more: object) -> InstrumentEntry:
    event = (InstrumentEvent.EXPIRES, When.of("2021-03"), False, meeting.format.support[0])
    made = {"name": "Special Measures Agreement", "events": (event,), "expires": When.of("2021-03")}
    return InstrumentEntry(**(made | more))  # type: ignore[arg-type]


def test_an_agreement_counts_down_to_the_last_day_on_which_it_may_run_out(meeting: Engagement, fits: Fits) -> None:
    entry = expiring(meeting, negotiating=True)
    words = standing_words(entry, date(2021, 3, 6))
    assert words == "expires Mar 2021, at the latest in 25 days; under negotiation when last told of"
    fits("instrument", instrument_json(entry, date(2021, 3, 6)))


def test_an_expiry_that_passed_is_not_taken_for_an_end(meeting: Engagement) -> None:
    entry = expiring(meeting)
    passed = "was to expire Mar 2021; date passed, no report seen that it was renewed"
    assert standing_words(entry, date(2021, 4, 2)) == passed
    assert standing_words(replace(entry, renewed=True), date(2021, 4, 2)) == "renewed; was to expire Mar 2021"


def test_an_instrument_is_shown_with_the_words_of_every_step(
    meeting: Engagement, record: Record, reading: Reading
) -> None:
    page = instruments_page([expiring(meeting)], record, {reading.report.id: reading}, width=80)
    assert "expires Mar 2021, ahead (told 1 Mar 2023)" in page
    assert reading.report.name in page
    assert "None in what was read." in instruments_page([], record, {}, width=80)


def test_positions_stand_under_their_speaker(meeting: Engagement, record: Record, reading: Reading, fits: Fits) -> None:
    said = (("peace matters", meeting.format.support[0]),)
    entries = [PositionEntry(speaker="Suga", topic=topic, said=said) for topic in (Topic.TAIWAN, Topic.CHINA)]
    page = positions_page(entries, record, {reading.report.id: reading}, width=80)
    assert page.count("\nSuga\n") == 1
    assert "  on taiwan\n    1 Mar 2023: peace matters" in page
    fits("position", position_json(entries[0]))


def test_readouts_say_what_both_name_and_what_only_one_does(meeting: Engagement, reading: Reading) -> None:
    (ours,) = meeting.claims
    theirs = replace(ours, key="theirs", source=ReportId("other"), topics=(), participants=ours.participants[:1])
    both = replace(meeting, claims=(ours, theirs), sides=((ours.key, "JP"), ("theirs", "US")))
    lines = readouts(both, {reading.report.id: reading}, width=100)
    assert "  people  both     Yasukazu Hamada" in lines
    assert "  topics  only JP  alliance" in lines
    assert not any("only US" in line for line in lines)


def test_a_readout_alone_says_that_the_others_was_not_read(meeting: Engagement, reading: Reading) -> None:
    alone = replace(meeting, sides=((meeting.claims[0].key, "JP"),))
    assert readouts(alone, {reading.report.id: reading}, width=80)[-1].endswith("not among what was read")
    assert "no report rests" in readouts(meeting, {}, width=80)[0]


def test_copies_show_what_a_reprint_adds_and_leaves_out(meeting: Engagement, reading: Reading) -> None:
    text = replace(reading.text, text="A new line.", blocks=())
    other = Report.make(name="wire/two", text="x", outlet="The Gazette")
    reprint = replace(reading, report=other, text=text)
    support = meeting.format.support[0]
    twice = replace(meeting.format, support=(support, replace(support, report=other.id)))
    held = {reading.report.id: reading, other.id: reprint}
    lines = copies(replace(meeting, format=twice), held, width=200)
    assert any("  wire/two (" in line for line in lines)
    assert any("it alone says: A new line." in line for line in lines)
    assert any("it leaves out" in line for line in lines)
    assert copies(meeting, held, width=80) == ["  every report is a dispatch of its own"]
