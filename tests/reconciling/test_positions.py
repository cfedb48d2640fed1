"""Who said what on which topic, over time."""

from dragoman.model import Position, Topic
from dragoman.reconciling import Evidence
from tests.reconciling.claiming import quote, record, report


def says(name: str, published: str, speaker: str, gist: str, **more: object) -> Evidence:
    said = Position(speaker=speaker, topic=Topic.TAIWAN, gist=gist, quotes=(quote(),))
    return report(name, published, positions=(said,), **more)


def test_positions_stand_by_speaker_and_topic_in_the_order_reported() -> None:
    later, first = (
        says("b", "2021-04-17", "Yoshihide Suga", "peace matters"),
        says("a", "2021-03-17", "Yoshihide Suga", "no"),
    )
    (entry,) = record(later, first).positions
    assert (entry.speaker, entry.topic) == ("Yoshihide Suga", Topic.TAIWAN)
    assert [(gist, support.report_name) for gist, support in entry.said] == [("no", "a"), ("peace matters", "b")]


def test_a_reprint_repeats_nothing_and_a_later_report_is_not_known_before() -> None:
    one, copy = (says(name, "2021-03-17", "Suga", "no", dispatch="d") for name in ("a", "b"))
    assert [len(entry.said) for entry in record(one, copy).positions] == [1]
    assert record(one, copy, as_of="2021-03-16").positions == ()
