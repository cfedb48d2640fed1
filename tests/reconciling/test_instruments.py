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
