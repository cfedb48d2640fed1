"""Which lines are page furniture: navigation, sharing, pleas, policies, counters, lists of other stories.

The words and patterns stand in tables/*.txt. Every one names a kind of furniture, never a site. A pattern for a whole
line must match all of it, so that a sentence of a story that holds the same words is safe; a plea is told by speaking
to its reader about the page it stands on.

Invariant: no line of more than 400 characters is furniture, so that no rule here can cost a paragraph of a story.
"""

import re

from ahocorasick_rs import AhoCorasick

from dragoman.cleaning.tables import any_of, table

_LONGEST = 400


_LABEL = re.compile(rf"[\W_]*{any_of('labels')}[\W_]*", re.IGNORECASE)
_LIST_HEAD = re.compile(rf"[\W_]*{any_of('list_heads')}[\W_]*", re.IGNORECASE)
_LED_LIST = re.compile(
    rf"[\W_]*(?:{any_of('list_heads')}|{any_of('led_lines')})\s*[:|»>\u2013\u2014]\s*\S", re.IGNORECASE
)
# "A story | another | a third": other stories, or the links of a bar.
_BARRED = re.compile(r"[^|]{2,80}(?:\s\|\s[^|]{2,80}){2,}")
_PAGE_LINE = re.compile(any_of("page_lines"), re.IGNORECASE)
_SIGNED_LINE = re.compile(rf"[\W_]*{any_of('signed_lines')}", re.IGNORECASE)
_SIGNS = AhoCorasick(
    ["©", "(c)", "reserved", "copyright", "<", ">", "»", "\u203a", "\u2190", "\u2192", "::", "previous ", "next "]
)
_PLEA = re.compile(rf"[\W_]*{any_of('pleas')}", re.IGNORECASE)
# The reader is spoken to ...
_TO_READER = re.compile(rf"\b{any_of('reader_words')}\b", re.IGNORECASE)
# ... about the page, and of nothing that officials said or did.
_OF_PAGE = re.compile(rf"\b{any_of('of_page')}", re.IGNORECASE)
# Parts of words of which one stands in whatever _OF_PAGE finds: quick to look for.
_PAGE_WORDS = AhoCorasick(table("page_words"))
_SPEECH = re.compile(
    r"[\"\u201c\u201d\u201e«]|\b(?:said|says|told|added|ministers?|president|secretary|spokes\w+|officials?|talks|summit)\b",
    re.IGNORECASE,
)
_SPOKEN = ("Q:", "A:", "Q.", "A.", "\u201c", '"')
_PRESS = re.compile(
    r"\b(?:journalism|journalists|newsroom|misinformation|disinformation|fake news|reporting)\b", re.IGNORECASE
)
_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")
_BOAST = re.compile(rf"\b{any_of('boasts')}\b", re.IGNORECASE)
_STOPS = re.compile(r"[.!?]+")
_BIOGRAPHY = re.compile(
    r"(?:The (?:author|writer) |(?:[A-Z][\w'\u2019.-]+ ){2,4}(?:\([^)]{1,40}\) )?)"
    r"(?:is|writes|covers|reports|has (?:been )?(?:covered|written|worked|reported))\b"
)
_OCCUPATION = re.compile(
    r"\b(?:(?:reporter|correspondent|journalist|columnist|contributor|writer|editor|blogger|analyst|fellow|professor|"
    r"researcher|lecturer)\b.{0,40}\b(?:for|at|of|with|covering|based)|writes (?:about|on|for)|covers|"
    r"reports (?:on|from|for)|author of)\b"
)


def furniture_kind(words: str) -> str:
    """What kind of furniture a line is, wherever it stands; "" for none.

    One of "label", "list head", "list", "page", "plea", and "empty" for a line without a letter or digit.
    """
    size = len(words)
    if size > _LONGEST:
        return ""
    if not any(map(str.isalnum, words)):
        return "empty"
    if size <= 60 and (kind := _short_kind(words)):
        return kind
    if size <= 240 and (kind := _line_kind(words)):
        return kind
    return "plea" if _is_plea(words) else ""


def _short_kind(words: str) -> str:
    if _LIST_HEAD.fullmatch(words):
        return "list head"
    return "label" if _LABEL.fullmatch(words) else ""


def _line_kind(words: str) -> str:
    if _PAGE_LINE.fullmatch(words) or (_SIGNS.find_matches_as_indexes(words.lower()) and _SIGNED_LINE.fullmatch(words)):
        return "page"
    return "list" if _is_list(words) else ""


def _is_plea(words: str) -> bool:
    """Whether a line speaks to its reader about the page that it stands on, and of nothing that was said or done."""
    if words.startswith(_SPOKEN):
        return False
    if _PLEA.match(words):
        return True
    if not _PAGE_WORDS.find_matches_as_indexes(words.lower()):
        return False
    return bool(_OF_PAGE.search(words) and _TO_READER.search(words) and not _SPEECH.search(words))


def _is_list(words: str) -> bool:
    """Whether a line is a list of other stories, or of labels, with or without its heading before it."""
    if words.endswith((".", ".”", '."')):
        return False
    return bool(_LED_LIST.match(words) or _BARRED.fullmatch(words))


def is_boast(words: str) -> bool:
    """Whether a line is a content farm's one-line biography: three tiny sentences or more, two boasts or more."""
    if not 20 <= len(words) <= 400:
        return False
    sentences = [one for one in _STOPS.split(words.strip("“”\"' ")) if one.strip()]
    if len(sentences) < 3 or words.count(" ") > 6 * len(sentences):
        return False
    return len(_BOAST.findall(words)) >= 2


def praises_the_press(words: str) -> bool:
    """Whether a line speaks of journalism itself, and of nobody and nothing that was said: what leads to a plea."""
    if len(words) > _LONGEST or not _PRESS.search(words) or _SPEECH.search(words):
        return False
    return not _NAME_INSIDE.search(words)


def is_biography(words: str) -> bool:
    """Whether a line says what its writer does for a living, and nothing that was said or done."""
    if len(words) > _LONGEST or not _BIOGRAPHY.match(words) or _SPEECH.search(words):
        return False
    return _OCCUPATION.search(words) is not None
