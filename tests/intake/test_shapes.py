# ruff: noqa: E501 - an object stands in a line as a dump has it
"""JSON of crawlers, archives and news services: the same report, whatever they call its fields."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.shapes import fields_of
from tests.intake.making import gathered, texts, whats

WORDS = "Ministers met in Oslo."
STAMP = "2021-03-04T10:00:00Z"
ADDRESS = "https://press.example/a"


@pytest.mark.parametrize(
    "item",
    [
        {"body": WORDS, "published_at": STAMP, "link": ADDRESS, "source": {"name": "The Press"}, "headline": "Talks"},
        {"maintext": WORDS, "date_publish": "2021-03-04 10:00:00+00:00", "url": ADDRESS, "source_domain": "The Press", "title": "Talks"},
        {"articleBody": WORDS, "datePublished": STAMP, "publisher": {"name": "The Press"}, "headline": "Talks", "@id": ADDRESS},
        {"webTitle": "Talks", "webUrl": ADDRESS, "webPublicationDate": STAMP, "publication": "The Press", "fields": {"bodyText": WORDS}},
        {"_id": "x", "_source": {"content": WORDS, "timestamp": 1614852000, "permalink": ADDRESS, "site": "The Press", "title": "Talks"}},
        {"raw_text": WORDS, "date": "Thu, 04 Mar 2021 10:00:00 GMT", "source": ADDRESS, "sitename": "The Press", "title": "Talks"},
        {"headline": {"main": "Talks"}, "pub_date": STAMP, "web_url": ADDRESS, "source": "The Press", "lead_paragraph": WORDS},
        {"content": [WORDS], "datetime": {"$date": STAMP}, "href": ADDRESS, "newspaper": "The Press", "title": "Talks"},
    ],
)  # fmt: skip
def test_a_report_is_told_by_what_others_call_its_fields(item: dict[str, Any]) -> None:
    (found,) = gathered(json.dumps(item).encode())
    report = found.report
    assert report is not None
    assert (report.text, report.title, report.outlet, report.url) == (WORDS, "Talks", "The Press", ADDRESS)
    assert (report.stated_published, report.stated_at) == (date(2021, 3, 4), datetime(2021, 3, 4, 10, tzinfo=UTC))
    assert (report.basis, found.problems) == ("given", ())


@pytest.mark.parametrize("path", [("articles",), ("results",), ("response", "docs"), ("hits", "hits"), ("data",)])
def test_the_answer_of_a_news_service_is_its_reports(path: tuple[str, ...]) -> None:
    held: Any = [{"content": WORDS, "url": ADDRESS}, {"content": "Talks were held."}]
    for name in reversed(path):
        held = {"status": "ok", name: held}
    for data in (json.dumps(held), json.dumps(held, indent=1)):
        assert texts(gathered(data.encode())) == [WORDS, "Talks were held."]


def test_dragomans_own_names_go_first() -> None:
    (found,) = gathered(json.dumps({"text": WORDS, "body": "x", "title": "T", "headline": "H", "date": STAMP}).encode())
    assert found.report is not None
    assert (found.report.text, found.report.title, found.report.stated_published) == (WORDS, "T", date(2021, 3, 4))


def test_a_text_is_markup_where_it_is() -> None:
    (found,) = gathered(json.dumps({"content": "<p>Ministers met.</p>"}).encode())
    assert found.report is not None
    assert found.report.markup == "html"


def test_a_date_under_another_name_that_is_none_is_left_out_and_told() -> None:
    found = gathered(json.dumps({"body": WORDS, "date": "yesterday"}).encode())
    assert (texts(found), whats(found)) == ([WORDS], ["bad_date"])


def test_an_object_without_words_is_still_told() -> None:
    assert whats(gathered(b'{"status": "ok", "count": 3}')) == ["empty"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("a", "name", "url")), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(("body", "source", "_source", "date", "id", "link", "content", "title")), JSON))
def test_no_object_is_too_odd(item: dict[str, Any]) -> None:
    assert all(isinstance(words, str) and words for words in fields_of(item).values())
