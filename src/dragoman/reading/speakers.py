"""Who says a sentence: the subject of its verb of saying, by name or by pronoun."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model import Party
from dragoman.reading.actors import Sort
from dragoman.reading.items import Sentence
from dragoman.reading.people import Someone
from dragoman.reading.vocabulary import listed

_SINGULAR = frozenset({"he", "she"})
_PLURAL = frozenset(
    {"they", "both", "two", "sides", "leaders", "ministers", "pair", "four", "three", "countries", "governments"}
)
_GOVERNED = listed("governing")
_THROUGH = listed("between_subject_and_verb")
_INVERTED = listed("inverted_saying")
_REACH = 9  # items between a subject and its verb


@dataclass(slots=True)
class Floor:
    """Who has spoken so far: whom "he" and "they" mean."""

    parties: Mapping[str, Party]
    last: Someone | None = None
    recent: list[str] = field(default_factory=list)

    def hear(self, sentence: Sentence, meanings: Mapping[int, Someone]) -> None:
        """Take in a sentence after it was read."""
        met = [meanings[i.start] for i in sentence.items if i.actor is not None and i.start in meanings]
        people = [s for s in met if s.is_person and s.actor.sort is Sort.PERSON]
        self.last = people[0] if people else self.last
        self.recent = [*self.recent, *(s.party for s in met if len(s.party) == 2 and s.actor.sort is not Sort.PLACE)][
            -12:
        ]

    def together(self) -> str:
        """The two parties that "they" are, as sorted codes; "" where it is not plain."""
        most = [code for code, _ in Counter(self.recent).most_common(2)]
        return ", ".join(sorted(most)) if len(most) == 2 else ""


def find_speaker(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> str:
    """The name of who does the saying at items[verb]: a person, a party's name, two parties' codes; "" for unknown."""
    return _behind(sentence, verb, meanings, floor) or _before(sentence, verb, meanings, floor)


def _before(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> str:
    items = sentence.items
    for index in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        item = items[index]
        if item.time is not None:
            continue
        if item.actor is not None:
            if index and items[index - 1].word in _GOVERNED:
                continue
            return _name(meanings.get(item.start), floor)
        if item.word in _SINGULAR:
            return _earlier(sentence, index, meanings) or (floor.last.name if floor.last else "")
        if item.word in _PLURAL:
            return floor.together()
        if item.word not in _THROUGH and index == verb - 1 and item.word.endswith(("s", "ed")):
            return ""
    return ""


def _earlier(sentence: Sentence, index: int, meanings: Mapping[int, Someone]) -> str:
    """A person named before the pronoun in its own sentence."""
    for item in sentence.items[:index]:
        if (
            item.actor is not None
            and item.actor.sort is Sort.PERSON
            and (found := meanings.get(item.start)) is not None
        ):
            return found.name
    return ""


def _behind(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> str:
    """The subject behind a verb that follows a comma or a quotation: "..., said Foreign Minister X"."""
    items = sentence.items
    if not verb or items[verb - 1].word not in {",", '"', "”", "'", "’"} or verb + 1 >= len(items):
        return ""
    follower = items[verb + 1]
    if items[verb].word not in _INVERTED:
        return ""
    return _name(meanings.get(follower.start), floor) if follower.actor is not None else ""


def _name(someone: Someone | None, floor: Floor) -> str:
    if someone is None:
        return ""
    if someone.is_person:
        return someone.name
    if someone.actor.sort is Sort.ROLE and someone.actor.plural:
        return floor.together()
    if someone.actor.sort in (Sort.PARTY, Sort.ROLE, Sort.PLACE) and someone.party in floor.parties:
        return floor.parties[someone.party].name if someone.actor.sort is not Sort.PLACE else ""
    return ""
