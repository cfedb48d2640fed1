"""The pages and their addresses, behind the guards, each with the role that it needs.

Addresses are short and stay good, for they are cited: /e/ID an entry, /r/ID a report.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount

from dragoman.model import AccountRole
from dragoman.store import open_store
from dragoman.web import api
from dragoman.web.adding import Jobs
from dragoman.web.answers import Answers
from dragoman.web.asking import UnaskableError
from dragoman.web.guarding import Forwarding, Headers, Limits, Origins, Visitors, needs, public
from dragoman.web.measuring import Measuring
from dragoman.web.outgoing import Outbox
from dragoman.web.pages import (
    adding,
    addresses,
    audit,
    brief,
    calendar,
    changes,
    deciding,
    dossiers,
    entry,
    failing,
    following,
    health,
    instruments,
    plans,
    providing,
    report,
    reviewing,
    search,
    signing,
    subscribing,
    timeline,
    views,
)
from dragoman.web.refusing import Problems
from dragoman.web.rendering import static_files
from dragoman.web.serving import Serving
from dragoman.web.viewing import Viewer

ROUTES = (
    *api.TWINS,  # before the pages, whose names may hold a dot
    needs(AccountRole.READER, "/", timeline.page, "timeline"),
    needs(AccountRole.READER, "/calendar", calendar.chosen, "months"),
    needs(AccountRole.READER, "/calendar.ics", subscribing.every, "calendar_file"),
    needs(AccountRole.READER, "/feed.atom", subscribing.changes, "feed"),
    needs(AccountRole.READER, "/views/{name:path}/calendar.ics", subscribing.view_calendar, "view_calendar"),
    needs(AccountRole.READER, "/views/{name:path}/feed.atom", subscribing.view_changes, "view_feed"),
    needs(AccountRole.READER, "/e/{id}.ics", subscribing.entry, "entry_calendar"),
    needs(AccountRole.READER, "/addresses", addresses.page, "addresses"),
    needs(AccountRole.READER, "/addresses", addresses.make, "make_address", methods=("POST",)),
    needs(AccountRole.READER, "/addresses/revoke", addresses.revoke, "revoke_address", methods=("POST",)),
    public("/c/{key}.ics", subscribing.secret_calendar, "secret_calendar"),
    public("/c/{key}.atom", subscribing.secret_changes, "secret_feed"),
    needs(AccountRole.READER, "/calendar/{month}", calendar.page, "calendar"),
    needs(AccountRole.READER, "/changes", changes.page, "changes"),
    needs(AccountRole.READER, "/changes/seen", changes.seen, "seen", methods=("POST",)),
    needs(AccountRole.READER, "/views", views.keep, "keep_view", methods=("POST",)),
    needs(AccountRole.READER, "/views/drop", views.drop, "drop_view", methods=("POST",)),
    needs(AccountRole.READER, "/search", search.page, "search"),
    needs(AccountRole.READER, "/e/{id}", entry.page, "entry"),
    needs(AccountRole.READER, "/e/{id}/cite.{form}", entry.cite, "cite"),
    needs(AccountRole.READER, "/pair/{parties}", dossiers.pair, "pair"),
    needs(AccountRole.READER, "/p/{name:path}", dossiers.person, "person"),
    needs(AccountRole.READER, "/series", dossiers.every_series, "every_series"),
    needs(AccountRole.READER, "/series/{name:path}", dossiers.series, "series"),
    needs(AccountRole.READER, "/topic/{name}", dossiers.topic, "topic"),
    needs(AccountRole.READER, "/plans", plans.page, "plans"),
    needs(AccountRole.READER, "/instruments", instruments.every, "instruments"),
    needs(AccountRole.READER, "/instrument/{name:path}", instruments.page, "instrument"),
    needs(AccountRole.READER, "/brief", brief.page, "brief"),
    needs(AccountRole.ANALYST, "/brief", brief.keep, "keep_brief", methods=("POST",)),
    needs(AccountRole.READER, "/brief.{form}", brief.download, "brief_file"),
    needs(AccountRole.READER, "/brief/{id}", brief.again, "brief_again"),
    needs(AccountRole.READER, "/r/{id}", report.page, "report"),
    needs(AccountRole.READER, "/review", reviewing.page, "review"),
    needs(AccountRole.ANALYST, "/review", reviewing.decide, "review_decide", methods=("POST",)),
    needs(AccountRole.ANALYST, "/review/undo", reviewing.undo, "review_undo", methods=("POST",)),
    needs(AccountRole.ANALYST, "/e/{id}/decide", deciding.page, "decide"),
    needs(AccountRole.ANALYST, "/e/{id}/decide", deciding.decide, "decided", methods=("POST",)),
    needs(AccountRole.ANALYST, "/e/{id}/undo", deciding.undo, "undone", methods=("POST",)),
    needs(AccountRole.ANALYST, "/add", adding.page, "add"),
    needs(AccountRole.ANALYST, "/add", adding.add, "adding", methods=("POST",)),
    needs(AccountRole.ANALYST, "/add/{id}", adding.job, "job"),
    needs(AccountRole.ANALYST, "/enter", adding.entering, "enter"),
    needs(AccountRole.ANALYST, "/enter", adding.enter, "entering", methods=("POST",)),
    needs(AccountRole.READER, "/sources", following.page, "sources"),
    needs(AccountRole.ANALYST, "/sources", following.follow, "follow", methods=("POST",)),
    needs(AccountRole.ADMIN, "/audit", audit.page, "audit"),
    public("/signin", signing.page, "signin"),
    public("/signin", signing.sign_in, "sign_in", methods=("POST",)),
    public("/signin/provider", providing.leave, "provider"),
    public("/signin/back", providing.back, "provided"),
    public("/signout", signing.sign_out, "sign_out", methods=("POST",)),
    public("/healthz", health.page, "health"),
    api.REFERENCE,
    *api.ROUTES,
)


def application(serving: Serving) -> Starlette:
    """The whole of it. The store is opened when the server starts and closed when it stops."""

    @asynccontextmanager
    async def open_while_running(app: Starlette) -> AsyncIterator[None]:
        with open_store(serving.settings.store) as store:
            app.state.viewer = Viewer(store, serving)
            app.state.tries = signing.tries()
            app.state.jobs = Jobs()
            app.state.outbox = Outbox()
            await run_in_threadpool(app.state.viewer.prepare)
            try:
                yield
            finally:
                await run_in_threadpool(app.state.jobs.close)

    return Starlette(
        routes=[*ROUTES, Mount("/static", static_files(), name="static")],
        middleware=[
            *([Middleware(Measuring, tell=serving.measured)] if serving.measured else []),
            *([Middleware(Forwarding, serving.proxies)] if serving.proxies else []),
            Middleware(Headers, secure=serving.secure),
            Middleware(Problems),
            *([Middleware(Limits)] if serving.accounts else []),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(serving.hosts), www_redirect=False),
            Middleware(Origins),
            Middleware(Visitors, serving=serving),
            Middleware(Answers, serving=serving),
            Middleware(GZipMiddleware, minimum_size=1000),
        ],
        exception_handlers={
            HTTPException: failing.refused,
            UnaskableError: failing.unaskable,
            Exception: failing.broken,
        },
        lifespan=open_while_running,
    )
