"""The built-in tables are well-formed: what a person edits by hand is checked here, row by row."""

import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations

import pytest

from dragoman.knowledge import load
from dragoman.knowledge.folding import fold
from dragoman.knowledge.people import first_day, last_day
from dragoman.knowledge.tables import TABLES, built_in, parse, several

FACTS = built_in()
rows = FACTS.rows
FOREIGN = "Minister for Foreign Affairs"
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
PARTIES = frozenset(row["code"] for row in rows("parties"))
PEOPLE = {row["id"]: row for row in rows("people")}
LEVELS = frozenset(
    (
        *("leader", "foreign", "defence", "foreign_and_defence", "nsa", "deputy", "minister", "envoy", "ambassador"),
        *("org_head", "royal", "official", "spokesman", "counterpart"),
    )
)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_name_and_no_stray_blanks(table: str) -> None:
    for row in rows(table):
        first = next(iter(row.values()))
        assert first
        assert all(cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("table", ["offices", "people", "parties", "titles", "outlets"])
def test_no_row_stands_twice(table: str) -> None:
    twice = [row for row, times in Counter(tuple(row.values()) for row in rows(table)).items() if times > 1]
    assert twice == []


def test_dates_are_dates_and_in_order() -> None:
    for row in rows("offices"):
        for cell in (row["from"], row["to"], row["checked"]):
            assert not cell or DATE.match(cell), row
        start, end = first_day(row["from"]), last_day(row["to"])
        assert start is None or end is None or start <= end, row


def test_every_tenure_has_a_party_a_person_and_a_source() -> None:
    for row in rows("offices"):
        assert row["party"] in PARTIES, row
        assert row["person"] in PEOPLE, row
        assert row["office"], row
        assert row["source"], row
        assert row["confidence"] in {"high", "medium", "low"}, row


def test_the_name_beside_a_tenure_is_the_persons() -> None:
    assert [row for row in rows("offices") if PEOPLE[row["person"]]["name"] != row["name"]] == []


def test_an_open_end_says_when_it_was_checked() -> None:
    for row in rows("offices"):
        assert bool(row["to"]) != bool(row["checked"]), row


def test_no_row_is_under_a_licence_that_binds_others() -> None:
    forbidden = re.compile(r"BY-NC|BY-SA|GPL|ODbL|NonCommercial|ShareAlike", re.IGNORECASE)
    assert [row for row in rows("offices") if forbidden.search(row["licence"] + row["source"])] == []


def test_ids_are_wikidatas_or_our_own_and_unique() -> None:
    assert all(re.fullmatch(r"Q\d+|x-[a-z-]+[a-z]", person) for person in PEOPLE)
    assert len(PEOPLE) == len(rows("people"))


def test_everybody_in_the_table_of_people_held_an_office() -> None:
    assert set(PEOPLE) == {row["person"] for row in rows("offices")}


def test_variants_carry_no_titles_and_are_no_single_words() -> None:
    title = re.compile(r"(President|Prime Minister|Secretary of|Minister|General|Chancellor|Senator)\b")
    for row in PEOPLE.values():
        for variant in several(row["variants"]) + several(row["misspelt"]):
            assert not title.match(variant), row
            assert len(re.split(r"[ -]", variant)) > 1, row


def test_one_name_in_one_party_is_one_person() -> None:
    bearers = defaultdict(set)
    for row in rows("offices"):
        bearers[fold(row["name"]).casefold(), row["party"]].add(row["person"])
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}


def test_a_party_has_a_code_and_states_have_both() -> None:
    for row in rows("parties"):
        assert row["kind"] in {"state", "territory", "organisation"}, row
        assert row["kind"] == "organisation" or (len(row["code"]) == 2 and len(row["alpha3"]) == 3), row


