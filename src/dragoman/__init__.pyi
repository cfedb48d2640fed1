from dragoman.library import open_record as open  # noqa: A004 - said as dragoman.open

__version__: str

__all__ = ["__version__", "open"]
