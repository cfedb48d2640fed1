"""Knowledge: the facts as one immutable value, and the questions that others ask of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from dragoman.knowledge.asking import Held, Offices
from dragoman.knowledge.codes import Codes, codes_of
from dragoman.knowledge.compiled import Compiled, compiled
from dragoman.knowledge.finding import bearers, party_code
from dragoman.knowledge.folding import fold
from dragoman.knowledge.guessing import Guess, best_guess, clearest
from dragoman.knowledge.holdings import Answer, Holdings
from dragoman.knowledge.logs import LoggedEngagement, read_logs
from dragoman.knowledge.matcher import Forms, Matcher, forms_of
from dragoman.knowledge.meanings import Lexicon, Meaning
from dragoman.knowledge.parties import PartyWords, add_parties, read_parties
from dragoman.knowledge.people import Bearers, Naming, key, read_people
from dragoman.knowledge.places import Spot, add_places, by_name, city_ids, read_spots
from dragoman.knowledge.recurring import named_series, series_called, series_of, sides_of
from dragoman.knowledge.series import (
    Instrument,
    Outlet,
    Series,
    add_instruments,
    add_outlets,
    add_series,
    by_alias,
    plain,
    read_instruments,
    read_outlets,
    read_series,
)
from dragoman.knowledge.surnames import NamesAlone, add_people
from dragoman.knowledge.tables import Facts, Row, several
from dragoman.knowledge.titles import Titles, same_title
from dragoman.model import Mention, Party, Person, Place, Tenure, Topic

Span = tuple[date, date]


class Knowledge:
    """The facts. Build it with `load`; nothing changes it afterwards.

    parties: by code. people: by id.
    """

    def __init__(self, facts: Facts, ready: Compiled | None = None) -> None:
        """Read the tables. ValueError or KeyError where one is malformed. ready: the compiled form of these facts."""
        self._facts = facts
        self._ready = ready
        self._party_words: dict[str, PartyWords] = read_parties(facts)
        self._namings: Mapping[str, Naming] = ready.people() if ready else read_people(facts)
        self._holdings = Holdings(facts, ready.filed() if ready else None)
        self._titles = Titles(facts)
        self._offices = Offices(self._holdings, self._titles)
        self._spots = read_spots(facts)
        self._places: dict[str, Spot] = by_name(self._spots)
        self._series: tuple[Series, ...] = read_series(facts)
        self._instruments: tuple[Instrument, ...] = read_instruments(facts)
        self._outlets: tuple[Outlet, ...] = read_outlets(facts)
        self._series_names = by_alias(self._series)
        self._instrument_names = by_alias(self._instruments)
        self._outlet_names = by_alias(self._outlets)
        self.parties: Mapping[str, Party] = MappingProxyType(
            {code: words.party for code, words in self._party_words.items()}
        )
        self.people: Mapping[str, Person] = Bearers(self._namings)

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Every tenure, in the order of the table."""
        return tuple(self._holdings.filed.every)

    @cached_property
    def _words(self) -> tuple[Matcher, NamesAlone]:
        """The matcher and the risky surnames, built when first asked for: who only looks people up needs neither."""
        if self._ready is not None:
            forms = self._ready.forms_ready()
            return Matcher(forms), NamesAlone(risky=self._ready.risky_names(), given=forms.given)
        forms, alone = self._gathered()
        return Matcher(forms), alone

    def compile(self, changed: Mapping[str, Sequence[Row]]) -> Compiled:
        """What was worked out from the tables, to be kept for next time. changed: the tables that are not built in."""
        forms, alone = self._gathered()
        return compiled(self._namings, self._holdings.filed, forms, alone.risky, changed)

    def _gathered(self) -> tuple[Forms, NamesAlone]:
        lexicon = Lexicon()
        for row in self._facts.rows("phrases"):
            lexicon.add(row["phrase"], Meaning(None))
        add_outlets(lexicon, self._outlets)
        add_instruments(lexicon, self._instruments)
        add_series(lexicon, self._series)
        add_parties(lexicon, self._party_words, city_ids(self._spots))
        add_places(lexicon, self._spots)
        self._titles.add_to(lexicon)
        alone = add_people(lexicon, self._facts, self._namings, self._holdings)
        return forms_of(lexicon.meanings, alone.given), alone

    @property
    def fingerprint(self) -> str:
        """A hash of all facts, layers included: an input of the record. The same facts have the same one."""
        return self._facts.fingerprint

    # Marking

    def mark(self, text: str) -> tuple[Mention, ...]:
        """What the text's words name: in order, without overlap, whole words, the longest form first."""
        return self._words[0].mark(text)

    # Questions in a person's words

    def who(self, office: str, party: str, first: date, last: date | None = None) -> Held:
        """Who held an office, both named in any words of the press, on a day or in a span of days (both inclusive).

        What is not known and what is known to be nobody are told apart by `Held.verdict`.
        """
        code = self.party_named(party)
        if not code:
            answer = Answer(tenures=(), known=False, why=f"{party!r} is no party that the facts know")
            return Held(office="", party="", first=first, last=last or first, answer=answer)
        return self._offices.held(office, code, first, last or first)

    def offices_called(self, title: str, party: str) -> tuple[str, ...]:
        """The kinds of office that a title means for a party, best first: those that it has, where it has any."""
        return self._offices.kinds(title, party)

    def party_forms(self) -> Mapping[str, str]:
        """The words that name parties, also by people, capitals, cities and buildings; each with one party's code."""
        forms = {name: spot.place.country for spot in self._spots for name in spot.names if spot.place.country}
        for code, words in self._party_words.items():
            every = (words.names, words.demonyms, words.compounds, words.capitals, words.metonyms, words.ministries)
            forms.update((form, code) for some in every for form in some)
        return forms

    def party_named(self, words: str) -> str:
        """The code of the party that is so called, in any case; "" for none."""
        return party_code(words, self._party_words)

    def people_named(self, words: str) -> tuple[Person, ...]:
        """Whose id or name the words are: full, in any order, case or script; else those known by it alone."""
        whole = self._people_named(words)
        found = (
            [person for person in self.people if person in whole]
            if whole
            else bearers(words, self._namings, self._likely)
        )
        return tuple(self.people[person] for person in found)

    def _likely(self, wanted: str) -> Iterable[str]:
        return self._ready.may_be_called(wanted) if self._ready else self._namings

    # People and offices

    def person(self, id: str) -> Person:
        """The person with an id. KeyError where there is none."""
        return self.people[id]

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """Every tenure of a person, in order of start."""
        return self._holdings.of(person)

    def offices_on(self, person: str, day: date | Span) -> tuple[Tenure, ...]:
        """The person's tenures that meet a day or a span of days (both inclusive).

        A tenure with an open end counts after the day it was last checked too; its `checked` says so.
        """
        first, last = (day, day) if isinstance(day, date) else day
        return self._holdings.on(person, first, last)

    def holders(self, kind: str, party: str, first: date, last: date | None = None) -> Answer:
        """Who held an office of a party on a day or in a span of days (both inclusive)."""
        return self._holdings.holders(kind, party, first, last or first)

    def minister(self, level: str, party: str, first: date, last: date | None = None) -> Answer:
        """Who a role means: "leader", "foreign", "defence" or "nsa". KeyError for another role."""
        return self._holdings.minister(level, party, first, last or first)

    def leader_offices(self, party: str, day: date) -> tuple[str, ...]:
        """The kinds of office that "the leader" of a party means on a day, best first."""
        return self._holdings.leader_offices(party, day)

    def spelling(self, person: str, words: str) -> str:
        """How words spell a person's full name: "usual", "variant", "misspelt", or "" for none of these."""
        naming = self._namings[person]
        plain = fold(words)
        if plain in {fold(form) for form in naming.misspelt}:
            return "misspelt"
        if key(plain) == key(naming.person.name):
            return "usual"
        return "variant" if person in self._people_named(words) else ""

    def meant(self, words: str, kind: str, party: str, first: date, last: date | None = None) -> Guess | None:
        """Whom a damaged name means, where office, party and day leave one likely holder; None where they do not.

        Never somebody else than a holder of that office, and nobody where the words are another known name, or more
        like the name of somebody else who ever held it.
        """
        answer = self.holders(kind, party, first, last)
        people = tuple(dict.fromkeys(tenure.person for tenure in answer.likely))
        known = self._people_named(words)
        if known and known.isdisjoint(people):
            return None
        rivals = [self._namings[person] for person in self._holdings.ever(kind, party) if person not in people]
        guess = best_guess(words, [self._namings[person] for person in people], rivals)
        return replace(guess, kind=kind, party=party) if guess else None

    def meant_among(
        self, words: str, kinds: Iterable[str], parties: Iterable[str], first: date, last: date | None = None
    ) -> Guess | None:
        """The same where the report leaves several offices or parties open: the one clear likeness among them all."""
        among = list(parties)
        guesses = (self.meant(words, kind, party, first, last) for kind in kinds for party in among)
        return clearest([guess for guess in guesses if guess is not None])

    def _people_named(self, words: str) -> frozenset[str]:
        """Whose full name the words are, taken whole."""
        marks = self.mark(words)
        whole = len(marks) == 1 and (marks[0].start, marks[0].end) == (0, len(words))
        return frozenset(marks[0].ids) if whole and marks[0].form == "full" else frozenset()

    def risky_surname(self, words: str) -> bool:
        """Whether a name used alone is also a common word, a given name or the like."""
        return fold(words) in self._words[1].risky

    def cow(self, party: str) -> str:
        """The Correlates of War abbreviation of a state, as "JPN"; "" for what that list lacks. KeyError likewise."""
        return self._party_words[party].cow

    def alpha3(self, party: str) -> str:
        """The ISO 3166-1 alpha-3 code of a state; "" for an organisation. KeyError for an unknown code."""
        return self._party_words[party].alpha3

    @cached_property
    def codes(self) -> Mapping[str, Codes]:
        """What other lists call each party, by its code."""
        return MappingProxyType(codes_of(self._party_words))

    # Titles

    def native_title(self, kind: str, party: str) -> str:
        """What a party calls an office in English, without "acting"; "" where the facts do not say."""
        return self._titles.native(kind, party) or self._holdings.last_title(kind, party)

    def fits(self, title_words: str, kind: str, party: str) -> bool:
        """Whether a title is a normal English way to name that office of that party."""
        return self._titles.fits(title_words, kind, party) or same_title(title_words, self.native_title(kind, party))

    def title_offices(self, title_words: str) -> tuple[str, ...]:
        """The kinds of office that a title may denote; () for words that are no title of an office."""
        return self._titles.offices(title_words)

    # Official logs

    def logs(self) -> tuple[LoggedEngagement, ...]:
        """Engagements that official logs say were held, in order of their first day."""
        return self._logs

    def logs_between(self, parties: Iterable[str]) -> tuple[LoggedEngagement, ...]:
        """The same between these parties and no others."""
        return self._logs_between.get(frozenset(parties), ())

    @cached_property
    def _logs_between(self) -> dict[frozenset[str], tuple[LoggedEngagement, ...]]:
        found: dict[frozenset[str], list[LoggedEngagement]] = {}
        for logged in self._logs:
            found.setdefault(frozenset(logged.parties), []).append(logged)
        return {parties: tuple(rows) for parties, rows in found.items()}

    @cached_property
    def _logs(self) -> tuple[LoggedEngagement, ...]:
        return tuple(sorted(read_logs(self._facts, self.people), key=lambda logged: logged.first))

    # Places and named things

    def place(self, name: str) -> Place | None:
        """The city or region of that name, or the place where a building of that name stands."""
        spot = self._places.get(fold(name))
        return spot.place if spot else None

    def series(self, format: str, parties: tuple[str, ...]) -> Series | None:
        """The series of a format with exactly these parties; None where there is none or several."""
        wanted = frozenset(parties)
        found = [item for item in self._series if item.format == format and frozenset(item.parties) == wanted]
        main = [item for item in found if item.side != "official"]
        return main[0] if main else None

    def series_of(self, format: str, parties: Iterable[str], offices: Iterable[str] = ()) -> Series | None:
        """The series that a meeting of this format is one of; None where there is none, or it may be several.

        offices: the canonical kinds of those at the table, which tell a summit of the Quad from its ministers.
        """
        return series_of(self._series, format, tuple(parties), sides_of(offices), self._party_words)

    def series_meant(self, words: str, format: str, parties: Iterable[str]) -> Series | None:
        """The series that words point at in a text about a meeting: a name of one, else the meeting's own.

        "SCC" is a name; "such talks", "the first since April 2019" and "last met in March" are not.
        """
        codes = tuple(parties)
        named = self.series_named(words)
        if named is not None and named_series(named, format or named.format, codes):
            return named
        return self.series_of(format, codes)

    def names_series(self, name: str, format: str, parties: Iterable[str]) -> bool:
        """Whether a series of this very name can be that of a meeting of this format between these parties."""
        item = self.series_named(name)
        return item is not None and item.name == name and named_series(item, format, tuple(parties))

    def series_called(self, words: str) -> frozenset[str]:
        """The names of all series that the words may mean: one ("AUSMIN"), or all of a kind ("2+2", "G7")."""
        return series_called(self._series, words, self._party_words)

    def series_named(self, name: str) -> Series | None:
        """The series or format of a name or an alias."""
        return self._series_names.get(plain(name))

    @cached_property
    def own_topics(self) -> tuple[tuple[Topic, tuple[str, ...]], ...]:
        """The topics that layers add, and words for ours, each with the words that name it."""
        return tuple((Topic(row["topic"]), several(row["words"])) for row in self._facts.rows("topics"))

    def instrument(self, name: str) -> Instrument | None:
        """The instrument of a name or an alias."""
        return self._instrument_names.get(plain(name))

    def outlet(self, name: str) -> Outlet | None:
        """The outlet of a name or an alias."""
        return self._outlet_names.get(plain(name))
