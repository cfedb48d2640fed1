"""A person, series, topic or instrument that nobody knows: status 404, with what was read and the names like it."""

from collections.abc import Callable
from difflib import get_close_matches

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import Record
from dragoman.pipeline import Filters
from dragoman.publishing.coverage import read_words
from dragoman.web.asking import Asked
from dragoman.web.pages.asked import viewer_of
from dragoman.web.rendering import render

_MOST_NEAR = 8
_LIKE, _LONGEST = 0.6, 100  # how like a name must be to one that is known; letters of it that are compared


def unknown(
    request: Request, asked: Asked, what: str, said: str, known: Callable[[Record], dict[str, str]]
) -> Response:
    """A page that says that there is no such thing, with the names that are most like it; of topics with all.

    known: what there is, each with its words.
    """
    whole = viewer_of(request).record(asked, Filters()).record
    names = known(whole)
    plain = {words.casefold(): key for key, words in sorted(names.items())}
    like = get_close_matches(said.casefold()[:_LONGEST], plain, n=_MOST_NEAR, cutoff=_LIKE)
    near = [plain[one] for one in like] if what != "topic" else sorted(names, key=lambda key: names[key].casefold())
    return render(
        request,
        "unknown.html",
        asked=asked,
        what=what,
        said=said,
        near=[(key, names[key]) for key in near],
        read=read_words(whole),
        status=404,
    )
