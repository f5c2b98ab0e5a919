"""The commands that keep the record: it is served, brought to a schema, loaded and judged."""

import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from api.commands.exit_codes import (
    FAILED,
    errors_as_exit_codes,
    open_database,
    print_error,
    progress_bar,
    settings,
    stop,
)
from api.settings import Settings
from db import filling
from db import schema as migrating
from db.commands.load import Summary
from db.engine import is_sqlite

record = typer.Typer()


def _summary(summary: Summary) -> str:
    if summary.did_nothing:
        return f"Nothing changed: {summary.unchanged.total()} records stand as they were (revision {summary.revision})."
    lines = [f"{'':18}{'added':>8}{'changed':>9}{'unchanged':>11}{'removed':>9}"]
    for noun in summary.unchanged | summary.added | summary.changed | summary.removed:
        counts = (summary.added, summary.changed, summary.unchanged, summary.removed)
        numbers = [each[noun] for each in counts]
        lines.append(
            f"{noun.replace('_', ' '):18}{numbers[0]:>8}{numbers[1]:>9}{numbers[2]:>11}{numbers[3]:>9}"
        )
    return "\n".join([*lines, f"The record is at revision {summary.revision}."])


def _fill(chosen: Settings, folder: Path, reason: str) -> Summary:
    with open_database(chosen.database_url) as engine, progress_bar("Loading") as progress:
        return filling.fill(
            engine,
            folder,
            home=chosen.home,
            at=datetime.now(UTC),
            by="concord load",
            reason=reason,
            progress=progress,
        )


@record.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to serve at (CONCORD_HOST)")] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve at (CONCORD_PORT)")] = None,
) -> None:
    """Serve the record. An SQLite file is brought to this release's schema, and filled from data/ where empty."""
    chosen = settings(host=host, port=port)
    try:
        listener = socket.create_server((chosen.host, chosen.port))
    except (OSError, OverflowError) as error:
        raise stop(f"cannot serve at {chosen.host}:{chosen.port}: {error}", FAILED) from None
    with listener, errors_as_exit_codes():
        # The other commands start sooner and need less memory without the server.
        from api.commands.serve import answer

        _make_ready(chosen)
        print_error(f"Serving at http://{chosen.host}:{listener.getsockname()[1]} (Ctrl+C ends)")
        answer(chosen, listener)


def _make_ready(chosen: Settings) -> None:
    with open_database(chosen.database_url, bare=True) as engine:
        if not is_sqlite(chosen.database_url):
            migrating.require_schema(engine)
        else:
            migrating.migrate(engine)
            if filling.is_empty(engine):
                print_error(f"The database is empty: loading {chosen.data}")
                print_error(_summary(_fill(chosen, chosen.data, "First load")))


@record.command()
def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Only tell whether migrations and models agree")
    ] = False,
) -> None:
    """Bring the database to the schema of this release."""
    with errors_as_exit_codes():
        if check:
            difference = migrating.models_differ_from_migrations()
            if difference:
                raise stop(difference, FAILED)
            print_error("The migrations make the tables that the models ask for.")
            return
        chosen = settings()
        with open_database(chosen.database_url, bare=True) as engine:
            migrating.migrate(engine)
        print_error(f"The database is at schema {migrating.newest()}.")


Folder = Annotated[
    Path,
    typer.Argument(
        help="Folder of the data set, a data package, or a file of JSON Lines", show_default=False
    ),
]


@record.command()
def load(
    folder: Folder,
    reason: Annotated[
        str, typer.Option(help="Why the record changes; kept in each revision")
    ] = "Loaded from files",
) -> None:
    """Bring the record to what the files in FOLDER say, in one transaction; refuse a set with any fault."""
    with errors_as_exit_codes():
        chosen = settings()
        typer.echo(_summary(_fill(chosen, folder, reason)))


@record.command()
def check(folder: Folder) -> None:
    """Judge the files in FOLDER without a database: every fault, with file, record, field and reason."""
    with errors_as_exit_codes():
        with progress_bar("Checking") as progress:
            counts = filling.check(folder, home=settings().home, progress=progress)
        typer.echo("No fault. " + ", ".join(f"{number} {noun}" for noun, number in counts.items()))
