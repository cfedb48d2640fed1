"""What an operation of the API is: an address and a method, who may, what may be asked, what is replied.

Invariant: the routes and the document of the API are both made from operations and from nothing else.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from dragoman.model import AccountRole
from dragoman.publishing import Json
from dragoman.web.api.calls import Call, Listed, Reply
from dragoman.web.api.parameters import CURSOR, DAYS, LIMIT, Parameter

ROOT = "/api/v1"
_PART = re.compile(r"{(\w+)(:path)?}")

Answering: TypeAlias = Callable[[Call], Reply | Listed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What an operation is sent. kinds: media type -> its JSON Schema; words: what it is; sample: an example."""

    kinds: dict[str, Json]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked of the API.

    name: what programs call it. path: behind ROOT, with its parts in braces. group: under which heading it stands.
    role: who may; None for everybody. parameters: beside those of every read, and of every list. gives: the shape of
    what is replied, or of one item of a list; its name among the shapes. dated: whether it is of the record as known on
    a day. filtered: whether its filters are filters of entries. refusals: the statuses that it may refuse with, beside
    those of all. statuses: of what is done otherwise than with 200. parts: what the parts of the path are.
    """

    name: str
    group: str
    path: str
    answer: Answering
    summary: str
    gives: str
    method: str = "GET"
    role: AccountRole | None = AccountRole.READER
    parameters: tuple[Parameter, ...] = ()
    listing: bool = False
    dated: bool = True
    filtered: bool = True
    refusals: tuple[int, ...] = ()
    statuses: tuple[int, ...] = (200,)
    more: Json = field(default_factory=dict)
    takes: Body | None = None
    parts: Json = field(default_factory=dict)

    @property
    def known(self) -> tuple[Parameter, ...]:
        """All parameters that it takes in its query."""
        return (
            *self.parameters,
            *(DAYS if self.dated else ()),
            *((LIMIT, CURSOR) if self.listing else ()),
        )

    @property
    def address(self) -> str:
        """The path as the router has it."""
        return ROOT + self.path

    @property
    def template(self) -> str:
        """The path as the document has it."""
        return _PART.sub(r"{\1}", self.path)

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the parts of the path."""
        return tuple(name for name, _ in _PART.findall(self.path))
