"""The record for programs: /api/v1, described in OpenAPI and served from one and the same table of operations.

table ── routes: an address, its role, its parameters checked ── Call ── a function of the call ── Reply
  │                                                               │
  └──── document: OpenAPI 3.1, and the page of it                 └── viewing: the record as the visitor may see it
"""

from dragoman.web.api.reference import ROUTE as REFERENCE
from dragoman.web.api.routes import ROUTES
from dragoman.web.api.twins import ROUTES as TWINS

__all__ = ["REFERENCE", "ROUTES", "TWINS"]
