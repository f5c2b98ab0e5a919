"""Serving: one process, or several on the same socket."""

import socket

import uvicorn
from uvicorn.supervisors import Multiprocess

from api.app import app_from_environment
from api.settings import Settings
from db.engine import open_engine
from db.schema import require_schema


def answer(settings: Settings, listener: socket.socket) -> None:
    """Answer requests on ``listener`` until told to end. Raises SchemaBehindError, UnusableDatabase."""
    alone = settings.workers == 1
    config = uvicorn.Config(
        app_from_environment() if alone else "api.app:app_from_environment",
        factory=not alone,
        workers=settings.workers,
        log_config=None,
        access_log=False,
        server_header=False,
    )
    if alone:
        uvicorn.Server(config).run(sockets=[listener])
        return
    engine = open_engine(settings.database_url)
    require_schema(engine)
    engine.dispose()
    Multiprocess(config, sockets=[listener]).run()
