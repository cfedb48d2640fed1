"""Wikidata's answers as rows of offices: results of its query service, and entities as its API and dumps give them.

A query's variables may be named as people name them; those that count are listed in VARIABLES. Entities need the
positions and countries that they point at in the same file, since an id alone says no title.
"""

from collections.abc import Iterator, Mapping

from dragoman.knowledge.tables import Row

Json = Mapping[str, object]
VARIABLES = {
    "person": ("person", "item", "human", "holder"),
    "name": ("personLabel", "itemLabel", "humanLabel", "holderLabel", "name"),
    "office": ("positionLabel", "officeLabel", "postLabel", "position", "office", "title"),
    "party": ("iso", "code", "countryCode", "iso2", "party", "countryLabel", "country"),
    "from": ("start", "startDate", "from", "starttime"),
    "to": ("end", "endDate", "to", "endtime"),
}
_SOURCE = {"source": "Wikidata", "licence": "CC0 (Wikidata)", "confidence": "medium"}


def rows_of_results(results: Json) -> tuple[Row, ...]:
    """The rows of a query's results. ValueError where they have no person or no office."""
    found = []
    for binding in _list(_dict(results.get("results")).get("bindings")):
        values = {column: _first(_dict(binding), names) for column, names in VARIABLES.items()}
        if not values["name"] or not values["office"]:
            raise ValueError("each result needs a person's label and a position's label (?personLabel, ?positionLabel)")
        values["person"] = _id(values["person"])
        values["from"], values["to"] = values["from"][:10], values["to"][:10]
        found.append({**values, **_SOURCE})
    return tuple(found)


def rows_of_entities(entities: Json) -> tuple[Row, ...]:
    """The rows of everybody among the entities who held a position that is among them too."""
    known = {item: _dict(entity) for item, entity in entities.items()}
    return tuple(row for person, entity in known.items() for row in _held(person, entity, known))


def _held(person: str, entity: Json, known: Mapping[str, Json]) -> Iterator[Row]:
    name = _label(entity)
    aliases = [str(_dict(alias).get("value", "")) for alias in _list(_dict(entity.get("aliases")).get("en"))]
    for statement in _statements(entity, "P39"):
        position = known.get(_target(_dict(statement.get("mainsnak"))))
        if position is None or not name:
            continue
        country = next(
            (known[target] for claim in ("P1001", "P17") for target in _targets(position, claim) if target in known), {}
        )
        qualifiers = _dict(statement.get("qualifiers"))
        yield {
            "person": person,
            "name": name,
            "variants": "; ".join(alias for alias in aliases if " " in alias),
            "office": _label(position),
            "party": _text(country, "P297") or _label(country),
            "from": _time(qualifiers, "P580"),
            "to": _time(qualifiers, "P582"),
            **_SOURCE,
        }


def _first(binding: Json, names: tuple[str, ...]) -> str:
    return next((str(value) for name in names if (value := _dict(binding.get(name)).get("value"))), "")


def _id(address: str) -> str:
    """The Q number at the end of an entity's address."""
    last = address.rpartition("/")[2]
    return last if last[:1] == "Q" and last[1:].isdigit() else ""


def _label(entity: Json) -> str:
    return str(_dict(_dict(entity.get("labels")).get("en")).get("value", ""))


def _statements(entity: Json, property: str) -> list[Json]:
    found = [_dict(statement) for statement in _list(_dict(entity.get("claims")).get(property))]
    return [statement for statement in found if statement.get("rank") != "deprecated"]


def _targets(entity: Json, property: str) -> list[str]:
    return [_target(_dict(statement.get("mainsnak"))) for statement in _statements(entity, property)]


def _target(snak: Json) -> str:
    return str(_dict(_dict(snak.get("datavalue")).get("value")).get("id", ""))


def _text(entity: Json, property: str) -> str:
    values = [
        _dict(_dict(statement.get("mainsnak")).get("datavalue")).get("value")
        for statement in _statements(entity, property)
    ]
    return next((value for value in values if isinstance(value, str)), "")


def _time(qualifiers: Json, property: str) -> str:
    """A day, month or year at the precision that Wikidata states (11, 10, 9)."""
    for snak in _list(qualifiers.get(property)):
        value = _dict(_dict(_dict(snak).get("datavalue")).get("value"))
        said, precision = str(value.get("time", ""))[1:11], value.get("precision", 11)
        return said[: {11: 10, 10: 7}.get(precision if isinstance(precision, int) else 11, 4)]
    return ""


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
