"""The index of words: which reports have a word in their text or title; in SQLite FTS5, in PostgreSQL tsvector.

Invariant: what counts as a word is decided here and not by a database, so that both find the same; a report whose text
is removed has no words in the index.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    TextualSelect,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    text,
)

from dragoman.store import coding
from dragoman.store.failures import sound
from dragoman.store.queries import chunks
from dragoman.store.schema import indexed, report

_WORD = re.compile(r"[^\W_]+")
_SAID = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is searched for: all of these words, beginnings of words, and phrases, each as its words."""

    words: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, said: str) -> "Search":
        """As a person writes it: words, beginnings of words with a star behind (minist*), phrases in quotes."""
        words: list[str] = []
        beginnings: list[str] = []
        phrases: list[tuple[str, ...]] = []
        for phrase, word in _SAID.findall(said):
            found = words_of(phrase or word)
            if word.endswith("*") and found:
                beginnings.append(found[-1])
                found = found[:-1]
            if len(found) > 1:
                phrases.append(tuple(found))
            words += found
        return cls(words=tuple(words), beginnings=tuple(beginnings), phrases=tuple(phrases))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is searched for."""
        return not self.words and not self.beginnings

    def fits(self, said: str) -> bool:
        """Whether a text has all of it."""
        found = words_of(said)
        have = set(found)
        line = f" {' '.join(found)} "
        return (
            have.issuperset(self.words)
            and all(any(word.startswith(start) for word in have) for start in self.beginnings)
            and all(f" {' '.join(phrase)} " in line for phrase in self.phrases)
        )

    def first_in(self, said: str) -> tuple[int, int] | None:
        """Where the first word that is searched for stands in a text; None where none does."""
        for found in _WORD.finditer(said):
            for word in words_of(found[0]):
                if word in self.words or any(word.startswith(start) for start in self.beginnings):
                    return found.span()
        return None


def words_of(said: str) -> list[str]:
    """The words of a text in small letters without accents, in order."""
    plain = unicodedata.normalize("NFKD", said.casefold())
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def put_words(connection: Connection, texts: Mapping[str, str]) -> None:
    """Index reports that are not in the index. texts: the title and the text of each, by its id."""
    first = (connection.scalar(select(func.max(indexed.c.doc))) or 0) + 1
    rows = [
        {"doc": first + number, "report": name, "words": sorted(set(words_of(texts[name])))}
        for number, name in enumerate(sorted(texts))
    ]
    if not rows:
        return
    connection.execute(insert(indexed), [{"doc": row["doc"], "report": row["report"]} for row in rows])
    if connection.dialect.name == "sqlite":
        put = text("INSERT INTO search (rowid, words) VALUES (:doc, :words)")
        connection.execute(put, [{"doc": row["doc"], "words": " ".join(row["words"])} for row in rows])  # type: ignore[arg-type]
    else:
        put = text("INSERT INTO search (doc, words) VALUES (:doc, array_to_tsvector(CAST(:words AS text[])))")
        connection.execute(put, [{"doc": row["doc"], "words": row["words"]} for row in rows])


def forget_words(connection: Connection, reports: Sequence[str]) -> None:
    """Take reports out of the index, so that no trace of their words is left in it."""
    gone = False
    for some in chunks(reports):
        docs = list(connection.scalars(select(indexed.c.doc).where(indexed.c.report.in_(some))))
        if not docs:
            continue
        gone = True
        key = "rowid" if connection.dialect.name == "sqlite" else "doc"
        remove = text(f"DELETE FROM search WHERE {key} IN :docs").bindparams(bindparam("docs", expanding=True))  # noqa: S608 - a constant
        connection.execute(remove, {"docs": docs})
        connection.execute(delete(indexed).where(indexed.c.report.in_(some)))
    if gone and connection.dialect.name == "sqlite":  # FTS5 only marks what is deleted until it merges
        connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def is_indexed() -> ColumnElement[bool]:
    """Whether a report is in the index. NOT IN would do, but PostgreSQL asks it row by row of so large a table."""
    return select(indexed.c.report).where(indexed.c.report == report.c.id).exists()


def missing_words(connection: Connection, most: int) -> dict[str, str]:
    """At most so many reports with a text that are not in the index, with their titles and texts."""
    query = (
        select(report.c.id, report.c.title, report.c.text).where(report.c.text.is_not(None), ~is_indexed()).limit(most)
    )
    found: dict[str, str] = {}
    for row in connection.execute(query):
        with sound(f"The stored text of report {row.id}"):
            found[row.id] = f"{row.title}\n{coding.expand_text(row.text)}"
    return found


def reports_with_words(search: Search, dialect: str) -> Select[Any]:
    """The reports that have all the words and beginnings; phrases are for the caller to look for."""
    docs = _docs(search, dialect).subquery("found")
    return select(indexed.c.report).join(docs, docs.c.doc == indexed.c.doc)


def count_with_words(connection: Connection, search: Search) -> int:
    """How many such reports there are."""
    docs = _docs(search, connection.dialect.name).subquery("found")
    return connection.scalar(select(func.count()).select_from(docs)) or 0


def among(connection: Connection, search: Search, docs: Sequence[int]) -> set[int]:
    """Those of the reports with these numbers in the index that have all the words and beginnings."""
    return set(connection.scalars(_docs(search, connection.dialect.name, docs)))


def _docs(search: Search, dialect: str, docs: Sequence[int] = ()) -> TextualSelect:
    """The numbers of the reports; docs: among these alone."""
    some = f" IN ({', '.join(map(str, map(int, docs)))})" if docs else ""
    if dialect == "sqlite":
        terms = [f'"{word}"' for word in search.words] + [f'"{start}"*' for start in search.beginnings]
        said, query = " AND ".join(terms), "SELECT rowid AS doc FROM search WHERE search MATCH :said"
        query += f" AND rowid{some}" if some else ""
    else:
        terms = [f"'{word}'" for word in search.words] + [f"'{start}':*" for start in search.beginnings]
        said, query = " & ".join(terms), "SELECT doc FROM search WHERE words @@ CAST(:said AS tsquery)"
        query += f" AND doc{some}" if some else ""
    return text(query).bindparams(said=said).columns(column("doc", Integer))
