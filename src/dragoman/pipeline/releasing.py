"""What a data set rests on, so that somebody else can make it again: the reports, decisions and ids that went in.

    store ── inputs_of ──> Inputs (a line for each) ──> a folder
    Inputs, and the texts from wherever they lie ── rebuilt ──> another store ──> the same record, byte for byte

Invariant: of what may not leave the desk nothing is in the inputs; a report whose text is not the one that was read
(another hash) is not taken for it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from dragoman import knowledge as facts
from dragoman.intake import Intake
from dragoman.model import Cleaner, Decision, Report, ReportId, text_digest
from dragoman.pipeline.filters import Filters
from dragoman.pipeline.keeping import stored_of
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.readings import read_intakes
from dragoman.pipeline.recording import withheld_from
from dragoman.pipeline.versions import reader_of
from dragoman.pipeline.withholding import PUBLIC, WITHHELD

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

Allowed = Callable[[Report], bool]


class ReportIn(msgspec.Struct, frozen=True, kw_only=True):
    """A report that went in: all that is said of it, and the hash of its text; the text itself where it may go."""

    id: str
    names: list[str]
    received_on: str
    digest: str
    reader: str
    cleaner: str
    markup: str
    title: str
    outlet: str
    url: str
    language: str
    stated_published: date | None
    stated_at: str | None
    basis: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a record was made from. read: by day of publication, how many reports count. gone: redacted or dropped.

    untold: reports that tell of an entry that may not leave the desk; their texts are not given on.
    """

    reports: tuple[ReportIn, ...]
    decisions: tuple[Decision, ...]
    read: Mapping[date, int]
    gone: int
    withheld: int
    untold: int


def inputs_of(store: "Store", as_of: date, grounds: Grounds, allowed: Allowed) -> Inputs:
    """What the public's record of a day rests on. allowed: whose texts may be given on."""
    with store.view() as view:
        taken = withheld_from(view, PUBLIC, as_of=as_of, grounds=grounds)
        read = view.by_day(as_of, taken.reports)
    hidden = {key.partition(".")[0] for key in taken.claims}
    told: set[str] = set()
    reports, gone, untold = [], 0, 0
    for entry in store.readings(published_to=as_of):
        report = entry.reading.report
        if report.id in taken.reports:
            continue
        claims = {claim.key for claim in (*entry.reading.claims, *entry.reading.denials)}
        told |= claims - hidden
        untold += not hidden.isdisjoint(claims)
        if not report.text:
            gone += 1
            continue
        reports.append(
            ReportIn(
                id=report.id,
                names=list(store.names(report.id)),
                received_on=entry.received_on.isoformat(),
                digest=text_digest(report.text),
                reader=entry.reader,
                cleaner=entry.reading.text.cleaner.value,
                markup=report.markup,
                title=report.title,
                outlet=report.outlet,
                url=report.url,
                language=report.language,
                stated_published=report.stated_published,
                stated_at=report.stated_at.isoformat() if report.stated_at else None,
                basis=report.basis,
                text=report.text if hidden.isdisjoint(claims) and allowed(report) else None,
            )
        )
    return Inputs(
        reports=tuple(sorted(reports, key=lambda one: one.id)),
        decisions=_left(taken.decisions, told) if hidden or taken.reports else taken.decisions,
        read=read,
        gone=gone,
        withheld=len(taken.reports),
        untold=untold,
    )


def _left(decisions: Iterable[Decision], told: Collection[str]) -> tuple[Decision, ...]:
    """The decisions on what is told outside, without claims that are not; what a field said before is the desk's."""
    found: dict[str, Decision] = {}
    for one in decisions:
        claims = tuple(key for key in one.claims if key.partition(".")[0] in told)
        if claims and one.id != WITHHELD and (not one.undoes or one.undoes in found):
            found[one.id] = replace(one, claims=claims, was="")
    return tuple(found.values())


def by_month(read: Mapping[date, int]) -> Mapping[str, int]:
    """The reports read, by month of publication."""
    found: dict[str, int] = {}
    for day, count in sorted(read.items()):
        found[f"{day:%Y-%m}"] = found.get(f"{day:%Y-%m}", 0) + count
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What became of the inputs. missing: reports whose text was not found; unread: that could not be read now."""

    read: int
    missing: tuple[ReportIn, ...]
    unread: tuple[str, ...]


def rebuilt(
    store: "Store",
    reports: Iterable[ReportIn],
    decisions: Iterable[Decision],
    texts: Mapping[str, str],
    grounds: Grounds,
) -> Rebuilt:
    """Read a data set's reports into a store that is empty. texts: by the hash of each.

    Whatever text has the hash is the one that was read.
    """
    reader = reader_of(facts.load(grounds.layers))
    missing, unread, done = [], [], 0
    wanted: dict[str, ReportIn] = {}

    def intakes() -> Iterator[Intake]:
        for told in reports:
            text = told.text if told.text is not None else texts.get(told.digest)
            if text is None or text_digest(text) != told.digest:
                missing.append(told)
                continue
            wanted[told.id] = told
            yield Intake(name=told.names[0], report=_report(told, text), cleaner=Cleaner(told.cleaner))

    for outcome in read_intakes(intakes(), layers=grounds.layers):
        reading = outcome.reading
        if reading is None or not outcome.was_read:
            unread.append(outcome.name)
            continue
        told = wanted.pop(reading.report.id)
        day = _moment(told.received_on)
        for name in told.names:
            named = replace(reading, report=replace(reading.report, name=name))
            store.add([stored_of(named, day, reader)], issue_on=day)
        done += 1
    for one in decisions:
        store.append(one)
    return Rebuilt(read=done, missing=tuple(missing), unread=tuple(unread))


def _report(told: ReportIn, text: str) -> Report:
    """The report under the id that it had, from which the ids of claims and entries are made."""
    return Report(
        id=ReportId(told.id),
        name=told.names[0],
        text=text,
        markup=told.markup,
        title=told.title,
        outlet=told.outlet,
        url=told.url,
        language=told.language,
        stated_published=told.stated_published,
        stated_at=datetime.fromisoformat(told.stated_at) if told.stated_at else None,
        basis=told.basis,
    )


def _moment(said: str) -> date:
    return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)


def texts_in(intakes: Iterable[Intake]) -> Iterator[tuple[str, str]]:
    """The hash of each text, with the text, of whatever lies in an archive."""
    for intake in intakes:
        if intake.report is not None:
            yield text_digest(intake.report.text), intake.report.text


def filters_words(filters: Filters) -> dict[str, object]:
    """The filters as a manifest has them: what is asked for, and nothing else."""
    found: dict[str, object] = msgspec.to_builtins(filters)
    return {name: value for name, value in found.items() if value not in ((), [], "", None)}
