"""What a ground finds, and a ground as the table holds it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.reconciling.traits import Traits


class Finding(NamedTuple):
    """strength: for (above 0) or against (below 0). why: in words, for `--why`. veto: it settles the matter."""

    strength: float
    why: str
    veto: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A ground for or against, with its weight in points."""

    name: str
    weight: float
    look: Callable[[Traits, Traits], Finding | None]
