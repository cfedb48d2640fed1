"""What an engagement is about: only what the report ties to it."""

from dragoman.model import Topic
from dragoman.reading.topic_words import find_topics
from tests.reading.sentences import reading


def topics(text: str, format: str = "") -> list[set[str]]:
    return [
        {t.value.value for t in c.topics} for c in reading(text).claims if not format or c.format.value.value == format
    ]


MET = "Japanese Foreign Minister Toshimitsu Motegi met U.S. Secretary of State Antony Blinken in Tokyo on Thursday."


def test_the_words_of_the_meeting_itself_count() -> None:
    text = "Japanese Foreign Minister Toshimitsu Motegi and U.S. Secretary of State Antony Blinken met in Tokyo"
    assert topics(text + " on Thursday to discuss Taiwan and supply chains.") == [{"taiwan", "trade_economy"}]


def test_what_the_two_agreed_in_the_next_sentence_counts() -> None:
    assert topics(MET + " The two agreed to work together on climate change.") == [{"climate"}]


def test_what_somebody_else_says_of_something_else_does_not_count() -> None:
    assert topics(MET + " A hotel in Naha raised its prices for hydrogen buses.") == [set()]


def test_a_plain_visit_has_no_topic() -> None:
    assert topics("U.S. Secretary of State Antony Blinken will visit Japan next week, after a year of tariffs.") == [
        set()
    ]


def test_a_visit_with_a_stated_purpose_has_one() -> None:
    text = "U.S. Secretary of State Antony Blinken will visit Japan next week to discuss tariffs."
    assert topics(text, "visit") == [{"trade_economy"}]


def test_a_title_is_no_topic() -> None:
    text = "Japanese Trade Minister Hiroshi Kajiyama met U.S. Secretary of State Antony Blinken in Tokyo on Thursday."
    assert topics(text) == [set()]


def test_where_every_side_sends_its_trade_minister_trade_is_the_topic() -> None:
    text = "Japanese Trade Minister Hiroshi Kajiyama met U.S. Trade Representative Katherine Tai in Tokyo on Thursday."
    assert topics(text) == [{"trade_economy"}]


def test_a_party_at_the_table_is_no_topic() -> None:
    text = "Chinese Foreign Minister Wang Yi met Japanese Foreign Minister Toshimitsu Motegi in Tokyo, China said."
    assert all("china" not in found for found in topics(text))


def test_an_old_meeting_gets_nothing_from_the_news_around_it() -> None:
    text = MET + " The two agreed to work together on climate change. They last met in London in May 2019."
    assert [found for found in topics(text) if found] == [{"climate"}]


def test_what_is_on_the_agenda_belongs_to_the_meeting_ahead() -> None:
    text = "Japanese Foreign Minister Toshimitsu Motegi will meet U.S. Secretary of State Antony Blinken on Monday."
    assert topics(text + " Climate change and Taiwan are on the agenda.") == [{"climate", "taiwan"}]


def test_what_was_said_is_tied_to_the_meeting_told_before_not_to_the_next_one() -> None:
    text = (
        MET + " The two discussed Taiwan. U.S. Defense Secretary Lloyd Austin met Japanese Defense Minister Nobuo Kishi"
    )
    assert topics(text + " in Tokyo on Friday.") == [{"taiwan"}, set()]


def test_a_call_does_not_take_what_was_said_at_the_summit() -> None:
    text = (
        "U.S. President Joe Biden held a summit with Japanese Prime Minister Yoshihide Suga in Washington on Thursday. "
        "The two discussed Taiwan. Biden and Suga had spoken by telephone on Monday."
    )
    assert topics(text, "summit") == [{"taiwan"}]
    assert topics(text, "call") == [set()]


def test_an_outsider_s_protest_is_no_topic_of_the_talks() -> None:
    assert topics(MET + " China condemned the statement and its tariffs.") == [set()]


def test_foreign_and_defence_ministers_meet_about_the_alliance() -> None:
    text = "Australia and Japan will hold a two-plus-two meeting of foreign and defense ministers in Tokyo on Monday."
    assert topics(text) == [{"alliance"}]


def test_foreign_and_economy_ministers_meet_about_trade() -> None:
    text = "Japan and the United States will hold an economic two-plus-two of foreign and economy ministers in July."
    assert topics(text) == [{"trade_economy"}]


def test_talks_of_what_the_list_does_not_hold_are_about_something_else() -> None:
    assert topics(MET + " The two discussed their ties and the hostages.") == [{"other"}]
    assert topics(MET + " The two discussed their ties and Taiwan.") == [{"taiwan"}]


def test_words_that_name_two_seas_name_both() -> None:
    text = "changes by force in the East and South China Seas"
    assert {topic for topic, _, _ in find_topics(text, 0, len(text))} == {
        Topic.EAST_CHINA_SEA,
        Topic.SOUTH_CHINA_SEA,
    }


def test_russia_s_talks_are_about_the_war_where_the_report_is() -> None:
    met = "Russian Foreign Minister Sergey Lavrov met Turkish Foreign Minister Mevlut Cavusoglu in Moscow on Thursday."
    assert topics(met) == [set()]
    war = " Shells fell on Ukraine again. Winter in Ukraine is hard."
    assert topics(met + war) == [{"russia_ukraine"}]


