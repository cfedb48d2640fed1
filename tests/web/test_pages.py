"""The pages on the sample press: the record, an entry, a report, and what is told where there is none."""

import re

from starlette.testclient import TestClient

EVE = "as_of=2021-03-14"  # the sample press still looks forward to the Tokyo 2+2


def words(html: str) -> str:
    """A page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def first_entry(client: TestClient, query: str) -> str:
    """The address of the first entry that a timeline shows."""
    page = client.get(f"/?{query}").text
    return str(re.findall(r'class="what">\s*<a href="(/e/[^"]+)"', page)[0]).replace("&amp;", "&")


def test_the_timeline_says_what_is_to_come_as_of_a_past_day_and_what_it_rests_on(served: TestClient) -> None:
    page = words(served.get(f"/?{EVE}&party=JP&party=US").text)
    assert "15-17 Mar 2021 Visit by the United States to Japan, in Tokyo" in page.partition("Coming")[2]
    assert "15 reports read, published 19 Apr 2019 to 13 Mar 2021" in page


def test_nothing_to_come_is_said_with_what_was_read(served: TestClient) -> None:
    assert "None in what was read: 48 reports read" in words(served.get("/").text)


def test_an_entry_shows_for_each_value_the_words_that_say_it(served: TestClient) -> None:
    page = served.get(first_entry(served, f"{EVE}&party=JP&party=US&format=2%2B2&status=scheduled")).text
    assert "2+2 of Japan and the United States, in Tokyo" in words(page)
    assert re.search(r"<mark>(?:on )?March\s16</mark>", page)


def test_an_entry_leads_to_its_report_where_the_words_are_marked(served: TestClient) -> None:
    entry = served.get(first_entry(served, f"{EVE}&party=JP&party=US&format=2%2B2&status=scheduled")).text
    address, anchor = re.findall(r'class="source" href="([^"#]+)#([^"]+)"', entry)[0]
    report = served.get(address).text
    assert f'id="{anchor}"' in report


def test_a_report_published_later_is_not_shown_as_of_a_past_day(served: TestClient) -> None:
    later = re.findall(r'href="(/r/\w+)', served.get(first_entry(served, "status=held")).text)[0]
    assert served.get(later).status_code == 200
    assert served.get(f"{later}?as_of=2019-01-01").status_code == 404


def test_an_id_cut_short_leads_to_its_entry_and_keeps_the_day(served: TestClient) -> None:
    address = first_entry(served, f"{EVE}&party=JP&party=US&format=2%2B2&status=scheduled")
    whole, _, query = address.partition("?")
    moved = served.get(f"{whole[:-2]}?{query}")
    assert (moved.status_code, moved.headers["location"]) == (307, address)


def test_what_is_not_there_is_told_with_a_way_on(served: TestClient) -> None:
    for address in ("/nowhere", "/e/ezzzzzzzz", "/r/0000"):
        page = served.get(address)
        assert page.status_code == 404
        assert "To the timeline" in page.text


def test_what_cannot_be_asked_is_a_refused_request_that_says_what_can(served: TestClient) -> None:
    page = served.get("/?party=Narnia")
    assert page.status_code == 400
    assert "write a code" in page.text


def test_a_server_says_that_it_is_well(served: TestClient) -> None:
    assert served.get("/healthz").json() == {"status": "ok"}


TOKYO = f"{EVE}&party=JP&party=US&format=2%2B2&status=scheduled"


def test_an_entry_says_who_said_a_value_first(served: TestClient) -> None:
    page = words(served.get(first_entry(served, TOKYO)).text)
    assert re.search(r"16 Mar 2021 [^.]*first said on 11 Mar 2021", page)


def test_an_entry_lists_each_report_once_under_its_dispatch(served: TestClient) -> None:
    page = served.get(first_entry(served, "party=JP&party=US&format=2%2B2&status=held")).text
    listed = re.findall(r'href="(/r/\w+)"', page.partition('class="dispatches"')[2].partition("</ol>")[0])
    assert listed
    assert len(listed) == len(set(listed))


def test_many_quotes_are_folded_and_none_is_lost(served: TestClient) -> None:
    address = first_entry(served, "party=JP&party=US&format=2%2B2&from=2021-03-16&to=2021-03-16")
    page = served.get(address).text
    folded = re.findall(r'<details class="more"><summary>(\d+) more</summary>(.*?)</details>', page, re.DOTALL)
    assert folded
    assert all(int(number) == part.count("<li>") for number, part in folded)


def test_an_entry_is_cited_in_three_forms(served: TestClient) -> None:
    path, _, query = first_entry(served, TOKYO).partition("?")
    name = path.rpartition("/")[2]
    items = served.get(f"{path}/cite.json?{query}").json()
    assert items[0]["id"] == name
    assert items[0]["URL"].endswith(f"{path}?{query}")
    assert (
        served.get(f"{path}/cite.json").json()[0]["URL"].endswith("?as_of=2026-01-15")
    )  # what is cited stays as it is
    assert {item["type"] for item in items[1:]} == {"article-newspaper"}
    ris = served.get(f"{path}/cite.ris?{query}")
    assert ris.text.count("TY  - ") == ris.text.count("ER  - ") == len(items)
    assert ris.headers["content-disposition"] == f'attachment; filename="{name}.ris"'
    assert served.get(f"{path}/cite.bib?{query}").text.count("@") == len(items)
    assert served.get(f"{path}/cite.docx?{query}").status_code == 404


def test_a_report_says_what_gave_nothing_and_why_when_it_is_asked(served: TestClient) -> None:
    entry = served.get(first_entry(served, "status=held")).text
    address = re.findall(r'href="(/r/\w+)', entry)[0]
    page = served.get(address).text
    assert "Marked:" in words(page)
    assert "Entries that rest on it" in page
    asked = re.findall(rf'href="({address}\?[^"]*why=1)', page)[0]
    assert "What gave nothing, and why" in words(served.get(asked.replace("&amp;", "&")).text)


def test_a_report_shows_what_was_repaired_and_by_what_fact(served: TestClient) -> None:
    reports = set(re.findall(r'href="(/r/\w+)', served.get("/search?q=Loyd").text))
    assert any("because" in words(served.get(path).text.partition(">Repaired<")[2]) for path in reports)


def test_every_quote_of_an_entry_leads_to_its_words_in_the_report(served: TestClient) -> None:
    address = first_entry(served, "party=JP&party=US&format=2%2B2&from=2021-03-16&to=2021-03-16")
    led = set(re.findall(r'href="(/r/[^"#]+)#(p\d+)"', served.get(address).text))
    assert led
    assert [(path, to) for path, to in led if f'id="{to}"' not in served.get(path.replace("&amp;", "&")).text] == []


def test_every_quote_leads_to_where_it_stands_in_its_report(served: TestClient) -> None:
    entries = sorted(set(re.findall(r'href="(/e/\w+)"', served.get("/").text)))[:12]
    links = {
        link for entry in entries for link in re.findall(r'class="source" href="(/r/[^"]+)"', served.get(entry).text)
    }
    assert links
    reports = {link.partition("#")[0]: served.get(link.partition("#")[0]).text for link in links}
    broken = [link for link in links if f'id="{link.partition("#")[2]}"' not in reports[link.partition("#")[0]]]
    assert broken == []
