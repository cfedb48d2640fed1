from dataclasses import replace

from dragoman.model import Problem, Reading, Repair
from dragoman.publishing import plain, reading_sheet, unread_sheet
from dragoman.publishing.sheets import Sheet


def test_a_report_is_a_heading_rows_and_notes(reading: Reading) -> None:
    assert plain(reading_sheet(reading)).splitlines() == [
        "wire/one  published 1 Mar 2023 (inferred: the week before the trip)  from Example Wire",
        "  when            what       who                                     where      status",
        "  15-17 Mar 2023  visit      US to JP: (Lloyd Austin)                           floated",
        "  16 Mar 2023     bilateral  JP-US: Yasukazu Hamada, (Lloyd Austin)  Tokyo, JP  scheduled",
        "  instrument: Guidelines: revised, 2015",
        '  repaired: "Defense Secretary Yasukazu Hamada" is Minister of Defense Yasukazu Hamada (he held that office)',
        "  doubtful: two dates for one trip",
        "  1 position (see --json)",
        "  problem: note: a note that is no failure",
    ]


def test_a_report_without_engagements_says_so(reading: Reading) -> None:
    assert "no engagement found" in plain(reading_sheet(replace(reading, claims=())))


def test_a_report_in_another_language_shows_the_problem_and_no_false_nothing(reading: Reading) -> None:
    unread = replace(reading, claims=(), problems=(Problem(what="language", why="it is in Russian", fatal=True),))
    text = plain(reading_sheet(unread))
    assert "problem: language: it is in Russian" in text
    assert "no engagement found" not in text


def test_an_unread_report_shows_its_problem() -> None:
    sheet = unread_sheet("x.bin", (Problem(what="binary", why="no text", fatal=True),))
    assert plain(sheet) == "x.bin\n  problem: binary: no text\n"


def test_long_cells_run_on_below_without_losing_a_word() -> None:
    people = " ".join(f"Name{number}" for number in range(40))
    text = plain(Sheet(heading="h", rows=(("1 Mar 2023", "2+2", people, "Tokyo", "held"),)))
    assert max(len(line) for line in text.splitlines()) < 120
    assert set(people.split()) <= set(text.split())


def test_many_notes_are_cut_with_their_number(reading: Reading) -> None:
    repairs = tuple(
        Repair(was=f"w{number}", meant="m", because="b", quote=reading.repairs[0].quote) for number in range(20)
    )
    text = plain(reading_sheet(replace(reading, repairs=repairs)))
    assert "and 18 more (see --json)" in text
