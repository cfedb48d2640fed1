"""Direct speech: what people say in the first person asserts no engagement by itself."""

from dragoman.reading.items import Sentence

_LONG = 7  # items; shorter stretches are words set off, such as “2+2”
_MARKS = frozenset({"“", "”", '"', "„", "‟"})


def quoted_stretches(sentence: Sentence) -> list[tuple[int, int]]:
    """Stretches of direct speech: what people say in the first person asserts no engagement by itself."""
    words = sentence.words()
    found: list[tuple[int, int]] = []
    start = None
    for index, word in enumerate(words):
        if word in _MARKS:
            if start is None and word != "”":
                start = index
            else:
                found.append((-1 if start is None else start, index))
                start = None
    if start is not None:
        found.append((start, len(words)))
    return [(a, b) for a, b in found if b - a > _LONG]
