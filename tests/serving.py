"""The real app on the real record, served over the network to browsers and to programs of others."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from databases import TODAY
from waiting import PATIENCE, wait_for

from api.app import create_app
from api.settings import Settings


@contextmanager
def serve(database: str) -> Iterator[str]:
    """Serve a database on a free port with the clock at TODAY, and give the address."""
    app = create_app(Settings(database_url=database, _env_file=None), clock=lambda: TODAY)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", access_log=False))
        thread = Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        wait_for(lambda: server.started, thread.is_alive, every=0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(PATIENCE)
    app.state.engine.dispose()