def test_correlates_of_war_codes_are_unique_and_belong_to_states() -> None:
    listed = [row for row in rows("parties") if row["cow"]]
    assert len(listed) == len({row["cow"] for row in listed}) == len({row["cow_number"] for row in listed}) == 195
    assert all(re.fullmatch("[A-Z]{3}", row["cow"]) and row["cow_number"].isdigit() for row in listed)
    assert {row["kind"] for row in listed} == {"state"}


@pytest.mark.parametrize("party", ["JP", "CN", "KR", "KP", "RU", "UA", "SA", "AE", "EG", "TW"])
def test_heads_and_ministers_since_2012_have_names_in_their_own_script(party: str) -> None:
    kinds = {FOREIGN, "Head of Government", "Head of State"}
    held = {
        row["person"]
        for row in rows("offices")
        if row["party"] == party and row["office"] in kinds and (not row["to"] or row["to"] > "2020")
    }
    named = {person for person in held if PEOPLE[person]["native"]}
    assert len(named) / len(held) >= 0.9, held - named
    assert all(not PEOPLE[person]["native"].isascii() for person in named)


def test_a_sign_read_in_two_ways_is_listed_with_the_usual_reading_among_them() -> None:
    written = {row["written"]: several(row["readings"]) for row in rows("readings")}
    for row in PEOPLE.values():
        signs = [sign for sign in written if row["native"].startswith(sign)]
        if row["style"] == "japanese" and signs:
            longest = max(signs, key=len)
            assert fold(row["name"].split()[-1]) in written[longest], row


@pytest.mark.parametrize("table", ["formats", "instruments", "leaders", "vacancies", "native_titles"])
def test_codes_in_other_tables_are_parties(table: str) -> None:
    column = "party" if table in {"leaders", "vacancies", "native_titles"} else "parties"
    words = frozenset({"multilateral", "Allied powers", "others", "UNC", "PLO", "Hamas", "guarantors", "Taliban"})
    for row in rows(table):
        for code in several(row[column]):
            assert code in PARTIES or code in words or " " in code, row


def test_titles_name_levels_and_offices_that_exist() -> None:
    held = {row["office"] for row in rows("offices")}
    for row in rows("titles"):
        assert row["level"] in LEVELS, row
        assert set(several(row["offices"])) <= held, row
        assert row["words"] == row["words"].lower(), row


def test_places_stand_in_parties() -> None:
    assert [row for row in rows("places") + rows("buildings") if row["country"] not in PARTIES] == []


def test_at_least_150_outlets_are_known_with_kind_and_country() -> None:
    outlets = rows("outlets")
    kinds = {"agency", "daily", "broadcaster", "portal", "magazine", "official"}
    assert len(outlets) >= 150
    assert all(row["kind"] in kinds and row["country"] in PARTIES for row in outlets)


def test_loading_gives_every_row() -> None:
    knowledge = load()
    assert len(knowledge.people) == len(PEOPLE)
    assert len(knowledge.tenures) == len(rows("offices"))
    assert set(knowledge.parties) == PARTIES
    assert all(tenure.start is None or tenure.start > date(1900, 1, 1) for tenure in knowledge.tenures)


def test_a_malformed_line_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"x\.tsv line 3 has 1 cells, not 2"):
        parse("x", "one\ttwo\na\tb\nc\n")


def test_no_two_people_hold_a_single_seat_for_long_at_once() -> None:
    """Only where both ends are known closely enough to say so; rows whose note says "overlap ok" are meant."""
    single = {FOREIGN, "Minister of Defence", "Head of Government", "Head of State", "Head of State and Government"}
    held: defaultdict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for row in rows("offices"):
        sure = row["office"] in single and row["acting"] != "yes" and "overlap ok" not in row["note"]
        start, end = last_day(row["from"]), first_day(row["to"] or row["checked"])
        if sure and row["confidence"] != "low" and start and end:
            held[row["office"], row["party"]].append((start, end, row["name"]))
    clashes = [
        (office, one, other)
        for office, spans in held.items()
        for one, other in combinations(spans, 2)
        if (min(one[1], other[1]) - max(one[0], other[0])).days > 31
    ]
    assert clashes == []
