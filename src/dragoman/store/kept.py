"""The record as kept: one block's entries are put in at once, and fall due when something befalls the block.

Invariant: a block whose `made_by` is set was made from exactly the reports and decisions that the store holds: whatever
changes one of them touches the block in the same transaction, and what was made from a block as it stood before is not
put in any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from dragoman.model import Card, Decision, Engagement, Leg, ReportId
from dragoman.store import coding
from dragoman.store.queries import chunks
from dragoman.store.schema import claim, decision, kept_block, kept_card, kept_copy, kept_entry, kept_word, past_claim

NAME, PARTY, TOUR = "name", "party", "tour"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBlock:
    """What a block gave, for keeping.

    entries: none of them names a journey. placed: what reports contradict themselves on, where an entry shows it.
    copies: reports that only repeat another, with the dispatch of which they are a copy.
    made_by: the software, facts and logs it was made with. made_on, good_until: the days as of which it stands.
    """

    name: str
    entries: tuple[Engagement, ...]
    legs: tuple[Leg, ...]
    placed: tuple[tuple[ReportId, str], ...]
    copies: tuple[tuple[ReportId, str], ...]
    made_by: str
    made_on: date
    good_until: date


def touch(connection: Connection, blocks: Iterable[str]) -> None:
    """Something befell these blocks: what is kept of them falls due."""
    for some in chunks(sorted(set(blocks))):
        held = set(connection.scalars(select(kept_block.c.name).where(kept_block.c.name.in_(some))))
        if held:
            connection.execute(
                update(kept_block)
                .where(kept_block.c.name.in_(held))
                .values(changes=kept_block.c.changes + 1, made_by=None)
            )
        missing = [{"name": name, "changes": 1} for name in some if name not in held]
        if missing:
            connection.execute(insert(kept_block), missing)


def touch_reports(connection: Connection, reports: Sequence[str]) -> None:
    """Something befell these reports: so it did the blocks that they tell of."""
    for some in chunks(reports):
        _touch_told(connection, claim.c.report.in_(some))


def forget(connection: Connection, reports: Sequence[str]) -> None:
    """Touch the blocks of these reports, and give up all that is kept of them: its words are to go."""
    blocks: set[str] = set()
    for some in chunks(reports):
        blocks |= told_blocks(connection, claim.c.report.in_(some))
    touch(connection, blocks)
    for names in chunks(sorted(blocks)):
        entries = select(kept_entry.c.id).where(kept_entry.c.block.in_(names))
        connection.execute(delete(kept_word).where(kept_word.c.entry.in_(entries)))
        connection.execute(delete(kept_entry).where(kept_entry.c.block.in_(names)))
        connection.execute(delete(kept_card).where(kept_card.c.block.in_(names)))
        connection.execute(delete(kept_copy).where(kept_copy.c.block.in_(names)))
        connection.execute(update(kept_block).where(kept_block.c.name.in_(names)).values(placed=None))


def touch_decided(connection: Connection, made: Decision) -> None:
    """A decision befell the blocks of its claims, and of those of all the decisions that it undoes in turn."""
    keys, above = _keys(made), made.undoes
    seen = {made.id}
    while above and above not in seen:
        seen.add(above)
        body = connection.scalar(select(decision.c.body).where(decision.c.id == above))
        if body is None:
            break
        undone = coding.decode(body, Decision)
        keys |= _keys(undone)
        above = undone.undoes
    for some in chunks(sorted(keys)):
        _touch_told(connection, claim.c.key.in_(some))
        # A claim that is no longer read goes on to what its report says there now.
        past = connection.scalars(select(past_claim.c.report).where(past_claim.c.key.in_(some)).distinct()).all()
        touch_reports(connection, past)


def _touch_told(connection: Connection, told: ColumnElement[bool]) -> None:
    """Touch the blocks of these claims."""
    touch(connection, told_blocks(connection, told))


def told_blocks(connection: Connection, told: ColumnElement[bool]) -> set[str]:
    """The blocks of these claims, and those in which entries have them: analysts may have moved them."""
    found = select(claim.c.block).where(told, claim.c.block.is_not(None))
    held = (
        select(kept_entry.c.block)
        .join(kept_word, kept_word.c.entry == kept_entry.c.id)
        .where(kept_word.c.kind == NAME, kept_word.c.word.in_(select(claim.c.key).where(told)))
    )
    return set(connection.scalars(found.union(held)))


def _keys(made: Decision) -> set[str]:
    """The keys of the claims that a decision names; two claims of one key are told apart behind a dot."""
    return {name.partition(".")[0] for name in (*made.claims, *made.value.split())}


def put_block(connection: Connection, block: KeptBlock, changes: int) -> bool:
    """Keep what a block gave; False, and nothing is done, where something befell the block meanwhile.

    changes: the block's count when its reports were fetched. Only what differs from what is kept is written.
    """
    held = connection.scalar(select(kept_block.c.changes).where(kept_block.c.name == block.name))
    if (held or 0) != changes:
        return False
    legs = {leg.id: leg for leg in block.legs}
    rows = {str(entry.id): _entry_row(entry, legs.get(entry.id)) for entry in block.entries}
    here = kept_entry.c.block == block.name
    cards = {str(entry.id): _card_row(entry) for entry in block.entries}
    query = select(kept_entry.c.id, kept_entry.c.body, kept_entry.c.leg, kept_card.c.body.label("card"))
    held_rows = connection.execute(query.outerjoin(kept_card, kept_card.c.entry == kept_entry.c.id).where(here))
    kept = {row.id: (row.body, row.leg, row.card) for row in held_rows}
    same = {name for name, row in rows.items() if kept.get(name) == (row["body"], row["leg"], cards[name]["body"])}
    for some in chunks(sorted((kept.keys() | rows.keys()) - same)):
        connection.execute(delete(kept_entry).where(kept_entry.c.id.in_(some)))
        connection.execute(delete(kept_card).where(kept_card.c.entry.in_(some)))
        connection.execute(delete(kept_word).where(kept_word.c.entry.in_(some)))
    new = [entry for entry in block.entries if entry.id not in same]
    if new:
        connection.execute(insert(kept_entry), [rows[entry.id] for entry in new])
        connection.execute(insert(kept_card), [cards[entry.id] for entry in new])
        connection.execute(insert(kept_word), [row for entry in new for row in _words(entry, legs.get(entry.id))])
    _put_copies(connection, block)
    made = {"made_by": block.made_by, "made_on": block.made_on, "good_until": block.good_until}
    row = {**made, "placed": coding.encode(block.placed)}
    if held is None:  # no claim of it was ever read: analysts put one there
        connection.execute(insert(kept_block), {"name": block.name, "changes": changes, **row})
    else:
        connection.execute(update(kept_block).where(kept_block.c.name == block.name).values(**row))
    return True


def _put_copies(connection: Connection, block: KeptBlock) -> None:
    here = kept_copy.c.block == block.name
    held = connection.execute(select(kept_copy.c.report, kept_copy.c.dispatch).where(here)).all()
    if sorted(map(tuple, held)) == sorted(block.copies):
        return
    connection.execute(delete(kept_copy).where(here))
    if block.copies:
        connection.execute(
            insert(kept_copy),
            [{"block": block.name, "report": report, "dispatch": told} for report, told in block.copies],
        )


def _entry_row(entry: Engagement, leg: Leg | None) -> dict[str, Any]:
    when = entry.when.value if entry.when else None
    return {
        "id": entry.id,
        "block": entry.block,
        "format": entry.format.value.value,
        "status": entry.status.value,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "body": coding.squeeze(coding.encode(entry)),
        "leg": coding.squeeze(coding.encode(leg)) if leg else None,
    }


def _card_row(entry: Engagement) -> dict[str, Any]:
    return {"entry": entry.id, "block": entry.block, "body": coding.encode(Card.of(entry))}


def _words(entry: Engagement, leg: Leg | None) -> list[dict[str, str]]:
    names = {entry.id, *entry.aliases, *(claim.key for claim in entry.claims)}
    words = [(NAME, name) for name in sorted(names)]
    words += [(PARTY, party) for party in sorted(set(entry.parties))]
    words += [(TOUR, tour) for tour in (sorted(leg.tours) if leg else ())]
    return [{"kind": kind, "word": word, "entry": entry.id} for kind, word in words]
