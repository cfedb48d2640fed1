"""Who says a sentence: the subject of its verb of saying, by name, by office or by pronoun."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.model import Party
from dragoman.reading.actors import Sort
from dragoman.reading.discourse import Discourse, is_spokesman
from dragoman.reading.grammar import SINGULAR_PRONOUNS
from dragoman.reading.items import Item, Sentence
from dragoman.reading.people import Someone
from dragoman.reading.strangers import stranger_before, stranger_behind
from dragoman.reading.vocabulary import listed

_PLURAL = frozenset(
    {"they", "both", "two", "sides", "leaders", "ministers", "pair", "four", "three", "countries", "governments"}
)
_PAPERS = frozenset({"statement", "declaration", "communique", "communiqué", "readout"})
_GOVERNED = listed("governing")
_THROUGH = listed("between_subject_and_verb")
_INVERTED = listed("inverted_saying")
_QUOTES = frozenset({",", '"', "”", "'", "’"})
_REACH = 9  # items between a subject and its verb


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks and at which item of the sentence they stand."""

    name: str
    index: int
    is_person: bool = False


@dataclass(slots=True)
class Floor:
    """Who has spoken so far: whom "he" and "they" mean."""

    parties: Mapping[str, Party]
    text: str = ""
    discourse: Discourse = field(default_factory=Discourse)
    recent: list[str] = field(default_factory=list)
    unnamed: bool = False  # somebody without a name spoke last, whom "he" may mean
    spokesman: Someone | None = None  # named last of those who speak for others
    outsider: str = ""  # a stranger or a spokesman who spoke last: "..., he added" goes on with him

    def hear(self, sentence: Sentence, meanings: Mapping[int, Someone], spoke: Sequence[str] = ()) -> None:
        """Take in a sentence after it was read. spoke: the names of those who said something in it."""
        met = [meanings[i.start] for i in sentence.items if i.actor is not None and i.start in meanings]
        speakers = {s.key: s for s in met if s.is_person and s.name in spoke}
        self.spokesman = next((s for s in reversed(met) if s.is_person and is_spokesman(s)), self.spokesman)
        if spoke:
            told_of = any(s.name == spoke[-1] and not is_spokesman(s) for s in speakers.values())
            self.outsider = "" if told_of else spoke[-1]
        elif speakers or any(s.is_person and not is_spokesman(s) for s in met):
            self.outsider = ""
        if spoke or not _UNNAMED.isdisjoint(sentence.words()) or any(map(is_nobody, met)):
            self.unnamed = not spoke
        self.discourse.hear(sentence, meanings, tuple(speakers.values()))
        self.recent = [*self.recent, *(s.party for s in met if len(s.party) == 2 and s.actor.sort is not Sort.PLACE)][
            -12:
        ]

    def together(self, several: int = 2) -> str:
        """The parties that "they" or "the three" are, as sorted codes; "" where it is not plain."""
        most = [code for code, _ in Counter(self.recent).most_common(several)]
        return ", ".join(sorted(most)) if len(most) == several else ""


