"""Who said what on which topic, over time; what one voice repeats is told once."""

from collections.abc import Sequence

from dragoman.model import PositionEntry, Support, Topic
from dragoman.reconciling.evidence import Evidence
from dragoman.reconciling.traits import plain


def positions_of(evidence: Sequence[Evidence]) -> tuple[PositionEntry, ...]:
    """One entry for each speaker and topic, by the speaker's name; reports come in canonical order."""
    names: dict[str, str] = {}
    said: dict[tuple[str, Topic], list[tuple[str, Support]]] = {}
    seen: set[tuple[str, Topic, str, str]] = set()
    for item in evidence:
        for position in item.positions:
            speaker = plain(position.speaker)
            once = (speaker, position.topic, plain(position.gist), item.voice)
            if once in seen:
                continue
            seen.add(once)
            names.setdefault(speaker, position.speaker)
            said.setdefault((speaker, position.topic), []).append((position.gist, item.support(position.quotes)))
    order = list(Topic)
    return tuple(
        PositionEntry(speaker=names[speaker], topic=topic, said=tuple(said[(speaker, topic)]))
        for speaker, topic in sorted(said, key=lambda key: (key[0], order.index(key[1])))
    )
