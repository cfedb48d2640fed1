"""Whom "he", "she", "the two" and "the presidents" mean, sentence after sentence."""

from tests.reading.sentences import claims, only, people, reading


def test_she_is_the_woman_spoken_of_and_not_the_man_named_last() -> None:
    told = claims(
        "Chancellor Angela Merkel will see President Joe Biden at the White House on Monday. "
        "The American president is under pressure in Congress. "
        "She is then to hold talks with Prime Minister Justin Trudeau in Ottawa on Tuesday."
    )
    assert ("CA-DE", "Angela Merkel, Justin Trudeau") in [(one.parties, one.people) for one in told]


def test_whoever_is_only_named_by_the_way_is_not_who_goes_on() -> None:
    told = claims(
        "President Joe Biden will visit Japan on May 20. No meeting with Kim Jong-un is foreseen. "
        "He will hold talks with President Moon Jae-in in Seoul on May 22."
    )
    assert ("KR-US", "Joe Biden, Moon Jae-in") in [(one.parties, one.people) for one in told]


def test_he_is_not_whom_he_speaks_to() -> None:
    claim = claims(
        "President Vladimir Putin will take part by video link, the Kremlin said. President Cyril Ramaphosa told a "
        "court that it had no say. He had last spoken to Putin by telephone on Saturday."
    )[-1]
    assert (claim.format, claim.people) == ("call", "Matamela Cyril Ramaphosa, Vladimir Putin")


def test_those_long_out_of_office_do_not_act_in_the_next_sentence() -> None:
    told = claims(
        "President Joe Biden is due in Tokyo on Monday, as the first president to be given a state visit since "
        "Bill Clinton came. Prime Minister Yoshihide Suga wanted more. The two will meet on Tuesday."
    )
    (meeting,) = [one for one in told if one.format == "summit"]
    assert meeting.people == "Joe Biden, Yoshihide Suga"


def test_the_two_presidents_are_presidents_even_where_ministers_met_last() -> None:
    told = reading(
        "President Emmanuel Macron wrote to President Joe Biden. Foreign Minister Jean-Yves Le Drian and Defence "
        "Minister Florence Parly met their Australian counterparts Marise Payne and Peter Dutton on Monday. "
        "The two presidents will meet in Rome on March 20."
    ).claims
    assert [people(one) for one in told if one.format.value.value == "summit"] == ["Emmanuel Macron, Joe Biden"]


def test_the_first_sentences_subject_comes_before_others_of_later_ones() -> None:
    claim = only("Foreign Minister Toshimitsu Motegi met Foreign Minister Wang Yi on Monday. He left on Tuesday.")
    assert claim.people == "Toshimitsu Motegi, Wang Yi"


def test_him_is_nobody_who_acts_in_the_same_clause() -> None:
    told = claims(
        "President Muhammadu Buhari returned from the United States, where President Joe Biden hosted him "
        "at the White House on March 9."
    )
    assert ("NG-US", "Joe Biden, Muhammadu Buhari") in [(one.parties, one.people) for one in told]


def test_the_three_are_the_last_three_of_three_parties() -> None:
    told = claims(
        "Foreign Minister Toshimitsu Motegi, Foreign Minister Chung Eui-yong and Secretary of State Antony Blinken "
        "spoke in Tokyo. The three last met on February 25."
    )
    assert any(one.format == "trilateral" and one.date == "2021-02-25" for one in told)


def test_the_other_side_of_a_planned_meeting_is_who_speaks_of_it() -> None:
    claim = only(
        "Secretary of State Antony Blinken said on Thursday that a meeting with the Ukrainians is planned next week."
    )
    assert (claim.parties, claim.status) == ("UA-US", "planned")


def test_a_given_name_that_is_somebodys_surname_makes_nobody_else() -> None:
    claim = only(
        "Deputy President Paul Mashatile of South Africa met Foreign Minister Sergey Lavrov in Pretoria on Monday."
    )
    assert claim.people == "Paul Mashatile, Sergey Lavrov"


def test_they_and_the_two_are_whom_their_own_sentence_has_named() -> None:
    told = claims(
        "Foreign Minister Wang Yi rang Foreign Minister Yoshimasa Hayashi on Monday. "
        "Prime Minister Fumio Kishida and President Yoon Suk-yeol agreed to it when they met in Hiroshima on May 21."
    )
    assert ("summit", "Fumio Kishida, Yoon Suk-yeol") in [(one.format, one.people) for one in told]
    claim = only("President George W. Bush assured Prime Minister Yasuo Fukuda when the two spoke by phone on Monday.")
    assert (claim.format, claim.people) == ("call", "George W. Bush, Yasuo Fukuda")


def test_who_is_told_of_by_the_way_does_not_stay_the_one_spoken_of_in_the_next_paragraph() -> None:
    told = claims(
        "Prime Minister Viktor Orban turned up in Kyiv on March 2. He spoke of peace. Donald Tusk, the prime minister "
        "of Poland, learned of it from the newspapers. He was not amused.\n\n"
        "On March 5 he held talks with President Emmanuel Macron in Paris."
    )
    assert ("FR-HU", "Emmanuel Macron, Viktor Orbán") in [(one.parties, one.people) for one in told]


def test_nobody_meets_his_own_side() -> None:
    told = claims(
        "Defense Secretary Robert Gates landed in Tokyo on Wednesday. Toshimi Kitazawa, the Japanese defense minister, "
        "has waited for this. He will be received by Prime Minister Naoto Kan on Friday."
    )
    assert ("bilateral", "Naoto Kan, Robert Gates") in [(one.format, one.people) for one in told]


def test_a_bare_title_is_the_office_holder_of_the_country_that_the_report_is_sent_from() -> None:
    told = claims(
        "NAIROBI - President Uhuru Kenyatta told parliament on Tuesday that the pipeline would be built. Uganda's "
        "president, Yoweri Museveni, was absent from the ceremony, where he was represented by a minister.\n\n"
        "The President returned last week from Britain, where Prime Minister Boris Johnson hosted him on March 4."
    )
    assert ("GB-KE", "Boris Johnson, Uhuru Kenyatta") in [(one.parties, one.people) for one in told]


def test_the_american_is_the_one_american_spoken_of() -> None:
    told = claims(
        "Foreign Minister Wang Yi told Secretary of State Antony Blinken on Monday that Washington must choose. "
        "Later the American was received by President Xi Jinping."
    )
    assert ("CN-US", "Antony Blinken, Xi Jinping") in [(one.parties, one.people) for one in told]
    told = claims("Antony Blinken came to Tokyo on Monday. The American plan was discussed with President Xi Jinping.")
    assert "Antony Blinken, Xi Jinping" not in [one.people for one in told]
