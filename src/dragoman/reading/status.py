"""How firm an engagement is, from the words around its trigger. The ladder is GUIDELINES' "Status"."""

from dataclasses import replace
from datetime import date

from dragoman.model import Role, Status, When
from dragoman.reading.calling_off import Modality, moved_behind, moved_here, negated
from dragoman.reading.carried import done_within, of_noun, opened_with, support
from dragoman.reading.cues import is_ahead, is_past
from dragoman.reading.denials import after_all, is_denied, left_open
from dragoman.reading.equating import was_likened
from dragoman.reading.grammar import (
    BE,
    BE_PAST,
    BE_PRESENT,
    FLOAT,
    HAVE,
    NOT,
    PLAN,
    SCHEDULE,
    WILL,
    WOULD,
)
from dragoman.reading.items import Sentence
from dragoman.reading.moving import shifted
from dragoman.reading.purposes import given_up, on_the_spot, purpose
from dragoman.reading.relatives import carried_behind
from dragoman.reading.supposing import is_supposed, thought_of, under_plan
from dragoman.reading.triggers import Trigger


def modality(
    sentence: Sentence, clauses: list[int], trigger: Trigger, when: When | None, published: date | None
) -> Modality:
    """The status that a trigger's clause gives it, and what a denial around it makes of that."""
    words = sentence.words()
    shift = shifted(sentence, clauses, trigger)
    if shift is not None:
        return Modality(Status.POSTPONED, shift)
    told = _told(words, clauses, trigger, when, published)
    if sentence.span.role is Role.TITLE and _in_headline(words, told, trigger) and not is_ahead(when, published):
        told = replace(told, status=Status.HELD, firm=False)
    if told.status in _PLANS:
        told = _as_meant(words, told, trigger)
    opened = left_open(words, clauses, trigger.first)
    if opened is not None:
        return Modality(Status.FLOATED, opened)
    denied = told.denied or is_denied(words, clauses, trigger.first)
    if denied and told.status in _PLANS and after_all(words, trigger.last):
        return replace(told, status=Status.CANCELLED, denied=False)
    if denied and not told.denied:
        presumed = told.status is Status.HELD and not told.firm
        return replace(told, status=Status.PLANNED if presumed else told.status, denied=True)
    return told


_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


def _as_meant(words: list[str], told: Modality, trigger: Trigger) -> Modality:
    """A plan with what the words around it make of it: given up, only thought of, told with a bare "would"."""
    if given_up(words, told.index, trigger.first):
        failed = bool(
            {"but", "however"} & set(words[trigger.last : trigger.last + _SPOKEN])
        )  # "had hoped to come in May, but"
        return replace(told, given_up=True, status=Status.CANCELLED if failed else told.status)
    if is_supposed(words, trigger.first):
        return replace(told, status=Status.FLOATED, firm=False)
    thought = thought_of(words, trigger.first) or under_plan(words, trigger.last)
    if thought is not None and told.status is Status.SCHEDULED:
        return replace(told, status=thought)
    bare = "would" in words[max(0, told.index - 4) : told.index + 1] and not _SPEAKING & set(
        words[max(0, told.index - _SPOKEN) : told.index + _SPOKEN]
    )
    return replace(told, hedged=True) if bare and told.status is Status.SCHEDULED else told


_SPOKEN = 40  # items around "would" in which whoever says so stands
_SPEAKING = frozenset({"said", "says", "say", "told", "announced", "confirmed", "stated", "added", "wrote", "saying"})


def _in_headline(words: list[str], told: Modality, trigger: Trigger) -> bool:
    """As in "Ministers meet in Rome", "Leaders hold talks": headlines tell what was done in the present tense."""
    if told.status is not Status.SCHEDULED or trigger.act == "visit":
        return False
    own = trigger.is_verb and told.index == trigger.first and trigger.form in ("base", "s")
    carried = not trigger.is_verb and words[told.index] in _HOLDING
    return (own or carried) and words[told.index - 1 : told.index] not in (["to"], ["not"], ["n't"], ["n’t"])


_HOLDING = frozenset({"hold", "holds", "have", "has", "conduct", "conducts", "attend", "attends"})


