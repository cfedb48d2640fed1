"""What a reading was made by: the version of reading and the facts. Both are inputs of the record."""

from dragoman.knowledge import Knowledge

READING = "1"
"""The version of reading: the same as `reading.VERSION`, which this need not wait half a second to import."""


def reader_of(knowledge: Knowledge) -> str:
    """The name under which a store keeps it; another one makes what was read by it stale."""
    return f"{READING} {knowledge.fingerprint[:16]}"
