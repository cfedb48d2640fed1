"""Following: which sources there are to follow, when each may be asked, and whether one went silent.

Pure but for the reading of the starter pack: the moment comes in as a value, and so does chance.
"""

from dragoman.following.health import LEAST_UNREAD, Condition, Health, brought, health
from dragoman.following.listing import Refusal, followed_at, listed_in
from dragoman.following.pack import Packed, chosen, starter_pack
from dragoman.following.schedule import PACE, Pace, after_answer, after_failure, due

__all__ = [
    "LEAST_UNREAD",
    "PACE",
    "Condition",
    "Health",
    "Pace",
    "Packed",
    "Refusal",
    "after_answer",
    "after_failure",
    "brought",
    "chosen",
    "due",
    "followed_at",
    "health",
    "listed_in",
    "starter_pack",
]
