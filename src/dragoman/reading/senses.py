"""In which sense a trigger word stands: noun or verb, travel or phone call, or none that asserts anything.

One small function for a word that needs it, told by the words just before and behind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from dragoman.reading.grammar import BE, WILL, WOULD
from dragoman.reading.grammar import words as words_of

_DETERMINING = words_of("determining")
_OWNS = frozenset({"'s", "’s"})
_THEM = frozenset({"", "him", "her", "them"})  # "" is an actor
_NAMING = frozenset({"a", "an", "the", "“", '"', "'", "for", "on"})  # "called him a friend", "called on him"
_NOUN_OR_VERB = frozenset({"visit", "tour", "stop", "talk", "head", "host", "stay"})
_PHONE_NOUNS = frozenset({"call", "calls", "talks", "conversation", "meeting"})


@dataclass(frozen=True, slots=True)
class Place:
    """A word in its sentence: its form, all the words, where it stands and where the pattern's words end."""

    form: str
    words: list[str]
    index: int
    end: int

    @property
    def before(self) -> str:
        """The word in front; "" for an actor, a time or the beginning."""
        return self.words[self.index - 1] if self.index else ""

    @property
    def after(self) -> str:
        """The word behind; "" for an actor, a time or the end."""
        return self.words[self.end] if self.end < len(self.words) else ""


_ANOTHER = frozenset({"next", "previous", "last", "latest", "earlier", "another", "fresh", "second", "third", "fourth"})
_PAY = frozenset({"pay", "pays", "paid", "paying", "make", "makes", "made", "making"})
_CARRIED = 4  # items between a verb and the noun that it carries
_GIVE = frozenset({"give", "gives", "gave", "given", "have", "has", "had", "take", "took"})


def stands(words: tuple[str, ...], shape: str, prepositions: frozenset[str], place: Place) -> bool:
    """Whether the pattern of these words and shape has its own sense at this place."""
    first = words[0]
    if shape == "noun":
        if words == ("call",) and ("on" in prepositions) != _is_paid(place):
            return False
        check = _NOUNS.get(first)
        return check is None or check(place)
    if first in _NOUN_OR_VERB and place.form in ("base", "s") and not _is_verb(place):
        return False
    if first in _NEED_PREPOSITION and place.after not in prepositions:
        return len(words) > 1
    if words == ("return", "to"):
        return "from" not in place.words[place.end : place.end + _WAY]
    if first in ("take", "pull") and len(words) == 1 and "to" not in prepositions:
        return _takes_aside(place)
    if first == "bring":
        return _brings_to(place) if "to" in prepositions else _brings_together(place)
    if words == ("call", "on") and place.form == "base" and place.before in _DETERMINING:
        return False  # "a call on"
    if words == ("call", "to"):
        return place.form == "ed" and place.before in BE and "ministry" in place.words[place.end : place.end + 4]
    if words == ("call", "in"):
        return ("at" in prepositions) == (place.after == "at")  # "called in at Tokyo", "called in the ambassador"
    if first in _WITH_OR_IN and len(words) == 1:
        return _WITH_OR_IN[first](place) == ("with" in prepositions)
    if words == ("be", "in", "touch"):
        return not _MEANS_OF_CALLS.isdisjoint(place.words[place.end : place.end + _WAY])
    check = _VERBS.get(first) if len(words) == 1 else None
    return check is None or check(place)


def _is_verb(place: Place) -> bool:
    if place.form == "s" and place.before in _PREPOSITIONS:
        return False  # "on visits", "after stops in"
    if place.before in _DETERMINING or place.before in _OWNS or place.before.endswith("-day"):
        return False
    if "-" in place.before[1:] or (place.words[place.index] == "tour" and place.after == "of"):
        return False  # "a three-nation tour of"
    if place.words[max(0, place.index - 2) : place.index - 1] in (["a"], ["an"]) and place.before.isalpha():
        return False  # "a long visit to"
    if place.words[place.index] == "heads" and place.before != "the" and place.after in ("to", "for"):
        return place.index > 0  # "the Emir heads to Cairo"
    return bool(place.before) or not place.index or place.after in ("", "the")  # not "planning Japan visit in May"


