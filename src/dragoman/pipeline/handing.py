"""Briefs as they are handed out, and had again: the very bytes, for who may see what they rest on.

Invariant: nobody is given a brief that rests on what is withheld from them now, whatever they saw when it was made.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from dragoman.model import Audience, KeptBrief, Mark
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import withheld_from
from dragoman.publishing.brief import Brief, id_of, written
from dragoman.publishing.visible import shown

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


_MOST_NAMED = 5


class NoBriefError(LookupError):
    """There is no such brief, or it cannot be given. Says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """How a brief is handed out. asked: in the words of the command line. mark, who: as in `KeptBrief`.

    made_by: the software and the facts in full; what another one makes is another brief.
    """

    asked: str
    at: datetime
    made_by: str
    mark: Mark = Mark.PUBLIC
    who: str = ""


def handed_out(store: "Store", brief: Brief, form: str, handed: Handed) -> KeptBrief:
    """Keep a brief in a form, and give it as kept: the same one again where it was handed out before."""
    content = msgspec.json.encode((asdict(brief), handed.made_by, handed.mark.value, handed.who))
    name = id_of(content, form, written(brief, form))
    return store.keep_brief(
        KeptBrief(
            id=name,
            form=form,
            content=sha256(content).hexdigest()[:20],
            day=brief.day,
            asked=shown(handed.asked),
            mark=handed.mark,
            who=handed.who,
            made_at=handed.at,
            made_by=handed.made_by,
            rests_on=(*brief.reports, *brief.claims),
            body=written(brief, form, name),
        )
    )


def had_again(
    store: "Store", said: str, audience: Audience, *, today: date, grounds: Grounds
) -> tuple[KeptBrief, bytes]:
    """The brief of an id, or of the beginning of one, and its bytes. NoBriefError where it cannot be given."""
    found = store.briefs(said.strip().lower())
    if not found:
        raise NoBriefError(f"No brief {said[:40]!r} is kept in {store.address}.")
    seen = [one for one in found if audience.may_see(one.mark, one.who)]
    if not seen:  # whose id is named by who asks alone
        raise NoBriefError(f"Brief {said[:40]} rests on what is marked for others now.")
    if len(seen) > 1:
        names = ", ".join(one.id for one in seen[:_MOST_NAMED]) + (" ..." if len(seen) > _MOST_NAMED else "")
        raise NoBriefError(f"{said[:40]!r} may be any of {len(seen):,}: {names}; give more letters.")
    one = seen[0]
    with store.view() as view:
        taken = withheld_from(view, audience, as_of=today, grounds=grounds)
    hidden = {*taken.reports, *taken.claims}
    if not hidden.isdisjoint(one.rests_on):
        raise NoBriefError(f"Brief {one.id} rests on what is marked for others now.")
    if one.body is None:
        raise NoBriefError(f"{gone_words(one)} It was made on {one.made_at:%Y-%m-%d}.")
    return one, one.body


def gone_words(one: KeptBrief) -> str:
    """Why the bytes of a brief are not there."""
    return f"Brief {one.id} is kept no more: a report that it rests on was redacted since."
