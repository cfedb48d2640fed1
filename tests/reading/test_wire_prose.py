"""The plain prose of the wires: how it opens, who agrees, what stands between a word and what it governs."""

from tests.reading.sentences import claims, only


def test_who_agrees_on_a_visit_was_in_contact_and_somebody_else_travels() -> None:
    contact, visit = claims(
        "Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken agreed Saturday to arrange an early "
        "visit to the United States by Prime Minister Yoshihide Suga for his first summit."
    )[:2]
    assert (contact.people, contact.date) == ("Antony Blinken, Toshimitsu Motegi", "2021-03-06")
    assert (visit.format, visit.people, visit.date) == ("visit", "Yoshihide Suga", "-")


def test_what_was_said_during_talks_tells_that_they_were_held() -> None:
    claim = only(
        "Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken have agreed to work together. "
        "During their telephone talks on Wednesday, Motegi expressed his hope for closer ties."
    )
    assert (claim.format, claim.status, claim.date) == ("call", "held", "2021-03-10")


def test_the_day_beside_another_verb_dates_no_visit() -> None:
    claim = only(
        "Tokyo and Washington on Saturday agreed to go on with arrangements for Prime Minister Yoshihide Suga to visit "
        "the United States."
    )
    assert (claim.format, claim.date) == ("visit", "-")


def test_the_situation_in_a_country_is_no_place_of_a_meeting() -> None:
    claim = only(
        "Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken held a meeting on Monday in view of "
        "the situation in Myanmar."
    )
    assert claim.place == "-"


def test_arrangements_for_somebody_to_visit_are_a_plan_and_so_is_what_the_visit_is_for() -> None:
    told = claims(
        "Arrangements are under way for Foreign Minister Toshimitsu Motegi and Defense Minister Nobuo Kishi to visit "
        'the United States in early May for a "2+2" meeting with Secretary of State Antony Blinken and Defense '
        "Secretary Lloyd Austin in Washington on May 7."
    )
    assert {(one.format, one.status) for one in told} == {("visit", "planned"), ("2+2", "planned")}


def test_a_month_behind_a_title_is_no_person() -> None:
    told = claims("Tokyo and Washington are planning a meeting of their foreign ministers May 29 in Washington.")
    assert [one.people for one in told] == ["-"]


def test_governments_of_two_countries_are_its_sides() -> None:
    claim = only(
        "The ministry announced on Wednesday that the governments of the United States and Japan will hold a 2+2 "
        "meeting on Friday with the participation of Secretary of State Antony Blinken, Defense Secretary Lloyd "
        "Austin, Foreign Minister Toshimitsu Motegi and Defense Minister Nobuo Kishi."
    )
    assert claim.people == "Antony Blinken, Lloyd Austin, Nobuo Kishi, Toshimitsu Motegi"


def test_a_phrase_of_time_and_place_in_front_governs_no_subject() -> None:
    claim = only(
        "In February in Tokyo, Japan and Australia held their first ministerial talks since the cabinet took office."
    )
    assert (claim.parties, claim.date, claim.place) == ("AU-JP", "2021-02", "Tokyo/JP")


def test_another_meeting_behind_and_is_another_clause() -> None:
    told = claims(
        "Prime Minister Yoshihide Suga is scheduled to meet with President Joe Biden at the White House on April 9, "
        "and the two-plus-two meeting will likely be held around that time."
    )
    assert ("summit", "2021-04-09") in [(one.format, one.date) for one in told]


def test_the_host_in_front_of_prior_to_is_the_host() -> None:
    told = claims(
        "Suga is planning to visit Canada prior to his trip to the United States. Prime Minister Yoshihide Suga left."
    )
    assert "JP-CA" in [one.parties for one in told]


def test_the_two_top_diplomats_are_ministers_of_two_countries() -> None:
    told = claims(
        "Secretary of State Antony Blinken is likely to hold talks with Foreign Minister Sergey Lavrov on March 20. "
        "Blinken could be received by President Vladimir Putin. It will be the first meeting between the two top "
        "diplomats. The two spoke by phone on Monday."
    )
    assert ("call", "Antony Blinken, Sergey Lavrov", "2021-03-08") in [
        (one.format, one.people, one.date) for one in told
    ]


def test_a_delayed_visit_makes_no_delayed_call() -> None:
    told = claims(
        "Foreign Minister Chung Eui-yong told Secretary of State Antony Blinken in a phone call on Monday that the "
        "delay to the visit was regrettable."
    )
    assert [(one.format, one.status) for one in told] == [("call", "held")]


def test_delight_at_meeting_somebody_is_no_plan() -> None:
    told = claims(
        "Secretary of State Antony Blinken met Foreign Minister Toshimitsu Motegi on Tuesday. The two were delighted "
        "to meet each other in person."
    )
    assert [one.status for one in told] == ["held"]


def test_the_two_nations_are_countries_and_not_the_people_named_before() -> None:
    told = claims(
        "The meeting on April 20 will be joined by Foreign Minister Toshimitsu Motegi and Secretary of State Antony "
        "Blinken. The most recent two-plus-two meeting of the two nations was in April 2019."
    )
    assert [one.people for one in told if one.date == "2019-04"] == ["-"]
