"""How much of the given lists of facts the knowledge covers. Skipped where the lists are not at hand."""

import re
from datetime import date
from pathlib import Path

import pytest

from dragoman.knowledge import load
from dragoman.knowledge.historian import country_code, trip_of
from dragoman.knowledge.recognising import recognise
from dragoman.knowledge.remarks import titled_names
from dragoman.knowledge.tables import parse

MEETINGS = Path(__file__).parents[2].parent / "shared" / "truth" / "two_plus_two.tsv"
KINDS = {
    "foreign": ("Minister for Foreign Affairs", "Deputy Secretary of State"),
    "defence": ("Minister of Defence", "Deputy Secretary of Defense", "Director General of the Defense Agency"),
}


@pytest.mark.skipif(not MEETINGS.exists(), reason="the list of 2+2 meetings is not at hand")
def test_the_ministers_of_nearly_all_two_plus_two_meetings_are_known_in_office() -> None:
    knowledge, found, missed = load(), 0, []
    for row in parse("two_plus_two", MEETINGS.read_text(encoding="utf-8")):
        if len(row["date"]) < len("2010-01-31"):
            continue
        day = date.fromisoformat(row["date"])
        for seat in ("a_foreign", "a_defence", "b_foreign", "b_defence"):
            name = re.sub(r"\(.*?\)", "", row[seat]).strip()
            marks = knowledge.mark(name)
            people = marks[0].ids if len(marks) == 1 and marks[0].form == "full" else ()
            held = {tenure.office.kind for person in people for tenure in knowledge.offices_on(person, day)}
            if held & set(KINDS[seat.partition("_")[2]]):
                found += 1
            elif name:
                missed.append((row["series"], row["date"], name))
    assert found / (found + len(missed)) >= 0.99, missed


@pytest.mark.skipif(not MEETINGS.exists(), reason="the official logs are not at hand")
def test_nearly_all_titled_office_holders_of_the_official_logs_are_known_in_office() -> None:
    knowledge, found, missed = load(), 0, []
    for log in ("us_secretary_travel", "us_president_travel"):
        for row in parse(log, (MEETINGS.parent / f"{log}.tsv").read_text(encoding="utf-8")):
            trip = trip_of(row)
            host = country_code(trip.country, knowledge)
            for said in titled_names(trip.remarks):
                known = recognise(said, host, trip.first, trip.last, knowledge)
                if known.party in ("", "US") or recognise(said, "US", trip.first, trip.last, knowledge).person:
                    continue
                found += known.person is not None
                missed += [] if known.person else [(trip.first, known.party, said.title, said.name)]
    assert found / (found + len(missed)) >= 0.975, missed
