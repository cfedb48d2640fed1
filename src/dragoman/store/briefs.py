"""Briefs that were handed out.

Invariant: the bytes under an id never become others; a redaction of a report that they rest on takes them out.
"""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dragoman.model import KeptBrief, Mark
from dragoman.store import coding
from dragoman.store.connected import Connected
from dragoman.store.failures import sound
from dragoman.store.queries import begins
from dragoman.store.schema import brief


class Briefs(Connected):
    """What a store knows of what was handed out."""

    def keep_brief(self, made: KeptBrief) -> KeptBrief:
        """Keep a brief, unless one of its id is kept; the one that is kept now."""
        with self._aside() as connection:
            held = connection.execute(select(brief).where(brief.c.id == made.id)).one_or_none()
            if held is not None:
                return _read(held)
            connection.execute(insert(brief), _row(made))
        return made

    def briefs(self, said: str) -> tuple[KeptBrief, ...]:
        """The brief of an id; where there is none, those whose ids begin so, and the forms of a content. By id."""
        if not said:
            return ()
        with self._snapshot() as connection:
            rows = connection.execute(select(brief).where(brief.c.id == said)).all()
            if not rows:
                like = begins(brief.c.id, said) | (brief.c.content == said)
                rows = connection.execute(select(brief).where(like).order_by(brief.c.id)).all()
            return tuple(_read(row) for row in rows)


def forget_briefs(connection: Connection, report: str) -> None:
    """Take out the bytes of the briefs that rest on a report; that they were handed out stays."""
    rests = brief.c.rests_on.contains(report, autoescape=True)
    connection.execute(update(brief).where(rests).values(body=None))


def _row(one: KeptBrief) -> dict[str, Any]:
    return {
        "id": one.id,
        "form": one.form,
        "content": one.content,
        "day": one.day,
        "asked": one.asked,
        "mark": one.mark.value,
        "who": one.who,
        "made_at": one.made_at,
        "made_by": one.made_by,
        "rests_on": " ".join(one.rests_on),
        "body": coding.squeeze(one.body) if one.body is not None else None,
    }


def _read(row: Row[Any]) -> KeptBrief:
    with sound(f"The brief {row.id}"):
        return KeptBrief(
            id=row.id,
            form=row.form,
            content=row.content,
            day=row.day,
            asked=row.asked,
            mark=Mark(row.mark),
            who=row.who,
            made_at=row.made_at,
            made_by=row.made_by,
            rests_on=tuple(row.rests_on.split()),
            body=coding.expand(row.body) if row.body is not None else None,
        )
