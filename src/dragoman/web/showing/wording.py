"""Entries, topics and statuses in plain English, with the names of countries, as the pages say them.

Invariant: words are only put in the place of codes; which parties, place and status are meant stays the same.
"""

import re
from collections.abc import Mapping, Sequence

from dragoman.model import Claim, Engagement, Format, Party, Status, Topic, Venue
from dragoman.publishing.grouping import Group
from dragoman.publishing.words import topic_words

Names = Mapping[str, str]
"""The name of each party by its code; a code without a name stands for itself."""

FORMATS = {
    Format.TWO_PLUS_TWO: "2+2",
    Format.SUMMIT: "Summit",
    Format.BILATERAL: "Meeting",
    Format.CALL: "Call",
    Format.VISIT: "Visit",
    Format.TRILATERAL: "Trilateral",
    Format.QUAD: "Quad",
    Format.MULTILATERAL: "Multilateral meeting",
    Format.OTHER: "Contact",
}
MEANINGS = {
    Status.FLOATED: "considered or possible, not agreed",
    Status.PLANNED: "intended, not yet announced with a date that is fixed",
    Status.SCHEDULED: "announced, or with a fixed date",
    Status.POSTPONED: "put off; no new date was seen in what was read",
    Status.ONGOING: "under way on the day of the record",
    Status.HELD: "a report or an official log says that it took place",
    Status.CANCELLED: "called off",
    Status.UNCONFIRMED: "its date passed, and no report that it took place was seen in what was read",
}
_WITH_ARTICLE = re.compile(
    r"(?:United |Democratic Republic|Republic of|Central African Rep|Czech Rep|Dominican Rep|Group of|Organi[sz]ation "
    r"|Association of|League of|Commonwealth of|Community of|Union of|North Atlantic|World |UN |Council of)"
    r"|.* (?:Islands|Union|Council|Community|Cooperation Organi[sz]ation|Forum|Group|Fund|Agency|Bank|Court|Movement)$"
    r"|(?:Bahamas|Gambia|Comoros|Maldives|Netherlands|Philippines|Seychelles|Holy See|Eurogroup)$"
    r"|(?:G\d+|GCC|SCO|OSCE|IAEA|WHO|WTO|IMF|OECD|CSTO|EAEU|EFTA|ILO|WFP)$"
)
# Organisations that are better known by their letters than by their names.
_BY_LETTERS = re.compile(
    r"G\d+|NATO|ASEAN|GCC|SCO|APEC|CARICOM|OSCE|BRICS|ECOWAS|OPEC|IAEA|WHO|WTO|IMF|OECD|UNHCR|SADC|IGAD|CSTO|EAEU|SAARC"
    r"|BIMSTEC|CELAC|UNASUR|CPLP|EFTA|ILO|WFP"
)


def names_of(parties: Mapping[str, Party]) -> Names:
    """What the parties are called here."""
    return {code: code if _BY_LETTERS.fullmatch(code) else party.name for code, party in parties.items()}


def party_name(code: str, names: Names) -> str:
    """A party's name: "Japan", "United States"."""
    return names.get(code, code)


def the_party(code: str, names: Names) -> str:
    """The same within a sentence: "the United States"."""
    name = party_name(code, names)
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def topic_name(topic: Topic) -> str:
    """A topic, of ours or of the user's own."""
    return topic_words(topic)


def series_name(series: str) -> str:
    """A series, with the letter that starts it in capitals."""
    return series[:1].upper() + series[1:]


def titled(entry: Engagement, names: Names) -> str:
    """An entry in one phrase: "Visit by the United States to Japan, in Tokyo", "2+2 of Japan and India, online"."""
    return _phrase(entry.format.value, entry.parties, entry.venue.value if entry.venue else None, names)


def claimed(claim: Claim, names: Names) -> str:
    """What a report claims, in the same phrase."""
    return _phrase(claim.format.value, claim.codes, claim.venue.value if claim.venue else None, names)


def headed(group: Group, names: Names) -> str:
    """A journey's heading: "Journey of Antony Blinken: Japan, South Korea; 15-18 Mar 2021". "" where it is none."""
    if not group.hosts:
        return ""
    whose = f" of {listed(group.travellers)}" if group.travellers else ""
    return f"Journey{whose}: {', '.join(party_name(code, names) for code in group.hosts)}; {group.span}"


def venue_named(venue: Venue, names: Names) -> str:
    """A place: "Tokyo, Japan", "Japan", "online"."""
    if venue.virtual:
        return "online"
    return ", ".join(part for part in (venue.city, party_name(venue.country, names)) if part)


def listed(words: Sequence[str]) -> str:
    """Things in a row, as in "Japan, India and the United States"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _phrase(format: Format, codes: tuple[str, ...], venue: Venue | None, names: Names) -> str:
    parties = [the_party(code, names) for code in codes]
    if format is Format.VISIT and len(parties) > 1:
        whose = f"by {listed(parties[:-1])} to {parties[-1]}"
    elif format in (Format.CALL, Format.OTHER) and len(parties) == 2:
        whose = f"between {listed(parties)}"
    else:
        whose = f"of {listed(parties)}" if parties else ""
    told = frozenset(codes if format is Format.VISIT or (venue and venue.city) else ())
    place = _place(venue, told, names) if venue else ""
    return ", ".join(part for part in (f"{FORMATS[format]} {whose}".strip(), place) if part)


def _place(venue: Venue, told: frozenset[str], names: Names) -> str:
    """Where. told: the parties that need not be named once more as the country."""
    if venue.virtual:
        return "online"
    country = "" if venue.country in told or not venue.country else party_name(venue.country, names)
    if venue.city and country:
        return f"in {venue.city}, {country}"
    where = venue.city or (the_party(venue.country, names) if country else "")
    return f"in {where}" if where else ""
