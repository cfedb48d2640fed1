"""The life of an agreement as reports tell it."""

from dragoman.model import InstrumentClaim, InstrumentEvent, When
from dragoman.reconciling import Evidence
from tests.reconciling.claiming import record, report

AGREEMENT = "Special Measures Agreement"


def event(kind: str, when: str | None, *, done: bool, name: str = AGREEMENT) -> InstrumentClaim:
    return InstrumentClaim(
        name=name, event=InstrumentEvent(kind), when=When.of(when) if when else None, done=done, quotes=()
    )


def test_an_instruments_events_stand_in_order_of_date_under_one_name() -> None:
    late = report("b", "2022-01-08", instruments=(event("signed", "2022-01-07", done=True, name=AGREEMENT.upper()),))
    early = report(
        "a",
        "2021-01-27",
        instruments=(event("expires", "2021-03", done=False), event("under_negotiation", None, done=True)),
    )
    (entry,) = record(late, early).instruments
    assert entry.name == AGREEMENT
    assert [kind.value for kind, _, _, _ in entry.events] == ["under_negotiation", "expires", "signed"]


def test_what_copies_repeat_is_told_once() -> None:
    said = (event("signed", "2022-01-07", done=True),)
    copies = [report(name, "2022-01-08", instruments=said, dispatch="d") for name in "ab"]
    other = report("c", "2022-01-09", instruments=said)
    assert len(record(*copies, other).instruments[0].events) == 2


def test_an_event_that_nobody_had_reported_is_not_known() -> None:
    said = report("a", "2022-01-08", instruments=(event("signed", "2022-01-07", done=True),))
    assert record(said, as_of="2022-01-07").instruments == ()


def told(name: str, published: str, event: str, when: str | None, *, done: bool = True) -> Evidence:
    said = InstrumentClaim(
        name="Special Measures Agreement",
        event=InstrumentEvent(event),
        when=When.of(when) if when else None,
        done=done,
        quotes=(),
    )
    return report(name, published, instruments=(said,))


EXPIRES = told("a", "2021-01-27", "expires", "2021-03", done=False)
TALKS = told("b", "2021-02-05", "under_negotiation", None)
EXTENDED = told("c", "2021-02-24", "extended", "2021-02-24")
BACKGROUND = told("d", "2021-03-01", "signed", "2016-01-22")


def test_what_runs_out_stays_until_a_report_says_that_it_was_renewed() -> None:
    (entry,) = record(EXPIRES, TALKS).instruments
    assert entry.expires is not None
    assert (entry.expires.edtf, entry.renewed, entry.negotiating) == ("2021-03", False, True)
    (entry,) = record(EXPIRES, TALKS, EXTENDED).instruments
    assert (entry.renewed, entry.negotiating) == (True, False)


def test_an_old_signature_told_as_background_renews_nothing() -> None:
    (entry,) = record(EXPIRES, BACKGROUND).instruments
    assert not entry.renewed


def entry_of(*said: Evidence) -> tuple[str | None, bool]:
    """When it runs out, and whether it was renewed since."""
    (entry,) = record(*said).instruments
    return entry.expires.edtf if entry.expires else None, entry.renewed


def test_an_extension_to_a_day_is_when_it_runs_out_now() -> None:
    to = told("c", "2021-02-24", "extended", "2022-03-31")
    assert entry_of(EXPIRES, to) == ("2022-03-31", False)
    for name in ("b", "d"):
        old = told(name, "2021-02-24", "expires", "2021-03-31", done=False)
        assert entry_of(to, old) == ("2022-03-31", False)


def test_an_extension_that_is_only_planned_moves_nothing() -> None:
    assert entry_of(EXPIRES, told("c", "2021-02-24", "extended", "2022-03-31", done=False)) == ("2021-03", False)


def test_the_signature_of_a_text_does_not_renew_that_very_text() -> None:
    ends = told("a", "2022-01-07", "expires", "2027-03", done=False)
    signed = told("c", "2022-01-07", "signed", "2022-01-07")
    again = told("b", "2022-04-01", "signed", "2022-01-07")
    assert entry_of(ends, signed) == ("2027-03", False)
    assert entry_of(ends, signed, again) == ("2027-03", False)


def test_a_signature_shortly_before_the_end_renews_even_on_the_day_that_tells_of_the_end() -> None:
    ends = told("a", "2022-01-07", "expires", "2022-03-31", done=False)
    assert entry_of(ends, told("b", "2022-01-07", "signed", "2022-01-07")) == ("2022-03-31", True)


def test_an_end_that_had_passed_when_it_was_told_of_is_not_what_runs_out() -> None:
    ends = told("a", "2022-01-07", "expires", "2027-03", done=False)
    assert entry_of(ends, told("b", "2022-06-01", "expires", "2022-03-31")) == ("2027-03", False)


def test_of_two_ends_told_on_one_day_the_later_one_holds_whatever_the_reports_are_called() -> None:
    for first, second in (("a", "b"), ("b", "a")):
        old = told(first, "2022-01-07", "expires", "2022-03-31", done=False)
        assert entry_of(old, told(second, "2022-01-07", "expires", "2027-03", done=False)) == ("2027-03", False)
