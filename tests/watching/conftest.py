"""A site, a store, and an outfit that follows the one into the other."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dragoman.fetching import Allowed, Limits, Robots, Transport
from dragoman.model import Cleaner, Followed, Polling
from dragoman.pipeline import Outfit, Seen, watch
from dragoman.store import Store, open_store
from tests.fetching.serving import Site, serving
from tests.watching.site import Clock, html, page

LIMITS = Limits(wire=2_000_000, body=2_000_000, seconds=1.5, connect=1.0, idle=0.5)


@dataclass
class Following:
    """A store that follows sources of the site, watched round by round."""

    store: Store
    site: Site
    outfit: Outfit
    clock: Clock
    stop: threading.Event = field(default_factory=threading.Event)

    def follow(self, *paths: str) -> None:
        self.store.follow([Followed(address=self.site.at(path)) for path in paths])

    def round(self, **change: int) -> list[Seen]:
        """One round; what happened."""
        return list(watch(self.store, replace(self.outfit, **change), self.stop, once=True))  # type: ignore[arg-type]

    def polling(self, path: str) -> Polling:
        return next(found for one, found in self.store.sources().items() if one.address == self.site.at(path))

    def new(self, seen: list[Seen]) -> list[str]:
        """The paths of the reports that were new, sorted."""
        kept = [one.kept for one in seen if one.kept is not None and one.kept.new]
        return sorted(one.outcome.name.removeprefix(self.site.at("")) for one in kept)

    def problems(self, seen: list[Seen]) -> list[str]:
        """What was the matter with sources and pages, sorted."""
        return sorted(one.problem.what for one in seen if one.problem is not None and one.problem.fatal)

    def asked(self, path: str) -> list[str]:
        """The requests for a path, with their headers."""
        return [request for request in self.site.asked if request.startswith(f"GET {path} ")]


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        for story in ("tokyo", "seoul", "paris"):
            made.answers[f"/story/{story}"] = html(page(story))
        yield made


@pytest.fixture
def following(site: Site, tmp_path: Path) -> Iterator[Following]:
    transport = Transport(allowed=Allowed.of(["127.0.0.0/8"]), limits=LIMITS)
    clock = Clock()
    outfit = Outfit(
        transport=transport,
        robots=Robots(transport),
        clock=clock,
        holder="the test",
        rest=0.0,
        largest=1_000_000,
        pages=Cleaner.FAST,
    )
    with open_store(f"sqlite:///{(tmp_path / 'watched.db').as_posix()}") as store:
        yield Following(store=store, site=site, outfit=outfit, clock=clock)
