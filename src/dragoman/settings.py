"""Settings: frozen, read once at the edge (cli, web) and handed inward as values."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_STORE = "sqlite:///dragoman.db"
DEFAULT_INSTANCE = "dragoman"
DEFAULT_LAYERS = Path("dragoman-layers")
PAGES = ("careful", "fast")
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-)){0,8}")
_OFF = frozenset({"0", "no", "off", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user sets for a whole run.

    store: a SQLAlchemy address, `sqlite:///file.db` or `postgresql+psycopg://...`.
    largest: the most bytes that one report may have; more is a problem "too_large".
    layers: the folder of the user's own facts, which stand above the built-in ones.
    logs: whether official logs confirm entries of the record.
    analyst: whose word decisions and own entries are; "" where nobody said.
    cleared: show only what may leave the desk.
    pages: how the story of an HTML page is found: CAREFUL, or FAST for bulk.
    contact: an address or mailbox that is named in each request to a server; "" for none.
    instance: what this record calls itself where others keep what came from it, in UIDs of events and ids of feeds: a
        name as hosts have them, which must stay the same.
    reachable: hosts, IP addresses and networks that may be fetched from though they are not of the public Internet.
    """

    store: str = DEFAULT_STORE
    largest: int = 20_000_000
    layers: Path = DEFAULT_LAYERS
    logs: bool = True
    analyst: str = ""
    cleared: bool = False
    pages: str = PAGES[0]
    contact: str = ""
    reachable: tuple[str, ...] = ()
    instance: str = DEFAULT_INSTANCE


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from DRAGOMAN_STORE, _LAYERS, _LOGS, _ANALYST, _PAGES, _CONTACT, _REACHABLE and _INSTANCE.

    What is not set, or means nothing, keeps its default.
    """
    pages = environment.get("DRAGOMAN_PAGES", "").strip().casefold()
    name = environment.get("DRAGOMAN_INSTANCE", "").strip().casefold()
    return Settings(
        store=environment.get("DRAGOMAN_STORE") or DEFAULT_STORE,
        layers=Path(environment.get("DRAGOMAN_LAYERS") or DEFAULT_LAYERS),
        logs=environment.get("DRAGOMAN_LOGS", "").strip().casefold() not in _OFF,
        analyst=environment.get("DRAGOMAN_ANALYST", "").strip(),
        pages=pages if pages in PAGES else PAGES[0],
        contact=environment.get("DRAGOMAN_CONTACT", "").strip(),
        instance=name if _HOST.fullmatch(name) else DEFAULT_INSTANCE,
        reachable=tuple(environment.get("DRAGOMAN_REACHABLE", "").replace(",", " ").split()),
    )
