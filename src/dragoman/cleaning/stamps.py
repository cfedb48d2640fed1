"""Which lines state when a page was published or updated, and little else."""

import re

from dragoman.cleaning.tables import any_of

_LONGEST = 130
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]*)\.?"
_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_DAY}\s*(?:of\s+)?{_MONTH},?\s*(?:of\s+)?(?:\d{{4}})?"
    rf"|{_MONTH}\s+{_DAY}(?!\d)(?:\s*,?\s*\d{{4}})?"
    r"|\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}"
    r"|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})\b"
    r"|\d{4}年\s?\d{1,2}月\s?\d{1,2}日)"
)
_TIME = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
# "PublishedJune 27, 2018": pages lose the space between two boxes.
_HAS_DATE = re.compile(rf"(?:(?<!\w)|(?<=published)|(?<=updated)|(?<=posted)){_DATE}", re.IGNORECASE)
_KNOWN = re.compile(
    rf"(?:(?<!\w)|(?<=published)|(?<=updated)|(?<=posted))(?:{_DATE}|{_TIME}|{_DAY_NAME}\b|(?:{any_of('stamp_words')})\b|@\w+"
    r"|\b(?-i:[A-Z]){2,5}[+-]?\d{0,2}\b|[+-]\d{2}:?\d{2}\b|\d+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019.&-]*")
_PLACE_AND_WEEKDAY = re.compile(
    rf"(?:(?-i:[A-Z])[\w'\u2019.-]*[\s/,-]*){{1,3}}[,\s]\s*{_DAY_NAME}(?:\s+(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"[\W_]*(?:(?:last\s+|first\s+)?(?:updated?|published|posted|modified|issued)|date|publication\s+date)(?:\b[\s:]|(?=[A-Z\d]))",
    re.IGNORECASE,
)
_CLOCK = re.compile(rf"[\W_]*(?:{_TIME})\s*(?:[A-Z]{{1,5}}\s?[+-]?\d{{0,2}}(?::?\d{{2}})?)?[\W_]*", re.IGNORECASE)
# What a voice says at the start of a bulletin.
_ANNOUNCED = re.compile(
    rf"(?:\[[A-Z0-9 ]{{2,16}}\]\s*)?(?:it|this)\s+is\b[^.!?]{{0,60}}{_DATE}[.\s]*(?:good\s+\w+\.?)?$", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|was|were|are|will|has|had|have|would|met|meet|meets|said|says|when|to)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_WORDS = 5
_BAR = re.compile(r"\s[|·•¦]\s")
_ASIDE = re.compile(r"\([^()]{1,40}\)")
_POSTED_LAST = re.compile(r"\.\s+((?:posted|published|updated|last updated)\b[^.]{4,40})\.?$", re.IGNORECASE)


def is_stamp(words: str, *, labelled: bool = False) -> bool:
    """Whether a line states a time, of the page, and little else. labelled: and says what the time is of ("Updated").

    A headline may hold a date, and so may a sentence: a stamp begins with its date or says what the date is of, or has
    the year and next to no other words; and it has no verb.
    """
    if len(words) > _LONGEST or (labelled and not _LEAD.match(words)):
        return False
    if not any(map(str.isdigit, words)):
        return len(words) <= 50 and _PLACE_AND_WEEKDAY.fullmatch(words) is not None
    if _CLOCK.fullmatch(words) or _ANNOUNCED.match(words):
        return True
    return any(_is_dated(part.strip()) for part in (words, *_parts(words)))


def _parts(words: str) -> list[str]:
    """The boxes of a line ("World | by our desk | 4 Oct 2020 09:12 UTC"), and what is said of its posting last."""
    boxes = _BAR.split(words)
    if len(boxes) > 1:
        return [box for box in boxes if _YEAR.search(box)]
    posted = _POSTED_LAST.search(words)
    return [posted[1]] if posted else []


def _is_dated(words: str) -> bool:
    bare = _ASIDE.sub(" ", words).strip()
    match = _HAS_DATE.search(bare)
    return match is not None and not _VERB.search(bare) and _says_little_else(bare, match)


def _says_little_else(words: str, date: re.Match[str]) -> bool:
    others = _WORD.findall(_KNOWN.sub(" ", words))
    plain = sum(word.islower() for word in others)
    if date.start() <= 1 or _LEAD.match(words):
        # "12 March 2021: minister visits Tokyo" is an entry of a chronicle.
        entry = words[date.end() :].lstrip().startswith((":", "-", "\u2013", "—")) and plain and len(others) > 1
        return len(others) <= _MOST_WORDS and not entry
    if not _YEAR.search(words):
        return len(others) <= _MOST_WORDS - 2 and not plain
    return len(others) < _MOST_WORDS and plain <= 1
