"""Which series a meeting is one of: by the words that name it, else by its format, its parties and who sits there.

"The 2+2 of Japan and the United States" is the Security Consultative Committee, whatever a report calls it; so "such
talks", "the first since April 2019" and "last met in March" point at one thing. A meeting of two ministers is in no
series by its parties alone: only a name says that it is.
"""

from collections.abc import Collection, Iterable

from dragoman.knowledge.holdings import ROLES
from dragoman.knowledge.parties import PartyWords
from dragoman.knowledge.series import Series, plain

_LEADERS = frozenset({"Head of State", "Head of Government", "Head of State and Government"})
_SIDE_WORDS = {"leader": ("leader", "head"), "foreign": ("foreign",), "defence": ("defence",)}
_BY_PARTIES = frozenset({"2+2", "quad", "trilateral", "multilateral"})


def sides_of(kinds: Iterable[str]) -> frozenset[str]:
    """Which sides people of these offices sit for: leader, foreign, defence."""
    held = set(kinds)
    found = {side for side in ("foreign", "defence") if held.intersection(ROLES[side])}
    return frozenset({"leader"} if held & _LEADERS else found)


def series_of(
    every: Iterable[Series], format: str, parties: Collection[str], sides: Collection[str], words: dict[str, PartyWords]
) -> Series | None:
    """The series of a meeting of this format between these parties; None where there is none, or more than one.

    A 2+2 of a pair that the table does not list is a series of its own.
    """
    wanted = _table(format, parties, words)
    found = [item for item in every if item.format == format and item.parties and frozenset(item.parties) == wanted]
    if format == "2+2":
        whole = [item for item in found if item.side in ("foreign_and_defence", "")]
        return whole[0] if whole else _pair(wanted, words)
    if format == "summit":
        named = [item for item in found if "summit" in item.name.casefold()]
        return named[0] if len(named) == 1 else None
    if format not in _BY_PARTIES:
        return None
    fitting = [item for item in found if item.side and _fits(item, sides)] if sides else []
    general = [item for item in found if not item.side]
    if len(fitting) == 1:
        return fitting[0]
    return general[0] if general else _alone(found, sides, wanted, words)


def named_series(item: Series, format: str, parties: Collection[str]) -> bool:
    """Whether a name of the series, said of a meeting of this format and these parties, says which one it is."""
    return bool(item.side) and item.format == format and set(item.parties) <= set(parties) and item.name != item.format


def series_called(every: Iterable[Series], words: str, words_of: dict[str, PartyWords]) -> frozenset[str]:
    """The names of all series that the words may mean: one, or all of a kind ("2+2", "Quad", "G7")."""
    said = plain(words)
    rows = tuple(every)
    called = [item for item in rows if said in {plain(name) for name in (item.name, *item.aliases)}]
    names = {item.name for item in called}
    for general in (item for item in called if not item.side or item.name == item.format):
        names |= {
            item.name
            for item in rows
            if item.format == general.format
            and (not general.parties or frozenset(item.parties) == frozenset(general.parties))
        }
    code = words.strip().upper()
    if code in words_of and not words_of[code].alpha3:
        names |= {item.name for item in rows if item.parties == (code,)} | {words_of[code].party.name}
    return frozenset(names)


def _table(format: str, parties: Collection[str], words: dict[str, PartyWords]) -> frozenset[str]:
    """Whose meeting it is: of an organisation's event the organisation alone."""
    bodies = sorted(code for code in parties if code in words and not words[code].alpha3)
    return frozenset(bodies[:1]) if format == "multilateral" and bodies else frozenset(parties)


def _fits(item: Series, sides: Collection[str]) -> bool:
    return any(item.side == side or any(word in item.level for word in _SIDE_WORDS[side]) for side in sides)


def _alone(
    found: list[Series], sides: Collection[str], wanted: frozenset[str], words: dict[str, PartyWords]
) -> Series | None:
    """The only series of these parties, where nobody at the table speaks against it; of a body's several the body's."""
    if len(found) == 1 and not sides:
        return found[0]
    code = next(iter(wanted), "")
    if len(found) > 1 and len(wanted) == 1 and code in words:
        return _made(words[code].party.name, tuple(wanted), "multilateral", "")
    return None


def _pair(parties: frozenset[str], words: dict[str, PartyWords]) -> Series | None:
    codes = sorted(parties)
    if len(codes) != 2 or not all(code in words for code in codes):
        return None
    name = "-".join(sorted(words[code].party.name for code in codes))
    return _made(f"{name} 2+2", tuple(codes), "2+2", "foreign_and_defence")


def _made(name: str, parties: tuple[str, ...], format: str, side: str) -> Series:
    return Series(name=name, aliases=(), parties=parties, format=format, side=side, level="", since="", note="")
