"""Who is named in a text: titles, names and parties that stand together become one actor.

"Japanese Foreign Minister MOTEGI Toshimitsu", "Marise Payne, the Australian Foreign Minister" and "Prime Minister
Shinzo Abe of Japan" are each one actor. People whom the knowledge does not hold are found by their title.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model import Mention, MentionKind
from dragoman.reading import joints
from dragoman.reading.grammar import words as words_of
from dragoman.reading.strangers import given_before

UNKNOWN = "x:"  # begins the key of a person whom the knowledge does not hold


class Sort(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ROLE = "role"  # an office without a name: "the Japanese foreign minister", "their counterparts"
    PARTY = "party"
    PLACE = "place"  # a city or region: it may host, it never takes part


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Words that stand for somebody who may take part.

    start, end: the whole group with its title; name_start, name_end: the name alone (the same for parties).
    ids: person ids that the name may mean (none for people outside the knowledge), or the party's code.
    title: the title's words as said; kinds: the office kinds that they may denote; level: as Mention.form for titles.
    party: the party that the words state; "" where they state none.
    """

    start: int
    end: int
    sort: Sort
    name_start: int
    name_end: int
    name: str = ""
    ids: tuple[str, ...] = ()
    form: str = ""
    party: str = ""
    title: str = ""
    kinds: tuple[str, ...] = ()
    level: str = ""
    plural: bool = False
    former: bool = False


_NOT_A_NAME, _GIVEN_TOO = words_of("no_names"), words_of("given_too")


def find_actors(text: str, mentions: Sequence[Mention], start: int, end: int, *, headline: bool = False) -> list[Actor]:
    """The actors of text[start:end], left to right, given the mentions that lie in it.

    headline: every word may be capitalised, so capitals tell no unknown name.
    """
    kept = [m for m in mentions if m.kind in _KINDS and not joints.NO_ACTOR.match(text, m.start)]
    kept = [m for m in kept if not text.startswith("-level", m.end)]  # "director general-level talks"
    kept = [
        m for m in kept if m.form != "demonym" or not _CONTINENT.search(text, max(start, m.start - _PREFIX), m.start)
    ]
    return _Walk(text, kept, start, end, headline=headline).run()


_CONTINENT = re.compile(r"\b(?:Ibero|Inter|Pan|Latin|South|Central|North|Anglo|Afro)[\s\-–]$")  # no country's
_INITIAL, _PREFIX = 2, 9  # characters of "Kh" in front of a name, and of such a word
_KINDS = frozenset({MentionKind.PERSON, MentionKind.PARTY, MentionKind.TITLE})