def _told(
    words: list[str], clauses: list[int], trigger: Trigger, when: When | None, published: date | None
) -> Modality:
    start, end = _reach(clauses, trigger, words)
    moved = moved_here(words, clauses, start, trigger) or moved_behind(words, clauses, end)
    if moved is not None:
        return moved
    if trigger.pattern.words == ("invitation",) and any(w.startswith("accept") for w in words[start : trigger.first]):
        return Modality(Status.PLANNED, trigger.first)
    if trigger.pattern.words in _AWAITED:
        hoped = words[start : trigger.first][-1:] == ["had"] or words[trigger.first] == "been"
        return Modality(Status.PLANNED, trigger.first, given_up=hoped)
    if trigger.pattern.words in _INVITING:
        return Modality(
            Status.FLOATED, trigger.first, any(w in NOT for w in words[max(start, trigger.first - 3) : trigger.first])
        )
    if (trigger.is_verb and was_likened(words, trigger.first)) or _is_brought_out(words, trigger):
        return Modality(Status.HELD, trigger.first)
    if trigger.is_verb and words[max(0, trigger.first - 2) : trigger.first] == ["to", "have"]:
        return Modality(Status.SCHEDULED, trigger.first)  # "was to have come"
    if _is_under_way(words, trigger):
        return Modality(Status.ONGOING, trigger.first)
    if trigger.is_verb:
        return _of_verb(words, start, trigger.first, trigger.form, when=when, published=published)
    if (
        trigger.act == "visit"
        and (staying := _staying(words, start, trigger.first, ended=is_past(when, published))) is not None
    ):
        return staying
    carried = carried_behind(words, trigger.last)
    if carried is not None and not _is_habit(words, carried[0]):
        return _of_verb(words, trigger.last, carried[0], carried[1], when=when, published=published)
    within = done_within(words, start, trigger) or opened_with(words, end, trigger)
    if within is not None:
        return Modality(Status.HELD, within)
    visited = on_the_spot(words, start, trigger.first, when, published)
    if visited is not None:
        return Modality(visited[0], visited[1])
    verb = support(words, start, trigger.first)
    if verb is not None:
        return _of_verb(words, start, verb[0], verb[1], when=when, published=published)
    return of_noun(words, clauses, end, trigger, when, published)


def _is_brought_out(words: list[str], trigger: Trigger) -> bool:
    """As in "It was in Cairo on March 4 that an Arab summit adopted the plan"."""
    return not trigger.is_verb and words[:2] == ["it", "was"] and "that" in words[2 : trigger.first]


def _is_habit(words: list[str], verb: int) -> bool:
    """As in "the consultations that A and B hold took place": what is done each time; the verb behind tells of this."""
    return words[verb] in ("hold", "holds", "have") and words[verb + 1 : verb + 2] in _ACTUAL


_ACTUAL = (["took"], ["was"], ["were"], ["began"], ["opened"], ["ended"], ["will"], ["is"], ["are"])


def _is_under_way(words: list[str], trigger: Trigger) -> bool:
    """As in "has been in Tokyo since Monday", "is on travel to Kyiv"."""
    if trigger.pattern.words == ("be",):
        return trigger.form == "en" and words[trigger.last : trigger.last + 1] == ["in"]
    return trigger.pattern.words == ("travel",) and words[max(0, trigger.first - 1) : trigger.first] == ["on"]


_AWAITED = frozenset({("be", "expected"), ("be", "awaited")})
_INVITING = frozenset({("invite",), ("ask",), ("invitation",)})


def _reach(clauses: list[int], trigger: Trigger, words: list[str]) -> tuple[int, int]:
    mine = clauses[trigger.first]
    start = trigger.first
    while start > 0 and clauses[start - 1] == mine:
        start -= 1
    end = trigger.last
    while end < len(words) and clauses[end] == mine:
        end += 1
    return start, end


def _staying(words: list[str], start: int, at: int, *, ended: bool) -> Modality | None:
    """As in "is on a three-day visit to", "ends his visit on Friday": under way."""
    ending = next((i for i in range(at - 1, max(start, at - 7), -1) if words[i] in _ENDING), None)
    if ending is not None:
        return Modality(Status.HELD if ended else Status.ONGOING, ending)
    begun = next((i for i in range(at - 1, max(start, at - 7), -1) if words[i] in _BEGUN), None)
    if begun is not None and not ended:
        return Modality(Status.ONGOING, begun)  # "has started a two-day state visit"
    on = next((i for i in range(at - 1, max(start, at - 6), -1) if words[i] == "on"), None)
    if on is not None and words[on - 1] in PLAN | FLOAT | SCHEDULE:
        return None  # "agreed on a visit"
    aside = on is not None and words[on - 2 : on] == ["", ","] and words[on + 1 : on + 2] in _ARTICLES
    if on is not None and aside and not ended:
        return Modality(Status.ONGOING, on)  # "Kamikawa, on a visit to the United States, held"
    if on is not None and ended and words[on + 1 : on + 2] in (["a"], ["his"], ["her"], ["their"]):
        return Modality(Status.HELD, on)  # "gave it to an official on a trip to Japan last July"
    if on is None or words[on - 1] not in ("is", "are", "currently", "now", "was", "were", "while"):
        return None
    return Modality(Status.HELD if words[on - 1] in BE_PAST else Status.ONGOING, on - 1)


_ARTICLES = (["a"], ["an"], ["his"], ["her"], ["their"])
_ENDING = frozenset({"ends", "concludes", "completes", "finishes"})
_BEGUN = frozenset({"started", "begun", "began", "commenced", "embarked"})
_REACH = 18  # items to the left of a verb in which its modality may stand


