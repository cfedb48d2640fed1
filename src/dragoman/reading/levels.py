"""How high somebody sits. The levels decide formats: two leaders make a summit, foreign and defence sides a 2+2."""

LEADER = "leader"
FOREIGN = "foreign"
DEFENCE = "defence"
PRINCIPALS = frozenset({LEADER, FOREIGN, DEFENCE})  # those that formats are told by, and whom reports name

_BY_KIND = {
    "Head of Government": LEADER,
    "Head of State": LEADER,
    "Head of State and Government": LEADER,
    "President of the European Council": LEADER,
    "President of the European Commission": LEADER,
    "Minister for Foreign Affairs": FOREIGN,
    "High Representative for Foreign Affairs and Security Policy": FOREIGN,
    "Minister of Defence": DEFENCE,
    "National Security Adviser": "nsa",
    "Director of the Office of the Foreign Affairs Commission": "nsa",
    "State Councillor": "minister",
    "Vice President": "vice",
    "Deputy Secretary of State": "deputy",
    "Deputy Secretary of Defense": "deputy",
}
_RANK = {LEADER: 0, FOREIGN: 1, DEFENCE: 2, "nsa": 3, "vice": 4, "minister": 5, "deputy": 6}


def level_of(kind: str) -> str:
    """The level of an office kind of facts/offices.tsv; "official" for those that stand in no format's definition."""
    return _BY_KIND.get(kind, "official")


def rank(level: str) -> int:
    """Lower is higher."""
    return _RANK.get(level, 9)
