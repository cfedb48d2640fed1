"""Every error is named, with the sentence in question; two runs are told apart by what is wrong in each."""

from collections.abc import Mapping, Sequence

from dragoman.scoring import Error, Names, Sentence, compared, evaluate, sentence_of

VISIT = {
    "format": "visit",
    "parties": ["FR", "IN"],
    "participants": ["Emmanuel Macron"],
    "date": "2024-01-25/2024-01-26",
    "place": {"city": "Jaipur", "country": "IN"},
    "status": "held",
}
CALL = {"format": "call", "parties": ["DE", "UA"], "participants": [], "date": None, "place": None, "status": "held"}
SENTENCES = (
    Sentence(start=0, end=30, words="The weather in Jaipur was mild."),
    Sentence(start=31, end=80, words="President Macron came to Jaipur on January 25."),
)


Engagements = Sequence[Mapping[str, object]]


def errors(gold: Engagements, got: Engagements) -> tuple[Error, ...]:
    return evaluate({"r": {"engagements": gold}}, {"r": {"engagements": got}}, Names()).errors


def test_a_missed_an_invented_and_a_wrong_one_are_three_classes() -> None:
    found = errors([VISIT, CALL], [VISIT | {"status": "planned"}, CALL | {"parties": ["IT", "PL"]}])
    assert [error.what for error in found] == ["missed", "invented", "status"]


def test_each_wrong_field_of_a_pair_is_an_error() -> None:
    other = VISIT | {"participants": ["Narendra Modi"], "place": {"city": "Delhi", "country": "IN"}}
    assert [error.what for error in errors([VISIT], [other])] == ["place", "participants"]


def test_a_missed_engagement_is_shown_by_the_sentence_that_names_most_of_it() -> None:
    (error,) = errors([VISIT], [])
    assert sentence_of(error, SENTENCES) == "President Macron came to Jaipur on January 25."


def test_the_sentence_noted_in_the_label_comes_before_any_guess() -> None:
    (error,) = errors([VISIT | {"sentence": "Mr Macron visited Jaipur."}], [])
    assert sentence_of(error, SENTENCES) == "Mr Macron visited Jaipur."


def test_what_was_found_is_shown_by_the_sentence_of_the_wrong_field() -> None:
    evidence = {
        "date": [{"start": 70, "end": 79, "quote": "January 25"}],
        "trigger": [{"start": 2, "quote": "weather"}],
    }
    (error,) = errors([VISIT], [VISIT | {"date": "2024-01-27", "evidence": evidence}])
    assert error.what == "date"
    assert sentence_of(error, SENTENCES) == "President Macron came to Jaipur on January 25."
    assert sentence_of(error, ()) == "January 25"


def test_a_run_is_better_by_the_errors_that_are_gone_and_worse_by_those_that_are_new() -> None:
    before, after = errors([VISIT, CALL], [VISIT]), errors([VISIT, CALL], [CALL, VISIT | {"status": "planned"}])
    better, worse = compared(before, after)
    assert [(error.what, error.labelled) for error in better] == [("missed", CALL)]
    assert [(error.what, error.labelled) for error in worse] == [("status", VISIT)]


def test_a_report_that_the_run_lacks_is_unread_and_not_kept_empty() -> None:
    counts = evaluate(
        {"a": {"engagements": []}, "b": {"engagements": []}}, {"a": {"engagements": []}}, Names()
    ).tally.counts
    assert (counts["unread"], counts["kept_empty"], counts["empty"]) == (1, 1, 2)


def test_instruments_positions_and_repairs_are_counted() -> None:
    labels = {
        "engagements": [],
        "instruments": [{"name": "Treaty on Fisheries", "event": "signed"}],
        "positions": [{"speaker": "Joseph Biden", "topic": "climate"}],
        "repairs": [{"was": "Foregn Minister"}],
    }
    found = {
        "engagements": [],
        "instruments": [
            {"name": "a fisheries treaty", "event": "signed"},
            {"name": "Fisheries pact", "event": "expires"},
        ],
        "positions": [{"speaker": "Joe Biden", "topic": "climate"}],
        "repairs": [{"was": "the Foregn Minister"}],
    }
    tally = evaluate({"r": labels}, {"r": found}, Names()).tally
    assert tally.rates("instruments") == {"precision": 0.5, "recall": 1.0, "f1": 0.6667}
    assert tally.rates("positions")["f1"] == tally.rates("repairs")["f1"] == 1.0
