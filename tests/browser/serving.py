"""The real app on the real record, served to a real browser."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep

import uvicorn
from conftest import DATA, LOADED_AT, TODAY

from api.app import create_app
from api.settings import Settings
from db.engine import open_engine
from db.filling import fill
from db.schema import migrate


@contextmanager
def served(database: str) -> Iterator[str]:
    """Fill an empty database, serve it on a free port with the clock at TODAY, and give the address."""
    engine = open_engine(database)
    migrate(engine)
    fill(engine, DATA, home="CN", at=LOADED_AT, by="tests", reason="First load")
    engine.dispose()
    app = create_app(Settings(database_url=database, _env_file=None), clock=lambda: TODAY)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", access_log=False))
    thread = Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    app.state.engine.dispose()
