"""Web archives: every page of a stream of any length, whatever is broken in between."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import gather
from dragoman.model import Cleaner
from tests.intake.making import PAGE, answer, gathered, member_wise, page_record, record, texts, whats, zstd

PACKINGS: list[Callable[[bytes], bytes]] = [bytes, gzip.compress, zstd.compress]


def addresses(data: bytes) -> list[str]:
    return [one.report.url for one in gathered(data) if one.report]


@pytest.mark.parametrize("pack", PACKINGS)
def test_a_page_is_a_report_with_its_address_and_the_day_of_its_capture(
    pack: Callable[[bytes], bytes],
) -> None:
    info = record(b"software: x\r\n", kind="warcinfo", content="application/warc-fields")
    (found,) = gathered(member_wise([info, record(answer(PAGE), day="2021-03-04T23:10:11Z")], pack))
    assert found.report is not None
    assert (found.report.text, found.report.markup, found.report.url) == (PAGE, "html", "https://press.example/a")
    assert (found.report.stated_published, found.report.basis) == (date(2021, 3, 4), "archive")
    assert (found.name, found.cleaner, found.problems) == ("https://press.example/a", Cleaner.FAST, ())


def test_the_day_from_the_command_line_wins_over_that_of_the_capture() -> None:
    (found,) = gathered(record(answer(PAGE)), published=date(2020, 1, 2))
    assert found.report is not None
    assert (found.report.stated_published, found.report.basis) == (date(2020, 1, 2), "given")


@pytest.mark.parametrize(
    "passed_over",
    [
        record(answer(PAGE), kind="request"),
        record(answer(PAGE, status="404 Not Found")),
        record(answer(PAGE, status="302 Found", location="/b")),
        record(answer(b"\x89PNG", content_type="image/png")),
        record(answer("User-agent: *", content_type="text/plain"), address="https://press.example/robots.txt"),
        record(b"a: b\r\n", kind="metadata", content="application/warc-fields"),
        record(answer(""), kind="revisit"),
    ],
)
def test_what_is_no_page_is_passed_over(passed_over: bytes) -> None:
    assert texts(gathered(passed_over + record(answer(PAGE)))) == [PAGE]
    assert whats(gathered(passed_over)) == ["no_pages"]


def test_texts_and_resources_without_an_answer_are_read_too() -> None:
    text = record(b"Ministers met.", kind="conversion", content="text/plain")
    page = record(PAGE.encode(), kind="resource", content="text/html")
    assert texts(gathered(text + page)) == ["Ministers met.", PAGE]


@pytest.mark.parametrize(
    "whole",
    [
        answer(gzip.compress(PAGE.encode()), content_encoding="gzip"),
        answer(PAGE, content_encoding="gzip"),  # the crawler took the packing off and left the header
        answer(f"{len(PAGE):x}\r\n{PAGE}\r\n0\r\n\r\n", transfer_encoding="chunked"),
        answer(f"5;a=b\r\n{PAGE[:5]}\r\n{len(PAGE) - 5:X}\r\n{PAGE[5:]}\r\n0\r\n\r\n", transfer_encoding="chunked"),
        answer(PAGE, transfer_encoding="chunked"),
        answer(zstd.compress(PAGE.encode()), content_encoding="zstd"),
    ],
)
def test_a_page_is_read_with_its_packing_or_with_that_taken_off(whole: bytes) -> None:
    assert texts(gathered(record(whole))) == [PAGE]


def test_the_encoding_that_the_server_states_holds() -> None:
    page = "<html><body><p>会談は東京で行われた。</p></body></html>"
    found = gathered(record(answer(page.encode("euc-jp"), content_type="text/html; charset=euc-jp")))
    assert texts(found) == [page]


@pytest.mark.parametrize(
    "broken",
    [
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + answer(PAGE) + b"\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: many\r\n\r\nx\r\n\r\n",
        b"nonsense\r\n" * 100,
        b"WARC/1.0\r\n" + b"a: b\r\n" * 1000 + b"\r\n",
        page_record(9)[:-100].replace(b"Content-Length: ", b"Content-Length: 1"),
    ],
)
@pytest.mark.parametrize("pack", PACKINGS)
def test_a_broken_record_is_counted_and_the_others_are_read(broken: bytes, pack: Callable[[bytes], bytes]) -> None:
    records = [page_record(1), broken, *(page_record(number) for number in range(2, 30))]
    found = gathered(member_wise(records, pack))
    problems = [problem for one in found for problem in one.problems]
    assert [problem.what for problem in problems] == ["broken_record"]
    assert "record" in problems[0].why
    assert "https://press.example/1" in [one.name for one in found]
    assert "https://press.example/29" in [one.name for one in found]


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def test_a_damaged_member_is_counted_and_the_others_are_read() -> None:
    members = [gzip.compress(page_record(number, f"Ministers met {number} times. " * 20)) for number in range(6)]
    members[2] = _flipped(members[2], len(members[2]) // 2)
    members[4] = members[4][:-20]
    found = gathered(b"".join(members))
    assert [one.report.url[-1] for one in found if one.report] == ["0", "1", "3", "5"]
    assert whats(found) == ["broken_record"] * 2


def test_an_archive_that_breaks_off_keeps_what_came_before_and_says_so() -> None:
    data = gzip.compress(page_record(1)) + gzip.compress(page_record(2))[:-30]
    found = gathered(data)
    assert ([one.name for one in found if one.report], whats(found)) == (["https://press.example/1"], ["broken_record"])


def test_a_page_of_more_bytes_than_allowed_is_refused_and_the_next_is_read() -> None:
    large = record(answer("x" * 200_000), address="https://press.example/large")
    packed = record(
        answer(gzip.compress(b"x" * 200_000), content_encoding="gzip"), address="https://press.example/bomb"
    )
    found = gathered(large + packed + page_record(1))
    assert whats(found) == ["too_large", "broken_record"]
    assert [one.name for one in found] == [
        "https://press.example/large",
        "https://press.example/bomb",
        "https://press.example/1",
    ]


def test_a_page_that_is_packed_with_brotli_is_told() -> None:
    found = gathered(record(answer(b"\x0b\x02\x80abc\x03", content_encoding="br")))
    assert whats(found) == ["broken_record"]
    assert "Brotli" in found[0].problems[0].why


def test_a_zst_archive_may_bring_its_dictionary() -> None:
    records = [page_record(number, f"The ministers of {number} countries met in Oslo.") for number in range(40)]
    dictionary = zstd.train_dict(records, 2000)
    for stored in (dictionary.dict_content, zstd.compress(dictionary.dict_content)):
        frame = b"\x5d\x2a\x4d\x18" + len(stored).to_bytes(4, "little") + stored
        data = frame + b"".join(zstd.compress(one, zstd_dict=dictionary) for one in records)
        assert len(addresses(data)) == 40


class _Endless:
    """A stream of so many records that is made as it is read."""

    def __init__(self, records: int, pack: Callable[[bytes], bytes]) -> None:
        self._pieces = self._made(records, pack)
        self._ahead = b""

    def _made(self, records: int, pack: Callable[[bytes], bytes]) -> Iterator[bytes]:
        chance = Random(1)  # noqa: S311 - the same in each run, and no secret
        for number in range(records):
            yield pack(page_record(number, chance.randbytes(15_000).hex()))

    def read(self, size: int) -> bytes:
        while len(self._ahead) < size and (piece := next(self._pieces, b"")):
            self._ahead += piece
        found, self._ahead = self._ahead[:size], self._ahead[size:]
        return found

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("pack", [bytes, lambda data: gzip.compress(data, 1), lambda data: zstd.compress(data, 1)])
def test_memory_does_not_grow_with_the_archive(pack: Callable[[bytes], bytes]) -> None:
    def peak(records: int) -> int:
        tracemalloc.start()
        stream = cast("BinaryIO", _Endless(records, pack))
        count = sum(1 for one in gather(["-"], largest=1_000_000, stdin=stream) if one.report)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert count == records
        return most

    assert peak(400) < peak(40) + 1_000_000  # 12 MB more, of which the names alone are kept


@given(st.integers(0, 1200), st.binary(min_size=1, max_size=40), st.sampled_from(PACKINGS))
def test_no_damage_stops_the_reading(at: int, damage: bytes, pack: Callable[[bytes], bytes]) -> None:
    data = member_wise([page_record(number) for number in range(3)], pack)
    at = min(at, len(data))
    for one in gathered(data[:at] + damage + data[at + len(damage) :]):
        assert one.report is not None or one.problems


def test_a_file_is_read_by_what_it_holds_and_not_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "crawl.txt"
    path.write_bytes(gzip.compress(page_record(1)))
    (found,) = gather([str(path)], largest=10_000)
    assert found.name == "https://press.example/1"


def test_a_gzip_bomb_among_the_records_ends_the_reading() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\n" * 1_000_000) for _ in range(400)) + packer.flush()
    found = gathered(gzip.compress(page_record(1)) + bomb + gzip.compress(page_record(2)))
    assert [one.name for one in found if one.report] == ["https://press.example/1"]
    assert whats(found) == ["bomb"]
