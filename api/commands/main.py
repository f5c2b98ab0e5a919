"""The command ``concord``. Exit codes: 0 done, 1 failed, 2 refused input."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from api.clock import today
from api.commands import brief as briefing
from api.commands.brief import BriefRequest
from api.commands.calendar import calendar
from api.commands.export import export
from api.commands.report import reports
from api.commands.terminal import FAILED, REFUSED
from api.commands.terminal import errors_as_exit_codes as _plainly
from api.commands.terminal import open_database as _opened
from api.commands.terminal import print_error as _say
from api.commands.terminal import settings as _settings
from api.commands.terminal import stop as _stop
from api.settings import Settings
from db import filling
from db import schema as migrating
from db.commands.load import Summary
from db.engine import is_sqlite
from models.dates.day import parse_day
from reports.documents.briefing import Lang

cli = typer.Typer(
    help="The record of international space cooperation agreements: served, checked, loaded, briefed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@contextmanager
def _bar(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None)

        def move(what: str, done: int, total: int) -> None:
            progress.update(task, description=f"{title}: {what}", completed=done, total=total)

        yield move


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


def _fill(settings: Settings, folder: Path, reason: str) -> Summary:
    with _opened(settings.database_url) as engine, _bar("Loading") as progress:
        return filling.fill(
            engine,
            folder,
            home=settings.home,
            at=datetime.now(UTC),
            by="concord load",
            reason=reason,
            progress=progress,
        )


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to serve at (CONCORD_HOST)")] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve at (CONCORD_PORT)")] = None,
) -> None:
    """Serve the record. An SQLite file is brought to this release's schema, and filled from data/ where empty."""
    settings = _settings(host=host, port=port)
    try:
        listener = socket.create_server((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        raise _stop(f"cannot serve at {settings.host}:{settings.port}: {error}", FAILED) from None
    with listener, _plainly():
        # The other commands start sooner and need less memory without the server.
        from api.commands.serve import answer

        _make_ready(settings)
        _say(f"Serving at http://{settings.host}:{listener.getsockname()[1]} (Ctrl+C ends)")
        answer(settings, listener)


def _make_ready(settings: Settings) -> None:
    with _opened(settings.database_url, bare=True) as engine:
        if not is_sqlite(settings.database_url):
            migrating.require_schema(engine)
        else:
            migrating.migrate(engine)
            if filling.is_empty(engine):
                _say(f"The database is empty: loading {settings.data}")
                _say(_summary(_fill(settings, settings.data, "First load")))


@cli.command()
def migrate(
    check: Annotated[
        bool, typer.Option("--check", help="Only tell whether migrations and models agree")
    ] = False,
) -> None:
    """Bring the database to the schema of this release."""
    with _plainly():
        if check:
            difference = migrating.models_differ_from_migrations()
            if difference:
                raise _stop(difference, FAILED)
            _say("The migrations make the tables that the models ask for.")
            return
        settings = _settings()
        with _opened(settings.database_url, bare=True) as engine:
            migrating.migrate(engine)
        _say(f"The database is at schema {migrating.newest()}.")


Folder = Annotated[
    Path,
    typer.Argument(
        help="Folder of the data set, a data package, or a file of JSON Lines", show_default=False
    ),
]


@cli.command()
def load(
    folder: Folder,
    reason: Annotated[
        str, typer.Option(help="Why the record changes; kept in each revision")
    ] = "Loaded from files",
) -> None:
    """Bring the record to what the files in FOLDER say, in one transaction; refuse a set with any fault."""
    with _plainly():
        settings = _settings()
        typer.echo(_summary(_fill(settings, folder, reason)))


@cli.command()
def check(folder: Folder) -> None:
    """Judge the files in FOLDER without a database: every fault, with file, record, field and reason."""
    with _plainly():
        with _bar("Checking") as progress:
            counts = filling.check(folder, home=_settings().home, progress=progress)
        typer.echo("No fault. " + ", ".join(f"{number} {noun}" for noun, number in counts.items()))


@cli.command()
def brief(
    country: Annotated[
        str | None, typer.Argument(help="Code, name or alias of the country", show_default=False)
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="The PDF to write; with --all, the folder", show_default=False),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Brief on every state that has an agreement")] = False,
    lang: Annotated[Lang, typer.Option(help="English, Chinese, or both side by side")] = "en",
    on: Annotated[
        str | None, typer.Option(help="The day asked about, YYYY-MM-DD; today where it is left out")
    ] = None,
) -> None:
    """Print the briefing on COUNTRY, or on every partner, as PDF."""
    if every == (country is not None):
        raise _stop("name one country, or ask for --all", REFUSED)
    if every and out is None:
        raise _stop("--all needs a folder to write to: -o DIR", REFUSED)
    try:
        day = parse_day(on) if on is not None else today()
    except ValueError as error:
        raise _stop(f"--on: {error}", REFUSED) from None
    with _plainly():
        settings = _settings()
        asked: BriefRequest = {"on": day, "home": settings.home, "lang": lang}
        try:
            if country is None:
                _brief_all(settings, out or Path(), asked)
            else:
                _told([briefing.brief(settings.database_url, country, out, **asked)])
        except briefing.NoSuchBriefing as error:
            raise _stop(str(error), REFUSED) from None
        except OSError as error:
            raise _stop(f"cannot write {error.filename or out}: {error.strerror}", FAILED) from None


def _brief_all(settings: Settings, folder: Path, asked: BriefRequest) -> None:
    with _bar("Printing") as progress:
        written = briefing.brief_all(settings.database_url, folder, progress=progress, **asked)
    _told(written)


def _told(written: list[briefing.BriefFile]) -> None:
    for each in written:
        typer.echo(each.path)
        if each.replaced:
            _say(f"{each.path}: no font shows {', '.join(each.replaced)}; they stand there by their numbers")


cli.add_typer(reports)
cli.add_typer(export)
cli.add_typer(calendar)


def main() -> None:
    """Run the command."""
    cli()
