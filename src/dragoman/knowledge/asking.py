"""Questions in a person's words: "foreign minister", "Japan", a day; and what the facts answer.

"Not known" and "nobody" are two answers: the first says that no fact covers the day, the second that a fact says the
office stood empty or did not exist.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.knowledge.holdings import ROLES, Answer, Holdings
from dragoman.knowledge.titles import Titles, same_title

_LEADER = frozenset({"leader", "the leader"})


class Verdict(StrEnum):
    """What kind of answer the facts give."""

    KNOWN = "known"
    PARTLY = "partly known"
    NOBODY = "nobody"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who held an office of a party from `first` to `last`, both inclusive.

    office: the canonical kind that the words mean; "" where they mean none. party: its code; "" where no party is
    known by the words.
    """

    office: str
    party: str
    first: date
    last: date
    answer: Answer

    @property
    def verdict(self) -> Verdict:
        """Known for the whole span, for a part of it, known to be nobody, or not known."""
        if self.answer.known:
            return Verdict.KNOWN if self.answer.tenures else Verdict.NOBODY
        return Verdict.PARTLY if self.answer.tenures else Verdict.NOT_KNOWN


def _is_native(said: str, title: str) -> bool:
    """Whether words are a party's own title, or what the press cuts it to ("President" of the Government)."""
    return same_title(said, title) or same_title(said, title.removesuffix(" of the Government"))


class Offices:
    """What words for an office mean for a party."""

    def __init__(self, holdings: Holdings, titles: Titles) -> None:
        """Ask these."""
        self._holdings = holdings
        self._titles = titles

    def kinds(self, words: str, party: str) -> tuple[str, ...]:
        """The kinds of office that the words mean for a party, best first; those that it is known to have come first.

        Words may be a canonical name, what the party itself calls the office, or any title of the press.
        """
        said = words.strip()
        held = self._holdings.kinds(party)
        exact = [kind for kind in held if kind.casefold() == said.casefold()]
        native = [kind for kind in held if _is_native(said, self._titles.native(kind, party))]
        usual = self._titles.offices(said)
        called = [kind for kind in held if any(same_title(said, title) for title in self._holdings.titles(kind, party))]
        if exact or native:
            return (*exact, *native)
        mine = [kind for kind in usual if kind in held]
        whole = [kind for kind in held if kind.casefold().startswith(f"{said.casefold()} of ")]  # of an organisation
        return tuple(dict.fromkeys((*mine, *called))) or tuple(whole) or usual or self._anywhere(said)

    def _anywhere(self, said: str) -> tuple[str, ...]:
        """The canonical kind of that name, whoever has such an office."""
        return tuple(kind for kind in self._holdings.all_kinds if kind.casefold() == said.casefold())

    def held(self, words: str, party: str, first: date, last: date) -> Held:
        """Who held the office that the words mean."""
        role = words.strip().casefold()
        if role in _LEADER or role in ROLES:
            level = "leader" if role in _LEADER else role
            answer = self._holdings.minister(level, party, first, last)
            kinds = self._holdings.leader_offices(party, first) if level == "leader" else ROLES[role]
            named = [tenure.office.kind for tenure in answer.likely]
            return Held(office=(named or list(kinds))[0], party=party, first=first, last=last, answer=answer)
        found = [(kind, self._holdings.holders(kind, party, first, last)) for kind in self.kinds(words, party)]
        if not found:
            why = f"{words!r} is no office that the facts know"
            answer = Answer(tenures=(), known=False, why=why)
            return Held(office="", party=party, first=first, last=last, answer=answer)
        kind, answer = next((pair for pair in found if pair[1].likely), found[0])
        return Held(office=kind, party=party, first=first, last=last, answer=answer)