class _Walk:
    """One pass over the mentions of a sentence, left to right; each step takes what belongs together."""

    def __init__(self, text: str, mentions: list[Mention], start: int, end: int, *, headline: bool) -> None:
        self.text, self.mentions, self.start, self.end = text, mentions, start, end
        self.headline = headline
        self.at = 0
        self.actors: list[Actor] = []

    def run(self) -> list[Actor]:
        while self.at < len(self.mentions):
            first = self.mentions[self.at]
            if first.kind is MentionKind.PARTY:
                self._party_first(first)
            elif first.kind is MentionKind.TITLE:
                self._title(first, first.start, first.party)
            else:
                self._person(first, first.start, None, "")
        return self.actors

    def _next(self, ahead: int = 1) -> Mention | None:
        index = self.at + ahead
        return self.mentions[index] if index < len(self.mentions) else None

    def _joined(self, before: int, pattern: re.Pattern[str], after: Mention | None, kind: MentionKind) -> bool:
        return (
            after is not None and after.kind is kind and pattern.fullmatch(self.text, before, after.start) is not None
        )

    def _party_first(self, party: Mention) -> None:
        whence = party.form == "name" and joints.WHENCE.fullmatch(self.text, self.start, party.start)
        following = None if whence else self._next()  # "From Japan President Trump goes to South Korea"
        if self._joined(party.end, joints.TO_TITLE, following, MentionKind.TITLE) and following is not None:
            self.at += 1
            self._title(following, party.start, party.ids[0])
        elif following is not None and self._joined(
            party.end, joints.POSSESSIVE if party.form != "demonym" else joints.TO_NAME, following, MentionKind.PERSON
        ):
            self.at += 1
            self._person(following, party.start, None, party.ids[0])
        else:
            self._add(
                Actor(
                    start=party.start,
                    end=party.end,
                    sort=Sort.PARTY,
                    name_start=party.start,
                    name_end=party.end,
                    name=self.text[party.start : party.end] if party.form == "demonym" else "",
                    ids=party.ids,
                    form=party.form,
                    party=party.ids[0],
                )
            )
            self.at += 1

    def _title(self, title: Mention, start: int, party: str) -> None:
        """A title: its party behind it ("of Japan"), its name behind that, or no name at all."""
        end = title.end
        behind = self._next()
        if behind is not None and (self._is_its(end, behind) or self._is_bare(end, behind)):
            party, end = behind.ids[0], behind.end
            self.at += 1
        posted = self._next() if title.form == "ambassador" else None
        if posted is not None and self._is_post(end, posted):
            end = posted.end
            self.at += 1
        person = self._next()
        if (
            person is not None
            and self._joined(end, joints.TO_NAME, person, MentionKind.PERSON)
            and not self._is_other(start, end)
        ):
            self.at += 1
            self._person(person, start, title, party)
            return
        self.at += 1
        stranger = self._stranger(end)
        if stranger is not None:
            self._named_stranger(stranger, start, title, party)
            return
        before = self._stranger_before(start)
        if before is not None:
            self._add(
                Actor(
                    start=before[0],
                    end=end,
                    sort=Sort.PERSON,
                    name_start=before[0],
                    name_end=before[1],
                    name=" ".join(self.text[before[0] : before[1]].split()),
                    form="stranger",
                    party=party,
                    title=self.text[title.start : title.end],
                    kinds=title.ids,
                    level=title.form,
                )
            )
            return
        self._add(
            Actor(
                start=start,
                end=end,
                sort=Sort.ROLE,
                name_start=title.start,
                name_end=title.end,
                party=party,
                title=self.text[title.start : title.end],
                kinds=title.ids,
                level=title.form,
                plural=_is_plural(self.text[title.start : title.end]),
            )
        )

    def _is_its(self, end: int, party: Mention) -> bool:
        """As in "the foreign minister of Japan"."""
        return self._joined(end, joints.OF, party, MentionKind.PARTY) and not self._leads(party)

    def _is_post(self, end: int, party: Mention) -> bool:
        """As in "the Japanese ambassador to Seoul, Koichi Aiboshi"."""
        there = self._joined(end, joints.TO, party, MentionKind.PARTY)
        return there and joints.NAME_BEHIND.match(self.text, party.end) is not None

    def _is_bare(self, end: int, party: Mention) -> bool:
        """As machines translate it: "the prime minister Japan Yoshihide Suga"."""
        beside = self._joined(end, joints.SPACE, party, MentionKind.PARTY) and party.form == "name"
        return beside and joints.GIVEN.match(self.text, party.end) is not None

    def _is_ones(self, end: int, party: Mention) -> bool:
        """As in "Abe of Japan", and in a row of speakers "Wagner for Kinshasa and Nduhungirehe for Kigali"."""
        speaks = self._joined(end, joints.FOR, party, MentionKind.PARTY)
        listed = speaks and joints.LISTED.match(self.text, party.end) is not None
        return listed or self._joined(end, joints.OF_AFTER_NAME, party, MentionKind.PARTY)

    def _is_other(self, start: int, end: int) -> bool:
        """As in "as Secretary of State, Motegi said": behind a comma somebody else begins."""
        return (
            self.text[end : end + 1] == ","
            and joints.AS.search(self.text, max(self.start, start - 12), start) is not None
        )

    def _leads(self, party: Mention) -> bool:
        """Whether this party begins a group of its own ("for Japanese Prime Minister ...")."""
        after = self._next(2)
        return party.form == "demonym" or self._joined(party.end, joints.POSSESSIVE, after, MentionKind.TITLE)

    def _stranger(self, after: int) -> tuple[int, int] | None:
        """A capitalised name right behind a title, of somebody whom the knowledge does not hold."""
        lead = joints.TO_NAME.match(self.text, after, self.end)
        if lead is None or self.headline:
            return None
        name = joints.NAME.match(self.text, lead.end(), self.end)
        if name is None or name[0].split()[0] in _NOT_A_NAME:
            return None
        if lead[0].startswith(",") and " " not in name[0]:
            return None
        start, end = name.span()
        words = name[0].split()
        for index, word in enumerate(words):
            if word in _NOT_A_NAME:
                end = start + len(" ".join(words[:index]))
                break
        inside = (m.start for m in self.mentions if start <= m.start < end and m.kind is not MentionKind.PERSON)
        end = min([end, *inside])  # a party or title inside: the name ends before it
        trimmed = self.text[start:end].rstrip()
        while (tail := joints.TAIL.search(trimmed)) is not None:
            trimmed = trimmed[: tail.start()]
        initial = len(trimmed) <= _INITIAL and self.text[start + len(trimmed) : start + len(trimmed) + 1] == "."
        return (start, start + len(trimmed)) if len(trimmed) > 1 and not initial else None

    def _stranger_before(self, before: int) -> tuple[int, int] | None:
        """A capitalised name in front of an apposition ("Simon Shercliff, the British ambassador")."""
        floor = self.actors[-1].end if self.actors else self.start
        window = self.text[max(floor, before - 60) : before]
        lead = re.search(r",\s+(?:who\s+is\s+)?(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+)?(?:[a-z]+\s+)?$", window)
        if lead is None:
            return None
        names = [n for n in joints.NAME.finditer(window, 0, lead.start()) if n.end() == lead.start()]
        if not names or " " not in names[-1][0] or names[-1][0].split()[0] in _NOT_A_NAME:
            return None
        offset = before - len(window)
        return names[-1].start() + offset, names[-1].end() + offset

    def _named_stranger(self, span: tuple[int, int], start: int, title: Mention, party: str) -> None:
        surname = None
        while (inside := self._next(0)) is not None and inside.start < span[1]:
            surname = inside if inside.form.startswith("surname") and inside.end == span[1] else None
            self.at += 1
        self.at -= 1
        if surname is not None and surname.start > span[0]:  # "Wendy R. Sherman": perhaps somebody known after all
            self._finish_person(span, start, title, party, ids=surname.ids, form="given+" + surname.form)
            return
        self._finish_person(span, start, title, party, ids=(), form="stranger")

    def _person(self, person: Mention, start: int, title: Mention | None, party: str) -> None:
        person = self._whole_name(person)
        span = (person.start, person.end)
        form = person.form
        if form.startswith("surname"):
            given = re.search(
                r"(?:(?:[A-Z][a-z\-]+|[A-Z]\.?)\s+){1,2}$", self.text[max(self.start, person.start - 40) : person.start]
            )
            if given is not None and title is not None and person.start - len(given[0]) >= title.end:
                span, form = (person.start - len(given[0]), person.end), "given+" + form
            elif title is None and not party and not self.headline and not person.ids[0].startswith(UNKNOWN):
                before = given_before(self.text, self.actors[-1].end if self.actors else self.start, span)
                span, form = ((before, person.end), "given+" + form) if before is not None else (span, form)
            elif title is not None and self.text[person.start : person.end].lower() in _GIVEN_TOO:
                stranger = self._stranger(title.end)
                if stranger is not None and stranger[1] > person.end:
                    self._named_stranger(stranger, start, title, party)
                    return
        self._finish_person(span, start, title, party, ids=person.ids, form=form)

    def _whole_name(self, first: Mention) -> Mention:
        """Names side by side are one name in pieces ("Sheikh Tamim" + "bin Hamad" + "Al Thani")."""
        whole = first
        while (more := self._next()) is not None and more.kind is MentionKind.PERSON:
            middle = joints.is_middle(whole.form, self.text[whole.end : more.start], headline=self.headline)
            if middle and more.form.startswith("surname"):
                whole = Mention(whole.start, more.end, MentionKind.PERSON, more.ids, more.form)
                self.at += 1
                continue
            if self.text[whole.end : more.start] != " ":
                break
            shared = tuple(i for i in whole.ids if i in more.ids)
            if whole.form == "surname_risky" and not shared:
                break  # "on 6 May Abe met"
            lead = whole if whole.form == "full" or more.form != "full" else more
            if not shared and more.ids[0].startswith(UNKNOWN):
                lead = more  # the surname of somebody met before, behind a given name that is a surname, too
            whole = Mention(whole.start, more.end, MentionKind.PERSON, shared or lead.ids, lead.form)
            self.at += 1
        return whole

    def _finish_person(
        self, span: tuple[int, int], start: int, title: Mention | None, party: str, *, ids: tuple[str, ...], form: str
    ) -> None:
        """A name: what stands behind it ("of Japan", ", the Japanese foreign minister")."""
        end = span[1]
        behind = self._next()
        if behind is not None and not self._leads(behind) and self._is_ones(end, behind):
            party, end = party or behind.ids[0], behind.end
            self.at += 1
        if title is None:
            title, party, end = self._apposition(end, party)
        behind_name = joints.FORMER_BEHIND.match(self.text, span[1], self.end) is not None
        former = behind_name or joints.FORMER.search(self.text, max(self.start, start - 50), start) is not None
        self._add(
            Actor(
                start=start,
                end=end,
                sort=Sort.PERSON,
                name_start=span[0],
                name_end=span[1],
                name=" ".join(self.text[span[0] : span[1]].split()),
                ids=ids,
                form=form,
                party=party or (title.party if title else ""),
                title=self.text[title.start : title.end] if title else "",
                kinds=title.ids if title else (),
                level=title.form if title else "",
                former=former,
            )
        )
        self.at += 1

    def _apposition(self, end: int, party: str) -> tuple[Mention | None, str, int]:
        """A title behind the name, as in ", the Australian Foreign Minister" and ", prime minister of Japan"."""
        first, second = self._next(), self._next(2)
        if self._joined(end, joints.APPOSITION, first, MentionKind.TITLE) and first is not None:
            if self._stranger(first.end) is not None or self._joined(
                first.end, joints.TO_NAME, second, MentionKind.PERSON
            ):
                return None, party, end
            self.at += 1
            end = first.end
            if self._joined(end, joints.OF, second, MentionKind.PARTY) and second is not None:
                self.at += 1
                return first, second.ids[0], second.end
            return first, first.party or party, end
        if (
            self._joined(end, joints.APPOSITION, first, MentionKind.PARTY)
            and first is not None
            and second is not None
            and self._joined(first.end, joints.TO_TITLE, second, MentionKind.TITLE)
        ):
            third = self._next(3)
            if self._stranger(second.end) is not None or self._joined(
                second.end, joints.TO_NAME, third, MentionKind.PERSON
            ):
                return None, party, end
            self.at += 2
            return second, first.ids[0], second.end
        return None, party, end

    def _add(self, actor: Actor) -> None:
        self.actors.append(actor)


def _is_plural(title: str) -> bool:
    """Whether a title names several people: any of its words is a plural."""
    return any(w.endswith("s") and not w.endswith("ss") and w not in _SINGULAR for w in title.lower().split())


_SINGULAR = frozenset({"affairs", "forces", "chambers", "states", "nations", "relations", "works", "communications"})


def place_actor(mention: Mention) -> Actor | None:
    """A place as a possible host; None where its country is in doubt."""
    city, _, country = mention.ids[0].partition("|")
    if not country:
        return None
    return Actor(
        start=mention.start,
        end=mention.end,
        sort=Sort.PLACE,
        name_start=mention.start,
        name_end=mention.end,
        name=city,
        ids=mention.ids,
        form=mention.form,
        party=country,
    )
