"""The plain prose of the wires: how it opens, who agrees, what stands between a word and what it governs."""

from tests.reading.sentences import claims, only, reading


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


def test_a_meeting_with_a_day_of_its_own_is_not_put_off_with_the_visit() -> None:
    told = claims(
        "Prime Minister Yoshihide Suga's visit to the United States has been postponed until mid-April. On April 16 "
        "Suga is to meet President Joe Biden. Suga was expected to meet Biden on April 9.",
        "2021-04-02",
    )
    assert ("summit", "2021-04-16", "postponed") not in [(one.format, one.date, one.status) for one in told]
    assert ("visit", "-", "postponed") in [(one.format, one.date, one.status) for one in told]


def test_a_summit_of_the_leaders_of_the_quad_is_the_quads() -> None:
    claim = only(
        "President Joe Biden and Prime Minister Yoshihide Suga will speak on Friday in a virtual summit of the leaders "
        "of the so-called Quad."
    )
    assert (claim.format, claim.parties, claim.place) == ("quad", "AU-IN-JP-US", "online")


def test_at_the_invitation_of_somebody_floats_no_visit() -> None:
    claim = only(
        "Prime Minister Phạm Minh Chính will visit Japan at the invitation of Prime Minister Fumio Kishida.",
        "2021-11-20",
    )
    assert (claim.parties, claim.status) == ("VN-JP", "scheduled")


def test_leaders_including_two_are_those_two() -> None:
    told = claims(
        "Prime Minister Fumio Kishida is scheduled to receive several foreign leaders next week, including Chancellor "
        "Olaf Scholz and President Joe Biden.",
        "2022-04-12",
    )
    assert [one.people for one in told] == ["Fumio Kishida, Joe Biden, Olaf Scholz"]


def test_he_is_who_says_it() -> None:
    told = claims(
        "Scholz's visit is expected in late April, while President Joe Biden said on Monday that he was planning to "
        "travel to Tokyo in May. Chancellor Olaf Scholz was elected in December.",
        "2022-04-12",
    )
    assert ("visit", "US-JP", "Joe Biden") in [(one.format, one.parties, one.people) for one in told]


def test_a_visits_span_outdoes_the_headlines_day() -> None:
    claim = only(
        "Biden to visit Japan on May 20\n\nPresident Joe Biden will travel to Japan on May 20-24, officials said."
    )
    assert claim.date == "2021-05-20/2021-05-24"


def test_a_machines_prime_minister_japan_has_his_name_behind_the_country() -> None:
    told = claims("The prime minister Japan Yoshihide Suga declared today that next week he plans to visit Vietnam.")
    assert [(one.people, one.date) for one in told] == [("Yoshihide Suga", "2021-03-15/2021-03-21")]


def test_an_initial_between_two_names_makes_nobody_new() -> None:
    told = claims(
        "Deputy Secretary of State Wendy R. Sherman met Vice Foreign Minister Takeo Mori on Monday. Deputy Secretary "
        "Sherman thanked him.",
        "2021-11-17",
    )
    assert [one.people for one in told] == ["Takeo Mori, Wendy Sherman"]


def test_the_government_of_one_and_the_government_of_another_are_two_sides() -> None:
    claim = only("On March 8 the Government of Japan and the Government of the United States held formal negotiations.")
    assert (claim.parties, claim.date) == ("JP-US", "2021-03-08")


def test_a_dateline_may_run_into_its_story() -> None:
    claim = only(
        "Tokyo, March 10 (Jiji Press)--Japan and the United States have held formal talks, the ministry said Wednesday."
    )
    assert claim.date != "2021-03-10"


def test_what_was_discussed_by_phone_is_a_call_and_what_was_agreed_in_it_is_not() -> None:
    told = claims(
        "President Joe Biden and Prime Minister Yoshihide Suga discussed North Korea by phone on Monday and confirmed "
        "they would meet before June."
    )
    assert ("call", "held", "2021-03-08") in [(one.format, one.status, one.date) for one in told]


def test_the_conversation_after_a_call_is_that_call() -> None:
    told = claims(
        "Prime Minister Yoshihide Suga spoke by phone with President Joe Biden on Saturday. Suga told reporters after "
        "his conversation with Biden that both wanted peace."
    )
    assert [(one.format, one.date) for one in told] == [("call", "2021-03-06")]


def test_an_ambassador_to_a_capital_has_his_name_behind_it() -> None:
    claim = only(
        "Vice Foreign Minister Choi Jong-kun summoned the Japanese ambassador to Seoul, Koichi Ibushi, on Friday."
    )
    assert (claim.format, claim.people) == ("other", "Choi Jong-kun, Koichi Ibushi")


def test_an_opposition_leader_meets_as_no_official() -> None:
    told = claims("Ambassador Xing Haiming had a meeting with opposition leader Lee Jae-myung Thursday.", "2023-06-09")
    assert told == []


def test_officials_who_are_quoted_are_no_travellers() -> None:
    claim = only("Media have quoted government officials as saying Prime Minister Suga could visit Washington in May.")
    assert (claim.people, claim.status) == ("Yoshihide Suga", "floated")


def test_who_hosts_a_meeting_is_at_its_table() -> None:
    claim = only(
        'On March 17 in Seoul, Secretary Blinken and Secretary Austin will attend a U.S.-ROK ministerial ("2+2") '
        "hosted by Foreign Minister Chung Eui-yong and Defense Minister Suh Wook of South Korea. Secretary of State "
        "Antony Blinken and Defense Secretary Lloyd Austin fly on Monday."
    )
    assert (claim.format, claim.people) == ("2+2", "Antony Blinken, Chung Eui-yong, Lloyd Austin, Suh Wook")


