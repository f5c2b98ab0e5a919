"""Watching an SQLite file by the count of commits that the engine keeps."""

import os
import sqlite3
from urllib.parse import quote

from sqlalchemy import Engine

from db.engine import address_of, open_engine
from db.watcher.version import RecordVersion, read_version


class FileWatcher:
    """Watches an SQLite file: its engine counts the commits of all other connections for the one that asks."""

    def __init__(self, engine: Engine) -> None:
        self._readers = engine
        self._own = open_engine(address_of(engine))
        self._file = str(engine.url.database)
        self._inode: tuple[int, int] | None = None
        self._connection: sqlite3.Connection | None = None
        self._commits: int | None = None
        self._known: RecordVersion | None = None

    async def version(self) -> RecordVersion | None:
        """The edition; a few microseconds where nothing was committed since."""
        try:
            status = os.stat(self._file)  # noqa: PTH116 - a third of the time of Path.stat
            inode = (status.st_ino, status.st_dev)
            if inode != self._inode or self._connection is None:
                self._reopen(inode)
            assert self._connection is not None  # noqa: S101 - opened above
            (commits,) = self._connection.execute("PRAGMA data_version").fetchone()
        except (OSError, sqlite3.Error):
            self.close()
            return None
        if commits != self._commits or self._known is None:
            # Read after the count: it may be newer than the count says, which the next count will tell.
            read = read_version(self._own)
            self._known = self._known if read == self._known else read
            self._commits = commits
        return self._known

    def _reopen(self, inode: tuple[int, int]) -> None:
        replaced = self._inode not in (None, inode)
        self.close()
        if replaced:
            # Another file lies in its place: nobody may read on from the one before.
            self._readers.dispose()
        # Only a file that is there: to open another would make it. Busy is an answer: this thread waits for nothing.
        self._connection = sqlite3.connect(
            f"file:{quote(self._file)}?mode=rw",
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
        )
        self._inode = inode

    def close(self) -> None:
        """Close what is held; what was known is asked for again."""
        if self._connection is not None:
            self._connection.close()
        self._own.dispose()
        self._connection = self._commits = self._known = None
