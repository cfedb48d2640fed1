"""Who said what: the speaker, the topic, the report's own words."""

import pytest

from dragoman.model import Position
from tests.reading.sentences import reading

LEAD = "Japanese Foreign Minister Toshimitsu Motegi met U.S. Secretary of State Antony Blinken in Tokyo on Thursday. "


def positions(sentences: str) -> tuple[Position, ...]:
    return reading(LEAD + sentences).positions


def said(sentences: str) -> list[tuple[str, str]]:
    return [(p.speaker, p.topic.value) for p in positions(sentences)]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Motegi said Japan must never accept coercion against Taiwan.", "Toshimitsu Motegi"),
        ("Coercion against Taiwan must never be accepted, said Motegi.", "Toshimitsu Motegi"),
        ("China condemned any support for Taiwan.", "China"),
        ("Motegi spoke first. He said that coercion against Taiwan must end.", "Toshimitsu Motegi"),
        ("The two ministers reaffirmed their support for peace in the Taiwan Strait.", "JP, US"),
    ],
)
def test_the_speaker_is_the_subject_of_the_saying(sentence: str, speaker: str) -> None:
    assert (speaker, "taiwan") in said(sentence)


def test_whoever_only_stands_behind_a_preposition_does_not_speak() -> None:
    sentence = "Motegi, an old friend of Antony Blinken, said Taiwan must never be alone."
    assert ("Antony Blinken", "taiwan") not in said(sentence)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Motegi met reporters afterwards and said Taiwan must never be alone.", "Toshimitsu Motegi"),
        ("In his talk with Blinken he looked content and stressed that Taiwan must be safe.", "Toshimitsu Motegi"),
        ("Motegi and Blinken, who met for an hour, called for peace in the Taiwan Strait.", "JP, US"),
        ("The ministers of Japan and the United States condemned threats against Taiwan.", "JP, US"),
        ("Blinken, after a visit to Taiwan, warned that threats against Taiwan must end.", "Antony Blinken"),
        ("The statement opposes threats against Taiwan.", "JP, US"),
        ("Motegi closed the day at home, saying that Taiwan must be safe.", "Toshimitsu Motegi"),
        ("Threats against Taiwan are unacceptable, Erna Lindqvist told reporters.", "Erna Lindqvist"),
    ],
)
def test_the_subject_is_found_however_far_it_stands(sentence: str, speaker: str) -> None:
    assert (speaker, "taiwan") in said("Motegi had a quiet morning. " + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Blinken called on Prime Minister Yoshihide Suga, who is no friend of threats against Taiwan.",
        "Japanese claims on Taiwan ended in 1945.",
        "Blinken was warned against threats to Taiwan.",
    ],
)
def test_a_visit_a_noun_and_a_listener_state_nothing(sentence: str) -> None:
    assert said(sentence) == []


def test_each_of_two_speakers_in_one_sentence_has_his_own_words() -> None:
    found = said("Motegi promised that Taiwan would be safe, and Blinken said that tariffs must end.")
    assert found == [("Toshimitsu Motegi", "taiwan"), ("Antony Blinken", "trade_economy")]


def test_china_is_a_topic_where_others_speak_of_it() -> None:
    assert ("Antony Blinken", "china") in said("Blinken said China must respect its neighbors.")


def test_of_several_topics_the_first_counts() -> None:
    assert ("Antony Blinken", "alliance") in said("Blinken said the alliance must help with vaccines.")


def test_a_sharp_topic_counts_before_the_first() -> None:
    assert said("Motegi said the alliance with Washington must cover the Senkaku Islands.") == [
        ("Toshimitsu Motegi", "east_china_sea")
    ]


def test_a_statement_takes_the_topic_of_the_sentence_before_it() -> None:
    found = said("Tariffs took up most of the hour. Blinken said they must never come back.")
    assert found == [("Antony Blinken", "trade_economy")]


@pytest.mark.parametrize(
    ("sentences", "topic"),
    [
        ("The Senkaku Islands came first. Blinken said that nobody should doubt his word.", "east_china_sea"),
        ("Vaccines came up. Blinken said that nobody should doubt his word.", "alliance"),
        ("Vaccines came up. Vaccines were the rub. Vaccines are dear. Blinken said nobody should gain.", "pandemic"),
    ],
    ids=["a matter that goes on", "a word in passing", "what the report keeps coming back to"],
)
def test_who_names_no_topic_goes_on_with_what_the_report_is_about(sentences: str, topic: str) -> None:
    assert ("Antony Blinken", topic) in said(sentences)


def test_who_names_no_topic_beside_no_ally_speaks_of_no_listed_one() -> None:
    report = (
        "Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni on Thursday. Rice was served. "
        "Museveni said that neighbors should trust each other."
    )
    assert [(p.speaker, p.topic.value) for p in reading(report).positions] == [("Yoweri Museveni", "other")]


def test_who_will_meet_whom_is_no_position() -> None:
    assert said("Motegi said he would visit Hanoi in May.") == []


def test_there_are_at_most_four() -> None:
    topics = ("Taiwan", "tariffs", "climate", "refugees", "vaccines", "hydrogen")
    text = " ".join(f"Motegi stressed that support for a plan on {topic} must never end." for topic in topics)
    assert len(positions(text)) == 4


def test_a_gist_is_the_report_s_own_words() -> None:
    (position,) = positions("Motegi said on Thursday that coercion against Taiwan must end.")
    assert position.gist == "coercion against Taiwan must end"


