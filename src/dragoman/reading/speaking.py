"""Where and when somebody only spoke: "Speaking to reporters in Brussels on Wednesday", "told a forum in Seoul"."""

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence

_SPOKEN = 12  # items between "speaking" and the place or day
_SPEAKING = frozenset({"speaking", "talking", "addressing", "briefing", "told", "tells"})
_AUDIENCE = words_of("audience")
_GROUNDS = frozenset({Sort.PLACE, Sort.PARTY})


def is_spoken_at(sentence: Sentence, index: int) -> bool:
    """Whether nothing but an audience and places stand between a word of speaking and an item."""
    words = sentence.words()
    for back in range(index - 1, max(-1, index - _SPOKEN), -1):
        word, actor = words[back], sentence.items[back].actor
        if word in _SPEAKING:
            return bool(_AUDIENCE & set(words[back + 1 : index]))
        passed = word in _AUDIENCE or (actor is not None and actor.sort in _GROUNDS) or word == ","
        if not passed and sentence.items[back].time is None:
            return False
    return False
