"""Briefings as files: one, or one for every partner at once; a file is there whole or not at all."""

import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypedDict, Unpack

from api.commands.terminal import open_database
from db.ledger import current_revision
from db.queries import country as naming
from db.session import ReadSession, read_session
from reports.countries.listing import country_list
from reports.documents.briefing import Lang, briefing, file_name
from reports.documents.paper import Paper, forget_layouts
from reports.revision_cache import code_of
from reports.wording.lexicon import lexicon

AT_ONCE: dict[Lang, int] = {"en": 2, "zh": 2, "both": 1}
"""While one briefing is typeset, outside Python, the next is read; two in both languages would fill the memory."""


class BriefRequest(TypedDict):
    """Of what a briefing is: day, home state, language."""

    on: date
    home: str
    lang: Lang


class NoSuchBriefing(LookupError):
    """There is no briefing on what was named; the message says why, with the nearest names."""


class BriefFile(NamedTuple):
    """A briefing that was written to a file."""

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


def _code(session: ReadSession, name: str, home: str) -> str:
    code = code_of(session, name)
    if code == home:
        raise NoSuchBriefing(f"{name!r} is the home state: a briefing is about another one")
    if code is None:
        names = naming.names(session)
        near = ", ".join(names[each][0] for each in naming.nearest(session, name) if each != home)
        raise NoSuchBriefing(f"no country is called {name[:100]!r}" + (f"; near it: {near}" if near else ""))
    return code


def brief(database: str, name: str, path: Path | None, **asked: Unpack[BriefRequest]) -> BriefFile:
    """Write the briefing on the country that ``name`` names, under its own name where there is no path.

    Raises NoSuchBriefing, and OSError.
    """
    with open_database(database) as engine, read_session(engine) as session:
        code = _code(session, name, asked["home"])
        paper = briefing(session, code, **asked)
    return _written(path or Path(file_name(code, asked["on"], asked["lang"])), paper)


def brief_all(
    database: str, folder: Path, *, progress: Callable[[str, int, int], None], **asked: Unpack[BriefRequest]
) -> list[BriefFile]:
    """Write the briefing on every state that has an agreement by some door into ``folder``. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_database(database) as engine:
        with read_session(engine) as session:
            lines = country_list(session, on=asked["on"], home=asked["home"]).items
            words = lexicon(session, current_revision(session))

        def write(code: str) -> BriefFile:
            with read_session(engine) as session:
                paper = briefing(session, code, words=words, **asked)
            return _written(folder / file_name(code, asked["on"], asked["lang"]), paper)

        return _each(
            {line.code: line.name for line in lines if line.total}, write, AT_ONCE[asked["lang"]], progress
        )


def _each(
    countries: Mapping[str, str],
    write: Callable[[str], BriefFile],
    at_once: int,
    progress: Callable[[str, int, int], None],
) -> list[BriefFile]:
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


def _written(path: Path, paper: Paper) -> BriefFile:
    write_whole(path, paper.pdf)
    return BriefFile(path, paper.replaced_names)
