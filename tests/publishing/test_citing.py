"""Citations: what a report does not state is not made up, and no title breaks the file."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dragoman.model import Dating, Engagement, Reading
from dragoman.publishing.citing import citations

AS_OF = date(2021, 3, 20)
HERE = "http://desk.example/e/e1"


def cited(meeting: Engagement, reading: Reading, form: str) -> str:
    return citations(meeting, {reading.report.id: reading}, as_of=AS_OF, address=HERE, form=form)


def test_the_entry_comes_first_and_says_what_it_rests_on(meeting: Engagement, reading: Reading) -> None:
    entry = json.loads(cited(meeting, reading, "json"))[0]
    assert (entry["id"], entry["URL"]) == (meeting.id, HERE)
    assert entry["issued"] == {"date-parts": [[2021, 3, 20]]}
    assert "as of 2021-03-20" in entry["note"]


def test_what_a_report_does_not_state_is_left_out(meeting: Engagement, reading: Reading) -> None:
    bare = replace(reading, dating=Dating(when=None), outlet="", byline="", url="", agency="")
    bare = replace(bare, report=replace(bare.report, outlet="", url=""))
    item = json.loads(cited(meeting, bare, "json"))[1]
    assert {"issued", "author", "container-title", "URL", "note"}.isdisjoint(item)
    assert "DA  - " not in cited(meeting, bare, "ris").partition("TY  - NEWS")[2]


@pytest.mark.parametrize("title", ["Two\nlines ER  - here", "Braces {and} $ % & # _ ~ ^ \\ marks", "} @article{evil,"])
def test_no_title_breaks_a_file(meeting: Engagement, reading: Reading, title: str) -> None:
    odd = replace(reading, title=title)
    ris = cited(meeting, odd, "ris")
    assert [line[:6] for line in ris.splitlines() if line.startswith("ER")] == ["ER  - "] * 2
    bib = cited(meeting, odd, "bib")
    bare = bib.replace("\\{", "").replace("\\}", "").replace("\\textbackslash{}", "")
    assert bare.count("{") == bare.count("}")
    assert len([line for line in bib.splitlines() if line.startswith("@")]) == 2


def test_another_form_is_refused_with_those_that_there_are(meeting: Engagement, reading: Reading) -> None:
    with pytest.raises(ValueError, match="json, ris, bib"):
        cited(meeting, reading, "docx")
