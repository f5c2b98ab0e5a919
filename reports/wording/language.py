"""The languages of the product: English, and Simplified Chinese from a gettext catalogue."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LOCALES = Path(__file__).parent / "locale"
DOMAIN = "concord"


@dataclass(frozen=True)
class Language:
    """A language: its short code in URLs, its BCP 47 tag, and its catalogue."""

    code: str
    tag: str
    name: str
    locale: Locale
    catalogue: NullTranslations

    def gettext(self, message: str) -> str:
        """The message in this language; itself where the catalogue has none."""
        return self.catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The message in this language, in the form that goes with ``number``."""
        return self.catalogue.ngettext(singular, plural, number)


@cache
def language(code: str) -> Language:
    """The language with the short code ``en`` or ``zh``; raises KeyError for another."""
    return {"en": _english, "zh": _chinese}[code]()


def _english() -> Language:
    return Language("en", "en", "English", Locale("en", "GB"), NullTranslations())


def _chinese() -> Language:
    # Compiled in memory, so that there is no second file to fall behind the catalogue.
    compiled = BytesIO()
    with (LOCALES / "zh_Hans" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale="zh_Hans"))
    compiled.seek(0)
    return Language("zh", "zh-Hans", "中文", Locale("zh", script="Hans"), Translations(compiled, DOMAIN))


CODES = ("en", "zh")
"""Short codes of the languages, the first the one that records are written in."""
