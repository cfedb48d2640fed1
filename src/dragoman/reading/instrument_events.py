"""What a sentence says happens to an instrument: the event word that governs its name, before it or behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import InstrumentEvent
from dragoman.reading.instrument_names import EXTENSION, SUBJECT, Name

_E = InstrumentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event and where its words stand. dated: told by no verb, only by the year that a text bears."""

    event: InstrumentEvent
    start: int
    end: int
    dated: bool = False


# A verb or noun that takes the instrument as its object: "signed a treaty", "talks on a pact", "the renewal of".
_BEFORE: tuple[tuple[InstrumentEvent, str], ...] = (
    (
        _E.UNDER_NEGOTIATION,
        (
            r"(?:re)?negotiat(?:e|ed|es|ing|ions?)(?:\s+(?:on|over|about|for|of|towards?))?|haggl\w+(?:\s+\w+){0,3}\s+over|"
            r"(?:talks|discussions?|consultations|negotiators)\s+(?:on|about|over|towards?|for|of)|reviews?(?:\s+of)?|reviewing|draft(?:ing)?(?:\s+of)?|"
            r"finali[sz](?:e|ing)|settl(?:e|ing)(?!\s+(?:instead\s+)?for)|seek(?:ing|s)?|sought|reach(?:ing)?|work(?:ing)?\s+(?:on|towards?)|discuss(?:ed|ing)?(?:\s+revising)?|"
            r"progress\s+(?:on|towards?|in)|(?:move|moving)\s+(?:faster|ahead)\s+(?:on|with)|speed(?:ing)?\s+up|"
            r"(?:talks|discussions|negotiations)\s+(?:are|were|is)\s+(?:going\s+on|under\s+way|held)(?:\s+with\s+\w+)?\s+(?:about|on|over)|hammer(?:ing)?\s+out|replac(?:e|ing)|"
            r"replacement\s+(?:for|of)|successor\s+(?:to|of)"
        ),
    ),
    (
        _E.SIGNED,
        (
            r"sign(?:s|ed|ing)?(?:\s+(?:off\s+on|up\s+to))?|(?:signing|signature)\s+of|initial(?:led|ed|s|ling)|inked|inks|penned|"
            r"(?:put|puts|putting)\s+pen\s+to\s+paper\s+on|exchang(?:e|ed|ing)\s+(?:notes|letters)\s+(?:on|for)|"
            r"conclud(?:e|ed|es|ing)|conclusion\s+of|"
            r"(?:put|puts|putting|set|sets|affix(?:ed)?)\s+(?:their|his|her)\s+(?:names?|signatures?|hands?|initials)(?:\s+\w+)?\s+(?:to|on|under)"
        ),
    ),
    (
        _E.EXTENDED,
        r"extend(?:s|ed|ing)?|extension\s+(?:of|to)|renew(?:s|ed|ing)?|renewal\s+of|prolong(?:s|ed|ing)?|roll(?:ed|ing)?\s+over",
    ),
    (
        _E.REVISED,
        (
            r"revis(?:e|es|ed|ing)|revision\s+of|rewrit(?:e|es|ing)|rewrote|rewritten|updat(?:e|es|ed|ing)|upgrad(?:e|es|ed|ing)|overhaul(?:s|ed|ing)?(?:\s+of)?|"
            r"amend(?:s|ed|ing)?"
        ),
    ),
    (
        _E.IN_FORCE,
        r"ratif(?:y|ied|ies|ying)|ratification\s+of|entry\s+into\s+(?:force|effect)\s+of|(?:bring|brought|put)\s+into\s+(?:force|effect)",
    ),
    (_E.EXPIRES, r"(?:expiry|expiration|lapse)\s+of"),
    (
        _E.ADOPTED,
        (
            r"adopt(?:s|ed|ing)?|adoption\s+of|approv(?:e|es|ed|ing)|approval\s+of|endors(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|"
            r"announc(?:e|es|ed|ing)|agreed(?:\s+(?:on|to))?|finish(?:ed|ing)?|finali[sz]ed|releas(?:e|ed|ing)|publish(?:ed|ing)?|"
            r"struck|clinched|sealed|reached|hammered\s+out|thrash(?:ed)?\s+out|agreement\s+on|"
            r"issu(?:e|es|ed|ing)|yield(?:s|ed|ing)?|produc(?:e|es|ed|ing)|compil(?:e|es|ed|ing)|put(?:ting)?\s+out"
        ),
    ),
)
# What the instrument does, or has done to it: "was signed", "expires", "under negotiation".
_BEHIND: tuple[tuple[InstrumentEvent, str], ...] = (
    (
        _E.EXPIRES,
        (
            r"expir(?:e|es|ed|ing)|(?:runs?|ran|running)\s+(?:out|to|until|till|through)|lapse[sd]?|"
            r"(?:valid|good|lasting|in\s+force)\s+(?:until|till|through)|ends?\s+(?:in|on|next|this|at\s+the\s+end)|ending\s+(?:in|on)|,\s+under\s+which\s+[^;]{3,80}?\s+until"
        ),
    ),
    (
        _E.IN_FORCE,
        (
            r"(?:takes?|took|taking|taken)\s+(?:effect|hold)|(?:enter|enters|entered|come|comes|came|go|goes|went)\s+into\s+(?:force|effect)|"
            r"in\s+force\b(?=\s+(?:since|from))|(?:(?:was|been|be)\s+)ratified"
        ),
    ),
    (
        _E.UNDER_NEGOTIATION,
        (
            r"under\s+(?:negotiation|discussion|review)|(?:being|be|been)\s+(?:negotiated|drafted|drawn\s+up|prepared|discussed|hammered\s+out)(?!\s+for\s+signature)|"
            r"(?:talks|negotiations?)(?:\s+(?:on|over)\s+(?:it|which))?\s+(?:\w+\s+){0,2}(?:opened|began|continue|go\s+on|are\s+under\s+way|resumed?|started)|"
            r"negotiations?|talks\s+(?:on|over)\s+which|(?:is|was)\s+discussed|taking\s+shape|(?:on|over|about)\s+which\s+(?:\w+\s+){1,6}?(?:negotiat\w+|talking|working)"
        ),
    ),
    (
        _E.SIGNED,
        (
            r"(?:be|been|was|were|being|is|are|and|,|it)\s+(?:(?:then|finally|formally|duly|also)\s+)?(?:signed|initialled|initialed|inked|penned|concluded)|"
            r"sign(?:ed)\s+(?:in|on|by|last|this|at|with|between|during|\w+day|yesterday)|for\s+signature|ready\s+to\s+sign|"
            r"(?:that|which|they|both|two|[A-Z]\w+)\s+(?:\w+\s+){0,4}?(?:signed|put\s+their\s+names\s+to|concluded)|signing\b|"
            r"bears?\s+the\s+(?:date|signatures?|names?)\b"
        ),
    ),
    (
        _E.EXTENDED,
        r"(?:be|been|was|were|being|is|are|and|,)\s+(?:\w+ly\s+)?(?:extended|renewed|prolonged)(?!\s+deterrence)|extension|renewal",
    ),
    (
        _E.REVISED,
        r"(?:be|been|was|were|being|is|are|and|,)\s+(?:\w+ly\s+)?(?:revised|rewritten|updated|upgraded|amended|overhauled)",
    ),
    (
        _E.ADOPTED,
        (
            r"(?:be|been|was|were|being|is|are|and|,)\s+(?:\w+ly\s+)?(?:adopted|approved|endorsed|unveiled|announced|released|reached|struck|settled|sealed|clinched)|"
            r"(?:announced|adopted|reached|struck|released|unveiled)\s+(?:in|on|by|last|this|at|\w+day|today)|"
            r"(?:be|been|was|were|is|are)\s+(?:hoped\s+for|issued|put\s+out|to\s+(?:come\s+out|follow))"
        ),
    ),
)
_BEFORE_RE = re.compile("|".join(f"(?P<{e.value}>\\b(?:{words})\\b)" for e, words in _BEFORE), re.IGNORECASE)
_BEHIND_RE = re.compile("|".join(f"(?P<{e.value}>(?:(?<!\\w)|(?=,))(?:{words})(?!\\w))" for e, words in _BEHIND))
_BREAK = re.compile(r"[;:!?—–]\s|\b(?:because|although|but|though|whereas|unless|while)\b")
_NEGATIVE = re.compile(
    r"(?:\b(?:not|never|without|yet\s+to|failed\s+to|refus\w+\s+to|nor|(?<!that )one|ones)|n['’]t)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:urg|press|ask|call|want|demand|encourag|tell|told)\w*\s+(?:\S+\s+){1,5}to\s+$")
