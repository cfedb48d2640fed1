"""The words that may assert an engagement, from the pattern files, and where they stand in a sentence."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.dates import SaidKind
from dragoman.model import Mention
from dragoman.reading.grammar import BE, HAVE, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Item, Sentence
from dragoman.reading.senses import Place, stands

_FILES = ("visit", "meeting", "call", "other")
_IRREGULAR = {
    "meet": ("met", "met"),
    "fly": ("flew", "flown"),
    "go": ("went", "gone"),
    "come": ("came", "come"),
    "leave": ("left", "left"),
    "set": ("set", "set"),
    "see": ("saw", "seen"),
    "sit": ("sat", "sat"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "ring": ("rang", "rung"),
    "take": ("took", "taken"),
    "bring": ("brought", "brought"),
    "get": ("got", "gotten"),
    "shake": ("shook", "shaken"),
    "catch": ("caught", "caught"),
    "have": ("had", "had"),
    "tell": ("told", "told"),
    "be": ("was", "been"),
    "put": ("put", "put"),
    "cut": ("cut", "cut"),
    "lead": ("led", "led"),
    "break": ("broke", "broken"),
    "swing": ("swung", "swung"),
    "wind": ("wound", "wound"),
    "drive": ("drove", "driven"),
    "sweep": ("swept", "swept"),
    "run": ("ran", "run"),
    "bid": ("bade", "bidden"),
    "make": ("made", "made"),
    "show": ("showed", "shown"),
}


_DOUBLED = frozenset({"sit", "stop", "get", "set", "jet", "confer", "slip", "step", "drop", "hug", "run"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One row of a pattern file. prepositions: what leads to the other side or the host; "-" is a direct object."""

    words: tuple[str, ...]
    shape: str
    prepositions: frozenset[str]
    act: str
    example: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A pattern found: items[first:last]. form: "base", "s", "ed", "en", "ing" for verbs, "noun" for nouns."""

    pattern: Pattern
    first: int
    last: int
    form: str

    @property
    def act(self) -> str:
        """What it asserts: visit, meet, speak, call, summit, 2+2, summon, dine."""
        return self.pattern.act

    @property
    def is_verb(self) -> bool:
        """A verb, with a subject to its left."""
        return self.form != "noun"


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every row of every pattern file."""
    return tuple(_pattern(name, row) for name in _FILES for row in _rows(name))


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = files("dragoman.reading").joinpath("patterns", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _pattern(name: str, row: dict[str, str]) -> Pattern:
    return Pattern(
        words=tuple(row["words"].split()),
        shape=row["shape"],
        prepositions=frozenset(row["prepositions"].split()),
        act=row["act"],
        example=row["example"],
        file=name,
    )


@cache
def _lookup() -> dict[str, tuple[tuple[Pattern, str], ...]]:
    """First word in each of its forms -> the patterns that it may begin, longest first."""
    table: dict[str, list[tuple[Pattern, str]]] = {}
    for pattern in patterns():
        for word, form in _forms(pattern.words[0], pattern.shape):
            table.setdefault(word, []).append((pattern, form))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0].words))) for word, rows in table.items()}


def _forms(word: str, shape: str) -> Iterable[tuple[str, str]]:
    if shape == "noun":
        plural = word if word.endswith("s") else word + "s"
        return [(word, "noun"), (plural, "noun")]
    stem = word.removesuffix("e")
    doubled = word + word[-1] if word in _DOUBLED else stem
    ends_in_y = word.endswith("y") and word[-2] not in "aeiou"
    regular = (word[:-1] + "i" if ends_in_y else doubled) + "ed"
    past, participle = _IRREGULAR.get(word, (regular, regular))
    if word.endswith(("el", "initial")):
        return [
            (word, "base"),
            (word + "s", "s"),
            *((word + d, f) for d, f in (("ed", "ed"), ("led", "ed"), ("ing", "ing"), ("ling", "ing"))),
        ]
    third = word + ("es" if word.endswith(("ch", "s", "sh", "o")) else "s")
    if ends_in_y:
        third = word[:-1] + "ies"
    if word == "be":
        return [("is", "s"), ("are", "s"), ("be", "base"), ("was", "ed"), ("were", "ed"), ("been", "en")]
    return [(word, "base"), (third, "s"), (past, "ed"), (participle, "en"), (doubled + "ing", "ing")]


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """All triggers of a sentence, left to right, not overlapping. Noun or verb is told by what stands before."""
    words = [item.word if item.time is None else _word(item) for item in sentence.items]
    table = _lookup()
    found: list[Trigger] = []
    taken = -1
    for index, word in enumerate(words):
        if index <= taken:
            continue
        if word and word not in table:
            continue
        item = sentence.items[index]
        if item.format is not None and not _is_occasion(item.format, words, index):
            continue
        if item.format is not None:
            last = _whole_format(words, index)
            form = "meeting" if words[max(0, index - 1) : index] == ["economic"] else item.format.form  # no 2+2
            found.append(Trigger(pattern=_of_format(form), first=index, last=last, form="noun"))
            taken = last - 1
            continue
        if not word:
            continue
        for pattern, form in table.get(word, ()):
            last = index + len(pattern.words)
            if pattern.words[0] == "be" and len(pattern.words) > 1 and words[index + 1 : index + 2] in _ALSO:
                last += 1  # "is also expected in"
            behind = tuple(words[last - len(pattern.words) + 1 : last])
            if behind != pattern.words[1:] or not stands(
                pattern.words, pattern.shape, pattern.prepositions, Place(form, words, index, last)
            ):
                continue
            told = "ed" if form == "base" and _is_past(words, index) else form
            found.append(Trigger(pattern=pattern, first=index, last=last, form=told))
            taken = last - 1
            break
    return found


