"""Words from outside between fences, so that who reads them can tell them from ours.

Invariant: a fence holds a word that is drawn anew for each run, when all reports have been written; no report can close
a fence, and one that holds this very word by chance has it struck out.
"""

import secrets
from dataclasses import dataclass

from dragoman.publishing.visible import short

MOST = 600
"""Letters of one run of words."""


@dataclass(frozen=True, slots=True)
class Fence:
    """The fence of a run of the program. mark: 16 hexadecimal digits."""

    mark: str

    @classmethod
    def drawn(cls) -> "Fence":
        """A fence that nobody can know before."""
        return cls(secrets.token_hex(8))

    def around(self, words: str, most: int = MOST) -> str:
        """The words, with what cannot be seen as codes, on one line, between the fences."""
        inside = short(words, most).replace(self.mark, "[struck out]")
        return f"<untrusted-{self.mark}>{inside}</untrusted-{self.mark}>"
