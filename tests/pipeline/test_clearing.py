"""What is marked leaves the desk by no way: the cleared record is made as though it had never come in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest

from dragoman.model import Audience, Cleared, Engagement, Format, Mark
from dragoman.pipeline import Filters, Grounds, Shown, changed, cleared, deciding, entries_meant, recorded, settle
from dragoman.pipeline.deciding import Word
from dragoman.pipeline.entering import report_of
from dragoman.pipeline.keeping import enter
from dragoman.pipeline.leafing import Leafing, leafed, read_up_to
from dragoman.pipeline.marking import Marking, marked
from dragoman.pipeline.withholding import EVERYTHING, PUBLIC, desk
from dragoman.store import Store, Stored

MakeStore = Callable[[Iterable[Iterable[Stored]]], Store]
NOW = date(2026, 3, 1)
GROUNDS = Grounds(logs=False)
WORD = Word(who="an officer", at=datetime(2026, 3, 1, 9, tzinfo=UTC), why="told in confidence")
HEARD = "Foreign Minister Yoshimasa Hayashi will meet Secretary of State Antony Blinken in Tokyo on March 20, 2023."


def seen(store: Store, audience: Audience) -> tuple[Engagement, ...]:
    return recorded(store, as_of=NOW, grounds=GROUNDS, audience=audience).whole.engagements


def told_by_two(store: Store) -> Engagement:
    return next(entry for entry in seen(store, EVERYTHING) if len(entry.reports) > 1)


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("mark", [Mark.TEAM, Mark.PRIVATE])
def test_a_marked_report_is_as_though_it_had_not_come(
    kept: bool, mark: Mark, held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store = store_of([held])
    gone = told_by_two(store).reports[0]
    store.append(marked("report", [gone], mark, WORD))
    if kept:
        settle(store, today=NOW, grounds=GROUNDS)
    without = store_of([[one for one in held if one.id != gone]])
    found, expected = cleared(store, as_of=NOW, grounds=GROUNDS), cleared(without, as_of=NOW, grounds=GROUNDS)
    assert isinstance(found, Cleared)
    assert found.record == expected.record
    assert gone not in found.readings
    assert gone not in list(found.readings)
    assert len(seen(store, EVERYTHING)) == len(seen(store_of([held]), EVERYTHING))


def test_a_marked_report_is_not_even_counted_among_those_to_be_read_again(
    held: tuple[Stored, ...], store_of: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("recording", "leafing", "finding", "standing"):
        monkeypatch.setattr(import_module(f"dragoman.pipeline.{module}"), "reader_of", lambda _facts: "a later version")
    store = store_of([held])
    entry = told_by_two(store)
    every = recorded(store, as_of=NOW, grounds=GROUNDS, audience=EVERYTHING).stale
    store.append(marked("report", [entry.reports[0]], Mark.TEAM, WORD))
    assert recorded(store, as_of=NOW, grounds=GROUNDS, audience=desk("another")).stale == every
    assert recorded(store, as_of=NOW, grounds=GROUNDS).stale == every - 1
    assert entries_meant(store, entry.id, as_of=NOW, grounds=GROUNDS).stale == every - 1
    assert read_up_to(store, as_of=NOW, grounds=GROUNDS)[1] == every - 1
    assert leafed(store, Leafing(most=5), as_of=NOW, grounds=GROUNDS).stale == every - 1


def test_private_is_for_the_one_who_marked_it_and_team_for_the_team(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store = store_of([held])
    reports = told_by_two(store).reports
    store.append(marked("report", reports[:1], Mark.PRIVATE, WORD))
    store.append(marked("report", reports[1:2], Mark.TEAM, WORD))

    def sees(audience: Audience) -> list[bool]:
        shown = {report for entry in seen(store, audience) for report in entry.reports}
        return [report in shown for report in reports[:2]]

    assert sees(desk("an officer")) == [True, True]
    assert sees(desk("another")) == [False, True]
    assert sees(desk("")) == [False, True]
    assert sees(PUBLIC) == [False, False]


def test_a_marked_entry_is_gone_with_all_that_tells_of_it_also_what_comes_later(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    whole = store_of([held])
    entry = told_by_two(whole)
    late = entry.reports[-1]
    store = store_of([[one for one in held if one.id != late]])
    before = recorded(store, as_of=NOW, grounds=GROUNDS, audience=EVERYTHING)
    mine = next(one for one in before.whole.engagements if entry.claims[0] in one.claims)
    store.append(marked("entry", deciding.names_of(before, mine), Mark.TEAM, WORD))
    store.add([one for one in held if one.id == late])
    keys = {claim.key for claim in entry.claims}
    assert keys.isdisjoint(claim.key for one in seen(store, PUBLIC) for claim in one.claims)
    assert keys <= {claim.key for one in seen(store, desk("another")) for claim in one.claims}
    assert entries_meant(store, entry.id, as_of=NOW, grounds=GROUNDS).entries == ()


def test_the_analysts_own_entries_and_notes_are_the_teams_unless_cleared(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store, without = store_of([held]), store_of([held])
    own = report_of(HEARD, {}, WORD, date(2023, 3, 10))
    assert enter(store, own, today=NOW, grounds=GROUNDS)[1]
    settle(store, today=NOW, grounds=GROUNDS)
    assert seen(store, PUBLIC) == seen(without, PUBLIC)
    assert cleared(store, as_of=NOW, grounds=GROUNDS).record == cleared(without, as_of=NOW, grounds=GROUNDS).record
    assert any(entry.entered for entry in seen(store, desk("another")))
    found = recorded(store, as_of=NOW, grounds=GROUNDS, audience=EVERYTHING)
    note = deciding.noted(found, found.whole.engagements[0], WORD)
    store.append(note)
    assert not any(entry.decisions for entry in seen(store, PUBLIC))
    assert [one.decision for entry in seen(store, desk("x")) for one in entry.decisions] == [note]
    store.append(marked("report", [own.id], Mark.PUBLIC, WORD))
    store.append(marked("decision", [note.id], Mark.PUBLIC, WORD))
    assert any(entry.entered for entry in seen(store, PUBLIC))
    assert [one.decision for entry in seen(store, PUBLIC) for one in entry.decisions] == [note]


def test_a_decision_goes_out_without_names_and_reasons_and_not_at_all_when_it_is_marked(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store = store_of([held])
    before = seen(store, PUBLIC)
    found = recorded(store, as_of=NOW, grounds=GROUNDS, audience=EVERYTHING)
    fix = deciding.pinned(found, told_by_two(store), ["status"], WORD)[0]
    store.append(fix)
    settle(store, today=NOW, grounds=GROUNDS)
    shown = [one.decision for entry in seen(store, PUBLIC) for one in entry.decisions]
    assert [(one.id, one.who, one.why) for one in shown] == [(fix.id, "the desk", "")]
    assert not any(word in repr(seen(store, PUBLIC)) for word in (WORD.who, WORD.why))
    hide = marked("decision", [fix.id], Mark.TEAM, WORD)
    store.append(hide)
    assert seen(store, PUBLIC) == before
    store.append(deciding.undone(store.decisions(), hide.id, replace(WORD, at=WORD.at + timedelta(hours=1))))
    assert [one.decision.id for entry in seen(store, PUBLIC) for one in entry.decisions] == [fix.id]


def test_a_correction_that_is_withheld_leaves_nothing_where_it_had_moved_a_claim(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store, without = store_of([held]), store_of([held])
    found = recorded(store, as_of=NOW, grounds=GROUNDS, audience=EVERYTHING)
    entry = next(one for one in found.whole.engagements if one.parties == ("JP", "US"))
    from dragoman import knowledge as facts  # noqa: PLC0415 - only this needs them

    moved = deciding.corrected(found, entry, ("parties", "GB, US"), WORD, facts.load())
    store.append(moved)
    store.append(marked("decision", [moved.id], Mark.PRIVATE, WORD))
    settle(store, today=NOW, grounds=GROUNDS)
    assert seen(store, PUBLIC) == seen(without, PUBLIC)
    assert any(one.parties == ("GB", "US") for one in seen(store, desk("an officer")))


def test_what_comes_in_marked_is_never_held_without_its_mark(
    held: tuple[Stored, ...], store_of: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_of([])
    marking = Marking(mark=Mark.PRIVATE, word=WORD)
    own = report_of(HEARD, {}, WORD, date(2023, 3, 10))

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(Store, "add", broken)
    with pytest.raises(RuntimeError):
        enter(store, own, today=NOW, grounds=GROUNDS, marking=marking)
    assert [one.value for one in store.decisions()] == ["private"]
    assert held


def test_changes_withhold_what_is_marked(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    since, until = date(2021, 3, 6), date(2021, 3, 13)
    every = changed(store, since=since, as_of=until, grounds=GROUNDS, shown_to=Shown(audience=EVERYTHING)).changes
    told = next(change.support.report for change in every if change.support is not None)
    store.append(marked("report", [told], Mark.TEAM, WORD))
    shown = changed(store, since=since, as_of=until, grounds=GROUNDS).changes
    assert told not in {change.support.report for change in shown if change.support is not None}


@pytest.mark.parametrize("filters", [Filters(), Filters(formats=(Format.TWO_PLUS_TWO,))])
@pytest.mark.parametrize("kept", [False, True])
def test_not_even_the_id_of_a_marked_visit_is_named_by_the_meeting_on_it(
    kept: bool, filters: Filters, held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    store = store_of([held])
    meeting = next(one for one in seen(store, EVERYTHING) if one.part_of and one.format.value is Format.TWO_PLUS_TWO)

    def part_of() -> set[str | None]:
        found = cleared(store, as_of=NOW, grounds=GROUNDS, filters=filters).record
        return {one.part_of for one in found.engagements if one.id == meeting.id}

    assert part_of() == {meeting.part_of}
    visit = next(one for one in seen(store, EVERYTHING) if one.id == meeting.part_of)
    store.append(marked("entry", [claim.key for claim in visit.claims], Mark.TEAM, WORD))
    if kept:
        settle(store, today=NOW, grounds=GROUNDS)
    assert part_of() == {None}
