"""Where a model's answers are kept: in a folder, for reading alone; in a store, beside the reports that they quote."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model import ReportId
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import withheld_from
from dragoman.pipeline.withholding import PUBLIC

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


class FolderAnswers:
    """A file for each answer, <key>.answer.json."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made before the first answer."""
        self._folder = folder

    def get(self, key: str) -> str | None:
        """The words kept under a key; None where there are none."""
        try:
            return self._path(key).read_bytes().decode("utf-8", "surrogatepass")
        except FileNotFoundError:
            return None

    def put(self, key: str, words: str, report: str) -> None:  # noqa: ARG002 - a folder has no reports to go with
        """Keep words, all or none: a stop leaves no half of a file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        half = self._path(key).with_suffix(".part")
        half.write_bytes(words.encode("utf-8", "surrogatepass"))
        half.replace(self._path(key))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.answer.json"


class StoreAnswers:
    """The store's own."""

    def __init__(self, store: "Store") -> None:
        """Ask and keep in this store."""
        self._store = store

    def get(self, key: str) -> str | None:
        """The words kept under a key; None where there are none."""
        return self._store.answer(key)

    def put(self, key: str, words: str, report: str) -> None:
        """Keep words with the report that they are about."""
        self._store.keep_answer(key, words, report)


def closed_to_models(store: "Store", *, as_of: date, grounds: Grounds) -> frozenset[ReportId]:
    """The reports that are not for the public: asking a model about one would let its words leave the desk."""
    with store.view() as view:
        return withheld_from(view, PUBLIC, as_of=as_of, grounds=grounds).reports