_PREPOSITIONS = frozenset({"on", "of", "for", "during", "between", "after"})


def _is_paid(place: Place) -> bool:
    """As in "paid a call on Suga": no telephone."""
    return (
        place.after == "on"
        and _leads_to_somebody(place)
        and not _PAY.isdisjoint(place.words[max(0, place.index - _CARRIED) : place.index])
    )


def _leads_to_somebody(place: Place) -> bool:
    return _names_next(place) or bool(_PERSON_BEHIND & set(place.words[place.end + 1 : place.end + 2]))


def _is_call(place: Place) -> bool:
    if _is_paid(place):
        return True
    if place.words[place.index].endswith("s") and "of" in place.words[max(0, place.index - 2) : place.index]:
        return False  # "weeks of calls": no call of its own
    return place.before in _DETERMINING | _OWNS | _HELD or place.after in ("with", "between", "to")


_HELD = frozenset({"hold", "holds", "held", "holding", "making", "made", "separate", "several"})


def _is_a_visit(place: Place) -> bool:
    return place.before not in {"to", "they", "who", "and", "then", "not"} | WILL | WOULD or place.after in ("to", "by")


def _is_a_lateral(place: Place) -> bool:
    """As in "had a bilateral with", "their trilateral in Rome"; not "bilateral ties"."""
    return place.before in _DETERMINING | _OWNS | {"the"} and place.after in _AFTER_NOUNS


_AFTER_NOUNS = frozenset({"with", "between", "in", "on", "at", "", ",", ".", "and", "of"})


def _is_a_talk(place: Place) -> bool:
    """Not "the foreign ministers talk over the phone"."""
    return bool(place.before) or place.after not in {"over", "by", "on", "via", "about"}


def _is_new(place: Place) -> bool:
    """Not "at the invitation of": whoever goes has accepted."""
    return "at" not in place.words[max(0, place.index - 3) : place.index]


def _called(place: Place) -> bool:
    naming = set(place.words[place.index + 2 : place.index + 4]) & _NAMING
    return place.form == "ed" and place.after in _THEM and not naming


def _phoned(place: Place) -> bool:
    if place.form == "s":
        return place.index > 0 and not place.before and not place.after  # "Shoukry phones Iranian counterpart"
    return place.form == "ed" or (
        place.before in ("to", "will", "would", "also", "then") and place.after not in _PHONE_NOUNS
    )


def _talks(place: Place) -> bool:
    return place.form != "s" or (place.index > 0 and place.before in ("", "he", "she", "who"))


def _hosts(place: Place) -> bool:
    owned = not place.before and place.words[max(0, place.index - 2) : place.index - 1] in (["his"], ["her"], ["their"])
    several = owned or place.before in _DETERMINING or place.before in {"two", "three", "four"} | _OWNS
    meal = place.after in ("a", "an", "the") and not _MEALS.isdisjoint(place.words[place.end : place.end + _OBJECT])
    return not several and not meal and place.after not in ("of", "nation", "country", "government", "city")


_MEALS = frozenset({"dinner", "lunch", "luncheon", "banquet", "breakfast", "supper"})  # "hosted a dinner for"


def _meeting(place: Place) -> bool:
    if place.form != "ing":
        return True
    if not place.after:
        return place.before in BE | {",", "before", "after", "by", "while", "and", "when"}
    return place.before in (BE - _OWNS) | {"before", "after", "by", "in", "for", "of", "while", "and"}


def _brings_together(place: Place) -> bool:
    return "together" in place.words[place.index + 1 : place.index + 12]


def _brings_to(place: Place) -> bool:
    return place.after in _THEM | {"the"} and not _brings_together(place)


def _takes(place: Place) -> bool:
    return (place.after in _THEM or place.after == "the") and not _takes_aside(place)


def _takes_aside(place: Place) -> bool:
    """As in "took Marcos aside", "took aside his guest"."""
    if place.after == "aside":
        return True
    objects = _THEM | {"each", "both"}
    return place.after in objects and "aside" in place.words[place.end + 1 : place.end + _OBJECT]


