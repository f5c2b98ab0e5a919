"""The application: pages for people and JSON for programs, over one engine."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

import web
from api import routes
from api.clock import today
from api.errors import add_error_handlers
from api.head import AnswerHead
from api.settings import Settings
from db.engine import open_engine
from db.migrating import require_schema
from web import pages
from web.headers import SecurityHeaders
from web.pages.problem import problem_page, suggestions_for

DESCRIPTION = """The record of the home state's international space cooperation: agreements by country, with the
status of each derived on any day, the clauses, the parties, the organizations, and the source of every fact."""


def create_app(settings: Settings, *, clock: Callable[[], date] = today) -> FastAPI:
    """The application on the database that ``settings`` name.

    Raises SchemaBehindError where the database is not at this release's schema, UnusableDatabase where it cannot be
    opened.
    """
    engine = open_engine(settings.database_url)
    require_schema(engine)
    app = FastAPI(
        title="Concord",
        version="1",
        description=DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.engine = engine
    app.state.home = settings.home
    app.state.today = clock
    app.add_middleware(AnswerHead)
    app.add_middleware(SecurityHeaders)
    add_error_handlers(app, problem_page, suggestions_for)
    app.include_router(routes.router)
    static = Path(web.__file__).parent / "static"
    app.mount("/static", StaticFiles(directory=static), name="static")
    app.include_router(pages.router, include_in_schema=False)
    return app
