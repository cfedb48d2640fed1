"""Grounds from people: who is named for the two claims."""

from dragoman.reconciling.finding import Finding
from dragoman.reconciling.traits import Family, Traits

_CONFLICT = -1.6


def travellers(a: Traits, b: Traits) -> Finding | None:
    """Ministers on one trip are one visit: a shared visitor speaks for, other visitors against, without a veto."""
    if a.family is not Family.VISIT or b.family is not Family.VISIT:
        return None
    if not a.people or not b.people:
        return None
    if a.people & b.people:
        return Finding(0.75, "the same visitor" if len(a.people & b.people) == 1 else "the same visitors")
    return Finding(-1.0, "other visitors")


def named_people(a: Traits, b: Traits) -> Finding | None:
    """The same people speak for; on one side nobody in common speaks strongly against.

    At an organisation's event every report names only its own people, so that nothing speaks against there, and
    little at a table of three or more.
    """
    if Family.VISIT in (a.family, b.family):
        return None
    return _at_table(a, b) if a.people and b.people else _implied(a, b)


def _at_table(a: Traits, b: Traits) -> Finding | None:
    shared = a.people & b.people
    if a.body or b.body:
        return Finding(0.4, "people in common") if shared else None
    clash = _clash(a, b)
    if clash:
        many = len(a.parties | b.parties) > 2
        return Finding(-0.4 if many else _CONFLICT, f"other people for {clash}" if clash != "?" else "other people")
    if not shared:
        return None
    if shared in (a.people, b.people) and len(shared) > 1:
        return Finding(0.85, "the same people")
    return Finding(0.65, "somebody in common") if shared in (a.people, b.people) else Finding(0.4, "people in common")


def _clash(a: Traits, b: Traits) -> str:
    """The party for which the two name other people; "?" where parties are unknown; "" where there is no clash."""
    for party in a.sides:
        ours, theirs = a.sides[party], b.sides.get(party)
        if party and theirs and not ours & (theirs | b.implied) and not theirs & a.implied:
            return party
    if not a.people & b.people and ("" in a.sides or "" in b.sides):
        return "?"
    return ""


def _implied(a: Traits, b: Traits) -> Finding | None:
    everyone_a, everyone_b = a.people | a.implied, b.people | b.implied
    if everyone_a & everyone_b:
        return Finding(0.2, "people implied by office in common")
    return None
