"""What a report says of treaties: which one, what happens to it, when, and whether it has happened."""

import pytest

from dragoman.model import InstrumentClaim, InstrumentEvent
from tests.reading.sentences import facts, reading

LEAD = "Japanese Prime Minister Yoshihide Suga met U.S. President Joe Biden in Washington on Thursday. "


def told(sentence: str) -> tuple[InstrumentClaim, ...]:
    return reading(LEAD + sentence).instruments


def events(sentence: str) -> list[tuple[str, str, bool]]:
    return [(c.name, c.event.value, c.done) for c in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "event", "done"),
    [
        ("The two signed a treaty on fisheries on Thursday.", "signed", True),
        ("A treaty on fisheries will be signed in April.", "signed", False),
        ("The ministers put their names to a pact on search and rescue.", "signed", True),
        ("They agreed to open negotiations on a trade agreement.", "under_negotiation", False),
        ("A declaration on clean rivers is to be adopted in Oslo.", "adopted", False),
        ("The grain accord, renewed in January, was welcomed by both.", "extended", True),
        ("The extradition treaty entered into force in 2019.", "in_force", True),
        ("The fisheries agreement expires on March 31.", "expires", False),
        ("The two governments want to revise the border treaty.", "revised", False),
    ],
)
def test_an_event_word_beside_a_treaty_says_what_happens_to_it(sentence: str, event: str, *, done: bool) -> None:
    assert [(e, d) for _, e, d in events(sentence)] == [(event, done)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two left Washington without signing a treaty.",
        "No agreement was signed.",
        "The treaty's Article 5 was discussed by nobody.",
        "The company signed a deal.",
        "He pressed Seoul to sign the peace treaty.",
        "A statement was issued in the evening.",
    ],
)
def test_what_did_not_happen_and_what_is_no_treaty_is_left_out(sentence: str) -> None:
    assert events(sentence) == []


def test_a_document_spoken_of_before_is_the_instrument_named_there() -> None:
    assert ("agreement on satellite data", "signed", False) in events(
        "Officials have drafted an agreement on satellite data. The document could be signed in June."
    )


def test_a_pronoun_means_the_instrument_named_last() -> None:
    assert ("treaty on fisheries", "under_negotiation", True) in events(
        "A treaty on fisheries had been hoped for. Talks on it go on in Geneva."
    )


def test_host_nation_support_is_known_by_what_it_is_about() -> None:
    assert events("A fresh deal on host-nation support for American forces was signed on Thursday.") == [
        ("Special Measures Agreement", "signed", True)
    ]


def test_an_agreement_without_a_name_still_expires() -> None:
    names = events("The present agreement will expire on March 31.")
    assert [event for _, event, _ in names] == ["expires"]


@pytest.mark.parametrize(
    ("sentences", "event"),
    [
        ("A treaty on fisheries was signed in 2016. It runs to March 2026.", "expires"),
        ("The fisheries treaty expires in May. Officials are to begin talks on a successor.", "under_negotiation"),
        ("They spoke of host-nation support. A one-year extension was on the table.", "extended"),
        ("A grain accord is ready for signature. The present one expires on March 31.", "expires"),
        ("They welcomed a new transit agreement, under which both share the cost until 2027.", "expires"),
        ("Envoys are trying to settle a dispute over the fisheries treaty.", "under_negotiation"),
    ],
)
def test_what_happens_may_stand_in_words_that_only_point_back(sentences: str, event: str) -> None:
    assert event in [e for _, e, _ in events(sentences)]


def test_a_sentence_tells_of_two_things_that_happen_to_one_treaty() -> None:
    assert events("The border truce, renewed in August for ninety days, expires on November 10.") == [
        ("border truce", "extended", True),
        ("border truce", "expires", False),
    ]


def test_the_subject_that_stands_behind_a_name_is_not_another_instrument() -> None:
    told_once = events("The special measures agreement for the upkeep of American forces expires at the end of March.")
    assert [event for _, event, _ in told_once] == ["expires"]


def test_accords_that_are_merely_wished_for_are_none() -> None:
    assert events("Both governments seek accords with their neighbors.") == []


