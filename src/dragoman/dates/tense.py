"""The tense of the clause that a time expression stands in: whether it looks back or ahead.

Where a clause begins with the expression, the verb after it decides; else the nearest verb before it; a headline's
bare infinitive looks ahead. Bounded to a window of words, so that the cost of a long sentence stays linear.
"""
# ruff: noqa: PLR0911 - one branch for each kind of expression reads best in one place

from dragoman.dates.lexicon import words
from dragoman.dates.scanning import Tokens

PAST, FUTURE, UNKNOWN = "past", "future", ""
EITHER = "either"  # "was to have met": a plan whose day may be gone or to come

_WINDOW = 28
_MODAL = frozenset(["will", "would", "shall", "ll", "may", "might", "could", "can", "should", "must"])
_WAS = frozenset({"was", "were", "been", "did"})
_IS = frozenset({"is", "are", "am"})
_HAS = frozenset({"has", "have", "had", "having", "ve"})
_PAST_VERB = frozenset(
    words(
        """
        said told met held took went came became began ended left made gave saw spoke flew sent won lost led
        paid put ran sat stood kept brought built bought broke chose drew fell felt fought found got grew heard
        hit hurt knew laid meant rose sought sold shook shot showed sang slept spent struck swore taught thought
        threw understood withdrew wrote undertook overcame oversaw forbade foresaw drove sank shut spread forgot
        froze hid knelt lent lit rode rang overthrew seen known taken given gone done spoken written fallen
        """
    )
)
# These are set before what is still to come, whatever their form.
_AHEAD = frozenset(
    words(
        """
        scheduled due slated expected planned poised tentatively postponed delayed rescheduled deferred plans
        plan planning expects expect hopes hope intends intend aims aim wants want upcoming forthcoming likely
        ready preparing prepares proposes seeks hoping tomorrow bound needs deadline threatens considering mulls
        mulling pencilled penciled slotted billed foreseen pegged going vows pledges intention eyeing arranging
        """
    )
)
# Past verbs whose infinitive is still to come: "agreed to meet on Monday".
_PROMISE = frozenset(
    words(
        """
        agreed pledged vowed promised proposed invited threatened decided offered asked urged wanted hoped
        intended meant sought needed prepared arranged called opted resolved chose moved set asking agreement
        agree
        """
    )
)
_PRESENT_VERB = frozenset(
    words(
        """
        visits meets arrives holds hosts travels flies begins starts opens leaves heads comes goes takes expires
        runs ends kicks convenes gathers continues resumes
        becomes
        """
    )
)
# Verbs in their bare form, after a plural that they can tell of: "talks resume on Monday".
_BASE_VERB = frozenset(
    words(
        """
        resume gather convene travel fly host continue open return speak sit expire dine hold meet visit arrive begin
        start leave come go head land depart reconvene confer vote take kick sign end run fall
        """
    )
)
_PLURAL_SUBJECTS = frozenset(
    {"they", "we", "who", "which", "people", "police", "men", "women", "two", "three", "four", "both"}
)
_ED_NOUNS = frozenset(
    {"united", "need", "speed", "hundred", "indeed", "armed", "allied", "alleged", "exceed", "proceed"}
)
_FILLERS = frozenset(
    words(
        """
        not also formally officially then first jointly finally still now already reportedly likely both
        """
    )
)
_OPENERS = frozenset(
    {",", "and", "but", "while", "as", "when", "that", "–", "—", ":", "(", "because", "where", '"', "“", "\n"}
)
_LEADS = frozenset(
    words(
        """
    on in at by from since until for during over early late next last this the of before after
    """
    )
)
# Beside these "planned for June" looks back.
_BYGONE = frozenset(
    {"was", "were", "been", "had", "earlier", "originally", "previously", "initially", "first", "met", "held"}
)
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "these", "those", "our"})
_REPORTS = frozenset(
    words(
        """
        report statement interview briefing article column tweet post editorial speech news press
        """
    )
)


