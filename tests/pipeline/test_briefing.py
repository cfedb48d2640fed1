"""What goes into a brief, on the sample press: who last met, as offices and as people, what is ahead, what is new."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from dragoman import knowledge as facts
from dragoman.model import Cleared, Mark, Topic
from dragoman.pipeline import Filters, Grounds, cleared
from dragoman.pipeline.briefing import BriefAsked, briefing_of, party_of
from dragoman.pipeline.marking import marked
from dragoman.publishing.brief import Brief, Briefing, Line, brief_of
from dragoman.publishing.brief.room import PAGE, height
from dragoman.store import Store, Stored
from tests.pipeline.test_clearing import WORD

MakeStore = Callable[[Iterable[Iterable[Stored]]], Store]
GROUNDS = Grounds(logs=False)
PAIR = Filters(parties=("JP", "US"))


@pytest.fixture
def store(held: tuple[Stored, ...], store_of: MakeStore) -> Store:
    return store_of([held])


def briefed(store: Store, day: str, filters: Filters = PAIR, since: date | None = None) -> Briefing:
    def at(day: date, some: Filters) -> Cleared:
        return cleared(store, as_of=day, filters=some, grounds=GROUNDS)

    asked = BriefAsked(filters=filters, since=since)
    return briefing_of(asked, at, date.fromisoformat(day), facts.load(), "Dragoman")


def page(store: Store, day: str, filters: Filters = PAIR) -> Brief:
    return brief_of(briefed(store, day, filters))


def said(lines: Iterable[Line]) -> str:
    return " / ".join(f"{line.lead} {line.text}".strip() for line in lines)


def section(brief: Brief, title: str) -> str:
    (found,) = [one for one in brief.sections if one.title.startswith(title)]
    return " / ".join(filter(None, (said(found.lines), found.empty, found.more)))


def test_the_ministers_of_the_day_are_named_and_where_others_met_that_is_said(store: Store) -> None:
    (row,) = [one for one in page(store, "2023-01-10").met if one.who == "Defence ministers"]
    assert said(row.holders) == "JP: Yasukazu Hamada, Minister of Defence / US: Lloyd Austin, Secretary of Defense"
    assert said(row.in_person).startswith("16 Mar 2021 2+2 in Tokyo, JP (Nobuo Kishi, Lloyd Austin)")
    assert said(row.in_person).endswith("present holders: none in the 33 reports read for JP-US")


def test_where_the_present_holders_met_last_it_is_said_once(store: Store) -> None:
    (row,) = [one for one in page(store, "2023-01-10").met if one.who == "Leaders"]
    assert said(row.in_person) == "24 May 2022 quad in Tokyo, JP; 3 reports read since"
    assert said(row.remote).startswith("21 Jan 2022 summit online")


def test_a_new_minister_is_in_office_the_day_after(store: Store) -> None:
    """Suga gave way to Kishida on 4 October 2021."""
    for day, name in (("2021-10-03", "Yoshihide Suga"), ("2021-10-05", "Fumio Kishida")):
        (row,) = [one for one in briefed(store, day).met if one.who == "Leaders"]
        assert row.seats[0].name == name


def test_an_office_of_which_the_facts_were_checked_before_says_so(store: Store) -> None:
    (row,) = [one for one in briefed(store, "2030-01-01").met if one.who == "Leaders"]
    assert all(seat.why.startswith("facts checked 20") for seat in row.seats)


def test_people_asked_for_are_told_with_their_offices_of_the_day(store: Store) -> None:
    (row,) = page(store, "2021-06-01", Filters(people=("Motegi", "Blinken"))).met
    assert row.who == "These people"
    assert "JP: Toshimitsu Motegi, Minister for Foreign Affairs" in said(row.holders)
    assert "2+2 in Tokyo, JP" in said(row.in_person)


def test_somebody_whom_the_facts_do_not_know_is_told_so(store: Store) -> None:
    (row,) = page(store, "2021-06-01", Filters(people=("Nobody Atall",))).met
    assert said(row.holders) == "Nobody Atall (not in the facts)"
    assert said(row.in_person) == "none in the 22 reports read"


def test_what_is_ahead_stands_with_the_next_first_and_stale_plans_are_counted(store: Store) -> None:
    ahead = section(page(store, "2023-01-10"), "Next")
    assert ahead.startswith("11 Jan 2023 2+2 JP-US in Washington, US: scheduled")
    assert "without a day, floated or put off, told of last before 11 Jul 2022." in ahead


def test_what_changed_is_what_was_published_since(store: Store) -> None:
    changed = section(page(store, "2023-01-10"), "What changed, 12 Dec 2022 to 10 Jan 2023")
    assert "2+2 JP-US in Washington, US, 11 Jan 2023: new: stands as scheduled" in changed
    quiet = brief_of(briefed(store, "2023-01-10", since=date(2023, 1, 9)))
    assert section(quiet, "What changed, 10 Jan") == "Nothing in the 0 reports read that appeared in these days."


def test_an_agreement_about_to_expire_is_told_until_it_is_renewed(store: Store) -> None:
    expiring = section(page(store, "2021-02-10"), "Agreements")
    assert "Special Measures Agreement expires 31 Mar 2021" in expiring
    assert section(page(store, "2024-01-10"), "Agreements").startswith("None in the ")


def test_an_agreement_about_to_expire_has_the_words_that_say_so(store: Store) -> None:
    for day in ("2021-02-10", "2022-03-01"):
        (found,) = [one for one in page(store, day).sections if one.title.startswith("Agreements")]
        assert found.lines
        assert all(line.cites for line in found.lines)


def test_positions_are_those_of_the_parties_asked_for(store: Store) -> None:
    given = briefed(store, "2023-01-10")
    assert given.positions
    assert all({"JP", "US"} & set(party.split("-")) for party, _ in given.positions)
    one = briefed(store, "2023-01-10", Filters(parties=("JP", "US"), topics=(Topic.TAIWAN,)))
    assert {entry.topic for _, entry in one.positions} == {Topic.TAIWAN}


@pytest.mark.parametrize(
    ("speaker", "party"),
    [
        ("JP, US", "JP-US"),
        ("Joe Biden", "US"),
        ("Japan Foreign Ministry", "JP"),
        ("the spokesman", ""),
        ("China", "CN"),
    ],
)
def test_a_speaker_speaks_for_a_party(speaker: str, party: str) -> None:
    assert party_of(speaker, facts.load(), date(2022, 1, 1)) == party


def test_every_number_has_its_source_and_every_source_its_words(store: Store) -> None:
    brief = page(store, "2023-01-10")
    lines = [line for row in brief.met for line in (*row.in_person, *row.remote)]
    lines += [line for one in brief.sections for line in one.lines]
    cited = {number for line in lines for number in line.cites}
    assert cited == {one.number for one in brief.sources}
    assert [one.number for one in brief.sources] == list(range(1, len(brief.sources) + 1))
    held = cleared(store, as_of=brief.day, grounds=GROUNDS).readings
    for one in brief.sources:
        text = " ".join(held[one.key].text.text.split())  # type: ignore[index]
        assert one.quote.removesuffix("\u2026").strip() in text
    assert {one.key for one in brief.sources} <= set(brief.reports)


def test_where_nothing_was_read_every_part_says_so(store_of: MakeStore) -> None:
    brief = page(store_of([]), "2023-01-10")
    assert brief.sources == ()
    assert all(said(row.in_person) == "none in the 0 reports read for JP-US" for row in brief.met)
    assert all("0 reports read" in section(brief, one.title) for one in brief.sections)


@pytest.mark.parametrize("day", ["2019-06-01", "2021-03-14", "2022-01-10", "2023-01-10", "2024-10-01"])
def test_it_has_room_on_one_page(store: Store, day: str) -> None:
    assert height(page(store, day)) <= PAGE


def test_a_page_rests_on_every_report_of_its_agreements_and_positions_cited_or_not(store: Store) -> None:
    given = briefed(store, "2021-03-14")
    given = replace(given, record=replace(given.record, engagements=()), was=())
    told = {support.report for one in given.instruments for *_, support in one.events}
    told |= {support.report for _, entry in given.positions for _, support in entry.said}
    assert told
    assert told <= set(brief_of(given).reports)


def test_a_page_rests_on_the_entry_that_may_be_the_same_as_one_asked_for(store: Store) -> None:
    given = replace(briefed(store, "2023-01-10", Filters(people=("Biden",))), instruments=(), positions=())
    known = set(brief_of(given).reports)
    one = given.record.engagements[0]
    other = next(entry for entry in given.whole.engagements if not known.issuperset(entry.reports))
    record = replace(given.record, engagements=(replace(one, unsure=(other.id,)), *given.record.engagements[1:]))
    made = brief_of(replace(given, record=record))
    assert set(other.reports) <= set(made.reports)
    assert {claim.key for claim in other.claims} <= set(made.claims)


def test_where_only_stale_plans_are_known_none_is_not_said_of_them(store: Store) -> None:
    given = briefed(store, "2023-01-10")
    stale = tuple(one for one in given.ahead if not one.when and (one.last_reported or date.max) < date(2022, 7, 1))
    assert stale
    (found,) = [one for one in brief_of(replace(given, ahead=stale)).sections if one.title == "Next"]
    assert (found.lines, found.empty) == ((), "None but these in the 33 reports read for JP-US:")
    assert found.more.startswith(f"{len(stale)} without a day")


@pytest.mark.parametrize("day", ["0001-01-05", "9999-12-31"])
def test_the_first_and_the_last_days_that_there_are_can_be_asked_for(store: Store, day: str) -> None:
    assert page(store, day).day == date.fromisoformat(day)


def test_a_name_asked_for_stands_in_the_table_made_fit(store: Store) -> None:
    brief = page(store, "2023-01-10", Filters(people=("ada\u202e\udcff",)))
    assert brief.met[0].who == "ada[U+202E][U+DCFF]"


def test_what_is_marked_is_not_in_it(store: Store, held: tuple[Stored, ...], store_of: MakeStore) -> None:
    gone = next(one for one in held if one.reading.report.name == "036-before-the-white-house")
    store.append(marked("report", [gone.id], Mark.TEAM, WORD))
    without = store_of([[one for one in held if one.id != gone.id]])
    assert page(store, "2023-01-10") == page(without, "2023-01-10")
    assert gone.id not in page(store, "2023-01-10").reports
