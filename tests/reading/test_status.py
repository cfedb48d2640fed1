"""The ladder from an idea to a meeting held, and the two ways off it."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import claims, only, reading

MINISTER = "Foreign Minister Toshimitsu Motegi "  # Japan's, to November 2021


def status(sentence: str) -> str:
    return only(sentence).status


@pytest.mark.parametrize(
    "said",
    [
        "is considering a visit to India in April.",
        "may visit India in April.",
        "might visit India in April.",
        "could meet Chinese Foreign Minister Wang Yi in April.",
        "is considering meeting Chinese Foreign Minister Wang Yi in April.",
        "wants to visit India in April.",
    ],
)
def test_what_is_only_thought_of_is_floated(said: str) -> None:
    assert status(MINISTER + said) == Status.FLOATED


@pytest.mark.parametrize(
    "said",
    [
        "plans to visit India in April.",
        "is planning to visit India in April.",
        "is expected to visit India in April.",
        "is likely to meet Chinese Foreign Minister Wang Yi in April.",
        "intends to travel to India in April.",
        "is arranging to meet Chinese Foreign Minister Wang Yi in April.",
        "has agreed in principle to meet Chinese Foreign Minister Wang Yi in April.",
    ],
)
def test_what_is_being_arranged_is_planned(said: str) -> None:
    assert status(MINISTER + said) == Status.PLANNED


@pytest.mark.parametrize(
    "said",
    [
        "will visit India in April.",
        "is to visit India in April.",
        "is set to visit India in April.",
        "is due to visit India in April.",
        "is scheduled to meet Chinese Foreign Minister Wang Yi on April 5.",
        "will hold talks with Chinese Foreign Minister Wang Yi on April 5.",
    ],
)
def test_what_is_announced_is_scheduled(said: str) -> None:
    assert status(MINISTER + said) == Status.SCHEDULED


@pytest.mark.parametrize(
    "said",
    [
        "is visiting India this week.",
        "is meeting Chinese Foreign Minister Wang Yi in Tokyo.",
        "arrived in India on Thursday.",
    ],
)
def test_what_is_under_way_is_ongoing(said: str) -> None:
    assert status(MINISTER + said) == Status.ONGOING


@pytest.mark.parametrize(
    "said",
    [
        "met Chinese Foreign Minister Wang Yi in Tokyo on Thursday.",
        "has met Chinese Foreign Minister Wang Yi in Tokyo.",
        "held talks with Chinese Foreign Minister Wang Yi on Thursday.",
        "visited India last month.",
        "spoke by phone with Chinese Foreign Minister Wang Yi on Thursday.",
    ],
)
def test_what_is_told_as_past_is_held(said: str) -> None:
    assert status(MINISTER + said) == Status.HELD


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks between Foreign Minister Toshimitsu Motegi and Chinese Foreign Minister Wang Yi were held on Thursday.",
        "The talks of Foreign Minister Toshimitsu Motegi with Chinese Foreign Minister Wang Yi took place on Thursday.",
    ],
)
def test_a_noun_is_as_firm_as_the_verb_that_carries_it(sentence: str) -> None:
    assert status(sentence) == Status.HELD
    assert status(sentence.replace("were held", "will be held").replace("took", "will take")) == Status.SCHEDULED


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Toshimitsu Motegi's visit to India, planned for March 20, was postponed.",
        "A visit to India by Foreign Minister Toshimitsu Motegi, planned for March 20, was delayed because of floods.",
        "The talks of Foreign Minister Toshimitsu Motegi with Wang Yi of China planned for March 20 have been put off.",
        "The foreign ministers of Japan and China have postponed talks set for March 20.",
    ],
)
def test_what_is_put_off_keeps_its_first_day(sentence: str) -> None:
    assert only(sentence).status == Status.POSTPONED
    assert only(sentence).date == "2021-03-20"


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Toshimitsu Motegi cancelled his visit to India on March 20.",
        "Foreign Minister Toshimitsu Motegi's visit to India on March 20 was scrapped.",
        "The talks of Foreign Minister Toshimitsu Motegi with Wang Yi of China on March 20 have been canceled.",
        "Foreign Minister Toshimitsu Motegi called off his trip to India on March 20.",
    ],
)
def test_what_is_called_off_is_cancelled_and_keeps_its_day(sentence: str) -> None:
    assert only(sentence).status == Status.CANCELLED
    assert only(sentence).date == "2021-03-20"


def test_the_firmest_wording_of_a_report_wins() -> None:
    text = (
        MINISTER + "is considering visiting India in April. The ministry announced that Motegi will visit India then."
    )
    assert status(text) == Status.SCHEDULED


def test_a_claim_shows_the_word_that_it_rests_on() -> None:
    (claim,) = reading(MINISTER + "is expected to visit India in April.").claims
    assert [quote.quote for quote in claim.status.quotes] == ["expected"]


def test_reading_never_calls_a_meeting_unconfirmed() -> None:
    assert status(MINISTER + "will visit India on March 1, 2020.") != Status.UNCONFIRMED


VISIT = "Prime Minister Yoshihide Suga's visit to India "


@pytest.mark.parametrize(
    "moved",
    [
        "was postponed from March 20 to April 2.",
        "was postponed to April 2.",
        "was rescheduled for April 2.",
        "was put off until April 2.",
        "planned for March 20 was postponed to April 2.",
    ],
)
def test_a_visit_moved_to_a_fixed_day_is_scheduled_for_that_day(moved: str) -> None:
    told = only(VISIT + moved)
    assert (told.status, told.date) == (Status.SCHEDULED, "2021-04-02")


@pytest.mark.parametrize(
    ("moved", "old"),
    [
        ("was postponed to June.", "-"),
        ("was postponed until June.", "-"),
        ("was put off from March to June.", "2021-03"),
        ("planned for March 20 was postponed to June.", "2021-03-20"),
    ],
)
def test_a_visit_moved_to_a_vaguer_time_is_postponed_and_planned_anew(moved: str, old: str) -> None:
    assert [(told.status, told.date) for told in claims(VISIT + moved)] == [
        (Status.POSTPONED, old),
        (Status.PLANNED, "2021-06"),
    ]


def test_somebody_on_a_visit_is_there() -> None:
    assert status("Prime Minister Yoshihide Suga is on a three-day visit to India.") == Status.ONGOING
    assert status("Prime Minister Yoshihide Suga was on a three-day visit to India.") == Status.HELD


def test_a_meeting_that_took_place_was_held() -> None:
    assert status(MINISTER.strip() + "'s meeting with Chinese Foreign Minister Wang Yi took place on Thursday.") == (
        Status.HELD
    )


def test_what_was_put_off_and_what_is_planned_instead_are_two_claims_with_keys_of_their_own() -> None:
    old, new = reading(VISIT + "was postponed from March 20 to June.").claims
    assert old.key != new.key
    talks = reading("The talks of Japan and the United States, set for March 20, were put off to June.").claims
    assert len({claim.key for claim in talks}) == len(talks) == 2


WANG = "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (f"was in Beijing this week to see {WANG}.", Status.HELD),
        (f"flew to Beijing on Thursday to meet {WANG}.", Status.HELD),
        (f"is in Beijing to meet {WANG}.", Status.SCHEDULED),
        (f"was to meet {WANG} in April.", Status.SCHEDULED),
        (f"will be in Beijing next week to meet {WANG}.", Status.SCHEDULED),
        (f"has begun arranging a meeting with {WANG}.", Status.PLANNED),
        (f"is getting ready for a meeting with {WANG} in April.", Status.PLANNED),
        (f"has concluded talks with {WANG}.", Status.HELD),
        (f"is chairing a meeting with {WANG} in Tokyo this afternoon.", Status.ONGOING),
    ],
)
def test_the_main_verb_tells_how_firm_its_meeting_is(said: str, status: Status) -> None:
    assert claims(MINISTER + said)[-1].status == status


@pytest.mark.parametrize("said", ["had hoped to meet", "had intended to meet", "was to have met"])
def test_a_plan_that_came_to_nothing_shares_the_fate_of_what_is_told_beside_it(said: str) -> None:
    text = f"{MINISTER}has cancelled his visit to China. He {said} {WANG} in Beijing."
    assert {c.format: c.status for c in claims(text)}["bilateral"] == Status.CANCELLED


def test_what_was_held_is_not_what_was_cancelled() -> None:
    text = (
        f"{MINISTER}met {WANG} in Beijing on Thursday. "
        "The talks stood in for the meeting of the two in Tokyo that was cancelled last week."
    )
    assert claims(text)[0].status == Status.HELD


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (f"is already in Beijing for a meeting with {WANG}.", Status.ONGOING),
        (f"was in Beijing this week for a meeting with {WANG}.", Status.HELD),
        (f"is to be received by {WANG} in Beijing on Sunday.", Status.SCHEDULED),
    ],
)
def test_what_somebody_is_somewhere_for_is_as_firm_as_his_being_there(said: str, status: Status) -> None:
    assert next(c.status for c in claims(MINISTER + said) if c.format == "bilateral") == status


def test_a_headline_tells_what_was_done_in_the_present() -> None:
    body = (
        "Motegi met his Indian counterpart, Subrahmanyam Jaishankar, in Delhi on Thursday for talks on trade and ports."
    )
    (told,) = claims(
        f"Foreign Ministers of Japan and India hold meeting in Delhi\n\nForeign Minister Toshimitsu {body}"
    )
    assert (told.date, told.status) == ("2021-03-11", Status.HELD)


def test_a_headline_of_what_is_to_come_is_no_past() -> None:
    body = "The foreign ministers of Japan and India will hold talks in Delhi next week, both said on Thursday."
    (told,) = claims(f"Foreign Ministers of Japan and India meet in Delhi next week\n\n{body}")
    assert told.status == Status.SCHEDULED


def test_what_comes_before_a_gathering_makes_it_none_of_the_past() -> None:
    told = claims(MINISTER + "met Chinese Foreign Minister Wang Yi before the G7 summit in Cornwall.")
    assert [(t.parties, t.status) for t in told] == [("CN-JP", Status.HELD), ("G7", Status.SCHEDULED)]


def test_a_relative_clause_says_when_a_gathering_is() -> None:
    told = claims("He hopes for progress at the summit of the G7, which starts on Monday in Cornwall.")
    assert [(t.date, t.status) for t in told] == [("2021-03-15", Status.SCHEDULED)]


def test_what_was_agreed_in_a_call_makes_the_call_past() -> None:
    called = "Foreign Minister Toshimitsu Motegi and Chinese Foreign Minister Wang Yi agreed to boost trade."
    assert only(f"In a phone conversation on Tuesday, Japanese {called}").status == Status.HELD


JAISHANKAR = "Indian Foreign Minister Subrahmanyam Jaishankar"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Talks between {MINISTER}and {JAISHANKAR} are under way in Delhi.", Status.ONGOING),
        (f"Tokyo is working on a meeting between {MINISTER}and {JAISHANKAR} in April.", Status.PLANNED),
        (f"A date for the visit of {MINISTER}to India has not been set.", Status.PLANNED),
        (f"{MINISTER}accepted an invitation from {JAISHANKAR} to visit India in April.", Status.PLANNED),
        (f"{MINISTER}is expected in Delhi on Sunday.", Status.PLANNED),
        (f"{MINISTER}had been expected in Delhi on Sunday, but will not come.", Status.CANCELLED),
        (f"{MINISTER}is on his way to Delhi.", Status.ONGOING),
        (f"{MINISTER}was in Rome all week, meeting {JAISHANKAR} there on Thursday.", Status.HELD),
        (f"A summit between {MINISTER}and {JAISHANKAR} was also talked about.", Status.FLOATED),
    ],
)
def test_what_stands_beside_a_contact_tells_how_firm_it_is(sentence: str, expected: Status) -> None:
    assert status(sentence) == expected


def test_who_is_on_a_visit_is_there() -> None:
    told = claims(f"{MINISTER.strip()}, on a visit to India, held talks with {JAISHANKAR} on Thursday.")
    assert {(t.format, t.status) for t in told} == {("visit", Status.ONGOING), ("bilateral", Status.HELD)}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("is going to visit India next week.", Status.SCHEDULED),
        ("is still going to visit India next week.", Status.SCHEDULED),
        ("would like to visit India next week.", Status.FLOATED),
        ("looks forward to meeting Chinese Foreign Minister Wang Yi on Monday.", Status.SCHEDULED),
        ("is looking forward to Monday's talks with Chinese Foreign Minister Wang Yi.", Status.SCHEDULED),
        ("stayed on in the hope of meeting Chinese Foreign Minister Wang Yi.", Status.FLOATED),
    ],
)
def test_idioms_of_the_future_have_their_own_firmness(said: str, status: Status) -> None:
    assert next(c.status for c in claims(MINISTER + said)) == status


@pytest.mark.parametrize(
    "said", [", on a visit to India, spoke of peace.", " has been in India since Monday.", " is on a visit to India."]
)
def test_whoever_is_there_as_a_report_tells_is_still_there(said: str) -> None:
    assert status(MINISTER.strip() + said) == Status.ONGOING


def test_the_body_of_a_report_outdoes_its_headline() -> None:
    body = MINISTER + "is expected to meet Chinese Foreign Minister Wang Yi in Beijing next week."
    assert status("Motegi to meet Wang in Beijing\n\n" + body) == Status.PLANNED


def test_a_visit_told_by_the_way_is_as_firm_as_the_meeting_on_it() -> None:
    told = claims(MINISTER + f"plans talks with {WANG} on April 6. An eight-day trip to China begins on April 5.")
    assert {t.status for t in told if t.format == "bilateral"} == {Status.PLANNED}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("had met Chinese Foreign Minister Wang Yi ahead of the session.", Status.HELD),
        ("had sought talks with Chinese Foreign Minister Wang Yi.", Status.FLOATED),
        ("will have met Chinese Foreign Minister Wang Yi by Sunday.", Status.SCHEDULED),
    ],
)
def test_a_perfect_tense_tells_what_is_done(said: str, status: Status) -> None:
    assert only(MINISTER + said).status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"A meeting of {JAISHANKAR} and {WANG} is being finalised for May.", Status.PLANNED),
        (f"A meeting of {JAISHANKAR} and {WANG} that begins on May 4 is being arranged.", Status.PLANNED),
        (f"The meeting of {JAISHANKAR} and {WANG} would now be held on Sunday.", Status.SCHEDULED),
        (f"{JAISHANKAR} and {WANG} are to meet in May under arrangements now being made.", Status.PLANNED),
        (f"{JAISHANKAR} and {WANG} are to meet in May under tight security.", Status.SCHEDULED),
    ],
)
def test_what_is_still_being_arranged_is_planned(sentence: str, status: Status) -> None:
    assert only(sentence).status == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("landed in Delhi, where crowds were waiting.", Status.ONGOING),
        ("had landed in Delhi before the storm.", Status.HELD),
        ("came to Delhi earlier this month.", Status.HELD),
    ],
)
def test_who_has_just_come_is_there(said: str, status: Status) -> None:
    assert only(MINISTER + said).status == status


def test_a_leg_whose_day_is_told_is_no_firmer_than_its_journey() -> None:
    told = claims(f"{MINISTER}plans a tour of India and Nepal in May. Then Sri Lanka on May 9.")
    assert {t.status for t in told} == {Status.PLANNED}


def test_a_visit_named_beside_a_plan_lies_ahead_like_it() -> None:
    told = claims(f"{MINISTER}is scheduled to meet {JAISHANKAR} on Monday during his visit to India.")
    assert {t.status for t in told} == {Status.SCHEDULED}


def test_to_agree_on_a_visit_is_not_to_be_on_one() -> None:
    assert only(f"The two sides agreed on a visit of {MINISTER}to India in June.").status == Status.PLANNED
