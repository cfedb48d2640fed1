"""What stands before every page: who may call, from where, how often, and what a browser may do with the answer."""

from dragoman.web.guarding.access import needs, public, sent_to, visitor_of
from dragoman.web.guarding.forwarding import Forwarding
from dragoman.web.guarding.headers import Headers
from dragoman.web.guarding.limits import Limits
from dragoman.web.guarding.origins import Origins
from dragoman.web.guarding.visitors import Visitor, Visitors

__all__ = [
    "Forwarding",
    "Headers",
    "Limits",
    "Origins",
    "Visitor",
    "Visitors",
    "needs",
    "public",
    "sent_to",
    "visitor_of",
]
