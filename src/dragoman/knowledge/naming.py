"""Names as the press writes them: orders, hyphens, capitals, nicknames and transliterations of one name.

Everything here is folded (see folding), since names are looked up in folded text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

from dragoman.knowledge.folding import fold
from dragoman.knowledge.people import Naming
from dragoman.knowledge.tables import Facts, several

MOST = 96  # forms of one written name; more is a product of many rare spellings, and none of them is met
_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}$|[A-Z]$")
_SUFFIX = frozenset({"Jr.", "Jr", "Sr.", "II", "III", "IV", "Jr.,"})
_ROYAL = frozenset({"King", "Queen", "Pope", "Emperor", "Prince"})
_HONOURS = frozenset(
    {"King", "Queen", "Pope", "Emperor", "Prince", "Crown Prince", "Sheikh", "Sultan", "Emir", "Princess"}
)
_ARTICLE = re.compile(r"(?<![\w])(?:al|el|Al|El)-(?=\w)")
_SLAVIC_END = re.compile(r"(?:skyy|skiy|skij|sky|ski|skii)$")
_SLAVIC_ENDS = ("sky", "skyy", "skiy", "ski")
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "da", "dos", "di", "del", "la", "le", "bin", "al", "el"})
_FAMILY_FIRST = frozenset({"korean", "chinese", "vietnamese", "khmer"})
_REORDERED = _FAMILY_FIRST | {"japanese", "hungarian"}
_LONG_VOWELS = (("ō", ("o", "ou", "oh")), ("Ō", ("O", "Ou", "Oh")), ("ū", ("u", "uu")))


class Spellings:
    """The families of spellings in spellings.tsv: each form with its fellows, by naming style."""

    def __init__(self, facts: Facts) -> None:
        """Read them."""
        self._fellows: dict[tuple[str, str], tuple[str, ...]] = {}
        self.styles = frozenset(row["style"] for row in facts.rows("spellings"))
        for row in facts.rows("spellings"):
            forms = several(row["forms"])
            for form in forms:
                known = self._fellows.get((row["style"], form), ())
                self._fellows[row["style"], form] = tuple(dict.fromkeys((form, *known, *forms)))

    def of(self, token: str, style: str, place: int) -> tuple[str, ...]:
        """The spellings of one word of a name; English ones only where the word is the first."""
        if style == "english" and place:
            return (token,)
        found = self._fellows.get((style, token), (token,))
        if style == "slavic" and _SLAVIC_END.search(token):
            stem = _SLAVIC_END.sub("", token)
            return tuple(dict.fromkeys((*found, *(stem + end for end in _SLAVIC_ENDS))))
        return found


def full_names(naming: Naming, spellings: Spellings) -> tuple[str, ...]:
    """Every form of the full name, the usual one first."""
    found: dict[str, None] = {}
    for written in (naming.person.name, *naming.person.variants):
        for form in islice(_forms(written, naming.style, spellings), MOST):
            found.setdefault(form, None)
    forms = tuple(form for form in found if " " in form or "-" in form)
    return (*forms, *(f"{honour} {form}" for honour in _honours(naming) for form in forms))


def _honours(naming: Naming) -> tuple[str, ...]:
    """What stands before the given name where the person is known by it ("Crown Prince" of "Crown Prince Mohammed").

    The press then writes the whole name with it too, and the shorter form must not hide the longer one.
    """
    found = (short.rpartition(" ")[0] for short in naming.surnames)
    return tuple(dict.fromkeys(honour for honour in found if honour in _HONOURS))


def _forms(written: str, style: str, spellings: Spellings) -> Iterator[str]:
    yield fold(written)
    bare = _without_extras(written)
    if bare == (written,) and style not in _REORDERED and style not in spellings.styles:
        return
    for name in dict.fromkeys((written, *bare)):
        for spelt in _spelt(name, style, spellings):
            yield from _orders(spelt, style)


def _without_extras(written: str) -> tuple[str, ...]:
    """The name without middle initials and without "Jr."; "J. D." also as "J.D." and "JD"."""
    tokens = written.replace(",", "").split()
    if "." not in written and _SUFFIX.isdisjoint(tokens):
        return (written,)
    regnal = tokens[0] in _ROYAL or len(tokens) < 3
    bare = tokens if regnal else [token for token in tokens if token not in _SUFFIX]
    inner = [token for place, token in enumerate(bare) if place in (0, len(bare) - 1) or not _INITIAL.match(token)]
    forms = [" ".join(bare), " ".join(inner)]
    joined = re.sub(r"^([A-Z])\. ?([A-Z])\. ?", r"\1.\2. ", " ".join(bare))
    if joined != " ".join(bare):
        forms += [
            joined,
            re.sub(r"^([A-Z])\.([A-Z])\. ", r"\1\2 ", joined),
            re.sub(r"^(\w)\.(\w)\.", r"\1. \2.", joined),
        ]
    elif re.match(r"^[A-Z]\.", joined):
        forms.append(re.sub(r"^([A-Z])\.", r"\1", joined))
    return tuple(form for form in dict.fromkeys(forms) if " " in form)


def _spelt(name: str, style: str, spellings: Spellings) -> Iterator[str]:
    """The name with each of its words in each of the word's spellings."""
    if style == "japanese":
        yield from _long_vowels(name)
        return
    for spelt in _with_spellings(fold(name), style, spellings):
        yield spelt
        if "l-" in spelt and _ARTICLE.search(spelt):
            yield from (_ARTICLE.sub(article, spelt) for article in ("al-", "Al-", "el-", "El-", "Al ", "al ", ""))
        elif style == "arabic" and " Al " in spelt:
            yield spelt.replace(" Al ", " Al-")
            yield spelt.replace(" Al ", " al-")
        if style == "arabic" and " bin " in spelt:
            yield spelt.replace(" bin ", " Bin ")
            yield spelt.replace(" bin ", " ibn ")