def _is_past(words: list[str], index: int) -> bool:
    """As in "Shoukry set out on Friday": a verb that is the same in past and present, of one person."""
    return words[index] in _UNCHANGED and _BARE.isdisjoint(words[max(0, index - 2) : index])


_UNCHANGED = frozenset({"set", "put", "cut"})
_BARE = WILL | WOULD | {"to", "not", "do", "did", "ministers", "leaders", "presidents", "they", "and"}


def other_senses(sentence: Sentence) -> list[tuple[Pattern, int, int]]:
    """Where the words of a pattern stand in another sense: items[first:last]; the longest pattern at each place."""
    words = [_word(item) for item in sentence.items]
    taken = {index for trigger in find_triggers(sentence) for index in range(trigger.first, trigger.last)}
    found = []
    for index, word in enumerate(words):
        for pattern, _ in _lookup().get(word, ()) if word and index not in taken else ():
            last = index + len(pattern.words)
            if pattern.words != _BEING and tuple(words[index + 1 : last]) == pattern.words[1:]:
                found.append((pattern, index, last))
                break
    return found


_ALSO = (["also"], ["just"], ["currently"], ["now"], ["still"], ["already"], ["then"], ["not"])
_BEING = ("be",)  # an auxiliary nearly everywhere


def _word(item: Item) -> str:
    """Its word; for a length of stay, as in "a two-day visit", a word that nouns follow."""
    return "-day" if item.time is not None and item.time.said.kind is SaidKind.DURATION else item.word


def _whole_format(words: list[str], index: int) -> int:
    """Where "two-plus-two security meeting" ends: the noun behind a format's name is the same occasion."""
    for ahead in range(index + 1, min(index + _ADJECTIVES + 2, len(words))):
        if words[ahead] in _MEETINGS:
            return ahead + 1
        if not words[ahead].isalpha() or words[ahead] in _CLOSED:
            break
    return index + 1


_ADJECTIVES = 2  # words between a format's name and its noun
_MEETINGS = frozenset({"meeting", "meetings", "talks", "dialogue", "consultations", "session", "conference", "summit"})
_CLOSED = words_of("governing") | BE | HAVE | WILL | WOULD | {"and", "of", "for", "to", "the", "a", "at", "or"}
_OCCASION = re.compile(r"summit|meeting|conference|forum|assembly|dialogue|consultations|cop\d|week", re.IGNORECASE)
_OCCASIONS = words_of("occasions")
_SESSIONS = tuple([noun, "of"] for noun in ("session", "summit", "meeting", "gathering"))


def _is_occasion(format: Mention, words: list[str], index: int) -> bool:
    """As in "the Quad", "the UN Security Council" are bodies; "the Quad summit" and "AUSMIN" are occasions."""
    if format.form not in ("quad", "multilateral"):
        return True
    if format.form == "quad" and (words[index - 1] in ("at", "for") or words[max(0, index - 2) : index] in _SESSIONS):
        return index > 0
    return (_OCCASION.search(format.ids[0]) is not None and format.form != "quad") or any(
        w in _OCCASIONS for w in words[index + 1 : index + 3]
    )


@cache
def _of_format(form: str) -> Pattern:
    act = {"2+2": "2+2", "summit": "summit"}.get(form, "meet")
    prepositions = frozenset({"with", "between", "of", "among"})
    return Pattern(words=(form,), shape="noun", prepositions=prepositions, act=act, example="", file="formats")


def is_finite(words: list[str], index: int) -> bool:
    """Whether the word begins a finite verb group: an auxiliary, or a trigger verb in a tensed form."""
    return words[index] in _finite()


@cache
def _finite() -> frozenset[str]:
    tensed = {
        word
        for word, rows in _lookup().items()
        if word not in _NOUNS_TOO and any(pattern.shape == "verb" and form in ("s", "ed") for pattern, form in rows)
    }
    return WILL | BE | HAVE | WOULD | tensed


_NOUNS_TOO = words_of("nouns_too")
