"""Requests to pages: `application` makes the whole of it, to be run by any ASGI server.

    request ── guarding ── pages ── asking: what the address asks for
                             │        │
                             │      desk: the pipeline, as the analyst at this desk may see it
                             │        │
                             └── showing: nouns -> what a template needs ── templates -> a page

Pages are rendered here and hold no script of their own; `static/` has the one style sheet and the one script, which
only makes quicker what works without it.
"""

from dragoman.web.app import application
from dragoman.web.measuring import Measured
from dragoman.web.serving import Serving

__all__ = ["Measured", "Serving", "application"]
