"""Documents as files, as all commands write them: a file is there whole or not at all."""

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from api.commands.exit_codes import print_error
from db.queries import country as naming
from db.session import ReadSession
from reports.documents.paper import Paper


class PaperFile(NamedTuple):
    """A document that was written to a file."""

    path: Path
    replaced: tuple[str, ...]
    """Numbers of the characters that no font shows."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and then move it there: nobody ever meets half of it. Raises OSError."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with part.open("xb") as file:
            file.write(content)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_paper(path: Path, paper: Paper) -> PaperFile:
    """Write a document to a file. Raises OSError."""
    write_whole(path, paper.pdf)
    return PaperFile(path, paper.replaced_names)


def print_paths(files: Sequence[PaperFile]) -> None:
    """Say which files were written, and which characters stand in them by their numbers."""
    for each in files:
        typer.echo(each.path)
        if each.replaced:
            print_error(
                f"{each.path}: no font shows {', '.join(each.replaced)}; they stand there by their numbers"
            )


def no_country(session: ReadSession, name: str, but: str | None = None) -> str:
    """That no country is called so, with the names nearest to it; ``but`` is the code of one that is not meant."""
    names = naming.names(session)
    near = ", ".join(names[code][0] for code in naming.nearest(session, name) if code != but)
    return f"no country is called {name[:100]!r}" + (f"; near it: {near}" if near else "")
