"""Other sides: who takes part where no preposition of the trigger leads to him."""

from tests.reading.sentences import claims, only


def test_whoever_is_among_those_who_are_met_is_met_by_himself() -> None:
    told = claims(
        "Xi Jinping and Narendra Modi are among those whom Joe Biden is scheduled to meet in Rome on March 20."
    )
    assert [(one.format, one.people) for one in told] == [
        ("summit", "Joe Biden, Xi Jinping"),
        ("summit", "Joe Biden, Narendra Modi"),
    ]


def test_a_courtesy_call_is_paid_to_whom_stands_between() -> None:
    claim = only("Lloyd Austin made a speech. On March 16 he will pay Prime Minister Yoshihide Suga a courtesy call.")
    assert (claim.format, claim.people) == ("bilateral", "Lloyd Austin, Yoshihide Suga")


def test_a_trip_that_is_planned_by_somebody_is_his() -> None:
    claim = only("A trip to Manila that begins on March 20 is being planned by Foreign Minister Toshimitsu Motegi.")
    assert (claim.parties, claim.people) == ("JP-PH", "Toshimitsu Motegi")
    told = claims("A trip to Manila that begins on March 20 is opposed, polls say, by many whom Motegi represents.")
    assert told == []


def test_a_visit_is_that_of_the_leader_who_speaks_of_it() -> None:
    claim = only("A visit to Washington in April is planned, Prime Minister Yoshihide Suga said on Friday.")
    assert (claim.parties, claim.people) == ("JP-US", "Yoshihide Suga")
    assert claims("A visit to Washington in April is planned, Chief Cabinet Secretary Katsunobu Kato said.") == []
    assert claims("A visit to Tokyo in April is planned, Prime Minister Yoshihide Suga said on Friday.") == []


def test_a_place_that_somebody_will_reach_is_his_host() -> None:
    claim = only("In Manila, which he will reach on March 20, Foreign Minister Toshimitsu Motegi is to make a speech.")
    assert (claim.parties, claim.people) == ("JP-PH", "Toshimitsu Motegi")


def test_meetings_with_counterparts_who_are_listed_are_one_with_each() -> None:
    told = claims(
        "Jake Sullivan had bilateral meetings in Rome on Monday with his counterparts: Ajit Doval of India and "
        "Suh Hoon of the Republic of Korea."
    )
    assert [(one.parties, one.people) for one in told] == [
        ("IN-US", "Ajit Doval, Jake Sullivan"),
        ("KR-US", "Jake Sullivan, Suh Hoon"),
    ]


def test_other_officials_of_a_country_are_its_side_and_nobody_by_name() -> None:
    told = claims(
        "Takehiro Funakoshi, the Japanese foreign ministry's director-general, met Sung Kim, the U.S. special envoy, "
        "in Tokyo on Monday. Other senior officials of Japan will meet Kim on Tuesday."
    )
    assert [one.people for one in told if one.status == "scheduled"] == ["Sung Kim"]


def test_leaders_are_named_only_where_the_report_names_all_of_them() -> None:
    claim = only(
        "Donald Trump took office. A summit of the leaders of Japan and the United States is planned for March.",
        "2017-02-01",
    )
    assert claim.people == "-"