def _of_verb(
    words: list[str], start: int, at: int, form: str, *, when: When | None, published: date | None
) -> Modality:
    low = max(start, at - _REACH)
    denied = negated(words, start, at)
    passive = words[at - 1 : at] == ["be"]
    form = "base" if passive else form  # "is to be welcomed", "will be received"
    if form == "base" and words[at] == "come" and words[at - 1] in HAVE:
        form = "en"  # "had come to Muscat"
    if form in ("ed", "en") and not any(w in BE or w in HAVE for w in words[max(start, at - 3) : at]):
        return Modality(Status.HELD, at, denied)  # a past tense stands under no plan
    if form in ("ed", "en") and _is_perfect(words, start, at):
        return Modality(Status.HELD, at, denied)
    if form == "base" and any(words[i] == "saw" for i in range(low, at)) and "to" not in words[at - 2 : at]:
        return Modality(Status.HELD, at, denied)  # "Tuesday saw the king receive"
    did = "did" in words[max(start, at - 2) : at] or (words[at - 1] == "to" and words[at - 2] in _GLAD)
    if form == "base" and did:
        return Modality(Status.HELD, at, denied)  # "did meet", "was delighted to meet"
    aim = purpose(words, low, at, when, published) if form == "base" else None
    if aim is not None:
        return Modality(aim[0], aim[1], denied)
    for index in range(at - 1, low - 1, -1):
        if words[index] in ("first", "last", "only") and form == "base" and not passive:
            past = any(w in BE_PAST or w == "became" for w in words[low:index])
            return Modality(Status.HELD if past else Status.SCHEDULED, index, denied, firm=False)  # presumed, not told
        if words[index] == "invitation" and {"at", "on", "upon"} & set(words[max(0, index - 3) : index]):
            continue  # "At the invitation of his counterpart, he pays a visit": it was accepted
        told = _of_phrase(words, index) or _of_auxiliary(words, index, at, form, ahead=is_ahead(when, published))
        if told is not None:
            return Modality(told, index, denied)
    return replace(_of_form(words[at], form, when, published), index=at, denied=denied)


def _is_perfect(words: list[str], start: int, at: int) -> bool:
    """As in "had called on": whatever stands in front of it, it is done; "will have met" is not."""
    helper = next((i for i in range(at - 1, max(start - 1, at - 4), -1) if words[i] in _HAS), None)
    if helper is None or "first" in words[max(start, helper - _REACH) : helper]:
        return False  # "it will be the first time that they have met"
    if any(words[i] in BE or words[i] in FLOAT | PLAN | SCHEDULE for i in range(helper + 1, at)):
        return False
    return not any(w in WILL | WOULD or w == "to" for w in words[max(start, helper - 3) : helper])


_HAS = HAVE - {"having"}


def _of_phrase(words: list[str], index: int) -> Status | None:
    """As in "would like to meet", "is going to meet", "looks forward to meeting"."""
    word, before = words[index], words[max(0, index - 3) : index]
    if word in ("like", "love", "prefer") and any(w in WOULD or w in ("'", "d") for w in before):
        return Status.FLOATED
    if word == "going" and words[index + 1 : index + 2] == ["to"] and any(w in BE for w in before):
        return Status.SCHEDULED
    if word in ("looking", "looks", "look", "looked") and words[index + 1 : index + 2] == ["forward"]:
        return Status.SCHEDULED
    return None


def _of_auxiliary(words: list[str], index: int, at: int, form: str, *, ahead: bool) -> Status | None:
    """What a word in front of a verb makes of it; None for a word that says nothing."""
    word = words[index]
    if word == "invitation" and any(w.startswith("accept") for w in words[max(0, index - _ACCEPTED) : index]):
        return Status.PLANNED
    if word in FLOAT or (word in WOULD and word not in ("would", "can")):
        return Status.FLOATED
    if word in PLAN:
        return Status.PLANNED
    if word in WILL or word == "would" or (word in SCHEDULE and word not in _ANNOUNCED):
        return Status.SCHEDULED
    if form == "ing" and (word in BE_PRESENT or (word in BE_PAST and index == at - 1)):
        under_way = Status.ONGOING if word in BE_PRESENT else Status.HELD
        return Status.SCHEDULED if ahead else under_way
    if form != "base":
        return None
    is_to = word in BE_PAST or (word in BE_PRESENT and "" not in words[index + 1 : at])
    return Status.SCHEDULED if is_to else None  # "is to visit"


_ACCEPTED = 4  # items between "accepted" and "invitation"
_GLAD = frozenset({"delighted", "pleased", "glad", "honored", "honoured", "happy", "privileged", "good", "pleasure"})
_ANNOUNCED = frozenset({"announced", "announce", "announces", "confirmed"})


def _of_form(word: str, form: str, when: When | None, published: date | None) -> Modality:
    """What the verb's form says by itself."""
    if form in ("ed", "en") or (form == "ing" and is_past(when, published)):
        return Modality(Status.HELD, 0)
    if word in ("is", "are") and form == "s" and not is_ahead(when, published):
        return Modality(Status.ONGOING, 0)  # "is in Seoul"
    if form == "s":
        return Modality(Status.HELD if is_past(when, published) else Status.SCHEDULED, 0)
    return Modality(Status.SCHEDULED, 0, firm=form == "base")  # a bare base form is no past tense