def find_speaker(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    """Who does the saying at items[verb]: a person, a party's name, several parties' codes; None for unknown."""
    return _behind(sentence, verb, meanings, floor) or _before(sentence, verb, meanings, floor)


def _before(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    items = sentence.items
    if _is_second(items, verb):
        return find_subject(sentence, verb, meanings, floor)
    inserted = _inserted(sentence, verb, floor.text)
    near = True  # nothing but adverbs and the like up to the verb
    for index in range(verb - 1, max(-1, verb - 1 - _REACH - len(inserted)), -1):
        item = items[index]
        if index in inserted:
            continue
        if item.time is not None:
            continue
        if item.actor is not None and item.start not in meanings and near:
            name = stranger_before(floor.text, sentence.span.start, item.end)
            if name:
                return Speaker(name, max(0, index - name.count(" ")), is_person=True)
        if item.actor is not None:
            if _is_governed(items, index) or (index and _is_title_of(items[index - 1], item)):
                continue  # "Ana Ruiz, envoy of President Luis Soto, said": the first of two side by side
            if item.actor.form == "demonym" and item.actor.sort is Sort.PARTY and index == verb - 1:
                return None  # "Australian claims": a noun
            return _ministry(items, index, floor.text) or _named(_group(items, index), sentence, meanings, floor)
        if item.word in SINGULAR_PRONOUNS or item.word in _PLURAL or item.word in _PAPERS:
            return _pronoun(sentence, index, meanings, floor)
        if near and (name := stranger_before(floor.text, sentence.span.start, item.end)):
            first = max(0, index - name.count(" "))
            return Speaker(name, first, is_person=True) if all(i.actor is None for i in items[first:index]) else None
        if item.word not in _THROUGH and index == verb - 1 and item.word.endswith(("s", "ed")):
            return None
        near = near and item.word not in _QUOTES
        near = near and (item.word in _THROUGH | _ALSO | _OF or floor.text[item.start].isupper())
    return None


def _ministry(items: Sequence[Item], index: int, text: str) -> Speaker | None:
    """As in "the Iranian foreign ministry stated": the house speaks, by the words of the report."""
    house = next((n for n in range(index + 1, min(index + 4, len(items))) if items[n].word == "ministry"), None)
    actor = items[index].actor
    if house is None or actor is None or actor.sort is not Sort.PARTY or any(i.actor for i in items[index + 1 : house]):
        return None
    return Speaker(" ".join(text[items[index].start : items[house].end].split()), index)


def _inserted(sentence: Sentence, verb: int, text: str) -> range:
    """What stands between two commas right before the verb: "The text, the first to name Taiwan, also opposes"."""
    items = sentence.items
    close = verb - 1
    while close > 0 and items[close].word in _ALSO:
        close -= 1
    if close <= 0 or items[close].word != ",":
        return range(0)
    for start in range(close - 1, max(0, close - _LONGEST), -1):
        if items[start].word == ",":
            low, end = sentence.span.start, items[start - 1].end
            may = _may_speak(items[start - 1]) or stranger_before(text, low, end)
            return range(start, close + 1) if may else range(0)
    return range(0)


def _may_speak(item: Item) -> bool:
    return item.actor is not None or item.word in SINGULAR_PRONOUNS or item.word in _PLURAL or item.word in _PAPERS


_LONGEST = 18  # items between two commas


def _is_governed(items: Sequence[Item], index: int) -> bool:
    """Behind a preposition, alone or in a row: "ministers of Japan and the United States"."""
    before = index - 1
    if before >= 0 and items[before].word == "the":
        before -= 1
    if before < 0:
        return False
    if items[before].word == "and" and before and items[before - 1].actor is not None:
        return _is_governed(items, before - 1)
    return items[before].word in _GOVERNED


def _is_title_of(before: Item, item: Item) -> bool:
    return all(i.actor is not None and i.actor.sort is Sort.PERSON for i in (before, item))


def _is_second(items: Sequence[Item], verb: int) -> bool:
    """The verb shares its subject with one before it: "met Blinken and said"."""
    before = items[verb - 1].word if verb else ""
    if before == "," and items[verb].word.endswith("ing"):
        return True
    again = verb > 1 and before in _ALSO and items[verb - 2].word in _JOIN
    return before in _JOIN or again


_JOIN = frozenset({"and", "but"})
_OF = frozenset({"of", "from", "for"})  # "Ana Ruiz of the Coast Institute said"
_ALSO = frozenset({"also", "then", "again", "later", "has", "had", "both"})


def find_subject(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    """The subject with which the sentence opens: its first actor or pronoun behind no preposition."""
    items = sentence.items
    name = stranger_behind(floor.text, sentence.span.start, items[verb].start)
    if name and (items[0].actor is None or items[0].actor.sort is Sort.ROLE):
        return Speaker(name, 0, is_person=True)
    for index, item in enumerate(items[:verb]):
        if item.actor is not None and not _is_governed(items, index) and item.actor.sort is not Sort.PLACE:
            last = at = index
            while at + 1 < verb and (items[at + 1].actor is not None or items[at + 1].word in _LISTED | _BETWEEN):
                at += 1
                last = at if items[at].actor is not None else last
            row = range(index, last + 1 if any(items[n].word == "and" for n in range(index, last)) else index + 1)
            return _named(row, sentence, meanings, floor)
        if item.word in SINGULAR_PRONOUNS or item.word in _PLURAL or item.word in _PAPERS:
            return _pronoun(sentence, index, meanings, floor)
    return None


_LISTED = frozenset({"and", ",", "&"})
_BETWEEN = frozenset({"the", "his", "her", "its", "counterpart", "colleague"})


def _group(items: Sequence[Item], index: int) -> range:
    """The row of names that ends at items[index]: "Suga and Biden"."""
    first = at = index
    while at > 0:
        at -= 1
        if items[at].actor is not None:
            first = at
        elif items[at].word not in _LISTED and items[at].word not in _BETWEEN:
            break
    return range(index if _is_governed(items, first) else first, index + 1)


def _named(row: range, sentence: Sentence, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    """Several of different parties speak for these; else the last named speaks for himself."""
    items = sentence.items
    met = [meanings[i.start] for i in (items[n] for n in row) if i.actor is not None and i.start in meanings]
    codes = {s.party for s in met if s.party in floor.parties}
    joined = any(items[n].word == "and" for n in row)
    if joined and len(codes) > 1 and all(s.actor.sort is not Sort.PLACE for s in met):
        return Speaker(", ".join(sorted(codes)), row.start)
    return _speaker(meanings.get(items[row.stop - 1].start), row.stop - 1, floor)


def _pronoun(sentence: Sentence, index: int, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    word = sentence.items[index].word
    if word in SINGULAR_PRONOUNS:
        name = _earlier(sentence, index, meanings)
        name = name or floor.outsider or ("" if floor.unnamed else _spoken_of(sentence, index, meanings, floor))
    else:
        codes = _listed_behind(sentence, index, meanings, floor)
        most = floor.together(3) if word == "three" else floor.together(4) or floor.together() if word == "four" else ""
        name = ", ".join(sorted(codes)) if len(codes) > 1 else most or floor.together()
    return Speaker(name, index, is_person=word in SINGULAR_PRONOUNS) if name else None


def _spoken_of(sentence: Sentence, index: int, meanings: Mapping[int, Someone], floor: Floor) -> str:
    """Whom "he" means by what the report told before; nobody whom a preposition governs in front of it."""
    items = sentence.items
    free = [item for at, item in enumerate(items[:index]) if item.actor is None or not _is_governed(items, at)]
    found = floor.discourse.pronoun(items[index].word, free, meanings)
    return found[0].name if found else ""


def _listed_behind(sentence: Sentence, index: int, meanings: Mapping[int, Someone], floor: Floor) -> set[str]:
    """The parties of "the leaders of Japan, Australia and India"."""
    items = sentence.items
    codes: set[str] = set()
    if index + 1 < len(items) and items[index + 1].word == "of":
        for item in items[index + 2 :]:
            if item.actor is not None and item.start in meanings and meanings[item.start].party in floor.parties:
                codes.add(meanings[item.start].party)
            elif item.word not in _LISTED and item.word != "the":
                break
    return codes


def _earlier(sentence: Sentence, index: int, meanings: Mapping[int, Someone]) -> str:
    """A person named before the pronoun in its own sentence."""
    for at, item in enumerate(sentence.items[:index]):
        if (
            item.actor is not None
            and not _is_governed(sentence.items, at)
            and item.actor.sort is Sort.PERSON
            and (found := meanings.get(item.start)) is not None
        ):
            return found.name
    return ""


def _behind(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    """The subject behind a verb that follows a comma or a quotation: "..., said Foreign Minister X"."""
    items = sentence.items
    if not verb or items[verb - 1].word not in _QUOTES or verb + 1 >= len(items):
        return None
    behind = verb + 2 if items[verb + 1].word == "the" and verb + 2 < len(items) else verb + 1
    follower = items[behind]
    if items[verb].word not in _INVERTED:
        return None
    if follower.actor is None:
        name = stranger_behind(floor.text, follower.start, sentence.span.end)
        return Speaker(name, verb + 1, is_person=True) if name else None
    return _speaker(meanings.get(follower.start), behind, floor)


def find_agent(sentence: Sentence, verb: int, meanings: Mapping[int, Someone], floor: Floor) -> Speaker | None:
    """Who stands behind "by" after a passive: "was dismissed on Thursday by Gates"; None where nobody does."""
    items = sentence.items
    for index in range(verb + 1, min(len(items) - 1, verb + _REACH)):
        if items[index].word in _ENDS:
            return None
        if items[index].word == "by" and (agent := _first_actor(items, index + 1)) is not None:
            return _named(range(agent, agent + 1), sentence, meanings, floor)
    return None


_UNNAMED = listed("unnamed")
_ENDS = frozenset({",", ";", "and", "but", "that", "who", "which"})


def _first_actor(items: Sequence[Item], index: int) -> int | None:
    if items[index].word == "the" and index + 1 < len(items):
        index += 1
    return index if items[index].actor is not None else None


def _bears(holder: Someone, role: Someone) -> bool:
    """Whether somebody's own words of office hold such a title: "the governor" is no foreign minister."""
    title = role.actor.title.lower().rsplit(" ", 1)[-1]
    return role.level != "official" or title in f"{holder.office} {holder.actor.title}".lower()


def is_nobody(someone: Someone) -> bool:
    """As in "a senior official", "an aide": somebody whom the report does not name, whoever it spoke of before."""
    head = someone.actor.title.lower().rsplit(" ", 1)[-1]
    return someone.actor.sort is Sort.ROLE and head.removesuffix("s") in _UNNAMED


def _speaker(someone: Someone | None, index: int, floor: Floor) -> Speaker | None:
    if someone is None:
        return None
    if someone.is_person:
        return Speaker(someone.name, index, is_person=True)
    if is_spokesman(someone) and someone.actor.sort is Sort.ROLE and not someone.actor.plural:
        known = floor.spokesman
        fits = known is not None and (not someone.party or known.party in ("", someone.party))
        return Speaker(known.name, index, is_person=True) if known is not None and fits else None
    if is_nobody(someone):
        return Speaker(floor.parties[someone.party].name, index) if someone.party in floor.parties else None
    if someone.actor.sort is Sort.ROLE and someone.actor.plural:
        name = floor.together()
        return Speaker(name, index) if name else None
    holder = floor.discourse.office(someone) if someone.actor.sort is Sort.ROLE else ()
    if len(holder) == 1 and holder[0].name and _bears(holder[0], someone):
        return Speaker(holder[0].name, index, is_person=True)
    if someone.actor.sort in (Sort.PARTY, Sort.ROLE) and someone.party in floor.parties:
        return Speaker(floor.parties[someone.party].name, index)
    return None
