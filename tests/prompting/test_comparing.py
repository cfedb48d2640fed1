"""Two readings as one: agreement is noted, differences are told, nothing of the rules is overwritten."""

from dataclasses import replace

from dragoman.prompting import compared
from tests.prompting.answering import answer, caged, engagement, read

VISIT = engagement(
    sentence="Mr. Motegi will visit Paris on March 16",
    format="visit",
    parties=[{"code": "JP", "quote": "Motegi"}, {"code": "FR", "quote": "Paris"}],
    people=[{"name": "Toshimitsu Motegi", "party": "JP", "office": "", "quote": "Mr. Motegi"}],
    date={"edtf": "2021-03-16", "quote": "on March 16"},
    place={"city": "Paris", "country": "FR", "virtual": False, "quote": "Paris"},
    status={"value": "scheduled", "quote": "will visit"},
    topics=[],
)


def test_where_both_tell_the_same_the_claim_bears_both_names_and_no_difference_is_told() -> None:
    both = compared(read(), caged(answer(engagement(), VISIT)))
    assert (both.agreed, both.rules_alone, both.model_alone) == (2, 0, 0)
    assert both.reading.differences == ()
    assert all("llm:test" in claim.patterns and len(claim.patterns) > 1 for claim in both.reading.claims)


def test_another_status_is_a_difference_and_the_rules_value_stays() -> None:
    planned = {**VISIT, "status": {"value": "planned", "quote": "will visit"}}
    both = compared(read(), caged(answer(engagement(), planned)))
    (found,) = both.reading.differences
    assert (found.what, found.rules, found.model) == ("status", "scheduled", "planned")
    assert {quote.quote for quote in found.quotes} >= {"will visit"}
    assert [claim.status.value for claim in both.reading.claims] == ["held", "scheduled"]


def test_a_gap_of_the_rules_is_filled_by_what_stands() -> None:
    rules = read()
    rules = replace(rules, claims=tuple(replace(claim, when=None, venue=None) for claim in rules.claims))
    both = compared(rules, caged(answer(engagement(), VISIT)))
    assert [claim.when.value.edtf for claim in both.reading.claims if claim.when] == ["2021-03-10", "2021-03-16"]
    assert both.reading.differences == ()


def test_what_one_of_them_alone_tells_is_kept_and_told() -> None:
    both = compared(read(), caged(answer(VISIT)))
    assert (both.agreed, both.rules_alone, both.model_alone) == (1, 1, 0)
    assert [found.rules for found in both.reading.differences] == ["bilateral JP-US 2021-03-10, held"]
    without = replace(read(), claims=read().claims[1:])
    both = compared(without, caged(answer(engagement(), VISIT)))
    assert (both.agreed, both.rules_alone, both.model_alone) == (1, 0, 1)
    assert [found.model for found in both.reading.differences] == ["bilateral JP-US 2021-03-10, held"]
    assert {claim.format.value for claim in both.reading.claims} == {"bilateral", "visit"}
