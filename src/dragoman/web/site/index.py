"""What a copy is made of: the entries by party, pair, person, series, topic and year, each found once.

Invariant: every list is in the record's order, so that the same record gives the same pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.model import Cleared, Engagement, EngagementId, Journey, Record
from dragoman.publishing.batches import cited
from dragoman.publishing.coverage import coverage_words
from dragoman.web.site.addresses import Places, coded, file_names

_MOST_AT_A_TABLE = 5  # parties, of whom each two get a page for themselves
Groups = Mapping[str, tuple[Engagement, ...]]
UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The record, and its entries in groups. parties: by code; pairs: by the codes, sorted, as "JP-US".

    reports: the ids of those behind it. places: the file of each address.
    """

    record: Record
    by_id: Mapping[str, Engagement]
    journeys: Mapping[str, Journey]
    parties: Groups
    pairs: Groups
    people: Groups
    series: Groups
    topics: Groups
    years: Groups
    reports: tuple[str, ...]
    places: Places

    def narrowed(self, entries: tuple[Engagement, ...]) -> Record:
        """The record of these entries alone, with their tours; what was read stays all that was read."""
        ids = {entry.id for entry in entries}
        tours = {entry.journey for entry in entries if entry.journey}
        return replace(
            self.record,
            engagements=entries,
            journeys=tuple(one for one in self.record.journeys if one.id in tours and ids.intersection(one.legs)),
            instruments=(),
            positions=(),
            contradictions=(),
            dispatches_read=len({support.dispatch for entry in entries for support in entry.format.support}),
        )

    def coverage(self, record: Record) -> str:
        """What was read, and how much of it tells of the entries of a part of the record."""
        return coverage_words(record, self.record).replace("tell of what you ask for", "tell of these")

    def around(self, entry: Engagement) -> Record:
        """The record of an entry and those that it goes with."""
        legs = self.journeys[entry.journey].legs if entry.journey in self.journeys else ()
        named: Iterable[EngagementId | None] = (entry.id, entry.part_of, *entry.parts, *entry.unsure, *legs)
        found = {one.id: one for name in named if name is not None and (one := self.by_id.get(name)) is not None}
        return self.narrowed(tuple(found.values()))


def index_of(cleared: Cleared) -> Index:
    """The index of a cleared record."""
    record = cleared.record
    groups: dict[str, dict[str, list[Engagement]]] = {
        name: {} for name in ("parties", "pairs", "people", "series", "topics", "years")
    }
    for entry in record.engagements:
        for name, keys in _keys(entry).items():
            for key in dict.fromkeys(keys):
                groups[name].setdefault(key, []).append(entry)
    made = {name: {key: tuple(found[key]) for key in sorted(found)} for name, found in groups.items()}
    for one in record.positions:
        made["topics"].setdefault(one.topic.value, ())
    by_id: dict[str, Engagement] = {}
    for entry in record.engagements:
        by_id.update(dict.fromkeys((entry.id, *entry.aliases), entry))
    by_id.update({entry.id: entry for entry in record.engagements})
    reports = cited(cleared)
    return Index(
        record=record,
        by_id=by_id,
        journeys={one.id: one for one in record.journeys},
        reports=reports,
        places=Places(_files(record, by_id, made, reports)),
        parties=made["parties"],
        pairs=made["pairs"],
        people=made["people"],
        series=made["series"],
        topics=made["topics"],
        years=made["years"],
    )


def _keys(entry: Engagement) -> dict[str, list[str]]:
    """Under which keys an entry stands in each group."""
    codes = sorted(set(entry.parties))
    pairs = ["-".join(codes)] if len(codes) > 1 else []
    if len(codes) <= _MOST_AT_A_TABLE:
        pairs += ["-".join(pair) for pair in combinations(codes, 2)]
    when = entry.when.value if entry.when else None
    ends = {day.year for day in (when.earliest, when.latest) if day is not None} if when else set()
    years = [f"{year:04}" for year in range(min(ends), max(ends) + 1)] if ends else [UNDATED]
    return {
        "parties": codes,
        "pairs": pairs,
        "people": [person.name for person in (*entry.participants, *entry.implied)],
        "series": [entry.series] if entry.series else [],
        "topics": [topic.value for topic in entry.topics],
        "years": years,
    }


def _files(
    record: Record, by_id: Mapping[str, Engagement], groups: Mapping[str, Groups], reports: Iterable[str]
) -> dict[str, str]:
    """The file of each address."""
    files = {"/": "index.html", "/series": "series/index.html", "/instruments": "instruments.html"}
    files.update({f"/e/{name}": f"e/{entry.id}.html" for name, entry in by_id.items()})
    for form in ("json", "ris", "bib"):
        files.update({f"/e/{entry.id}/cite.{form}": f"e/{entry.id}.{form}" for entry in record.engagements})
    files.update({f"/r/{report}": f"r/{report}.html" for report in reports})
    files.update({f"/?party={code}": f"party/{code}.html" for code in groups["parties"]})
    files.update({f"/pair/{key}": f"pair/{coded(key)}.html" for key in groups["pairs"]})
    files.update({f"/topic/{key}": f"topic/{key}.html" for key in groups["topics"]})
    files.update({f"/p/{name}": f"p/{file}.html" for name, file in file_names(groups["people"]).items()})
    files.update({f"/series/{name}": f"series/{file}.html" for name, file in file_names(groups["series"]).items()})
    files.update({f"/year/{year}": f"year/{year}.html" for year in groups["years"]})
    files.update({f"/static/{name}": f"static/{name}" for name in ("page.css", "site.css", "mark.svg")})
    return files
