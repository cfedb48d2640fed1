"""The tools: each a question to the record, answered with what it rests on."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from dragoman.mcp import shapes
from dragoman.mcp.asking import Asking, Moment, at_cursor, cursor_of
from dragoman.mcp.fencing import Fence
from dragoman.mcp.telling import Teller, rests_of, teller_of
from dragoman.model import Answer as Found
from dragoman.model import Cleared, Engagement, Format
from dragoman.pipeline import Filters
from dragoman.pipeline.clearing import ClearedLeaf, cleared_hits
from dragoman.pipeline.cursors import Cursor, mark_of
from dragoman.pipeline.searching import Asked
from dragoman.publishing.answers import rests_words
from dragoman.reconciling import changes as compared
from dragoman.reconciling import last_of, next_of
from dragoman.store import Search

Limit = Annotated[int, Field(ge=1, le=50, description="How many at most.")]
AsOfDay = Annotated[
    date | None, Field(description="As known on that day; nothing published later counts. Default: today.")
]
HeldDay = Annotated[date | None, Field(description="Only what this store held on that day. Default: all of it.")]
Going = Annotated[str | None, Field(max_length=2000, description="next_cursor of the part before.")]
Filter = Annotated[shapes.Wanted | None, Field(description="Which engagements. Default: all.")]

_MET = tuple(one for one in Format if one is not Format.VISIT)
_MOST_OTHERS = 10


class Tools:
    """The tools of one server. fence: of this run."""

    def __init__(self, asking: Asking, fence: Fence) -> None:
        """asking: what asks the record."""
        self._asking = asking
        self._fence = fence

    def search(
        self,
        words: Annotated[str, Field(min_length=1, max_length=300, description='All of them; minist*; "two plus two".')],
        quotes_only: Annotated[bool, Field(description="Only where a quote behind an entry has them all.")] = False,  # noqa: FBT002 - the name of an argument of the protocol
        as_of: AsOfDay = None,
        recorded_as_of: HeldDay = None,
        limit: Limit = 10,
        cursor: Going = None,
    ) -> shapes.Hits:
        """Find reports by their words, the newest first, and the engagements that rest on them."""
        said = Search.of(words)
        if said.is_empty:
            raise ToolError("There is no word in it.")
        asked = ("search", words, quotes_only, as_of, recorded_as_of)
        begun = cursor_of(cursor, *asked)
        moment = at_cursor(self._asking.moment(as_of, recorded_as_of), begun)
        start = _offset(begun)
        serving = self._asking.serving
        found = cleared_hits(
            serving.store,
            Asked(search=said, quotes=quotes_only),
            as_of=moment.as_of,
            recorded_as_of=recorded_as_of,
            most=start + limit + 1,
            grounds=serving.grounds,
        )
        nothing = self._asking.record(moment, Filters(parties=("none",)))
        shown = found.hits[start : start + limit]
        teller = Teller(self._fence, {})
        return shapes.Hits(
            reports=[teller.hit(one) for one in shown],
            number=found.number,
            not_indexed=found.missing,
            next_cursor=_further(moment, asked, start + limit, len(found.hits)),
            rests=rests_of(nothing.record, recorded_as_of),
        )

    def get(
        self,
        id: Annotated[str, Field(min_length=2, max_length=80, description="An id of an engagement, or its beginning.")],
        as_of: AsOfDay = None,
        recorded_as_of: HeldDay = None,
    ) -> shapes.Told:
        """One engagement with the words behind each value, its history, denials and contradictions."""
        moment = self._asking.moment(as_of, recorded_as_of)
        found = self._asking.entry(moment, id)
        entries = found.record.engagements
        if not entries:
            raise ToolError(f"No engagement {id[:80]!r} in the record as of {moment.as_of}.")
        if len(entries) > 1:
            raise ToolError(
                f"{id[:80]!r} may be any of {', '.join(one.id for one in entries[:20])}; give more letters."
            )
        rests = rests_of(found.record, recorded_as_of)
        return teller_of(found, self._fence).told(entries[0], found.record, rests)

    def timeline(
        self,
        filters: Filter = None,
        as_of: AsOfDay = None,
        recorded_as_of: HeldDay = None,
        limit: Limit = 20,
        cursor: Going = None,
    ) -> shapes.Entries:
        """The engagements that fit, in order of date, those without a date last."""
        asked = ("timeline", filters, as_of, recorded_as_of)
        moment, leaf, further = self._leaf(asked, filters, (as_of, recorded_as_of), (limit, cursor))
        teller = teller_of(leaf.cleared, self._fence)
        return shapes.Entries(
            entries=[teller.entry(one) for one in leaf.cleared.record.engagements],
            number=leaf.number,
            next_cursor=further,
            rests=rests_of(leaf.cleared.record, moment.recorded_as_of),
        )

    def last(self, filters: Filter = None, as_of: AsOfDay = None, recorded_as_of: HeldDay = None) -> shapes.Answer:
        """What was held last, in what was read. Visits count only where formats asks for them."""
        cleared, wanted, whole = self._asked(filters, as_of, recorded_as_of)
        return self._answer(last_of(cleared.record.engagements, whole.record, wanted.parties), cleared, recorded_as_of)

    def next(self, filters: Filter = None, as_of: AsOfDay = None, recorded_as_of: HeldDay = None) -> shapes.Answer:
        """What is planned or scheduled next, in what was read. Visits count only where formats asks for them."""
        cleared, wanted, whole = self._asked(filters, as_of, recorded_as_of)
        return self._answer(next_of(cleared.record.engagements, whole.record, wanted.parties), cleared, recorded_as_of)

    def as_of(
        self,
        day: Annotated[date, Field(description="The record as known on this day.")],
        filters: Filter = None,
        limit: Limit = 20,
        cursor: Going = None,
    ) -> shapes.AsOf:
        """What was known on a day, each engagement beside how it stands now."""
        asked = ("as_of", filters, day)
        _, leaf, further = self._leaf(asked, filters, (day, None), (limit, cursor))
        then = leaf.cleared.record.engagements
        today = self._asking.moment(None, None)
        now = self._asking.about(today, [one.id for one in then], [claim.key for one in then for claim in one.claims])
        holding = {claim.key: one for one in now.record.engagements for claim in one.claims}
        teller = teller_of(leaf.cleared, self._fence)
        return shapes.AsOf(
            entries=[self._beside(one, _heir(one, holding), teller) for one in then],
            number=leaf.number,
            next_cursor=further,
            rests=rests_of(leaf.cleared.record, None),
            rests_now=rests_of(now.record, None),
        )

    def changes(
        self,
        since: Annotated[date, Field(description="What was known at the end of this day is compared.")],
        until: Annotated[date | None, Field(description="Up to the end of this day. Default: today.")] = None,
        filters: Filter = None,
        recorded_as_of: HeldDay = None,
        limit: Limit = 20,
        cursor: Going = None,
    ) -> shapes.Changes:
        """How engagements changed by what was published in these days: new, moved, cancelled, held, denied ..."""
        asked = ("changes", since, until, filters, recorded_as_of)
        begun = cursor_of(cursor, *asked)
        moment = at_cursor(self._asking.moment(until, recorded_as_of), begun)
        if since > moment.as_of:
            raise ToolError(f"since {since} lies after {moment.as_of}.")
        wanted = self._asking.filters(filters)
        between = Filters(parties=wanted.parties)
        now = self._asking.record(moment, between)
        was = self._asking.record(Moment(as_of=since, recorded_as_of=recorded_as_of), between)
        kept = {one.id for one in self._asking.record(moment, wanted).record.engagements}
        entries: dict[str, Engagement] = {one.id: one for one in (*was.record.engagements, *now.record.engagements)}
        still = {one.id for one in now.record.engagements}
        found = [
            one for one in compared(was.record, now.record) if one.engagement in kept or one.engagement not in still
        ]
        found.sort(key=lambda one: (-(one.known_on or date.min).toordinal(), one.engagement, one.kind.value))
        start, teller = _offset(begun), teller_of(now, self._fence)
        return shapes.Changes(
            since=since,
            until=moment.as_of,
            changes=[teller.change(one, entries.get(one.engagement)) for one in found[start : start + limit]],
            number=len(found),
            next_cursor=_further(moment, asked, start + limit, len(found)),
            rests=rests_of(now.record, recorded_as_of),
        )

    def _leaf(
        self,
        asked: tuple[object, ...],
        filters: shapes.Wanted | None,
        days: tuple[date | None, date | None],
        paging: tuple[int, str | None],
    ) -> tuple[Moment, ClearedLeaf, str | None]:
        """The next entries that fit, and the cursor of the rest."""
        limit, cursor = paging
        begun = cursor_of(cursor, *asked)
        moment = at_cursor(self._asking.moment(*days), begun)
        leaf = self._asking.leaf(moment, self._asking.filters(filters), begun, limit)
        after = leaf.after
        if after is None:
            return moment, leaf, None
        place = (after.day.isoformat(), after.block, after.id)
        further = Cursor(as_of=moment.as_of, asked=mark_of(*asked), basis=leaf.basis, place=place)
        return moment, leaf, further.written()

    def _asked(
        self, filters: shapes.Wanted | None, as_of: date | None, recorded_as_of: date | None
    ) -> tuple[Cleared, Filters, Cleared]:
        """The entries asked for, the filters, and the record of these parties."""
        wanted, moment = self._asking.filters(filters), self._asking.moment(as_of, recorded_as_of)
        if not wanted.formats:
            wanted = replace(wanted, formats=_MET)
        found = self._asking.record(moment, wanted)
        return found, wanted, self._asking.record(moment, Filters(parties=wanted.parties))

    def _answer(self, found: Found, cleared: Cleared, recorded_as_of: date | None) -> shapes.Answer:
        teller = teller_of(cleared, self._fence)
        one = found.found[0] if found.found else None
        return shapes.Answer(
            found=teller.entry(one) if one is not None else None,
            quotes=teller.words_for(one) if one is not None else [],
            before=teller.entry(found.before) if found.before is not None else None,
            others=[shapes.Beside(entry=teller.entry(other), why=why) for other, why in found.others[:_MOST_OTHERS]],
            read_for_the_parties=rests_words(found.rests),
            rests=rests_of(cleared.record, recorded_as_of),
        )

    def _beside(self, then: Engagement, now: Engagement | None, teller: Teller) -> shapes.Then:
        told = teller.entry(then)
        today = teller.entry(now) if now is not None else None
        same = today is not None and (today.status, today.date) == (told.status, told.date)
        return shapes.Then(then=told, now=today, same=same)


def _heir(then: Engagement, holding: dict[str, Engagement]) -> Engagement | None:
    """The entry that has the first of its claims now that any has."""
    return next((holding[claim.key] for claim in then.claims if claim.key in holding), None)


def _offset(cursor: Cursor | None) -> int:
    if cursor is None:
        return 0
    try:
        (said,) = cursor.place
        return max(int(said), 0)
    except ValueError as error:
        raise ToolError("This is no cursor that was given here.") from error


def _further(moment: Moment, asked: tuple[object, ...], start: int, number: int) -> str | None:
    if start >= number:
        return None
    return Cursor(as_of=moment.as_of, asked=mark_of(*asked), basis="", place=(str(start),)).written()
