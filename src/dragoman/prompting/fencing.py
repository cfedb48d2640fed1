"""The fence around a report's text in a request: what stands inside is data, whatever it says.

Invariant: the fence holds a token made from the text, which no text can hold of itself; letters are changed one for
one, so that what is quoted from the fenced text is found again in the report's own.
"""

import re
from hashlib import sha256

_FENCE = re.compile(r"[-=<>#`~]{3,}|</?\s*(?:report|system|assistant|user|instructions?)\b", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_PLAIN = str.maketrans("-=<>#`~", "––‹›–––")


def fenced(text: str) -> str:
    """A text between two lines that it cannot forge, with what looks like a fence inside made harmless."""
    inner = neutral(text)
    token = sha256(inner.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"----- BEGIN REPORT {token} -----\n{inner}\n----- END REPORT {token} -----"


def neutral(text: str) -> str:
    """The text with marks that are read as a fence or a role replaced by others like them; of the same length."""
    unseen = _UNSEEN.sub(" ", text)
    return _FENCE.sub(lambda match: match[0].translate(_PLAIN), unseen)
