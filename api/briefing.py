"""Briefings as files: one, or one for every partner at once; a file is there whole or not at all."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypedDict, Unpack

from db.engine import open_engine
from db.ledger import current_revision
from db.queries import country as naming
from db.session import reading
from reports.country import country_list
from reports.documents.briefing import Lang, briefing, file_name
from reports.documents.paper import Paper, forget_layouts
from reports.lexicon import lexicon

AT_ONCE = 2
"""While one briefing is typeset, outside Python, the next is read. More would only need more memory."""
FORGET_AFTER = 4
"""So many briefings later what the typesetter keeps of them is let go, or it would fill hundreds of megabytes."""


class Asked(TypedDict):
    """Of what a briefing is: day, home state, language."""

    on: date
    home: str
    lang: Lang


class UnknownCountry(LookupError):
    """The naming table has no such country; ``nearest`` are names that are like it."""

    def __init__(self, name: str, nearest: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


class Written(NamedTuple):
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


def brief(database: str, name: str, path: Path | None, **asked: Unpack[Asked]) -> Written:
    """Write the briefing on the country that ``name`` names, under its own name where there is no path.

    Raises UnknownCountry, and OSError.
    """
    home = asked["home"]
    with reading(open_engine(database)) as session:
        code = naming.code_of(session, name)
        if code is None or code == home:
            names = naming.names(session)
            raise UnknownCountry(
                name, [names[each][0] for each in naming.nearest(session, name) if each != home]
            )
        paper = briefing(session, code, **asked)
    return _written(path or Path(file_name(code, asked["on"], asked["lang"])), paper)


def brief_all(
    database: str, folder: Path, *, progress: Callable[[str, int, int], None], **asked: Unpack[Asked]
) -> list[Written]:
    """Write the briefing on every state that has an agreement by some door into ``folder``. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    engine = open_engine(database)
    with reading(engine) as session:
        partners = [
            line for line in country_list(session, on=asked["on"], home=asked["home"]).items if line.total
        ]
        words = lexicon(session, current_revision(session))

    def write(code: str) -> Written:
        with reading(engine) as session:
            paper = briefing(session, code, words=words, **asked)
        return _written(folder / file_name(code, asked["on"], asked["lang"]), paper)

    written = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = {pool.submit(write, line.code): line.name for line in partners}
        try:
            for done, job in enumerate(as_completed(jobs), start=1):
                written.append(job.result())
                progress(jobs[job], done, len(jobs))
                if done % FORGET_AFTER == 0:
                    forget_layouts()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return sorted(written)


def _written(path: Path, paper: Paper) -> Written:
    write_whole(path, paper.pdf)
    return Written(path, paper.replaced_names)
