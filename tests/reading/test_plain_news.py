"""Plain news in two and three sentences: what each says of the one before. Published on Friday, 12 March 2021."""

from tests.reading.sentences import claims, only


def test_the_two_presidents_are_the_visitor_and_his_host() -> None:
    told = claims(
        "The President of Tajikistan, Emomali Rahmon, will pay a visit to Uzbekistan in June. "
        "The two presidents will hold talks in Samarkand."
    )
    assert [(c.format, c.parties, c.date, c.place) for c in told] == [
        ("visit", "TJ-UZ", "2021-06", "UZ"),
        ("summit", "TJ-UZ", "2021-06", "Samarkand/UZ"),
    ]


def test_each_day_of_a_sentence_is_that_of_what_follows_it() -> None:
    told = claims(
        "Foreign Minister Marc Garneau arrived in Seoul on Wednesday. On Thursday he met Chung Eui-yong, South Korea's "
        "foreign minister, and on Friday Garneau met Defence Minister Suh Wook before flying to Tokyo."
    )
    assert [(c.format, c.parties, c.date) for c in told] == [
        ("visit", "CA-KR", "2021-03-10/2021-03-12"),
        ("bilateral", "CA-KR", "2021-03-11"),
        ("bilateral", "CA-KR", "2021-03-12"),
        ("visit", "CA-JP", "2021-03-12/.."),
    ]


def test_who_leaves_a_city_takes_nobody_along() -> None:
    told = claims("From Tehran the prime minister, Imran Khan, will go to Ankara on Monday.")
    assert [c.parties for c in told] == ["PK-TR"]


def test_instead_of_somebody_goes_the_other() -> None:
    told = only(
        "Instead of Foreign Minister Wang Yi, Deputy Foreign Minister Ma Zhaoxu will travel to Nairobi on Monday."
    )
    assert (told.people, told.date) == ("Ma Zhaoxu", "2021-03-15")


def test_the_first_since_a_place_and_a_day_tells_of_the_meeting_there() -> None:
    told = claims(
        "Foreign Minister Mevlut Cavusoglu and Greek Foreign Minister Nikos Dendias met on Monday for the first time "
        "since Bratislava in October 2020."
    )
    assert [(c.date, c.place) for c in told] == [("2021-03-08", "-"), ("2020-10", "Bratislava/SK")]


def test_how_often_within_a_year_dates_no_meeting() -> None:
    told = claims(
        "Prime Minister Kyriakos Mitsotakis met President Recep Tayyip Erdogan in Ankara on Monday. "
        "It was their fourth meeting within a year."
    )
    assert [c.date for c in told] == ["2021-03-08"]


def test_a_date_to_be_announced_leaves_a_meeting_planned() -> None:
    told = only(
        "An exact date for the meeting between Prime Minister Kyriakos Mitsotakis and President Recep Tayyip Erdogan "
        "will be announced later."
    )
    assert told.status == "planned"


def test_what_was_due_on_a_weekday_and_is_put_off_lay_near() -> None:
    told = only(
        "The trip of Defense Secretary Lloyd Austin to Angola has been postponed, the Pentagon said on Thursday. "
        "He had been due in Luanda on Monday."
    )
    assert (told.status, told.date) == ("postponed", "2021-03-15")


def test_whenever_they_meet_tells_of_no_meeting() -> None:
    text = "President Irfaan Ali and President Chandrikapersad Santokhi try to speak whenever they meet in the region."
    assert claims(text) == []


def test_what_does_not_take_place_and_is_put_off_is_postponed() -> None:
    told = only(
        "The visit of President Hassan Rouhani to Austria on Monday will not take place. "
        "Tehran has postponed the visit of Rouhani to Austria, officials said."
    )
    assert (told.status, told.date) == ("postponed", "2021-03-15")


def test_a_line_that_begins_with_its_day_dates_the_report() -> None:
    text = "Thursday, 14 February 2019, Vilnius - President Gitanas Nauseda will visit Poland on February 21-22."
    assert only(text, None).date == "2019-02-21/2019-02-22"
