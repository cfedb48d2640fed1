"""One opening for all XML: nothing declared, nothing fetched, nothing larger than its bytes."""

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.xmltrees import DEEPEST, open_xml, short


def root(source: str | bytes) -> Element:
    found = open_xml(source if isinstance(source, bytes) else source.encode(), name="x", largest=5_000_000).root
    assert found is not None
    return found


def whats(source: str | bytes, largest: int = 5_000_000) -> list[str]:
    data = source if isinstance(source, bytes) else source.encode()
    return [problem.what for problem in open_xml(data, name="x", largest=largest).problems]


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "source",
    [
        f"<!DOCTYPE rss [{LAUGHS}]><rss>&i;</rss>",
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
        '<?xml version="1.0"?><!-- a --><!DOCTYPE rss SYSTEM "a.dtd" [<!ENTITY % a SYSTEM "http://192.0.2.1/">%a;]><rss/>',
        '<!DOCTYPE rss PUBLIC "a>" "b" [<!ATTLIST rss a CDATA "b">]><rss/>',
        '\n<!doctype rss [<!ENTITY a "b">]><rss>&a;</rss>',
        '<!ENTITY a "b"><rss>&a;</rss>',
        '<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>'.encode("utf-16"),
    ],
)
def test_a_document_that_declares_anything_is_refused(source: str | bytes) -> None:
    assert whats(source) == ["xml_declares"]


def test_a_doctype_that_only_names_is_left_out() -> None:
    said = '<!DOCTYPE rss PUBLIC "-//Example//DTD RSS 0.91//EN" "http://192.0.2.1/rss-0.91.dtd"><rss>&eacute;</rss>'
    assert (root(said).text, whats(said)) == ("é", [])


def test_a_declaration_inside_the_document_declares_nothing() -> None:
    assert "b" not in "".join(root('<a>x<!DOCTYPE q [<!ENTITY w "b">]>&w;</a>').itertext()).replace('"b"', "")


def test_marks_that_stand_alone_and_names_of_html_are_understood() -> None:
    found = root("<a t='&nbsp;&quot;'>R&D &ldquo;a&rdquo; &nonsense; 1 < 2 &lt;b&gt; &#8217;&#146; &amp;amp;</a>")
    assert found.text == "R&D “a” &nonsense; 1 < 2 <b> ’’ &amp;"
    assert found.get("t") == '\xa0"'


def test_what_stands_in_a_section_of_its_own_is_left_as_it_is() -> None:
    assert root("<a><![CDATA[<p>R&D &amp; 1 < 2</p>]]></a>").text == "<p>R&D &amp; 1 < 2</p>"


def test_a_document_that_breaks_off_keeps_what_came_before_and_says_so() -> None:
    source = "<rss><item>one</item><item>tw"
    assert [one.text for one in root(source)] == ["one", "tw"]
    assert whats(source) == ["xml_mended"]


def test_an_end_that_is_missing_loses_no_words() -> None:
    assert "".join(root("<a><b>one</a><c>two</c></d></a>").itertext()) == "onetwo"


def test_customary_prefixes_need_no_declaration() -> None:
    source = "<rss><dc:date>2021-03-04</dc:date></rss>"
    assert ([short(one.tag) for one in root(source)], whats(source)) == (["dc:date"], [])


def test_a_namespace_goes_by_its_address_and_not_by_its_prefix() -> None:
    assert short(root('<x:rss xmlns:x="http://purl.org/dc/elements/1.1/"/>').tag) == "dc:rss"
    assert short(root('<rss xmlns="http://example.org/"/>').tag) == "rss"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>caf\u00e9</a>".encode("latin-1"), "café"),
        ("<?xml version='1.0' encoding='utf-16'?><a>é</a>".encode("utf-16"), "é"),
        (b"\xef\xbb\xbf<a>\xc3\xa9</a>", "é"),
        ("<?xml version='1.0' encoding='shift_jis'?><a>会談</a>".encode("shift_jis"), "会談"),
        ("<?xml version='1.0' encoding='utf-16'?><a>é</a>".encode(), "é"),
        ("  \n<?xml version='1.0'?><a>é</a>".encode(), "é"),
    ],
)
def test_every_encoding_that_is_stated_is_read(source: bytes, text: str) -> None:
    assert root(source).text == text


def test_size_and_depth_are_capped() -> None:
    assert whats("<a>" + "x" * 100 + "</a>", largest=100) == ["too_large"]
    assert whats("<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1)) == ["bad_xml"]
    assert whats("<a>" + "<a/>" * 1_200_000) == ["too_large"]


@pytest.mark.parametrize("source", ["words", "{}", "<?xml version='1.0'?>words", "<1/>"])
def test_what_is_no_xml_is_told(source: str) -> None:
    assert whats(source) == ["bad_xml"]


def test_nothing_is_empty() -> None:
    assert whats(" \n") == ["empty"]


@given(st.text(max_size=200) | st.from_regex(r"(<[a-c/!?]{1,3}|>|&[a-c#;]{0,4}|\[|\]|x){0,40}", fullmatch=True))
def test_no_document_is_too_odd(source: str) -> None:
    found = open_xml(source.encode("utf-8", "replace"), name="x", largest=1000)
    assert found.root is not None or any(problem.fatal for problem in found.problems)
