"""Fixtures. Strategy: pull in the smallest thing that has what you need.

Pure rules need nothing from here. ``loaded`` is an engine on the real record, made once a run and engine for all
processes and never written to; ``client`` is the real app on it, with the clock at ``TODAY``. ``empty`` is a migrated
database of its own for a test that writes, ``filled`` one that holds the record. Each of these comes on SQLite and on
PostgreSQL, which a wheel starts in a second. Pages and papers come on SQLite alone: they are made from readings, and
``test_engines_agree.py`` holds that both engines give the same ones, byte for byte.
"""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from databases import DATA, ENGINES, LOADED_AT, ROOT, TODAY, Databases
from fastapi.testclient import TestClient
from hypothesis import settings
from run_folder import RunFolder, end_as_if_interrupted, end_uninterrupted
from sqlalchemy import Engine

from db import filling
from db.engine import open_engine
from db.loading.dataset import read_data_set

__all__ = ["DATA", "ENGINES", "LOADED_AT", "ROOT", "TODAY", "Databases"]

# Commands that tests start write for a file, whatever the terminal around pytest wants.
for _name in ("PY_COLORS", "FORCE_COLOR", "GITHUB_ACTIONS"):
    os.environ.pop(_name, None)

# These machines are shared and noisy: how long an example takes says nothing.
settings.register_profile("concord", deadline=None)
settings.load_profile("concord")

ON_ONE_ENGINE = ("browser", "reports", "web")
"""Folders of tests of what is made from readings and no longer from a database."""

SHARED = pytest.StashKey[Path]()
"""The folder of the run, which its first process makes and names to the others."""

OWNED = pytest.StashKey[RunFolder]()
"""The same, in the process that made it and removes it."""


def engine_of(client: TestClient) -> Engine:
    """The engine of the app that a client asks."""
    app: Any = client.app
    engine: Engine = app.state.engine
    return engine


def pytest_configure(config: pytest.Config) -> None:
    end_as_if_interrupted()
    given = getattr(config, "workerinput", None)
    if given is None:
        config.stash[OWNED] = RunFolder()
    config.stash[SHARED] = Path(given["shared"]) if given else config.stash[OWNED].path


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Name the folder of the run to a process about to start."""
    node.workerinput["shared"] = str(node.config.stash[SHARED])


def pytest_unconfigure(config: pytest.Config) -> None:
    if OWNED in config.stash:
        end_uninterrupted()
        config.stash[OWNED].remove()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for an engine on each, or on one where its folder says so."""
    if "engine_name" in metafunc.fixturenames:
        folder = metafunc.definition.path.parent.name
        engines = ENGINES[:1] if folder in ON_ONE_ENGINE else ENGINES
        metafunc.parametrize("engine_name", engines, indirect=True, scope="session")


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
def databases(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Databases:
    """Makes databases; see ``databases.py``."""
    return Databases(pytestconfig.stash[SHARED], partial(tmp_path_factory.mktemp, "sqlite"))


@pytest.fixture(scope="session")
def engine_name(request: pytest.FixtureRequest) -> str:
    """``sqlite`` or ``postgresql``."""
    return str(request.param)


@pytest.fixture(scope="session")
def loaded_url(databases: Databases, engine_name: str) -> Iterator[str]:
    """The address of a database that holds the real record; not to be written to."""
    yield databases.loaded(engine_name)
    databases.require_untouched(engine_name)


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


@pytest.fixture
def bare_url(databases: Databases, engine_name: str) -> str:
    """The address of a database of the test's own without any table."""
    return databases.empty(engine_name)


@pytest.fixture
def empty_url(databases: Databases, engine_name: str) -> str:
    """The address of a migrated, empty database of the test's own."""
    return databases.migrated(engine_name)


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    """An engine on a migrated, empty database of the test's own."""
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


@pytest.fixture
def filled_url(databases: Databases, engine_name: str) -> str:
    """The address of a database of the test's own that holds the real record."""
    return databases.filled(engine_name)


@pytest.fixture
def filled(filled_url: str) -> Iterator[Engine]:
    """An engine on a database of the test's own that holds the real record."""
    engine = open_engine(filled_url)
    yield engine
    engine.dispose()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data set, to be spoilt."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="session")
def address(databases: Databases) -> Iterator[str]:
    """Where the real app answers over the network on the real record, the clock at TODAY; for browsers and clients."""
    from serving import serve

    with serve(databases.loaded("sqlite")) as origin:
        yield origin
