"""What analysts say through the API: decisions, marks, taking back, and engagements that they heard of themselves.

Invariant: all that is written goes through `web.writing`, with a name and a reason; the same sent twice by the same one
is done once, as long as it was not taken back.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.model import Decision, Engagement, Reading, Record, ReportId
from dragoman.pipeline import Filters, Found
from dragoman.pipeline.cursors import mark_of
from dragoman.pipeline.deciding import (
    UndecidableError,
    claims_meant,
    confirmed,
    corrected,
    merged,
    names_of,
    noted,
    pinned,
    rejected,
    split_off,
    told_apart,
    undone,
)
from dragoman.pipeline.entering import entered, report_of
from dragoman.pipeline.marking import marked
from dragoman.publishing import Json, claims_json, decision_json
from dragoman.reconciling import taken_back
from dragoman.web.api.bodies import Deciding, Entering, Marked, Undoing, sent
from dragoman.web.api.calls import Call, Reply
from dragoman.web.asking import Asked
from dragoman.web.refusing import RefusedError
from dragoman.web.viewing import Viewer
from dragoman.web.writing import Writer

_SENT = "sent."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """The entries meant, with the readings in which their claims were heard; the whole record where it is asked for."""

    record: Record
    readings: Mapping[ReportId, Reading]
    all: Callable[[], Record] = field(repr=False)

    @property
    def whole(self) -> Record:
        """All of the record."""
        return self.all()


def decide(call: Call) -> Reply:
    """Keep a word on an entry, or on entries."""
    said = sent(call.body, Deciding)
    return _kept(call, said.why, lambda writer: _decisions(call, said, writer))


def mark(call: Call) -> Reply:
    """Say how far something may go."""
    said = sent(call.body, Marked)
    return _kept(call, said.why, lambda writer: [marked(said.on, _named(call, said), said.mark, writer.word)])


def undo(call: Call) -> Reply:
    """Take a decision back."""
    said = sent(call.body, Undoing)
    store, name = call.viewer.store, call.path("id")
    if not any(one.id == name for one in call.viewer.decisions()):
        raise RefusedError(404, f"There is no decision {name[:40]!r}.")
    return _kept(call, said.why, lambda writer: [undone(store.decisions(), name, writer.word)])


def enter(call: Call) -> Reply:
    """Keep an engagement that somebody heard of; the entry that it makes or joins."""
    said, viewer = sent(call.body, Entering), call.viewer
    fields = {
        "format": said.format.value if said.format else "",
        "parties": ", ".join(said.parties),
        "date": said.date,
        "place": said.place,
        "status": said.status.value if said.status else "",
        "people": "; ".join(said.people),
        "topics": "; ".join(said.topics),
        "heard from": said.heard_from,
    }
    heard = said.heard or viewer.today
    writer = _writer(viewer, "entered by hand")
    try:
        if call.text("dry_run") == "true":
            reading = entered(report_of(said.sentence, fields, writer.word, heard), viewer.knowledge)
            return Reply(body=_entered("", reading, is_new=False))
        key, is_new = writer.enter(said.sentence, fields, heard=heard, mark=said.mark)
    except UndecidableError as error:
        raise RefusedError(422, str(error)) from error
    reading = entered(report_of(said.sentence, fields, writer.word, heard), viewer.knowledge)
    found = viewer.entry(call.asked, key) if key else None
    name = found.entries[0].id if found is not None and len(found.entries) == 1 else ""
    return Reply(body=_entered(name, reading, is_new=is_new), status=201 if is_new else 200)


def _entered(entry: str, reading: Reading, *, is_new: bool) -> Json:
    return {
        "entry": entry or None,
        "new": is_new,
        "report": reading.report.name,
        "content": reading.report.id,
        "claims": claims_json(reading, reading.claims),
        "denials": claims_json(reading, reading.denials),
    }


def _decisions(call: Call, said: Deciding, writer: Writer) -> list[Decision]:
    found, entries = _meant(call, said.entries)
    first, word = entries[0], writer.word
    if said.do == "merge":
        return [merged(found, entries, word)]
    if said.do == "apart" and len(entries) == 2:
        return [told_apart(found, first, entries[1], word)]
    if len(entries) != 1 or said.do == "apart":
        raise UndecidableError(f"{said.do} is said of {'two entries' if said.do == 'apart' else 'one entry'}.")
    if said.do == "confirm":
        return [confirmed(found, first, said.status, word)]
    if said.do == "correct":
        return [corrected(found, first, (said.field, said.value), word, call.viewer.knowledge)]
    if said.do == "pin":
        return list(pinned(found, first, said.fields, word))
    if said.do == "note":
        note = noted(found, first, word)
        return [marked("decision", [note.id], said.mark, word), note]  # never held without its mark
    claims = [name for one in said.claims for name in claims_meant(found, first, one)]
    if said.do == "reject":
        return [rejected(found, first, claims, word)]
    if not claims:
        raise UndecidableError("Name the claims, or the reports, that tell of another engagement.")
    return [split_off(found, first, claims, word)]


def _meant(call: Call, ids: Sequence[str]) -> tuple[_Heard, list[Engagement]]:
    founds = [_one(call, name) for name in dict.fromkeys(ids)]
    entries = [found.entries[0] for found in founds]
    whole = call.viewer.record
    heard = _Heard(record=founds[0].record, readings=founds[0].readings, all=lambda: whole(call.asked).whole)
    founds[0].readings.fetch(report for entry in entries for report in entry.reports)
    return heard, entries


def _one(call: Call, said: str) -> Found:
    found = call.viewer.entry(call.asked, said)
    if len(found.entries) != 1:
        ids = [entry.id for entry in found.entries]
        if not ids:
            raise RefusedError(404, f"No entry has the id {said[:40]!r}.")
        raise RefusedError(409, f"{said[:40]!r} may be {len(ids)} entries.", kind="ambiguous", ids=ids)
    return found


def _named(call: Call, said: Marked) -> Sequence[str]:
    """What a mark is on: the reports, the claims of an entry, the decisions."""
    if said.on == "entry":
        heard, entries = _meant(call, [said.id])
        return names_of(heard, entries[0])
    if said.on == "decision":
        names = [one.id for one in call.viewer.decisions() if one.id == said.id]
    else:
        found = call.viewer.report(call.asked, said.id)
        names = [found.id] if found is not None else []
    if len(names) != 1:
        raise RefusedError(404, f"There is no {said.on} {said.id[:40]!r}.")
    return names


def _kept(call: Call, why: str, make: Callable[[Writer], list[Decision]]) -> Reply:
    """Make decisions and keep them; those that were made of the very same before, where they stand, are told again."""
    viewer = call.viewer
    key = _SENT + mark_of(viewer.who, call.request.url.path, call.body)
    before = _stand(viewer, viewer.store.meta(key))
    if before:
        return Reply(body=_told(viewer, before, is_new=False))
    writer = _writer(viewer, why)
    try:
        decisions = make(writer)
    except UndecidableError as error:
        raise RefusedError(409, str(error)) from error
    if call.text("dry_run") == "true":
        return Reply(body=_told(viewer, decisions, is_new=False))
    ids = writer.decide(decisions)
    viewer.store.put_meta(key, json.dumps(ids))
    return Reply(body=_told(viewer, decisions, is_new=True), status=201)


def _writer(viewer: Viewer, why: str) -> Writer:
    try:
        return Writer(viewer, why)
    except UndecidableError as error:
        raise RefusedError(422, str(error)) from error


def _stand(viewer: Viewer, ids: str | None) -> list[Decision]:
    """The decisions of these ids; none where one of them was taken back."""
    if not ids:
        return []
    every = viewer.store.decisions()
    gone, wanted = taken_back(every), set(json.loads(ids))
    return [one for one in every if one.id in wanted] if not wanted & gone.keys() else []


def _told(viewer: Viewer, decisions: Sequence[Decision], *, is_new: bool) -> Json:
    of = {name.partition(".")[0]: one for one in decisions for name in one.claims}
    entries = viewer.entries(Asked(as_of=viewer.today, filters=Filters()), (), of) if of else ()
    found = {claim.key: entry.id for entry in entries for claim in entry.claims if claim.key in of}
    undone_by = taken_back(viewer.store.decisions())

    def entry_of(one: Decision) -> str | None:
        keys = (name.partition(".")[0] for name in one.claims)
        return next((found[key] for key in keys if key in found), None)

    return {
        "new": is_new,
        "decisions": [decision_json(one, undone_by, entry_of(one)) for one in decisions],
        "entries": list(dict.fromkeys(found.values())),
    }
