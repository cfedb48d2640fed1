"""What can be wrong with a store, in words that say what to do next."""


class StoreError(Exception):
    """A store that cannot be opened, read or written.

    what: a stable short word for programs: "bad_address", "no_driver", "cannot_open", "not_a_database",
        "not_a_store", "newer_schema", "older_schema", "no_way_back", "read_only", "busy", "full", "damaged",
        "no_such_report", "decision_exists", "redacted", "no_store", "not_empty", "file_exists".
    why: one sentence for a person, naming the store (without its password).
    remedy: what to do next, one sentence.
    """

    def __init__(self, what: str, why: str, remedy: str) -> None:
        """All three are kept in `args`, so that the error survives a trip between processes."""
        super().__init__(what, why, remedy)
        self.what = what
        self.why = why
        self.remedy = remedy

    def __str__(self) -> str:
        """Both sentences."""
        return f"{self.why} {self.remedy}"
