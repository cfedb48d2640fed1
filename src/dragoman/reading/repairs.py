"""What a report plainly got wrong of names and titles, shown beside what is meant (law 7), never mended silently."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.knowledge import Knowledge
from dragoman.knowledge.folding import fold
from dragoman.model import Repair, Tenure, Text
from dragoman.reading.actors import Actor, Sort
from dragoman.reading.levels import PRINCIPALS, level_of
from dragoman.reading.misspellings import Misspelt, Named, find_misspelt, without_glides
from dragoman.reading.people import Someone

# Nouns that only some countries give to a minister: elsewhere they are a slip of the writer or of the translation.
_NATIONAL = re.compile(r"(?i)\b(secretary|chancellor|director|premier)s?\b")


# Titles that only a translating machine gives, before a name or behind it.
_MADE = (
    r"(?:(?:[Ff]oreign\s+[Aa]ffairs|[Dd]efen[cs]e)\s+)?[Gg]reat\s+[Mm]inister|(?:[A-Z]\w+\s+){0,2}[Ss]tate\s+[Cc]hief|"
    r"(?:[Ff]oreign|[Dd]efen[cs]e)\s+[Pp]hase|[Mm]inister\s+of\s+(?:the\s+)?(?:[Ee]xterior|[Ff]arm|[Ff]inancings)|"
    r"[Bb]oss\s+of\s+[Ss]tate|[Ss]tate\s+[Dd]epartment\s+[Mm]inister"
)
_MADE_BEFORE = re.compile(rf"\b(?:{_MADE}),?\s+$")
_MADE_BEHIND = re.compile(rf",?\s+(?:{_MADE})\b")
_REACH = 45  # characters in front of a name


def find_repairs(
    text: Text, people: Iterable[Someone], knowledge: Knowledge, window: tuple[date | None, date | None]
) -> tuple[Repair, ...]:
    """Misspelt names and titles that the holder's office does not bear; each once."""
    found: dict[str, Repair] = {}
    everyone = list(people)
    behind = {s.actor.start: s.actor for s in everyone if s.actor.sort is Sort.ROLE}
    for someone in everyone:
        actor = someone.actor
        if actor.sort is not Sort.PERSON or not someone.person or actor.former:
            continue
        tenures = _on(someone.person, knowledge, window)
        for repair in (_name(text, someone, knowledge), _title(text, actor, behind, tenures, knowledge)):
            if repair is not None:
                found.setdefault(repair.was, repair)
    for misspelt in _misspelt(text.text, everyone, knowledge, window):
        repair = _holder(text, misspelt, knowledge)
        found.setdefault(repair.was, repair)
    return tuple(found.values())


def _on(person: str, knowledge: Knowledge, window: tuple[date | None, date | None]) -> Sequence[Tenure]:
    if window[0] is None:
        return ()
    return knowledge.offices_on(person, (window[0], window[1] or window[0]))


def _name(text: Text, someone: Someone, knowledge: Knowledge) -> Repair | None:
    actor = someone.actor
    if actor.form == "full":
        if knowledge.spelling(someone.person, actor.name) != "misspelt":
            return None
    elif _is_bare(actor) or not actor.form.startswith(("given+", "stranger")) or _is_shorter(actor.name, someone.name):
        return None
    because = f"the {someone.office or 'office'} of {someone.party} on that day is {someone.name}"
    return Repair(
        was=actor.name, meant=someone.name, because=because, quote=text.quote(actor.name_start, actor.name_end)
    )


def _is_bare(actor: Actor) -> bool:
    """Known by the surname alone, whatever stands in front of it: nobody's office says that it is the same person."""
    return actor.form.startswith("surname") or (actor.form.startswith("given+") and not actor.title)


def _is_shorter(one: str, other: str) -> bool:
    """Whether one name is the other with words left out or initials, or spelt another way, which is no damage."""
    words, others = (
        {without_glides(w) for w in fold(name).lower().split() if len(w.strip(".")) > 1} for name in (one, other)
    )
    return words <= others or others <= words


def _title(
    text: Text, actor: Actor, behind: dict[int, Actor], tenures: Sequence[Tenure], knowledge: Knowledge
) -> Repair | None:
    """A title of another country's usage, in front of somebody whose office is known or right behind the name."""
    title, start, end = actor.title, actor.start, max(actor.name_end, actor.start)
    made = _made_title(text.text, actor)
    follower = behind.get(actor.end + 1)
    if not title and follower is not None and not follower.party and text.text[actor.end] == " ":
        title, end = follower.title, follower.end
    ranked = [t for t in tenures if level_of(t.office.kind) in PRINCIPALS]
    if made is not None:
        start, end = made
    if not ranked or (made is None and (not title or not is_foreign_usage(title, tenures, knowledge))):
        return None
    held = ranked[0]
    party = knowledge.parties[held.office.party].name
    meant = f"{knowledge.native_title(held.office.kind, held.office.party)} of {party}"
    quote = text.quote(start, end)
    because = f"{knowledge.people[held.person].name} was {held.office.title} of {party} from {held.start}"
    return Repair(was=quote.quote, meant=meant, because=because, quote=quote)


def _made_title(text: str, actor: Actor) -> tuple[int, int] | None:
    """Where a name and a machine's title beside it stand; None without such a title."""
    before = _MADE_BEFORE.search(text, max(0, actor.name_start - _REACH), actor.name_start)
    if before is not None:
        return before.start(), actor.name_end
    behind = _MADE_BEHIND.match(text, actor.name_end)
    return (actor.name_start, behind.end()) if behind is not None else None


def is_foreign_usage(title: str, tenures: Sequence[Tenure], knowledge: Knowledge) -> bool:
    """Whether only other countries give that title to such an office: a slip of the writer or of the translation."""
    noun = _NATIONAL.search(title)
    if noun is None or any(knowledge.fits(title, t.office.kind, t.office.party) for t in tenures):
        return False
    native = " ".join(
        f"{knowledge.native_title(t.office.kind, t.office.party)} {t.office.title}" for t in tenures
    ).lower()
    return noun[1].lower() not in native or sorted(title.lower().split()) == sorted(
        native.replace(" of", "").split()[: len(title.split())]
    )


def _misspelt(
    text: str, everyone: Sequence[Someone], knowledge: Knowledge, window: tuple[date | None, date | None]
) -> list[Misspelt]:
    if window[0] is None:
        return []
    named = [s for s in everyone if s.actor.sort is Sort.PERSON and s.person]
    others = [s for s in everyone if s.actor.sort in (Sort.PARTY, Sort.PLACE)]
    whole = [(s.actor.name_start, s.actor.name_end) for s in [*named, *others] if not _is_bare(s.actor)]
    bare = {(s.actor.name_start, s.actor.name_end): s.person for s in named if _is_bare(s.actor)}
    parties = dict.fromkeys(s.party or s.actor.party for s in everyone if s.party or s.actor.party)
    return find_misspelt(text, Named(whole=whole, bare=bare), parties, knowledge, window[1] or window[0])


def _holder(text: Text, misspelt: Misspelt, knowledge: Knowledge) -> Repair:
    held = misspelt.tenure
    party = knowledge.parties[held.office.party].name
    because = f"{misspelt.name} was {held.office.title} of {party} from {held.start}"
    return Repair(
        was=misspelt.words, meant=misspelt.name, because=because, quote=text.quote(misspelt.start, misspelt.end)
    )
