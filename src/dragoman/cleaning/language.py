"""Which language a text is in: by its script, and for the Latin and Cyrillic scripts by its commonest words.

It answers one question, whether Dragoman can read a report, and so knows a dozen languages and "und" for the rest.
"""

import re
from collections import Counter

_SAMPLE = 3000
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06cc]")
_UKRAINIAN = re.compile("[\u0456\u0457\u0454\u0491]")
_WORDS = {
    "en": "the of and to in a that is for on with was by as at from he his it be will has have said not are an this",
    "fr": "le la les de des du et en un une est dans que qui pour sur au aux avec par il ce pas ne sont son ses",
    "de": "der die das und in den von zu mit ist des im auf für ein eine dem nicht sich auch es an als nach am hat",
    "es": "el la los las de del y en un una que es por con para se su al lo como más no fue sus este entre ha",
    "pt": "o os as de do da dos das e em um uma que é por com para no na se ao à mais não foi sua seu como",
    "it": "il lo gli di del della dei e in un una che è per con si al alla non sono nel dal le ha più anche ma",
    "id": "yang dan di dari untuk dengan ini itu pada dalam akan tidak juga ke oleh telah adalah kepada",
    "vi": "và của là có trong được cho các với một những này đã không người về",
    "nl": "de het een van en in is dat op te met voor zijn niet aan er om ook als maar door bij",
    "tr": "ve bir bu için ile olarak da de olan ise daha çok gibi olduğunu kadar sonra",
    "pl": "w i na z się do że nie o jest to od po dla jak przez oraz są był",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_LEAST_SHARE = 0.08
_FEWEST = 8
_LEAD = 2


def language(text: str) -> str:
    """The language of a text as its ISO 639-1 code; "und" where it cannot be told."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = max(len(_LETTER.findall(sample)), 1)
        for code, script in _SCRIPTS:
            share = len(script.findall(sample)) / letters
            # Japanese is told by its kana, however many Chinese characters stand between them.
            if share > (0.1 if code == "ja" else 0.4):
                return _of_script(code, sample)
    return _of_words(sample)


def _of_script(code: str, sample: str) -> str:
    if code == "ar" and len(_PERSIAN.findall(sample)) * 50 > len(sample):
        return "fa"
    if code == "ru" and len(_UKRAINIAN.findall(sample)) * 50 > len(sample):
        return "uk"
    return code


def _of_words(sample: str) -> str:
    # Capitalised words are names often enough ("Van den Berg", "El Salvador") to be left out.
    words = Counter((sample.lower() if sample.isupper() else sample).split())
    scores = {code: sum(words[word] for word in known & words.keys()) for code, known in _SETS.items()}
    best = max(scores, key=lambda code: scores[code])
    total = words.total()
    if not scores[best] or (total >= _FEWEST and scores[best] < _LEAST_SHARE * total):
        return "und"
    # Most languages share short words with English ("in", "is", "was", "an"): a brief needs a clear lead to be foreign.
    if best != "en" and scores[best] < scores["en"] + _LEAD:
        return "en" if scores["en"] else "und"
    return best
