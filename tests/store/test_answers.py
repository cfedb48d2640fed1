"""What a model answered is kept by what it was asked, and goes with the report that it quotes."""

from dragoman.store import open_store


def test_an_answer_is_kept_once_and_comes_back_as_it_was(address: str) -> None:
    with open_store(address) as store:
        assert store.answer("k") is None
        store.keep_answer("k", "said “so”, \U0001f600", "r1")
        store.keep_answer("k", "another", "r1")
        assert store.answer("k") == "said “so”, \U0001f600"


def test_answers_go_with_their_reports_and_the_others_stay(address: str) -> None:
    with open_store(address) as store:
        for number in range(3):
            store.keep_answer(f"k{number}", "words", f"r{number}")
        store.forget_answers(["r0", "r1"])
        assert [store.answer(f"k{number}") for number in range(3)] == [None, None, "words"]
