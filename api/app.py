"""The application: pages for people and JSON for programs, over one engine, with the layers in front of both."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

from fastapi import FastAPI, Request
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware

from api import routes
from api.clock import today
from api.layers import log
from api.layers.access import Access
from api.layers.cache import Cache
from api.layers.limits import BodyLimit, RateLimit
from api.layers.metrics import Metrics, add_metrics
from api.layers.negotiation import Negotiation
from api.layers.problems import add_error_handlers, failed, problem
from api.layers.route_table import RouteTable
from api.layers.security_headers import SecurityHeaders
from api.layers.warming import keep_warm
from api.openapi import add_document, operation_id
from api.settings import Settings
from db.engine import open_engine
from db.schema import require_schema
from db.session import read_session
from db.watcher.watch import watch
from web import pages
from web.pages.problem import problem_page, suggestions_for
from web.static_files import Assets
from web.warm_addresses import first_addresses

DESCRIPTION = """The record of the home state's international space cooperation: agreements by country, with the
status of each derived on any day, the clauses, the parties, the organizations, and the source of every fact."""

EXPOSED = ("ETag", "Last-Modified", "Link", "Retry-After", "X-Request-ID", "Content-Disposition")
"""Headers that pages of other origins may read, where any may."""

SMALLEST_COMPRESSED = 1_400
"""Bytes: what goes in one packet anyway is not worth the time."""


class Concord(FastAPI):
    """The routes, behind the layers that every request passes."""

    front: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        scope["app"] = self
        if self.front is None or scope["type"] != "http":
            await super().__call__(scope, receive, send)
        else:
            await self.front(scope, receive, send)

    async def routed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What the innermost layer asks."""
        await super().__call__(scope, receive, send)


async def _refuse(
    scope: Scope,
    receive: Receive,
    send: Send,
    status: int,
    detail: str,
    headers: dict[str, str] | None = None,
) -> None:
    response = problem(Request(scope), status, detail, headers=headers)
    await SecurityHeaders(response)(scope, receive, send)


def create_app(
    settings: Settings,
    *,
    clock: Callable[[], date] = today,
    access_log: log.AccessLog | None = None,
    warm: bool = False,
) -> Concord:
    """The application on the database that ``settings`` name; ``warm``, it gets ready before the first reader comes.

    Raises SchemaBehindError where the database is not at this release's schema, UnusableDatabase where it cannot be
    opened.
    """
    engine = open_engine(settings.database_url)
    require_schema(engine)
    watcher = watch(engine)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        warming = asyncio.create_task(warmed()) if warm else None
        yield
        if warming is not None:
            warming.cancel()
        watcher.close()
        if access_log is not None:
            access_log.flush()

    app = Concord(
        title="Concord",
        version="1",
        description=DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        lifespan=lifespan,
    )
    app.state.engine = engine
    app.state.home = settings.home
    app.state.today = clock
    app.state.public_url = settings.public_url
    metrics = Metrics() if settings.metrics else None
    add_error_handlers(app, problem_page, suggestions_for)
    app.include_router(routes.router)
    app.router.routes.insert(-1, RouteTable(app.router.routes[-1:]))
    if metrics is not None:
        add_metrics(app, metrics)
    app.mount("/static", Assets(), name="static")
    app.include_router(pages.router, include_in_schema=False)
    add_document(app)

    front: ASGIApp = Negotiation(app.routed, _refuse)
    front = SecurityHeaders(BodyLimit(front, _refuse, settings.body_limit))
    front = CompressMiddleware(front, minimum_size=SMALLEST_COMPRESSED)
    front = cache = Cache(front, watcher, lambda: app.state.today(), settings.cache_megabytes * 1_000_000)
    if settings.rate_limit:
        front = RateLimit(front, _refuse, settings.rate_limit)
    if settings.cors_origins:
        front = CORSMiddleware(
            front, allow_origins=settings.cors_origins, allow_methods=["GET"], expose_headers=EXPOSED
        )
    app.front = Access(front, failed, access_log=access_log, metrics=metrics)

    async def unlogged(scope: Scope, receive: Receive, send: Send) -> None:
        scope["app"] = app
        await cache(scope, receive, send)

    def first() -> list[str]:
        with read_session(engine) as session:
            return first_addresses(session, clock(), settings.home)

    async def warmed() -> None:
        await keep_warm(unlogged, watcher, first, clock)

    return app


def app_from_environment() -> Concord:
    """The application as each process of the service makes it, by the settings of the environment."""
    settings = Settings()
    log.configure(settings.log_level)
    wanted = settings.log_level in ("info", "debug")
    return create_app(settings, access_log=log.AccessLog(sys.stderr) if wanted else None, warm=True)
