"""gather: paths to reports, one at a time, in the order in which they were named.

Invariant: nothing that is wrong with an input is raised; it is the problem of an Intake, and the next one follows.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.intake.archives import archive_of
from dragoman.intake.arrivals import Intake, Names, refused, with_bytes
from dragoman.intake.articles import reports_of
from dragoman.intake.decoding import Decoded, decoded
from dragoman.intake.documents import Documents
from dragoman.intake.exports import articles_in_text
from dragoman.intake.jsonlines import reports_in_document, reports_in_lines
from dragoman.intake.kinds import Kind, kind_of_bytes, kind_of_text
from dragoman.intake.listings import is_feed, is_sitemap, reports_in_feed, reports_in_sitemap
from dragoman.intake.mails import is_mailbox
from dragoman.intake.paths import (
    Found,
    Shut,
    ending,
    files_of_pattern,
    files_under,
    found_file,
    is_address,
    is_pattern,
    shown,
)
from dragoman.intake.saved import Saved, saved
from dragoman.intake.sources import DEEPEST, ArchiveError, BombError, Part, Source
from dragoman.intake.unpacking import Counted, head_of, read_upto
from dragoman.model import Problem, Report

if TYPE_CHECKING:
    from dragoman.intake.addresses import Fetch  # HTTP, which files must not wait for

_HEAD = 1 << 16
_STDIN = "stdin"
_AGAIN = re.compile(r"(?:#\d+)?")  # what `Names` adds to a name that was given before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What holds for one gathering: the day from the command line, the size limit, the names given so far, the readers.

    fetch: the way out; None where there is none.
    """

    published: date | None
    largest: int
    names: Names
    documents: Documents
    fetch: "Fetch | None"


def gather(
    paths: Sequence[str],
    *,
    published: date | None = None,
    largest: int,
    stdin: BinaryIO | None = None,
    fetch: "Fetch | None" = None,
) -> Iterator[Intake]:
    """The reports behind some paths, lazily.

    Args:
        paths: files, folders (sorted, with their folders, hidden files passed over), patterns ("2021/*.txt"), "-" for
            standard input, addresses (https://...), whose answers are read as files are.
        published: the publication day of all of them; it wins over what JSON states.
        largest: the most bytes of one report; more is a problem "too_large", and they are not read.
        stdin: what "-" reads; without it "-" is a problem.
        fetch: an address to its answer (`Transport.get`); without it an address is a problem.

    Yields:
        One Intake for each report, and one for each thing that could not be read.
    """
    with Documents() as documents:
        run = _Run(published=published, largest=largest, names=Names(), documents=documents, fetch=fetch)
        for argument in paths:
            yield from _of_argument(argument, run, stdin)


def gather_parts(parts: Iterable[Part], names: Names) -> Iterator[Intake]:
    """The reports in streams that somebody else opened, as `gather` gives those of files. names: what gives names."""
    with Documents() as documents:
        for part in parts:
            run = _Run(
                published=part.source.published,
                largest=part.source.largest,
                names=names,
                documents=documents,
                fetch=None,
            )
            try:
                yield from _of_part(part, run)
            except OSError as error:
                yield _unreadable(part.source.stem, part.source.path, error.strerror or str(error), run)


def _of_argument(argument: str, run: _Run, stdin: BinaryIO | None) -> Iterator[Intake]:
    """The reports behind one argument."""
    if argument == "-":
        yield from _of_stdin(stdin, run)
    elif is_address(argument):
        yield from _of_address(argument, run)
    elif is_pattern(argument):
        matches = files_of_pattern(argument)
        for match in matches:
            yield from _of_path(match, run)
        if not matches:
            yield refused(run.names.fresh(argument), "no_such_path", f"No file fits {argument}.")
    else:
        yield from _of_path(argument, run)


def _of_address(address: str, run: _Run) -> Iterator[Intake]:
    """The reports of an address. One that is all there is, and not a part of it that has a name, has this address."""
    from dragoman.intake import addresses  # noqa: PLC0415 - HTTP is slow to import, and files do without it

    if run.fetch is None:
        why = f"{address} is an address, and there is no network to follow it; save the page and name the file."
        yield refused(run.names.fresh(address), "addresses_not_read", why)
        return
    answer = addresses.fetched(address, run.fetch)
    if isinstance(answer, Problem):
        yield Intake(name=run.names.fresh(address), problems=(answer,))
        return
    source = Source(  # where its own links lead is told from where it was reached
        path=answer.reached, stem=address, published=run.published, largest=run.largest, charset=answer.charset
    )
    found = _of_part(Part(stream=io.BytesIO(answer.body), source=source), run)
    first = list(islice(found, 2))
    if len(first) == 1 and first[0].report is not None and _AGAIN.fullmatch(first[0].name.removeprefix(address)):
        first = [replace(first[0], report=addresses.at(first[0].report, addresses.kept_under(answer)))]
    if first:
        first[0] = replace(first[0], problems=(*addresses.notes(answer), *first[0].problems))
    yield from chain(first, found)


def _of_stdin(stdin: BinaryIO | None, run: _Run) -> Iterator[Intake]:
    if stdin is None:
        yield refused(run.names.fresh(_STDIN), "no_such_path", "There is no standard input to read.")
        return
    source = Source(path=_STDIN, stem=_STDIN, published=run.published, largest=run.largest)
    yield from _of_part(Part(stream=stdin, source=source), run)


