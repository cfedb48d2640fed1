"""FollowTheMoney entities (as OpenSanctions gives them, JSON Lines) as rows of offices.

A tenure is an Occupancy: its holder is a Person and its post a Position of the same file.
"""

import json
from collections.abc import Iterable, Mapping

from dragoman.knowledge.tables import Row

_SOURCE = {"source": "FollowTheMoney", "confidence": "medium"}


def rows_of_entities(lines: Iterable[str]) -> tuple[Row, ...]:
    """The rows of every occupancy whose holder and post are in the file. ValueError for a line that is no entity."""
    entities: dict[str, Mapping[str, object]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except ValueError as error:
            raise ValueError(f"line {number} is no JSON: {error}") from error
        if not isinstance(entity, dict) or "schema" not in entity or "id" not in entity:
            raise ValueError(f"line {number} is no entity: it needs id, schema and properties")
        entities[str(entity["id"])] = entity
    return tuple(
        row for entity in entities.values() if entity["schema"] == "Occupancy" for row in _rows(entity, entities)
    )


def _rows(occupancy: Mapping[str, object], entities: Mapping[str, Mapping[str, object]]) -> list[Row]:
    found: list[Row] = []
    for holder in _values(occupancy, "holder"):
        for post in _values(occupancy, "post"):
            person, position = entities.get(holder), entities.get(post)
            if person is None or position is None or not _values(person, "name") or not _values(position, "name"):
                continue
            names = [*_values(person, "name"), *_values(person, "alias")]
            title, country = _values(position, "name")[0], [*_values(position, "country"), ""][0]
            wikidata = [*_values(person, "wikidataId"), holder if holder[:1] == "Q" and holder[1:].isdigit() else ""]
            dates = {
                "from": [*_values(occupancy, "startDate"), ""][0][:10],
                "to": [*_values(occupancy, "endDate"), ""][0][:10],
            }
            found.append(
                {
                    "person": wikidata[0],
                    "name": names[0],
                    "variants": "; ".join(name for name in names[1:] if " " in name and ";" not in name),
                    "office": title,
                    "party": country.upper(),
                    **dates,
                    **_SOURCE,
                }
            )
    return found


def _values(entity: Mapping[str, object], property: str) -> list[str]:
    """The property's values; a nested entity counts as its id."""
    properties = entity.get("properties")
    values = properties.get(property, []) if isinstance(properties, dict) else []
    return [str(value["id"]) if isinstance(value, dict) else str(value) for value in values]
