"""Who goes or sits along: "He will be accompanied by Iwaya", "Traveling with the president is Blinken".

Company belongs to an engagement that the report tells already; by itself it makes none.
"""

from dataclasses import replace

from dragoman.model import Status
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import BE
from dragoman.reading.groups import group_from, part_at
from dragoman.reading.parts import Part, Setting

_MET = frozenset(
    {"meeting", "talks", "session", "audience", "reception", "consultations", "negotiations", "discussions"}
)
_BACK = 8  # sentences between an engagement and its company
_NEAR = 4  # items between "with" and "is", and in front of "accompanied"
_TRAVELLING = frozenset({"traveling", "travelling"})
_JOINING = frozenset({"accompany", "accompanies", "accompanying"})


def with_company(found: list[Frame], told: list[Frame], setting: Setting) -> list[Frame]:
    """A sentence's frames with whom it tells to come along; company of one told before changes that one, in `told`."""
    for lead, others in _companies(setting):
        here = next((n for n, f in enumerate(found) if _joins(f, lead, others)), None)
        if here is not None:
            found[here] = _with(found[here], lead, others)
            continue
        for number in range(len(told) - 1, -1, -1):
            if setting.sentence.number - told[number].sentence > _BACK:
                break
            if _joins(told[number], lead, others) and told[number].status is not Status.FLOATED:
                told[number] = _with(told[number], lead, others)
                break
    return found


def _companies(setting: Setting) -> list[tuple[Part, list[Part]]]:
    """(whose company, the company) of each word for it."""
    words, companies = setting.sentence.words(), _attendees(setting)
    for index, word in enumerate(words):
        if word == "accompanied" and words[index + 1 : index + 2] == ["by"]:
            others = _people(setting, index + 2)
            lead = _before(setting, index, {o.who.party for o in others})
        elif word in _JOINING:
            lead, others = _people(setting, index + 1)[:1], _before(setting, index)
        elif word in _TRAVELLING and words[index + 1 : index + 2] == ["with"]:
            lead = _people(setting, index + 2)[:1]
            verb = next((n for n in range(index + 2, min(index + 2 + _NEAR, len(words))) if words[n] in BE), None)
            others = _people(setting, verb + 1) if verb is not None else _before(setting, index)
        else:
            continue
        if lead and others:
            companies.append((lead[0], others))
    return companies


def _attendees(setting: Setting) -> list[tuple[Part, list[Part]]]:
    """As in "The meeting was attended by A and B": each beside the one of his own party who met, told before."""
    words = setting.sentence.words()
    told = []
    for index, word in enumerate(words):
        if word == "attended" and words[index + 1 : index + 2] == ["by"] and _MET & set(words[:index]):
            told = _people(setting, index + 2)
        elif word in ("attended", "attend") and _MET & set(words[index + 1 : index + _NEAR]):
            told = _subjects(setting, index)
    return [(lead, [one]) for one in told for lead in _met_beside(setting, one)]


def _subjects(setting: Setting, index: int) -> list[Part]:
    """Who attends: the people in front of the verb, where its sentence opens with them."""
    found, after = group_from(setting, 0, index, "subject")
    also = set(setting.sentence.words()[after:index]) <= {"also", "both"}
    return [p for p in found if p.who.is_person] if also else []


def _met_beside(setting: Setting, one: Part) -> list[Part]:
    """Of those who met last, the one of somebody's party."""
    return [Part(who, one.start, one.end, "subject") for who in setting.discourse.pair if who.party == one.who.party][
        :1
    ]


def _before(setting: Setting, index: int, parties: set[str] | None = None) -> list[Part]:
    """The person nearest in front of a word, of one of the parties where these are given."""
    for at in range(index - 1, -1, -1):
        found = [p for p in part_at(setting, at, "subject") if p.who.is_person]
        if found and (parties is None or found[0].who.party in parties):
            return found
    return []


def _people(setting: Setting, index: int) -> list[Part]:
    found, _ = group_from(setting, index, len(setting.sentence.items), "subject")
    return [p for p in found if p.who.is_person]


def _joins(frame: Frame, lead: Part, others: list[Part]) -> bool:
    """Whether somebody takes part in an engagement whose company all of them may be: his own people."""
    own = next((p for p in frame.parts if p.who.key == lead.who.key and p.side != "host"), None)
    return own is not None and not frame.denied and all(o.who.party == own.who.party for o in others)


def _with(frame: Frame, lead: Part, others: list[Part]) -> Frame:
    side = next(p.side for p in frame.parts if p.who.key == lead.who.key and p.side != "host")
    known = {p.who.key for p in frame.parts}
    more = (replace(o, side=side) for o in others if o.who.key not in known)
    return replace(frame, parts=(*frame.parts, *more))
