"""The house itself: whether it can look into its store, which version it is, and the document of the API."""

from dragoman import __version__
from dragoman.store import StoreError
from dragoman.web.api.calls import Call, Reply
from dragoman.web.pages.asked import store_of


def health(call: Call) -> Reply:
    """Status 200 while the store answers, 503 where it does not."""
    try:
        store_of(call.request).moment()
    except StoreError as error:
        return Reply(body={"status": "failing", "why": error.what}, status=503)
    return Reply(body={"status": "ok", "why": None})


def version(call: Call) -> Reply:
    """The versions of the program, the API and the facts, and what day it is here (UTC)."""
    viewer = call.viewer
    return Reply(
        body={
            "version": __version__,
            "api": "1",
            "facts": viewer.knowledge.fingerprint,
            "today": viewer.today.isoformat(),
        }
    )
