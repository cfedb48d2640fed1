"""Whether "he" or "she" can mean a person: by what the report puts in front of the name, else by the given name."""

from dragoman.reading.grammar import words as words_of
from dragoman.reading.people import Someone

_WOMEN, _HERS = words_of("female_names"), words_of("female_titles")
_SHE = frozenset({"she", "her", "hers"})
_HE = frozenset({"he", "his", "him"})


def is_woman(someone: Someone) -> bool:
    """Whether a title or the given name tells a woman; False also where neither tells."""
    titles = f"{someone.actor.title} {someone.office}".lower().split()
    given = someone.name.lower().replace("-", " ").split()[:1]
    return not _HERS.isdisjoint(titles) or not _WOMEN.isdisjoint(given)


def agrees(word: str, someone: Someone) -> bool:
    """Whether a pronoun of one person may mean somebody; other words agree with everybody."""
    if word in _SHE:
        return is_woman(someone)
    return word not in _HE or not is_woman(someone)