def _with_spellings(name: str, style: str, spellings: Spellings) -> Iterator[str]:
    if style not in spellings.styles:
        yield name
        return
    choices = [spellings.of(token, style, place) for place, token in enumerate(name.split())]
    if all(len(forms) == 1 for forms in choices):
        yield name
        return
    yield from (" ".join(words) for words in islice(product(*choices), MOST))


def _long_vowels(name: str) -> Iterator[str]:
    forms = [name]
    for letter, plain in _LONG_VOWELS:
        forms = [form.replace(letter, other) for form in forms for other in (plain if letter in form else (letter,))]
    yield from (fold(form) for form in forms)


def _orders(name: str, style: str) -> Iterator[str]:
    """Family name first and last, in capitals, and the ways to join a Korean or Chinese given name."""
    yield name
    tokens = name.split()
    if len(tokens) < 2:
        return
    if style in ("japanese", "hungarian"):
        given, family = " ".join(tokens[:-1]), tokens[-1]
        yield f"{family} {given}"
        yield f"{family.upper()} {given}"
        yield f"{given} {family.upper()}"
    elif style in _FAMILY_FIRST:
        family, rest = tokens[0], tokens[1:]
        for given in _given_names(rest, style):
            yield f"{family} {given}"
            yield f"{family.upper()} {given}"
            if style != "vietnamese":
                yield f"{given} {family}"


def _given_names(rest: list[str], style: str) -> Iterable[str]:
    whole = " ".join(rest)
    parts = re.split(r"[ \-]", whole)
    if style in ("vietnamese", "khmer") or len(parts) != 2:
        return (whole,)
    one, two = parts
    low, high = two.lower(), two.capitalize()
    return dict.fromkeys((whole, f"{one}-{low}", f"{one}-{high}", f"{one} {high}", f"{one} {low}", f"{one}{low}"))


def short_names(naming: Naming, spellings: Spellings) -> tuple[str, ...]:
    """The forms of the name used alone: particles in either case, articles in each spelling, and in capitals."""
    found: dict[str, None] = {}
    for surname in naming.surnames:
        plain = fold(surname)
        forms = [plain, *(fold(form) for form in _long_vowels(surname))] if naming.style == "japanese" else [plain]
        if naming.style in ("slavic", "arabic"):
            forms += list(_with_spellings(plain, naming.style, spellings))
        for form in forms:
            for variant in _cased(form):
                found.setdefault(variant, None)
    return tuple(found)


def _cased(form: str) -> Iterator[str]:
    yield form
    first = form.split(maxsplit=1)[0]
    if first.lower() in _PARTICLES and " " in form:
        yield form[0].upper() + form[1:]
        yield form[0].lower() + form[1:]
        yield " ".join(word[0].upper() + word[1:] for word in form.split())
    if first in ("Al", "al") and " " in form:
        yield from (article + form[len("Al ") :] for article in ("al-", "Al-"))
    if _ARTICLE.match(form):
        yield from (_ARTICLE.sub(article, form, count=1) for article in ("al-", "Al-", "el-", "El-", "Al "))
    if len(form) > 3 and form.isalpha():  # MOTEGI; "KIM" and "XI" are too often acronyms
        yield form.upper()
