"""Names become file names, and the links of served pages links between files."""

import pytest

from dragoman.web.site.addresses import Places, coded, file_names, relative

PLACES = Places({"/": "index.html", "/e/e1": "e/e1.html", "/p/Ana M": "p/ana-m.html", "/series/G7": "series/g7.html"})


def test_plain_names_stay_readable_and_alike_ones_are_told_apart() -> None:
    found = file_names(
        ["Antony Blinken", "José María", "Jose Maria", "王毅", "", "Con", "x" * 5_000_000, "a/b", "index"]
    )
    assert found["Antony Blinken"] == "antony-blinken"
    assert found["José María"] != found["Jose Maria"]
    assert len(set(found.values())) == len(found)
    assert all(name and len(name) < 80 and name.isascii() and "/" not in name for name in found.values())
    assert found["Con"] != "con"
    assert found["index"] != "index"


def test_codes_stay_as_they_are_and_those_of_a_great_many_fit_into_a_files_name() -> None:
    assert coded("JP-US") == "JP-US"
    many = [f"A{letter}-B{letter}-C{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 2]
    found = [coded("-".join(many)), coded("-".join(many[:-1]))]
    assert len(set(found)) == 2
    assert all(len(name) < 80 and name.startswith("AA-BA-CA-") for name in found)


def test_the_names_do_not_depend_on_the_order() -> None:
    names = ["José María", "Jose Maria", "Antony Blinken"]
    assert file_names(names) == file_names(reversed(names))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="/e/e1">x</a>', '<a href="../e/e1.html">x</a>'),
        ('<a class="y" href="/e/e1#p12">x</a>', '<a class="y" href="../e/e1.html#p12">x</a>'),
        ('<a href="/p/Ana%20M">x</a>', '<a href="../p/ana-m.html">x</a>'),
        ('<a href="/series/G7?party=JP&amp;">x</a>', '<a href="../series/g7.html">x</a>'),
        ('<a href="/review">x</a>', "<a>x</a>"),
        ('<a href="/e/e1?as_of=2021-01-01">x</a>', "<a>x</a>"),
        ('<a href="?from=2021">x</a>', "<a>x</a>"),
        ('<a href="#life">x</a>', '<a href="#life">x</a>'),
        ('<a href="https://example.org/e/e1">x</a>', '<a href="https://example.org/e/e1">x</a>'),
        ('a<form action="/x"><input name="q"></form>b', "ab"),
        ("<p>href=&#34;/e/e1&#34;</p>", "<p>href=&#34;/e/e1&#34;</p>"),
    ],
)
def test_a_link_leads_to_a_file_or_nowhere(written: str, expected: str) -> None:
    assert PLACES.linked(written, "pair/JP-US.html") == expected


def test_links_are_relative_to_where_they_stand() -> None:
    assert relative("index.html", "e/e1.html") == "../index.html"
    assert relative("e/e1.html", "index.html") == "e/e1.html"
    assert relative("p/a b.html", "p/c.html") == "a%20b.html"