def test_words_set_beside_a_name_only_describe_it() -> None:
    assert [name for name, _, _ in events("The Coral Treaty, a bilateral fisheries pact, was signed on Thursday.")] == [
        "Coral Treaty"
    ]


def test_the_bare_word_is_the_shadow_of_the_full_name() -> None:
    told_twice = events("The two signed an agreement. In the evening both signed the Coral Access Agreement.")
    assert told_twice == [("Coral Access Agreement", "signed", True)]


def test_an_alias_means_the_instrument_of_the_parties_of_the_report() -> None:
    text = "Japan and Australia signed the RAA in January, the Japanese foreign ministry said."
    names = {c.name for c in reading(LEAD + text).instruments}
    assert names <= {"Japan-Australia Reciprocal Access Agreement", "RAA", "Reciprocal Access Agreement"}
    assert names


def test_the_date_is_the_one_of_its_own_clause() -> None:
    (claim,) = told("On Monday the ministers will return to the fisheries pact, which was signed in 2016.")
    assert claim.when is not None
    assert claim.when.edtf.startswith("2016")


def test_new_guidelines_that_are_approved_are_a_revision() -> None:
    (claim,) = told("In Hawaii they adopted updated Guidelines for Japan-U.S. Defense Cooperation.")
    assert claim.event is InstrumentEvent.REVISED


def test_every_quote_stands() -> None:
    made = reading(LEAD + "The two signed a treaty on fisheries on Thursday. The document will be ratified in May.")
    assert made.instruments
    assert all(made.text.stands(quote) for claim in made.instruments for quote in claim.quotes)


def test_the_facts_name_instruments_that_the_tests_use() -> None:
    assert facts().instrument("RAA") is not None


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("They put their hands today to a declaration on clean rivers.", "signed"),
        ("The two issued a joint statement on clean rivers.", "adopted"),
        ("A joint statement on clean rivers is hoped for.", "adopted"),
        ("A pact on access, on which the two sides have been negotiating, is near.", "under_negotiation"),
        ("Both still honor the Rivers Treaty of 1987.", "signed"),
        ("Both still honor the Oslo River Declaration of 1987.", "adopted"),
    ],
)
def test_a_text_is_issued_dated_and_talked_over_in_many_words(sentence: str, event: str) -> None:
    assert event in [e for _, e, _ in events(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In a joint statement the two announced closer work on rivers.",
        "The factory produced a contract for 300 pumps.",
        "Both still honor the Rivers Treaty.",
    ],
)
def test_what_is_told_in_a_text_or_kept_by_it_happens_to_none(sentence: str) -> None:
    assert events(sentence) == []


def test_what_the_facts_have_signed_only_later_is_under_negotiation() -> None:
    text = (
        "Japanese Prime Minister Shinzo Abe met U.S. President Barack Obama in Tokyo on Thursday. The TPP divides them."
    )
    names = [(c.name, c.event.value) for c in reading(text, "2014-04-25").instruments]
    assert names == [("Trans-Pacific Partnership", "under_negotiation")]
    assert reading(text.replace("Barack Obama", "Joe Biden"), "2021-04-25").instruments == ()


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("They penned an agreement on fisheries.", "signed"),
        ("The two put pen to paper on a defence pact.", "signed"),
        ("The ministers exchanged notes on a loan agreement.", "signed"),
        ("A letter of intent on submarines was inked.", "signed"),
        ("They welcomed the entry into force of the tax treaty.", "in_force"),
        ("They upgraded their trade agreement.", "revised"),
        ("The border treaty ends in February 2026.", "expires"),
        ("They reached a preliminary agreement on steel tariffs.", "adopted"),
        ("They agreed on an action plan on cyber security.", "adopted"),
        ("A trilateral statement was issued.", "adopted"),
        ("They issued the Tokyo Declaration.", "adopted"),
        ("The fisheries agreement, which expires in March, was extended for a year.", "extended"),
    ],
)
def test_events_are_told_in_many_words(sentence: str, event: str) -> None:
    assert event in {told_event for _, told_event, _ in events(sentence)}


def test_a_text_named_by_its_year_was_made_in_it() -> None:
    made = told("The 1998 Coast Guard Agreement lets ships dock.")
    assert [(i.event.value, i.when.edtf if i.when else None, i.done) for i in made] == [("signed", "1998", True)]
