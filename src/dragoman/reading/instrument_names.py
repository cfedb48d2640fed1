"""Where a sentence names an instrument, and what to call it.

An instrument is known (the knowledge marks it), described ("a treaty on the common border") or pointed back to ("the
document", "it"). Whatever happens to it is found elsewhere.
"""

import csv
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dragoman.knowledge import Knowledge
from dragoman.model import Mention
from dragoman.reading.openings import Openings, Phrases, Signed, beginnings
from dragoman.reading.vocabulary import listed

_HEADS = (
    r"agreements?|treaty|treaties|pacts?|accords?|memorandums?|memoranda|MOUs?|MoUs?|guidelines|declarations?|communiqu[eé]s?|"
    r"protocols?|conventions?|truces?|cease-?fires?|contracts?|arrangements?|charter|deals?|statements?|documents?|"
    r"roadmap|framework|strategy|strategies|initiative|concept|letters?\s+of\s+intent|terms\s+of\s+reference|action\s+plans?|compact"
)
_NAMES, _TEXTS = "Partnership|Initiative|Principles", "text|wording|draft"
_HEAD = re.compile(rf"\b(?:(?i:{_HEADS})|{_NAMES}|(?<=[Tt]he )(?:{_TEXTS}))\b")
_HEADS_BEGIN = Openings(beginnings(f"{_HEADS}|{_NAMES}|{_TEXTS}"))
_WORD = re.compile(r"[\w$%][\w.,’'&$%/\-]*(?<![.,’'])")
_WEAK = listed("weak_instruments")
_STATELY = re.compile(
    r"(?i)\b(?:peace|border|boundary|trade|tariff|security|defen[cs]e|military|nuclear|logistics|fisher\w+|grain|gas|energy|"
    r"transit|normali[sz]ation|cooperation|partnership|friendship|extradition|migration|climate|tax|investment|access|"
    r"cost-sharing|joint|bilateral|trilateral|political|mutual|strategic|strategy|free|national|intelligence|political|final)\b"
)
_STOPS = listed("no_modifiers")
_DETERMINERS = listed("determiners")
_LOOSE = listed("loose_modifiers")
_BACKWARD = listed("backward")
EXTENSION = "extension"  # the head of words that tell the event themselves
SUBJECT = "subject"  # the head of a name that is only described by what it is about
_TAIL = re.compile(
    r"\s+(?:on|of|over|about|for|between|with|concerning|covering|against|delimiting|restoring|governing|giving|ending|"
    r"amending|allowing|setting|opening|normali[sz]ing|regulating|that\s+amends|to\s+(?:establish|give|avoid|end|normali[sz]e))"
    r"\s+(?:(?:U\.[SKN]\.|[\w$%’'\-]+)\s+){0,8}?(?:U\.[SKN]\.|[\w$%’'\-]+)"
    r"(?=\s*[,;:)–—]|\s-\s|\.(?!\w)|\s+(?:will|would|was|were|is|are|has|have|had|that|which|who|after|before|in|at|by|when|while|as|"
    r"from|with|during|under|if|once|since|signed|reached|initialled|\w+day|may|might|could|should|must|can|expires?|lapses?|"
    r"takes?|came|comes|enters?|entered|yesterday|today|tomorrow|last|next|until|because|but)\b|\s*$)"
)
_PRONOUN = Signed(
    r"\b(?:sign(?:s|ed|ing)?|negotiat(?:e|ed|ing|ions\s+on)|talks\s+on|names\s+to|signatures\s+(?:to|on)|initialled|renewed|extended)"
    r"\s+(it)\b",
    *(" it", "\nit"),
)
_OPENING = re.compile(r"(It)\s+(?:is|was|will|would|runs?|expires?|enters?|takes?|took|came|has|had|lapses?)\b")
# What only makes sense of the instrument spoken of: its successor under negotiation, its extension.
_SEQUEL = Signed(
    r"\b(?:talks|negotiations?|negotiat(?:e|ed|ing)|discussions?|work(?:ing)?)\s+(?:on\s+|over\s+|about\s+|for\s+)?"
    r"(an?\s+(?:successor|replacement|new\s+one))\b",
    *("successor", "replacement", "new"),
)
_ONE = Signed(r"\bthe\s+(?:present|current|existing|old)\s+one\b", "one")
_EXTENSION = Signed(r"\b(?:an?|the)\s+(?:[\w-]+\s+){0,2}extension\b(?!\s+of)", "extension")
_YEAR = re.compile(r"\s*\(\d{4}\)$")
_VERB = re.compile(
    r"(?:sign|revise|renew|extend|adopt|approve|ratif[yi]|discuss|negotiate|conclude|announce|unveil|endorse|update|amend|"
    r"overhaul|finali[sz]e|publish|release|seal|clinch|ink|abandon|scrap|honou?r|back|support|call|review|rewrite)(?:e?s)?|rewrote|broke"
)
_NO = re.compile(r"(?i)\b(?:no|without(?:\s+\w+)?|any|nobody|neither|not\s+an?|lack\s+of)\s+(?:\w+\s+)?$")
_MOST_MODIFIERS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An instrument where it is named.

    start, end: determiner, modifiers and head. tail: where what still describes it ends ("on the common border").
    weak: the words say too little unless what happens is plainly the life of a treaty ("their truce", "the contract").
    points_back: the words say no more than that it was spoken of before ("the document").
    """

    name: str
    start: int
    end: int
    tail: int
    head: str
    known: bool = False
    weak: bool = False
    points_back: bool = False


def find_names(
    text: str, start: int, end: int, marks: Iterable[Mention], knowledge: Knowledge, parties: Collection[str]
) -> list[Name]:
    """The instruments that text[start:end] names, left to right. parties: those of the report, to choose by."""
    inside = [m for m in marks if start <= m.start and m.end <= end]
    names = [_known(text, m, knowledge, parties) for m in inside]
    taken = [(n.start, n.end) for n in names]
    for at, _ in _HEADS_BEGIN.within(text, start, end):
        head = _HEAD.match(text, at, end)
        if head is None or any(s < head.end() and head.start() < e for s, e in taken):
            continue
        name = _known_by(_described(text, start, end, head), text, parties)
        if name is not None and not any(s < name.end and name.start < e for s, e in taken):
            taken.append((name.start, name.end))
            names.append(name)
    for subject, about in _about(parties):
        for match in about.each(text, start, end):
            if not any(n.start < match.end() and (match.start() < n.tail or n.name.startswith(subject)) for n in names):
                names.append(
                    Name(name=subject, start=match.start(), end=match.end(), tail=match.end(), head=SUBJECT, known=True)
                )
    names += _pointing(text, start, end)
    return _without_appositions(text, sorted(names, key=lambda n: n.start))


def _pointing(text: str, start: int, end: int) -> list[Name]:
    """Words that stand for the instrument spoken of: "it", "a successor", "a one-year extension"."""
    found = [("it", *m.span(1)) for m in _PRONOUN.each(text, start, end)]
    found += [("it", *m.span(1)) for m in [_OPENING.match(text, start, end)] if m is not None]
    found += [("it", *m.span(1)) for m in _SEQUEL.each(text, start, end)]
    found += [("it", *m.span()) for m in _ONE.each(text, start, end)]
    found += [(EXTENSION, *m.span()) for m in _EXTENSION.each(text, start, end)]
    return [Name(name="", start=a, end=b, tail=b, head=head, points_back=True) for head, a, b in found]


def _without_appositions(text: str, names: Sequence[Name]) -> list[Name]:
    """As in "The Coral Treaty, a bilateral fisheries pact,": the second words only describe the first."""
    kept: list[Name] = []
    for name in names:
        before = kept[-1] if kept else None
        if (
            before is not None
            and not name.points_back
            and re.fullmatch(r",\s+(?:(?:an?|the)\s+)?", text[before.tail : name.start] + _determiner(text, name))
        ):
            kept[-1] = replace(before, tail=name.tail)
        else:
            kept.append(name)
    return kept


def _determiner(text: str, name: Name) -> str:
    match = re.match(r"(?:an?|the)\s+", text[name.start : name.end])
    return match[0] if match else "-"


def _known(text: str, mark: Mention, knowledge: Knowledge, parties: Collection[str]) -> Name:
    """The instrument that an alias means among the report's parties; the words as said where several are left."""
    said = " ".join(text[mark.start : mark.end].split())
    fits = [i for i in mark.ids if (item := knowledge.instrument(i)) is not None and _is_between(item.parties, parties)]
    name = mark.ids[0] if len(mark.ids) == 1 else fits[0] if len(fits) == 1 else said
    if not any(c.isdigit() for c in said):
        name = _YEAR.sub("", name)
    if len(said.split()) == 1 and not said.isupper() and len(mark.ids) > 1:
        name = said
    tail = _TAIL.match(text, mark.end)
    end = tail.end() if tail else mark.end
    return Name(name=name, start=mark.start, end=mark.end, tail=end, head=said.lower().split()[-1], known=True)


