"""Settings: frozen, read once at the edge (cli, web) and handed inward as values."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_STORE = "sqlite:///dragoman.db"
DEFAULT_INSTANCE = "dragoman"
DEFAULT_LAYERS = Path("dragoman-layers")
PAGES = ("careful", "fast")
READERS = ("rules", "llm", "both")
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-)){0,8}")
_OFF = frozenset({"0", "no", "off", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """The language model that may read beside the rules. What is not set has its default; no model without `url`.

    url: the address under which its server has /chat/completions ("http://localhost:11434/v1").
    name: the model's name there. key: sent as a bearer token; it shows nowhere, whatever prints these settings.
    price: of a million tokens asked and answered, in any one currency. budget: the most of it that a run may spend.
    at_once: requests at a time. seconds: for one of them. tries: of one of them. tokens: of an answer at most.
    streaming: answers come in pieces. answers: the folder in which `read` keeps them; record: one
    for the requests too, None for none.
    """

    url: str = ""
    name: str = ""
    key: str = field(default="", repr=False)
    price: tuple[float, float] = (0.0, 0.0)
    budget: float | None = None
    at_once: int = 4
    seconds: float = 120.0
    tries: int = 4
    tokens: int = 4_000
    streaming: bool = False
    answers: Path = Path("dragoman-answers")
    record: Path | None = None


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
    address: where the pages are served, for links in what is written and sent ("https://record.example"); "" for none.
    smtp: the server that takes mail: "smtps://host" (TLS), "smtp://host" (STARTTLS), "smtp+plain://host" (neither).
    smtp_user, smtp_password: what it wants to see; "" for nothing. smtp_from: whose mail it is.
    reachable: hosts, IP addresses and networks that may be fetched from though they are not of the public Internet.
    reader: who reads: the RULES, a language model (LLM), or BOTH. model: that model.
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
    reader: str = READERS[0]
    model: ModelSettings = ModelSettings()
    address: str = ""
    smtp: str = ""
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_from: str = ""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from DRAGOMAN_STORE, _LAYERS, _LOGS, _ANALYST, _PAGES, _CONTACT, _REACHABLE, _INSTANCE, _READER, _MODEL.

    And from DRAGOMAN_ADDRESS, and DRAGOMAN_SMTP, _SMTP_USER, _SMTP_PASSWORD and _SMTP_FROM.
    What is not set, or means nothing, keeps its default; what a model may cost must be a number (ValueError).
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
        address=environment.get("DRAGOMAN_ADDRESS", "").strip().rstrip("/"),
        smtp=environment.get("DRAGOMAN_SMTP", "").strip(),
        smtp_user=environment.get("DRAGOMAN_SMTP_USER", "").strip(),
        smtp_password=environment.get("DRAGOMAN_SMTP_PASSWORD", ""),
        smtp_from=environment.get("DRAGOMAN_SMTP_FROM", "").strip(),
        instance=name if _HOST.fullmatch(name) else DEFAULT_INSTANCE,
        reachable=tuple(environment.get("DRAGOMAN_REACHABLE", "").replace(",", " ").split()),
        reader=reader if (reader := _word(environment, "READER")) in READERS else READERS[0],
        model=_model(environment),
    )


def _model(environment: Mapping[str, str]) -> ModelSettings:
    """From DRAGOMAN_MODEL (its name), DRAGOMAN_MODEL_URL, _KEY, _PRICE ("0.5 1.5"), _BUDGET and the others."""

    def number(name: str, otherwise: float) -> float:
        said = _word(environment, f"MODEL_{name}")
        try:
            found = float(said) if said else otherwise
        except ValueError:
            found = -1.0
        if not 0 <= found < float("inf"):
            raise ValueError(f"DRAGOMAN_MODEL_{name} is a number of at least 0, not {said!r}")
        return found

    default = ModelSettings()
    prices = environment.get("DRAGOMAN_MODEL_PRICE", "").replace(",", " ").split()
    budget = number("BUDGET", -0.0) if _word(environment, "MODEL_BUDGET") else None
    try:
        price = (float(prices[0]), float(prices[-1])) if prices else default.price
    except ValueError as error:
        raise ValueError("DRAGOMAN_MODEL_PRICE is two numbers: a million tokens asked, answered") from error
    return ModelSettings(
        url=environment.get("DRAGOMAN_MODEL_URL", "").strip().rstrip("/"),
        name=environment.get("DRAGOMAN_MODEL", "").strip(),
        key=environment.get("DRAGOMAN_MODEL_KEY", "").strip(),
        price=price,
        budget=budget,
        at_once=max(int(number("AT_ONCE", default.at_once)), 1),
        seconds=max(number("SECONDS", default.seconds), 1.0),
        tries=max(int(number("TRIES", default.tries)), 1),
        tokens=max(int(number("TOKENS", default.tokens)), 1),
        streaming=_word(environment, "MODEL_STREAMING") in {"1", "yes", "on", "true"},
        answers=Path(environment.get("DRAGOMAN_MODEL_ANSWERS") or default.answers),
    )


def _word(environment: Mapping[str, str], name: str) -> str:
    return environment.get(f"DRAGOMAN_{name}", "").strip().casefold()
