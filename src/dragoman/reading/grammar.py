"""The words that English hangs its clauses on, from words.tsv: one set a row, with what it tells the reader."""

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, frozenset[str]]:
    text = files("dragoman.reading").joinpath("words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: frozenset(words.split(" ")) for name, _, words in rows[1:]}


def words(name: str) -> frozenset[str]:
    """The set of that name. KeyError for a name that words.tsv does not have."""
    return _table()[name]


OWNS = frozenset({"'s", "’s", "'", "’"})
WILL, WOULD, NOT = words("will"), words("would"), words("not")
BE, BE_PRESENT, BE_PAST, HAVE = words("be"), words("be_present"), words("be_past"), words("have")
SINGULAR_PRONOUNS, PLURAL_PRONOUNS = words("singular_pronouns"), words("plural_pronouns")
RELATIVES, SUBORDINATORS, COORDINATORS = words("relatives"), words("subordinators"), words("coordinators")
BREAKS = words("breaks")
SAY = words("say")
CANCEL, POSTPONE, FLOAT = words("cancel"), words("postpone"), words("float")
PLAN, SCHEDULE, TAKE_PLACE = words("plan"), words("schedule"), words("take_place")