_REVIEW = re.compile(r"(?i)reviews?|under\s+review")
# Heads whose being announced, issued or agreed is no more than that somebody spoke.
_ONLY_SIGNED = ("statement", "document", "communiqu", "deal", "contract", "arrangement", "memorand", "mou")
_REACH_BEFORE, _REACH_BEHIND = 60, 110


def happenings(text: str, start: int, end: int, names: Sequence[Name], index: int) -> list[Happening]:
    """What text[start:end] says of names[index]: at most one event before the name and two behind it."""
    name = names[index]
    if name.head == EXTENSION:
        return [Happening(event=_E.EXTENDED, start=name.start, end=name.end)]
    low = names[index - 1].tail if index else start
    high = names[index + 1].start if index + 1 < len(names) else end
    before = _before(text, low, name)
    found = [h for h in (before, *_behind(text, name, min(high, end))) if h is not None]
    kept = list({h.event: h for h in reversed(found) if _is_meant(h, name, text)}.values())[::-1]
    if not kept and not name.points_back and not name.weak:
        kept = _dated(text, name, end)
    if len(kept) > 1:
        kept = [h for h in kept if h.event is not _E.ADOPTED] or kept[:1]
    return kept


_OF_YEAR = re.compile(
    r"(?:,?\s+(?:of|from|dated)\s+(?:\w+\s+){0,2}?|\s*\()(?=(?:1[89]|20)\d\d\b)|,?\s+(?:of|dated)\s+(?=[A-Z][a-z]+\.?\s+\d{1,2}\b)"
)
_YEARS_OWN = re.compile(r"(?:the|a|their|its)\s+(?=(?:1[89]|20)\d\d\s)", re.IGNORECASE)
_BY_WORD = (
    "declaration",
    "statement",
    "communiqu",
    "guidelines",
    "roadmap",
    "framework",
    "strategy",
    "plan",
    "document",
)


