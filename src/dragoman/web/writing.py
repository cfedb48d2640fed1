"""What the pages have the pipeline write, in the name of whoever asks.

Invariant: nothing is written here but through the pipeline, and never without a name and a reason.
"""

import json
from collections.abc import Sequence
from datetime import date

from dragoman.model import Decision, Mark, Noted
from dragoman.pipeline import settle
from dragoman.pipeline.deciding import UndecidableError, Word, undone
from dragoman.pipeline.entering import report_of
from dragoman.pipeline.keeping import enter
from dragoman.pipeline.marking import Marking
from dragoman.web.viewing import Viewer

_IGNORED = "review.ignored."


class Writer:
    """Writes what a visitor says."""

    def __init__(self, viewer: Viewer, why: str) -> None:
        """viewer: whose word it is. why: the reason. UndecidableError without a name, or without a reason."""
        if not viewer.who:
            raise UndecidableError("Whose word is it? Start the server with DRAGOMAN_ANALYST set, or with accounts.")
        if not why.strip():
            raise UndecidableError("Say why, for those who read it later.")
        self._viewer = viewer
        self.word = Word(who=viewer.who, at=viewer.serving.now(), why=why.strip())

    def decide(self, decisions: Sequence[Decision]) -> tuple[str, ...]:
        """Keep decisions and bring the record up to them; their ids."""
        for one in decisions:
            self._viewer.store.append(one)
        self._settle()
        return tuple(one.id for one in decisions)

    def undo(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Take decisions back, the last first; the ids of the decisions that do so."""
        made = []
        for said in reversed(ids):
            made.append(undone(self._viewer.store.decisions(), said, self.word))
            self._viewer.store.append(made[-1])
        self._settle()
        return tuple(one.id for one in made)

    def enter(self, sentence: str, fields: dict[str, str], *, heard: date, mark: Mark) -> tuple[str, bool]:
        """Keep an entry of the visitor's own; the id of the entry that it makes or joins, and whether it is new."""
        store, serving = self._viewer.store, self._viewer.serving
        report = report_of(sentence, fields, self.word, heard)
        marking = Marking(mark=mark, word=self.word)
        reading, new = enter(store, report, today=self._viewer.today, grounds=self._viewer.grounds, marking=marking)
        self._settle()
        store.note(Noted(at=serving.now(), who=self.word.who, what="entered", about=report.name))
        return (reading.claims[0].key if reading.claims else ""), new

    def ignore(self, keys: Sequence[str]) -> None:
        """Leave items of the review out until they change."""
        for key in keys:
            said = {"who": self.word.who, "at": self.word.at.isoformat(), "why": self.word.why}
            self._viewer.store.put_meta(_IGNORED + key, json.dumps(said))
            self._viewer.store.note(Noted(at=self.word.at, who=self.word.who, what="ignored in review", about=key))

    def heed(self, keys: Sequence[str]) -> None:
        """Put items that were left out back into the review."""
        for key in keys:
            self._viewer.store.put_meta(_IGNORED + key, "")
            self._viewer.store.note(Noted(at=self.word.at, who=self.word.who, what="heeded in review", about=key))

    def _settle(self) -> None:
        settle(self._viewer.store, today=self._viewer.today, grounds=self._viewer.grounds)


def is_ignored(viewer: Viewer, key: str) -> bool:
    """Whether an item of the review is left out."""
    return bool(viewer.store.meta(_IGNORED + key))
