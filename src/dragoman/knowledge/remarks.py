"""Titled names in the prose of an official log, such as "Met with President X and French Foreign Minister Y".

The names are found by their form, not by looking them up, so that somebody whom the facts do not hold is found too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TITLE = (
    r"(?:Prime Minister|Premier|Taoiseach|Chancellor|Federal Chancellor|President|King|Queen|Emperor|Sultan|Emir|Amir|"
    r"Crown Prince|Pope|State Counsell?or|National Security Advis[eo]r|"
    r"(?:Foreign|Defen[cs]e|External Affairs|Foreign Affairs) (?:Minister|Secretary)|Foreign Relations Secretary|"
    r"Minister (?:of|for) (?:Foreign|External) Affairs and (?:International Cooperation|[A-Z]\w+)(?= [A-Z])|"
    r"(?:Minister|Secretary) (?:of|for) (?:Foreign|External) (?:Affairs|Relations)|"
    r"(?:Minister|Secretary) (?:of|for) (?:National )?Defen[cs]e|Secretary of State)"
)
_PARTICLE = r"(?:al|el|bin|ibn|ben|bint|de|da|do|dos|du|di|del|della|der|den|van|von|la|le|y|e|Al)"
_PART = rf"(?:{_PARTICLE}[ -])*(?:[A-Z]\.(?:[A-Z]\.)?|[A-ZÀ-ÖØ-ÞŽŠČĆŁİʻ’'][\w’'ʻ\-]*)"
_HONOUR = r"(?:(?:Dr|Mr|Mrs|Ms|Gen|General|Sheikh|Prince|Princess|Cardinal|Sir|Dame|Lord)\.? )"
_STOP = r"(?:Met|Attended|Also|And|The|In|At|With|Foreign|Prime|President|Minister|Deputy|Defen[cs]e|Crown|King)\b"
_NAME = rf"(?:{_HONOUR})*(?P<name>(?!{_STOP}){_PART}(?: (?!{_STOP}){_PART}){{0,6}}(?:,? Jr\.)?)"
_TITLED = re.compile(rf"\b(?P<title>{_TITLE}),? {_NAME}")
_RUN_BEFORE = re.compile(r"(?:(?:[A-Z][\w.’'\-]*|of|the) )+$")
_OF = re.compile(r",? of (?:the )?((?:[A-Z][\w.’'\-]*)(?: (?:and )?[A-Z][\w.’'\-]*)*)")
_NOT_IN_OFFICE = re.compile(r"(?i)\b(?:former|ex|late|vice|deputy|assistant|under|first|justice|elect)[ -]$")
_EMPTY = re.compile(
    r"^(?:(?:Met|Attended|Also|And|The|In|With|His|Her|Majesty|Excellency|Acting|Interim|Transitional|Then|of|the|"
    r"Accompanied|Joined|Supported|Signed|Addressed|Visited|Bilateral|Caretaker|Designate|Royal|Highness) ?)+"
)
_VERB = re.compile(
    r"(?i)\b(?:(?P<met>met(?: \w+ly)?(?: \w+)? with|(?:held )?(?:bilateral )?meetings? with)|"
    r"attended|accompanied|joined|discussed|participated|addressed|traveled|visited|hosted|supported|signed|led|"
    r"received|spoke|announced|delivered|thanked|congratulated|inaugurat\w+|funeral)\b"
)
_OUTSIDE = re.compile(
    r"(?i)\b(?:at|during|to|hosted|including|in|by|on|where|who|before|after|following|with|delegation|between)\b"
)
_SENTENCE = re.compile(r"(?<=[a-zÀ-ÿ0-9)]{2})[.;] +(?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """Somebody named with a title. whose: the words that say whose office it is; "" where the place says it.

    met: the text says plainly that the traveller met the person.
    """

    title: str
    name: str
    whose: str
    met: bool


def titled_names(text: str) -> tuple[Titled, ...]:
    """Everybody whom the text names with the title of a leader or a foreign or defence minister, in office then."""
    return tuple(one for sentence in _SENTENCE.split(text) for one in _in_sentence(sentence))


def _in_sentence(sentence: str) -> Iterator[Titled]:
    for match in _TITLED.finditer(sentence):
        before = sentence[: match.start()]
        if _NOT_IN_OFFICE.search(before) or before.endswith("the ") or match["name"].endswith("-Elect"):
            continue
        name = re.sub(r"[’']s$", "", match["name"]).rstrip(".,")
        if match["title"] not in ("King", "Queen", "Pope", "Emperor", "Sultan") and re.search(r" (?:II|III|IV)$", name):
            continue
        run = _RUN_BEFORE.search(before)
        whose = _EMPTY.sub("", run[0]).strip() if run else ""
        of = _OF.match(sentence, match.end())
        if of and not whose:
            whose = of[1]
        yield Titled(title=match["title"], name=name, whose=whose, met=_met(before))


def _met(before: str) -> bool:
    """Whether what stands before a name in its sentence says that the traveller met the person."""
    verbs = list(_VERB.finditer(before))
    if not verbs or not verbs[-1]["met"]:
        return False
    between = re.sub(r"\b(?:of|for) (?:[A-Z]\w+ ?)+", "", before[verbs[-1].end() :])
    return _OUTSIDE.search(between) is None
