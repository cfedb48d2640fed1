"""Titles: what they denote, and whose office is called so."""

import pytest

from dragoman.knowledge import load
from dragoman.model import MentionKind

FOREIGN, DEFENCE, GOVERNMENT = "Minister for Foreign Affairs", "Minister of Defence", "Head of Government"


@pytest.mark.parametrize(
    ("words", "kind", "party"),
    [
        ("Defense Minister", DEFENCE, "JP"),
        ("defence minister", DEFENCE, "IN"),
        ("Defence Secretary", DEFENCE, "GB"),
        ("defense secretary", DEFENCE, "US"),
        ("Secretary of Defense", DEFENCE, "US"),
        ("Secretary of State", FOREIGN, "US"),
        ("Foreign Secretary", FOREIGN, "GB"),
        ("foreign minister", FOREIGN, "CN"),
        ("External Affairs Minister", FOREIGN, "IN"),
        ("armed forces minister", DEFENCE, "FR"),
        ("chancellor", GOVERNMENT, "DE"),
        ("Prime Minister", GOVERNMENT, "JP"),
        ("Pentagon chief", DEFENCE, "US"),
        ("Taoiseach", GOVERNMENT, "IE"),
    ],
)
def test_a_normal_title_fits(words: str, kind: str, party: str) -> None:
    assert load().fits(words, kind, party)


@pytest.mark.parametrize(
    ("words", "kind", "party"),
    [
        ("Defense Secretary", DEFENCE, "JP"),
        ("State Secretary", FOREIGN, "US"),
        ("Foreign Minister", FOREIGN, "US"),
        ("Secretary of State", FOREIGN, "JP"),
        ("External Affairs Minister", FOREIGN, "CN"),
        ("Foreign Secretary", FOREIGN, "JP"),
        ("Chancellor", GOVERNMENT, "JP"),
        ("prime minister", FOREIGN, "JP"),
        ("grand vizier", GOVERNMENT, "TR"),
    ],
)
def test_another_partys_title_does_not_fit(words: str, kind: str, party: str) -> None:
    assert not load().fits(words, kind, party)


@pytest.mark.parametrize(
    ("kind", "party", "title"),
    [
        (FOREIGN, "US", "Secretary of State"),
        (FOREIGN, "JP", "Minister for Foreign Affairs"),
        (FOREIGN, "GB", "Foreign Secretary"),
        (FOREIGN, "IN", "Minister of External Affairs"),
        (DEFENCE, "US", "Secretary of Defense"),
        (GOVERNMENT, "DE", "Federal Chancellor"),
        (FOREIGN, "XX", ""),
    ],
)
def test_a_partys_own_title(kind: str, party: str, title: str) -> None:
    assert load().native_title(kind, party) == title


def test_a_partys_own_title_fits_it_everywhere() -> None:
    knowledge = load()
    offices = {(t.office.kind, t.office.party) for t in knowledge.tenures if t.office.kind in (FOREIGN, DEFENCE)}
    for kind, party in offices:
        title = knowledge.native_title(kind, party)
        assert not title or knowledge.fits(title, kind, party), (kind, party, title)


def test_words_that_are_no_title_denote_no_office() -> None:
    assert load().title_offices("lighthouse keeper") == ()
    assert load().title_offices("foreign minister") == (FOREIGN,)


@pytest.mark.parametrize("words", ["chief of the Joint Staff", "Minister of Defence", "minister of Foreign Affairs"])
def test_what_a_title_is_of_may_have_capitals_of_its_own(words: str) -> None:
    assert [m.kind for m in load().mark(f"He is the {words}.")] == [MentionKind.TITLE]
