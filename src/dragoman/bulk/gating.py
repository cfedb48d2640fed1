"""The gate on raw bytes."""


def opens(data: bytes) -> bool:
    """Whether the bytes may hold a claim."""
    return bool(data)
