"""Who held which office on which day. The facts below are public and hand-picked."""

from datetime import date

import pytest

from dragoman.knowledge import Answer, load

FOREIGN, DEFENCE, ADVISER = "Minister for Foreign Affairs", "Minister of Defence", "National Security Adviser"
GOVERNMENT = "Head of Government"


def names(answer: Answer) -> list[str]:
    return [load().person(tenure.person).name for tenure in answer.tenures]


@pytest.mark.parametrize(
    ("kind", "party", "day", "name"),
    [
        (FOREIGN, "JP", "2021-03-16", "Toshimitsu Motegi"),
        (DEFENCE, "JP", "2021-03-16", "Nobuo Kishi"),
        (FOREIGN, "JP", "2015-04-27", "Fumio Kishida"),
        (DEFENCE, "JP", "2007-06-06", "Fumio Kyuma"),
        (FOREIGN, "US", "2001-07-30", "Colin Powell"),
        (DEFENCE, "US", "2018-06-01", "James Mattis"),
        (FOREIGN, "GB", "2016-12-01", "Boris Johnson"),
        (DEFENCE, "GB", "2020-01-15", "Ben Wallace"),
        (FOREIGN, "FR", "2019-05-01", "Jean-Yves Le Drian"),
        (GOVERNMENT, "DE", "2010-06-01", "Angela Merkel"),
        (FOREIGN, "RU", "2014-03-18", "Sergey Lavrov"),
        (FOREIGN, "IN", "2017-01-10", "Sushma Swaraj"),
        (DEFENCE, "IN", "2022-04-11", "Rajnath Singh"),
        (FOREIGN, "AU", "2021-09-16", "Marise Payne"),
        (FOREIGN, "KR", "2018-07-08", "Kang Kyung-hwa"),
        (GOVERNMENT, "IT", "2022-07-01", "Mario Draghi"),
        (FOREIGN, "CN", "2019-06-01", "Wang Yi"),
        (ADVISER, "US", "2018-10-01", "John R. Bolton"),
        ("Secretary General of NATO", "NATO", "2016-07-08", "Jens Stoltenberg"),
        ("High Representative for Foreign Affairs and Security Policy", "EU", "2015-07-14", "Federica Mogherini"),
    ],
)
def test_a_day_in_a_tenure_gives_its_holder(kind: str, party: str, day: str, name: str) -> None:
    answer = load().holders(kind, party, date.fromisoformat(day))
    assert names(answer) == [name]
    assert answer.known


@pytest.mark.parametrize(
    ("party", "day", "name"),
    [
        ("US", "2015-02-09", "Barack Obama"),
        ("FR", "2015-02-09", "François Hollande"),
        ("DE", "2015-02-09", "Angela Merkel"),
        ("CN", "2015-02-09", "Xi Jinping"),
        ("RU", "2010-02-09", "Dmitry Medvedev"),
        ("KR", "2015-02-09", "Park Geun-hye"),
        ("JP", "2015-02-09", "Shinzō Abe"),
        ("TR", "2012-02-09", "Recep Tayyip Erdoğan"),
        ("TR", "2020-02-09", "Recep Tayyip Erdoğan"),
        ("IR", "2016-02-09", "Hassan Rouhani"),
        ("KP", "2018-06-12", "Kim Jong-un"),
        ("IN", "2018-06-12", "Narendra Modi"),
        ("PK", "2019-06-12", "Imran Khan"),
        ("UA", "2022-03-01", "Volodymyr Zelenskyy"),
        ("UN", "2022-03-01", "António Guterres"),
        ("EU", "2022-03-01", "Charles Michel"),
    ],
)
def test_the_leader_of_a_party_is_who_travels_to_summits(party: str, day: str, name: str) -> None:
    assert names(load().minister("leader", party, date.fromisoformat(day))) == [name]


def test_the_day_of_a_handover_belongs_to_the_successor() -> None:
    assert names(load().holders(GOVERNMENT, "JP", date(2021, 10, 4))) == ["Fumio Kishida"]
    assert names(load().holders(GOVERNMENT, "JP", date(2021, 10, 3))) == ["Yoshihide Suga"]


def test_a_span_over_a_handover_gives_both_in_order() -> None:
    answer = load().holders(FOREIGN, "US", date(2021, 1, 1), date(2021, 2, 28))
    assert names(answer) == ["Mike Pompeo", "Daniel Bennett Smith", "Antony Blinken"]
    assert [tenure.acting for tenure in answer.tenures] == [False, True, False]


def test_an_office_that_did_not_exist_had_nobody_and_that_is_known() -> None:
    before = load().holders(ADVISER, "JP", date(2012, 6, 1))
    assert before.tenures == ()
    assert before.known
    assert "2014" in before.why


def test_a_day_that_the_facts_do_not_cover_is_not_known() -> None:
    long_ago = load().holders(FOREIGN, "KR", date(1980, 6, 1))
    assert long_ago.tenures == ()
    assert not long_ago.known


def test_an_office_that_the_facts_do_not_hold_is_not_known() -> None:
    assert not load().minister("nsa", "TV", date(2020, 1, 1)).known
    assert not load().holders("Keeper of the Seal", "US", date(2020, 1, 1)).known


def test_after_the_last_check_the_holder_is_only_presumed() -> None:
    answer = load().holders(FOREIGN, "IN", date(2031, 1, 1))
    assert not answer.known
    assert answer.tenures == ()
    assert [load().person(tenure.person).name for tenure in answer.presumed] == ["Subrahmanyam Jaishankar"]


def test_a_span_that_begins_before_the_check_and_ends_after_it_is_not_known() -> None:
    answer = load().holders(FOREIGN, "IN", date(2025, 6, 1), date(2031, 1, 1))
    assert names(answer) == ["Subrahmanyam Jaishankar"]
    assert not answer.known


def test_a_person_shows_the_offices_of_a_day() -> None:
    [motegi] = load().mark("Toshimitsu Motegi")[0].ids
    assert [t.office.kind for t in load().offices_on(motegi, date(2020, 5, 1))] == [FOREIGN]
    assert load().offices_on(motegi, date(1990, 5, 1)) == ()
    both = load().offices_on(motegi, (date(2018, 1, 1), date(2020, 1, 1)))
    assert [t.office.kind for t in both] == ["Minister of Economic Revitalization", FOREIGN]


def test_another_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        load().minister("treasurer", "US", date(2020, 1, 1))
