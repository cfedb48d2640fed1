"""Which reports are one piece of copy (law 5)."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.cleaning import Copy, clean, group_copies, signature, skeleton, speeches
from dragoman.model import Report, ReportId

PLACES = ("Oslo", "Lisbon", "Vienna", "Madrid", "Warsaw", "Athens", "Dublin", "Helsinki", "Prague", "Riga")
TOPICS = ("fish", "trade", "the Arctic", "energy", "space", "migration", "grain", "railways", "tourism", "steel")


def story(seed: int, sentences: int = 12) -> list[str]:
    """Sentences that differ from those of every other seed."""
    return [
        f"On day {seed * 31 + number} the ministers went to {PLACES[(seed + number) % 10]} and spoke for "
        f"{seed + number} hours about {TOPICS[(seed * 3 + number) % 10]} with {seed * 7 + number} experts "
        f"from {PLACES[(seed * 7 + number * 3) % 10]}."
        for number in range(sentences)
    ]


def copy_of(sentences: Sequence[str], agency: str = "") -> Copy:
    text = clean(Report.make(name="report", text="\n\n".join(sentences)))
    return Copy(signature=signature(text), agency=agency, speeches=speeches(text), skeleton=skeleton(text))


def groups(**copies: Copy) -> list[tuple[str, ...]]:
    found = group_copies({ReportId(name): copy for name, copy in copies.items()})
    return [dispatch.reports for dispatch in found]


def test_a_reprint_with_another_first_line_is_one_voice() -> None:
    reprint = ["The following comes from an agency and was slightly edited here.", *story(1)]
    assert groups(a=copy_of(story(1)), b=copy_of(reprint)) == [("a", "b")]


def test_the_dispatch_is_called_by_its_least_report_and_says_why() -> None:
    (dispatch,) = group_copies({ReportId("z"): copy_of(story(1)), ReportId("b"): copy_of(story(1))})
    assert (dispatch.id, dispatch.reports, dispatch.why) == ("b", ("b", "z"), ("the same words",))


def test_a_reprint_that_was_cut_short_is_one_voice() -> None:
    assert groups(a=copy_of(story(1, 40)), b=copy_of(story(1, 40)[:10])) == [("a", "b")]


def test_two_reports_of_one_agency_are_two_voices() -> None:
    assert groups(a=copy_of(story(1), "AFP"), b=copy_of(story(2), "AFP")) == [("a",), ("b",)]


def test_a_quotation_in_common_does_not_make_two_papers_one_voice() -> None:
    speech = "“We have agreed to meet again before the end of the year in a warmer place,” she said."
    assert groups(a=copy_of([*story(1), speech]), b=copy_of([*story(2), speech])) == [("a",), ("b",)]


def test_a_rewrite_with_the_same_agency_and_speech_is_one_voice() -> None:
    speech = "“We have agreed to meet again before the end of the year in a warmer place,” she said."
    rewrite = [*story(1)[:4], speech, *story(3)[:6]]
    assert groups(a=copy_of([*story(1)[:10], speech], "AFP"), b=copy_of(rewrite, "AFP")) == [("a", "b")]


def test_what_hangs_together_through_a_third_is_one_voice() -> None:
    one, other = story(1, 12), story(2, 12)
    assert groups(a=copy_of(one), b=copy_of([*one, *other]), c=copy_of(other)) == [("a", "b", "c")]


def test_a_text_without_a_story_is_alone() -> None:
    assert copy_of(["Oslo"]).signature == ()
    assert groups(a=copy_of(["Oslo"]), b=copy_of(["Oslo"])) == [("a",), ("b",)]


def test_a_hundred_reprints_are_one_voice() -> None:
    copies = {f"r{number:03}": copy_of([*story(1), f"Paper number {number} prints this."]) for number in range(100)}
    copies["other"] = copy_of(story(5))
    assert sorted(map(len, groups(**copies))) == [1, 100]


def test_a_signature_is_the_same_on_every_machine_and_in_every_run() -> None:
    text = clean(Report.make(name="report", text="The two ministers met in Oslo on Monday."))
    assert signature(text) == tuple(sorted(signature(text)))
    assert signature(text)[0] == FIRST


FIRST = 331888100

STORIES = [copy_of(story(seed)[:size]) for seed in (1, 2, 3) for size in (4, 8, 12)]


@settings(max_examples=40)
@given(st.permutations(range(len(STORIES))))
def test_the_order_of_the_reports_changes_nothing(order: list[int]) -> None:
    shuffled = {ReportId(f"r{index}"): STORIES[index] for index in order}
    straight = {ReportId(f"r{index}"): STORIES[index] for index in range(len(STORIES))}
    assert group_copies(shuffled) == group_copies(straight)


ORIGINAL = [
    "The foreign ministers of Japan and South Korea, Toshimitsu Motegi and Chung Eui-yong, met in London on May 5.",
    "It was their first meeting since Chung took office in February, and it lasted 20 minutes.",
    "On the same day Motegi saw Secretary Antony Blinken, Dominic Raab of Britain and Marise Payne of Australia.",
    "The talks went on until 9 p.m. The Group of Seven will meet again in Cornwall from June 11 to 13.",
]
REWRITE = [
    "Top diplomats of Japan and South Korea, Toshimitsu Motegi with Chung Eui-yong, sat down in London last May 5.",
    "Never had the pair spoken face to face after Chung became minister, in February; 20 minutes were enough.",
    "Earlier, Motegi called on Secretary Antony Blinken, Dominic Raab of Britain, Marise Payne of Australia.",
    "All was over by 9 p.m. A further round of the Group of Seven follows at Cornwall between June 11 and 13.",
]
ANOTHER = [
    "In London the Group of Seven spoke of vaccines on May 5 until 9 p.m., said Dominic Raab of Britain.",
    "Antony Blinken and Marise Payne of Australia wish to meet in Cornwall from June 11, and so does South Korea.",
    "Chung Eui-yong said that 20 minutes with Toshimitsu Motegi of Japan were few, as in February.",
]


def test_a_rewrite_that_keeps_the_order_of_names_and_numbers_is_one_voice() -> None:
    (dispatch,) = group_copies({ReportId("a"): copy_of(ORIGINAL), ReportId("b"): copy_of(REWRITE)})
    assert dispatch.why == ("the same names and numbers in the same order",)


def test_another_paper_with_the_same_names_in_another_order_is_a_voice_of_its_own() -> None:
    assert groups(a=copy_of(ORIGINAL), b=copy_of(ANOTHER)) == [("a",), ("b",)]
