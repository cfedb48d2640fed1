"""A press of any size: short reports of simulated engagements, the same for the same number.

Each engagement of 190 pairs of states is planned, perhaps put off, then held or called off, as in the simulator of
reconciling, and told in sentences of our own. A paragraph of random words makes each report a text of its own; a
reprint has the same one.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, islice
from pathlib import Path
from random import Random

BEGIN, DAYS = date(2015, 1, 5), 3_650
STATES = {
    "AU": ("Australia", "Canberra"),
    "BR": ("Brazil", "Brasilia"),
    "CA": ("Canada", "Ottawa"),
    "CN": ("China", "Beijing"),
    "DE": ("Germany", "Berlin"),
    "EG": ("Egypt", "Cairo"),
    "ES": ("Spain", "Madrid"),
    "FR": ("France", "Paris"),
    "GB": ("Britain", "London"),
    "ID": ("Indonesia", "Jakarta"),
    "IN": ("India", "New Delhi"),
    "IT": ("Italy", "Rome"),
    "JP": ("Japan", "Tokyo"),
    "KE": ("Kenya", "Nairobi"),
    "KR": ("South Korea", "Seoul"),
    "MX": ("Mexico", "Mexico City"),
    "NO": ("Norway", "Oslo"),
    "PL": ("Poland", "Warsaw"),
    "TR": ("Turkey", "Ankara"),
    "VN": ("Vietnam", "Hanoi"),
}
OUTLETS = ("The Gazette", "Evening Courier", "The Strait Ledger", "Harbour Post")
SYLLABLES = ("ba", "do", "fen", "gra", "hul", "kir", "lo", "mas", "nev", "or", "pel", "qui", "ras", "tem", "vo", "zan")


def written(file: Path, reports: int, *, after: int = 0) -> Path:
    """A file of so many reports of the press, as JSON Lines; after: without so many of the first."""
    with file.open("w", encoding="utf-8") as out:
        for report in islice(press(reports), after, None):
            out.write(json.dumps(report) + "\n")
    return file


def press(reports: int) -> Iterator[dict[str, str]]:
    """So many reports, of engagements in random order."""
    chance = Random(7)  # noqa: S311 - a simulation, no secret
    pairs = list(combinations(sorted(STATES), 2))
    made = 0
    while made < reports:
        for report in life(chance, chance.choice(pairs), made):
            if made == reports:
                return
            made += 1
            yield report


def life(chance: Random, pair: tuple[str, str], number: int) -> Iterator[dict[str, str]]:
    """The reports of one engagement."""
    host, guest = chance.sample(pair, 2)
    (country, city), (visitor, _) = STATES[host], STATES[guest]
    office = chance.choice(("Foreign Minister", "Defence Minister", "Trade Minister"))
    slot = BEGIN + timedelta(days=chance.randrange(DAYS))
    who = f"The {office.lower()}s of {country} and {visitor}"
    told = slot - timedelta(days=chance.randint(5, 30))
    words = f"{who} will hold talks in {city} on {_day(slot)}, officials said."
    yield from printed(chance, told, words, number)
    if chance.random() < 0.2:
        later = slot + timedelta(days=chance.randint(7, 40))
        words = f"{who} have postponed their talks in {city} from {_day(slot)} to {_day(later)}, officials said."
        yield from printed(chance, slot - timedelta(days=2), words, number + 10)
        slot = later
    if chance.random() < 0.8:
        words = f"{who} held talks in {city} on {_day(slot)}, officials said."
        yield from printed(chance, slot + timedelta(days=1), words, number + 20)
    else:
        words = f"{who} cancelled the talks that had been planned in {city} for {_day(slot)}, officials said."
        yield from printed(chance, slot - timedelta(days=1), words, number + 20)


def printed(chance: Random, day: date, words: str, number: int) -> Iterator[dict[str, str]]:
    """One report, and now and then a reprint by another outlet."""
    filler = " ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(25))
    first = chance.randrange(len(OUTLETS))
    for copy in range(2 if chance.random() < 0.3 else 1):
        yield {
            "id": f"{number}-{chance.randrange(10**9):09}",
            "title": "Talks",
            "text": f"{words}\n\nThe two sides spoke of {filler}.\n",
            "published": (day + timedelta(days=copy)).isoformat(),
            "outlet": OUTLETS[(first + copy) % len(OUTLETS)],
        }


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
