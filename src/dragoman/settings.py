"""Settings: frozen, read once at the edge (cli, web) and handed inward as values."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_STORE = "sqlite:///dragoman.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user sets for a whole run.

    store: a SQLAlchemy address, `sqlite:///file.db` or `postgresql+psycopg://...`.
    largest: the most bytes that one report may have; more is a problem "too_large".
    """

    store: str = DEFAULT_STORE
    largest: int = 20_000_000


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from DRAGOMAN_STORE; what is not set keeps its default."""
    return Settings(store=environment.get("DRAGOMAN_STORE") or DEFAULT_STORE)
