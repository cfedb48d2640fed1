"""How much each person stands in the reader's mind: who acts counts most, who is only named least, and all fade.

Those who no longer hold an office on the report's day ("the first since Bill Clinton came in 1996") come last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.reading.people import Someone

_OPENING, _ACTING, _NAMED, _BY_THE_WAY = 2.0, 1.0, 1.0, 0.1
_FADING = 0.7  # what is left of it one sentence later
_TURNING = 0.3  # what is left of it when a paragraph of several sentences has ended
_STANDING, _MOST = 0.2, 0.8  # for every sentence that somebody has opened, and for all of them together
_LEADING = 1.0  # of those in the headline and the first sentence it never fades below this


@dataclass(slots=True)
class Salience:
    """The people of a report so far, by how much it speaks of them."""

    _people: dict[str, Someone] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)
    _leading: set[str] = field(default_factory=set)
    _openings: dict[str, int] = field(default_factory=dict)

    def fade(self) -> None:
        """A sentence has passed."""
        for key in self._weights:
            self._weights[key] *= _FADING

    def turn(self) -> None:
        """A paragraph of several sentences has ended: whoever the report is about comes to the fore again."""
        for key in self._weights:
            self._weights[key] *= _TURNING

    def opens(self, people: Iterable[Someone]) -> None:
        """These are the first subject of a sentence."""
        people = list(people)
        self._add(people, _OPENING)
        for one in people:
            self._openings[one.key] = self._openings.get(one.key, 0) + 1

    def acts(self, people: Iterable[Someone]) -> None:
        """These are whom a sentence's engagement is told of."""
        self._add(people, _ACTING)

    def named(self, people: Iterable[Someone]) -> None:
        """These are named in a sentence, in whatever role."""
        self._add(people, _NAMED)

    def lead(self, people: Iterable[Someone]) -> None:
        """The report opens with these."""
        self._leading.update(p.key for p in people if not p.past)

    @property
    def leading(self) -> frozenset[str]:
        """The keys of those with whom the report opens."""
        return frozenset(self._leading)

    def ranked(self) -> Iterator[Someone]:
        """Everybody, the most salient first; of equals whoever was named first."""
        return (self._people[k] for k in sorted(self._weights, key=self._weight, reverse=True))

    def _weight(self, key: str) -> float:
        standing = min(_MOST, _STANDING * self._openings.get(key, 0))
        return self._weights[key] + standing + (_LEADING if key in self._leading else 0.0)

    def _add(self, people: Iterable[Someone], weight: float) -> None:
        for one in people:
            self._people[one.key] = one
            self._weights[one.key] = self._weights.get(one.key, 0.0) + (_BY_THE_WAY if one.past else weight)
