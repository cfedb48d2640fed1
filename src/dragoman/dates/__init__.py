"""Words to dates: every time expression of a text, resolved and kept at the precision in which it was said.

`find_times` is the verb; `answer` is the same for one line of `dragoman time --json`; `moment` reads a stamp.
"""

from dragoman.dates.answering import answer
from dragoman.dates.finding import find_times
from dragoman.dates.moments import moment
from dragoman.dates.shapes import Anchor, Said, SaidKind, TimeMention, Times, Timex

__all__ = ["Anchor", "Said", "SaidKind", "TimeMention", "Times", "Timex", "answer", "find_times", "moment"]