_OBJECT = 5  # items from an object's first to the adverb behind it


_WAY = 8  # items behind "returned to" in which a "from" says what was visited


def _shakes(place: Place) -> bool:
    """As in "shook Xi's hand"."""
    return place.after == "" and "hand" in place.words[place.end + 1 : place.end + _OBJECT]


def _boards(place: Place) -> bool:
    return bool({"plane", "flight", "aircraft", "jet", "train", "ship"} & set(place.words[place.end : place.end + 4]))


def _is_into(place: Place) -> bool:
    """As in "swept into Berlin": a name right behind the preposition."""
    return place.after in ("into", "to", "on", "for") and _names_next(place)


def _awaits(place: Place) -> bool:
    """As in "Chirac awaits him on Wednesday"; not "awaits Macron to say"."""
    return place.after in _THEM and "to" not in place.words[place.end : place.end + _OBJECT]


def _is_there(place: Place) -> bool:
    """As in "is in Tokyo", "has been to Tokyo", "was to have been in Tokyo"; "was in Tokyo" tells of no travel."""
    if place.form == "en":
        meant = place.words[max(0, place.index - 2) : place.index] == ["to", "have"]
        stays = place.before in ("has", "have") and place.after == "in"
        return (place.after == "to" or meant or stays) and _names_next(place)
    return place.form != "ed" and place.after == "in"


def _names_next(place: Place) -> bool:
    """Whether a name, with "the" or without, stands right behind the preposition."""
    behind = place.words[place.end + 1 : place.end + 3]
    return behind[:1] == [""] or behind == ["the", ""]


def _asks_to(place: Place) -> bool:
    """As in "has asked him to Washington": the place right behind, no verb."""
    return place.after in _THEM and place.words[place.end + 1 : place.end + 3] == ["to", ""]


def _breaks(place: Place) -> bool:
    return bool(_TRIPS & set(place.words[place.end : place.end + 3]))


def _goes(place: Place) -> bool:
    """Not in "he went on, was still ready", "went on to say" and "is going to meet"."""
    going_to = place.form == "ing" and place.after == "to"
    if going_to and not set(place.words[place.end + 1 : place.end + 2]) <= _DETERMINING | _BEFORE_PLACES | {""}:
        return False
    if place.after != "on":
        return True
    behind = [*place.words[place.end + 1 : place.end + 3], "", ""]
    return behind[0] in {"", "a", "an", "his", "her", "their", "the", "from"} or (
        behind[0] == "to" and behind[1] in {"", "the"}
    )


def _leads_team(place: Place) -> bool:
    return bool(_TEAMS & set(place.words[place.end : place.end + 4]))


_MEANS_OF_CALLS = words_of("phone") | words_of("virtual")
_BEFORE_PLACES = words_of("before_venues")
_TEAMS = words_of("teams")
_TRIPS = words_of("trips")


def _is_said_of(place: Place) -> bool:
    """As in "his host was", "the president's guest on Monday was", "as his guest", "was a state guest of"."""
    if place.after == "of":
        return place.before == "state" and bool((BE - _OWNS) & set(place.words[max(0, place.index - 3) : place.index]))
    owned = not place.words[place.index].endswith("s") and place.before in _OWNS | {"his", "her"}
    as_his = place.words[max(0, place.index - 2) : place.index - 1] == ["as"]
    was_his = place.words[max(0, place.index - 2 - (place.before in _OWNS))] in BE - _OWNS
    return owned and (as_his or was_his or bool((BE - _OWNS) & set(place.words[place.end : place.end + _EQUATING])))


def _opens(place: Place) -> bool:
    """As in "On the phone on Tuesday, Hamada and Austin condemned"; elsewhere the words belong to a verb."""
    return place.index == 0 or (place.words[place.index] == "face" and (place.before == "," or place.before in BE))


_EQUATING = 7  # items between a noun and its verb of being


