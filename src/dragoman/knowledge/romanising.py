"""Names of other scripts in plain Latin letters: enough to compare sounds, no transliteration standard.

Cyrillic, Greek and Georgian have tables; of other scripts the letter's own name in Unicode says its sound
("KATAKANA LETTER BA", "HANGUL SYLLABLE GIM", "KHMER LETTER PO").
"""

import re
import unicodedata
from functools import cache

# Scripts in which one sign is a syllable or a word: another sign is another name.
IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")

_LETTERS = {
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһ", (
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i i e g u a g k n o u u h".split(" ")  # noqa: SIM905 - one sound a letter reads best
    ), strict=True)),
    **dict(zip("αβγδεζηθικλμνξοπρστυφχψως", (
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(" ")  # noqa: SIM905 - one sound a letter reads best
    ), strict=True)),
    **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", (
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(" ")  # noqa: SIM905 - one sound a letter reads best
    ), strict=True)),
    "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "・": " ", "ー": "",
}  # fmt: skip
_SOUND = re.compile(r"(?:LETTER|SYLLABLE|VOWEL SIGN|SIGN) (?:SMALL )?([A-Z]+)$")


@cache
def _letter(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    name = unicodedata.name(letter, "")
    match = _SOUND.search(name)
    if match is None:
        return "" if unicodedata.combining(letter) else letter
    return match[1].lower()


def romanised(text: str) -> str:
    """The text with every letter of another script written in Latin ones."""
    if text.isascii():
        return text
    return "".join(letter if letter.isascii() else _letter(letter) for letter in text)