def test_every_quote_stands() -> None:
    made = reading(LEAD + "Motegi said coercion against Taiwan must end. China condemned the talk of Taiwan.")
    assert made.positions
    assert all(made.text.stands(quote) for position in made.positions for quote in position.quotes)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Talk of a blockade of Taiwan was dismissed on Friday by Blinken.", "Antony Blinken"),
        ("Blinken rang Motegi to pledge support for Taiwan.", "Antony Blinken"),
        ("Blinken was quoted as saying that Taiwan must be safe.", "Antony Blinken"),
        ("According to Motegi, peace around Taiwan is essential.", "Toshimitsu Motegi"),
        ("Peace around Taiwan is essential, according to Motegi.", "Toshimitsu Motegi"),
        ("That Taiwan must be safe was Motegi's reply.", "Toshimitsu Motegi"),
        ("Blinken pointed out that threats against Taiwan must end.", "Antony Blinken"),
        ("The Chinese foreign ministry condemned support for Taiwan.", "Chinese foreign ministry"),
    ],
)
def test_a_statement_need_not_be_a_subject_and_its_verb(sentence: str, speaker: str) -> None:
    assert (speaker, "taiwan") in said("The day was long. " + sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Blinken's reply was short.", "Blinken was on his way to pledge allegiance.", "Taiwan was praised by nobody."],
)
def test_a_word_for_saying_alone_says_nothing(sentence: str) -> None:
    assert said("The day was long. " + sentence) == []


def test_to_whom_it_was_told_is_no_part_of_what_was() -> None:
    (position,) = positions("Threats against Taiwan must end, Blinken told reporters on his plane.")
    assert position.gist.startswith("Threats against Taiwan must end")


def test_a_pronoun_means_whom_the_report_is_about() -> None:
    assert said("Motegi spoke with Blinken at noon. He said that threats against Taiwan must end.") == [
        ("Toshimitsu Motegi", "taiwan")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Tariffs are unacceptable and must go,” said John Smithers, a spokesman for the chamber.",
        "Tariffs are unacceptable, according to John Smithers, a professor at Naha University.",
        "John Smithers heads the chamber. Smithers added that tariffs were unacceptable.",
        "“Tariffs must go,” a grower told us. John Smithers sold pears. “Tariffs must go,” said Mr. Smithers.",
        "John Smithers, director of the chamber, argued that tariffs were unacceptable.",
        "John Smithers of the Coast Chamber says that tariffs are unacceptable.",
        "Rear Admiral John Smithers also said that tariffs were unacceptable.",
        "John Smithers left early but said that tariffs were unacceptable.",
    ],
)
def test_people_whom_no_table_knows_speak_by_their_full_names(sentence: str) -> None:
    assert ("John Smithers", "trade_economy") in said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A senior official said that tariffs were unacceptable. He said that tariffs must go.",
        "Tariffs are unacceptable, an aide said.",
        "The diplomat, who asked for no name, called tariffs unacceptable.",
        "Opposition lawmakers said that tariffs were unacceptable.",
        "Smithers said that tariffs were unacceptable.",
        "There was no word on the tariffs that Blinken has mentioned.",
    ],
)
def test_what_somebody_without_a_name_says_is_nobody_elses(sentence: str) -> None:
    assert said(sentence) == []


def test_the_means_by_which_it_was_said_is_not_what_was_said() -> None:
    gists = [p.gist for p in positions("Free trade is essential, Blinken said in a statement on Friday.")]
    assert gists == ["Free trade is essential"]


def test_a_second_word_of_one_speaker_must_be_clear() -> None:
    clear = "Motegi said that coercion against Taiwan was unacceptable. "
    assert said(clear + "Motegi mentioned a tariff on pears.") == [("Toshimitsu Motegi", "taiwan")]
    assert len(said(clear + "Motegi said that tariffs on pears were wrong.")) > 1


def test_the_spokesman_is_the_one_named_and_goes_on_as_he() -> None:
    named = "State Department spokesman Ned Price met reporters. "
    assert said(named + "“Tariffs are here to stay,” the spokesman said.") == [("Ned Price", "trade_economy")]
    assert said(named + "Price said that trade mattered. “Tariffs are here to stay,” he added.") == [
        ("Ned Price", "trade_economy")
    ]
    assert said("“Tariffs are here to stay,” the spokesman said.") == []


def test_words_end_before_the_article_of_who_said_them() -> None:
    assert [
        p.gist for p in positions("Coercion against Taiwan must never be accepted, the foreign minister said.")
    ] == ["Coercion against Taiwan must never be accepted"]


def test_a_known_surname_behind_another_given_name_is_another_person() -> None:
    assert said("The opposition leader, Yuki Noda, said that tariffs were unfair.") == [("Yuki Noda", "trade_economy")]
    assert said("Spokesman Zhao Lijiang told a daily briefing that tariffs were unfair.") == [
        ("Zhao Lijiang", "trade_economy")
    ]
    assert said("The White House's Karina Jean-Paul said that tariffs were fair.")[0][0].endswith("Jean-Paul")


def test_a_governor_who_is_not_named_is_no_minister() -> None:
    assert ("Toshimitsu Motegi", "bases") not in said("The governor of Okinawa said the bases must go.")


def test_a_stance_may_be_told_in_two_words() -> None:
    assert said("Motegi opposes tariffs.") == [("Toshimitsu Motegi", "trade_economy")]
    assert said("Tariffs are unfair and must go, Motegi stressed Friday.") == [("Toshimitsu Motegi", "trade_economy")]


def test_who_is_summoned_does_not_protest_and_comments_are_no_verb() -> None:
    text = "Japan summoned Chinese Ambassador Wang Qiang to protest recent comments about Taiwan."
    assert all(speaker != "Wang Qiang" for speaker, _ in said(text))
