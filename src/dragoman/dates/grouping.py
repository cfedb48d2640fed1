"""Which expressions denote one run of days together, with their prepositions: "from April 28 to May 2".

Invariant: each phrase belongs to exactly one group, and groups come in the order of the text.
"""

from dataclasses import dataclass
from types import MappingProxyType

from dragoman.dates.expressions import Clock, Length, Named, Phrase, Recurring, Reference
from dragoman.dates.lexicon import CLOCK_UNITS, words
from dragoman.dates.scanning import Tokens
from dragoman.dates.tense import PAST

_RANGE = frozenset({"to", "through", "until", "till", "-", "–", "—", "thru"})
_PLAIN = frozenset(["on", "in", "at", "during", "over", "for", "throughout", "of", "around", "about", "circa"])
# Prepositions of one to four words, longest first where they share an end: the words, and what they make of a date.
_LEADS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("no", "later", "than"), "by"),
    (("not", "later", "than"), "by"),
    (("on", "or", "before"), "by"),
    (("on", "or", "after"), "from"),
    (("at", "or", "before"), "by"),
    (("no", "earlier", "than"), "from"),
    (("not", "before"), "from"),
    (("prior", "to"), "before"),
    (("ahead", "of"), "before"),
    (("up", "to"), "until"),
    (("up", "until"), "until"),
    (("as", "of"), "from"),
    (("as", "from"), "from"),
    (("starting", "from"), "from"),
    (("starting", "on"), "from"),
    (("starting", "in"), "from"),
    (("beginning", "on"), "from"),
    (("beginning", "in"), "from"),
    (("beginning", "from"), "from"),
    (("effective", "from"), "from"),
    (("starting",), "from"),
    (("beginning",), "from"),
    (("effective",), "from"),
    (("from",), "from"),
    (("by",), "by"),
    (("before",), "before"),
    (("until",), "until"),
    (("till",), "until"),
    (("through",), "until"),
    (("since",), "since"),
    (("after",), "after"),
    (("within",), "within"),
    (("around",), "about"),
    (("about",), "about"),
    (("circa",), "about"),
)
# "postponed from January to May" names two days, not a run from one to the other.
_MOVES = frozenset(
    words(
        """
    postponed moved pushed delayed rescheduled deferred shifted brought back off forward
    """
    )
)
_COUNTED = 14  # tokens in which "the first" before "in five years" is looked for
_COUNTERS = frozenset(
    words(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth only most worst highest biggest largest lowest
        best times twice once never
        """
    )
)
_LEADS_BY_END = MappingProxyType(
    {lead[-1]: tuple(pair for pair in _LEADS if pair[0][-1] == lead[-1]) for lead, _ in _LEADS}
)
_SIDES = frozenset({"before", "after"})
_HOURS = frozenset({"hour", "hours", "minutes"})
_NEARBY = 9  # tokens between a length and the "from Monday" that it runs from


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases [first, last) that denote one run of days. lead: the preposition's sense; start: its first token."""

    first: int
    last: int
    start: int
    lead: str
    shape: str = ""  # "range", "offset before", "offset after", "moment", "closed"
    size: Length | None = None


def groups(t: Tokens, phrases: list[Phrase], tenses: list[str]) -> list[Group]:
    """The phrases grouped, in order."""
    found: list[Group] = []
    k = 0
    while k < len(phrases):
        group = _group(t, phrases, k, tenses[k])
        if group.lead == "from" and group.shape == "" and k:
            size = _length_before(t, phrases, k)
            if size is not None:
                group = Group(group.first, group.last, group.start, "from", "closed", size)
        found.append(group)
        k = group.last
    return found


def _group(t: Tokens, phrases: list[Phrase], k: int, tense: str) -> Group:
    here = phrases[k]
    start, lead = _lead(t, here.first)
    meaning = here.meaning
    after = phrases[k + 1] if k + 1 < len(phrases) else None
    if isinstance(meaning, (Reference, Recurring)):
        return Group(k, k + 1, here.first, "")
    if isinstance(meaning, Length):
        return _length_group(t, phrases, k, tense)
    if after is None:
        return Group(k, k + 1, start, lead)
    gap = after.first - here.last
    joint = t.words[here.last]
    moved_off = t.word(start - 1) in _MOVES and t.word(here.first - 1) == "from"
    if not moved_off and gap <= 1 and (after.link == "range" or (gap == 1 and joint in _RANGE)) and _dated(after):
        first = here.first - 1 if t.word(here.first - 1) in ("from", "between") else start if lead == "" else here.first
        return Group(k, k + 2, first, "", "range")
    if moved_off:
        return Group(k, k + 1, start, "")
    several = _days_in_a_row(t, phrases, k)
    if several > k + 1:
        return Group(k, several, start, lead, "row")
    if t.word(here.first - 1) == "between" and gap == 1 and joint == "and" and _dated(after):
        return Group(k, k + 2, here.first - 1, "", "range")
    if gap <= 2 and (isinstance(meaning, Clock) != isinstance(after.meaning, Clock)) and _one_moment(t, here, after):
        return Group(k, k + 2, start, lead, "moment")
    return Group(k, k + 1, start, lead)


def _counts(t: Tokens, first: int) -> bool:
    """As in "the first visit in five years", "twice in a month": a span looked back over."""
    start = max(t.sentence(first)[0], first - _COUNTED)
    return any(t.words[i] in _COUNTERS for i in range(start, first))


def _days_in_a_row(t: Tokens, phrases: list[Phrase], k: int) -> int:
    """The end of a list of days that lie close together: "Oct. 2, 3 and 5", "on Monday and Tuesday"."""
    end = k + 1
    while end < len(phrases):
        one, two = phrases[end - 1].meaning, phrases[end].meaning
        if not isinstance(one, Named) or not isinstance(two, Named) or one.shift != two.shift or one.whole != two.whole:
            break
        gap = phrases[end].first - phrases[end - 1].last
        joint = t.words[phrases[end - 1].last]
        if joint not in ("and", ",", "&") or gap > 2 or (gap == 2 and t.words[phrases[end].first - 1] != "and"):
            break
        if one.day is not None and two.day is not None:
            close = 0 < two.day - one.day <= 2 and one.month == two.month
            close = close or (two.day == 1 and one.day >= 28 and one.month != two.month)
        elif one.weekday is not None and two.weekday is not None and one.day is None and two.day is None:
            close = (two.weekday - one.weekday) % 7 == 1 and gap == 1
        else:
            close = False
        if not close:
            break
        end += 1
    return end


def _dated(phrase: Phrase) -> bool:
    return not isinstance(phrase.meaning, (Length, Reference, Recurring))


def _one_moment(t: Tokens, here: Phrase, after: Phrase) -> bool:
    clock = here.meaning if isinstance(here.meaning, Clock) else after.meaning
    other = after.meaning if isinstance(here.meaning, Clock) else here.meaning
    if not isinstance(clock, Clock) or clock.base is None:
        return False
    return clock.base == other and all(
        t.words[j] in ("on", "at", ",", "of", "around", "about", "|", "by", "from")
        for j in range(here.last, after.first)
    )


def _length_group(t: Tokens, phrases: list[Phrase], k: int, tense: str) -> Group:
    here = phrases[k]
    meaning = here.meaning
    if not isinstance(meaning, Length):
        return Group(k, k + 1, here.first, "")
    before = t.word(here.first - 1)
    if meaning.direction:
        return Group(k, k + 1, here.first - 1 if before in _PLAIN | {"within"} else here.first, "")
    measured = _measured(t, phrases, k, meaning)
    if measured is not None:
        return measured
    if before == "within":  # "their fourth meeting within a year" looks back
        return Group(k, k + 1, here.first - 1, "" if tense == PAST and _counts(t, here.first) else "within")
    ahead = before == "in" and tense != PAST and meaning.unit not in CLOCK_UNITS
    if ahead and not _counts(t, here.first):
        return Group(k, k + 1, here.first - 1, "in" if t.words[here.last] != "of" else "")
    return Group(k, k + 1, here.first - 1 if before == "for" else here.first, "")


def _measured(t: Tokens, phrases: list[Phrase], k: int, length: Length) -> Group | None:
    """A length measured off a date that follows: "three weeks after February 3", "for two days from Monday"."""
    here = phrases[k]
    after = phrases[k + 1] if k + 1 < len(phrases) else None
    if after is None or not _dated(after) or length.amount.count is None:
        return None
    gap = after.first - here.last
    word, before = t.words[here.last], t.word(here.first - 1)
    if word == "on" and gap == 1 and length.unit == "week":
        weekday = isinstance(after.meaning, Named) and after.meaning.weekday is not None
        return Group(k, k + 2, here.first, "", "offset after") if weekday else None
    the = gap == 2 and t.words[here.last + 1] == "the"
    if (gap == 1 or the) and word in ("before", "after", "from", "following"):
        if word == "from" and t.words[here.first] == "over":
            return Group(k, k + 2, here.first, "", "closed", length)
        if word == "from" and before in ("for", "of"):
            return Group(k, k + 2, here.first - 1, "", "closed", length)
        return Group(k, k + 2, here.first, "", "offset before" if word == "before" else "offset after")
    if before == "within" and gap == 1 and word == "of":
        return Group(k, k + 2, here.first - 1, "", "within of")
    if before == "for" and gap <= 2 and word in ("starting", "beginning"):
        return Group(k, k + 2, here.first - 1, "", "closed", length)
    return None


def _lead(t: Tokens, first: int) -> tuple[int, str]:
    """The preposition before a phrase: the index of its first word and its sense."""
    last = t.word(first - 1)
    for lead, sense in _LEADS_BY_END.get(last, ()):
        size = len(lead)
        if sense in _SIDES and t.word(first - size - 1) in _HOURS:
            return first, ""  # "a few hours before Tuesday's session": on the same day
        if all(t.word(first - size + n) == word for n, word in enumerate(lead)):
            return first - size, sense
    if last in _PLAIN:
        return first - 1, ""
    return first, ""


def _length_before(t: Tokens, phrases: list[Phrase], k: int) -> Length | None:
    """The "three-day" of "a three-day visit from Monday"."""
    before = phrases[k - 1]
    meaning = before.meaning
    near = phrases[k].first - before.last <= _NEARBY and t.sentence(before.first) == t.sentence(phrases[k].first)
    if near and isinstance(meaning, Length) and not meaning.direction and meaning.unit in ("day", "week", "night"):
        return meaning if meaning.amount.count is not None else None
    return None