def test_a_trip_made_for_a_meeting_has_the_topic_of_that_table() -> None:
    text = (
        "U.S. Secretary of State Antony Blinken and Defense Secretary Lloyd Austin will fly to Tokyo on Monday for a "
        "two-plus-two with Japanese Foreign Minister Toshimitsu Motegi and Defense Minister Nobuo Kishi."
    )
    assert topics(text, "visit") == [{"alliance"}]


def test_every_topic_is_quoted() -> None:
    made = reading(MET + " The two discussed North Korea, and agreed on a plan for hydrogen.")
    quotes = [quote for claim in made.claims for topic in claim.topics for quote in topic.quotes]
    assert quotes
    assert all(made.text.stands(quote) for quote in quotes)


def test_each_topic_is_found_once_at_its_first_words() -> None:
    text = "Taiwan, tariffs, and again Taiwan."
    assert find_topics(text, 0, len(text)) == [(Topic.TAIWAN, 0, 6), (Topic.TRADE_ECONOMY, 8, 15)]


def test_shut_words_are_passed_over() -> None:
    text = "The tariff office met about a tariff."
    assert find_topics(text, 0, len(text), [(4, 10)]) == [(Topic.TRADE_ECONOMY, 30, 36)]


def test_some_words_name_a_topic_only_where_the_report_speaks_of_its_country() -> None:
    assert topics(MET + " The two discussed the truce in Gaza.") == [{"middle_east"}]
    assert topics(MET + " The two discussed the truce. Shells fell on Ukraine.") == [{"russia_ukraine"}]
    assert topics(MET + " The two discussed a truce. Rain fell on Naha.") == [{"other"}]


def test_the_north_with_a_capital_is_a_country_where_korea_is_spoken_of() -> None:
    assert topics(MET + " They discussed the North. South Korea and North Korea were far away.") == [{"north_korea"}]
    assert "north_korea" not in topics(MET + " They discussed trade in the north of Japan.")[0]


def test_iran_s_nuclear_programme_is_one_topic() -> None:
    assert topics(MET + " The two discussed the nuclear file and how Iran enriches uranium.") == [{"iran_nuclear"}]


def test_a_report_that_dwells_on_one_matter_tells_of_meetings_about_it() -> None:
    ferry = " A ferry sails to Taiwan. Its owner was born in Taiwan. The fare to Taiwan fell."
    assert topics(MET + ferry) == [{"taiwan"}]
    assert topics(MET + " A ferry sails to Taiwan. Its owner was born in Naha.") == [set()]


def test_a_visit_is_about_what_nearly_the_whole_report_is_about() -> None:
    trip = "U.S. Secretary of State Antony Blinken will visit Japan next week."
    ferry = " A ferry sails to Taiwan. Its owner was born in Taiwan. The fare to Taiwan fell."
    rest = " It rained in Naha. The harbour is old. Its crane is new. A wall fell. Nobody was hurt."
    assert topics(trip + ferry, "visit") == [{"taiwan"}]
    assert topics(trip + ferry + rest, "visit") == [set()]


def test_what_was_said_at_the_main_meeting_is_about_something_else_where_it_names_no_topic() -> None:
    assert topics(MET + " The two discussed the Naha zoo.") == [{"other"}]
    assert topics(MET + " The Naha zoo is shut.") == [set()]


def test_the_list_knows_a_matter_by_its_many_wordings() -> None:
    said = {
        "china": "Chinese warships; the debt trap; a counterweight to China; rivalry between Washington and Beijing",
        "north_korea": "the reactor at Yongbyon; a Hwasong-15; the six-nation talks",
        "russia_ukraine": "the special military operation; the shadow fleet; the coalition of the willing",
        "alliance": "an ironclad commitment; arms exports; Sweden's accession; five eyes; the Malabar drills",
        "deterrence": "a nuclear umbrella; long-range missiles; the Golden Dome; strategic bombers",
        "bases": "troop cuts; land for the base; Diego Garcia; Camp Hansen",
        "trade_economy": "antidumping; a rail link; gallium; a currency swap; debt relief; shipbuilding; the RCEP",
        "energy": "wind farms; refineries; Akkuyu; small modular reactors; liquefied natural gas",
        "climate": "loss and damage; methane; COP30; the green transition",
        "human_rights": "press freedom; a hunger strike; forced labour; Uighurs; arbitrary detention",
        "migration": "readmission; small boats; visa liberalisation; migrant workers",
        "border_dispute": "the line of control; a maritime border; border demarcation; a land border",
        "nuclear": "the test ban; strategic arms; a hydrogen bomb; no first use",
        "cyber": "ransomware; spyware; a digital attack",
        "south_china_sea": "Mischief Reef; the maritime militia; the law of the sea",
        "middle_east": "a hostage deal; Rafah; Hezbollah; the Astana process",
        "pandemic": "vaccines; lockdowns; bird flu",
    }
    missed = {
        (topic, words)
        for topic, several in said.items()
        for words in several.split("; ")
        if topic not in {t.value for t, _, _ in find_topics(words, 0, len(words))}
    }
    assert missed == set()


def test_the_secretary_of_a_readout_is_one_of_those_who_met() -> None:
    assert topics(MET + " The Secretary expressed concern about Taiwan.") == [{"taiwan"}]
