"""``python -m reports.wording.catalogue``: bring the Chinese catalogue up to date with what code and templates say.

``make catalogue`` runs it. New messages stand empty, to be translated; those that nobody says any longer are gone; what
changed in English is a new message, never a guess at a translation. All else stays as it stands, to the byte.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from reports.wording.language import DOMAIN, LOCALES

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGE = "zh_Hans"
CATALOGUE = LOCALES / LANGUAGE / "LC_MESSAGES" / f"{DOMAIN}.po"
WIDTH = "110"
"""Letters of a line in the catalogue."""

END_OF_HEADER = "\n\n"


def extract(into: Path) -> Path:
    """Write every message that code and templates say, found as babel.cfg says, as the template ``into``."""
    _run(
        "extract", "-F", str(ROOT / "babel.cfg"), "-k", "N_", "--no-location", "--sort-output", "--omit-header",
        "-w", WIDTH, "-o", str(into), str(ROOT),
    )  # fmt: skip
    return into


def update(catalogue: Path = CATALOGUE) -> list[str]:
    """Bring ``catalogue`` up to date, its header as it was; the messages in it that have no translation."""
    header = catalogue.read_text(encoding="utf-8").split(END_OF_HEADER, 1)[0]
    with TemporaryDirectory() as folder:
        template = extract(Path(folder) / f"{DOMAIN}.pot")
        _run(
            "update", "-i", str(template), "-o", str(catalogue), "-l", LANGUAGE, "-w", WIDTH,
            "--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date",
        )  # fmt: skip
    # The tool has filled the header in with the time and with names of nobody.
    messages = catalogue.read_text(encoding="utf-8").split(END_OF_HEADER, 1)[1]
    catalogue.write_text(header + END_OF_HEADER + messages, encoding="utf-8")
    return untranslated(read_catalogue(catalogue))


def read_catalogue(file: Path) -> Catalog:
    """A catalogue or a template as Babel reads it."""
    with file.open("rb") as opened:
        return read_po(opened, locale=LANGUAGE)


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages of a catalogue that have no translation, in English."""
    missing = []
    for message in catalogue:
        strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        if message.id and not all(strings):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def _run(command: str, *arguments: str) -> None:
    CommandLineInterface().run(  # type: ignore[no-untyped-call]  # Babel types no command
        ["pybabel", "--quiet", command, *arguments]
    )


if __name__ == "__main__":
    for _message in update():
        sys.stdout.write(f"to be translated: {_message}\n")
