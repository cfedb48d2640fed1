"""What changed between two days."""

from dataclasses import replace

from dragoman.model import Cause, ChangeKind, Status
from dragoman.reconciling import Evidence, changes
from tests.reconciling.claiming import claim, record, report

WHO = "Suga Biden"


def say(name: str, published: str, status: str, date: str | None, **more: object) -> Evidence:
    return report(name, published, claim("summit", "JP-US", date, status, WHO), **more)


def between(first: str, second: str, *reports: Evidence) -> list[tuple[str, str, str]]:
    found = changes(record(*reports, as_of=first), record(*reports, as_of=second))
    return [(change.kind.value, change.before, change.after) for change in found]


LIFE = (
    say("a", "2021-03-01", "floated", "2021-04"),
    say("b", "2021-03-10", "planned", "2021-04-09"),
    say("c", "2021-03-26", "postponed", "2021-04-09"),
    say("d", "2021-04-02", "scheduled", "2021-04-16"),
    say("e", "2021-04-17", "held", "2021-04-16"),
)


def test_a_life_is_told_change_by_change() -> None:
    assert between("2021-02-28", "2021-03-01", *LIFE) == [("new", "", "floated 2021-04")]
    assert between("2021-03-01", "2021-03-10", *LIFE) == [
        ("firmed", "2021-04", "2021-04-09"),
        ("firmed", "floated", "planned"),
        ("corroborated", "1", "2"),
    ]
    assert between("2021-03-10", "2021-03-26", *LIFE) == [("postponed", "planned", "postponed")]
    assert between("2021-03-26", "2021-04-02", *LIFE) == [("moved", "2021-04-09", "2021-04-16")]
    assert between("2021-04-02", "2021-04-17", *LIFE) == [("held", "scheduled", "held")]


def test_a_reprint_changes_nothing() -> None:
    first = say("a", "2021-04-02", "scheduled", "2021-04-16", dispatch="d")
    copy = say("b", "2021-04-03", "scheduled", "2021-04-16", dispatch="d")
    assert between("2021-04-02", "2021-04-03", first, copy) == []


def test_an_entry_is_known_again_when_an_earlier_report_arrives_late() -> None:
    late, early = say("b", "2021-04-02", "scheduled", "2021-04-16"), say("a", "2021-04-01", "scheduled", "2021-04-16")
    found = changes(record(late, as_of="2021-04-03"), record(late, early, as_of="2021-04-03"))
    assert [change.kind for change in found] == [ChangeKind.CORROBORATED]


def test_what_is_no_longer_in_the_record_is_gone() -> None:
    item = say("a", "2021-04-02", "scheduled", "2021-04-16")
    (change,) = changes(record(item), record())
    assert (change.kind, change.before) == (ChangeKind.GONE, "unconfirmed 2021-04-16")


def test_a_new_denial_and_a_new_contradiction_are_changes() -> None:
    plan = say("a", "2021-04-02", "scheduled", "2021-04-16")
    denial = report("b", "2021-04-03", denials=(claim("summit", "JP-US", "2021-04-16", "planned", WHO),))
    assert between("2021-04-02", "2021-04-03", plan, denial) == [("denied", "", "b")]
    off, held = say("c", "2021-04-15", "cancelled", "2021-04-16"), say("d", "2021-04-17", "held", "2021-04-16")
    kinds = [kind for kind, _, _ in between("2021-04-15", "2021-04-17", plan, off, held)]
    assert kinds == ["held", "contradicted"]


def test_a_weaker_word_is_a_downgrade() -> None:
    firm = say("a", "2021-04-02", "scheduled", "2021-04-16")
    (said,) = firm.claims
    weaker = replace(firm, claims=(replace(said, status=replace(said.status, value=Status.PLANNED)),))
    (change,) = changes(record(firm, as_of="2021-04-03"), record(weaker, as_of="2021-04-03"))
    assert (change.kind, change.before, change.after) == (ChangeKind.DOWNGRADED, "scheduled", "planned")


def test_a_date_that_passes_unseen_is_a_change_of_that_day() -> None:
    plan = say("a", "2021-04-02", "scheduled", "2021-04-16")
    found = changes(record(plan, as_of="2021-04-16"), record(plan, as_of="2021-04-20"))
    assert [(change.kind, str(change.known_on)) for change in found] == [(ChangeKind.PASSED, "2021-04-16")]


def tour(name: str, published: str, *hosts: str) -> Evidence:
    days = {"JP": "2021-03-15", "KR": "2021-03-17", "IN": "2021-03-19"}
    legs = (
        claim("visit", f"US-{host}", days[host], "scheduled", "Blinken", f"/{host}", journey=name) for host in hosts
    )
    return report(name, published, *legs)


def test_a_stop_that_a_later_list_leaves_out_is_dropped() -> None:
    first, later = tour("a", "2021-03-05", "JP", "KR", "IN"), tour("b", "2021-03-10", "JP", "KR")
    found = changes(record(first, as_of="2021-03-06"), record(first, later, as_of="2021-03-10"))
    dropped = [change for change in found if change.kind is ChangeKind.DROPPED]
    assert [(change.after, str(change.known_on)) for change in dropped] == [("not in the list of b", "2021-03-10")]
    again = changes(record(first, later, as_of="2021-03-10"), record(first, later, as_of="2021-03-11"))
    assert again == ()


def test_a_stop_that_is_over_or_one_of_many_left_out_is_not_dropped() -> None:
    first = tour("a", "2021-03-05", "JP", "KR", "IN")
    on_the_way = tour("b", "2021-03-16", "KR", "IN")
    alone = tour("c", "2021-03-10", "JP")
    assert not any(journey.dropped for journey in record(first, on_the_way, alone).journeys)


def test_a_change_carries_its_cause_and_its_words() -> None:
    plan, held = say("a", "2021-04-02", "scheduled", "2021-04-16"), say("e", "2021-04-17", "held", "2021-04-16")
    found = changes(record(plan, as_of="2021-04-03"), record(plan, held, as_of="2021-04-17"), cause=Cause.SOFTWARE)
    assert {change.cause for change in found} == {Cause.SOFTWARE}
    assert found[0].support is not None
    assert found[0].support.report_name == "e"
