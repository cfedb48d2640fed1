"""Views that somebody keeps: what was asked of the record, under a name. They are kept in the store, for each apart."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

_MOST = 100
_LONGEST_NAME = 80


class UnkeepableError(ValueError):
    """A view that cannot be kept; its words say why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A view. query: what it asks for, as an address has it."""

    name: str
    query: str


def views_of(store: "Store", who: str) -> tuple[SavedView, ...]:
    """The views that somebody keeps, by name."""
    return tuple(SavedView(name=name, query=query) for name, query in sorted(_decoded(store.meta(_key(who))).items()))


def save_view(store: "Store", who: str, view: SavedView) -> None:
    """Keep a view; one of the same name gives way. UnkeepableError for a name that is none, and for too many."""
    name = " ".join(view.name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise UnkeepableError(f"A view needs a name of at most {_LONGEST_NAME} letters.")

    def added(body: str | None) -> str:
        views = _decoded(body) | {name: view.query}
        if len(views) > _MOST:
            raise UnkeepableError(f"More than {_MOST} views cannot be kept; drop one first.")
        return _encoded(views)

    store.change_meta(_key(who), added)


def drop_view(store: "Store", who: str, name: str) -> None:
    """Keep a view no more; of one that is not kept, nothing changes."""

    def without(body: str | None) -> str:
        return _encoded({kept: query for kept, query in _decoded(body).items() if kept != name})

    store.change_meta(_key(who), without)


def _key(who: str) -> str:
    return f"views of {who}"


def _decoded(body: str | None) -> dict[str, str]:
    return msgspec.json.decode(body, type=dict[str, str]) if body else {}


def _encoded(views: dict[str, str]) -> str:
    return msgspec.json.encode(views).decode()
