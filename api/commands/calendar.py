"""``concord calendar``: links by which calendars are subscribed to, made, listed and revoked."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Literal

import typer

from api.commands.exit_codes import REFUSED, errors_as_exit_codes, open_database, settings, stop
from db.commands import calendar_link as commands
from db.queries import calendar_link as queries
from db.session import ReadSession, WriteSession, read_session, write_session
from reports.revision_cache import code_of

calendar = typer.Typer(name="calendar", help="Links to subscribe to calendars by.", no_args_is_help=True)

LONGEST = 200

Reader = AbstractContextManager[ReadSession]
Writer = AbstractContextManager[WriteSession]


@contextmanager
def _opened() -> Iterator[tuple[Callable[[], Reader], Callable[[], Writer]]]:
    with errors_as_exit_codes(), open_database(settings().database_url) as engine:
        yield partial(read_session, engine), partial(write_session, engine)


@calendar.command()
def add(
    label: Annotated[str, typer.Argument(help="Whose link it is", show_default=False)],
    country: Annotated[str | None, typer.Option(help="Only with this country: code, name or alias")] = None,
    lang: Annotated[Literal["en", "zh"], typer.Option(help="English or Chinese")] = "en",
) -> None:
    """Make a link and print its address; it is shown this once."""
    if not label.strip() or len(label) > LONGEST or not label.isprintable():
        raise stop(f"a label is 1 to {LONGEST} characters on one line", REFUSED)
    with _opened() as (read, write):
        code = None
        if country is not None:
            with read() as session:
                code = code_of(session, country)
            if code is None:
                raise stop(f"no country is called {country[:100]!r}", REFUSED)
        with write() as writer:
            token = commands.add(writer, label, country=code, lang=lang, at=datetime.now(UTC))
    typer.echo(f"/api/v1/calendars/links/{token}.ics")


@calendar.command("list")
def every() -> None:
    """List the links: number, label, country, language, when made, when revoked."""
    with _opened() as (read, _), read() as session:
        for link in queries.links(session):
            ended = f"revoked {link.revoked_at:%Y-%m-%d}" if link.revoked_at else "stands"
            about = link.country_code or "all"
            typer.echo(f"{link.id}\t{link.label}\t{about}\t{link.lang}\t{link.created_at:%Y-%m-%d}\t{ended}")


@calendar.command()
def revoke(
    number: Annotated[int, typer.Argument(help="Number of the link, as listed", show_default=False)],
) -> None:
    """Revoke a link: who follows it is told that it is gone."""
    with _opened() as (_, write):
        with write() as writer:
            done = commands.revoke(writer, number, at=datetime.now(UTC))
        if not done:
            raise stop(f"no link {number} stands", REFUSED)
    typer.echo(f"Link {number} is revoked.")
