"""Values that are made when they are first asked for: who needs ten of a hundred thousand does not wait for all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")


class Lazily(Mapping[K, V], Generic[K, V]):
    """A mapping whose values are made from what an index holds, and kept. It looks immutable from outside."""

    __slots__ = ("_index", "_made", "_make")

    def __init__(self, index: Mapping[K, int], make: Callable[[int], V]) -> None:
        """index: for each key the number that its value is made from."""
        self._index = index
        self._make = make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """The value of a key. KeyError where there is none."""
        if key not in self._made:
            self._made[key] = self._make(self._index[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        """Whether it is a key; no value is made."""
        return key in self._index

    def __iter__(self) -> Iterator[K]:
        """The keys, in their order."""
        return iter(self._index)

    def __len__(self) -> int:
        """How many keys."""
        return len(self._index)


class Row(Sequence[V], Generic[V]):
    """The same for a row of values."""

    __slots__ = ("_length", "_made", "_make")

    def __init__(self, length: int, make: Callable[[int], V]) -> None:
        """length: how many there are."""
        self._length = length
        self._make = make
        self._made: dict[int, V] = {}

    @overload
    def __getitem__(self, at: int) -> V: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[V]: ...

    def __getitem__(self, at: int | slice) -> V | Sequence[V]:
        """The value at a place, or those of a slice."""
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._length))]
        if not 0 <= at < self._length:
            raise IndexError(at)
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]

    def __len__(self) -> int:
        """How many values."""
        return self._length
