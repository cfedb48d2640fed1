"""The core of `dragoman time --json`: one input object to one output object, as the contract has them."""

from datetime import date

from dragoman.dates.finding import find_times
from dragoman.dates.shapes import Anchor

Json = dict[str, object]


def answer(line: Json) -> Json:
    """The times of one text: {"id", "text", "published", optional "country", "zone"} to {"id", "times", "intervals"}.

    A publication date that is no ISO day is as if none were given, and is told in "problems".
    """
    text = line.get("text")
    text = text if isinstance(text, str) else ""
    problems: list[Json] = []
    published = _day(line.get("published"), problems)
    anchor = Anchor(
        earliest=published,
        latest=published,
        country=_word(line.get("country")).upper(),
        zone=_word(line.get("zone")),
    )
    found = find_times(text, anchor)
    times: list[Json] = [
        {
            "start": timex.start,
            "end": timex.end,
            "quote": text[timex.start : timex.end],
            "timex": {"type": timex.type, "value": timex.value} | ({"mod": timex.mod} if timex.mod else {}),
        }
        for timex in found.timexes
    ]
    intervals: list[Json] = [
        {
            "start": mention.start,
            "end": mention.end,
            "quote": text[mention.start : mention.end],
            "edtf": mention.when.edtf,
            "of": list(mention.of),
        }
        for mention in found.mentions
        if mention.when is not None
    ]
    answered: Json = {"id": line.get("id"), "times": times, "intervals": intervals}
    return answered | ({"problems": problems} if problems else {})


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: object, problems: list[Json]) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        problems.append({"what": "published", "why": f"not an ISO day: {value!r}"})
        return None
