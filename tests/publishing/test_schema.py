import json
from collections.abc import Callable

import pytest

from dragoman.model import Format, InstrumentEvent, Status, Topic
from dragoman.publishing import SCHEMAS, schema


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_refuses_what_it_does_not_know(name: str, fits: Callable[[str, object], None]) -> None:
    with pytest.raises(ValueError, match="required"):
        fits(name, {})


def test_the_schemas_know_every_word_of_the_model() -> None:
    read, entry = json.loads(schema("read")), json.loads(schema("engagement"))
    claim = read["$defs"]["engagement"]["properties"]
    assert claim["format"]["enum"] == [one.value for one in Format]
    assert claim["topics"]["items"]["anyOf"][0]["enum"] == [topic.value for topic in Topic]
    assert entry["properties"]["status"]["enum"] == [status.value for status in Status]
    events = read["properties"]["instruments"]["items"]["properties"]["event"]["enum"]
    assert events == [event.value for event in InstrumentEvent]


def test_a_time_line_of_the_contract_fits(fits: Callable[[str, object], None]) -> None:
    written = {
        "id": "a",
        "times": [{"start": 5, "end": 13, "quote": "April 28", "timex": {"type": "DATE", "value": "2021-04-28"}}],
        "intervals": [{"start": 0, "end": 22, "quote": "from April 28 to May 2", "edtf": "2021-04-28", "of": [0]}],
    }
    fits("time", written)
