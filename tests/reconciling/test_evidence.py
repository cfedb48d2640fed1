"""Which reports count on a day, and whose word they are."""

from datetime import UTC, date, datetime

import pytest

from dragoman.model import When
from tests.reconciling.claiming import claim, only, record, report


@pytest.mark.parametrize(
    ("published", "as_of", "counts"),
    [
        ("2021-03-12", "2021-03-11", False),
        ("2021-03-12", "2021-03-12", True),
        ("2021-03-10/2021-03-12", "2021-03-11", False),
        ("2021-03-10/2021-03-12", "2021-03-12", True),
        ("2021-03", "2021-03-30", False),
        ("../2021-03-12", "2021-03-12", True),
        ("2021-03-12/..", "2040-01-01", False),
        (None, "2040-01-01", False),
    ],
)
def test_a_report_counts_from_the_last_day_on_which_it_may_have_appeared(
    published: str | None, as_of: str, counts: bool
) -> None:
    found = record(report("r1", published, claim(date="2021-04-01")), as_of=as_of)
    assert found.reports_read == int(counts)
    assert len(found.engagements) == int(counts)


def test_an_undated_report_counts_in_the_present_and_is_counted_as_undated() -> None:
    item = report("r1", None, claim(date="2021-04-01", status="held"))
    present = record(item, undated=True)
    assert (present.reports_read, present.undated) == (1, 1)
    assert only(present.engagements).first_reported is None
    past = record(item, as_of="2021-05-01")
    assert (past.reports_read, past.undated) == (0, 1)


@pytest.mark.parametrize(
    "received", [date(2021, 3, 12), datetime(2021, 3, 12, 23, 0, tzinfo=UTC)], ids=["a day", "an instant"]
)
def test_an_undated_report_counts_from_the_day_on_which_it_was_received(received: date) -> None:
    item = report("r1", None, claim(date="2021-04-01"), received=received)
    assert not record(item, as_of="2021-03-11").engagements
    assert record(item, as_of="2021-03-12").engagements


def test_a_report_given_twice_counts_once() -> None:
    item = report("r1", "2021-03-12", claim(date="2021-04-01"))
    assert record(item, item) == record(item)


def test_support_counts_dispatches_and_not_reprints() -> None:
    first = report("r1", "2021-03-12", claim(date="2021-04-01", who="Motegi Blinken"), dispatch="d")
    reprint = report("r2", "2021-03-13", claim(date="2021-04-01", who="Motegi Blinken"), dispatch="d")
    other = report("r3", "2021-03-14", claim(date="2021-04-01", who="Motegi Blinken"))
    entry = only(record(first, reprint, other).engagements)
    assert (entry.dispatches, len(entry.reports)) == (2, 3)
    assert record(first, reprint, other).dispatches_read == 2


def test_an_entry_goes_by_its_earliest_claim_and_answers_to_all_others() -> None:
    late = report("a", "2021-03-14", claim(date="2021-04-01", who="Motegi Blinken"))
    alone = only(record(late).engagements)
    early = report("b", "2021-03-10", claim(date="2021-04-01", who="Motegi Blinken"))
    both = only(record(late, early).engagements)
    assert both.id == only(record(early).engagements).id
    assert both.aliases == (alone.id,)


def test_on_one_day_the_instant_decides_which_claim_is_earliest() -> None:
    morning = datetime(2021, 3, 12, 1, 0, tzinfo=UTC)
    first = report("z", "2021-03-12", claim(date="2021-04-01", who="Motegi Blinken"), published_at=morning)
    second = report("a", "2021-03-12", claim(date="2021-04-01", who="Motegi Blinken"))
    assert only(record(second, first).engagements).id == only(record(first).engagements).id


def test_two_claims_of_one_span_keep_ids_of_their_own() -> None:
    to_fiji = claim("visit", "CN-FJ", "2022-05-26", who="Wang")
    to_tonga = claim("visit", "CN-TO", "2022-05-28", who="Wang", key=to_fiji.key)
    entries = record(report("r1", "2022-05-25", to_fiji, to_tonga)).engagements
    assert len({entry.id for entry in entries}) == 2


def test_the_record_says_what_it_rests_on() -> None:
    found = record(report("r1", "2021-03-12"), report("r2", "2021-03-01"), report("r3", "2021-03-20"))
    assert (found.reports_read, found.first_published, found.last_published) == (
        3,
        date(2021, 3, 1),
        date(2021, 3, 20),
    )
    assert When.of("2021-03-01").earliest == found.first_published


def test_a_rival_stands_since_the_minute_that_its_first_report_states() -> None:
    at = datetime(2021, 3, 17, 9, 30, tzinfo=UTC)
    one = report("a", "2021-03-17", claim("call", date="2021-03-16", status="held", who="Suga Biden"))
    other = claim("call", date="2021-03-17", status="held", who="Suga Biden")
    timed = report("b", "2021-03-17", other, published_at=at)
    again = report("d", "2021-03-18", claim("call", date="2021-03-16", status="held", who="Suga Biden"))
    entry = only(record(one, timed, again).engagements)
    assert entry.when is not None
    (rival,) = entry.when.rivals
    assert (str(rival.since), rival.since_at) == ("2021-03-17", at)
