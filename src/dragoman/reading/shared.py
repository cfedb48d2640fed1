"""What people of two parties did together, whatever the verb: "Biden and Suga planted a tree", "had tea with Suga".

The pattern files name the words of contacts; people who act together have one by whatever words. Such a trigger is
loose, as "agreed" is: it stands by itself only with a day, and joins the meeting or call that is told of them.
Invariant: only in clauses that no pattern speaks for, and never of what people say, think or fail to do.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.actors import Sort
from dragoman.reading.grammar import BE, NOT, OWNS, SAY, WILL
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import group_from
from dragoman.reading.parts import Part, Setting
from dragoman.reading.subjects import subject_of
from dragoman.reading.triggers import Pattern, Trigger

_PASTS, _APART, _NO_COMPANY = words_of("pasts"), words_of("acts_apart"), words_of("no_company")
_APART_YET = words_of("acts_apart_yet")
_WITH = frozenset({"with", "alongside", "beside", "opposite"})
_STATE = 2  # letters of a state's code
_SIDES = 2
_ADVERBS = 4  # items between a subject and its verb: "on Monday", "also", "jointly"
_ED = 4  # letters; "need" is no past tense
_TOGETHER = Pattern(words=("together",), shape="verb", prepositions=_WITH, act="agree", example="", file="shared")


def find_shared(setting: Setting, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with those of clauses in which people of two parties act together by other words; in order."""
    told = {setting.clauses[t.first] for t in triggers}
    found = list(triggers)
    for index in range(1, len(setting.sentence.items)):
        clause = setting.clauses[index]
        form = _form(setting, index) if clause not in told else ""
        subject = _acting(setting, index) if form else []
        if subject and (_are_two(subject) or _has_company(setting, index, subject)):
            found.append(Trigger(pattern=_TOGETHER, first=index, last=index + 1, form=form))
            told.add(clause)
    return sorted(found, key=lambda t: t.first)


def as_call_on(setting: Setting, trigger: Trigger) -> Trigger:
    """As in "visited Suga in his office", "paid a visit to the Emperor": who is visited is met."""
    if trigger.pattern.words != ("visit",) or trigger.form == "ing":
        return trigger
    words, items = setting.sentence.words(), setting.sentence.items
    behind = trigger.last + 1 if words[trigger.last : trigger.last + 1] == ["to"] else trigger.last
    if not trigger.is_verb and (
        behind == trigger.last or not _PAYING & set(words[max(0, trigger.first - 4) : trigger.first])
    ):
        return trigger
    index = next((n for n in range(behind, min(behind + 3, len(items))) if items[n].actor is not None), None)
    if index is None or any(w not in _LEADING for w in words[behind:index]):
        return trigger
    who = setting.meanings.get(items[index].start)
    person = who is not None and who.is_person and len(who.party) == _STATE
    owns = words[index + 1 : index + 2] in [[o] for o in OWNS]
    return replace(trigger, pattern=_CALL_ON) if person and not owns else trigger


_PAYING = frozenset({"pay", "pays", "paid", "paying"})
_LEADING = frozenset({"", "the", "then", "new", "former"})
_CALL_ON = Pattern(
    words=("visit",), shape="verb", prepositions=frozenset({"-", "to", "with"}), act="meet", example="", file="shared"
)


def _form(setting: Setting, index: int) -> str:
    """The form of a word that may be a verb of what people do together: past, or told ahead; "" for other words."""
    words = setting.sentence.words()
    word = words[index]
    if word in _APART or word in SAY or not word.isalpha():
        return ""
    if (word.endswith("ed") and len(word) > _ED) or word in _PASTS:
        return "ed"
    led = words[index - 1] if words[index - 1] not in _JOINTLY else words[index - 2]
    ahead = led in WILL or (led == "to" and bool(_MEANT & set(words[max(0, index - _LED) : index])))
    own = word != "have" or words[index + 1 : index + 2] in ([""], ["a"], ["an"], ["some"], ["one"])  # no auxiliary
    return "base" if ahead and own and word not in BE | _JOINTLY | _APART_YET else ""


_JOINTLY = frozenset({"also", "jointly", "both", "then", "together", "later"})
_MEANT = (BE - OWNS) | frozenset({"plan", "plans", "due", "set", "scheduled", "expected", "slated"})
_LED = 5  # items in front of a verb in which its "is to", "plan to" stands


def _acting(setting: Setting, index: int) -> list[Part]:
    """The people right in front of a verb who are its subject; nobody where other words than adverbs stand between."""
    items, words = setting.sentence.items, setting.sentence.words()
    subject = subject_of(setting, index, setting.clauses[index])
    people = [p for p in subject if p.who.is_person and not p.who.past and len(p.who.party) == _STATE]
    if not people or len(people) != len(subject):
        return []
    last = max(n for n in range(index) if items[n].start <= max(p.start for p in people))
    between = range(last + 1, index)
    if len(between) > _ADVERBS or any(words[n] in NOT for n in between):
        return []
    idle = all(items[n].time is not None or words[n].endswith("ly") or words[n] in _IDLE for n in between)
    return people if idle else []


_IDLE = frozenset({"on", "earlier", ",", "in", "", "to", "have"}) | _JOINTLY | WILL | _MEANT


def _are_two(people: Sequence[Part]) -> bool:
    return len({p.who.party for p in people}) >= _SIDES


def _has_company(setting: Setting, index: int, subject: Sequence[Part]) -> bool:
    """As in "had an hour with Suga": somebody of another party stands behind a "with" of the clause."""
    words, clauses = setting.sentence.words(), setting.clauses
    own = {p.who.party for p in subject}
    if words[0] == "with":  # "With Rice he will look for ways"
        group, after = group_from(setting, 1, index, "object")
        return after < index and any(p.who.is_person and p.who.party not in own for p in group)
    for at in range(index + 1, len(words) - 1):
        if clauses[at] != clauses[index]:
            return False
        if words[at] not in _WITH or words[at - 1] in _NO_COMPANY or words[index] in _NO_COMPANY:
            continue
        group, _ = group_from(setting, at + 1, len(words), "object")
        others = [p for p in group if p.who.party not in own and len(p.who.party) == _STATE]
        if others and any(p.who.is_person or p.who.actor.sort is Sort.ROLE for p in others):
            return True
    return False