def test_other_senior_officials_are_nobody_in_particular() -> None:
    claim = claims(
        "Secretary of State Antony Blinken and Foreign Minister Toshimitsu Motegi spoke on Monday. Blinken will meet "
        "Foreign Minister Chung Eui-yong and other senior officials in Seoul on March 18."
    )[-1]
    assert claim.people == "Antony Blinken, Chung Eui-yong"


def test_the_officials_are_whom_the_report_is_about_and_not_their_spokesman() -> None:
    told = claims(
        "Secretary of State Antony Blinken and Defense Secretary Lloyd Austin plan to visit Japan this month. While "
        "State Department spokesman Ned Price was silent, an agency said the officials would visit Seoul on March 17."
    )
    assert ("US-KR", "Antony Blinken, Lloyd Austin") in [(one.parties, one.people) for one in told]


def test_a_meeting_on_an_island_is_there() -> None:
    claim = only("Defense Secretary Lloyd Austin and Defense Minister Nobuo Kishi are to meet on Guam on March 29.")
    assert claim.place == "Guam/US"


def test_a_visit_that_has_begun_is_under_way() -> None:
    claim = only("President Alpha Condé of Guinea has started a two-day state visit to Uganda.", "2017-06-29")
    assert (claim.parties, claim.status) == ("GN-UG", "ongoing")


def test_an_administrations_officials_are_not_the_man_it_is_called_after() -> None:
    told = claims(
        "The two Biden administration officials will hold talks with Foreign Minister Motegi in Tokyo on Monday."
    )
    assert all("Joe Biden" not in one.people for one in told)


def test_a_country_behind_in_is_not_whose_minister_is_named_next() -> None:
    told = claims(
        "In the wake of rising cases in Japan, Prime Minister Yoshihide Suga has called off a planned visit to India "
        "and the Philippines."
    )
    assert [(one.parties, one.people, one.status) for one in told] == [
        ("JP-IN", "Yoshihide Suga", "cancelled"),
        ("JP-PH", "Yoshihide Suga", "cancelled"),
    ]


def test_rows_of_hosts_share_the_time_behind_their_last() -> None:
    told = claims(
        "Foreign Minister Toshimitsu Motegi will visit Singapore and Malaysia between March 17 and 20, and Cambodia, "
        "Laos and Myanmar on March 25-27."
    )
    dates = {one.parties: one.date for one in told}
    assert dates["JP-SG"] == dates["JP-MY"] == "2021-03-17/2021-03-20"
    assert dates["JP-KH"] == dates["JP-LA"] == dates["JP-MM"] == "2021-03-25/2021-03-27"


def test_a_summit_through_a_video_conference_is_one_contact() -> None:
    claim = only(
        "President Joe Biden will hold a summit with Prime Minister Suga through a video conference on Friday."
    )
    assert (claim.format, claim.place) == ("summit", "online")


def test_two_leaders_from_the_quad_do_not_make_a_quad() -> None:
    claim = only(
        "Prime Minister Yoshihide Suga has held talks with two other leaders from the Quad - President Joe Biden and "
        "Prime Minister Scott Morrison."
    )
    assert claim.parties == "AU-JP-US"


def test_the_date_of_a_visit_that_was_not_announced_is_of_no_visit_held() -> None:
    told = claims("The authorities have not announced the date of Prime Minister Suga's visit to the United States.")
    assert all(one.status == "planned" for one in told)


def test_a_stay_until_a_day_begins_with_the_day_of_travel() -> None:
    told = only("Secretary Antony Blinken will leave for Japan next Monday and will stay there until Wednesday.")
    assert told.date == "2021-03-15/2021-03-17"


def test_who_left_today_after_some_days_has_come_those_days_before() -> None:
    told = only("President Joe Biden left Japan this afternoon at the end of a four-day state visit.")
    assert (told.date, told.status) == ("2021-03-09/2021-03-12", "held")


def test_calls_with_several_leaders_are_calls_with_each() -> None:
    told = claims("President Joe Biden had calls with the leaders of Australia and South Korea as well.")
    assert {one.parties for one in told} == {"AU-US", "KR-US"}
    together = only("President Joe Biden had trilateral calls with the leaders of Australia and South Korea.")
    assert together.parties == "AU-KR-US"


def test_a_call_that_is_held_is_a_call_wherever_with_stands() -> None:
    told = only("President Joe Biden held calls that night with Prime Minister Scott Morrison of Australia.")
    assert (told.format, told.parties) == ("call", "AU-US")


def test_whoever_met_at_the_last_session_is_not_who_meets_now() -> None:
    told = claims(
        "Foreign Minister Toshimitsu Motegi and Defense Minister Nobuo Kishi met Secretary of State Antony Blinken and "
        "Defense Secretary Lloyd Austin for two-plus-two talks on Friday. The format had not been convened since "
        "April 2019, when ministers gathered in Washington."
    )
    earlier = next(one for one in told if one.date == "2019-04")
    assert (earlier.format, earlier.parties, earlier.people) == ("2+2", "JP-US", "-")


def test_calls_that_one_word_tells_of_have_keys_of_their_own() -> None:
    told = reading("President Joe Biden and President Vladimir Putin spoke in phone calls on January 26 and March 3.")
    assert len({claim.key for claim in told.claims}) == len(told.claims) == 2


def test_a_pronoun_behind_a_sentence_about_one_person_is_that_person() -> None:
    told = claims(
        "Defense Minister Nobuo Kishi is to have talks with Defense Secretary Lloyd Austin on March 15. "
        "Prime Minister Yoshihide Suga sets out on Monday. He will visit Paris on March 16."
    )
    assert next(one for one in told if one.format == "visit").people == "Yoshihide Suga"