_SUBJECTS = frozenset(
    words(
        """
    he she it who which they president minister premier chancellor secretary summit leaders
    """
    )
)
_SAYING = frozenset(
    words(
        """
        says tells calls insists believes hopes knows writes denies means thinks argues adds notes warns was has
        is does claims remains seems looks concedes admits comes shows his its this yes always perhaps towards
        besides
        """
    )
)
_SPEAKING = frozenset({"speaking", "talking", "addressing", "briefing"})
# The present tense of captions tells of the moment of the picture.
_CAPTION = frozenset(
    words(
        """
        answers poses pose shakes shake greets greet gestures waves wave smiles smile listens listen chats chat
        pictured applauds embraces embrace salutes hugs
        """
    )
)


def tense_at(t: Tokens, first: int, last: int) -> str:
    """The tense around tokens [first, last): "past", "future" or ""."""
    start, end = t.sentence(first)
    start = max(start, first - _WINDOW)
    end = min(max(end, last), last + _WINDOW)
    lead = t.word(first - 1)
    if t.words[start] in _SPEAKING and "," not in t.words[start:first]:
        return PAST  # "Speaking to reporters in Perth on Thursday, she said"
    if "since" in t.words[max(0, first - 5) : first] or _cites(t, first, last):
        return PAST
    if lead == "to" and t.word(first - 2) in (
        "back",
        "moved",
        "pushed",
        "postponed",
        "delayed",
        "forward",
        "off",
        "shifted",
    ):
        return FUTURE
    before = first - 1
    while before >= start and t.words[before] in _LEADS:
        before -= 1
    opens = before < start or t.words[before] in _OPENERS
    if opens:
        ahead = _forward(t, last, _clause_end(t, last, end))
        if ahead:
            return ahead
    back = _backward(t, first, start)
    if back == EITHER:
        return UNKNOWN
    if back == PAST and lead == "for" and not any(t.word(first - n) in _BYGONE for n in range(2, 10)):
        return FUTURE
    if back:
        return back
    if lead in ("by", "until", "till", "from"):
        return FUTURE
    return _forward(t, last, end)


def _cites(t: Tokens, first: int, last: int) -> bool:
    """As in "according to a Thursday report", "in a Monday statement": what is cited has been said."""
    if t.words[last] in _REPORTS and t.word(first - 1) in ("a", "the", "his", "her", "in", "'", "s"):
        return True
    return "according" in t.words[max(0, first - 5) : max(0, first - 1)]


def _clause_end(t: Tokens, last: int, end: int) -> int:
    """The comma that ends the clause after an opening expression, the one right behind it aside."""
    i = last + 1 if t.words[last] == "," else last
    while i < end and t.words[i] not in (",", ";", "–", "—"):
        i += 1
    return i if i - last > 3 else end


def _backward(t: Tokens, first: int, start: int) -> str:
    infinitive = False
    at = first - 1 if t.words[first - 1] in _LEADS else first
    for i in range(first - 1, start - 1, -1):
        word = t.words[i]
        if word == "to":
            infinitive = infinitive or (i + 1 < first and _verblike(t, i + 1))
            continue
        sign = _sign(t, i, at, infinitive=infinitive)
        if sign:
            return sign
    return FUTURE if infinitive else UNKNOWN


def _forward(t: Tokens, last: int, end: int) -> str:
    for i in range(last, end):
        sign = _sign(t, i, -1, infinitive=False)
        if sign:
            return UNKNOWN if sign == EITHER else sign
        if t.words[i] in _IS:
            return UNKNOWN
    return UNKNOWN


def _verblike(t: Tokens, i: int) -> bool:
    """Whether the word after "to" may be an infinitive: lower case, no article, no place or person."""
    word = t.words[i]
    return word.isalpha() and not t.capital(i) and word not in (
        "the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "talks", "date", "all", "both",
    )  # fmt: skip


# Every word that `_sign` may have something to say of, but for those known by their ending.
_TELLING = frozenset().union(_MODAL, _WAS, _IS, _HAS, _PAST_VERB, _AHEAD, _PROMISE, _PRESENT_VERB, _BASE_VERB, _CAPTION)


