"""Which format an event has, from its act, its parties and the levels at the table (GUIDELINES rule 6)."""

from collections.abc import Mapping

from dragoman.model import Format, Party
from dragoman.reading.frame import Frame
from dragoman.reading.levels import DEFENCE, FOREIGN, LEADER

BOTH = frozenset({FOREIGN, DEFENCE})
QUAD = frozenset({"AU", "IN", "JP", "US"})
_EVENTS = frozenset(
    {"G7", "G20", "ASEAN", "APEC", "SCO", "BRICS", "NATO", "GCC", "OAS", "CARICOM", "OSCE", "PIF", "AFU", "OIC"}
)


def format_of(frame: Frame, parties: Mapping[str, Party]) -> Format:
    """The format of a whole event."""
    if frame.act == "visit":
        return Format.VISIT
    if frame.act in ("summon", "dine", "sign"):
        return Format.OTHER
    online = frame.spot is not None and frame.spot.virtual and len(frame.codes) == 2
    if frame.act in ("call", "speak") or (online and frame.act in ("meet", "agree") and not two_plus_two(frame)):
        return Format.CALL  # online, and the text does not call it a summit, a 2+2 or the like
    codes = frame.codes
    if frame.act == "2+2" and len(codes) == 2:
        return Format.TWO_PLUS_TWO
    if codes >= QUAD and (len(codes) == len(QUAD) or any(p.side == "member" for p in frame.parts)):
        return Format.QUAD
    organisations = {c for c in codes if c in parties and parties[c].organisation}
    clubs = organisations - {"EU", "UN"}
    gathering = any(p.side == "member" and p.who.party in clubs for p in frame.parts) or len(codes) == 1
    if (
        gathering
        or len(codes) > 3
        or (organisations & _EVENTS and len(codes) != 2)
        or (frame.act == "summit" and organisations & _EVENTS)
    ):
        return Format.MULTILATERAL
    if len(codes) == 3:
        return Format.TRILATERAL
    if two_plus_two(frame):
        return Format.TWO_PLUS_TWO
    if organisations and frame.act != "summit":
        return Format.BILATERAL
    return Format.SUMMIT if _leaders(frame) else Format.BILATERAL


def two_plus_two(frame: Frame) -> bool:
    """Foreign and defence sides of both parties, by name or by office."""
    levels: dict[str, set[str]] = {}
    shared: set[str] = set()
    for part in frame.parts:
        found = BOTH if part.who.level == "foreign_and_defence" else {part.who.level}
        if part.who.party:
            levels.setdefault(part.who.party, set()).update(found)
        if not part.who.party or part.who.actor.plural:
            shared.update(found)
    return len(levels) == 2 and all(found | shared >= BOTH for found in levels.values())


def _leaders(frame: Frame) -> bool:
    """A leader on each side; a summit word decides where a side is named by its country alone."""
    sides: dict[str, set[str]] = {}
    shared: set[str] = set()
    for part in frame.parts:
        if part.who.party:
            found = sides.setdefault(part.who.party, set())
            if part.who.level:
                found.add(part.who.level)
        if part.who.actor.plural and part.who.level:
            shared.add(part.who.level)  # "the leaders of Japan and India"
    if len(sides) < 2:
        return False
    sides = {party: found or shared for party, found in sides.items()}
    if frame.act == "summit":
        return all(LEADER in found or not found for found in sides.values())
    return all(LEADER in found for found in sides.values())
