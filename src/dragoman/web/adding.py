"""Reports that are added from a page: one job after another, in a thread, while a page shows how far it is.

Invariant: a job ends, well or not, and says so; what it added before a fault is kept.
"""

import logging
import secrets
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.model import Cleaner, Mark
from dragoman.pipeline import Source, add_paths, preview_paths, settle
from dragoman.pipeline.deciding import Word
from dragoman.pipeline.marking import Marking
from dragoman.web.guarding.forms import Upload
from dragoman.web.viewing import Viewer

_log = logging.getLogger("dragoman.web")
_MOST_JOBS = 50
_MOST_WAITING = 8  # requests that wait for a job, each in a thread that could answer others
MOST_TOLD = 200
"""Reports, and problems, that a job tells one by one where nobody asks for more."""


@dataclass(slots=True, kw_only=True)
class Job:
    """What becomes of what was sent. who: whose it is. step: "waiting", "reading", "settling", "done" or "failed".

    updated: how many of the new ones are changed texts of reports held. is_trial: nothing is kept.
    """

    id: str
    who: str
    step: str = "waiting"
    read: int = 0
    new: int = 0
    known: int = 0
    unread: int = 0
    refused: int = 0
    reports: list[tuple[str, str, bool]] = field(default_factory=list)  # id, name, new
    problems: list[tuple[str, str, str]] = field(default_factory=list)  # the report's name, what, why
    fault: str = ""
    updated: int = 0
    is_trial: bool = False
    ended: threading.Event = field(default_factory=threading.Event, repr=False)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.step in ("done", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be added: files as they were sent, a text, addresses; and how far it may go.

    published: the day of all of it, above what it states itself. is_trial: it is read, and nothing is kept. most_told:
    how many reports, and problems, are told one by one.
    """

    uploads: tuple[Upload, ...] = ()
    text: str = ""
    addresses: tuple[str, ...] = ()
    mark: Mark | None = None
    published: date | None = None
    is_trial: bool = False
    most_told: int = MOST_TOLD


class Jobs:
    """The jobs of a server, those of lately. Closed with the server, it finishes the one that runs."""

    def __init__(self) -> None:
        """No jobs yet."""
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._waiting = threading.BoundedSemaphore(_MOST_WAITING)

    def begin(self, viewer: Viewer, wanted: Wanted) -> Job:
        """Add what is wanted, as soon as the jobs before it are over."""
        job = Job(id=secrets.token_urlsafe(8), who=viewer.who, is_trial=wanted.is_trial)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST_JOBS:
                self._jobs.popitem(last=False)
        self._pool.submit(_run, job, viewer, wanted)
        return job

    def job(self, id: str, who: str) -> Job | None:
        """A job, for the one whose it is."""
        found = self._jobs.get(id)
        return found if found is not None and found.who == who else None

    def wait(self, job: Job, seconds: float) -> None:
        """Wait until a job is over, so many seconds; not at all where many wait, lest nobody is answered any more."""
        if self._waiting.acquire(blocking=False):
            try:
                job.ended.wait(seconds)
            finally:
                self._waiting.release()

    def close(self) -> None:
        """Begin no more of those that wait, and finish the one that runs."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _run(job: Job, viewer: Viewer, wanted: Wanted) -> None:
    """Do a job; whatever goes wrong is told on its page."""
    try:
        with TemporaryDirectory(prefix="dragoman-") as folder:
            _add(job, viewer, wanted, _paths(wanted, Path(folder)))
        if not wanted.is_trial:
            job.step = "settling"
            settle(viewer.store, today=viewer.today, grounds=viewer.grounds)
        job.step = "done"
    except Exception as error:  # noqa: BLE001 - a thread's fault would be seen by nobody
        job.fault = f"{type(error).__name__}: {error}"
        job.step = "failed"
        _log.error("adding failed", exc_info=error)
    finally:
        job.ended.set()


def _add(job: Job, viewer: Viewer, wanted: Wanted, paths: list[str]) -> None:
    settings = viewer.serving.settings
    word = Word(who=viewer.who, at=viewer.serving.now(), why="")
    source = Source(
        paths=paths,
        published=wanted.published,
        largest=settings.largest,
        layers=settings.layers,
        pages=Cleaner(settings.pages),
        fetch=viewer.serving.fetch,
    )
    marking = Marking(mark=wanted.mark, word=word) if wanted.mark else None
    job.step = "reading"
    if wanted.is_trial:
        every = preview_paths(viewer.store, source)
    else:
        every = add_paths(viewer.store, source, today=viewer.today, marking=marking)
    for kept in every:
        job.read += 1
        job.new += kept.new
        job.updated += kept.updated
        job.refused += kept.refused
        job.unread += not kept.outcome.was_read
        job.known += kept.outcome.was_read and not kept.new and not kept.refused
        name = _shown(kept.outcome.name, paths)
        if kept.outcome.report is not None and kept.outcome.was_read and len(job.reports) < wanted.most_told:
            job.reports.append((kept.outcome.report.id, name, kept.new))
        for problem in kept.outcome.problems:
            if len(job.problems) < wanted.most_told:
                job.problems.append((name, problem.what, _shown(problem.why, paths)))


def _paths(wanted: Wanted, folder: Path) -> list[str]:
    """What was sent, as files under the names that it was sent with; then the addresses."""
    paths = []
    for number, upload in enumerate(wanted.uploads):
        place = folder / str(number)
        place.mkdir()
        file = place / (_safe(upload.name) or "upload")
        file.write_bytes(upload.body)
        paths.append(str(file))
    if wanted.text.strip():
        file = folder / "pasted"
        file.write_text(wanted.text, encoding="utf-8")
        paths.append(str(file))
    return [*paths, *wanted.addresses]


def _safe(name: str) -> str:
    kept = "".join(letter for letter in name if letter.isprintable() and letter not in '/\\:*?"<>|')
    return kept.strip(". ")[-150:]


def _shown(words: str, paths: list[str]) -> str:
    """Words without the folder in which what was sent lay meanwhile."""
    for path in paths:
        words = words.replace(path, Path(path).name)
    return words