def _of_path(argument: str, run: _Run) -> Iterator[Intake]:
    """The reports of a file or a folder."""
    path = Path(argument)
    try:
        exists, folder = path.exists(), path.is_dir()
    except PermissionError as error:
        yield _unreadable(argument, argument, error.strerror or str(error), run)
        return
    except (OSError, ValueError):  # a name that the system does not take: too long, or holding a NUL
        exists, folder = False, False
    if not exists:
        yield refused(run.names.fresh(argument), "no_such_path", f"{argument} does not exist.")
    elif not folder:
        yield from _of_file(found_file(path), run)
    else:
        is_empty = True
        for found in files_under(path):
            is_empty = False
            if isinstance(found, Shut):
                yield _unreadable(found.name, shown(found.path), found.why, run)
            else:
                yield from _of_file(found, run)
        if is_empty:
            why = f"{argument} holds no file whose ending is one of a report (.txt .html .docx .warc ..., or none)."
            yield refused(run.names.fresh(argument), "empty_folder", why)


def _of_file(found: Found, run: _Run) -> Iterator[Intake]:
    """The reports of one file: one, or one a line."""
    source = Source(path=str(found.path), stem=found.name, published=run.published, largest=run.largest)
    try:
        with found.path.open("rb") as stream:
            yield from _of_part(Part(stream=stream, source=source, ending=ending(found.path)), run)
    except OSError as error:
        yield _unreadable(found.name, str(found.path), error.strerror or str(error), run)


def _unreadable(name: str, path: str, why: str, run: _Run) -> Intake:
    return refused(run.names.fresh(name), "unreadable", f"{path} could not be read: {why}.")


def _of_part(part: Part, run: _Run) -> Iterator[Intake]:
    """The reports of a file, or of what lies in an archive; where it is damaged, what came before the damage."""
    if part.source.depth > DEEPEST:
        why = f"{part.source.path} lies in more than {DEEPEST} archives; unpack them first."
        yield refused(run.names.fresh(part.source.stem), "too_deep", why)
        return
    try:
        yield from _of_stream(part, run)
    except ArchiveError as error:
        what = "bomb" if isinstance(error, BombError) else "broken_archive"
        yield refused(run.names.fresh(part.source.stem), what, f"{part.source.path} could not be read on: {error}.")


def _of_stream(part: Part, run: _Run) -> Iterator[Intake]:
    """The reports of a stream of bytes, by what it holds."""
    source = part.source
    head = head_of(part.stream, _HEAD)
    counted = Counted(head, part.stream, source.gauge if source.depth == 0 else None)
    stream = cast("BinaryIO", counted)
    unpack = archive_of(head.data)
    if unpack is not None:
        for one in unpack(replace(part, stream=stream), run.names):
            if isinstance(one, Intake):
                yield one
            else:
                yield from _of_part(one, run)
        return
    kind = kind_of_bytes(head.data, ending=part.ending)
    if kind is Kind.JSON_LINES:
        yield from reports_in_lines(io.BufferedReader(counted, _HEAD), source, run.names)
        return
    if is_mailbox(head.data):
        yield from run.documents.reports_in_mailbox(io.BufferedReader(counted, _HEAD), source, run.names)
        return
    data = read_upto(stream, source.largest + 1)
    if len(data) > source.largest:
        why = f"{source.path} has more than {source.largest} bytes."
        yield refused(run.names.fresh(source.stem), "too_large", why)
    elif kind is Kind.JSON_FEED:
        yield from reports_in_feed(data, source, run.names)
    elif kind is Kind.JSON:
        yield from reports_in_document(data, source, run.names)
    elif (found := run.documents.reports_in(data, source, run.names)) is not None:
        yield from found
    else:
        yield from _of_text(data, source, run)


def _of_text(data: bytes, source: Source, run: _Run) -> Iterator[Intake]:
    """One file of text or markup: a feed, a sitemap, an export of a database, or one report."""
    found = decoded(data, name=source.path, stated=source.charset)
    is_page = found.text is not None and kind_of_text(found.text) is Kind.HTML
    if found.text is not None and is_feed(found.text):
        yield from reports_in_feed(data, source, run.names)
    elif found.text is not None and is_sitemap(found.text):
        yield from reports_in_sitemap(data, source, run.names)
    elif found.text is not None and (articles := articles_in_text(found.text, is_page=is_page)):
        yield from reports_of(articles, source, run.names)
    else:
        yield with_bytes(_page(found, source, run), data)


def _page(found: Decoded, source: Source, run: _Run) -> Intake:
    """One file that is one report."""
    name = run.names.fresh(source.stem)
    if found.text is None:
        return Intake(name=name, problems=(found.problem,) if found.problem else ())
    if not found.text.strip():
        return refused(name, "empty", f"{source.path} is empty.")
    is_page = kind_of_text(found.text) is Kind.HTML
    origin = saved(found.text) if is_page else Saved()
    captured = source.captured or origin.day
    report = Report.make(
        name=name,
        text=found.text,
        markup="html" if is_page else "text",
        url=source.address or origin.address,
        stated_published=source.published or captured,
        basis="given" if source.published else "archive" if captured else "",
    )
    return Intake(name=name, report=report, problems=(found.problem,) if found.problem else (), cleaner=source.cleaner)