def _sign(t: Tokens, i: int, at: int, *, infinitive: bool) -> str:
    """What the word at an index says of time, its helpers and its infinitive considered; "" for nothing."""
    word = t.words[i]
    if word not in _TELLING and not word.endswith(("ed", "s")):
        return UNKNOWN
    if word in _MODAL:
        if word == "may" and t.capital(i) and not t.first_of_sentence(i):
            return UNKNOWN
        return PAST if t.words[i + 1] == "have" and word != "will" else FUTURE
    if word in _AHEAD:
        return UNKNOWN if word == "going" and t.words[i + 1] != "to" else FUTURE
    if word in _IS:
        return _present(t, i, at)
    if word in _WAS:
        return FUTURE if t.words[i + 1] == "to" and _verblike(t, i + 2) else PAST
    if word in _HAS:
        return _perfect(t, i)
    if word in _PROMISE and (
        word.endswith("ed") or word in ("set", "meant", "sought", "chose", "agree", "agreement", "asking")
    ):
        if infinitive or t.words[i + 1] in ("for", "to"):
            return FUTURE
        return _past(t, i) if word.endswith("ed") else UNKNOWN
    if t.word(i - 1) in _ARTICLES and word.endswith("ed"):
        return UNKNOWN
    if word in _PAST_VERB or (len(word) > 4 and word.endswith("ed") and word not in _ED_NOUNS and not t.capital(i)):
        return _past(t, i)
    if word in _CAPTION or (word in ("speaks", "talks") and t.words[i + 1] == "to"):
        return PAST
    if word.endswith("s") and word not in _SAYING and len(word) > 3 and not t.capital(i) and _has_subject(t, i):
        return FUTURE
    if word in _BASE_VERB and (_is_plural(t.word(i - 1)) or _names_joined(t, i)):
        return FUTURE
    if word in _PRESENT_VERB and not t.first_of_sentence(i) and t.word(i - 1) not in ("the", "a", "to"):
        return FUTURE
    return UNKNOWN


def _names_joined(t: Tokens, i: int) -> bool:
    """As in "Mori and Blair meet": names with "and" between them before a bare verb."""
    return t.capital(i - 1) and any(t.word(i - n) == "and" for n in (2, 3, 4))


def _is_plural(word: str) -> bool:
    return word in _PLURAL_SUBJECTS or (len(word) > 4 and word.endswith("s") and not word.endswith("ss"))


def _has_subject(t: Tokens, i: int) -> bool:
    """Whether the word before can be what a verb in -s tells of: "he flies", "Obama spends", "who lands"."""
    before = t.word(i - 1)
    if before in _SUBJECTS:
        return True
    return (
        t.capital(i - 1)
        and before not in ("the", "a")
        and not t.raw(i - 1).isupper()
        and t.word(i - 2) not in ("the", "a", "an", "of", "in")
    )


def _present(t: Tokens, i: int, at: int) -> str:
    """As in "is to meet", "are visiting" look ahead; a bare "is" says nothing."""
    k = i + 1
    while t.words[k] in _FILLERS:
        k += 1
    word = t.words[k]
    if i == at - 1 or word in ("to", "set") or word in _AHEAD or (word.endswith("ing") and len(word) > 5):
        return FUTURE
    return UNKNOWN


def _perfect(t: Tokens, i: int) -> str:
    """As in "has met" looks back; "has to" and "have talks" ahead."""
    if t.words[i] == "had":
        return PAST
    if t.word(i - 1) == "to" and t.word(i - 2) in ("was", "were"):
        return EITHER
    if t.words[i + 1] == "to":
        return FUTURE
    k = i + 1
    while t.words[k] in _FILLERS or t.words[k] in ("never", "ever", "long", "recently", "twice", "so", "far"):
        k += 1
    word = t.words[k]
    if word in ("a", "an", "his", "her", "its", "their", "talks", "meetings", "him", "the"):
        return FUTURE
    if word in ("been", "become", "come", "run") or word in _PAST_VERB or word.endswith(("ed", "en", "wn")):
        return PAST
    return UNKNOWN


def _past(t: Tokens, i: int) -> str:
    """A past form: with "be", "is", "are", a modal or "to" before it, a participle of what is to come."""
    k = i - 1
    while t.word(k) in _FILLERS:
        k -= 1
    helper = t.word(k)
    if helper in ("be", "being"):
        return FUTURE
    if helper in ("been", "have", "has") or helper in _WAS:
        return PAST
    if helper in _IS or helper in _MODAL or helper == "to":
        return FUTURE if helper not in _IS else UNKNOWN
    return PAST
