"""Briefings as files: one, or one for every partner at once; a file is there whole or not at all."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import Annotated, TypedDict, Unpack

import typer

from api.clock import today
from api.commands.exit_codes import (
    FAILED,
    REFUSED,
    errors_as_exit_codes,
    open_database,
    progress_bar,
    settings,
    stop,
)
from api.commands.paper_file import PaperFile, no_country, print_paths, write_paper
from api.settings import Settings
from db.ledger import current_revision
from db.session import ReadSession, read_session
from models.dates.day import parse_day
from reports.countries.listing import country_list
from reports.documents.briefing import KIND
from reports.documents.paper import Paper, forget_layouts
from reports.documents.report import Lang, NothingToPrint, file_name, print_report
from reports.revision_cache import code_of
from reports.wording.lexicon import Lexicon, lexicon

command = typer.Typer()

AT_ONCE: dict[Lang, int] = {"en": 2, "zh": 2, "both": 1}
"""While one briefing is typeset, outside Python, the next is read; two in both languages would fill the memory."""


class BriefRequest(TypedDict):
    """Of what a briefing is: day, home state, language."""

    on: date
    home: str
    lang: Lang


def _code(session: ReadSession, name: str, home: str) -> str:
    """The code of a country that a briefing can be about; raises NothingToPrint, with the nearest names."""
    code = code_of(session, name)
    if code == home:
        raise NothingToPrint(f"{name!r} is the home state: a briefing is about another one")
    if code is None:
        raise NothingToPrint(no_country(session, name, but=home))
    return code


def _printed(session: ReadSession, code: str, words: Lexicon, asked: BriefRequest) -> Paper:
    report = KIND.report(session, code, asked["on"], asked["home"])
    return print_report(report, words, asked["lang"], asked["home"])


def brief(database: str, name: str, path: Path | None, **asked: Unpack[BriefRequest]) -> PaperFile:
    """Write the briefing on the country that ``name`` names, under its own name where there is no path.

    Raises NothingToPrint, and OSError.
    """
    with open_database(database) as engine, read_session(engine) as session:
        code = _code(session, name, asked["home"])
        paper = _printed(session, code, lexicon(session, current_revision(session)), asked)
    return write_paper(path or Path(file_name(code, asked["on"], asked["lang"])), paper)


def brief_all(
    database: str, folder: Path, *, progress: Callable[[str, int, int], None], **asked: Unpack[BriefRequest]
) -> list[PaperFile]:
    """Write the briefing on every state that has an agreement by some door into ``folder``. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_database(database) as engine:
        with read_session(engine) as session:
            lines = country_list(session, on=asked["on"], home=asked["home"]).items
            words = lexicon(session, current_revision(session))

        def write(code: str) -> PaperFile:
            with read_session(engine) as session:
                paper = _printed(session, code, words, asked)
            return write_paper(folder / file_name(code, asked["on"], asked["lang"]), paper)

        return _each(
            {line.code: line.name for line in lines if line.total}, write, AT_ONCE[asked["lang"]], progress
        )


def _each(
    countries: Mapping[str, str],
    write: Callable[[str], PaperFile],
    at_once: int,
    progress: Callable[[str, int, int], None],
) -> list[PaperFile]:
    """Write the briefing on each of the countries, by code; the first failure ends it."""
    written = []
    with ThreadPoolExecutor(at_once) as pool:
        jobs = {pool.submit(write, code): name for code, name in countries.items()}
        try:
            for done, job in enumerate(as_completed(jobs), start=1):
                written.append(job.result())
                progress(jobs[job], done, len(jobs))
                if done % at_once == 0:
                    forget_layouts()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return sorted(written)


@command.command("brief")
def print_briefing(
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
        raise stop("name one country, or ask for --all", REFUSED)
    if every and out is None:
        raise stop("--all needs a folder to write to: -o DIR", REFUSED)
    try:
        day = parse_day(on) if on is not None else today()
    except ValueError as error:
        raise stop(f"--on: {error}", REFUSED) from None
    with errors_as_exit_codes():
        chosen = settings()
        asked: BriefRequest = {"on": day, "home": chosen.home, "lang": lang}
        try:
            if country is None:
                _print_all(chosen, out or Path(), asked)
            else:
                print_paths([brief(chosen.database_url, country, out, **asked)])
        except NothingToPrint as error:
            raise stop(str(error), REFUSED) from None
        except OSError as error:
            raise stop(f"cannot write {error.filename or out}: {error.strerror}", FAILED) from None


def _print_all(chosen: Settings, folder: Path, asked: BriefRequest) -> None:
    with progress_bar("Printing") as progress:
        written = brief_all(chosen.database_url, folder, progress=progress, **asked)
    print_paths(written)
