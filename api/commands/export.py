"""``concord export``: the whole record in one file, which is there whole or not at all."""

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import IO, Annotated

import typer

from api.commands.exit_codes import (
    FAILED,
    REFUSED,
    errors_as_exit_codes,
    open_database,
    settings,
    stop,
)
from api.settings import Settings
from db.export import record_lines
from db.session import ReadSession, read_session
from reports.exports.package import write_package

export = typer.Typer()


def _package(session: ReadSession, file: IO[bytes], chosen: Settings) -> None:
    base = chosen.public_url or f"http://{chosen.host}:{chosen.port}"
    write_package(session, file, home=chosen.home, base=str(base).rstrip("/"))


def _lines(session: ReadSession, file: IO[bytes], _chosen: Settings) -> None:
    file.writelines(record_lines(session))


WRITERS: dict[str, Callable[[ReadSession, IO[bytes], Settings], None]] = {".zip": _package, ".jsonl": _lines}


@export.command("export")
def export_record(
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The file to write: FILE.zip, or FILE.jsonl")
    ] = Path("concord.zip"),
) -> None:
    """Write the whole record to a data package (.zip), or one record a line (.jsonl); `concord load` takes either."""
    write = WRITERS.get(out.suffix)
    if write is None:
        raise stop(f"-o: name a file that ends in {' or '.join(WRITERS)}", REFUSED)
    with errors_as_exit_codes():
        chosen = settings()
        part = out.with_name(f".{out.name}.{uuid.uuid4().hex}")
        try:
            try:
                with (
                    open_database(chosen.database_url) as engine,
                    read_session(engine) as session,
                    part.open("xb") as file,
                ):
                    write(session, file, chosen)
                part.replace(out)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            raise stop(f"cannot write {out}: {error.strerror}", FAILED) from None
    typer.echo(out)
