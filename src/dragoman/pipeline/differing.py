"""What two readers tell differently, as something of a report that a person should look at."""

from dragoman.model import Difference, Inconsistency


def as_inconsistency(found: Difference) -> Inconsistency:
    """A difference as it stands in the record's contradictions and in the review."""
    if found.what == "engagement":
        told = f"the rules alone read {found.rules}" if found.rules else f"the model alone reads {found.model}"
    else:
        told = f"{found.what}: the rules read {found.rules or 'none'}, the model {found.model or 'none'}"
    return Inconsistency(what=f"two readers differ: {told}", quotes=found.quotes)
