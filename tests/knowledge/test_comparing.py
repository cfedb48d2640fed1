"""Two written names, and whether they can be one person's. The pairs are our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import compare_names, same_person

SAME = [
    ("Shinzo Abe", "ABE Shinzo"),
    ("Shinzō Abe", "Shinzo Abe"),
    ("Abe, Shinzo", "Shinzo Abe"),
    ("Dr. Annalena Baerbock", "Annalena Baerbock"),
    ("J. Mattis", "James Mattis"),
    ("Jim Mattis", "James Mattis"),
    ("James N. Mattis", "James Mattis"),
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Dmitri Medvedev", "Dmitry Medvedev"),
    ("Дмитрий Медведев", "Dmitry Medvedev"),
    ("Mohamed Bazoum", "Muhammad Bazoum"),
    ("Abdel Fattah al-Burhan", "Abdelfattah Burhan"),
    ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian"),
    ("Frank-Walter Steinmeier", "Frank Walter Steinmeyer"),
    ("Jens Stoltenbreg", "Jens Stoltenberg"),
    ("Federica Mogerini", "Federica Mogherini"),
    ("Kang Kyungwha", "Kang Kyung-wha"),
    ("KishidaFumio", "Kishida Fumio"),
    ("Penny Wong", "Penelope Penny Wong"),
    ("Θεόδωρος Παπάς", "Theodoros Papas"),
]
OTHERS = [
    ("Shinzo Abe", "Akie Abe"),
    ("Fumio Kishida", "Fumio Kyuma"),
    ("Gordon Brown", "Gordon Bajnai"),
    ("Igor Ivanov", "Sergei Ivanov"),
    ("Omar bin Ali", "Ali bin Omar"),
    ("Abdullah al-Thani", "Abdullah al-Sabah"),
    ("Petr Ivanovich Orlov", "Petr Sergeevich Orlov"),
    ("Kim Yong-chun", "Kim Jong-gak"),
    ("李强", "李克强"),
    ("김영춘", "김정각"),
    ("Li Peng", "Li Qiang"),
    ("Merkel", "Angela Schmidt"),
    ("Juan Carlos Varela", "Juan Manuel Santos"),
    ("", "Angela Merkel"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_ways_to_write_one_name_are_one_persons(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_that_differ_in_a_word_are_two_peoples(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_score_lies_between_no_and_yes(one: str, other: str) -> None:
    assert 0.0 <= compare_names(one, other) <= 1.0


@given(st.text(min_size=1, max_size=30))
def test_a_name_is_itself(name: str) -> None:
    assert compare_names(name, name) == 1.0
