"""News agencies in credits."""

from dragoman.cleaning.agencies import agencies_in


def test_agencies_are_found_in_the_order_in_which_they_stand() -> None:
    assert [name for name, _, _ in agencies_in("With material from Reuters, AFP and Kyodo")] == [
        "Reuters",
        "AFP",
        "Kyodo News",
    ]


def test_a_short_name_counts_in_capitals_only() -> None:
    assert agencies_in("the app and the uni") == []


def test_a_name_stands_where_it_is_said_to_stand() -> None:
    line = "(Yonhap)"
    ((name, start, end),) = agencies_in(line)
    assert (name, line[start:end]) == ("Yonhap", "Yonhap")