def _spends_with(place: Place) -> bool:
    """As in "spent an hour with", "spent the day together"; not "spent two nights in"."""
    behind = place.words[place.index + 1 : place.index + 9]
    return "together" in behind or any(one == "with" and two in _PERSON_BEHIND for one, two in pairwise(behind))


_PERSON_BEHIND = frozenset({"", "the", "his", "her", "their", "president", "prime", "minister"})
_NEED_PREPOSITION = frozenset({"head", "stop"})
_MEANS = frozenset({"by", "via", "through"})


def _of_their_own(place: Place) -> bool:
    """As in "had a session of her own with"."""
    behind = place.words[place.end : place.end + 4]
    return behind[:1] == ["of"] and behind[2:4] == ["own", "with"]


_ON_THE_WAY = (["on", "his"], ["on", "her"], ["on", "their"])
_NOUNS: dict[str, Callable[[Place], bool]] = {
    "call": _is_call,
    "phone": _is_call,
    "video": lambda place: place.before not in _MEANS,  # "a summit by video conference"
    "videoconference": lambda place: place.before not in _MEANS,
    "round": lambda place: place.before in _ANOTHER and place.after not in ("of", "table"),
    "session": lambda place: (
        place.after in ("with", "between") or place.before.endswith(("-way", "lateral")) or _of_their_own(place)
    ),
    "on": _opens,
    "over": _opens,
    "by": _opens,
    "face": _opens,
    "way": lambda place: place.words[max(0, place.index - 2) : place.index] in _ON_THE_WAY,
    "guest": _is_said_of,
    "host": _is_said_of,
    "respects": lambda place: (
        _names_next(place) or place.words[place.end + 1 : place.end + 2] in (["prime"], ["president"])
    ),
    "tea": lambda place: bool(_GIVE & set(place.words[max(0, place.index - 5) : place.index])),
    "visit": _is_a_visit,
    "tour": _is_a_visit,
    "invitation": _is_new,
    "talk": _is_a_talk,
    "bilateral": _is_a_lateral,
    "trilateral": _is_a_lateral,
}
_WITH_OR_IN = {"spend": _spends_with}  # a meeting with somebody, else a stay in a place


def _is_due(place: Place) -> bool:
    """As in the headline "Foreign ministers due in Luanda"; not "due in court", "due in part to"."""
    led = place.before in ("", "minister", "ministers", "president", "leaders") and place.index > 0
    return led and place.after == "in" and place.words[place.end + 1 : place.end + 2] == [""]


_WAYS = ("sail", "drive", "slip", "sweep", "roll", "step", "descend", "venture", "race", "rush", "dash", "get", "hurry")


def _has_on_phone(place: Place) -> bool:
    """As in "had Hayashi on the phone"."""
    behind = place.words[place.end : place.end + _LINE]
    return place.after in _THEM | {"his", "the"} and any(behind[n : n + 3] in _ON_LINE for n in range(len(behind)))


_ON_LINE = (["on", "the", "phone"], ["on", "the", "line"], ["on", "the", "telephone"])
_LINE = 12  # items behind "had" in which its "on the phone" stands


def _takes_guest(place: Place) -> bool:
    """Not "welcomed it", "welcomed this"."""
    return place.after not in ("it", "this", "that", "its", "these", "such")


_VERBS: dict[str, Callable[[Place], bool]] = {
    "due": _is_due,
    "gather": lambda place: place.form != "ing" or place.before not in _DETERMINING | {"the", "this"},
    "call": _called,
    "have": _has_on_phone,
    "phone": _phoned,
    "telephone": _phoned,
    "talk": _talks,
    "host": _hosts,
    "meet": _meeting,
    "take": _takes,
    "be": _is_there,
    "go": _goes,
    "lead": _leads_team,
    "ask": _asks_to,
    "break": _breaks,
    "appear": _names_next,
    "move": _names_next,
    "cross": _names_next,
    "welcome": _takes_guest,
    "sit": lambda place: place.form != "ing" or place.before in BE or place.after in ("with", "down", "across"),
    "shake": _shakes,
    "board": _boards,
    "await": _awaits,
    **dict.fromkeys(_WAYS, _is_into),
}