def _known_by(name: Name | None, text: str, parties: Collection[str]) -> Name | None:
    """As in "A deal on host-nation support": an instrument that its subject gives away."""
    if name is None:
        return None
    words = text[name.start : name.tail]
    subject = by_subject(words, parties)
    return replace(name, name=subject, known=True, weak=False) if subject else name


def by_subject(words: str, parties: Collection[str]) -> str:
    """The instrument that words describe without its name; "" for none."""
    return next((name for name, about in _about(parties) if about.stand(words, 0, len(words))), "")


def _about(parties: Collection[str]) -> list[tuple[str, Phrases]]:
    return [(name, about) for name, party, about in _subjects() if party in parties]


@cache
def _subjects() -> tuple[tuple[str, str, Phrases], ...]:
    source = files("dragoman.reading").joinpath("instrument_subjects.tsv").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line and not line.startswith("#")]
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple((row["name"], row["parties"], Phrases(row["words"], re.IGNORECASE)) for row in table)


def _is_between(of: Sequence[str], parties: Collection[str]) -> bool:
    states = [p for p in of if len(p) == 2]
    return bool(states) and all(p in parties for p in states)


def _described(text: str, start: int, end: int, head: re.Match[str]) -> Name | None:
    """A name made of the words around a head; None where they deny it or stand for something else."""
    left, words = _modifiers(text, start, head.start())
    if _NO.search(text, max(start, left - 20), head.start()) or _is_possessor(text, head.end()):
        return None
    tail = _TAIL.match(text, head.end(), end)
    right = tail.end() if tail else head.end()
    kept = [w for w in words if w.lower() not in _DETERMINERS | _LOOSE]
    low = head[0].lower()
    if low == "partnership" and not (kept and kept[0][0].isupper()):
        return None
    if kept == ["mutual"] or (not words and low.endswith("s") and low != "guidelines"):
        return None
    back = not kept and tail is None and any(w.lower() in _BACKWARD for w in words)
    told = tail is not None or any(_STATELY.search(w) or w[0].isupper() for w in kept)
    told = told or (low in ("deal", "deals") and any(w[0].islower() and "-" not in w for w in kept))
    name = " ".join([*kept, *text[head.start() : right].split()])
    weak = low in _WEAK and not told
    return Name(name=name, start=left, end=head.end(), tail=right, head=low, weak=weak, points_back=back)


def _is_possessor(text: str, end: int) -> bool:
    """As in "the treaty's Article 5", "the treaty organisation"."""
    return (
        re.match(r"['’]s\b|\s+(?:organi[sz]ation|area|partners?|allies|ally|table)\b", text[end : end + 16]) is not None
    )


def _modifiers(text: str, start: int, head: int) -> tuple[int, list[str]]:
    """The words before a head that belong to it, and where they begin."""
    words = list(_WORD.finditer(text, max(start, head - 90), head))
    left, kept = head, []
    for word in reversed(words[-_MOST_MODIFIERS - 1 :]):
        between = text[word.end() : left]
        low = word[0].lower()
        if (
            between.strip()
            or low in _STOPS
            or _VERB.fullmatch(low)
            or (low.endswith("ed") and low not in ("united", "limited", "proposed", "planned"))
        ):
            break
        if low.endswith("ing") and low not in ("sharing", "existing", "binding") and not word[0][0].isupper():
            break
        if low.endswith("ly") and low not in ("yearly", "early"):
            break
        left = word.start()
        kept.append(word[0])
        if low in _DETERMINERS:
            break
    return left, kept[::-1]
