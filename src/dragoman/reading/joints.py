"""What may stand between a title, a country and a name that belong together, and what a name looks like."""

import re

ADJECTIVES = (
    r"(?:(?:new|newly|current|incumbent|visiting|outgoing|incoming|acting|interim|caretaker|then|then-|first|second|"
    r"longtime|veteran|top|senior|working-level|high-level|high-ranking|ranking|state|appointed|elected|re-elected|designate|country['’]s)\s+)"
)
TO_TITLE = re.compile(rf"(?:['’]s?)?\s+{ADJECTIVES}{{0,3}}")
HONORIFIC = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|Maj|Sir|Lord|Dame|Sheikh|Shaikh|Prince|Princess|Sen|Senator|Rep|H\.?E|Amb)\.?"
    r"\s+){0,2}"
)
FORMER_BEHIND = re.compile(r",\s+(?:who\s+was\s+)?(?:the\s+|a\s+|an\s+|then\s+)?(?:former|ex-|late|retired)\b")
TO_NAME = re.compile(rf",?\s+(?:-\s*)?{HONORIFIC}")
OF = re.compile(r"\s+(?:of|for|from)\s+(?:the\s+)?")
OF_AFTER_NAME = re.compile(r",?\s+(?:of|from)\s+(?:the\s+)?")
FOR, LISTED = (
    re.compile(r"\s+for\s+(?:the\s+)?"),
    re.compile(r"\s*(?:[,;.)]|(?:and|met|meet|held|had|has|will|were|are|spent|agreed|attended)\b)"),
)
POSSESSIVE = re.compile(r"['’]s?\s+")
APPOSITION = re.compile(
    rf"\s*,?\s*(?:\(|,|—|–|-)\s*(?:who\s+is\s+)?(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+)?{ADJECTIVES}{{0,3}}"
)
TO, NAME_BEHIND = re.compile(r"\s+to\s+(?:the\s+)?"), re.compile(r",?\s+[A-Z][a-z]+\s+[A-Z]")
INITIAL = re.compile(r"\s[A-Z]\.?\s")
_MIDDLE = re.compile(r"\s[A-Z][a-z]+(?<!s)\s")  # no "Abe Meets Biden"
WHENCE = re.compile(r"(?:From|In|To|Via)\s+")
SPACE, GIVEN = re.compile(r"\s"), re.compile(r"\s+[A-Z][a-z]+\s+[A-Z][a-z]")
AS = re.compile(r"\bas\s+(?:the\s+|a\s+)?$")
FORMER = re.compile(
    r"\b(?:former|ex|late|(?<!and )then|retired)[\s\-–,]+(?:the\s+)?$|\bopposition\b[^,.;]{0,40}$", re.IGNORECASE
)
NAME = re.compile(
    r"(?:[A-Z][\w’'\-]*[a-z][\w’'\-]*|[A-Z]\.|[A-Z]{2,}(?=\s+[A-Z][a-z]))"
    r"(?:\s+(?:bin|ibn|al|el|van|von|der|de|da|dos|du|di|e|y|abu|ould|(?:[A-Z]\.)+|[A-Za-z]*-?[A-Z][\w’'\-]*)){0,4}"
)
NO_ACTOR = re.compile(  # "May 29"; "an official visit", "a leading paper": no office-holder
    r"(?:May|March|April|August)\s+(?:\d|this|next|last)|"
    r"(?:[Oo]fficial|[Pp]remier)\s+(?:visits?|trips?|talks|tours?|meetings?|dinner|ceremony|state|working|statement|residence|"
    r"results?|data|figures?|website|news|journey|invitation|announcement|league)\b"
)
TAIL = re.compile(r"\s+(?:[a-z]+|[A-Z]\.)$")


def is_middle(first: str, between: str, *, headline: bool) -> bool:
    """Whether words between two names are a middle name: "Antony J Blinken", "Antony John Blinken".

    first: the form of the first name, which may be somebody else's surname.
    """
    if INITIAL.fullmatch(between):
        return True
    return not headline and first.startswith("surname") and _MIDDLE.fullmatch(between) is not None
