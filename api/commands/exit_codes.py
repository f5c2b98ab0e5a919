"""What all commands do alike: say what went wrong in one line, and end with its exit code."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from api.settings import Settings
from db import schema as migrating
from db.engine import UnusableDatabase, failures_in_one_line, open_engine
from db.loading.faults import DataRefused

DONE, FAILED, REFUSED = 0, 1, 2


def print_error(message: str) -> None:
    """Tell the person at the terminal."""
    typer.echo(message, err=True)


def stop(message: str, code: int) -> typer.Exit:
    """Say why the command ends; raise what this gives."""
    print_error(f"concord: {message}")
    return typer.Exit(code)


@contextmanager
def errors_as_exit_codes() -> Iterator[None]:
    """Turn what can go wrong into one line and an exit code."""
    try:
        with failures_in_one_line():
            yield
    except DataRefused as refused:
        for fault in refused.faults:
            print_error(str(fault))
        raise stop(f"refused: {len(refused.faults)} faults, nothing was written", REFUSED) from None
    except (UnusableDatabase, migrating.SchemaBehindError) as error:
        raise stop(str(error), FAILED) from None


@contextmanager
def open_database(address: str, *, bare: bool = False) -> Iterator[Any]:
    """The engine of the database at an address, which must be at this release's schema unless ``bare``; closed at the end."""
    engine = open_engine(address)
    try:
        if not bare:
            migrating.require_schema(engine)
        yield engine
    finally:
        engine.dispose()


def settings(**given: Any) -> Settings:
    """The settings, those given before those of the environment."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise stop(f"settings: {faults}", REFUSED) from None


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None)

        def move(what: str, done: int, total: int) -> None:
            progress.update(task, description=f"{title}: {what}", completed=done, total=total)

        yield move
