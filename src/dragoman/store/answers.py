"""What a model answered, kept by what it was asked.

Invariant: an answer quotes its report, so it goes when the report's words go (`erasing.py`).
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dragoman.store import coding
from dragoman.store.connected import Connected
from dragoman.store.failures import sound
from dragoman.store.queries import chunks
from dragoman.store.schema import answer


class Answers(Connected):
    """What a store knows of them."""

    def answer(self, key: str) -> str | None:
        """The words that answered a request; None where none are kept."""
        with self._snapshot() as connection:
            words = connection.scalar(select(answer.c.words).where(answer.c.key == key))
        if words is None:
            return None
        with sound(f"The model's answer {key}"):
            return coding.expand(words).decode("utf-8", "surrogatepass")

    def keep_answer(self, key: str, words: str, report: str) -> None:
        """Keep the words that answered a request; those that are kept already stay."""
        row = {"key": key, "report": report, "words": coding.squeeze_text(words)}
        with self._aside() as connection:
            if connection.scalar(select(answer.c.key).where(answer.c.key == key)) is None:
                connection.execute(insert(answer), row)

    def forget_answers(self, reports: Iterable[str]) -> None:
        """Give up what was answered about reports."""
        with self._aside() as connection:
            drop_answers(connection, reports)


def drop_answers(connection: Connection, reports: Iterable[str]) -> None:
    """Give up what was answered about reports."""
    for some in chunks(sorted(reports)):
        connection.execute(delete(answer).where(answer.c.report.in_(some)))
