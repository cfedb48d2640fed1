from collections import Counter
from datetime import date

from dragoman.following import Refusal, chosen, followed_at, listed_in, starter_pack
from dragoman.knowledge import load
from dragoman.model import Followed, SourceKind


def test_the_pack_has_ministries_wires_and_dailies_of_many_countries() -> None:
    pack = starter_pack()
    kinds = Counter(one.source.kind for one in pack)
    assert len(pack) >= 40
    assert min(kinds[kind] for kind in SourceKind if kind is not SourceKind.OTHER) >= 3
    assert len({one.source.country for one in pack}) >= 25


def test_each_source_of_the_pack_can_be_followed_and_says_where_it_is_stated() -> None:
    pack = starter_pack()
    assert len({one.source.address for one in pack}) == len(pack)
    for one in pack:
        assert followed_at(one.source) == one.source
        assert one.stated_in.startswith("https://")
        assert date.fromisoformat(one.seen_on) >= date.fromisoformat(one.stated_on or one.seen_on)
        assert one.source.outlet


def test_the_countries_of_the_pack_are_parties_that_are_known() -> None:
    assert {one.source.country for one in starter_pack()} <= load().parties.keys()


def test_a_choice_is_by_country_kind_and_language_together() -> None:
    found = chosen(starter_pack(), countries=["de", "FR"], kinds=[SourceKind.FOREIGN_MINISTRY], languages=["de"])
    assert [one.source.outlet for one in found] == ["German Federal Foreign Office"]
    assert chosen(starter_pack()) == starter_pack()
    assert chosen(starter_pack(), countries=["AQ"]) == ()


def test_an_address_has_one_spelling() -> None:
    said = Followed(address=" HTTPS://Gazette.Example:443/rss#top ", outlet=" The\n Gazette ", language="EN")
    assert followed_at(said) == Followed(address="https://gazette.example/rss", outlet="The Gazette", language="en")


def test_what_is_no_address_is_refused_with_a_reason() -> None:
    for said in ("ftp://gazette.example/", "gazette", "https://me:secret@gazette.example/", "http://0x7f.1/"):
        found = followed_at(Followed(address=said))
        assert isinstance(found, Refusal)
        assert found.why.endswith(".")
        assert "secret" not in found.why


def test_a_list_has_an_address_a_line_and_remarks() -> None:
    text = "# wires\nhttps://a.example/rss\n\n  https://b.example/x#y  # the other\r\nhttps://c.example/"
    assert [one.address for one in listed_in(text)] == [
        "https://a.example/rss",
        "https://b.example/x#y",
        "https://c.example/",
    ]
