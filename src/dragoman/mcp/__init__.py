"""The record for programs that speak the Model Context Protocol, over standard input and output; it only reads.

    a call ── arguments: words -> filters, days ── asking: the cleared record ── shapes: nouns -> JSON ── an answer

Invariant: what goes out passes `pipeline/clearing.py`. Whatever words of a report, or its title, outlet, name or
address go out stand in a field "untrusted", between fences that no report can know (`fencing.py`).
"""

from dragoman.mcp.asking import Serving
from dragoman.mcp.serving import server

__all__ = ["Serving", "server"]