def _dated(text: str, name: Name, end: int) -> list[Happening]:
    """As in "the Declaration of 1991": what a text is dated by is when it was made."""
    match = _OF_YEAR.match(text, name.end, end) or _YEARS_OWN.match(text, name.start, name.end)
    if match is None or name.head == SUBJECT:
        return []
    event = _E.ADOPTED if name.head.startswith(_BY_WORD) else _E.SIGNED
    return [Happening(event=event, start=match.start(), end=match.end(), dated=True)]


def _before(text: str, low: int, name: Name) -> Happening | None:
    """The last event word that may govern the name, nothing but its own objects between."""
    last: Happening | None = None
    for match in _BEFORE_RE.finditer(text, max(low, name.start - _REACH_BEFORE), name.start):
        between = text[match.end() : name.start]
        if (
            match.lastgroup is None
            or re.search(r"[;:,—–]", between)
            or re.search(r"\b(?:that|which|who|before|after|until)\b", between)
        ):
            continue
        if _NEGATIVE.search(text, max(low, match.start() - 24), match.start()) or len(between) > 48:
            continue
        last = Happening(event=_E(match.lastgroup), start=match.start(), end=match.end())
    return last


_LATER = frozenset({_E.EXPIRES, _E.IN_FORCE, _E.UNDER_NEGOTIATION})  # "renewed in May, it expires"


def _behind(text: str, name: Name, high: int) -> list[Happening]:
    stop = _BREAK.search(text, name.tail, high)
    high = min(high, name.tail + _REACH_BEHIND, stop.start() if stop else high)
    found: list[Happening] = []
    for match in _BEHIND_RE.finditer(text, name.end, high):
        if match.lastgroup is None or _NEGATIVE.search(text, max(name.end, match.start() - 24), match.start()):
            continue
        happening = Happening(event=_E(match.lastgroup), start=match.start(), end=match.end())
        if not found or (found[0].event is _E.ADOPTED and happening.event is _E.SIGNED):
            found = [happening]
        elif happening.event in _LATER | {_E.EXTENDED} and happening.event is not found[0].event and len(found) == 1:
            found.append(happening)
    return found


def _is_meant(happening: Happening, name: Name, text: str) -> bool:
    if name.head == SUBJECT:
        return happening.event is _E.UNDER_NEGOTIATION and happening.end <= name.start
    if name.weak and not name.points_back and not _shows_life(happening, name):
        return False
    if _REVIEW.match(text, happening.start) and "guidelines" not in name.name.lower() and "strategy" not in name.head:
        return False
    if happening.event is _E.ADOPTED:
        return _is_adopted(happening, name, text)
    if happening.event is _E.UNDER_NEGOTIATION:
        return not name.head.startswith(("statement", "communiqu", "ceasefire", "truce", "cease-fire"))
    asked = _ASKED.search(text, max(0, happening.start - 60), happening.start)
    return asked is None


_ISSUED = re.compile(r"(?i)\b(?:issu|yield|produc|compil|put|hoped|to\s)")
_OF_SEVERAL = re.compile(r"(?i)\b(?:joint|trilateral|leaders['’]?)\b|^[A-Z]\w+(?:\s[A-Z]\w+)*\s(?-i:Declaration)\b")
_TOLD = re.compile(r"(?i)announc|agreed|finali|struck|clinched|sealed|reached|settled|approv")


def _is_adopted(happening: Happening, name: Name, text: str) -> bool:
    """A joint statement is adopted by being issued; of what is only agreed or announced no statement tells."""
    issued = _ISSUED.search(text, happening.start, happening.end) is not None
    if name.head.startswith(("statement", "declaration", "communiqu")) and _OF_SEVERAL.search(name.name):
        return issued or _TOLD.match(text, happening.start) is None
    return not issued and (not name.head.startswith(_ONLY_SIGNED) or "strategy" in name.name.lower())


def _shows_life(happening: Happening, name: Name) -> bool:
    """What happens only to texts between states tells that a weak word means one."""
    if happening.event in (_E.EXPIRES, _E.EXTENDED):
        return name.head not in ("statement", "strategy")
    return happening.event is _E.SIGNED and name.head not in (
        "statement",
        "deal",
        "deals",
        "strategy",
        "contract",
        "contracts",
    )
