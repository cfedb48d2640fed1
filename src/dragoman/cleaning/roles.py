"""What a line that is not furniture is: a stamp, a byline, a credit, a caption, or words of the story.

Invariant: these rules look at short lines only; a line of the length of a paragraph is BODY whatever it holds.
"""

import re

from dragoman.cleaning.agencies import AGENCY
from dragoman.cleaning.stamps import is_stamp
from dragoman.cleaning.tables import any_of
from dragoman.model import Role

_LONGEST, _LONGEST_CREDIT, _LONGEST_BYLINE = 420, 260, 130
_LONG = 160
_FEWEST_SPACES = 7


def _with_agencies(name: str) -> str:
    return any_of(name).replace("AGENCY", AGENCY)


_BYLINE = re.compile(rf"[\W_]*(?:{any_of('bylines')})", re.IGNORECASE)
_CREDIT = re.compile(rf"[\W_]*(?:{_with_agencies('credits')})[\W_]*", re.IGNORECASE)
_CAPTION = re.compile(rf"[\W_]*(?:{_with_agencies('captions')})", re.IGNORECASE)
_CAPTION_END = re.compile(rf"(?:{_with_agencies('caption_ends')})$", re.IGNORECASE)
_CAPTION_BAR = re.compile(r"[/|—©:]|photo\.?$")
_DESK = re.compile(r"[\W_]*(?:reporting|writing|editing|additional)\b", re.IGNORECASE)
_PROSE_END = re.compile(r"[.!?。\uff01\uff1f…\u061f\u06d4][\"'”\u2019»)\]]*(?:\s?\[?\d{1,3}\]?)?$")


def is_prose(words: str) -> bool:
    """Whether a line reads as sentences: eight words and a stop, or the length of a paragraph."""
    if len(words) > _LONG:
        return True
    if not _PROSE_END.search(words, max(len(words) - 12, 0)):
        return False
    return words.count(" ") >= _FEWEST_SPACES or (len(words) >= 25 and words[len(words) // 2] >= "\u2e80")


def line_role(words: str) -> Role | None:
    """The role of a line by its own looks: STAMP, BYLINE, CREDIT, CAPTION; None where it looks like none of them."""
    if len(words) > _LONGEST:
        return None
    if _is_credit(words):
        return Role.STAMP if is_stamp(words) else Role.CREDIT
    if _CAPTION.fullmatch(words) or _ends_as_caption(words):
        return Role.CAPTION
    if is_stamp(words):
        return Role.STAMP
    if len(words) <= _LONGEST_BYLINE and not is_prose(words) and _BYLINE.fullmatch(words):
        return Role.BYLINE
    return None


def _is_credit(words: str) -> bool:
    """Whether a line credits an agency or a desk; a whole sentence does so in brackets only."""
    if len(words) > _LONGEST_CREDIT:
        return False
    may_be = words[0] in "([" or not is_prose(words) or _DESK.match(words) is not None
    return may_be and _CREDIT.fullmatch(words) is not None


def _ends_as_caption(words: str) -> bool:
    """Whether a line ends in who made a picture: "(Reuters/file)", "Photographer / AP", "file photo"."""
    bare = words.rstrip(". ")
    if bare.endswith((")", "]")):
        opening = max(bare.rfind("("), bare.rfind("["))
        return opening >= 0 and _CAPTION_END.match(words, opening) is not None
    start = max(len(words) - 60, 0)
    return _CAPTION_BAR.search(words, start) is not None and _CAPTION_END.search(words, start) is not None
