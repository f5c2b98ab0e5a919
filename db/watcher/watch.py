"""Watching which revision of the record is the newest, cheaply enough to ask before every answer.

A watcher answers with a version that is at least as new as every write committed before it was asked. As long as
nothing has changed it gives the very same object, so two answers are compared by ``is``.
"""

from sqlalchemy import Engine

from db.engine import address_of, is_sqlite
from db.watcher.file import FileWatcher
from db.watcher.server import ServerWatcher
from db.watcher.version import Watcher


def watch(engine: Engine) -> Watcher:
    """A watcher of the database of ``engine``; it opens a connection of its own when first asked."""
    if is_sqlite(address_of(engine)):
        return FileWatcher(engine)
    return ServerWatcher(engine)
