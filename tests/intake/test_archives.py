"""ZIP, tar and packed files: what they hold is read by what it is, and no archive does harm."""

import bz2
import gzip
import io
import lzma
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.sources import BombError, Gauge
from tests.intake.making import PAGE, gathered, gathered_from, page_record, tarred, texts, whats, zipped, zstd

PACKINGS: list[Callable[[bytes], bytes]] = [gzip.compress, zstd.compress, bz2.compress, lzma.compress]
LINES = b'{"id": "a", "text": "Ministers met."}\n{"id": "b", "text": "Talks were held."}\n'


@pytest.mark.parametrize("pack", PACKINGS)
def test_a_packed_file_is_read_by_what_it_holds(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    assert texts(gathered(pack(b"Ministers met."))) == ["Ministers met."]
    assert [one.name for one in gathered(pack(LINES))] == ["a", "b"]
    (tmp_path / "talks.html.gz").write_bytes(pack(PAGE.encode()))
    (found,) = gathered_from(tmp_path)
    assert (found.name, found.report and found.report.markup) == ("talks", "html")


@pytest.mark.parametrize("pack", PACKINGS)
def test_several_packed_one_after_the_other_are_one_stream(pack: Callable[[bytes], bytes]) -> None:
    assert texts(gathered(pack(b"Ministers ") + pack(b"met."))) == ["Ministers met."]
    assert texts(gathered(pack(b"Ministers met.") + bytes(512))) == ["Ministers met."]


@pytest.mark.parametrize("pack", PACKINGS)
def test_a_packed_file_that_is_damaged_gives_what_came_before_and_says_so(pack: Callable[[bytes], bytes]) -> None:
    lines = b"".join(b'{"id": "%d", "text": "Ministers met %d times."}\n' % (at, at * 7919) for at in range(5000))
    packed = pack(lines[: len(lines) // 2]) + pack(lines[len(lines) // 2 :])[:-30]
    found = gathered(packed)
    assert (len(texts(found)) >= 2400, whats(found)[-1:]) == (True, ["broken_archive"])


def test_a_text_that_is_damaged_is_refused_and_not_cut() -> None:
    found = gathered(gzip.compress(b"Ministers met. " * 100)[:-10])
    assert (texts(found), whats(found)) == ([], ["broken_archive"])


def test_members_of_an_archive_are_read_as_the_files_of_a_folder_are(tmp_path: Path) -> None:
    members = {
        "b.txt": "Talks.",
        "a/z.html": PAGE,
        "a/lines.jsonl": LINES.decode(),
        "picture.png": "x",
        ".hidden.txt": "x",
        "__MACOSX/b.txt": "x",
        "a/": "",
    }
    (tmp_path / "press.zip").write_bytes(zipped(members))
    assert [one.name for one in gathered_from(tmp_path)] == ["a", "b", "press/a/z", "press/b"]
    assert [one.name for one in gathered(zipped(members))] == ["a", "b", "stdin/a/z", "stdin/b"]
    del members["a/"]
    assert sorted(one.name for one in gathered(tarred(members))) == ["a", "b", "stdin/a/z", "stdin/b"]
    assert len(texts(gathered(gzip.compress(tarred(members))))) == 4


def test_archives_may_lie_in_one_another_but_not_for_ever() -> None:
    inner = zipped({"a.txt": "Talks.", "crawl.warc.gz": gzip.compress(page_record(1))})
    assert len(texts(gathered(zipped({"inner.zip": inner})))) == 2
    data = b"Talks."
    for _ in range(6):
        data = zipped({"a.zip": data})
    assert whats(gathered(data)) == ["too_deep"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/a.txt", "stdin/etc/a"),
        ("/etc/a.txt", "stdin/etc/a"),
        ("C:\\x\\..\\a.txt", "stdin/C:/x/a"),
        ("a/\x1b[2J\nb.txt", "stdin/a/[2Jb"),
    ],
)
def test_a_members_name_is_a_name_and_no_path(name: str, shown: str, tmp_path: Path) -> None:
    assert [one.name for one in gathered(zipped({name: "Talks."}))] == [shown]
    assert list(tmp_path.iterdir()) == []


def test_a_member_without_a_name_is_passed_over() -> None:
    data = zipped({"N.txt": "Talks.", "b.txt": "Ministers met."}).replace(b"N.txt", b"\0.txt")
    assert texts(gathered(data)) == ["Ministers met."]


def test_a_link_in_an_archive_is_passed_over() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert whats(gathered(file.getvalue())) == ["empty_folder"]


def test_a_damaged_or_encrypted_member_is_told_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.txt": "Talks were held. " * 50, "b.txt": "Ministers met."}))
    data[60] ^= 0xFF
    found = gathered(bytes(data))
    assert (texts(found), whats(found)) == (["Ministers met."], ["broken_archive"])
    data = bytearray(zipped({"a.txt": "Talks.", "b.txt": "Ministers met."}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = gathered(bytes(data))
    assert (texts(found), whats(found)) == (["Ministers met."], ["encrypted"])


@pytest.mark.parametrize("size", [4, 30, 100])
def test_an_archive_that_breaks_off_is_told(size: int) -> None:
    assert whats(gathered(zipped({"a.txt": "Talks were held. " * 50})[:size])) == ["broken_archive"]


def test_an_archive_without_reports_is_told() -> None:
    assert whats(gathered(zipped({"a.png": "x"}))) == ["empty_folder"]
    assert whats(gathered(zipped({}))) == ["empty_folder"]


def test_a_member_of_more_bytes_than_allowed_is_not_read_to_its_end() -> None:
    found = gathered(zipped({"a.txt": b"x" * 5_000_000, "b.txt": "Talks."}))
    assert (texts(found), whats(found)) == (["Talks."], ["too_large"])


def test_an_archive_that_lists_more_members_than_anybody_writes_is_not_opened() -> None:
    data = bytearray(zipped({"a.txt": "Talks."}))
    at = data.index(b"PK\x05\x06")
    data[at + 12 : at + 16] = (90_000_000).to_bytes(4, "little")
    assert whats(gathered(bytes(data))) == ["bomb"]


def test_what_unpacks_to_hundreds_of_times_its_size_is_no_press() -> None:
    gauge = Gauge()
    gauge.take(1_000_000)
    gauge.give(390_000_000)
    with pytest.raises(BombError):
        gauge.give(20_000_000)


def test_a_bomb_ends_in_a_problem_at_whatever_depth_it_lies() -> None:
    once = gzip.compress(b'{"text": "Talks."}\n{"text": "' + b"x" * 300_000_000)
    found = gathered(zipped({"a.jsonl.gz": gzip.compress(once)}))
    assert (texts(found), whats(found)) == (["Talks."], ["bomb"])


@given(st.integers(0, 400), st.binary(min_size=1, max_size=20))
def test_no_damage_stops_the_reading(at: int, damage: bytes) -> None:
    data = zipped({"a.txt": "Talks were held in Oslo.", "b.html": PAGE, "c.jsonl": LINES})
    at = min(at, len(data))
    for one in gathered(data[:at] + damage + data[at + len(damage) :]):
        assert one.report is not None or one.problems


def test_a_document_that_is_a_zip_file_by_its_form_is_no_archive() -> None:
    found = gathered(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}))
    assert "empty_folder" not in whats(found)
    assert texts(found) == []
