"""Which series a meeting is one of."""

import pytest

from dragoman.knowledge import load

LEADER, FOREIGN, DEFENCE = "Head of Government", "Minister for Foreign Affairs", "Minister of Defence"


@pytest.mark.parametrize(
    ("shape", "parties", "offices", "name"),
    [
        ("2+2", "JP US", [FOREIGN, DEFENCE], "Japan-U.S. Security Consultative Committee"),
        ("2+2", "AU US", [], "Australia-United States Ministerial Consultations"),
        ("2+2", "CA JP", [], "Canada-Japan 2+2"),
        ("quad", "AU IN JP US", [LEADER], "Quadrilateral Security Dialogue - Leaders' Summit"),
        ("quad", "AU IN JP US", [FOREIGN], "Quadrilateral Security Dialogue - Foreign Ministers' Meeting"),
        ("quad", "AU IN JP US", [], "Quad"),
        ("trilateral", "DE FR PL", [FOREIGN], "Weimar Triangle"),
        ("trilateral", "JP KR US", [DEFENCE], "US-Japan-ROK Trilateral Ministerial Meeting (defence)"),
        ("multilateral", "G7 GB JP", [FOREIGN], "G7 Foreign Ministers' Meeting"),
        ("multilateral", "G7", [], "Group of Seven"),
        ("summit", "KP US", [LEADER], "U.S.-North Korea summit"),
        ("summit", "JP US", [LEADER], None),
        ("bilateral", "KR US", [DEFENCE], None),
        ("visit", "JP US", [LEADER], None),
    ],
)
def test_format_parties_and_offices_tell_the_series(
    shape: str, parties: str, offices: list[str], name: str | None
) -> None:
    found = load().series_of(shape, parties.split(), offices)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "words", ["such talks", "the first since April 2019", "last met in March", "SCC", "two-plus-two"]
)
def test_words_about_a_meeting_point_at_its_series(words: str) -> None:
    meant = load().series_meant(words, "2+2", ("US", "JP"))
    assert meant is not None
    assert meant.name == "Japan-U.S. Security Consultative Committee"


def test_a_name_of_another_pairs_series_does_not_make_it_this_pairs() -> None:
    meant = load().series_meant("AUSMIN", "2+2", ("JP", "US"))
    assert meant is not None
    assert "AUSMIN" not in meant.aliases


def test_words_of_a_kind_mean_all_series_of_it() -> None:
    facts = load()
    assert facts.series_called("scc") == {"Japan-U.S. Security Consultative Committee"}
    assert {"Quad", "Quadrilateral Security Dialogue - Leaders' Summit"} <= facts.series_called("the Quad")
    assert "Australia-United States Ministerial Consultations" in facts.series_called("2+2")
    assert {"G7 Leaders' Summit", "G7 Foreign Ministers' Meeting"} <= facts.series_called("G7")
    assert facts.series_called("the Nowhere Dialogue") == frozenset()
