"""Whose side speaks: the party that a claim's source belongs to, from the words that name the source.

"the State Department" is the United States', "Japan's foreign ministry" Japan's, "Kishida" the side for which he sits
at the table. Words that name two sides, or none, give none. What a ministry prints itself is its side's word.
"""

from dragoman.knowledge import Knowledge
from dragoman.model import Claim, MentionKind, Reading


def sides_of(reading: Reading, knowledge: Knowledge) -> dict[str, str]:
    """Claim key -> the party of the claim whose officials say so, where officials of one do."""
    seats = {who.person: who.party for claim in reading.claims for who in claim.participants if who.person}
    printer = _printer(reading.outlet or reading.report.outlet, knowledge)
    found = {
        claim.key: (_side(claim, knowledge, seats) if claim.official else "")
        or (printer if printer in claim.codes and claim.attribution is None else "")
        for claim in reading.claims
    }
    return {key: side for key, side in sorted(found.items()) if side}


def _printer(outlet: str, knowledge: Knowledge) -> str:
    """The party whose ministry the outlet is; "" for a paper, whatever its name."""
    marks = [mention for mention in knowledge.mark(outlet) if mention.kind is MentionKind.PARTY]
    return next((mention.ids[0] for mention in marks if mention.form in ("ministry", "metonym")), "")


def _side(claim: Claim, knowledge: Knowledge, seats: dict[str, str]) -> str:
    if claim.attribution is None:
        return ""
    named: set[str] = set()
    for mention in knowledge.mark(claim.attribution.value):
        if mention.kind is MentionKind.PARTY:
            named.add(mention.ids[0])
        elif mention.kind is MentionKind.PERSON:
            named.update(seats[person] for person in mention.ids if person in seats)
        elif mention.party:
            named.add(mention.party)
    ours = named.intersection(claim.codes)
    return ours.pop() if len(ours) == len(named) == 1 else ""
