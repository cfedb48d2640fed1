"""/sources: the sources that are followed, how each is, and which to follow from now on."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.following import Condition, Refusal, followed_at, health
from dragoman.model import Followed, Noted, Polling, SourceKind
from dragoman.publishing import source_words
from dragoman.web.guarding import sent_to, visitor_of
from dragoman.web.guarding.forms import Form
from dragoman.web.pages.asked import asked_by, serving_of, store_of, viewer_of
from dragoman.web.rendering import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A source in the list. why: what is the matter, "" for nothing."""

    address: str
    about: str
    condition: str
    is_well: bool
    why: str
    polling: Polling


def page(request: Request) -> Response:
    """The list, those first with which something is the matter."""
    return _list(request, ())


def follow(request: Request) -> Response:
    """Follow the addresses that were sent, or follow some no more."""
    form, store, serving = sent_to(request), store_of(request), serving_of(request)
    who = visitor_of(request).name
    if form.texts("remove"):
        gone = store.unfollow(form.texts("remove"))
        store.note(Noted(at=serving.now(), who=who, what="sources removed", about=" ".join(gone)))
        return RedirectResponse("/sources", 303)
    checked = [followed_at(one) for one in _wanted(form, frozenset(viewer_of(request).knowledge.parties))]
    refused = tuple(one.why for one in checked if isinstance(one, Refusal))
    fit = [one for one in checked if isinstance(one, Followed)]
    if refused or not fit:
        return _list(request, refused or ("Name an address to follow, one a line.",), 400)
    new = store.follow(fit)
    store.note(Noted(at=serving.now(), who=who, what="sources added", about=" ".join(one.address for one in new)))
    return RedirectResponse("/sources", 303)


def _wanted(form: Form, parties: frozenset[str]) -> list[Followed]:
    kind, country = form.text("kind"), form.text("country").strip().upper()
    return [
        Followed(
            address=address,
            kind=SourceKind(kind) if kind in set(SourceKind) else SourceKind.OTHER,
            outlet=form.text("outlet").strip(),
            country=country if country in parties else "",
        )
        for address in form.text("addresses").split()
    ]


def _list(request: Request, why: tuple[str, ...], status: int = 200) -> Response:
    serving = serving_of(request)
    lines = []
    for source, polling in store_of(request).sources().items():
        state = health(polling, serving.now())
        last = f"Last time: {polling.problem.why}" if polling.problem is not None else ""
        lines.append(
            Line(
                address=source.address,
                about=source_words(source),
                condition=state.condition.value,
                is_well=state.condition in (Condition.WELL, Condition.NEW),
                why=state.why or last,
                polling=polling,
            )
        )
    lines.sort(key=lambda line: (line.is_well, line.address))
    return render(
        request,
        "sources.html",
        asked=asked_by(request),
        status=status,
        why=why,
        lines=lines,
        unwell=sum(not line.is_well for line in lines),
        kinds=[one.value for one in SourceKind],
        watched=serving.watched,
    )
