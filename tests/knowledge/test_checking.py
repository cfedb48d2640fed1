"""Files of facts that a person wrote: each fault is named with its row."""

import pytest

from dragoman.knowledge import built_in, read_sheet

HEAD = "name,office,party,from,to"


def faults(text: str) -> list[str]:
    return [str(fault) for fault in read_sheet(text, built_in()).faults]


def test_a_sound_table_has_no_faults_whether_by_commas_or_by_tabs() -> None:
    text = f"{HEAD}\nAda Quill,Foreign Minister,JP,2021-01,2022-02-03\n"
    assert faults(text) == faults(text.replace(",", "\t")) == []
    assert read_sheet(text, built_in()).table == "offices"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Ada Quill,Foreign Minister,QQ,2021-01,", "row 2, party: 'QQ' is no party's code"),
        ("Ada Quill,Foreign Minister,JP,2021-13,", "row 2, from: '2021-13' is no date"),
        ("Ada Quill,Foreign Minister,JP,2021-02-30,", "row 2, from: '2021-02-30' is no date"),
        ("Ada Quill,Foreign Minister,JP,2021-05-01,2021-04-01", "row 2, to: 2021-04-01 lies before 2021-05-01"),
        ("Ada Quill,Foreign Minister,JP,2021", "row 2: 4 cells, not 5"),
        (",Foreign Minister,JP,2021,", "row 2, name: is empty"),
        ("Ada Quill,,JP,2021,", "row 2, office: is empty"),
    ],
)
def test_a_faulty_row_is_named_with_its_column(row: str, fault: str) -> None:
    assert any(said.startswith(fault) for said in faults(f"{HEAD}\n{row}\n")), faults(f"{HEAD}\n{row}\n")


def test_two_holders_of_a_single_seat_on_one_day_are_a_fault_unless_one_is_acting() -> None:
    rows = "Ada Quill,Minister of Defence,JP,2021-01-01,2022-01-01,{}\nBo Marsh,Minister of Defence,JP,2021-06-01,,\n"
    text = f"{HEAD},acting\n{rows}"
    assert "Ada Quill (row 2) is Minister of Defence of JP on 2021-06-01 too" in faults(text.format(""))[0]
    assert faults(text.format("yes")) == []


def test_a_row_that_stands_twice_and_a_strange_column_are_faults() -> None:
    row = "Ada Quill,Foreign Minister,JP,2021,,x"
    said = faults(f"{HEAD},shoe_size\n{row}\n{row}\n")
    assert "row 1, shoe_size: the table offices has no such column" in said
    assert "row 3: stands in row 2 already" in said


@pytest.mark.parametrize("text", ["", "one,two\n1,2\n", "just words"])
def test_what_is_no_table_of_ours_is_refused(text: str) -> None:
    sheet = read_sheet(text, built_in())
    assert sheet.table == ""
    assert sheet.faults[0].row == 0


def test_the_built_in_tables_pass_their_own_check() -> None:
    for table in ("offices", "outlets", "places", "parties"):
        rows = built_in().rows(table)
        text = "\n".join(["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)])
        said = read_sheet(text, built_in())
        assert said.table == table
        assert [str(fault) for fault in said.faults] == []  # two holders of one seat on one day among them


def test_a_topic_of_ones_own_has_a_plain_name() -> None:
    good = read_sheet("topic,words\nfisheries,fishing rights\n", built_in())
    assert (good.table, good.faults) == ("topics", ())
    bad = read_sheet("topic,words\nFish Stocks,fish stocks\nempty,\n", built_in())
    assert [(fault.row, fault.column) for fault in bad.faults] == [(2, "topic"), (3, "words")]
