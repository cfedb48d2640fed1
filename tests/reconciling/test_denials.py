"""A denial is dissent on the entry that it speaks of."""

from tests.reconciling.claiming import claim, only, record, report

PLAN = claim("summit", "JP-KR", "2022-09-19/2022-09-25", "scheduled", "Yoon Kishida", "New York/US")


def test_a_denial_stands_on_the_entry_that_it_speaks_of() -> None:
    denial = claim("summit", "JP-KR", "2022-09-19/2022-09-25", "planned", "Yoon Kishida", "New York/US")
    entry = only(
        record(
            report("a", "2022-09-15", PLAN), report("b", "2022-09-16", denials=(denial,)), as_of="2022-09-17"
        ).engagements
    )
    (found,) = entry.denials
    assert (found.support.report_name, str(found.known_on)) == ("b", "2022-09-16")
    assert entry.status.value == "scheduled"


def test_a_denial_of_something_else_stands_nowhere() -> None:
    denial = claim("summit", "JP-KR", "2024-03-01", "planned", "Yoon Kishida")
    entry = only(record(report("a", "2022-09-15", PLAN), report("b", "2024-02-01", denials=(denial,))).engagements)
    assert entry.denials == ()


def test_a_denial_that_a_report_sets_beside_the_claim_counts_too() -> None:
    denial = claim("summit", "JP-KR", "2022-09-19/2022-09-25", "planned", "Yoon Kishida")
    entry = only(record(report("a", "2022-09-15", PLAN, denials=(denial,))).engagements)
    assert len(entry.denials) == 1
