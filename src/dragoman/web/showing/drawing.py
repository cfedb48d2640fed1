"""The record drawn: each entry as a bar over its days, and where its date slipped, an arrow from the old to the new.

Invariants: a bar covers the days of its date, no more and no fewer, but for what is too short to be seen or goes on
beyond the edge; two bars or their words never lie on one another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.model import Engagement, Record, Status, Step, When
from dragoman.publishing.words import day_words, party_words, status_words, when_words
from dragoman.web.showing.scale import Scale, ends, scale_of
from dragoman.web.showing.slips import Slip, slips
from dragoman.web.showing.ticks import Tick, ticks
from dragoman.web.showing.wording import FORMATS, Names, titled

WIDTH, _LANE, _TOP, _BOTTOM = 1000.0, 26.0, 30.0, 8.0
_GAP = 6.0  # between a bar and its words
_LETTER = 6.6  # the width of a letter, on average and with something to spare
_MOST = 30  # entries in one drawing
_FEW = 10
_REACHES = (31, 92, 183, 366, 731, 1827)  # days to either side that are tried, until few entries are far


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """A date that was given up: where it was, and from where to where the arrow goes to what took its place.

    is_shown: False where it lies beyond the edge, from which the arrow then comes.
    """

    x: float
    width: float
    start: float
    end: float
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An entry. label: stands at label_x, and ends there where `is_left`; words: the whole of it, for people."""

    id: str
    status: Status
    x: float
    y: float
    width: float
    label: str
    label_x: float
    is_left: bool
    words: str
    ghosts: tuple[Ghost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A date in words, who said it first (a report's id), and when. report: "" where no report is known to."""

    words: str
    report: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A slip in words. what: the entry; why: who moved it and for what reason, where that is said."""

    id: str
    what: str
    before: Told
    after: Told
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing, in units of its own. today: where the day of the record stands; None where it lies outside.

    first, last: the days of its edges. left_out: how many dated entries are not drawn; of these, earlier and later: how
    many lie wholly before and wholly after it. undated: how many have no date at all.
    """

    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    first: date
    last: date
    moved: tuple[Moved, ...]
    left_out: int
    earlier: int
    later: int
    undated: int


def drawing(record: Record, names: Names) -> Drawing | None:
    """The entries nearest to the day of the record, drawn; None where none of them has a date."""
    dated = [entry for entry in record.engagements if entry.when is not None]
    shown = _nearest(dated, record.as_of)
    if not shown:
        return None
    scale = scale_of([_when(entry) for entry in shown], WIDTH, record.as_of)
    shown = [entry for entry in shown if scale.shows(_when(entry))]
    bars, lanes = _bars(shown, scale, names)
    has_today = scale.first <= record.as_of <= scale.last
    return Drawing(
        width=WIDTH,
        height=_TOP + lanes * _LANE + _BOTTOM,
        bars=bars,
        ticks=tuple(tick for tick in ticks(scale.first, scale.last, scale.at) if 20 <= tick.x <= WIDTH - 20),
        today=scale.at(record.as_of) if has_today else None,
        first=scale.first,
        last=scale.last,
        moved=tuple(_moved(entry, slip, names) for entry in shown for slip in slips(entry)),
        left_out=len(dated) - len(shown),
        earlier=sum(ends(_when(entry))[1] < scale.first for entry in dated),
        later=sum(ends(_when(entry))[0] > scale.last for entry in dated),
        undated=len(record.engagements) - len(dated),
    )


def _nearest(dated: Sequence[Engagement], as_of: date) -> list[Engagement]:
    """Those whose days are nearest to the day of the record, or to the last one before it; by their first day."""
    if not dated:
        return []
    near = sorted(dated, key=lambda entry: (_far(entry, as_of), entry.id))
    middle = as_of if _far(near[0], as_of) <= _REACHES[1] else ends(_when(near[0]))[0]
    near = sorted(dated, key=lambda entry: (_far(entry, middle), entry.id))[:_MOST]
    for reach in _REACHES:
        inside = [entry for entry in near if _far(entry, middle) <= reach]
        if len(inside) >= _FEW:
            near = inside
            break
    return sorted(near, key=lambda entry: (ends(_when(entry)), entry.id))


def _bars(shown: Sequence[Engagement], scale: Scale, names: Names) -> tuple[tuple[Bar, ...], int]:
    """The bars, each in the first lane where there is room for it; and how many lanes there are."""
    taken: list[float] = []  # how far each lane is filled
    bars = []
    for entry in shown:
        bar, (start, end) = _bar(entry, scale, names)
        lane = next((number for number, filled in enumerate(taken) if filled <= start), len(taken))
        taken[lane : lane + 1] = [end]
        bars.append(replace(bar, y=_TOP + lane * _LANE))
    return tuple(bars), len(taken)


def _bar(entry: Engagement, scale: Scale, names: Names) -> tuple[Bar, tuple[float, float]]:
    """An entry's bar in the first lane, and from where to where it takes room."""
    ghosts = tuple(_ghost(slip, scale) for slip in slips(entry))
    x, width = scale.over(_when(entry))
    label = f"{FORMATS[entry.format.value]} {party_words(entry.format.value, entry.parties)}"
    room = len(label) * _LETTER + 2 * _GAP
    start = min([x, *(min(ghost.x, ghost.end) for ghost in ghosts)])
    end = max([x + width, *(max(ghost.x + ghost.width, ghost.end) for ghost in ghosts)])
    is_left = end + room > WIDTH and start - room >= 0
    if is_left:
        label_x, start = start - _GAP, start - room
    elif end + room > WIDTH:
        label_x = max(min(x + _GAP, WIDTH - room), 0)  # no room beside it: on the bar
        end = max(end, label_x + room)
    else:
        label_x, end = end + _GAP, end + room
    bar = Bar(
        id=entry.id,
        status=entry.status,
        x=x,
        y=_TOP,
        width=width,
        label=label,
        label_x=round(label_x, 1),
        is_left=is_left,
        words=f"{titled(entry, names)}, {when_words(_when(entry))}: {status_words(entry.status)}",
        ghosts=ghosts,
    )
    return bar, (start, end)


def _ghost(slip: Slip, scale: Scale) -> Ghost:
    """The old date, and an arrow from its nearer edge to the nearer edge of the new one."""
    (x, width), (new, new_width) = scale.over(slip.before), scale.over(slip.after)
    is_later = new >= x
    return Ghost(
        x=x,
        width=width,
        start=round(x + width if is_later else x, 1),
        end=round(new if is_later else new + new_width, 1),
        is_shown=scale.shows(slip.before),
    )


def _moved(entry: Engagement, slip: Slip, names: Names) -> Moved:
    whose = f"by {slip.then.by}" if slip.then and slip.then.by else ""
    reason = f"because {slip.then.reason}" if slip.then and slip.then.reason else ""
    return Moved(
        id=entry.id,
        what=titled(entry, names),
        before=_told(slip.before, slip.first),
        after=_told(slip.after, slip.then),
        why=", ".join(filter(None, (whose, reason))),
    )


def _told(when: When, step: Step | None) -> Told:
    if step is None:
        return Told(words=when_words(when), report="", since="")
    return Told(words=when_words(when), report=step.support.report, since=day_words(step.known_on))


def _when(entry: Engagement) -> When:
    if entry.when is None:
        raise ValueError(f"{entry.id} has no date")
    return entry.when.value


def _far(entry: Engagement, day: date) -> int:
    """Days from a day to an entry's; 0 where it is one of them."""
    first, last = ends(_when(entry))
    return max((first - day).days, (day - last).days, 0)


def statuses(bars: Iterable[Bar]) -> tuple[Status, ...]:
    """Those that a drawing shows, for its legend, in the order of an entry's life."""
    shown = {bar.status for bar in bars}
    return tuple(status for status in Status if status in shown)
