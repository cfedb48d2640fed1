"""The stages in order; the one place that knows them all.

    read      paths | gather | clean | read                                  -> ReadOutcome, one for each report
    evaluate  paths | gather | clean | read, and the sentences                -> Run, for scoring to lay by labels
    explain   paths | gather | clean | read, and why so                      -> (ReadOutcome, Explanation)
    add       paths | gather | clean | read | file under blocks and ids      >> store
    reread    store | those read with other facts or by another version | read | file ...             >> store
              and the record before | compare with that after                           -> Changed
    settle    store | blocks that are due | group copies | reconcile                                  >> store
    timeline  store | blocks kept, and those due made anew | fit the filters               -> Recorded
    show      the same for the one entry that an id means, and those that it names
    watch     sources that are due | ask | follow | gather | clean | read | file ...                 >> store
    enter     a sentence, fields | read | file ...                                                    >> store
    decide    the record, an entry, an analyst's word -> a Decision                                    >> store
    redact    the record, a report, a reason -> a Redaction                                          >> store
    retention store | texts whose time is over | shorten                                             >> store
    cleared   the record of the public: the gate that all must pass that goes to the outside          -> Cleared
    changes   store, as it was and as it is | reconcile both | compare           -> Changed

`gather` is intake's, `clean` and `group_copies` cleaning's, `read` reading's, `reconcile` reconciling's. Each is a
pure function over nouns (law 8); only the lines marked >> write. Today's date is a value that the caller gives.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.pipeline.changing import Changed, Shown, changed
from dragoman.pipeline.clearing import cleared
from dragoman.pipeline.filters import Filters, narrowed
from dragoman.pipeline.finding import Found, entries_meant, found_entries, left_out_by, redacted_behind
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.pipeline.recording import Recorded, decisions_shown, evidence_of, recorded, standing
from dragoman.pipeline.versions import reader_of

if TYPE_CHECKING:
    from dragoman.pipeline.evaluating import Run, run_over, sentences_in
    from dragoman.pipeline.explaining import explain_paths
    from dragoman.pipeline.keeping import Kept, add_paths, preview_paths
    from dragoman.pipeline.readings import Source, read_one, read_paths
    from dragoman.pipeline.settling import settle
    from dragoman.pipeline.trying import Trial, try_source
    from dragoman.pipeline.watching import Clock, Outfit, Seen, WatchedError, watch

__all__ = [
    "Changed",
    "Clock",
    "Filters",
    "Found",
    "Grounds",
    "Kept",
    "Outfit",
    "ReadOutcome",
    "Recorded",
    "Run",
    "Seen",
    "Shown",
    "Source",
    "Trial",
    "WatchedError",
    "add_paths",
    "changed",
    "cleared",
    "decisions_shown",
    "entries_meant",
    "evidence_of",
    "explain_paths",
    "found_entries",
    "left_out_by",
    "narrowed",
    "preview_paths",
    "read_one",
    "read_paths",
    "reader_of",
    "recorded",
    "redacted_behind",
    "run_over",
    "sentences_in",
    "settle",
    "standing",
    "try_source",
    "watch",
]

# Reading takes half a second to import, which those who only look at the record must not pay.
_LATE = {
    "Kept": "dragoman.pipeline.keeping",
    "add_paths": "dragoman.pipeline.keeping",
    "preview_paths": "dragoman.pipeline.keeping",
    "Source": "dragoman.pipeline.readings",
    "read_one": "dragoman.pipeline.readings",
    "read_paths": "dragoman.pipeline.readings",
    "explain_paths": "dragoman.pipeline.explaining",
    "Run": "dragoman.pipeline.evaluating",
    "run_over": "dragoman.pipeline.evaluating",
    "sentences_in": "dragoman.pipeline.evaluating",
    "settle": "dragoman.pipeline.settling",
    "Clock": "dragoman.pipeline.watching",
    "Outfit": "dragoman.pipeline.watching",
    "Seen": "dragoman.pipeline.watching",
    "WatchedError": "dragoman.pipeline.watching",
    "watch": "dragoman.pipeline.watching",
    "Trial": "dragoman.pipeline.trying",
    "try_source": "dragoman.pipeline.trying",
}


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)
