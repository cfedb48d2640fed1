"""Finding a party or a person by the words that somebody types: any case, with or without marks."""

from collections.abc import Callable, Iterable, Mapping

from dragoman.knowledge.folding import fold
from dragoman.knowledge.parties import PartyWords
from dragoman.knowledge.people import Naming, key


def party_code(words: str, parties: Mapping[str, PartyWords]) -> str:
    """The code of the party that is named by its code, a name, a demonym, a capital or a metonym; "" for none."""
    said = words.strip().removeprefix("the ").removeprefix("The ")
    if said.upper() in parties:
        return said.upper()
    plain = fold(said).casefold()
    for ways in (
        lambda party: (party.alpha3, party.cow, *party.names),
        lambda party: party.demonyms,
        lambda party: (*party.capitals, *party.metonyms, *party.ministries),
    ):
        for code, party in parties.items():
            if plain and plain in {fold(way).casefold() for way in ways(party)}:
                return code
    return ""


def bearers(words: str, people: Mapping[str, Naming], likely: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Whose name the words are: an id, a full name in any script, else a name that stands for the person alone.

    likely: the ids of those who may have a name with this key, all of them and perhaps others.
    """
    said = " ".join(words.split())
    if said in people:
        return (said,)
    wanted = key(said)
    if not wanted:
        return ()
    some = [(person, people[person]) for person in likely(wanted)]
    whole = tuple(person for person, naming in some if wanted in _whole(naming))
    return whole or tuple(person for person, naming in some if wanted in _alone(naming))


def called(naming: Naming) -> frozenset[str]:
    """The keys of all names by which `bearers` finds somebody."""
    return frozenset(_whole(naming) | _alone(naming))


def _whole(naming: Naming) -> set[str]:
    person = naming.person
    turned = [" ".join((*name.split()[1:], name.split()[0])) for name in (person.name,) if " " in name]
    back = [" ".join((name.split()[-1], *name.split()[:-1])) for name in (person.name,) if " " in name]
    return {key(name) for name in (person.name, *person.variants, *naming.misspelt, *turned, *back)}


def _alone(naming: Naming) -> set[str]:
    return {key(name) for name in naming.surnames or (naming.person.name.split()[-1],)}
